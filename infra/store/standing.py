"""What stands for all teams: sanctions on providers and which service a concern is about, over all cases of an area.

A projection in the head of each case, written with its events and rebuilt from them; no content, no person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from infra.store.pool import Pool
from infra.store.queries import query

__all__ = ["ProviderPattern", "Stands", "StandsPlace", "WhatStands"]

_STANDING = query("standing")
_PATTERNS = query("provider_patterns")


@dataclass(frozen=True, slots=True)
class Stands:
    """One fact of one case; ``about`` is the code of a service."""

    about: str
    kind: str
    level: int
    since: datetime | None
    stream: str
    stage: str
    closed: bool
    opened_at: datetime
    team: str | None


@dataclass(frozen=True, slots=True)
class StandsPlace:
    """A place in the order of services, cases and kinds; the default lies before everything."""

    about: str = ""
    stream: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ProviderPattern:
    """One provider over all cases; all but ``latest`` and ``sanction_level`` are of the time that was asked for."""

    about: str
    concerns: int
    open_concerns: int
    quality_in_care: int
    enquiries: int
    latest: datetime
    sanction_level: int


class WhatStands:
    """The facts of all cases of an area, closed ones too."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def page(
        self, area: str, after: StandsPlace, limit: int, *, kinds: Sequence[str] | None = None, about: str | None = None
    ) -> tuple[Stands, ...]:
        """At most ``limit`` facts after a place: of these kinds, about this service; None means any."""
        rows = await self._pool.fetch(_STANDING, area, kinds, about, after.about, after.stream, after.kind, limit)
        return tuple(Stands(**row) for row in rows)

    async def patterns(
        self, area: str, since: datetime, at_least: int, *, after: str = "", limit: int = 100
    ) -> tuple[ProviderPattern, ...]:
        """Providers with so many concerns or more since then, by code, after one of them."""
        rows = await self._pool.fetch(_PATTERNS, area, since, at_least, after, limit)
        return tuple(ProviderPattern(**row) for row in rows)
