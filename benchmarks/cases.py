"""Invented cases and what is done to them, in as few words as the measurements need."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from activities.desk import Desk
from activities.messages import Answer, CaseRef, Mailbox, Order
from domain.kernel.register import Actor
from infra.store import EventStore
from workflows.client import CaseClient

__all__ = ["DANA", "PATIENCE", "File", "acting", "gathered", "opening", "populated", "registered", "utc_now"]

DANA = Actor(id="dana", roles=("DSO",), team="Thanet", area="kent")
"""An invented designated senior officer."""

LONG_AGO = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
PATIENCE = timedelta(minutes=2)


def opening(key: str, person: UUID, effective_at: datetime | None = None) -> Order:
    """The referral that opens a case and starts its first clock."""
    referral = {"type": "ReceiveReferral", "person": str(person), "channel": "KASC", "content": ["neglect"]}
    return Order(id=key, by=DANA, command=referral, effective_at=effective_at)


def acting(key: str) -> Order:
    """A command that brings one event, changes no stage and touches no duty."""
    words = "rang the home and asked that somebody stays with the resident until the morning"
    return Order(id=key, by=DANA, command={"type": "ActOnImmediateRisk", "action": words})


async def registered(store: EventStore) -> UUID:
    """An invented person whom the register has long known."""
    person = uuid4()
    await store.people.record(person, {"born": "1950-02-03"}, LONG_AGO, DANA.id)
    return person


@dataclass
class File:
    """One case."""

    cases: CaseClient
    store: EventStore
    ref: CaseRef = field(default_factory=lambda: CaseRef(lifecycle="safeguarding", case=uuid4()))
    given: int = 0

    async def give(self, order: Order) -> Answer:
        """Give a command and insist on its being done."""
        answer = await self.cases.instruct(self.ref, order, PATIENCE)
        assert answer is not None, "no answer in two minutes"
        assert not answer.refused, answer.objections
        return answer

    async def open(self) -> "File":
        """Open it."""
        await self.give(opening(f"{self.ref.case}-open", await registered(self.store)))
        return self

    async def act(self) -> Answer:
        """One more command."""
        self.given += 1
        return await self.give(acting(f"{self.ref.case}-{self.given}"))


async def populated(desk: Desk, count: int, at: datetime, effective_at: datetime | None = None) -> list[CaseRef]:
    """Open cases in the store alone, by the desk itself, as a restored database would hold them."""
    refs = [CaseRef(lifecycle="safeguarding", case=uuid4()) for _ in range(count)]

    async def one(ref: CaseRef) -> None:
        order = opening(f"{ref.case}-open", await registered(desk.store), effective_at)
        mailbox = Mailbox(case=ref, at=at, orders=(order,))
        outcome = await desk.execute(mailbox)
        assert not outcome.answers[0].refused, outcome.answers[0].objections

    await gathered([one(ref) for ref in refs], 16)
    return refs


async def gathered(work: Sequence[object], at_once: int) -> None:
    """All of it, so many at a time."""
    gate = asyncio.Semaphore(at_once)

    async def gated(each: object) -> None:
        async with gate:
            await each  # type: ignore[misc]  # coroutines of any kind

    await asyncio.gather(*(gated(each) for each in work))


def utc_now() -> datetime:
    """The present."""
    return datetime.now(UTC)
