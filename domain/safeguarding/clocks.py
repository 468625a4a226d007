"""The clocks of the chart: what starts each, what meets it, how long it is, and who hears of it when.

Lengths are the source's. When "approaching" is said and to whom a miss goes is local policy of this
system, since the source is silent on both; so are the readings 6 to 9 of its undefined starts and days.
"""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.kernel.clocks import Clock
from domain.kernel.message import Event
from domain.law.rule import Escalation, Lead, Limit, Rule
from domain.safeguarding.agencies import AgencyReportReceived, AgencyReportReturnedForCorrection, OthersCaused
from domain.safeguarding.concern import ReferralReceived, ReferralScreenedOut
from domain.safeguarding.concern_closing import ClosedToSelfNeglectPathway, ConcernClosed
from domain.safeguarding.enquiry import TorAmended
from domain.safeguarding.risk import CriticalRiskNotified, FullEnquiryDecided, OverallRiskSet
from domain.safeguarding.risk_closing import ClosedAtRiskAssessment
from domain.safeguarding.triage import ConcernProgressed

__all__ = ["CLOCKS", "LIMITED_RULES"]

_NINE, _NOON = time(9), time(12)
_TO_MANAGER = (Escalation("CommunityTeamManager", 0, _NINE),)
_TO_MANAGERS = (*_TO_MANAGER, Escalation("AssistantDirector", 1, _NINE))

LIMITED_RULES = (
    Rule(
        "S42-TRIAGE-1WD", "Triage within one working day", "004 para 4.1.3",
        "Complete the DSO's triage within one working day of receipt; day 0 is the day of receipt.",
        limit=Limit(due=Span(1, Unit.WORKING_DAY), lead=Lead(0, _NOON), escalations=_TO_MANAGERS),
    ),
    Rule(
        "S42-RA-3WD", "Risk assessment and strategy stage within three working days", "004 para 4.2.1",
        "Complete information gathering, risk assessment and strategy decision within three working days of the "
        "decision to progress.",
        limit=Limit(due=Span(3, Unit.WORKING_DAY), lead=Lead(1, _NINE), escalations=_TO_MANAGERS),
    ),
    Rule(
        "S42-RA-CRITICAL", "Critical risk notification", "004 para 4.2.4",
        "Tell the Community Team Manager and the Assistant Director of a critical risk at once, with concerns, "
        "level, plan and the agencies' responses; the source gives no time, the day itself is read.",
        limit=Limit(due=Span(0, Unit.CALENDAR_DAY), escalations=_TO_MANAGERS),
    ),
    Rule(
        "S42-CO-14D", "Agency return within 14 days", "004 L1595-1597",
        "The agency that was caused to enquire returns its form within 14 days of the written request, or by "
        "the date agreed in the terms of reference, in calendar days.",
        limit=Limit(due=Span(14, Unit.CALENDAR_DAY), lead=Lead(2, _NINE), escalations=_TO_MANAGER),
    ),
)  # fmt: skip


def _agency(event: OthersCaused | AgencyReportReceived | AgencyReportReturnedForCorrection | TorAmended) -> str:
    """The agency whose clock it is; an amendment without a date touches nobody's."""
    if isinstance(event, TorAmended) and event.reply_by is None:
        return ""
    return event.agency or ""


def _runs(event: Event) -> bool:
    """A report given back has a clock only if a date was agreed: the source gives none."""
    return not isinstance(event, AgencyReportReturnedForCorrection) or event.reply_by is not None


def _is_critical(event: OverallRiskSet) -> bool:
    return event.level == "critical"


CLOCKS = (
    Clock(
        rule="S42-TRIAGE-1WD",
        holder="DSO",
        starts_on=(ReferralReceived,),
        met_by=(ConcernProgressed, ConcernClosed, ClosedToSelfNeglectPathway),
        lapses_on=(ReferralScreenedOut,),
    ),
    Clock(
        rule="S42-RA-3WD",
        holder="DSO",
        starts_on=(ConcernProgressed,),
        met_by=(ClosedAtRiskAssessment, FullEnquiryDecided),
    ),
    Clock(
        rule="S42-RA-CRITICAL",
        holder="DSO",
        starts_on=(OverallRiskSet,),
        met_by=(CriticalRiskNotified,),
        lapses_on=(OverallRiskSet,),  # a new evaluation takes the place of the one before, and owes its own notice
        only_if=_is_critical,
    ),
    Clock(
        rule="S42-CO-14D",
        holder="agency",
        starts_on=(OthersCaused, AgencyReportReturnedForCorrection),
        met_by=(AgencyReportReceived,),
        agreed_on=(TorAmended,),
        subject=_agency,
        agreed=lambda event: event.reply_by,
        only_if=_runs,
    ),
)
