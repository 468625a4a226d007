"""The proceedings: moved, adjourned, resumed, decided. What a court did is a fact, and is never refused for
work of ours that is still open.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.court_liaison.file import CourtFile, Custody, Order, changed
from domain.court_liaison.listing import IdentifiedWithProbation, in_order
from domain.court_liaison.stages import (
    AT_COURT,
    COMMUNITY_ORDER,
    CUSTODY_END,
    FOLLOW_UP,
    LISTED,
    OM_ENDED,
    PSYCH_REFERRED,
    SCREENED,
)
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "AdjournHearing", "Adjourned", "Adjournment", "CustodyChanged", "Disposal", "Disposed", "HearingMoved",
    "HearingResumed", "MoveHearing", "NewHearing", "RecordDisposal", "ResumeHearing", "adjourn_hearing", "adjourned",
    "custody_changed", "disposed", "hearing_moved", "hearing_resumed", "move_hearing", "order_of", "prison_not_told",
    "record_disposal", "resume_hearing",
]  # fmt: skip

_COMMUNITY = {"community_order", "suspended_sentence_order"}


class NewHearing(Message):
    """The day to which a hearing was moved without being held."""

    hearing_on: date


class MoveHearing(NewHearing, Advised):
    """Record that the court moved the hearing to another day without holding it."""

    type: Literal["MoveHearing"] = "MoveHearing"


class HearingMoved(NewHearing, Event):
    """The hearing is on another day."""

    type: Literal["HearingMoved"] = "HearingMoved"


class Adjournment(Message):
    """Why the court adjourned, to which day, and where the person waits."""

    reason: Literal["psychiatric_assessment", "fast_delivery_report", "other"]
    words: str = Field(default="", max_length=2000, description="The reason, where the code is other")
    until: date
    custody: Custody = "not_known"


class AdjournHearing(Adjournment, Advised):
    """Record an adjournment."""

    type: Literal["AdjournHearing"] = "AdjournHearing"


class Adjourned(Adjournment, Event):
    """The court adjourned; ``days``: from the hearing that was adjourned to the next."""

    type: Literal["Adjourned"] = "Adjourned"
    hearing_on: date
    days: int


class ResumeHearing(Advised):
    """Go on at the adjourned hearing where the work stood: what was assessed is not assessed again."""

    type: Literal["ResumeHearing"] = "ResumeHearing"


class HearingResumed(Event):
    """The adjourned hearing is held; the work goes on at this stage."""

    type: Literal["HearingResumed"] = "HearingResumed"
    at: str
    hearing_on: date | None = None


class CustodyStatus(Message):
    """Where the person waits for the court, since when."""

    custody: Custody
    on: date


class CustodyChanged(CustodyStatus, Event):
    """Remanded, or bailed, from this day on."""

    type: Literal["CustodyChanged"] = "CustodyChanged"


class Disposal(Message):
    """What the court decided in the end."""

    disposal: Literal[
        "custody", "community_order", "suspended_sentence_order", "fine", "discharge", "hospital_order", "acquitted",
        "discontinued", "other",
    ]  # fmt: skip
    on: date | None = Field(default=None, description="Left out: today")
    order: Order | None = None


class RecordDisposal(Disposal, Advised):
    """Record what the court decided."""

    type: Literal["RecordDisposal"] = "RecordDisposal"


class Disposed(Disposal, Event):
    """The proceedings are over; ``reported``: the court had the practitioner's report before.

    ``assessed``: the person had been assessed for offender management before sentence.
    """

    type: Literal["Disposed"] = "Disposed"
    reported: bool
    assessed: bool = False


def move_hearing(command: MoveHearing, file: CourtFile, now: Circumstances) -> Ruling:
    """To a day that has not passed."""
    words = "A hearing is moved to a day that has not passed: an adjournment is recorded as one."
    return unless_refused(
        (_going_on(file), unless(command.hearing_on >= now.today, "COURT-HEARING-DAY", words, "hearing_on")),
        HearingMoved(hearing_on=command.hearing_on),
    )


def adjourn_hearing(command: AdjournHearing, file: CourtFile, now: Circumstances) -> Ruling:
    """With a coded reason, to a later day; the days between are the figure."""
    here = file.hearing_on or now.today
    words = "Say why the court adjourned, since no code fits."
    later = "The next hearing lies after the one that was adjourned."
    return unless_refused(
        (
            _going_on(file),
            unless(command.reason != "other" or said(command.words), "COURT-M-ADJOURNMENTS", words, "words"),
            unless(command.until > here, "COURT-M-ADJOURNMENT-TIME", later, "until"),
        ),
        Adjourned(**command.body(), hearing_on=here, days=(command.until - here).days),
        *_moved_to(command.custody, file, now),
    )


def resume_hearing(_: ResumeHearing, file: CourtFile, __: Circumstances) -> Ruling:
    """Only what had begun goes on; the others are screened."""
    words = "Nothing had begun when the hearing was adjourned: screen the person first."
    return unless_refused(
        (unless(file.resumes_at, "COURT-FLA", words),),
        HearingResumed(at=file.resumes_at or LISTED, hearing_on=file.hearing_on),
    )


def record_disposal(command: RecordDisposal, file: CourtFile, now: Circumstances) -> Ruling:
    """Once; with the order where there is one. Whether a report was given is kept, never asked for here."""
    on, community = command.on or now.today, command.disposal in _COMMUNITY
    given = "Give the order with its days and requirements, where the court made one, and only there."
    late = "The court cannot have decided on a day that has not come yet."
    facts = {**command.body(), "on": on}
    return unless_refused(
        (
            _going_on(file),
            unless((command.order is not None) == community, "COURT-OM-SENTENCE-PLAN", given, "order"),
            unless(on <= now.today, "COURT-HEARING-DAY", late, "on"),
            in_order(command.order),
        ),
        Disposed.model_validate({**facts, "reported": file.reports > 0, "assessed": file.om_assessed}),
    )


def _going_on(file: CourtFile) -> Objection | None:
    words = "This set of proceedings is over: new proceedings are a new case."
    return unless(not file.disposed and not file.sentenced, "COURT-ONE-PROCEEDINGS", words)


def _moved_to(custody: Custody, file: CourtFile, now: Circumstances) -> tuple[Event, ...]:
    if custody in {"not_known", file.custody}:
        return ()
    return (CustodyChanged(custody=custody, on=now.today),)


def prison_not_told(command: RecordDisposal, file: CourtFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """Whoever goes to prison with a need that was found: the healthcare there should know."""
    told = command.disposal != "custody" or not file.assessed or "prison_healthcare" in file.agencies
    words = "The person goes to prison: no contact with the prison's healthcare is on record."
    return (unless(told, "COURT-LIAISE", words, "disposal"),)


def hearing_moved(file: CourtFile, event: HearingMoved) -> CourtFile:
    """Another day."""
    return changed(file, hearing_on=event.hearing_on)


def adjourned(file: CourtFile, event: Adjourned) -> CourtFile:
    """Back to the list; what had begun is kept."""
    begun = None if file.stage in {LISTED, SCREENED} else file.stage
    ahead = PSYCH_REFERRED if file.psychiatric == "referred" else begun or file.resumes_at
    if file.stage not in AT_COURT:
        return changed(file, hearing_on=event.until)
    return changed(file, stage=LISTED, hearing_on=event.until, resumes_at=ahead)


def hearing_resumed(file: CourtFile, event: HearingResumed) -> CourtFile:
    """Where it stood."""
    return changed(file, stage=event.at, resumes_at=None)


def custody_changed(file: CourtFile, event: CustodyChanged) -> CourtFile:
    """Remanded or bailed."""
    return changed(file, custody=event.custody)


def disposed(file: CourtFile, event: Disposed) -> CourtFile:
    """Custody ends the work; an order begins offender management; else what was begun is followed up."""
    known = changed(file, disposed=True, order=event.order, sentenced=event.order is not None)
    if event.disposal == "custody":
        return changed(known, stage=CUSTODY_END)
    if file.stage in AT_COURT:
        return changed(known, stage=COMMUNITY_ORDER if event.order else FOLLOW_UP)
    return known if event.order else changed(known, stage=OM_ENDED)


def order_of(event: Event) -> Order | None:
    """The order that an event brings."""
    return event.order if isinstance(event, (Disposed, IdentifiedWithProbation)) else None
