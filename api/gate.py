"""Which commands are under way in this process, and how many may wait on one case.

Eight of a case are in flight at a time (DESIGN A15; ``workflows.client`` sees to that); the others wait here in
memory. So that a flood on one case, or a Temporal that is away, cannot fill the memory, the wait has an end.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

__all__ = ["Gate", "Place"]


@dataclass
class Place:
    """A command's place. ``unanswered`` keeps it for a while after its request has ended."""

    unanswered: bool = False


class Gate:
    """The commands under way in one API process. The same key twice takes one place: it is one command."""

    def __init__(self, width: int = 64, linger: timedelta = timedelta(seconds=30)) -> None:
        self._width = width
        self._linger = linger
        self._cases: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def under_way(self, stream: str, key: str) -> bool:
        """Whether this process sent this command a short while ago and has not seen its answer."""
        return stream in self._cases and key in self._cases[stream]

    @contextmanager
    def place(self, stream: str, key: str) -> Iterator[Place]:
        """Take a place for this command. Raises TimeoutError when too many wait on this case already."""
        keys = self._cases[stream]
        if len(keys) >= self._width and key not in keys:
            raise TimeoutError("too many commands wait on this case")
        keys[key] += 1
        place = Place()
        try:
            yield place
        finally:
            if place.unanswered:
                asyncio.get_running_loop().call_later(self._linger.total_seconds(), self._leave, stream, key)
            else:
                self._leave(stream, key)

    def _leave(self, stream: str, key: str) -> None:
        keys = self._cases[stream]
        keys[key] -= 1
        if not keys[key]:
            del keys[key]
        if not keys:
            del self._cases[stream]
