"""What the figures ask of one liaison case, read from its events in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from domain.calendar.working_days import Calendar
from domain.court_liaison.assessing import AssessmentDone, Wellbeing
from domain.court_liaison.closing import WorkClosed
from domain.court_liaison.file import Custody
from domain.court_liaison.hearings import Adjourned, CustodyChanged, Disposed
from domain.court_liaison.linking import AgencyContacted, FormalReferralMade, ReferralAnswered
from domain.court_liaison.listing import DefendantListed
from domain.court_liaison.reporting import ReportGiven
from domain.court_liaison.reviewing import AppointmentRecorded, OrderEnded
from domain.court_liaison.screening import EscortRecordScreened, NeedFound, Referred
from domain.kernel.happened import Happened
from domain.kernel.message import Event

__all__ = ["COMMUNITY", "REMAND", "LiaisonCase", "Referral", "Screening", "Stay", "liaison_case"]

REMAND: Final = frozenset({"police_remand", "prison_remand"})
COMMUNITY: Final = frozenset({"community_order", "suspended_sentence_order"})


@dataclass(frozen=True, slots=True)
class Screening:
    """One screening: by which route, where the person waited, whether a need was found."""

    on: date
    route: str
    custody: Custody
    need: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """One stretch on remand, from a police cell into prison or not; no end: it runs."""

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """One formal referral, and when the service first saw the person."""

    sent: date
    service_type: str
    first_contact: date | None = None


@dataclass(frozen=True, slots=True)
class LiaisonCase:
    """One case by the end of the period; days are local. ``bailed``: out on bail after a report of the same day."""

    screenings: tuple[Screening, ...] = ()
    assessments: tuple[date, ...] = ()
    assessment: AssessmentDone | None = None
    remands: tuple[Stay, ...] = ()
    bailed: date | None = None
    report: ReportGiven | None = None
    adjournments: tuple[Adjourned, ...] = ()
    disposal: Disposed | None = None
    disposed: date | None = None
    appointments: tuple[AppointmentRecorded, ...] = ()
    order_end: OrderEnded | None = None
    referrals: Mapping[str, Referral] | None = None
    contacts: tuple[tuple[date, str], ...] = ()
    closed: date | None = None
    outcome: WorkClosed | None = None

    @property
    def assessed(self) -> date | None:
        """When the first assessment was done."""
        return self.assessments[0] if self.assessments else None

    @property
    def wellbeing(self) -> tuple[Wellbeing, Wellbeing] | None:
        """The scores at the beginning and at the end, where both are on one tool."""
        first = self.assessment.wellbeing if self.assessment else None
        last = self.outcome.wellbeing if self.outcome else None
        return (first, last) if first and last and first.tool == last.tool else None


def liaison_case(happened: Sequence[Happened], calendar: Calendar) -> LiaisonCase:
    """The case as these events tell it."""
    case = LiaisonCase()
    for each in happened:
        day = calendar.local_date(each.effective_at)
        case = _links(_order(_court(_found(case, each.event, day), each.event, day), each.event), each.event, day)
    return case


def _found(case: LiaisonCase, event: Event, day: date) -> LiaisonCase:
    match event:
        case EscortRecordScreened():
            return replace(case, screenings=(*case.screenings, Screening(day, "proactive", event.custody)))
        case Referred():
            return replace(case, screenings=(*case.screenings, Screening(day, "reactive", event.custody)))
        case NeedFound() if case.screenings:
            *before, last = case.screenings
            return replace(case, screenings=(*before, replace(last, need=True)))
        case AssessmentDone():
            return replace(case, assessments=(*case.assessments, day), assessment=case.assessment or event)
        case _:
            return case


def _court(case: LiaisonCase, event: Event, day: date) -> LiaisonCase:
    match event:
        case DefendantListed():
            return _waits(case, event.custody, day)
        case CustodyChanged():
            out = event.custody == "bail" and case.report is not None and case.report.same_day
            return replace(_waits(case, event.custody, event.on), bailed=event.on if out else case.bailed)
        case ReportGiven():
            return replace(case, report=event)
        case Adjourned():
            return replace(case, adjournments=(*case.adjournments, event))
        case Disposed():
            decided = event.on or day
            return replace(_waits(case, "not_known", decided), disposal=event, disposed=decided)
        case _:
            return case


def _order(case: LiaisonCase, event: Event) -> LiaisonCase:
    match event:
        case AppointmentRecorded():
            return replace(case, appointments=(*case.appointments, event))
        case OrderEnded():
            return replace(case, order_end=event)
        case _:
            return case


def _links(case: LiaisonCase, event: Event, day: date) -> LiaisonCase:
    known = case.referrals or {}
    match event:
        case AgencyContacted():
            return replace(case, contacts=(*case.contacts, (day, event.agency)))
        case FormalReferralMade():
            made = Referral(event.sent_on or day, event.service_type)
            return replace(case, referrals={**known, event.link: made})
        case ReferralAnswered():
            seen = replace(known[event.link], first_contact=event.first_contact_on)
            return replace(case, referrals={**known, event.link: seen})
        case WorkClosed():
            return replace(case, closed=day, outcome=event)
        case _:
            return case


def _waits(case: LiaisonCase, custody: Custody, on: date) -> LiaisonCase:
    """A stretch on remand begins, or ends with bail or the court's decision; from police to prison it goes on."""
    before, last = case.remands[:-1], case.remands[-1] if case.remands else Stay(on, on)
    if custody in REMAND:
        return case if last.until is None else replace(case, remands=(*case.remands, Stay(on)))
    if last.until is not None:
        return case
    return replace(case, remands=(*before, replace(last, until=max(on, last.since))))
