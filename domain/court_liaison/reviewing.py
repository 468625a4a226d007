"""The order that runs: appointments, reviews by practitioner and probation together, its end (003 s2 L79, L131)."""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.file import CourtFile, changed
from domain.court_liaison.managing import by_the_other, side
from domain.court_liaison.stages import OM_ENDED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "AgreeOrderReview", "AppointmentRecorded", "EndOrder", "OrderEnd", "OrderEnded", "OrderReviewProposed",
    "OrderReviewed", "ProposeOrderReview", "RecordAppointment", "agree_order_review", "appointment_recorded",
    "end_order", "order_ended", "order_review_proposed", "order_reviewed", "propose_order_review",
    "record_appointment", "work_expected",
]  # fmt: skip

_WORDS: Final = Field(default="", max_length=20_000)
APPOINTMENT: Final = "appointment"


class OrderReview(Message):
    """What is working, what is not, and what changes."""

    working: str = _WORDS
    not_working: str = _WORDS
    changes: str = _WORDS


class ProposeOrderReview(OrderReview, Advised):
    """Put a review of the community order before the other side."""

    type: Literal["ProposeOrderReview"] = "ProposeOrderReview"


class OrderReviewProposed(OrderReview, Event):
    """A review of the order waits for the other side."""

    type: Literal["OrderReviewProposed"] = "OrderReviewProposed"
    side: Literal["fmhp", "probation"]
    by: str


class AgreeOrderReview(Advised):
    """Agree to the review that the other side wrote."""

    type: Literal["AgreeOrderReview"] = "AgreeOrderReview"
    words: str = _WORDS


class OrderReviewed(Event):
    """Practitioner and probation reviewed the order together."""

    type: Literal["OrderReviewed"] = "OrderReviewed"
    words: str = ""


class Appointment(Message):
    """An appointment under the order that was offered, and whether the person came."""

    on: date
    attended: bool
    of: Literal["fmhp", "probation", "clinical_team", "other"] = "fmhp"
    words: str = Field(default="", max_length=8000)


class RecordAppointment(Appointment, Advised):
    """Record an appointment: whether the person came."""

    type: Literal["RecordAppointment"] = "RecordAppointment"


class AppointmentRecorded(Appointment, Event):
    """An appointment was kept, or not."""

    type: Literal["AppointmentRecorded"] = "AppointmentRecorded"


class OrderEnd(Message):
    """How the order ended, and when."""

    how: Literal["completed", "breached", "revoked"]
    on: date | None = Field(default=None, description="Left out: today")


class EndOrder(OrderEnd, Advised):
    """Record that the order ended."""

    type: Literal["EndOrder"] = "EndOrder"


class OrderEnded(OrderEnd, Event):
    """The order ended."""

    type: Literal["OrderEnded"] = "OrderEnded"


def propose_order_review(command: ProposeOrderReview, _: CourtFile, now: Circumstances) -> Ruling:
    """What works and what does not."""
    working, not_working = "Say what is working.", "Say what is not working; nothing is an answer too."
    return unless_refused(
        (
            unless(said(command.working), "COURT-ORDER-REVIEW", working, "working"),
            unless(said(command.not_working), "COURT-ORDER-REVIEW", not_working, "not_working"),
        ),
        OrderReviewProposed(**command.body(), side=side(now), by=now.by.id),
    )


def agree_order_review(command: AgreeOrderReview, file: CourtFile, now: Circumstances) -> Ruling:
    """By the other side, and by another person."""
    return unless_refused(by_the_other("COURT-ORDER-REVIEW", file.review_by, now), OrderReviewed(words=command.words))


def record_appointment(command: RecordAppointment, _: CourtFile, now: Circumstances) -> Ruling:
    """One that has been."""
    words = "Whether the person came is known only after the day of the appointment has begun."
    return unless_refused(
        (unless(command.on <= now.today, "COURT-M-ENGAGEMENT", words, "on"),),
        AppointmentRecorded.model_validate(command.body()),
    )


def end_order(command: EndOrder, file: CourtFile, now: Circumstances) -> Ruling:
    """An order that runs; the day has come."""
    on = command.on or now.today
    none = "No order runs in this case."
    late = "The order cannot have ended on a day that has not come yet."
    return unless_refused(
        (
            unless(file.order, "COURT-M-COMPLETION", none),
            unless(on <= now.today, "COURT-M-COMPLETION", late, "on"),
        ),
        OrderEnded(how=command.how, on=on),
    )


def work_expected(_: ProposeOrderReview, file: CourtFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """What should have been done since the last review."""
    contact, clinical = file.lately - {APPOINTMENT}, file.mhtr == "none" or "clinical_team" in file.lately
    managed = "No appointment is on record since the last review."
    liaised = "No contact with another agency is on record since the last review."
    treated = "A treatment requirement runs: no contact with the clinical team is on record since the last review."
    return (
        unless(APPOINTMENT in file.lately, "COURT-OM-CASE-MGMT", managed),
        unless(contact, "COURT-OM-LIAISON", liaised),
        unless(clinical, "COURT-MHTR-CLINICAL", treated),
    )


def order_review_proposed(file: CourtFile, event: OrderReviewProposed) -> CourtFile:
    """Waits for the other side."""
    return changed(file, review_by=(event.side, event.by))


def order_reviewed(file: CourtFile, _: OrderReviewed) -> CourtFile:
    """Reviewed by both; contacts are counted anew."""
    return changed(file, review_by=None, lately=frozenset())


def appointment_recorded(file: CourtFile, _: AppointmentRecorded) -> CourtFile:
    """Kept or not, it was offered."""
    return changed(file, lately=file.lately | {APPOINTMENT})


def order_ended(file: CourtFile, _: OrderEnded) -> CourtFile:
    """Over; a treatment requirement ends with it."""
    return changed(file, stage=OM_ENDED, order=None, mhtr="none", proposed_by=None, review_by=None)
