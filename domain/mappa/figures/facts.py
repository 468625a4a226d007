"""What the figures ask of one case: how it stood on which day, its meetings, its reviews, what was counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.kernel.figures import Judged

__all__ = ["Asked", "CaseFacts", "Counted", "HeldMeeting", "NOWHERE", "Review", "Standing"]

Counted = Literal["disclosure", "reconviction", "further_offence", "recall", "visor_new", "visor_archived",
                  "visor_unarchived"]  # fmt: skip
"""What the statistics count by the day on which it happened (28.5, 31.8)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands after an event. ``managed``: it is in some category now; ``area``: who manages it.

    ``ended``: the eligibility is over and the lead agency has not recorded the termination.
    """

    area: str = ""
    managed: bool = False
    category: int | None = None
    level: int | None = None
    community: bool = False
    ended: bool = False
    at_large: bool = False

    @property
    def reviewed_at(self) -> int:
        """The level whose reviews are measured: 2 or 3 in the community; 0: none is (13a.37)."""
        return self.level if self.managed and self.community and self.level in {2, 3} else 0

    @property
    def place(self) -> str:
        """Category and level in a word."""
        return f"category-{self.category} level-{self.level or 'not-set'}"


NOWHERE = Standing()


@dataclass(frozen=True, slots=True)
class Asked:
    """One body that was invited to a meeting: whether it came, with authority, or sent a MAPPA F in its place."""

    body: str
    came: bool
    senior: bool
    mappa_f: bool


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """One Level 2 or 3 meeting that was held. ``police``, ``probation``: somebody of the indicator's grade came."""

    meeting: str
    area: str
    on: date
    level: int
    child: bool
    kinds: frozenset[str]
    """Kinds of agency that came."""
    asked: Sequence[Asked]
    police: bool
    probation: bool
    minutes_by: date
    """The last day for the minutes."""
    disclosure: bool = False
    """Whether disclosure was decided on, with reasons."""
    minuted: date | None = None
    """The day on which the Chair approved the minutes."""


@dataclass(frozen=True, slots=True)
class Review:
    """One review that fell due at Level 2 or 3 in the community; ``over``: the day on which it was no longer owed."""

    area: str
    level: int
    due: date
    held: date | None = None
    over: date | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One case as its events tell it. ``standings`` and ``counted`` are in the order in which they were recorded."""

    person: str
    born: date | None
    standings: Sequence[tuple[date, Standing]]
    meetings: Sequence[HeldMeeting]
    reviews: Sequence[Review]
    counted: Sequence[tuple[date, Counted, Standing]]
    duties: Sequence[Judged]
    complaints: Sequence[tuple[date, str, Standing]] = ()
    """What was received, and what was found."""

    def on(self, day: date) -> Standing:
        """How it stood at the end of this day; what was recorded late counts when it happened."""
        return next((each for on, each in reversed(self.standings) if on <= day), NOWHERE)
