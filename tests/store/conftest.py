"""A real PostgreSQL, migrated, and short words for what the tests put into it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from infra.keys import DataKey
from infra.store import (
    Conflict,
    DutyRow,
    EventStore,
    Head,
    Held,
    NewAnswer,
    NewEvent,
    NewMessage,
    Snapshot,
    Write,
    Written,
    digest,
    open_pool,
)

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
async def owner(database_url):
    """Sessions with the rights of the database's owner: an intruder, or a rebuild."""
    async with await open_pool(database_url, role=None) as opened:
        yield opened


def event(command_id: str = "c1", *, at: datetime = NINE, key: DataKey | None = None, **more: Any) -> NewEvent:
    about = {
        "type": "ConcernReceived",
        "schema": 1,
        "body": b'{"what":"invented"}',
        "effective_at": at,
        "law": "2026-01",
    }
    return NewEvent(recorded_at=at, command_id=command_id, actor="worker-1", key=key, **{**about, **more})


def answer(command_id: str = "c1", **outcome: Any) -> NewAnswer:
    return NewAnswer(command_id, digest({"type": "receive_concern"}), outcome, NINE)


def head(**changed: Any) -> Head:
    plain = {"lifecycle": "safeguarding", "stage": "triage", "closed": False, "opened_at": NINE, "updated_at": NINE}
    return Head(**{**plain, "urgency": 1, "team": "team-c", **changed})


def duty(name: str = "triage/1", **changed: Any) -> DutyRow:
    plain = {"rule": "SG-T1", "state": "open", "holder_role": "triage_worker", "arose_at": NINE}
    dates = {"due_at": NINE + timedelta(days=1), "explanation": '{"because": "one working day"}'}
    return DutyRow(name, **{**plain, **dates, **changed})


@dataclass(frozen=True)
class Case:
    """One invented case and what happens to it."""

    store: EventStore
    stream: str = field(default_factory=lambda: f"safeguarding/{uuid4()}")
    person: UUID = field(default_factory=uuid4)

    async def held(self, *command_ids: str, code: str = "") -> Held:
        return await self.store.read(self.stream, command_ids, person=self.person, snapshot_code=code)

    async def take(self, command_id: str, *events: NewEvent, **more: Any) -> Written | Conflict:
        """Read and write once, as a desk does that is not disturbed."""
        return await self.write(await self.held(command_id), command_id, *events, **more)

    async def write(self, held: Held, command_id: str, *events: NewEvent, **more: Any) -> Written | Conflict:
        given = {"head": head() if events else None, **more}
        return await self.store.write(Write(held, (answer(command_id),), events, **given))

    async def with_events(self, count: int) -> "Case":
        events = [event(f"c{number}", body=b'{"number":%d}' % number) for number in range(1, count + 1)]
        assert isinstance(await self.take("opening", *events), Written)
        return self


@pytest.fixture
def case(store):
    return Case(store)


@pytest.fixture
def another_case(store):
    return Case(store)


@pytest.fixture
def words():
    """The builders above, for tests that need more than a case says."""
    return Words()


class Words:
    nine = NINE
    event = staticmethod(event)
    answer = staticmethod(answer)
    head = staticmethod(head)
    duty = staticmethod(duty)
    message = staticmethod(NewMessage)
    snapshot = staticmethod(Snapshot)
    case = staticmethod(Case)
