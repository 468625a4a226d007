"""When MAPPA ends, and what then tells the Co-ordinator (26.71, 26.72; 6.38; readings 10 and 11).

A conditional discharge ends nothing. A category ends by its own rule: registration, the end of the order, the licence,
a meeting. Where the sentence ends while the patient is still detained the guidance is silent: nothing closes by
itself, the lead agency decides.
"""

from datetime import date, timedelta
from typing import Any, Literal

from pydantic import Field

from domain.calendar.spans import add_months
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.duty_events import DutyFellDue
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import said, unless, unless_refused
from domain.patient.ending.discharging import PatientDischarged
from domain.patient.file import PatientFile, changed
from domain.patient.identification.category import Facts, category_of
from domain.patient.identification.identifying import MappaIdentified, NotMappa
from domain.patient.identification.state import Category
from domain.patient.stages import COMMUNITY, ENDED, ENDING
from domain.patient.status.orders import lead_of
from domain.patient.status.reading import replace_status
from domain.patient.status.state import Lead

__all__ = [
    "CaseEnded", "DecideAfterSentence", "EndCategory3", "LeadAgencyDecided", "LicenceExpired", "MappaEnded",
    "RegistrationExpired", "SendPart4", "case_ended", "decide_after_sentence", "end_category_3", "ends",
    "lead_agency_decided", "licence_expired", "mappa_ended", "registration_expired", "seek_registration_review",
    "send_part4", "SeekRegistrationReview", "RegistrationReviewSought",
]  # fmt: skip

_FIFTEEN_YEARS = 15 * 12
_THIRD: Category = 3
_DAY = timedelta(days=1)


class LicenceExpired(Event):
    """The licence ran out; ``decide``: the patient is still held, and the lead agency decides about MAPPA."""

    type: Literal["LicenceExpired"] = "LicenceExpired"
    on: date
    lead: Lead
    decide: bool


class RegistrationExpired(Event):
    """The registration as a sex offender ran out; ``category`` is what remains."""

    type: Literal["RegistrationExpired"] = "RegistrationExpired"
    on: date
    category: Category | None


class MappaEnded(Event):
    """The patient is no MAPPA offender any more; ``record`` is what tells the Co-ordinator."""

    type: Literal["MappaEnded"] = "MappaEnded"
    category: Category
    rule: str
    on: date
    record: Literal["part_4", "minutes"]


class SendPart4(Advised):
    """Send Part 4 of MAPPA I; at Level 2 or 3, confirm that minutes and the lead agency's record stand for it."""

    type: Literal["SendPart4"] = "SendPart4"
    form: Literal["part_4", "minutes"]


class CaseEnded(Event):
    """Nothing of this case is left to do."""

    type: Literal["CaseEnded"] = "CaseEnded"
    because: Coded


class DecideAfterSentence(Advised):
    """The sentence ended and the patient is still held: the lead agency decides what MAPPA rests on now."""

    type: Literal["DecideAfterSentence"] = "DecideAfterSentence"
    decision: Literal["until_discharge", "category_3"]
    because: str = Field(min_length=3, max_length=4000)


class LeadAgencyDecided(Event):
    """MAPPA goes on: until the discharge, or by a registration in Category 3."""

    type: Literal["LeadAgencyDecided"] = "LeadAgencyDecided"
    decision: Literal["until_discharge", "category_3"]
    because: str


class EndCategory3(Advised):
    """A Level 2 or 3 meeting decided that active multi-agency management is not needed any more."""

    type: Literal["EndCategory3"] = "EndCategory3"
    meeting_on: date
    level: Literal[1, 2, 3] = Field(description="The level of the meeting")


class SeekRegistrationReview(Advised):
    """The patient asks for a review of a registration for life."""

    type: Literal["SeekRegistrationReview"] = "SeekRegistrationReview"


class RegistrationReviewSought(Event):
    """The review is asked for."""

    type: Literal["RegistrationReviewSought"] = "RegistrationReviewSought"


def ends(file: PatientFile, event: Event) -> tuple[Event, ...]:
    """What the end of the Act, of the licence or of the registration means for MAPPA; asked after the event."""
    match event:
        case DutyFellDue(rule="MDO-EXIT-C2-LICENCE"):
            return _licence(file)
        case DutyFellDue(rule="MDO-EXIT-C1"):
            return _registration(file)
        case PatientDischarged():
            return _after_the_act(file, event.on)
        case LicenceExpired() | RegistrationExpired() | NotMappa() if file.stage == COMMUNITY:
            return _in_the_community(file, event)
        case _:
            return ()


def _licence(file: PatientFile) -> tuple[Event, ...]:
    sentence = file.status.sentence
    if sentence is None or sentence.licence_until is None:
        return ()
    on, basis = sentence.licence_until + _DAY, file.status.basis
    held = basis is not None and file.mappa.category in {2, 4} and not file.mappa.registered
    return (LicenceExpired(on=on, lead=lead_of(basis or "notional_37", sentence, on), decide=held),)


def _registration(file: PatientFile) -> tuple[Event, ...]:
    until = file.mappa.registered_until
    return () if until is None else (RegistrationExpired(on=until + _DAY, category=_remains(file)),)


def _remains(file: PatientFile) -> Category | None:
    """The category without the registration; out of the Act an order counts no more, a licence that runs does."""
    known = file.mappa
    facts = Facts(
        registered=False, specified_offence=known.specified, terrorist_offence=known.terrorist,
        in_category_3=known.third,
    )  # fmt: skip
    found = category_of(facts, file)
    over = file.status.basis is None and not _on_licence(file)
    return (3 if known.third else None) if over and found in {2, 4} else found


def _on_licence(file: PatientFile, on: date | None = None) -> bool:
    sentence, day = file.status.sentence, on or file.mappa.registered_until
    until = sentence.licence_until if sentence else None
    return sentence is not None and (until is None or (day is not None and until >= day))


def _after_the_act(file: PatientFile, on: date) -> tuple[Event, ...]:
    """Category 1 goes on with the registration, Category 3 until a meeting, Category 2 and 4 with a licence."""
    category = file.mappa.category
    if category is None:
        return (CaseEnded(because="discharged_and_no_mappa"),)
    if category in {1, 3} or file.mappa.registered or _on_licence(file, on):
        return ()
    return (_ended(file, category, "MDO-EXIT-C2-S37", on),)


def _in_the_community(file: PatientFile, event: LicenceExpired | RegistrationExpired | NotMappa) -> tuple[Event, ...]:
    category = file.mappa.category
    if isinstance(event, NotMappa):
        return (CaseEnded(because="no_mappa"),)
    if isinstance(event, RegistrationExpired):
        return () if event.category else (_ended(file, 1, "MDO-EXIT-C1", event.on),)
    stays = category in {None, 1, 3} or file.mappa.registered
    return () if stays or category is None else (_ended(file, category, "MDO-EXIT-C2-LICENCE", event.on),)


def _ended(file: PatientFile, category: Category, rule: str, on: date) -> MappaEnded:
    level_1 = (file.planning.level or 1) == 1 and file.status.lead == "mental_health"
    return MappaEnded(category=category, rule=rule, on=on, record="part_4" if level_1 else "minutes")


def send_part4(command: SendPart4, file: PatientFile, _: Circumstances) -> Ruling:
    """Part 4 for Level 1 patients led by mental health services; else minutes and the lead agency's record."""
    record = file.ending.record
    words = f"The end of this case is told by {'Part 4' if record == 'part_4' else 'minutes and record'}."
    return unless_refused(
        (unless(command.form == record, "MDO-EXIT-PART4", words, "form"),), CaseEnded(because=f"told_by_{record}")
    )


def decide_after_sentence(command: DecideAfterSentence, file: PatientFile, _: Circumstances) -> Ruling:
    """Once it is owed, by a word that says why."""
    words = "No such decision is owed: the sentence runs, or nothing depended on it."
    return unless_refused(
        (
            unless(file.ending.decision_owed, "MDO-EXIT-C2-LICENCE", words),
            unless(said(command.because), "MDO-EXIT-C2-LICENCE", "Say why.", "because"),
        ),
        LeadAgencyDecided(decision=command.decision, because=command.because),
    )


def end_category_3(command: EndCategory3, file: PatientFile, now: Circumstances) -> Ruling:
    """Of somebody in Category 3, by a Level 2 or 3 meeting."""
    words, meeting = "The patient is not in Category 3.", "A Level 2 or 3 meeting decides that."
    return unless_refused(
        (
            unless(file.mappa.category == _THIRD, "MDO-EXIT-C3", words),
            unless(command.level > 1, "MDO-EXIT-C3", meeting, "level"),
            unless(command.meeting_on <= now.today, "MDO-EXIT-C3", "That day has not come yet.", "meeting_on"),
        ),
        MappaEnded(category=3, rule="MDO-EXIT-C3", on=command.meeting_on, record="minutes"),
    )


def seek_registration_review(_: SeekRegistrationReview, file: PatientFile, now: Circumstances) -> Ruling:
    """Fifteen years after the first notification, of a registration for life."""
    known = file.mappa
    first, life = known.first_notified_on, known.registered and known.registered_until is None
    lapsed = first is not None and add_months(first, _FIFTEEN_YEARS) <= now.today
    words = "A review can be sought 15 years after the first notification of a registration for life."
    return unless_refused(
        (unless(life and lapsed, "MDO-EXIT-C1-REVIEW", words, "mappa.first_notified_on"),), RegistrationReviewSought()
    )


def licence_expired(file: PatientFile, event: LicenceExpired) -> PatientFile:
    """Probation's part is over."""
    ending = file.ending.model_copy(update={"decision_owed": event.decide})
    return changed(replace_status(file, lead=event.lead), ending=ending)


def registration_expired(file: PatientFile, event: RegistrationExpired) -> PatientFile:
    """Off the register."""
    known = {"registered": False, "registered_until": None, "category": event.category, "identified": False}
    return changed(file, mappa=file.mappa.model_copy(update=known))


def lead_agency_decided(file: PatientFile, event: LeadAgencyDecided) -> PatientFile:
    """Decided; MAPPA goes on."""
    ending = file.ending.model_copy(update={"decision_owed": False})
    third = event.decision == "category_3"
    known = {"category": 3, "third": True} if third else {}
    return changed(file, ending=ending, mappa=file.mappa.model_copy(update=known))


def mappa_ended(file: PatientFile, event: MappaEnded) -> PatientFile:
    """None of MAPPA's any more; while the Act holds the patient the case goes on without it."""
    ending = file.ending.model_copy(update={"record": event.record})
    stage = ENDING if file.stage == COMMUNITY else file.stage
    known: dict[str, Any] = {"category": None, "third": False}
    return changed(file, stage=stage, ending=ending, mappa=file.mappa.model_copy(update=known))


def case_ended(file: PatientFile, _: CaseEnded) -> PatientFile:
    """Closed."""
    return changed(file, stage=ENDED)


def moved(event: MappaIdentified | NotMappa) -> date | None:
    """The last day of a registration that has one."""
    return event.facts.registered_until if event.facts.registered else None
