"""Which letters an event of a safeguarding case brings, and what they may say.

Each letter takes the facts that its model names and nothing else of the file: what was written for the record is not
what a reader is told. So the referrer reads the words that the DSO wrote for the referrer (S42-FB-RESP: proportionate,
need-to-know), and the regulator reads codes (EST-CQC-ANON).
"""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.calendar.local_time import local_time
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand
from domain.kernel.message import Event
from domain.letters.agency import CausedAgencyRequest, Task
from domain.letters.due import LETTER, LetterDue
from domain.letters.feedback import CriteriaMet, CriteriaNotMet, EnquiryConcluded, OutcomeForAdult, OutcomeForBody
from domain.letters.letter import Letter, Reader, ReaderKind
from domain.letters.meeting import MeetingAction, MeetingInvitation, MeetingMinutes
from domain.letters.notices import ProviderConcernNotice, ProviderConcernOutcome
from domain.letters.sanction import SanctionNotice
from domain.safeguarding.actions import MeetingInvited
from domain.safeguarding.agencies import OthersCaused
from domain.safeguarding.closing import ClosingEvent
from domain.safeguarding.enquiry import MultiAgencyMeetingHeld
from domain.safeguarding.file import Feedback, SafeguardingFile
from domain.safeguarding.immediate import CommissionerInformed, RegulatorInformed
from domain.safeguarding.letter_outcomes import subject_of
from domain.safeguarding.letters_marac import marac_letters
from domain.safeguarding.outcome import EnquiryClosed
from domain.safeguarding.regions.marac import MaracReferralPrepared
from domain.safeguarding.regions.notifications import NoticeAnonymised, addresses_of
from domain.safeguarding.regions.sanction_plan import SanctionFormSent
from domain.safeguarding.triage import ConcernProgressed

__all__ = ["LONDON", "errands", "letters_of"]

LONDON = ZoneInfo("Europe/London")
Owed = tuple[tuple[Reader, Letter], ...]

_FEEDBACK = {
    "criteria_met": CriteriaMet, "criteria_not_met": CriteriaNotMet, "enquiry_closed": EnquiryConcluded
}  # fmt: skip
_REFERRER = Reader(kind="referrer")
_ADULT = Reader(kind="adult")
_REGULATORS = frozenset({"cqc", "other_regulator"})


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
    return tuple(_due(file, day, reader, letter, happened.event) for reader, letter in owed)


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
        case NoticeAnonymised():
            return _of_notice(event.notice, file, day)
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


def _due(file: SafeguardingFile, day: date, reader: Reader, letter: Letter, event: Event) -> LetterDue:
    officer = next((each.worker for each in file.officers), None)
    said: Any = letter  # the union of all kinds is known to LetterDue, not to the tables above
    return LetterDue(
        reader=reader, letter=said, dated=day, signed_by=file.dso, team=file.team or file.home_team, officer=officer,
        subject=subject_of(letter, file, event),
    )  # fmt: skip


def _feedback(feedback: Feedback) -> Owed:
    """The letter that the DSO chose, in the words that the DSO wrote for the referrer (S42-FB-TEMPLATES)."""
    kind = _FEEDBACK.get(feedback.letter or "")
    to_referrer = ((_REFERRER, kind(rationale=feedback.text)),) if kind else ()
    to_adult = ((_ADULT, OutcomeForAdult(text=feedback.adult_text)),) if feedback.adult_text.strip() else ()
    to_bodies = tuple(
        (Reader(kind="agency", code=code), OutcomeForBody(text=text)) for code, text in feedback.bodies.items()
    )
    return (*to_referrer, *to_adult, *to_bodies)


def _outcomes(closed: ClosingEvent, file: SafeguardingFile, day: date) -> Owed:
    """Whoever had the form at the start gets it again with its outcome (EST-CQC-RESEND)."""
    if not isinstance(closed, EnquiryClosed):
        return ()
    letter = _outcome(file, day, closed.closing.outcome)
    return tuple((reader, letter) for reader in _notified(file))


def _outcome(file: SafeguardingFile, day: date, outcome: str | None) -> ProviderConcernOutcome:
    levels = [sanction.level for sanction in file.regions.sanctions.values() if sanction.level]
    return ProviderConcernOutcome(
        **_concern(file), concluded_on=day, outcome=outcome or "not_recorded", sanction_level=max(levels, default=None)
    )


def _of_notice(name: str, file: SafeguardingFile, day: date) -> Owed:
    """The region's notice to every address of its body, if it goes by letter (EST-CONTACTS)."""
    notice = file.regions.notices.get(name)
    if notice is None or not notice.by_letter:
        return ()
    closing = file.pending.closing.outcome if file.pending else None
    letter = (
        ProviderConcernNotice(**_concern(file), enquiry_type=file.enquiry_type)
        if notice.purpose == "opening"
        else _outcome(file, day, closing)
    )
    kind: ReaderKind = "regulator" if notice.body in _REGULATORS else "commissioner"
    return tuple((Reader(kind=kind, code=code), letter) for code in sorted(addresses_of(notice.body, file)))


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
        represented=file.represented, concern=caused.concern, outcomes_wanted=caused.outcomes_wanted,
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
    return MeetingMinutes(held_on=day, about=held.about, adults_part=heard, actions=actions, discussed=held.discussed)


def _invitation(meeting: MeetingInvited) -> MeetingInvitation:
    return MeetingInvitation(on=meeting.on, at=meeting.at, place=meeting.place or meeting.safe_place)
