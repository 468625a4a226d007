"""How letters stand: the list that shows what waits, what failed and what went out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from infra.store.pool import Pool
from infra.store.queries import Columns, query
from infra.store.sealing import as_json

__all__ = ["LetterPlace", "LetterRow", "Letters"]

_STANDS = query("letter_stands")
_ONE = query("letter")
_IN = query("letters_in")
_AREA = query("area_of_stream")


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter: codes only, nothing personal. ``gaps`` say what it still needs."""

    stream: str
    seq: int
    ordinal: int
    kind: str
    reader: str
    state: str
    round: int
    owed_at: datetime
    state_at: datetime
    gaps: Sequence[Mapping[str, Any]] = ()
    code: str | None = None
    receipt: str | None = None

    @property
    def place(self) -> "LetterPlace":
        """Where it stands in the list, for the page that follows."""
        return LetterPlace(self.owed_at, self.stream, self.seq, self.ordinal)


@dataclass(frozen=True, slots=True)
class LetterPlace:
    """A place in the list of letters; the default lies before everything."""

    owed_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    stream: str = ""
    seq: int = 0
    ordinal: int = 0


START = LetterPlace()


class Letters:
    """The register of letters."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def stands(self, row: LetterRow) -> None:
        """Record how a letter stands; nothing changes for one that came to its end."""
        await self._pool.execute(
            _STANDS, row.stream, row.seq, row.ordinal, row.kind, row.reader, row.state, row.round,
            as_json(list(row.gaps)), row.code, row.receipt, row.owed_at, row.state_at,
        )  # fmt: skip

    async def one(self, stream: str, seq: int, ordinal: int) -> LetterRow | None:
        """How this letter stands; None if it was not looked at yet."""
        row = await self._pool.fetchrow(_ONE, stream, seq, ordinal)
        return None if row is None else _letter(row)

    async def area(self, stream: str) -> str:
        """The area whose letterhead a case's letters have."""
        return await self._pool.fetchval(_AREA, stream) or ""

    async def page(
        self,
        states: Sequence[str] | None = None,
        *,
        stream: str | None = None,
        area: str | None = None,
        team: str | None = None,
        worker: str | None = None,
        after: LetterPlace = START,
        limit: int = 100,
        hidden: tuple[str, ...] = (),
    ) -> tuple[LetterRow, ...]:
        """Letters in these states, or all that are not at their end; of one case, area, team or worker, or of all.

        Never those of cases of ``hidden`` lifecycles.
        """
        place = (after.owed_at, after.stream, after.seq, after.ordinal)
        rows = await self._pool.fetch(_IN, states, *place, stream, area, team, worker, limit, hidden)
        return tuple(_letter(row) for row in rows)


def _letter(row: Columns) -> LetterRow:
    return LetterRow(
        row["stream"], row["seq"], row["ordinal"], row["kind"], row["reader"], row["state"], row["round"],
        row["owed_at"], row["state_at"], tuple(msgspec.json.decode(row["gaps"])), row["code"], row["receipt"],
    )  # fmt: skip
