"""Real servers for the tests: PostgreSQL, the Temporal dev server with its clock in our hand, one worker."""

import asyncio
import logging
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import structlog
from temporalio.testing import WorkflowEnvironment

from activities.desk import Desk
from cli.scenario.stage import open_environment
from infra.codec import EncryptingCodec, PayloadKeys
from infra.keys import FileKeyRing
from infra.migrations import migrate
from infra.servers import PostgresServer
from infra.settings import Settings
from infra.store import EventStore, open_pool
from infra.store.announcing import Announcer, Listener
from infra.store.pool import Pool
from workers.build import build_worker
from workflows.client import CaseClient

# A fault in a server that tests run is printed as Python prints it: structlog's own way, with every variable of every
# frame, fills the screen with hundreds of thousands of lines.
structlog.configure(processors=[
    structlog.contextvars.merge_contextvars, structlog.processors.add_log_level,
    structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
])  # fmt: skip


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """A command that a test runs in this process sets up the process's logs; the next test has its own again."""
    handlers, level, before = logging.root.handlers[:], logging.root.level, structlog.get_config()
    yield
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    structlog.configure(**before)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    # Not below pytest's own folder: as root the server runs under another account, and every pytest that starts
    # takes away the right of others to pass through that folder.
    with (
        tempfile.TemporaryDirectory(prefix="caseclock-test-", ignore_cleanup_errors=True) as folder,
        PostgresServer(Path(folder) / "postgres", durable=False) as server,
    ):
        yield server


@pytest.fixture(scope="session")
def database_url(postgres: PostgresServer) -> str:
    """A fresh database with the current schema."""
    url = postgres.create_database(f"caseclock_{uuid4().hex[:8]}")
    migrate(url)
    return url


@pytest.fixture(scope="session")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> FileKeyRing:
    return FileKeyRing(tmp_path_factory.mktemp("keys") / "keyring.json")


@pytest.fixture(scope="session")
async def pool(database_url: str) -> AsyncIterator[Pool]:
    """Sessions as workers and API have them."""
    async with await open_pool(database_url, max_size=12) as opened:
        yield opened


@pytest.fixture
async def listener(database_url: str) -> AsyncIterator[Listener]:
    """Who hears what was answered, once it hears."""
    async with Listener.listening(database_url) as listening:
        await asyncio.wait_for(listening.hears.wait(), 30)
        yield listening


@pytest.fixture(scope="session")
def store(pool: Pool, keyring: FileKeyRing) -> EventStore:
    return EventStore(pool, keyring)


@pytest.fixture(scope="session")
def payload_codec(tmp_path_factory: pytest.TempPathFactory) -> EncryptingCodec:
    return EncryptingCodec(PayloadKeys.made_on_first_use(tmp_path_factory.mktemp("payload") / "payload-keys.json"))


@pytest.fixture(scope="session")
async def timeline(payload_codec: EncryptingCodec) -> AsyncIterator[WorkflowEnvironment]:
    """The dev server with time skipping: each workflow's clock goes forward when a test says so."""
    async with open_environment(payload_codec) as environment:
        yield environment


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("data"), task_queue="cases")


@pytest.fixture(scope="session")
def desk(store: EventStore, pool: Pool) -> Desk:
    return Desk(store, announcer=Announcer(pool))


@pytest.fixture(scope="session")
async def worker(timeline: WorkflowEnvironment, desk: Desk, settings: Settings) -> AsyncIterator[None]:
    async with build_worker(timeline.client, desk, settings):
        yield


@pytest.fixture(scope="session")
def cases(timeline: WorkflowEnvironment, worker: None, settings: Settings) -> CaseClient:
    return CaseClient(timeline.client, settings.task_queue)
