"""MAPPA J: sent when an order is made, confirmed in five working days (21.23, 21.24)."""

from domain.calendar.spans import Span, Unit
from domain.kernel.clocks import Clock
from domain.law.rule import Limit
from domain.mappa.basis import rule
from domain.mappa.work.restrictions import MappaJReceived, MappaJSent, RestrictingOrderMade

__all__ = ["WORK_CLOCKS", "WORK_LIMITS"]

WORK_LIMITS = (
    rule("MAPPA-J-ON-ORDER", "MAPPA J when a court makes an order", "21.23",
          "Send MAPPA J as soon as a community order or a harm prevention order restricts work: that day (reading).",
          Limit(due=Span(0, Unit.CALENDAR_DAY), breach=Span(1, Unit.WORKING_DAY))),
    rule("MAPPA-J-RECEIPT", "The Department confirms receipt", "21.24",
          "The Department confirms MAPPA J to the offender manager within five working days.",
          Limit(due=Span(5, Unit.WORKING_DAY))),
)  # fmt: skip


WORK_CLOCKS = (
    Clock("MAPPA-J-ON-ORDER", "ProbationPractitioner", starts_on=(RestrictingOrderMade,), met_by=(MappaJSent,)),
    Clock("MAPPA-J-RECEIPT", "Service", starts_on=(MappaJSent,), met_by=(MappaJReceived,)),
)  # fmt: skip
