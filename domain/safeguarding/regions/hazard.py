"""Self-neglect (004 L1673-1743): the hazard that a manager authorises and ends, and its warning note."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless, unless_refused
from domain.safeguarding.regions.common import REFERENCE, needs, region
from domain.safeguarding.regions.state import Hazard

__all__ = [
    "HAZARD_CLOCK", "AddWarningNote", "AuthoriseHazard", "EndWarningNote", "HazardAuthorised", "HazardEndAuthorised",
    "HazardRecorded", "HazardReviewed", "RecordHazard", "ReviewHazard", "SignOffHazard", "WarningNoteAdded",
    "WarningNoteEnded", "add_warning_note", "authorise_hazard", "end_warning_note", "hazard_stands",
    "record_hazard", "review_hazard", "sign_off_hazard",
]  # fmt: skip

WARNING = "Person open to Self-Neglect Policy and Procedures."
"""The note's words are the process map's own (L1705-1720)."""


class Recording(Message):
    """The hazard as recorded; ``risk_assessment`` is the policy's, and decides whether there is one."""

    reference: str = Field(pattern=REFERENCE)
    team: str = Field(default="", max_length=80)
    risk_assessment: str = Field(default="", max_length=8000)
    self_neglect_form: bool = Field(default=False, description="The optional form (SN-HAZARD-FORM)")


class RecordHazard(Recording, Command):
    """Start the hazard workflow (SN-HAZARD-DECIDE)."""

    type: Literal["RecordHazard"] = "RecordHazard"


class HazardRecorded(Recording, Event):
    """A self-neglect hazard stands on the record and waits for the manager."""

    type: Literal["HazardRecorded"] = "HazardRecorded"


class AuthoriseHazard(Command):
    """The manager authorises the hazard form (SN-HAZARD-AUTH)."""

    type: Literal["AuthoriseHazard"] = "AuthoriseHazard"


class HazardAuthorised(Event):
    """The hazard may be shown: a warning note can be added."""

    type: Literal["HazardAuthorised"] = "HazardAuthorised"


class AddWarningNote(Command):
    """Add the warning note to the person's record (SN-WARN-ADD)."""

    type: Literal["AddWarningNote"] = "AddWarningNote"


class WarningNoteAdded(Event):
    """Whoever opens the record sees that the person is open to the self-neglect policy."""

    type: Literal["WarningNoteAdded"] = "WarningNoteAdded"
    note: str = WARNING


class Review(Message):
    """Whether the adult, or those involved, agree that the risk is acceptable (SN-HAZARD-AGREE)."""

    risk_acceptable: bool
    agreed_with: tuple[str, ...] = Field(default=(), description="adult, or codes of the agencies and people")
    findings: str = Field(default="", max_length=8000)
    next_review: date | None = Field(default=None, description="If one is agreed: the source names no interval")


class ReviewHazard(Review, Command):
    """Review the hazard; monitoring goes on unless the risk is acceptable."""

    type: Literal["ReviewHazard"] = "ReviewHazard"


class HazardReviewed(Review, Event):
    """The hazard was reviewed."""

    type: Literal["HazardReviewed"] = "HazardReviewed"


class SignOffHazard(Command):
    """The manager authorises the end of the hazard (SN-HAZARD-OPEN)."""

    type: Literal["SignOffHazard"] = "SignOffHazard"


class HazardEndAuthorised(Event):
    """The procedures can end; the warning note is ended next."""

    type: Literal["HazardEndAuthorised"] = "HazardEndAuthorised"


class EndWarningNote(Command):
    """Enter the end date on the warning note (SN-WARN-END)."""

    type: Literal["EndWarningNote"] = "EndWarningNote"
    ends_on: date


class WarningNoteEnded(Event):
    """The hazard is over."""

    type: Literal["WarningNoteEnded"] = "WarningNoteEnded"
    ends_on: date


def record_hazard(command: RecordHazard, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Where the policy's risk assessment asks for it, and none is open."""
    words = "Assess the risk by the multi-agency policy: it decides whether the hazard workflow is needed."
    free = file.regions.hazard.state in {"none", "ended"}
    return unless_refused(
        (
            unless(free, "SN-HAZARD-OPEN", "A self-neglect hazard is open already: review it.", "reference"),
            needs("SN-HAZARD-DECIDE", command.risk_assessment, words, "risk_assessment"),
            needs("SN-HAZARD-CLOSE", command.team, "Allocate the hazard to the team that goes on.", "team"),
        ),
        HazardRecorded.model_validate(command.model_dump(exclude={"type"})),
    )


def authorise_hazard(_: AuthoriseHazard, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """By a manager who did not record it."""
    another = "Somebody else than who recorded the hazard authorises it."
    return unless_refused(
        (
            _at(file, {"recorded"}, "SN-HAZARD-AUTH", "No hazard waits to be authorised."),
            unless(now.by.id != file.regions.hazard.recorded_by, "SN-HAZARD-AUTH", another),
        ),
        HazardAuthorised(),
    )


def add_warning_note(_: AddWarningNote, file: SafeguardingFile, __: Circumstances) -> Ruling:
    """Only after the manager authorised the form."""
    words = "The manager authorises the hazard form before a warning note is added."
    return unless_refused((_at(file, {"authorised"}, "SN-WARN-ADD", words),), WarningNoteAdded())


def review_hazard(command: ReviewHazard, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Of an authorised hazard; what is called acceptable is so with somebody's agreement."""
    past = command.next_review is not None and command.next_review < now.calendar.local_date(now.effective_at)
    agreed = command.agreed_with or not command.risk_acceptable
    return unless_refused(
        (
            _at(file, {"authorised", "noted"}, "SN-HAZARD-OPEN", "No authorised hazard is open."),
            needs("SN-HAZARD-AGREE", command.findings, "Say what the review found.", "findings"),
            unless(agreed, "SN-HAZARD-AGREE", "Say with whom it is agreed that the risk is acceptable.", "agreed_with"),
            unless(not past, "SN-HAZARD-OPEN", "The date of the next review lies in the past.", "next_review"),
        ),
        HazardReviewed.model_validate(command.model_dump(exclude={"type"})),
    )


def sign_off_hazard(_: SignOffHazard, file: SafeguardingFile, __: Circumstances) -> Ruling:
    """After a review that found the risk acceptable."""
    words = "The hazard stays open until a review finds the risk mitigated."
    return unless_refused(
        (
            _at(file, {"authorised", "noted"}, "SN-HAZARD-OPEN", "No authorised hazard is open."),
            unless(file.regions.hazard.risk_acceptable, "SN-HAZARD-OPEN", words),
        ),
        HazardEndAuthorised(),
    )


def end_warning_note(command: EndWarningNote, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Only after the manager authorised the end."""
    words = "The manager authorises the end of the hazard before the note is ended."
    refused = (_at(file, {"end_authorised"}, "SN-WARN-END", words),)
    return unless_refused(refused, WarningNoteEnded(ends_on=command.ends_on))


def hazard_stands(file: SafeguardingFile, event: Event, happened: Happened) -> SafeguardingFile:
    """The hazard's state after one of its events."""
    hazard = file.regions.hazard
    match event:
        case HazardRecorded():
            fresh = Hazard(state="recorded", reference=event.reference, recorded_by=happened.by, route=hazard.route)
            return region(file, hazard=fresh)
        case HazardReviewed():
            return _hazard(file, risk_acceptable=event.risk_acceptable)
        case _:
            return _hazard(file, state=_STATE[type(event)])


_STATE: dict[type[Event], str] = {
    HazardAuthorised: "authorised", WarningNoteAdded: "noted", HazardEndAuthorised: "end_authorised",
    WarningNoteEnded: "ended",
}  # fmt: skip

HAZARD_CLOCK = Clock(
    rule="SN-HAZARD-OPEN",
    holder="CommunityTeam",
    starts_on=(HazardReviewed,),
    met_by=(HazardReviewed, HazardEndAuthorised),
    agreed=lambda event: getattr(event, "next_review", None),
    only_if=lambda event: event.next_review is not None,
)
"""A review is owed only where a date for it was agreed."""


def _hazard(file: SafeguardingFile, **changes: object) -> SafeguardingFile:
    return region(file, hazard=Hazard.model_validate(file.regions.hazard.model_dump() | changes))


def _at(file: SafeguardingFile, states: set[str], rule: str, words: str) -> Objection | None:
    return unless(file.regions.hazard.state in states, rule, words)
