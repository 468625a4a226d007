"""The desk of a fault run: the real lifecycle and rules, with lengths that run out while we look.

A duty becomes due an hour after it arose, to the second: a command whose effective instant lies an hour less some
seconds back brings a duty that falls due in these seconds. "Approaching" and the escalations are said at
wall-clock times, and these lie within the run. Domain time is shifted to a Wednesday at ten, so that all
days are working days whatever day the run is made on.
"""

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from typing import Final, Self
from zoneinfo import ZoneInfo

from activities.books import Books
from domain.calendar.spans import Span, Unit
from domain.law.pack import Lawbook
from domain.law.rule import Escalation, Lead, Limit, Rule
from domain.registry import LAWBOOK

BEGAN: Final = "FAULTS_BEGAN"
"""The variable that tells a worker of the harness when the run began."""
LONDON: Final = ZoneInfo("Europe/London")
BUDGET: Final = timedelta(hours=1)
_APPROACH: Final = timedelta(seconds=12)
_ESCALATIONS: Final = (
    ("CommunityTeamManager", timedelta(seconds=20)),
    ("SeniorPractitioner", timedelta(seconds=28)),
    ("AssistantDirector", timedelta(seconds=36)),
)


@dataclass(frozen=True)
class Timing:
    """When a run began, in the world's time, and how far the domain's runs ahead of it."""

    began: datetime

    @classmethod
    def starting_now(cls) -> Self:
        return cls(datetime.now(UTC).replace(microsecond=0))

    @classmethod
    def of_environment(cls) -> Self:
        return cls(datetime.fromisoformat(os.environ[BEGAN]))

    @property
    def shift(self) -> timedelta:
        """From the world's time to the domain's: the next Wednesday at ten, always ahead."""
        day = self.began.date() + timedelta(days=(2 - self.began.weekday()) % 7 or 7)
        return datetime.combine(day, time(10), UTC) - self.began

    def now(self) -> datetime:
        """The domain's now."""
        return datetime.now(UTC) + self.shift

    def due_in(self, seconds: float) -> datetime:
        """The effective instant of what brings a duty that is due in so many seconds."""
        return self.now() - BUDGET + timedelta(seconds=seconds)

    def books(self) -> Books:
        """The real books with the lengths of this run."""
        real = LAWBOOK.packs[-1]
        rules = {name: self._shortened(rule) for name, rule in real.rules.items()}
        return Books(lawbook=Lawbook((replace(real, rules=MappingProxyType(rules)),)))

    def _shortened(self, rule: Rule) -> Rule:
        return rule if rule.limit is None else replace(rule, limit=self._limit())

    def _limit(self) -> Limit:
        steps = tuple(Escalation(role, 0, self._wall_clock(after)) for role, after in _ESCALATIONS)
        return Limit(due=Span(1, Unit.HOUR), lead=Lead(0, self._wall_clock(_APPROACH)), escalations=steps)

    def _wall_clock(self, after: timedelta) -> time:
        return (self.began + self.shift + after).astimezone(LONDON).time()
