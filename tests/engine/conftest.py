"""Short words for what is done to a case on the real engine."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from operator import not_
from typing import Any
from uuid import UUID, uuid4

import pytest
from temporalio.client import WorkflowHandle
from temporalio.testing import WorkflowEnvironment

from activities.messages import Answer, CaseRef, Known, Order
from domain.kernel.register import Actor
from infra.store import EventStore
from tests.waiting import until
from workflows.case import CaseLifecycle
from workflows.client import CaseClient

DANA = Actor(id="dana", roles=("DSO",), team="Thanet", area="kent")
"""An invented designated senior officer."""


@dataclass
class File:
    """One invented concern on the real engine."""

    store: EventStore
    cases: CaseClient
    timeline: WorkflowEnvironment
    ref: CaseRef = field(default_factory=lambda: CaseRef(lifecycle="safeguarding", case=uuid4()))
    person: UUID = field(default_factory=uuid4)

    @property
    def handle(self) -> WorkflowHandle[Any, Any]:
        return self.timeline.client.get_workflow_handle(self.ref.stream)

    async def give(self, key: str, by: Actor = DANA, effective_at: datetime | None = None, **command: Any) -> Answer:
        order = Order(id=key, by=by, command=command, effective_at=effective_at)
        answer = await self.cases.instruct(self.ref, order, timedelta(seconds=60))
        assert answer is not None, "no answer within a minute"
        return answer

    async def open(self, key: str = "open", **more: Any) -> Answer:
        await self.store.people.record(self.person, {"born": "1950-02-03"}, datetime.now(UTC), "dana")
        referral = {"person": str(self.person), "channel": "KASC", "content": ["neglect"], **more}
        return await self.give(key, type="ReceiveReferral", **referral)

    async def act(self, key: str, action: str = "rang the home") -> Answer:
        """A command that changes no stage and no clock."""
        return await self.give(key, type="ActOnImmediateRisk", action=action)

    async def events(self) -> list[str]:
        return [event.type for event in await self.store.events(self.ref.stream)]

    async def known(self) -> Known:
        return await self.handle.query(CaseLifecycle.known_case)

    async def until(self, holds: Callable[[list[str]], bool]) -> list[str]:
        """Ask the store until its events are as said; what they are then."""
        return await until(self.events, holds)

    async def until_delivered(self) -> None:
        """What it asks of other cases was answered there."""
        await until(lambda: self.store.outbox.pending(self.ref.stream), not_)


@pytest.fixture(scope="session")
async def dana(store: EventStore) -> Actor:
    await store.workers.record(
        "dana", {"roles": ["DSO"], "grade": "KR11", "team": "Thanet"}, datetime(2026, 1, 1, tzinfo=UTC), "admin"
    )
    return DANA


@pytest.fixture
def file(store: EventStore, cases: CaseClient, timeline: WorkflowEnvironment, dana: Actor) -> File:
    return File(store, cases, timeline)


@pytest.fixture
def other(store: EventStore, cases: CaseClient, timeline: WorkflowEnvironment, dana: Actor) -> File:
    return File(store, cases, timeline)
