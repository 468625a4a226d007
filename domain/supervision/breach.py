"""A breach of a condition: it asks for a decision, and is never by itself a ground of recall (001 2.5)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.supervision.acting import by_supervisor
from domain.supervision.community import standing
from domain.supervision.ending import AbsoluteDischargeGranted, PersonDied
from domain.supervision.file import ConditionKind, SupervisionFile
from domain.supervision.recall import RecallOrdered
from domain.supervision.roles import SOCIAL_SUPERVISOR
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import IN_COMMUNITY

__all__ = ["BREACH", "ActionDecided", "BreachNoted", "DecideAction", "NoteBreach"]

_KEY = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$", description="A name for this breach within the case, e.g. b1")


class Breach(Message):
    """Which condition was breached, and how."""

    breach: str = _KEY
    condition: ConditionKind
    words: str = Field(min_length=3, max_length=20_000)


class NoteBreach(Breach, Advised):
    """Note that a condition was breached."""

    type: Literal["NoteBreach"] = "NoteBreach"


class BreachNoted(Breach, Event):
    """A condition was breached: what to do is to be decided."""

    type: Literal["BreachNoted"] = "BreachNoted"


class Action(Message):
    """What is done about a breach, and why; "none" is a decision too."""

    breach: str = _KEY
    action: Literal[
        "none", "talk", "plan_changed", "change_of_conditions_asked", "concern_raised", "assessment_asked",
        "casework_section_told", "other",
    ]  # fmt: skip
    because: str = Field(min_length=3, max_length=20_000)


class DecideAction(Action, Advised):
    """Decide what is done about a breach."""

    type: Literal["DecideAction"] = "DecideAction"


class ActionDecided(Action, Event):
    """It is decided what is done about the breach."""

    type: Literal["ActionDecided"] = "ActionDecided"


def note_breach(command: NoteBreach, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Of a condition that is in force; each breach has a name of its own."""
    in_force = command.condition in {each.kind for each in file.discharge.conditions}
    no_such = "The discharge has no condition of this type."
    again = "This name stands for another breach: give a new one."
    return unless_refused(
        (
            by_supervisor(file, now, "SUP-BREACH-REVIEW"),
            unless(in_force, "SUP-BREACH-REVIEW", no_such, "condition"),
            unless(command.breach not in file.risk.breach_names, "SUP-BREACH-REVIEW", again, "breach"),
        ),
        BreachNoted.model_validate(command.body()),
    )


def decide_action(command: DecideAction, file: SupervisionFile, now: Circumstances) -> Ruling:
    """On a breach that waits for it."""
    words = "No breach of this name waits for a decision."
    return unless_refused(
        (
            by_supervisor(file, now, "SUP-BREACH-REVIEW"),
            unless(command.breach in file.risk.breaches, "SUP-BREACH-REVIEW", words, "breach"),
        ),
        ActionDecided.model_validate(command.body()),
    )


def breach_noted(file: SupervisionFile, event: BreachNoted) -> SupervisionFile:
    """To be decided on."""
    return standing(
        file, breaches=file.risk.breaches | {event.breach}, breach_names=file.risk.breach_names | {event.breach}
    )  # fmt: skip


def action_decided(file: SupervisionFile, event: ActionDecided) -> SupervisionFile:
    """Decided."""
    return standing(file, breaches=file.risk.breaches - {event.breach})


def _which(event: BreachNoted | ActionDecided | RecallOrdered | AbsoluteDischargeGranted | PersonDied) -> str | None:
    return event.breach if isinstance(event, BreachNoted | ActionDecided) else None


BREACH = SupervisionRegion(
    name="breach",
    rows=(
        Row("SUPERVISED", NoteBreach, IN_COMMUNITY, SOCIAL_SUPERVISOR, note_breach),
        Row("REVIEWING_BREACH", DecideAction, IN_COMMUNITY, SOCIAL_SUPERVISOR, decide_action),
    ),
    folds={BreachNoted: simply(breach_noted), ActionDecided: simply(action_decided)},
    clocks=(
        Clock("SUP-BREACH-REVIEW", "SocialSupervisor", starts_on=(BreachNoted,), met_by=(ActionDecided,),
              lapses_on=(RecallOrdered, AbsoluteDischargeGranted, PersonDied), subject=_which),
    ),
)  # fmt: skip
