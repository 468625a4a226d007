"""From what is written in a scenario to what the system takes: names to ids, wall-clock times to instants."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from domain.calendar.local_time import LAST_SECOND, at_local

__all__ = ["Names", "ids_of"]

_WALL_CLOCK = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def ids_of(text: str, kind: str, names: Iterable[str]) -> dict[str, UUID]:
    """An id for each name: the same for the same file on every run and engine, another for another file."""
    base = uuid5(NAMESPACE_URL, f"scenario:{text}")
    return {name: uuid5(base, f"{kind}/{name}") for name in names}


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of one file stand for."""

    zone: ZoneInfo
    ids: Mapping[str, UUID]

    def instant(self, written: str) -> datetime:
        """The UTC instant of a local wall time or one with an offset. Raises ValueError."""
        found = datetime.fromisoformat(written)
        if "T" not in written and " " not in written:
            raise ValueError(f"{written} has no time of day")
        return self._in_utc(found)

    def limit(self, written: str) -> datetime:
        """As ``instant``; a bare date stands for its last second, as limits of whole days do. Raises ValueError."""
        if _DAY.match(written):
            return at_local(date.fromisoformat(written), LAST_SECOND, self.zone)
        return self.instant(written)

    def meant(self, value: Any) -> Any:
        """A written value with the names of people and cases as their ids and wall-clock times as instants."""
        match value:
            case str() if value in self.ids:
                return str(self.ids[value])
            case str() if _WALL_CLOCK.match(value):
                return self.instant(value).isoformat()
            case dict():
                return {key: self.meant(item) for key, item in value.items()}
            case list() | tuple():
                return [self.meant(item) for item in value]
            case _:
                return value

    def _in_utc(self, found: datetime) -> datetime:
        if found.tzinfo is None:
            return at_local(found.date(), found.time(), self.zone)
        return found.astimezone(UTC)
