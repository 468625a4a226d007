"""The offender's management levels over time, and the 28 days before the offence in which they count (20.3).

Days are local and inclusive: Level 2 whose last day lies exactly 28 days before the offence still counts.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

from pydantic import Field

from domain.kernel.message import Message

__all__ = ["LOOK_BACK", "LevelSpell", "in_order", "in_window", "level_on"]

LOOK_BACK: Final = timedelta(days=28)
_MANAGED: Final = 2
"""From Level 2 on an offender is managed by meetings."""


class LevelSpell(Message):
    """Days without a break at one level; ``until`` is the last of them, None while it lasts."""

    level: Literal[1, 2, 3]
    since: date
    until: date | None = Field(default=None, description="The last day at this level; none: it lasts")


def in_window(spells: Iterable[LevelSpell], first: date, last: date) -> tuple[LevelSpell, ...]:
    """The spells at Level 2 or 3 that reach into the 28 days before an offence of these days, or into the days."""
    opens = first - LOOK_BACK
    return tuple(
        spell for spell in spells
        if spell.level >= _MANAGED and spell.since <= last and (spell.until is None or spell.until >= opens)
    )  # fmt: skip


def level_on(spells: Iterable[LevelSpell], day: date) -> int | None:
    """The level on this day; None: none is on record."""
    found = (s.level for s in spells if s.since <= day and (s.until is None or s.until >= day))
    return max(found, default=None)


def in_order(spells: Iterable[LevelSpell]) -> bool:
    """Whether the spells end after they begin and follow each other; on the day of a change both levels stand."""
    ends: date | None = date.min
    for spell in spells:
        if ends is None or spell.since < ends or (spell.until and spell.until < spell.since):
            return False
        ends = spell.until
    return True
