"""Writes the histories that releases to come must replay: ``python -m tests.replay.capture RELEASE [letters]``.

Those of the other lifecycles: ``python -m tests.replay.pathways RELEASE``.
Each is a life of its own kind, lived on a real server. Histories that were ever released are kept.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from temporalio.client import Client

from activities.desk import Desk
from activities.letter_additions import Addition, add
from activities.letter_messages import LetterRef
from activities.messages import CaseRef, Order, OutsideEvent
from domain.kernel.register import Actor
from infra.keys import FileKeyRing
from infra.letters.directory import Addressee, Directory
from infra.letters.folder import FolderSender
from infra.migrations import migrate
from infra.servers import PostgresServer, TemporalServer
from infra.settings import Settings
from infra.store import EventStore, open_pool
from infra.temporal import plugin
from tests.replay.keys import HISTORIES, replay_codec
from workers.build import Post, build_worker
from workflows.client import CaseClient
from workflows.letter_client import LetterClient

DANA = Actor(id="dana", roles=("DSO",), team="Thanet", area="kent")


class Life:
    """One case on the servers of the capture."""

    def __init__(self, cases: CaseClient, store: EventStore, letters: LetterClient | None = None) -> None:
        self.cases, self.store, self._letters = cases, store, letters
        self.ref, self.person = CaseRef(lifecycle="safeguarding", case=uuid4()), uuid4()

    async def give(self, key: str, at: datetime | None = None, **command: object) -> None:
        assert await self.cases.instruct(
            self.ref, Order(id=key, by=DANA, command=command, effective_at=at), timedelta(minutes=1)
        )

    async def open(self, at: datetime | None = None) -> None:
        await self.store.people.record(self.person, {"born": "1950-02-03"}, datetime(2026, 1, 1, tzinfo=UTC), "dana")
        await self.give(
            "open", at, type="ReceiveReferral", person=str(self.person), channel="KASC", content=["neglect"]
        )

    @property
    def letters(self) -> LetterClient:
        assert self._letters is not None
        return self._letters

    async def letter(self, state: str) -> LetterRef:
        """The case's letter, once it stands in this state."""
        for _ in range(300):
            rows = await self.store.letters.page([state], stream=self.ref.stream)
            if rows:
                return LetterRef(stream=rows[0].stream, seq=rows[0].seq, ordinal=rows[0].ordinal)
            await asyncio.sleep(0.1)
        raise TimeoutError(state)

    async def act(self, number: int) -> None:
        await self.give(f"call-{number}", type="ActOnImmediateRisk", action="rang the home")


async def ordinary(life: Life) -> None:
    """Commands one by one, one repeated, one refused, one malformed."""
    await life.open()
    for number in (1, 2, 2, 3):
        await life.act(number)
    await life.give("early", type="CompleteIoWork")
    await life.give("odd", type="Dance")


async def mailbox(life: Life) -> None:
    """Commands that wait together."""
    await life.open()
    await asyncio.gather(*(life.act(number) for number in range(30)))


async def outside(life: Life) -> None:
    """Outside events, taken and refused, and a link to another case."""
    await life.open()
    kind = "uk.police.crime-number.v1"
    await life.cases.notify(
        life.ref, OutsideEvent(source="police", id="1", type=kind, data={"crime_number": "46/1/26"})
    )
    await life.cases.notify(life.ref, OutsideEvent(source="police", id="2", type="uk.met.rain.v1"))
    await life.give("link", type="LinkCase", lifecycle="safeguarding", case=str(uuid4()), relation="same_person")
    await asyncio.sleep(2)


async def late(life: Life) -> None:
    """Everything was due long ago when it was recorded."""
    await life.open(datetime.now(UTC) - timedelta(days=30))
    await life.act(1)


async def never_opened(life: Life) -> None:
    """A command to a case that never was: refused, and the workflow ends."""
    await life.act(1)


async def renewed(life: Life) -> None:
    """Continued as new, and going on."""
    await life.open()
    await life.cases.renew(life.ref)
    await asyncio.sleep(2)
    await life.act(1)


async def letter_delivered(life: Life) -> LetterRef:
    """A letter that lacks nothing."""
    await life.open()
    await life.give("tell", type="InformRegulator", regulator="CQC", anonymised=True)
    return await life.letter("delivered")


async def letter_mended(life: Life) -> LetterRef:
    """A letter that waits for an address, is looked at in vain, gets one, and arrives."""
    await life.open()
    await life.give("tell", type="InformCommissioner", commissioner="nowhere")
    ref = await life.letter("needs_address")
    await life.letters.mended(ref)
    somebody = Addressee(name="A Reader (invented)", email="reader@partner.example")
    await add(life.store, ref, Addition(addressee=somebody), "dana", datetime.now(UTC))
    await life.letters.mended(ref)
    return await life.letter("delivered")


async def letter_withdrawn(life: Life) -> LetterRef:
    """A letter that is not to go after all."""
    await life.open()
    await life.give("tell", type="InformCommissioner", commissioner="nowhere")
    ref = await life.letter("needs_address")
    await add(life.store, ref, Addition(withdrawn_because="told by telephone"), "dana", datetime.now(UTC))
    await life.letters.mended(ref)
    return await life.letter("withdrawn")


LETTERS = (letter_delivered, letter_mended, letter_withdrawn)
LIVES: tuple[Callable[[Life], Awaitable[None]], ...] = (ordinary, mailbox, outside, late, never_opened, renewed)


async def capture(release: str) -> None:
    """Live each life and store its history (of all its runs)."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with (
            PostgresServer(folder / "pg", durable=False) as postgres,
            TemporalServer(folder / "t", headless=True) as temporal,
        ):
            migrate(postgres.url)
            client = await Client.connect(temporal.address, plugins=[plugin(replay_codec(folder))])
            async with await open_pool(postgres.url) as pool:
                store = EventStore(pool, FileKeyRing(folder / "keyring.json"))
                async with build_worker(client, Desk(store), Settings(data_dir=folder)):
                    for live in LIVES:
                        life = Life(CaseClient(client, "cases"), store)
                        await live(life)
                        await keep(client, life.ref.stream, f"{release}-{live.__name__}")
                await _keep_outage(client, store, postgres, release, folder)


async def capture_letters(release: str) -> None:
    """The lives of letters alone: their workflow is another than a case's."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with (
            PostgresServer(folder / "pg", durable=False) as postgres,
            TemporalServer(folder / "t", headless=True) as temporal,
        ):
            migrate(postgres.url)
            client = await Client.connect(temporal.address, plugins=[plugin(replay_codec(folder))])
            async with await open_pool(postgres.url) as pool:
                store, settings = EventStore(pool, FileKeyRing(folder / "keyring.json")), Settings(data_dir=folder)
                post = Post(Directory.read(None), FolderSender(folder / "letters"))
                async with build_worker(client, Desk(store), settings, post=post):
                    for live in LETTERS:
                        ref = await live(Life(CaseClient(client, "cases"), store, LetterClient(client, "cases")))
                        handle = client.get_workflow_handle(ref.id)
                        await handle.result()
                        await keep(client, ref.id, f"{release}-{live.__name__}")


async def _keep_outage(client: Client, store: EventStore, postgres: PostgresServer, release: str, folder: Path) -> None:
    """PostgreSQL away in the middle: the ordinary activity takes over."""
    async with build_worker(client, Desk(store), Settings(data_dir=folder)):
        life = Life(CaseClient(client, "cases"), store)
        await life.open()
        await asyncio.to_thread(postgres.kill)
        waiting = asyncio.create_task(life.act(1))
        await asyncio.sleep(3)
        await asyncio.to_thread(postgres.start)
        await waiting
        await keep(client, life.ref.stream, f"{release}-outage")


async def keep(client: Client, stream: str, name: str) -> None:
    """Store every run of this workflow."""
    number = 0
    async for run in client.list_workflows(f"WorkflowId = '{stream}'"):
        number += 1
        history = await client.get_workflow_handle(stream, run_id=run.run_id).fetch_history()
        (HISTORIES / f"{name}-{number}.json").write_text(history.to_json() + "\n")


if __name__ == "__main__":
    asyncio.run((capture_letters if "letters" in sys.argv[2:] else capture)(sys.argv[1]))
