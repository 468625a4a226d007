"""One command end to end beside the bare pattern, and how many there are in a second.

The bare side is three programs: an update that does nothing, one INSERT with its commit, and an update that does
the INSERT in a local activity. They run unencrypted, on a handle that is known; ours starts what does not run.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from statistics import median
from uuid import uuid4

from temporalio.client import Client

from benchmarks.bare import inserting
from benchmarks.bare.conversing import Conversation
from benchmarks.bare.workflows import BareLocal, BareUpdate
from benchmarks.bench import Bench, Running
from benchmarks.cases import PATIENCE, File
from benchmarks.measuring import (
    AT_LEAST,
    AT_MOST,
    Program,
    Result,
    alone,
    compared,
    interleaved,
    processor_seconds,
    timed,
)
from benchmarks.over_http import Caller
from infra.settings import Settings
from infra.store import EventStore
from infra.store.announcing import Listener
from workflows.client import CaseClient

One = Callable[[], Awaitable[object]]
Opening = AbstractAsyncContextManager[One]


async def measure(bench: Bench) -> list[Result]:
    """Latency, throughput over many cases, and one busy case."""
    async with AsyncExitStack() as stack:
        rig = await Rig.opened(stack, bench)
        latency = await interleaved(bench.rounds(3, 5), rig.latencies())
        throughput = await interleaved(bench.rounds(2, 4), rig.throughputs())
    used = {name: figures[1:] for name, figures in rig.used.items()}  # the first round is for warming up
    return [*_latency(latency), *_throughput(throughput), *_processor(used)]


def _latency(figures: dict[str, list[float]]) -> list[Result]:
    bare = [update + commit for update, commit in zip(figures["update"], figures["commit"], strict=True)]
    local, ours = figures["local"], figures["ours"]
    return [
        compared(
            "one command", "ms (p50)", ours, bare, AT_MOST(1.5), note="beside a bare update + one commit; aim 1.3"
        ),
        compared("the same, payloads encrypted", "ms (p50)", figures["encrypted"], bare),
        compared("with HTTP, token and encryption", "ms (p50)", figures["http"], bare, AT_MOST(2)),
        compared("the bare local-activity pattern", "ms (p50)", local, bare),
        compared("one command beside that pattern", "ms (p50)", ours, local),
        alone("a bare commit", "ms (p50)", figures["commit"]),
    ]


def _throughput(figures: dict[str, list[float]]) -> list[Result]:
    return [
        compared("100 cases at once", "commands/s", figures["ours"], figures["local"], AT_LEAST(0.8)),
        compared("100 cases at once, encrypted", "commands/s", figures["encrypted"], figures["local"]),
        compared(
            "one busy case beside one by one",
            "commands/s",
            figures["busy"],
            figures["one by one"],
            AT_LEAST(3),
            note="each seen through by Temporal before the next is given",
        ),
        compared(
            "one busy case beside one after the other's answer",
            "commands/s",
            figures["busy"],
            figures["answered"],
            note="answers are there before Temporal has done its part, so the next command overlaps it",
        ),
    ]


def _processor(used: dict[str, list[float]]) -> list[Result]:
    note = "client, worker, Temporal and PostgreSQL together: says what it costs, whatever else runs"
    return [
        compared("processor time of a command", "ms", used["ours"], used["local"], note=note),
        compared("the same, encrypted", "ms", used["encrypted"], used["local"]),
    ]


@dataclass
class Rig:
    """Workers, clients and connections of both sides."""

    settings: Settings
    store: EventStore
    sealed_store: EventStore
    client: Client
    plain: CaseClient
    encrypted: CaseClient
    api: Caller
    statement: inserting.Statement
    commands: int
    cases: int
    used: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Milliseconds of processor time for one command, by program."""

    @classmethod
    async def opened(cls, stack: AsyncExitStack, bench: Bench) -> "Rig":
        """Three workers, an API, and who talks to them and hears what is announced, as the API does."""
        settings, sealed = bench.settings(bench.database()), bench.settings(bench.database())
        await inserting.table(settings.require_database_url())
        await stack.enter_async_context(Running.ready("benchmarks.worker", settings))
        await stack.enter_async_context(Running.ready("benchmarks.worker", sealed, "--encrypted"))
        await stack.enter_async_context(Running.ready("benchmarks.bare.worker", settings))
        heard, sealed_heard = [
            await stack.enter_async_context(Listener.listening(each.require_database_url()))
            for each in (settings, sealed)
        ]
        sealed_store = await stack.enter_async_context(bench.store(sealed))
        return cls(
            settings=settings,
            store=await stack.enter_async_context(bench.store(settings)),
            sealed_store=sealed_store,
            client=await Client.connect(bench.temporal.address),
            plain=CaseClient(await bench.client(settings, encrypted=False), settings.task_queue, heard),
            encrypted=CaseClient(await bench.client(sealed, encrypted=True), sealed.task_queue, sealed_heard),
            api=await stack.enter_async_context(Caller.opened(sealed, sealed_store)),
            statement=await stack.enter_async_context(inserting.inserts(settings.require_database_url())),
            commands=25 if bench.quick else 60,
            cases=100,
        )

    def latencies(self) -> dict[str, Program]:
        """The median of one command after the other, on a case of its own in each round."""
        return {
            "ours": lambda: self._p50(_ours(self.plain, self.store)),
            "update": lambda: self._p50(self._bare(BareUpdate)),
            "commit": lambda: self._p50(self._commit()),
            "local": lambda: self._p50(self._bare(BareLocal)),
            "encrypted": lambda: self._p50(_ours(self.encrypted, self.sealed_store)),
            "http": lambda: self._p50(self.api.case()),
        }

    def throughputs(self) -> dict[str, Program]:
        """Commands in a second."""
        return {
            "ours": lambda: self._at_once("ours", [_ours(self.plain, self.store) for _ in range(self.cases)]),
            "local": lambda: self._at_once("local", [self._bare(BareLocal) for _ in range(self.cases)]),
            "encrypted": lambda: self._at_once(
                "encrypted", [_ours(self.encrypted, self.sealed_store) for _ in range(self.cases)]
            ),
            "busy": self._busy,
            "one by one": lambda: self._one_by_one(CaseClient(self.plain.client, self.plain.task_queue)),
            "answered": lambda: self._one_by_one(self.plain),
        }

    async def _p50(self, opening: Opening) -> float:
        async with opening as one:
            await one()
            return median([1000 * await timed(one()) for _ in range(self.commands)])

    async def _at_once(self, name: str, openings: list[Opening]) -> float:
        """Every case is given one command after the other, all cases at once."""
        async with AsyncExitStack() as stack:
            each = [await stack.enter_async_context(opening) for opening in openings]
            used = processor_seconds()
            seconds = await timed(self._to_the_end(asyncio.gather(*(_repeated(one, 5) for one in each))))
            self.used[name].append(1000 * (processor_seconds() - used) / (5 * len(each)))
        return 5 * len(each) / seconds

    async def _busy(self) -> float:
        async with _ours(self.plain, self.store) as one:
            return self.commands / await timed(self._to_the_end(asyncio.gather(*(one() for _ in range(self.commands)))))

    async def _one_by_one(self, cases: CaseClient) -> float:
        """A client that hears no announcement has its answer when the update has ended."""
        async with _ours(cases, self.store) as one:
            return self.commands / await timed(self._to_the_end(_repeated(one, self.commands)))

    async def _to_the_end(self, work: Awaitable[object]) -> None:
        """An answer may be there before Temporal has done its part: what is counted in a second is done altogether."""
        await work
        for cases in (self.plain, self.encrypted):
            assert await cases.finish_late(PATIENCE) == 0

    @asynccontextmanager
    async def _bare(self, kind: type[BareUpdate] | type[BareLocal]) -> AsyncIterator[One]:
        conversation = await Conversation.begun(self.client, self.settings.task_queue, kind)
        await conversation.say()
        yield conversation.say
        await conversation.end()

    @asynccontextmanager
    async def _commit(self) -> AsyncIterator[One]:
        rows = inserting.rows(f"bare/{uuid4()}")
        yield lambda: self.statement.fetch(*next(rows))


@asynccontextmanager
async def _ours(cases: CaseClient, store: EventStore) -> AsyncIterator[One]:
    file = await File(cases, store).open()
    yield file.act
    assert await cases.finish_late(PATIENCE) == 0
    await cases.client.get_workflow_handle(file.ref.stream).terminate()


async def _repeated(one: One, times: int) -> None:
    for _ in range(times):
        await one()
