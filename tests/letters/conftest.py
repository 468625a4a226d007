"""Cases whose letters really leave: for a folder, or for the Notify of this machine."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr
from temporalio.client import WorkflowHandle

from activities.letter_additions import Addition, add
from activities.letter_messages import LetterRef
from activities.messages import Answer, CaseRef, Order
from domain.kernel.register import Actor
from infra.letters.directory import Addressee
from infra.letters.folder import FolderSender
from infra.letters.notify import NotifySender
from infra.store import EventStore
from infra.store.letters import LetterRow
from tests.letters.notify_server import API_KEY, TEMPLATE, Notify, notify_server
from tests.letters.samples import DIRECTORY
from tests.waiting import until
from workers.build import Post, build_worker
from workflows.client import CaseClient
from workflows.letter_client import LetterClient

DANA = Actor(id="dana", roles=("DSO",), team="Thanet", area="kent")


@dataclass
class Letters:
    """One invented case, and the letters that it owes."""

    store: EventStore
    cases: CaseClient
    client: LetterClient
    sender: Any
    ref: CaseRef = field(default_factory=lambda: CaseRef(lifecycle="safeguarding", case=uuid4()))
    person: UUID = field(default_factory=uuid4)
    nowhere: str = field(default_factory=lambda: f"nowhere-{uuid4().hex[:6]}")
    """A commissioner whose address nobody knows, in no register that tests share."""

    async def give(self, key: str, **command: Any) -> Answer:
        order = Order(id=key, by=DANA, command=command)
        answer = await self.cases.instruct(self.ref, order, timedelta(seconds=60))
        assert answer is not None
        assert not answer.refused, answer.objections
        return answer

    async def notice(self, commissioner: str = "reader", facts: dict[str, str] | None = None) -> LetterRef:
        """A case that owes one letter: a notice to a commissioner."""
        await self.store.people.record(self.person, {"born": "1950-02-03", **(facts or {})}, datetime.now(UTC), "dana")
        await self.give("open", type="ReceiveReferral", person=str(self.person), channel="KASC", content=["neglect"])
        answer = await self.give("tell", type="InformCommissioner", commissioner=commissioner)
        return LetterRef(stream=self.ref.stream, seq=answer.version, ordinal=0)

    async def stands(self, ref: LetterRef, *states: str) -> LetterRow:
        """Wait until the letter stands in one of these states."""
        row = await until(
            lambda: self.store.letters.one(ref.stream, ref.seq, ref.ordinal),
            lambda row: row is not None and row.state in states,
        )
        assert row is not None
        return row

    async def events(self, count: int) -> list[str]:
        """The outcomes of letters that the case knows of, once there are so many."""

        async def outcomes() -> list[str]:
            found = await self.store.events(self.ref.stream)
            return [str(event.body) for event in found if event.type == "LetterOutcomeRecorded"]

        return await until(outcomes, lambda found: len(found) >= count)

    async def mend(self, ref: LetterRef, **more: Any) -> None:
        await add(self.store, ref, Addition(**more), "dana", datetime.now(UTC))
        await self.client.mended(ref)

    def handle(self, ref: LetterRef) -> WorkflowHandle[Any, Any]:
        return self.cases.client.get_workflow_handle(ref.id)


READER = Addressee(name="A Reader (invented)", email="reader@partner.example")
DIRECTORY_WITH_READER = DIRECTORY.model_copy(update={"addressees": {"commissioner:reader": READER}})


@pytest.fixture
def notify() -> Iterator[Notify]:
    with notify_server() as server:
        yield server


@pytest.fixture
async def letters(store, timeline, desk, settings, tmp_path, request) -> AsyncIterator[Letters]:
    """By folder, unless the test asks for ``notify`` too."""
    by_notify = "notify" in request.fixturenames
    sender = (
        NotifySender(SecretStr(API_KEY), TEMPLATE, request.getfixturevalue("notify").url)
        if by_notify
        else FolderSender(tmp_path / "letters")
    )
    await store.workers.record(
        "dana", {"roles": ["DSO"], "grade": "KR11", "team": "Thanet"}, datetime(2026, 1, 1, tzinfo=UTC), "admin"
    )
    queue = f"letters-{uuid4().hex[:8]}"
    async with build_worker(timeline.client, desk, settings, queue, post=Post(DIRECTORY_WITH_READER, sender)):
        yield Letters(store, CaseClient(timeline.client, queue), LetterClient(timeline.client, queue), sender)
