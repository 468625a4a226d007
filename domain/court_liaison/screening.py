"""Screening: of the escort record of those on remand, or because a court agency refers (003 L53 to L57)."""

from datetime import date, time
from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.file import REFERENCE, Agency, CourtFile, Custody, changed
from domain.court_liaison.hearings import CustodyChanged
from domain.court_liaison.stages import CLOSED_SCREEN, FIRST_LEVEL, SCREENED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "EscortRecord", "EscortRecordReceived", "EscortRecordScreened", "FindNeed", "FindNoNeed", "NeedFound",
    "NoNeedFound", "PersonDeclined", "ReceiveEscortRecord", "RecordDeclined", "ReferDefendant", "Referral", "Referred",
    "ScreenEscortRecord", "afternoon", "declined", "escort_record_received", "escort_record_screened", "find_need",
    "find_no_need", "need_found", "needs_nothing", "no_need_found", "receive_escort_record", "record_declined",
    "refer_defendant", "referred", "screen_escort_record",
]  # fmt: skip

_NOON: Final = time(12)
_REMAND: Final = {"police_remand", "prison_remand"}
_TEXT: Final = Field(min_length=3, max_length=8000)
Need = Literal[
    "mental_health", "wellbeing", "substance_misuse", "learning_disability", "autism", "trauma", "self_harm", "housing",
    "finances", "relationships", "other",
]  # fmt: skip


class EscortRecord(Message):
    """A Prisoner Escort Record came with the person."""

    record: str = Field(pattern=REFERENCE)
    custody: Literal["police_remand", "prison_remand"]


class ReceiveEscortRecord(EscortRecord, Advised):
    """Keep that an escort record is there to be screened."""

    type: Literal["ReceiveEscortRecord"] = "ReceiveEscortRecord"


class EscortRecordReceived(EscortRecord, Event):
    """An escort record is there."""

    type: Literal["EscortRecordReceived"] = "EscortRecordReceived"


class ScreenEscortRecord(Advised):
    """Screen the escort record of somebody on prison or police remand."""

    type: Literal["ScreenEscortRecord"] = "ScreenEscortRecord"
    custody: Custody = "not_known"
    record: str = Field(default="", max_length=64, description="Which record, where none came in by itself")


class EscortRecordScreened(Event):
    """Screened proactively."""

    type: Literal["EscortRecordScreened"] = "EscortRecordScreened"
    record: str
    custody: Custody
    practitioner: str


class Referral(Message):
    """Who referred the person, on remand or on bail, and why."""

    agency: Agency
    custody: Custody = "not_known"
    words: str = _TEXT


class ReferDefendant(Referral, Advised):
    """Refer a person to the practitioner at court: any court agency may."""

    type: Literal["ReferDefendant"] = "ReferDefendant"


class Referred(Referral, Event):
    """To be screened because a court agency referred."""

    type: Literal["Referred"] = "Referred"


class FindNeed(Advised):
    """Screening found a need of any level: a first level assessment follows."""

    type: Literal["FindNeed"] = "FindNeed"
    needs: tuple[Need, ...] = Field(min_length=1)
    words: str = _TEXT


class NeedFound(Event):
    """A need of any level was found; the court wants to know on this day."""

    type: Literal["NeedFound"] = "NeedFound"
    needs: tuple[Need, ...]
    words: str
    practitioner: str
    hearing_on: date | None = None


class FindNoNeed(Advised):
    """Screening found nothing for which the service is there."""

    type: Literal["FindNoNeed"] = "FindNoNeed"
    because: Literal["no_indication", "below_threshold"] = "no_indication"
    indicated: tuple[Need, ...] = Field(default=(), description="What was indicated all the same")
    words: str = _TEXT


class NoNeedFound(Event):
    """Screening ended here."""

    type: Literal["NoNeedFound"] = "NoNeedFound"
    because: Literal["no_indication", "below_threshold"]
    indicated: tuple[Need, ...]
    words: str


class Declining(Message):
    """What the person said no to, in words."""

    words: str = _TEXT


class RecordDeclined(Declining, Advised):
    """The person does not want to be screened or assessed: nobody is against their will."""

    type: Literal["RecordDeclined"] = "RecordDeclined"


class PersonDeclined(Declining, Event):
    """The person said no."""

    type: Literal["PersonDeclined"] = "PersonDeclined"


def receive_escort_record(command: ReceiveEscortRecord, file: CourtFile, now: Circumstances) -> Ruling:
    """Told twice, it is kept once."""
    if file.escort_record == command.record:
        return ()
    came = EscortRecordReceived(record=command.record, custody=command.custody)
    return (came, *_custody(command.custody, file, now))


def screen_escort_record(command: ScreenEscortRecord, file: CourtFile, now: Circumstances) -> Ruling:
    """The proactive limb is for remand only, and looks at a record that is there."""
    custody = file.custody if command.custody == "not_known" else command.custody
    record = command.record or file.escort_record
    remand = "Only those on prison or police remand are screened by their escort record; others are referred."
    seen = "Say which escort record was screened: none has come in."
    return unless_refused(
        (
            unless(custody in _REMAND, "COURT-SCREEN-PROACTIVE", remand, "custody"),
            unless(said(record), "COURT-SCREEN-ACCESS-PER", seen, "record"),
        ),
        *_custody(custody, file, now),
        EscortRecordScreened(record=record, custody=custody, practitioner=now.by.id),
    )


def refer_defendant(command: ReferDefendant, file: CourtFile, now: Circumstances) -> Ruling:
    """With who referred, and whether the person is on remand or on bail."""
    custody = file.custody if command.custody == "not_known" else command.custody
    words = "Say whether the person is on police remand, prison remand or bail."
    facts = {**command.body(), "custody": custody}
    return unless_refused(
        (unless(custody != "not_known", "COURT-SCREEN-SOURCE", words, "custody"),),
        *_custody(custody, file, now),
        Referred.model_validate(facts),
    )


def find_need(command: FindNeed, file: CourtFile, now: Circumstances) -> Ruling:
    """Of any level: there is no threshold to be met."""
    return (NeedFound(**command.body(), practitioner=now.by.id, hearing_on=file.hearing_on),)


def find_no_need(command: FindNoNeed, _: CourtFile, __: Circumstances) -> Ruling:
    """The end of this screening."""
    return (NoNeedFound.model_validate(command.body()),)


def record_declined(command: RecordDeclined, _: CourtFile, __: Circumstances) -> Ruling:
    """The person's own decision."""
    return (PersonDeclined(words=command.words),)


def afternoon(_: ScreenEscortRecord, __: CourtFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """Escort records are screened in the morning, before the court sits."""
    noon = now.calendar.at_local(now.today, _NOON)
    words = "The practitioner is at court in the mornings: this was screened after noon."
    return (unless(now.effective_at < noon, "COURT-SCREEN-MORNING", words, "effective_at"),)


def needs_nothing(command: FindNoNeed, _: CourtFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Any level of need leads to the first level assessment; a threshold is no reason."""
    any_level = "Something was indicated: any level of need leads to a first level assessment."
    threshold = "Nobody is turned away for being below the threshold of services for severe illness."
    return (
        unless(not command.indicated, "COURT-FLA", any_level, "indicated"),
        unless(command.because != "below_threshold", "COURT-NO-SMI-THRESHOLD", threshold, "because"),
    )


def _custody(custody: Custody, file: CourtFile, now: Circumstances) -> tuple[Event, ...]:
    return () if custody == file.custody else (CustodyChanged(custody=custody, on=now.today),)


def escort_record_received(file: CourtFile, event: EscortRecordReceived) -> CourtFile:
    """There to be screened."""
    return changed(file, escort_record=event.record)


def escort_record_screened(file: CourtFile, event: EscortRecordScreened) -> CourtFile:
    """Screened by this practitioner, who has the case in hand."""
    return changed(file, stage=SCREENED, practitioner=event.practitioner, escort_record=event.record)


def referred(file: CourtFile, _: Referred) -> CourtFile:
    """Waits for the result of screening."""
    return changed(file, stage=SCREENED)


def need_found(file: CourtFile, event: NeedFound) -> CourtFile:
    """To the first level assessment, whoever found it has the case in hand."""
    return changed(file, stage=FIRST_LEVEL, practitioner=event.practitioner, resumes_at=None)


def no_need_found(file: CourtFile, _: NoNeedFound) -> CourtFile:
    """The end."""
    return changed(file, stage=CLOSED_SCREEN)


def declined(file: CourtFile, _: PersonDeclined) -> CourtFile:
    """The end, where the person said no."""
    return changed(file, stage=CLOSED_SCREEN)
