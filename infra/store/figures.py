"""How much is open just now, for the metrics: numbers by codes, never a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from infra.store.pool import Pool
from infra.store.queries import query

__all__ = ["Figures", "read_figures"]

_FIGURES = query("figures")


@dataclass(frozen=True, slots=True)
class Figures:
    """Letters by (kind, state) with how long the oldest has stood so; duties by (lifecycle, rung); the outbox."""

    letters: Mapping[tuple[str, str], int]
    longest: Mapping[tuple[str, str], timedelta]
    duties: Mapping[tuple[str, str], int]
    outbox: int


async def read_figures(pool: Pool) -> Figures:
    """One statement."""
    letters: dict[tuple[str, str], int] = {}
    longest: dict[tuple[str, str], timedelta] = {}
    duties: dict[tuple[str, str], int] = {}
    outbox = 0
    for row in await pool.fetch(_FIGURES):
        place = row["first"], row["second"]
        match row["what"]:
            case "letter":
                letters[place] = row["number"]
                longest[place] = timedelta(seconds=max(0.0, row["oldest"]))
            case "duty":
                duties[place] = row["number"]
            case _:
                outbox = row["number"]
    return Figures(letters, longest, duties, outbox)
