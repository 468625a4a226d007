"""The DASH checklist (004 para 9.4; L8671-9251): 24 questions, the count of "yes", what the professional adds."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.regions.common import needs, region
from domain.safeguarding.regions.state import Marac

__all__ = [
    "HIGH_RISK", "QUESTIONS", "CompleteDash", "DashCompleted", "complete_dash", "dash_completed", "is_high_risk",
    "score",
]  # fmt: skip

HIGH_RISK = 14
"""So many "yes" answers, or more, are visible high risk (DA-DASH-14, L8135)."""

QUESTIONS: Mapping[str, str] = MappingProxyType({
    "injury": "Did the current incident cause injury?",
    "frightened": "Is the victim very frightened?",
    "afraid_of": "What is feared: further injury or violence, and to whom?",
    "isolated": "Is the victim kept from family, friends or a doctor?",
    "depressed": "Is the victim depressed or having suicidal thoughts?",
    "separated": "Did they separate, or try to, in the past year?",
    "child_contact": "Is there conflict over contact with children?",
    "stalking": "Does the abuser constantly contact, follow, stalk or harass?",
    "pregnant": "Is the victim pregnant, or was there a baby in the last 18 months?",
    "more_often": "Does the abuse happen more often?",
    "getting_worse": "Is the abuse getting worse?",
    "control": "Does the abuser try to control everything, or is excessively jealous?",
    "weapons": "Were weapons or objects ever used to hurt?",
    "threats_to_kill": "Were there threats to kill that were believed?",
    "strangulation": "Was there ever strangling, choking, suffocating or drowning?",
    "sexual": "Are things done or said of a sexual nature that hurt or distress?",
    "others_threaten": "Has anybody else threatened the victim, or is feared?",
    "hurt_others": "Has the abuser hurt anybody else?",
    "animals": "Was an animal or the family pet ever mistreated?",
    "financial": "Are there financial issues, or dependence on the abuser for money?",
    "substances": "Did drugs, alcohol or mental health cause the abuser problems in the past year?",
    "suicide_threats": "Has the abuser ever threatened or attempted suicide?",
    "breach": "Was bail, an injunction or an agreement on contact ever broken?",
    "police_trouble": "Was the abuser ever in trouble with the police?",
})  # fmt: skip
"""The prompts of DA-DASH-RISK, in the form's order, in words of our own."""

Answer = Literal["yes", "no", "dont_know"]
"""The form's three columns (DA-DASH-ANSWER)."""


class Dash(Message):
    """One completed checklist; ``own_version``: an agency's own, whose total stands for the answers (DA-DASH-ALT)."""

    answers: Mapping[str, Answer] = {}
    sources: Mapping[str, str] = Field(default={}, description="By question: who said so, if not the victim")
    comments: Mapping[str, str] = {}
    own_version: str | None = Field(default=None, max_length=200, description="Reference of an agency's own DASH")
    total_yes: int | None = Field(default=None, ge=0, le=24, description="As counted on the form")
    other_factors: str = Field(default="", max_length=8000, description="What else raises the risk")
    weapons_access: str = Field(default="", max_length=4000, description="By the abuser's occupation or interests")
    priorities: str = Field(default="", max_length=4000, description="The victim's greatest priorities for safety")
    children_at_risk: bool | None = None
    children_referred_on: date | None = None
    completed_on: date | None = None


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


def score(dash: Dash) -> int:
    """How many answers are "yes" (DA-DASH-TOTAL)."""
    if dash.own_version and not dash.answers:
        return dash.total_yes or 0
    return sum(answer == "yes" for answer in dash.answers.values())


def is_high_risk(dash: Dash) -> bool:
    """Whether the count alone is visible high risk."""
    return score(dash) >= HIGH_RISK


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
    changes = {"state": state, "score": event.score, "high_risk": event.high_risk}
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
