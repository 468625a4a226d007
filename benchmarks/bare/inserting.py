"""Rows by one prepared INSERT and a commit, the event's alone or all of a whole write: nobody can do with less."""

import itertools
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID, uuid4

import asyncpg

Statement: TypeAlias = "asyncpg.prepared_stmt.PreparedStatement[asyncpg.Record]"

__all__ = [
    "ALL_ROWS", "BODY", "INSERT", "Counting", "Statement", "all_rows", "counted", "inserts", "rows", "sql", "table",
]  # fmt: skip

Counting: TypeAlias = Callable[[], Awaitable[tuple[int, datetime]]]

BODY = bytes(400)
"""The size of an ordinary event's body: 372 bytes of JSON, the nonce and the tag."""

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def sql(name: str) -> str:
    """The text of a statement of the bare programs."""
    return (Path(__file__).parent / "sql" / f"{name}.sql").read_text()


INSERT = sql("insert")
ALL_ROWS = sql("all_rows")


async def table(database_url: str) -> None:
    """Make the table of a fresh database."""
    connection = await asyncpg.connect(database_url)
    await connection.execute(sql("events"))
    await connection.execute(sql("all_rows_tables"))
    await connection.close()


def rows(stream: str, key_id: UUID | None = None) -> Iterator[tuple[Any, ...]]:
    """Rows of one stream, without end."""
    key_id = key_id or uuid4()
    for seq in itertools.count(1):
        yield (
            stream, seq, "ImmediateRiskActed", 1, BODY, key_id, NINE, NINE, f"command-{seq}", "worker-1",
            "2026-01", bytes(32),
        )  # fmt: skip


def all_rows(stream: str, outcome: Mapping[str, Any], explanation: str) -> Iterator[tuple[Any, ...]]:
    """Parameters of `ALL_ROWS`, without end."""
    for row in rows(stream):
        yield (*row, json.dumps(outcome), explanation)


@asynccontextmanager
async def inserts(database_url: str) -> AsyncIterator[Statement]:
    """A connection's prepared statement."""
    connection = await asyncpg.connect(database_url, server_settings={"jit": "off"})
    try:
        yield await connection.prepare(INSERT)
    finally:
        await connection.close()


@asynccontextmanager
async def counted(database_url: str, statement: str = "last_row") -> AsyncIterator[Counting]:
    """What answers how many rows there are, and when the last one was written: of the bare table, unless named."""
    connection = await asyncpg.connect(database_url)

    async def count() -> tuple[int, datetime]:
        row = await connection.fetchrow(sql(statement))
        assert row is not None
        return row["count"], row["max"]

    try:
        yield count
    finally:
        await connection.close()
