"""The sentence beside the detention: its dates move, its restriction ends by itself (26.16, 26.17)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.duty_events import DutyFellDue
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile
from domain.patient.status.changing import LegalStatusChanged
from domain.patient.status.orders import lead_of
from domain.patient.status.reading import replace_status

__all__ = [
    "DirectRelease", "OffenderManagerRecorded", "RecordOffenderManager", "ReleaseDirected", "SentenceDates",
    "SentenceDatesSet", "SetSentenceDates", "direct_release", "offender_manager_recorded", "record_offender_manager",
    "release_directed", "restriction_lifts", "sentence_dates_set", "set_sentence_dates",
]  # fmt: skip


class SentenceDates(Message):
    """The dates as the prison gives them now: added days or a recall move them."""

    release_on: date | None = Field(default=None, description="The automatic release date")
    licence_until: date | None = None


class SetSentenceDates(SentenceDates, Advised):
    """Set or move the automatic release date and the end of the licence."""

    type: Literal["SetSentenceDates"] = "SetSentenceDates"


class SentenceDatesSet(SentenceDates, Event):
    """The dates of the sentence are these; ``lifts``: the day on which a restriction that runs will end."""

    type: Literal["SentenceDatesSet"] = "SentenceDatesSet"
    lifts: date | None = None
    passed: bool = Field(default=False, description="The release date is today or lies behind: it ends at once")


class DirectRelease(Advised):
    """The Parole Board directed the release of somebody with an indeterminate sentence who is in hospital."""

    type: Literal["DirectRelease"] = "DirectRelease"
    on: date


class ReleaseDirected(Event):
    """The Parole Board directed the release."""

    type: Literal["ReleaseDirected"] = "ReleaseDirected"
    on: date


class RecordOffenderManager(Advised):
    """Record the offender manager who co-ordinates the plan for the release."""

    type: Literal["RecordOffenderManager"] = "RecordOffenderManager"
    worker: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")


class OffenderManagerRecorded(Event):
    """Probation, or the youth team, has named who answers for the risk management plan."""

    type: Literal["OffenderManagerRecorded"] = "OffenderManagerRecorded"
    worker: str


def set_sentence_dates(command: SetSentenceDates, file: PatientFile, now: Circumstances) -> Ruling:
    """Of a determinate sentence that runs beside the detention."""
    sentence, runs = file.status.sentence, file.status.restricted
    words = "No determinate sentence stands beside this detention: it has no automatic release date."
    determinate = sentence is not None and sentence.kind == "determinate"
    passed = runs and command.release_on is not None and command.release_on <= now.today
    return unless_refused(
        (unless(determinate or command.release_on is None, "MDO-S49-LIFT-DET", words, "release_on"),),
        SentenceDatesSet(
            **command.body(), lifts=command.release_on if runs and not passed else None, passed=passed,
        ),
    )  # fmt: skip


def direct_release(command: DirectRelease, file: PatientFile, now: Circumstances) -> Ruling:
    """Of a restricted patient with an indeterminate sentence, whose parole review was not suspended."""
    sentence = file.status.sentence
    indeterminate = sentence is not None and sentence.kind == "indeterminate" and file.status.restricted
    words = "Only the restriction upon an indeterminate sentence ends by a direction of the Parole Board."
    waits = "The parole review is suspended while the patient is in hospital, until the return to prison."
    return unless_refused(
        (
            unless(indeterminate, "MDO-S49-LIFT-INDET", words),
            unless(not file.status.parole_suspended, "MDO-PAROLE-SUSPEND", waits),
            unless(command.on <= now.today, "MDO-S49-LIFT-INDET", "That day has not come yet.", "on"),
        ),
        ReleaseDirected(on=command.on),
    )


def record_offender_manager(command: RecordOffenderManager, file: PatientFile, _: Circumstances) -> Ruling:
    """While a sentence or a licence stands beside the detention; a hospital order has none."""
    words = "Mental health services lead here: Probation has no supervision of a hospital order."
    return unless_refused(
        (unless(file.status.lead in {"probation", "yot"}, "MDO-LEAD-S37", words),),
        OffenderManagerRecorded(worker=command.worker),
    )


def restriction_lifts(file: PatientFile, event: Event) -> tuple[Event, ...]:
    """The automatic release date came, or the Parole Board directed the release: a notional hospital order."""
    status = file.status
    if status.basis is None or not status.restricted or status.sentence is None:
        return ()
    match event:
        case DutyFellDue(rule="MDO-S49-LIFT-DET"):
            because, on = "automatic_release_date", status.sentence.release_on
        case SentenceDatesSet(passed=True):
            because, on = "automatic_release_date", event.release_on
        case ReleaseDirected():
            because, on = "parole_board", event.on
        case _:
            return ()
    if on is None:
        return ()
    lead = lead_of("notional_37", status.sentence, on)
    return (LegalStatusChanged(basis="notional_37", before=status.basis, because=because, on=on, lead=lead),)


def sentence_dates_set(file: PatientFile, event: SentenceDatesSet) -> PatientFile:
    """These dates count from now on."""
    if file.status.sentence is None:
        return file
    dates = {"release_on": event.release_on, "licence_until": event.licence_until}
    return replace_status(file, sentence=file.status.sentence.model_copy(update=dates))


def release_directed(file: PatientFile, _: ReleaseDirected) -> PatientFile:
    """The change of status follows it."""
    return file


def offender_manager_recorded(file: PatientFile, event: OffenderManagerRecorded) -> PatientFile:
    """Named."""
    return replace_status(file, offender_manager=event.worker)
