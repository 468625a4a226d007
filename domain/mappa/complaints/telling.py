"""The complainant is kept advised, the board hears of every complaint and finding, and it is closed (29.5, 29.7)."""

from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.complaints.receiving import at_stage, with_complaint
from domain.mappa.complaints.state import Stage
from domain.mappa.file import MappaFile, changed
from domain.mappa.meetings.state import Id

__all__ = [
    "AdviseComplainant", "CloseComplaint", "ComplainantAdvised", "ComplaintClosed", "ComplaintReported",
    "ReportComplaint", "advise_complainant", "close_complaint", "closing_advice", "complainant_advised",
    "complaint_closed", "complaint_reported", "report_complaint",
]  # fmt: skip

_ENDED: Final[tuple[Stage, ...]] = ("answered", "found", "reviewed")
_ANY: Final[tuple[Stage, ...]] = (*_ENDED, "received", "agreed", "passed_on", "investigated", "under_review")


class _Advised(Message):
    complaint: Id
    of: Literal["delay", "progress", "outcome"]
    because: str = Field(default="", max_length=4000, description="Of a delay: why")


class AdviseComplainant(_Advised, Advised):
    """Tell the complainant of a delay, of the progress or of the outcome."""

    type: Literal["AdviseComplainant"] = "AdviseComplainant"


class ComplainantAdvised(_Advised, Event):
    """The complainant knows."""

    type: Literal["ComplainantAdvised"] = "ComplainantAdvised"


class ReportComplaint(Advised):
    """Report the complaint, and what was found so far, to the board."""

    type: Literal["ReportComplaint"] = "ReportComplaint"
    complaint: Id


class ComplaintReported(Event):
    """The board knows."""

    type: Literal["ComplaintReported"] = "ComplaintReported"
    complaint: str


class CloseComplaint(Advised):
    """Nothing is left to do of the complaint."""

    type: Literal["CloseComplaint"] = "CloseComplaint"
    complaint: Id


class ComplaintClosed(Event):
    """It is over."""

    type: Literal["ComplaintClosed"] = "ComplaintClosed"
    complaint: str


def advise_complainant(command: AdviseComplainant, file: MappaFile, _: Circumstances) -> Ruling:
    """Whatever its stage; a delay with its reason."""
    words = "Say why it takes longer."
    return unless_refused(
        (
            at_stage(file, command.complaint, *_ANY),
            unless(command.of != "delay" or said(command.because), "MAPPA-CMP-DELAYS", words, "because"),
        ),
        ComplainantAdvised.model_validate(command.body()),
    )


def report_complaint(command: ReportComplaint, file: MappaFile, _: Circumstances) -> Ruling:
    """Whatever its stage: the board monitors complaints, not only their ends (31.18)."""
    return unless_refused(
        (at_stage(file, command.complaint, *_ANY),), ComplaintReported(complaint=command.complaint)
    )  # fmt: skip


def close_complaint(command: CloseComplaint, file: MappaFile, _: Circumstances) -> Ruling:
    """Answered or found, and the board knows."""
    if objection := at_stage(file, command.complaint, *_ENDED):
        return unless_refused((objection,))
    reported = file.complaints.open[command.complaint].reported
    words = "Report the complaint and its finding to the board first."
    return unless_refused(
        (unless(reported, "MAPPA-CMP-SMB", words, "complaint"),), ComplaintClosed(complaint=command.complaint)
    )


def closing_advice(command: CloseComplaint, file: MappaFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """The complainant has been told the outcome (29.7)."""
    found = file.complaints.open.get(command.complaint)
    words = "Tell the complainant the outcome."
    return (unless(found is None or found.told, "MAPPA-CMP-PROGRESS", words, "complaint"),)


def complainant_advised(file: MappaFile, event: ComplainantAdvised) -> MappaFile:
    """Told of the outcome, if that was told."""
    return with_complaint(file, event.complaint, told=True) if event.of == "outcome" else file


def complaint_reported(file: MappaFile, event: ComplaintReported) -> MappaFile:
    """The board has heard of it as it stands."""
    return with_complaint(file, event.complaint, reported=True)


def complaint_closed(file: MappaFile, event: ComplaintClosed) -> MappaFile:
    """Its id stays taken."""
    left = {name: each for name, each in file.complaints.open.items() if name != event.complaint}
    return changed(file, complaints=file.complaints.model_copy(update={"open": left}))
