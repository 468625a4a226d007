"""The servers and the processes of one run."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from pydantic import SecretStr
from temporalio.client import Client

from infra.keys import FileKeyRing
from infra.migrations import migrate
from infra.servers import PostgresServer, TemporalServer
from infra.settings import Settings
from infra.store import EventStore, open_pool
from infra.temporal import payload_codec, plugin

__all__ = ["Bench", "Running", "opened", "say_ready"]

_READY = "CASECLOCK_BENCH_READY"


@dataclass(frozen=True)
class Bench:
    """A durable PostgreSQL and the Temporal dev server as ``caseclock up`` starts them."""

    folder: Path
    postgres: PostgresServer
    temporal: TemporalServer
    quick: bool = False

    def rounds(self, quick: int, full: int) -> int:
        """How often everything is run."""
        return quick if self.quick else full

    def database(self) -> str:
        """A fresh database with the current schema."""
        url = self.postgres.create_database(f"bench_{uuid4().hex[:8]}")
        migrate(url)
        return url

    def settings(self, database_url: str) -> Settings:
        """As an installation of its own: its queue bears the name of its database."""
        return Settings(
            data_dir=self.folder / "data",
            database_url=SecretStr(database_url),
            temporal_address=self.temporal.address,
            task_queue=database_url.partition("?")[0].rpartition("/")[2],
            database_pool=10,
            log_level="error",
        )

    async def client(self, settings: Settings, *, encrypted: bool) -> Client:
        """A connection to Temporal with our converter, with or without encryption of payloads."""
        codec = payload_codec(settings) if encrypted else None
        return await Client.connect(self.temporal.address, plugins=[plugin(codec)])

    @asynccontextmanager
    async def store(self, settings: Settings, *, connections: int = 10) -> AsyncIterator[EventStore]:
        """Our store on a pool of its own."""
        url = settings.require_database_url()
        async with await open_pool(url, max_size=connections) as pool:
            yield EventStore(pool, FileKeyRing(settings.keyring_path))


def say_ready() -> None:
    """Tell the process that started this one that it may begin."""
    if sign := os.environ.get(_READY):
        Path(sign).touch()


@dataclass(frozen=True)
class Running:
    """A process that was started."""

    process: asyncio.subprocess.Process

    @classmethod
    @asynccontextmanager
    async def kept(cls, module: str, settings: Settings, *arguments: str, **more: str) -> AsyncIterator["Running"]:
        """Start it, and stop it at the end. It writes where our errors go: the table alone stands on our output."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", module, *arguments, stdout=sys.stderr,
            env={**os.environ, **settings.environment(), **more},
        )  # fmt: skip
        running = cls(process)
        try:
            yield running
        finally:
            await running.stop()

    @classmethod
    @asynccontextmanager
    async def ready(cls, module: str, settings: Settings, *arguments: str) -> AsyncIterator["Running"]:
        """The same, from when it says that it is ready. Raises RuntimeError if it ends, TimeoutError if it is slow."""
        sign = settings.data_dir / f"{uuid4()}.ready"
        sign.parent.mkdir(exist_ok=True)
        async with cls.kept(module, settings, *arguments, **{_READY: str(sign)}) as running:
            async with asyncio.timeout(60):
                while not sign.exists():
                    if running.process.returncode is not None:
                        raise RuntimeError(f"{module} did not start")
                    await asyncio.sleep(0.02)
            yield running

    async def stop(self) -> None:
        """End it cleanly, or by force after half a minute."""
        if self.process.returncode is None:
            self.process.terminate()
        try:
            await asyncio.wait_for(self.process.wait(), 30)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


@contextmanager
def opened(*, quick: bool) -> Iterator[Bench]:
    """Start the servers, and stop them at the end."""
    with TemporaryDirectory(prefix="caseclock-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # PostgreSQL does not run as root: its account has to pass through
        with (
            PostgresServer(folder / "postgres") as postgres,
            TemporalServer(folder / "temporal", headless=True) as temporal,
        ):
            yield Bench(folder, postgres, temporal, quick)
