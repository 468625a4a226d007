"""The clocks of the eligibility, and the rules that carry their limits.

Bare "days" are calendar days for what people are reminded of; a miss is judged by working days (readings 1 and 2).
"""

from datetime import time
from typing import Any, Final

from domain.calendar.spans import Span, Unit
from domain.kernel.clocks import Clock
from domain.law.rule import Escalation, Lead, Limit
from domain.mappa.basis import rule
from domain.mappa.eligibility.category3 import Cat3Decided, MappaAReceived
from domain.mappa.eligibility.computed import TIMER, CategoryComputed
from domain.mappa.eligibility.ending import EndReviewed, EndReviewOwed, EndReviewWithdrawn
from domain.mappa.eligibility.identifying import (
    IdentificationOwed,
    MappaFlagActivated,
    NoticeSent,
    OffenderRecorded,
    YotNoticeOwed,
)

__all__ = ["CLOCKS", "LIMITS"]

_THREE_DAYS: Final = Limit(
    due=Span(3, Unit.CALENDAR_DAY), breach=Span(3, Unit.WORKING_DAY), lead=Lead(1, time(9)),
    escalations=(Escalation("MappaCoordinator", 0, time(9)),),
)  # fmt: skip
_HEALTH_AND_YOUTH: Final = frozenset({"yot", "mental_health"})

LIMITS: Final = (
    rule(TIMER, "Recompute category when one ends", "6.3",
         "When an eligibility ends the rules are asked again at 00:00 after its last day.",
         Limit(due=Span(0, Unit.CALENDAR_DAY))),
    rule("MAPPA-ID-3-DAYS", "Identify and record within three days of sentence", "6.30, 6.31",
         "Each agency records the category of every MAPPA offender whom it supervises on its own system.",
         _THREE_DAYS),
    rule("MAPPA-ID-YOT-MH-3DAYS", "Youth offending teams and mental health services: three days", "6.36",
         "From sentence, or from admission to hospital through a criminal court.", _THREE_DAYS),
    rule("MAPPA-ID-PROB-FLAG-3WD", "Probation activates its MAPPA flag in three working days", "8.16",
         "The flag stands on the case system within three working days of sentence.",
         Limit(due=Span(3, Unit.WORKING_DAY), lead=Lead(1, time(9)))),
    rule("MAPPA-ID-YOT-MAPPA-H", "MAPPA H at least six months before release", "6.37, 2.18, 14.16",
         "The youth offending team sends MAPPA H to the Co-ordinator for the area of release.",
         Limit(due=Span(-6, Unit.MONTH), lead=Lead(10, time(9)),
               escalations=(Escalation("MappaCoordinator", 0, time(9)),))),
    rule("MAPPA-REF-DECISION-10D", "Referral decision within ten days of MAPPA A", "7.17",
         "The Co-ordination Unit says within ten days whether the criteria are met.",
         Limit(due=Span(10, Unit.CALENDAR_DAY), breach=Span(10, Unit.WORKING_DAY), lead=Lead(2, time(9)),
               escalations=(Escalation("StrategicManagementBoard", 0, time(9)),))),
    rule("MAPPA-END-REREGISTER-REVIEW", "Review Level 2 and 3 cases before eligibility ends", "6.39",
         "A case at Level 2 or 3 is reviewed for Category 3 or discretionary Category 4 before its eligibility ends.",
         Limit(due=Span(0, Unit.CALENDAR_DAY), lead=Lead(40, time(9)),
               escalations=(Escalation("MappaCoordinator", 0, time(9)),))),
)  # fmt: skip


def _agency(event: Any) -> str:
    return str(event.agency)


def _form(event: Any) -> str:
    """MAPPA I is another service's form: it does not meet this duty."""
    return str(getattr(event, "form", "mappa_h"))


def _category_3(_: Any) -> str:
    """The subject keeps this duty apart from that of a referral to Level 2 or 3, whose rule it shares."""
    return "category_3"


CLOCKS: Final = (
    Clock(TIMER, "Clock", starts_on=(CategoryComputed,), met_by=(), lapses_on=(CategoryComputed,),
          anchor=lambda event: event.last_day),
    Clock("MAPPA-ID-3-DAYS", "IdentifyingAgency", starts_on=(IdentificationOwed,), met_by=(OffenderRecorded,),
          subject=_agency, anchor=lambda event: event.sentenced_on, known_then=True,
          only_if=lambda event: event.agency not in _HEALTH_AND_YOUTH),
    Clock("MAPPA-ID-YOT-MH-3DAYS", "IdentifyingAgency", starts_on=(IdentificationOwed,), met_by=(OffenderRecorded,),
          subject=_agency, anchor=lambda event: event.sentenced_on, known_then=True,
          only_if=lambda event: event.agency in _HEALTH_AND_YOUTH),
    Clock("MAPPA-ID-PROB-FLAG-3WD", "ProbationPractitioner", starts_on=(IdentificationOwed,),
          met_by=(MappaFlagActivated,), anchor=lambda event: event.sentenced_on, known_then=True,
          only_if=lambda event: event.agency == "probation"),
    Clock("MAPPA-ID-YOT-MAPPA-H", "YotPractitioner", starts_on=(YotNoticeOwed,), met_by=(NoticeSent,),
          moved_by=(YotNoticeOwed,), subject=_form, anchor=lambda event: getattr(event, "release_on", None)),
    Clock("MAPPA-REF-DECISION-10D", "MappaCoordinator", starts_on=(MappaAReceived,), met_by=(Cat3Decided,),
          subject=_category_3),
    Clock("MAPPA-END-REREGISTER-REVIEW", "LeadAgency", starts_on=(EndReviewOwed,), met_by=(EndReviewed,),
          lapses_on=(EndReviewWithdrawn,), anchor=lambda event: event.end),
)  # fmt: skip
