"""Which category holds when: one at any instant, 4 over 1 over 2 over 3 (6.2), no gap where eligibilities touch."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final

from domain.kernel.message import Message
from domain.mappa.eligibility.verdict import Category, Ground

__all__ = ["Spell", "residual", "spell_on", "timeline"]

_DAY: Final = timedelta(days=1)
_BY_PRECEDENCE: Final[tuple[Category, ...]] = (4, 1, 2, 3)


class Spell(Message):
    """Days without a break under one category. ``until`` None: no end is known; ``ends_by`` is the rule of its end."""

    category: Category
    discretionary: bool = False
    since: date
    until: date | None = None
    grounds: tuple[str, ...]
    ends_by: str


def timeline(grounds: Iterable[Ground]) -> tuple[Spell, ...]:
    """The spells that follow from these grounds, in order, none overlapping another."""
    ordered = sorted(grounds, key=lambda ground: (ground.since, ground.category, ground.fact))
    edges = sorted({ground.since for ground in ordered} | {g.until + _DAY for g in ordered if g.until})
    spells: list[Spell] = []
    for start, following in zip_longest(edges, edges[1:]):
        found = _between(ordered, start, following)
        if found is not None:
            _joined(spells, found)
    return tuple(spells)


def spell_on(spells: Iterable[Spell], day: date) -> Spell | None:
    """The spell that holds on this day."""
    return next((s for s in spells if s.since <= day and (s.until is None or day <= s.until)), None)


def residual(registration: Ground, others: Iterable[Ground]) -> Ground | None:
    """A Category 3 registration as far as it goes: it gives way for good when another category is met (6.2, 6.11)."""
    starts = [max(each.since, registration.since) for each in others if _meets(each, registration)]
    if not starts:
        return registration
    until = min(starts) - _DAY
    return registration.model_copy(update={"until": until}) if until >= registration.since else None


def _meets(ground: Ground, registration: Ground) -> bool:
    after = ground.until is None or ground.until >= registration.since
    return after and (registration.until is None or ground.since <= registration.until)


def _between(grounds: Sequence[Ground], start: date, following: date | None) -> Spell | None:
    """The winner of the stretch from ``start`` to the day before ``following``; no ground changes within it."""
    standing = [ground for ground in grounds if ground.covers(start)]
    for category in _BY_PRECEDENCE:
        if winners := [ground for ground in standing if ground.category == category]:
            last = max(winners, key=lambda ground: ground.until or date.max)
            return Spell(
                category=category, discretionary=all(ground.discretionary for ground in winners), since=start,
                until=following - _DAY if following else None, grounds=tuple(g.fact for g in winners),
                ends_by=last.ends_by,
            )  # fmt: skip
    return None


def _joined(spells: list[Spell], spell: Spell) -> None:
    """Add a spell, or lengthen the last one if only its grounds change."""
    last = spells[-1] if spells else None
    if last and last.until and last.until + _DAY == spell.since and _alike(last, spell):
        both = tuple(dict.fromkeys((*last.grounds, *spell.grounds)))
        spells[-1] = last.model_copy(update={"until": spell.until, "grounds": both, "ends_by": spell.ends_by})
    else:
        spells.append(spell)


def _alike(one: Spell, other: Spell) -> bool:
    return (one.category, one.discretionary) == (other.category, other.discretionary)
