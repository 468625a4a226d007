"""Rules of what is recorded for the figures: 001 Std 3(b), 3(c), 5.4, 5.5."""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.law.rule import Basis, Escalation, Lead, Limit, Rule, Strength
from domain.supervision.law.basis import gate

__all__ = ["ACTIVITY_RULES"]

_NINE = time(9)

ACTIVITY_RULES = (
    gate("SUP-S3-DATASET", "Up-to-date data on the cases", "4.0 Std 3(c)",
         "People conditionally discharged, reports, tribunals, recalls, demographics, people out of area."),
    Rule("SUP-TRIBUNAL-REPORT", "Report for a tribunal", "001 para 4.0 Std 3(b); Std 4(a)",
         "Prepared for each tribunal that is listed, by the day that the Tribunal directs.",
         Basis.GOOD_PRACTICE, Strength.WARN,
         limit=Limit(due=Span(0, Unit.CALENDAR_DAY), lead=Lead(5, _NINE),
                     escalations=(Escalation("LineManager", 0, _NINE),))),
)  # fmt: skip
