"""Which letters an event of a safeguarding case brings, what they may say, and what became of them.

Each letter takes the facts that its model names and nothing else of the file: what was written for the record is not
what a reader is told. So the referrer reads the words that the DSO wrote for the referrer (S42-FB-RESP: proportionate,
need-to-know), and the regulator reads codes (EST-CQC-ANON).
"""

from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from domain.calendar.local_time import local_time
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand, OutsideKind, Ruling
from domain.kernel.message import Command, Event, Message
from domain.letters.agency import CausedAgencyRequest, Task
from domain.letters.due import LETTER, LetterDue
from domain.letters.feedback import CriteriaMet, CriteriaNotMet, EnquiryConcluded
from domain.letters.letter import Letter, Reader
from domain.letters.meeting import MeetingAction, MeetingInvitation, MeetingMinutes
from domain.letters.notices import ProviderConcernNotice, ProviderConcernOutcome
from domain.letters.sanction import SanctionNotice
from domain.safeguarding.actions import MeetingInvited
from domain.safeguarding.agencies import OthersCaused
from domain.safeguarding.closing import ClosingEvent
from domain.safeguarding.enquiry import MultiAgencyMeetingHeld
from domain.safeguarding.file import Feedback, SafeguardingFile, changed
from domain.safeguarding.immediate import CommissionerInformed, RegulatorInformed
from domain.safeguarding.letters_marac import marac_letters
from domain.safeguarding.outcome import EnquiryClosed
from domain.safeguarding.regions.marac import MaracReferralPrepared
from domain.safeguarding.regions.sanction_plan import SanctionFormSent
from domain.safeguarding.triage import ConcernProgressed

__all__ = [
    "LETTER_OUTCOME", "LetterOutcomeRecorded", "RecordLetterOutcome", "errands", "letter_outcome_recorded",
    "letters_of", "record_letter_outcome",
]  # fmt: skip

LONDON = ZoneInfo("Europe/London")
Owed = tuple[tuple[Reader, Letter], ...]

_FEEDBACK = {
    "criteria_met": CriteriaMet, "criteria_not_met": CriteriaNotMet, "enquiry_closed": EnquiryConcluded
}  # fmt: skip
_REFERRER = Reader(kind="referrer")


class LetterOutcome(Message):
    """What became of a letter. ``letter`` is its id, ``document`` that of its sealed copy."""

    letter: str = Field(max_length=200)
    kind: str = Field(max_length=60)
    reader: str = Field(max_length=40)
    reader_code: str = Field(default="", max_length=80)
    outcome: Literal["delivered", "failed", "withdrawn"]
    because: str | None = Field(default=None, max_length=80, description="The carrier's code")
    document: str | None = Field(default=None, max_length=300)


class RecordLetterOutcome(LetterOutcome, Command):
    """Keep what became of a letter; whoever carries letters gives it."""

    type: Literal["RecordLetterOutcome"] = "RecordLetterOutcome"


class LetterOutcomeRecorded(LetterOutcome, Event):
    """A letter arrived, came back, or was withdrawn."""

    type: Literal["LetterOutcomeRecorded"] = "LetterOutcomeRecorded"


LETTER_OUTCOME = OutsideKind(
    "uk.caseclock.letter-outcome.v1", LetterOutcome,
    lambda data: RecordLetterOutcome(**data.model_dump()), "What became of a letter",
)  # fmt: skip


def record_letter_outcome(command: RecordLetterOutcome, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused: it happened."""
    return (LetterOutcomeRecorded.model_validate(command.model_dump(exclude={"type"})),)


def letter_outcome_recorded(file: SafeguardingFile, event: LetterOutcomeRecorded) -> SafeguardingFile:
    """Who has which letter: guards may ask whether all who must have one do."""
    if event.outcome != "delivered":
        return file
    reader = f"{event.reader}:{event.reader_code}" if event.reader_code else event.reader
    return changed(file, letters_delivered=file.letters_delivered | {f"{event.kind}/{reader}"})


def errands(file: SafeguardingFile, happened: Happened) -> tuple[Errand, ...]:
    """The letters of an event, for the outbox."""
    return tuple(Errand(LETTER, due) for due in letters_of(file, happened))


def letters_of(file: SafeguardingFile, happened: Happened) -> tuple[LetterDue, ...]:
    """The letters that this event owes, on the file as it left it."""
    day = _local_day(happened.recorded_at)
    match happened.event:
        case MeetingInvited() | MultiAgencyMeetingHeld() as meeting:
            owed = _of_meeting(meeting, _local_day(happened.effective_at))
        case event:
            owed = (*_of_decision(event, file, day), *_of_form(event, file, day))
    return tuple(_due(file, day, reader, letter) for reader, letter in owed)


def _of_decision(event: Event, file: SafeguardingFile, day: date) -> Owed:
    """Feedback to the referrer, notices and their outcomes."""
    match event:
        case ConcernProgressed(enquiry_type="statutory") if not file.anonymous:
            return ((_REFERRER, CriteriaMet(rationale=event.told_referrer)),)
        case ClosingEvent():
            return (*_feedback(event.closing.feedback), *_outcomes(event, file, day))
        case RegulatorInformed() | CommissionerInformed():
            return (_notice(event, file),)
        case _:
            return ()


def _of_form(event: Event, file: SafeguardingFile, day: date) -> Owed:
    """Forms that another body works with."""
    match event:
        case OthersCaused():
            return ((Reader(kind="agency", code=event.agency), _request(event, file)),)
        case SanctionFormSent():
            return ((Reader(kind="commissioner", code=event.sent_to), _sanction(event)),)
        case MaracReferralPrepared():
            return marac_letters(event, file, day)
        case _:
            return ()


def _of_meeting(event: MeetingInvited | MultiAgencyMeetingHeld, day: date) -> Owed:
    """To whoever is invited; to whoever came."""
    if isinstance(event, MeetingInvited):
        return tuple((Reader(kind="participant", code=who), _invitation(event)) for who in event.invited)
    minutes = _minutes(event, day)
    return tuple((Reader(kind="participant", code=who), minutes) for who in event.attended)


def _local_day(instant: datetime) -> date:
    return local_time(instant, LONDON).date()


def _due(file: SafeguardingFile, day: date, reader: Reader, letter: Letter) -> LetterDue:
    officer = next((each.worker for each in file.officers), None)
    said: Any = letter  # the union of all kinds is known to LetterDue, not to the tables above
    return LetterDue(
        reader=reader, letter=said, dated=day, signed_by=file.dso, team=file.team or file.home_team, officer=officer
    )


def _feedback(feedback: Feedback) -> Owed:
    """The letter that the DSO chose, in the words that the DSO wrote for the referrer (S42-FB-TEMPLATES)."""
    kind = _FEEDBACK.get(feedback.letter or "")
    return ((_REFERRER, kind(rationale=feedback.text)),) if kind else ()


def _outcomes(closed: ClosingEvent, file: SafeguardingFile, day: date) -> Owed:
    """Whoever had the form at the start gets it again with its outcome (EST-CQC-RESEND)."""
    if not isinstance(closed, EnquiryClosed):
        return ()
    levels = [sanction.level for sanction in file.regions.sanctions.values() if sanction.level]
    letter = ProviderConcernOutcome(
        **_concern(file), concluded_on=day, outcome=closed.closing.outcome or "not_recorded",
        sanction_level=max(levels, default=None),
    )  # fmt: skip
    return tuple((reader, letter) for reader in _notified(file))


def _notified(file: SafeguardingFile) -> tuple[Reader, ...]:
    regulator = Reader(kind="regulator", code="CQC")
    commissioner = Reader(kind="commissioner", code="Adults Commissioning")
    return tuple(reader for reader in (regulator, commissioner) if reader.kind in file.told)


def _notice(informed: RegulatorInformed | CommissionerInformed, file: SafeguardingFile) -> tuple[Reader, Letter]:
    reader = (
        Reader(kind="regulator", code=informed.regulator)
        if isinstance(informed, RegulatorInformed)
        else Reader(kind="commissioner", code=informed.commissioner)
    )
    return reader, ProviderConcernNotice(**_concern(file), enquiry_type=file.enquiry_type)


def _concern(file: SafeguardingFile) -> dict[str, Any]:
    """The concern by its codes."""
    return {
        "setting": file.setting, "types_of_abuse": file.content, "staff_alleged": file.staff_alleged,
        "crime_suspected": file.crime_suspected, "police_informed": "police" in file.told,
    }  # fmt: skip


def _request(caused: OthersCaused, file: SafeguardingFile) -> CausedAgencyRequest:
    """Part 1 C holds this agency's tasks, never another's (S42-CO-FORM-P1)."""
    tasks = tuple(Task(words=task.words, by=task.by) for task in file.tor_tasks if task.id in caused.tasks)
    return CausedAgencyRequest(
        enquiry_type=file.enquiry_type, tasks=tasks, why_you=caused.why, reply_by=caused.reply_by,
        represented=file.represented,
    )  # fmt: skip


def _sanction(sent: SanctionFormSent) -> SanctionNotice:
    return SanctionNotice.model_validate({
        "service_category": sent.service_category, "client_category": sent.client_category,
        "service_name": sent.service_name, "service_address": sent.service_address, "process": sent.process,
        "sanction_type": sent.kind, "level": sent.level, "contact": sent.contact_name, "cluster": sent.cluster,
        "contracts": sent.contract_numbers,
    })  # fmt: skip


def _minutes(held: MultiAgencyMeetingHeld, day: date) -> MeetingMinutes:
    """Why the adult did not take part stays in the file: it may be the trauma that is spoken of."""
    heard = "The adult took part." if held.adult_took_part else "The adult was heard in another way."
    actions = tuple(MeetingAction(words=each.words, owner=each.agency, by=each.by) for each in held.actions)
    return MeetingMinutes(held_on=day, about=held.about, adults_part=heard, actions=actions)


def _invitation(meeting: MeetingInvited) -> MeetingInvitation:
    return MeetingInvitation(on=meeting.on, place=meeting.safe_place)
