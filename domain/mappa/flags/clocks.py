"""Foreign nationals are referred within ten working days of the sentence (25.3)."""

from typing import Any

from domain.calendar.spans import Span, Unit
from domain.kernel.clocks import Clock
from domain.law.rule import Limit
from domain.mappa.basis import rule
from domain.mappa.flags.noting import FlagNoted, FlagRemoved
from domain.mappa.flags.referring import ReferredToImmigration

__all__ = ["FLAG_CLOCKS", "FLAG_LIMITS"]

FLAG_LIMITS = (
    rule("MAPPA-FNO-HOIE-10WD", "Referral to immigration enforcement", "25.3",
          "Refer every foreign national to immigration enforcement within ten working days of the sentence.",
          Limit(due=Span(10, Unit.WORKING_DAY))),
)  # fmt: skip


def _foreign(event: Any) -> str | None:
    other = isinstance(event, (FlagNoted, FlagRemoved)) and event.flag != "foreign_national"
    return "" if other else None


FLAG_CLOCKS = (
    Clock("MAPPA-FNO-HOIE-10WD", "PrisonOffenderManager", starts_on=(FlagNoted,), met_by=(ReferredToImmigration,),
          lapses_on=(FlagRemoved,), subject=_foreign, only_if=lambda event: event.flag == "foreign_national"),
)  # fmt: skip
