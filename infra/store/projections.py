"""Projections out of a rebuild: compared with the live ones, or put in their place.

Needs the rights of the database's owner, because the application's role may delete nothing, and time: a pool with
`role=None` and a `longest_transaction` to match the book of cases. Only the last step keeps writers waiting.
"""

from collections.abc import AsyncIterable, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from infra.store.pool import Pool, Session
from infra.store.queries import query
from infra.store.records import DutyRow, Head
from infra.store.sealing import Row, duty_row, standing_row

_STAGE = query("stage_projections")
_SWAP = query("swap_projections")
_MOVED = query("moved_streams")
_DIFFERING = query("differing_projections")


@dataclass(frozen=True, slots=True)
class Folded:
    """What the events of a stream up to `version` fold to."""

    stream: str
    version: int
    head: Head
    duties: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class Staged:
    """Folded streams as the rows that are compared or swapped: plain values, which pass from process to process."""

    streams: list[Row]
    duties: list[Row]


def staged(folded: Iterable[Folded]) -> Staged:
    """The rows of folded streams."""
    rows = Staged([], [])
    for each in folded:
        rows.streams.append(_stream_row(each))
        rows.duties.extend((each.stream, *duty_row(duty)) for duty in each.duties)
    return rows


async def replace_projections(pool: Pool, folded: AsyncIterable[Staged]) -> tuple[str, ...]:
    """Put folded projections in the place of the live ones, all in one transaction.

    Answers the streams that moved on since they were folded: they keep their live rows, which were written with
    their newer events; fold those again if the folding code has changed.
    """
    async with _staging(pool, folded) as connection:
        await connection.execute(_SWAP)
        return await _streams(connection, _MOVED)


async def differing_projections(pool: Pool, folded: AsyncIterable[Staged]) -> tuple[str, ...]:
    """The streams whose live projections are not what their events fold to; nothing is changed."""
    async with _staging(pool, folded) as connection:
        return await _streams(connection, _DIFFERING)


async def _streams(connection: Session, sql: str) -> tuple[str, ...]:
    return tuple(row["stream"] for row in await connection.fetch(sql))


@asynccontextmanager
async def _staging(pool: Pool, folded: AsyncIterable[Staged]) -> AsyncIterator[Session]:
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute(_STAGE)
        async for rows in folded:
            await connection.copy_records_to_table("staged_streams", records=rows.streams)
            await connection.copy_records_to_table("staged_duties", records=rows.duties)
        yield connection


def _stream_row(each: Folded) -> Row:
    head = each.head
    return (
        each.stream,
        each.version,
        head.lifecycle,
        head.stage,
        head.next_alarm,
        head.closed,
        head.opened_at,
        head.updated_at,
        head.team,
        head.worker,
        head.urgency,
        head.area,
        head.waits_for,
        standing_row(head),
    )
