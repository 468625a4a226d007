"""The clocks of the chart: what starts each, what meets it, how long it is, and who hears of it when.

Lengths are the source's. When "approaching" is said and to whom a miss goes is local policy of this
system, since the source is silent on both; so are the readings 6 to 9 of its undefined starts and days.
"""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.kernel.clocks import Clock
from domain.law.rule import Escalation, Lead, Limit, Rule
from domain.safeguarding.concern import ConcernProgressed, ReferralReceived, ReferralScreenedOut
from domain.safeguarding.concern_closing import ClosedToSelfNeglectPathway, ConcernClosed

__all__ = ["CLOCKS", "LIMITED_RULES"]

_NINE, _NOON = time(9), time(12)
_TO_MANAGERS = (
    Escalation("CommunityTeamManager", 0, _NINE),
    Escalation("AssistantDirector", 1, _NINE),
)

_TRIAGE = Rule(
    "S42-TRIAGE-1WD",
    "Triage within one working day",
    "004 para 4.1.3",
    "Complete the DSO's triage within one working day of receipt; day 0 is the day of receipt (reading 6).",
    limit=Limit(due=Span(1, Unit.WORKING_DAY), lead=Lead(0, _NOON), escalations=_TO_MANAGERS),
)
_STAGE = Rule(
    "S42-RA-3WD",
    "Risk assessment and strategy stage within three working days",
    "004 para 4.2.1",
    "Complete information gathering, risk assessment and strategy decision within three working days of the "
    "decision to progress (reading 7).",
    limit=Limit(due=Span(3, Unit.WORKING_DAY), lead=Lead(1, _NINE), escalations=_TO_MANAGERS),
)

LIMITED_RULES = (_TRIAGE, _STAGE)

CLOCKS = (
    Clock(
        rule="S42-TRIAGE-1WD",
        holder="DSO",
        starts_on=(ReferralReceived,),
        met_by=(ConcernProgressed, ConcernClosed, ClosedToSelfNeglectPathway),
        lapses_on=(ReferralScreenedOut,),
    ),
    Clock(rule="S42-RA-3WD", holder="DSO", starts_on=(ConcernProgressed,), met_by=()),
)
