"""The world of a fault run: servers, workers in processes of their own, a proxy between each two of them."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from infra.migrations import migrate
from infra.servers import PostgresServer, TemporalServer
from infra.servers.process import ChildProcess
from infra.settings import Settings
from infra.temporal import payload_codec
from tests.faults.bugs import PLANTED
from tests.faults.law import BEGAN, Timing
from tests.faults.proxy import Proxy

ROOT: Final = Path(__file__).parents[2]


@dataclass
class Link:
    """One program's connections to both servers, each through a proxy of its own."""

    postgres: Proxy
    temporal: Proxy

    @property
    def proxies(self) -> tuple[Proxy, Proxy]:
        return self.postgres, self.temporal


@dataclass
class WorkerProcess:
    """One worker, and the file that tells it how wrong its clock goes."""

    link: Link
    child: ChildProcess
    clock: Path

    def start(self) -> None:
        self.child.start([sys.executable, "-m", "tests.faults.worker"])

    def set_clock(self, seconds: int) -> None:
        """Have its clock jump; the library that lies about the time reads this at every look."""
        self.clock.write_text(f"{seconds:+d}s\n")


@dataclass
class World:
    """All that runs. ``clients`` is the link of whoever gives commands; checks go to the servers straight."""

    directory: Path
    timing: Timing
    postgres: PostgresServer
    temporal: TemporalServer
    settings: Settings
    clients: Link
    workers: list[WorkerProcess] = field(default_factory=list)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by whoever stops or starts a server, so that healing does not meet a fault half done."""

    @property
    def links(self) -> list[Link]:
        return [self.clients, *(worker.link for worker in self.workers)]

    def through(self, link: Link) -> Settings:
        """Settings that reach the servers through a link's proxies."""
        url = self.postgres.url.replace(f":{self.postgres.port}/", f":{link.postgres.port}/")
        address = f"127.0.0.1:{link.temporal.port}"
        return self.settings.model_copy(update={"database_url": SecretStr(url), "temporal_address": address})

    async def tend(self) -> None:
        """Start workers that have ended, as whatever runs them in production does; for ever."""
        while True:
            for worker in self.workers:
                if not worker.child.running:
                    await asyncio.to_thread(worker.start)
            await asyncio.sleep(0.2)

    async def heal(self) -> None:
        """End every fault: stopped processes go on, killed ones start, the network carries, clocks are right."""
        async with self.lock:
            for link in self.links:
                for proxy in link.proxies:
                    proxy.pass_on()
            for worker in self.workers:
                worker.child.send_signal(signal.SIGCONT)
                worker.set_clock(0)
            for server in (self.postgres, self.temporal):
                if not server.running:
                    await asyncio.to_thread(server.start)


@asynccontextmanager
async def running_world(directory: Path, workers: int, bug: str | None = None) -> AsyncIterator[World]:
    """Everything started; ended and stopped at the end, however that comes."""
    postgres = PostgresServer(directory / "postgres", durable=False)
    temporal = TemporalServer(directory / "temporal", headless=True, log_level="error")
    world: World | None = None
    try:
        await asyncio.gather(asyncio.to_thread(postgres.start), asyncio.to_thread(temporal.start))
        await asyncio.to_thread(migrate, postgres.url)
        world = await _furnished(directory, postgres, temporal, workers, bug)
        yield world
    finally:
        await _shut(world, postgres, temporal)


async def _furnished(
    directory: Path, postgres: PostgresServer, temporal: TemporalServer, workers: int, bug: str | None
) -> World:
    settings = Settings(
        data_dir=directory / "data", database_url=SecretStr(postgres.url), temporal_address=temporal.address,
        log_level="warning", worker_graceful_seconds=1, worker_max_workflow_tasks=3,
        worker_sticky_seconds=5,
    )  # fmt: skip
    payload_codec(settings)  # makes the keys of payloads, once for all
    clients = await _link("clients", postgres, temporal)
    world = World(directory, Timing.starting_now(), postgres, temporal, settings, clients)
    for number in range(workers):
        world.workers.append(await _worker(world, number, bug))
    return world


async def _worker(world: World, number: int, bug: str | None) -> WorkerProcess:
    link = await _link(f"worker-{number}", world.postgres, world.temporal)
    clock = world.directory / f"clock-{number}"
    clock.write_text("+0s\n")
    variables = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **world.through(link).environment()}
    variables |= {BEGAN: world.timing.began.isoformat(), **wrong_clock(clock), **({PLANTED: bug} if bug else {})}
    child = ChildProcess(f"worker-{number}", world.directory / f"worker-{number}.log", environment=variables)
    worker = WorkerProcess(link, child, clock)
    worker.start()
    return worker


async def _link(name: str, postgres: PostgresServer, temporal: TemporalServer) -> Link:
    link = Link(Proxy(f"{name}/postgres", postgres.port), Proxy(f"{name}/temporal", temporal.port))
    for proxy in link.proxies:
        await proxy.start()
    return link


async def _shut(world: World | None, postgres: PostgresServer, temporal: TemporalServer) -> None:
    if world is not None:
        for worker in world.workers:
            await asyncio.to_thread(worker.child.kill)
        for link in world.links:
            for proxy in link.proxies:
                await proxy.stop()
    await asyncio.to_thread(temporal.kill)
    with suppress(Exception):
        await asyncio.to_thread(postgres.kill)


def wrong_clock(clock: Path) -> dict[str, str]:
    """Variables under which a program's wall clock (not its monotonic one) is off by what the file says."""
    library = faketime_library()
    if library is None:
        return {}
    return {
        "LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_RESET": "1",
    }  # fmt: skip


def faketime_library() -> Path | None:
    """The library of the PyPI package libfaketime; None where it is not installed."""
    spec = find_spec("libfaketime")
    if spec is None or spec.origin is None:
        return None
    return next(iter(sorted(Path(spec.origin).parent.rglob("libfaketime*.so.1"))), None)
