"""The read of a command: what is asked for, one statement for many, and the rows sorted back to who asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from infra.store.pool import PATIENCE, Session
from infra.store.queries import Columns, query
from infra.store.records import StoreError

__all__ = ["Asked", "Found", "find"]

_HELD = query("held_together")


@dataclass(frozen=True, slots=True)
class Asked:
    """What one reader wants to know, as `EventStore.read` explains it."""

    stream: str
    command_ids: Sequence[str]
    person: UUID | None = None
    snapshot_code: str = ""
    folded: tuple[int, bytes] | None = None
    workers: Sequence[str] = ()
    at: datetime | None = None


@dataclass(slots=True)
class Found:
    """The rows that answer one reader."""

    head: Columns | None = None
    snapshot: Columns | None = None
    person: Columns | None = None
    events: list[Columns] = field(default_factory=list)
    answers: list[Columns] = field(default_factory=list)
    keys: list[Columns] = field(default_factory=list)
    workers: list[Columns] = field(default_factory=list)


async def find(session: Session, asked: Sequence[Asked]) -> list[Found]:
    """All that is asked for, in one round trip and as of one instant."""
    numbered = list(enumerate(asked))
    row = await session.fetchrow(
        _HELD,
        [(n, a.stream, *(a.folded or (None, None)), a.snapshot_code, a.person, a.at) for n, a in numbered],
        [(n, a.stream, command_id) for n, a in numbered for command_id in a.command_ids],
        [(n, worker, a.at) for n, a in numbered for worker in a.workers],
        timeout=PATIENCE,
    )
    if row is None:
        raise StoreError("the database answered no row where there is always one")
    return _sorted_out(row, len(asked))


def _sorted_out(row: Columns, count: int) -> list[Found]:
    found = [Found() for _ in range(count)]
    for head in row["heads"]:
        found[head["n"]].head = head
    for snapshot in row["snapshots"]:
        found[snapshot["n"]].snapshot = snapshot
    for person in row["people"]:
        found[person["n"]].person = person
    for each in row["events"]:
        found[each["n"]].events.append(each)
    for each in row["answers"]:
        found[each["n"]].answers.append(each)
    for each in row["keys"]:
        found[each["n"]].keys.append(each)
    for each in row["workers"]:
        found[each["n"]].workers.append(each)
    return found
