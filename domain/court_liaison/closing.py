"""The end of the work, who has the case in hand, and a death (003 L31 to L32, L45, L134).

The chart ends with what came of the links. Here closing asks for it: an answer alone does not close, since what the
court decides, what probation asked and a roadmap may still be owed (docs/decisions/0026).
"""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.activity import roadmap_owed
from domain.court_liaison.assessing import Wellbeing
from domain.court_liaison.consulting import unanswered
from domain.court_liaison.file import CourtFile, changed
from domain.court_liaison.linking import linked_objections
from domain.court_liaison.stages import AT_COURT, CLOSED, OM_CLOSED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "CaseTakenOver", "CloseCase", "Death", "PersonDied", "RecordDeath", "TakeOverCase", "WorkClosed", "case_taken_over",
    "close_case", "left_unsaid", "person_died", "record_death", "take_over_case", "work_closed",
]  # fmt: skip

_WORDS: Final = Field(min_length=3, max_length=8000)


class Outcome(Message):
    """How the person stands when the work ends."""

    words: str = _WORDS
    settled_housing: bool | None = None
    mainstream_support: bool | None = Field(default=None, description="Linked with mainstream support")
    community_link: str = Field(
        default="", max_length=400, description="Community, education, work or peer activity of the person's choice"
    )
    wellbeing: Wellbeing | None = Field(default=None, description="On the same tool as at the first assessment")


class CloseCase(Outcome, Advised):
    """Close the case: nothing is owed to anybody any more."""

    type: Literal["CloseCase"] = "CloseCase"


class WorkClosed(Outcome, Event):
    """The service's work with this person in these proceedings is over."""

    type: Literal["WorkClosed"] = "WorkClosed"


class TakeOverCase(Command):
    """Take the case over from another practitioner."""

    type: Literal["TakeOverCase"] = "TakeOverCase"


class CaseTakenOver(Event):
    """Another practitioner has the case in hand."""

    type: Literal["CaseTakenOver"] = "CaseTakenOver"
    practitioner: str


class Death(Message):
    """The person's death."""

    on: date | None = None


class RecordDeath(Death, Command):
    """Keep that the person died."""

    type: Literal["RecordDeath"] = "RecordDeath"


class PersonDied(Death, Event):
    """The person died: the case ends, and what was owed falls away."""

    type: Literal["PersonDied"] = "PersonDied"


def close_case(command: CloseCase, file: CourtFile, _: Circumstances) -> Ruling:
    """With every link followed, every question answered, every report given, and the roadmap."""
    report = "The court waits for a report that it required."
    return unless_refused(
        (
            *linked_objections(file),
            *unanswered(file),
            unless(not file.report_required, "COURT-OM-REPORT", report),
            roadmap_owed(file),
        ),
        WorkClosed.model_validate(command.body()),
    )


def take_over_case(_: TakeOverCase, __: CourtFile, now: Circumstances) -> Ruling:
    """By whoever says so, for themselves."""
    return (CaseTakenOver(practitioner=now.by.id),)


def record_death(command: RecordDeath, _: CourtFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (PersonDied(on=command.on),)


def left_unsaid(command: CloseCase, file: CourtFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """What the person was not given, and what the figures will lack."""
    advice = "No advice or information given to the person is on record."
    links = "The person was signposted or referred to no service."
    decided = "What the court decided is not on record."
    housing = "Say whether the person has settled housing."
    support = "Say whether the person is linked with mainstream support."
    activity = "No link to an activity of the person's choice is on record."
    score = "No wellbeing score is given at the end."
    return (
        unless(file.advised, "COURT-ADVICE", advice),
        unless(file.links, "COURT-SIGNPOST", links),
        unless(file.disposed or file.sentenced, "COURT-M-DIVERSION", decided),
        unless(command.settled_housing is not None, "COURT-M-INTEGRATION", housing, "settled_housing"),
        unless(command.mainstream_support is not None, "COURT-M-INTEGRATION", support, "mainstream_support"),
        unless(said(command.community_link), "COURT-M-PARTICIPATION", activity, "community_link"),
        unless(command.wellbeing, "COURT-M-HEALTH", score, "wellbeing"),
    )


def work_closed(file: CourtFile, _: WorkClosed) -> CourtFile:
    """The end."""
    return _ended(file)


def person_died(file: CourtFile, _: PersonDied) -> CourtFile:
    """The end."""
    return _ended(file)


def case_taken_over(file: CourtFile, event: CaseTakenOver) -> CourtFile:
    """In other hands."""
    return changed(file, practitioner=event.practitioner)


def _ended(file: CourtFile) -> CourtFile:
    return changed(file, stage=CLOSED if file.stage in AT_COURT else OM_CLOSED)
