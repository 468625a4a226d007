"""Lengths of time in the forms in which the MAPPA Guidance states them."""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.law.rule import Escalation, Lead, Limit, Setting

__all__ = ["before", "off_until_set"]

_NINE = time(9)


def before(
    n: int, unit: Unit, *, plus_days: int = 0, breach: Span | None = None, escalate: tuple[str, ...] = ()
) -> Limit:
    """So long before the day that the clock is anchored to, reminded two weeks ahead (local policy: ladder)."""
    return Limit(
        due=Span(-n, unit), plus=Span(-plus_days, Unit.CALENDAR_DAY) if plus_days else None, breach=breach,
        lead=Lead(10, _NINE), escalations=tuple(Escalation(role, 0, _NINE) for role in escalate),
    )  # fmt: skip


def off_until_set(name: str, words: str) -> Limit:
    """A limit whose length the area chooses with its Strategic Management Board: no clock runs until it has."""
    return Limit(due=Setting(name, words))
