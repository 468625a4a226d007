"""A complaint comes in, is told from one about an agency's own work, and goes the way that follows (29.2 to 29.6)."""

from datetime import date
from typing import Any, Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.complaints.state import About, Complaint, Stage
from domain.mappa.file import MappaFile, changed
from domain.mappa.meetings.state import Id
from domain.mappa.roles import Agency

__all__ = [
    "AgreeHandling", "ComplaintPassedOn", "ComplaintReceived", "HandlingAgreed", "PassComplaintOn", "ReceiveComplaint",
    "agree_handling", "at_stage", "complaint_passed_on", "complaint_received", "handling_advice", "handling_agreed",
    "pass_complaint_on", "passing_advice", "receive_complaint", "with_complaint",
]  # fmt: skip

_ABOUT_MAPPA: Final = frozenset({
    "disclosure", "access_to_meeting", "access_to_minutes", "meeting_decision", "mappa_process",
})  # fmt: skip


class _Received(Message):
    complaint: Id
    complainant: Literal["offender", "legal_adviser", "relative", "friend", "organisation", "professional"]
    about: About
    received_on: date
    reference: str = Field(min_length=1, max_length=200, description="Where it is kept; its words stay there")


class ReceiveComplaint(_Received, Advised):
    """Record a complaint about MAPPA, whoever received it."""

    type: Literal["ReceiveComplaint"] = "ReceiveComplaint"


class ComplaintReceived(_Received, Event):
    """Somebody complains."""

    type: Literal["ComplaintReceived"] = "ComplaintReceived"


class _Handling(Message):
    complaint: Id
    way: Literal["agency", "mappa"] = Field(description="Through an agency's own procedure, or answered by the Chair")
    agency: Agency | None = None
    agreed_with_board_chair: bool = False
    informally_tried: bool = Field(default=False, description="It was tried to settle it where it arose")


class AgreeHandling(_Handling, Advised):
    """Agree how the complaint goes on."""

    type: Literal["AgreeHandling"] = "AgreeHandling"


class HandlingAgreed(_Handling, Event):
    """It is settled whose complaint it is."""

    type: Literal["HandlingAgreed"] = "HandlingAgreed"


class _PassedOn(Message):
    complaint: Id
    complainant_written_to: bool = False


class PassComplaintOn(_PassedOn, Advised):
    """Pass the complaint to the agency's member of the board, and write to the complainant."""

    type: Literal["PassComplaintOn"] = "PassComplaintOn"


class ComplaintPassedOn(_PassedOn, Event):
    """The agency deals with it by its own procedure; its finding is still reported."""

    type: Literal["ComplaintPassedOn"] = "ComplaintPassedOn"
    agency: Agency


def receive_complaint(command: ReceiveComplaint, file: MappaFile, now: Circumstances) -> Ruling:
    """Under an id of its own, on a day that has come."""
    new = command.complaint not in file.complaints.known
    today = now.calendar.local_date(now.recorded_at)
    return unless_refused(
        (
            unless(new, "MAPPA-CMP-POLICY", "A complaint of this id is recorded already.", "complaint"),
            unless(command.received_on <= today, "CASE-TIME-FUTURE", "This day lies ahead.", "received_on"),
        ),
        ComplaintReceived.model_validate(command.body()),
    )


def agree_handling(command: AgreeHandling, file: MappaFile, _: Circumstances) -> Ruling:
    """What is about an agency's own work goes to the agency, whatever the complainant calls it (29.2, 29.3)."""
    if objection := at_stage(file, command.complaint, "received"):
        return unless_refused((objection,))
    mappa = file.complaints.open[command.complaint].about in _ABOUT_MAPPA
    rightly = (command.way == "mappa") == mappa
    words = "It is about a decision or the process of MAPPA: it is answered by the Chair of the board."
    if not mappa:
        words = "It is about how one agency works: it goes through that agency's own procedure."
    return unless_refused(
        (
            unless(rightly, "MAPPA-CMP-CLASSIFY", words, "way"),
            unless(mappa or command.agency, "MAPPA-CMP-CLASSIFY", "Say which agency it is about.", "agency"),
        ),
        HandlingAgreed.model_validate(command.body()),
    )


def handling_advice(command: AgreeHandling, _: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The Co-ordinator agrees it with the Chair of the board; the lowest level comes first (29.4, 29.6)."""
    words, low = "Agree with the Chair of the board how to go on.", "Try first to settle it where it arose."
    return (
        unless(command.agreed_with_board_chair, "MAPPA-CMP-CONSULT", words, "agreed_with_board_chair"),
        unless(command.informally_tried, "MAPPA-CMP-LOWEST", low, "informally_tried"),
    )


def pass_complaint_on(command: PassComplaintOn, file: MappaFile, _: Circumstances) -> Ruling:
    """To the agency that it is about."""
    if objection := at_stage(file, command.complaint, "agreed"):
        return unless_refused((objection,))
    found = file.complaints.open[command.complaint]
    words = "It is about MAPPA: the Chair of the board answers it."
    return unless_refused(
        (unless(found.way == "agency", "MAPPA-CMP-CLASSIFY", words, "complaint"),),
        ComplaintPassedOn(**command.body(), agency=found.agency or "other"),
    )


def passing_advice(command: PassComplaintOn, _: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The complainant hears where it went (29.6)."""
    words = "Write to the complainant that the agency deals with it."
    return (unless(command.complainant_written_to, "MAPPA-CMP-AGENCY", words, "complainant_written_to"),)


def at_stage(file: MappaFile, complaint: str, *stages: Stage) -> Objection | None:
    """That this complaint has come so far, and no further."""
    found = file.complaints.open.get(complaint)
    words = "No complaint of this id is open."
    if found is not None:
        words = f"This complaint is {found.stage.replace('_', ' ')}: this step belongs elsewhere."
    return unless(found and found.stage in stages, "MAPPA-CMP-POLICY", words, "complaint")


def with_complaint(file: MappaFile, complaint: str, **changes: Any) -> MappaFile:
    """The file with these facts of an open complaint changed."""
    found = file.complaints.open.get(complaint)
    if found is None:
        return file
    known = {**file.complaints.open, complaint: found.model_copy(update=changes)}
    return changed(file, complaints=file.complaints.model_copy(update={"open": known}))


def complaint_received(file: MappaFile, event: ComplaintReceived) -> MappaFile:
    """Open."""
    slice_ = file.complaints.model_copy(update={
        "open": {**file.complaints.open, event.complaint: Complaint(about=event.about)},
        "known": file.complaints.known | {event.complaint},
    })  # fmt: skip
    return changed(file, complaints=slice_)


def handling_agreed(file: MappaFile, event: HandlingAgreed) -> MappaFile:
    """Whose it is."""
    return with_complaint(file, event.complaint, stage="agreed", way=event.way, agency=event.agency)


def complaint_passed_on(file: MappaFile, event: ComplaintPassedOn) -> MappaFile:
    """With the agency."""
    return with_complaint(file, event.complaint, stage="passed_on")
