"""A whole enquiry: forty commands of six people through API, Temporal and store, from the first call to the closure.

The bare side gives as many updates to one workflow, each with one INSERT in a local activity: no rules, no answers
kept, no encryption, no HTTP.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from temporalio.client import Client

from activities.messages import CaseRef, Order
from benchmarks.bare import inserting
from benchmarks.bare.conversing import Conversation
from benchmarks.bare.workflows import BareLocal
from benchmarks.bench import Bench, Running
from benchmarks.cases import LONG_AGO, PATIENCE, registered
from benchmarks.full_enquiry import REGISTER, TEAM, the_enquiry
from benchmarks.measuring import Result, alone, compared, interleaved, timed
from benchmarks.over_http import Caller
from infra.settings import Settings
from infra.store import EventStore
from workflows.client import CaseClient

COMMANDS = len(the_enquiry("", datetime.now(UTC).date()))


async def measure(bench: Bench) -> list[Result]:
    """One enquiry from end to end, and the commands of many at once."""
    async with AsyncExitStack() as stack:
        rig = await Rig.opened(stack, bench)
        one = await interleaved(bench.rounds(2, 4), rig.one_after_the_other())
        many = await interleaved(bench.rounds(1, 3), rig.at_once(bench.rounds(8, 30)))
    note = f"{COMMANDS} commands to the closed case"
    return [
        compared("a full enquiry, API, Temporal and store", "s", one["http"], one["bare"], note=note),
        compared("the same without HTTP", "s", one["client"], one["bare"]),
        alone("one command of it over HTTP", "ms (mean)", [1000 * s / COMMANDS for s in one["http"]]),
        compared(f"{bench.rounds(8, 30)} enquiries at once over HTTP", "commands/s", many["http"], many["bare"]),
        compared(f"{bench.rounds(8, 30)} enquiries at once without HTTP", "commands/s", many["client"], many["bare"]),
    ]


@dataclass
class Rig:
    """Our worker and API on a sealed store, and the bare worker."""

    settings: Settings
    store: EventStore
    client: Client
    cases: CaseClient
    api: Caller

    @classmethod
    async def opened(cls, stack: AsyncExitStack, bench: Bench) -> "Rig":
        """Start them, and write the invented team into the register."""
        bare, sealed = bench.settings(bench.database()), bench.settings(bench.database())
        await inserting.table(bare.require_database_url())
        await stack.enter_async_context(Running.ready("benchmarks.worker", sealed, "--encrypted"))
        await stack.enter_async_context(Running.ready("benchmarks.bare.worker", bare))
        store = await stack.enter_async_context(bench.store(sealed))
        for worker, facts in REGISTER.items():
            await store.workers.record(worker, facts, LONG_AGO, "dana")
        return cls(
            settings=bare,
            store=store,
            client=await Client.connect(bench.temporal.address),
            cases=CaseClient(await bench.client(sealed, encrypted=True), sealed.task_queue),
            api=await stack.enter_async_context(Caller.opened(sealed, store)),
        )

    def one_after_the_other(self) -> dict[str, Callable[[], Awaitable[float]]]:
        """Seconds for one enquiry."""
        return {
            "http": lambda: timed(self._http()),
            "client": lambda: timed(self._ours()),
            "bare": lambda: timed(self._bare()),
        }

    def at_once(self, cases: int) -> dict[str, Callable[[], Awaitable[float]]]:
        """Commands in a second, over so many cases."""

        async def per_second(one: Callable[[], Awaitable[None]]) -> float:
            return cases * COMMANDS / await timed(asyncio.gather(*(one() for _ in range(cases))))

        return {
            "http": lambda: per_second(self._http),
            "client": lambda: per_second(self._ours),
            "bare": lambda: per_second(self._bare),
        }

    async def _http(self) -> None:
        case = uuid4()
        for number, (worker, command) in enumerate(await self._enquiry()):
            await self.api.give(case, f"{case}-{number}", TEAM[worker], command)

    async def _ours(self) -> None:
        ref = CaseRef(lifecycle="safeguarding", case=uuid4())
        for number, (worker, command) in enumerate(await self._enquiry()):
            order = Order(id=f"{ref.case}-{number}", by=TEAM[worker], command=command)
            answer = await self.cases.instruct(ref, order, PATIENCE)
            assert answer is not None
            assert not answer.refused, (command["type"], answer.objections)

    async def _enquiry(self) -> tuple[tuple[str, dict[str, object]], ...]:
        return the_enquiry(str(await registered(self.store)), datetime.now(UTC).date())

    async def _bare(self) -> None:
        conversation = await Conversation.begun(self.client, self.settings.task_queue, BareLocal)
        for _ in range(COMMANDS):
            await conversation.say()
        await conversation.end()
