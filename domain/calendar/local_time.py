"""Between the wall clock of an area and UTC instants, across the changes of the clock.

A wall-clock time that the spring change leaves out moves forward by the length of the gap (01:30 on
29 March 2026 in London is 02:30 BST). One that the autumn change gives twice is the first of the two.
Both follow from `fold=0`: the offset in force before the change is used.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

# Guidance counts whole days; a limit "ends that day", and the last second that people write is 23:59:59.
LAST_SECOND = time(23, 59, 59)


def at_local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Find the UTC instant at which clocks in `zone` show `at` on `day`; ValueError if `at` has a zone."""
    if at.tzinfo is not None:
        raise ValueError(f"a wall-clock time has no zone of its own, this one has {at.tzinfo}")
    return datetime.combine(day, at.replace(fold=0) if at.fold else at, zone).astimezone(UTC)


def local_time(instant: datetime, zone: ZoneInfo) -> datetime:
    """Read the wall clock in `zone` at `instant`; ValueError if `instant` has no zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone, this one has none")
    return instant.astimezone(zone)
