"""Nobody stays without a supervisor: cover, failure and its escalation (001 2.6, 3.2, 5.2, 8.0)."""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.law.rule import Basis, Escalation, Limit, Rule
from domain.supervision.law.basis import gate

__all__ = ["COVER_RULES"]

_NINE = time(9)
_AT_ONCE = Limit(
    due=Span(0, Unit.CALENDAR_DAY),
    escalations=(Escalation("ServiceManager", 0, _NINE), Escalation("AssistantDirector", 1, _NINE)),
)  # fmt: skip

COVER_RULES: tuple[Rule, ...] = (
    gate("SUP-COVER-ABSENCE", "Cover when the supervisor is absent", "8.0 L310, L320",
         "Name a colleague to cover leave or sickness; every clock runs on."),
    Rule("SUP-ALLOC-DUTY", "Every conditionally discharged person has a social supervisor", "001 para 5.2",
         "Name who supervises, or who covers, on the same day: nobody is without a supervisor.", Basis.STATUTE,
         limit=_AT_ONCE),
    gate("SUP-FAILURE-ESCALATION", "Failure to supply a supervisor goes to chief executives", "3.2",
         "The casework section takes a failure to the chief executives; its letter and the answer stand on record."),
)  # fmt: skip
