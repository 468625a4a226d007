"""The DASH checklist (004 para 9.4; L8671-9251): 24 questions, the count of "yes", what the professional adds."""

from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.regions.common import needs, region
from domain.safeguarding.regions.dash_form import QUESTIONS, Dash, is_high_risk, score
from domain.safeguarding.regions.state import Marac

__all__ = ["CompleteDash", "DashCompleted", "complete_dash", "dash_completed"]


class CompleteDash(Dash, Command):
    """Complete the DASH with the victim, after domestic abuse training (DA-DASH-WHO)."""

    type: Literal["CompleteDash"] = "CompleteDash"
    trained: bool = Field(default=False, description="Whoever completes it did the domestic abuse training")
    purpose_explained: bool = False


class DashCompleted(Dash, Event):
    """The checklist is scored; at 14 or more it goes to MARAC (DA-DASH-MARAC)."""

    type: Literal["DashCompleted"] = "DashCompleted"
    score: int
    high_risk: bool


def complete_dash(command: CompleteDash, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Every question, the count, the professional's part; a child at risk is referred."""
    own = said(command.own_version) and not command.answers
    event = DashCompleted(
        **command.model_dump(exclude={"type", "trained", "purpose_explained"}),
        score=score(command), high_risk=is_high_risk(command),
    )  # fmt: skip
    return unless_refused(
        (
            unless(command.trained or own, "DA-DASH-WHO", "Complete the DASH after the training on it.", "trained"),
            unless(command.purpose_explained or own, "DA-DASH-PURPOSE",
                   "Explain first that the questions are for the person's safety.", "purpose_explained"),
            *(_own_total(command) if own else _answer_objections(command)),
            *_professional(command),
            _children(command, file),
        ),
        event,
    )  # fmt: skip


def dash_completed(file: SafeguardingFile, event: DashCompleted) -> SafeguardingFile:
    """The latest score counts; what was referred already stays referred."""
    before = file.regions.marac
    state = "scored" if before.state in {"none", "scored", "not_referred"} else before.state
    dash = Dash.model_validate(event.model_dump(include=set(Dash.model_fields)))
    changes = {"state": state, "score": event.score, "high_risk": event.high_risk, "dash": dash}
    return region(file, marac=Marac.model_validate(before.model_dump() | changes))


def _own_total(dash: Dash) -> tuple[Objection | None, ...]:
    words = "Give the number of yes answers on the agency's own checklist."
    return (unless(dash.total_yes is not None, "DA-DASH-ALT", words, "total_yes"),)


def _answer_objections(dash: Dash) -> tuple[Objection | None, ...]:
    open_ones = (f for f in QUESTIONS if f not in dash.answers)
    strange = ", ".join(sorted({*dash.answers, *dash.sources, *dash.comments} - set(QUESTIONS)))
    right = dash.total_yes in {None, score(dash)}
    return (
        *(unless(None, "DA-DASH-24", f"Answer this question: {QUESTIONS[f]}", f"answers.{f}") for f in open_ones),
        unless(not strange, "DA-DASH-RISK", f"The DASH has no question {strange}.", "answers"),
        unless(right, "DA-DASH-TOTAL", f"{score(dash)} answers are yes: correct the total.", "total_yes"),
    )


def _professional(dash: Dash) -> tuple[Objection | None, ...]:
    """What the last page of the form asks (L9214-9251)."""
    rule = "DA-DASH-EXTRA"
    return (
        needs(rule, dash.other_factors, "Consider what else raises the risk, and say so if nothing does.",
              "other_factors"),
        needs(rule, dash.weapons_access, "Consider the abuser's access to weapons.", "weapons_access"),
        needs(rule, dash.priorities, "Ask what the victim's greatest priorities for safety are.", "priorities"),
        unless(dash.children_at_risk is not None, rule, "Answer whether children are at risk.", "children_at_risk"),
        unless(dash.completed_on, rule, "Date the checklist.", "completed_on"),
    )  # fmt: skip


def _children(dash: Dash, file: SafeguardingFile) -> Objection | None:
    referred = dash.children_referred_on or "children" in file.told
    words = "Refer the child to children's services, and give the date."
    return unless(referred or not dash.children_at_risk, "DA-DASH-CHILD", words, "children_referred_on")
