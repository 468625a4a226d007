"""``caseclock up``: everything that Caseclock needs, on one machine, under one supervisor.

Started in this order and stopped in the other: PostgreSQL, migrations, Temporal, worker, API. A server that the
settings name is used and not started. Whatever ends by itself is started again, later each time it happens.
Nothing outlives the supervisor, also when it is killed (`infra.servers.process`).
"""

import asyncio
import fcntl
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import httpx
from pydantic import SecretStr

from api.settings import ApiSettings
from cli.ports import need_free_ports
from console import CONSOLE
from infra.codec import PayloadKeys
from infra.keys import FileKeyRing
from infra.migrations import MigrationError, migrate
from infra.search_attributes import ensure_search_attributes
from infra.servers import PostgresServer, ServerFailedError, TemporalServer
from infra.servers.process import ChildProcess, wait_until
from infra.servers.running import forget_servers, record_servers
from infra.settings import Settings
from infra.temporal import connect
from infra.tokens import development_key

Say = Callable[[str], None]

_LONGEST_PAUSE = 30.0
_STEADY_SECONDS = 60.0
_WORKER_METRICS = "127.0.0.1:9464"
_SDK_METRICS = "127.0.0.1:9465"


class Restartable(Protocol):
    """What the supervisor looks after."""

    @property
    def running(self) -> bool:
        """Whether it runs."""

    def start(self) -> object:
        """Start it."""

    def stop(self) -> None:
        """Stop it cleanly."""


@dataclass
class Service:
    """One of our own processes, told how to stop."""

    child: ChildProcess
    command: Sequence[str]
    grace_seconds: float

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self.child.running

    def start(self) -> None:
        """Start it; it does not wait until it serves."""
        self.child.start(self.command)

    def stop(self) -> None:
        """Ask it to finish what it does and end."""
        self.child.stop((signal.SIGTERM, self.grace_seconds))


@dataclass
class Watched:
    """A process that is kept running: after the n-th quick end in a row it is started 2^n seconds later."""

    name: str
    process: Restartable
    say: Say
    failures: int = 0
    started_at: float = field(default_factory=time.monotonic)
    start_at: float | None = None

    def look(self, now: float) -> None:
        """Start it again when it has ended and its pause is over."""
        if self.process.running:
            self.failures = 0 if now - self.started_at > _STEADY_SECONDS else self.failures
        elif self.start_at is None:
            pause = min(2.0**self.failures, _LONGEST_PAUSE)
            self.failures, self.start_at = self.failures + 1, now + pause
            self.say(f"{self.name} ended; it starts again in {pause:.0f} s")
        elif now >= self.start_at:
            self.start_at, self.started_at = None, now
            self._start()

    def _start(self) -> None:
        try:
            self.process.start()
        except ServerFailedError as error:
            self.say(str(error))


def run_up(settings: Settings, *, say: Say = print) -> int:
    """Run everything until Ctrl-C or SIGTERM; returns the exit code. Call it in the main thread."""
    stop = _stop_signal()
    try:
        with _only_one(settings.data_dir), ExitStack() as started:
            watched = _start_all(settings, started, say)
            while not stop.wait(0.5):
                for process in watched:
                    process.look(time.monotonic())
            say("Stopping: API, worker, Temporal, PostgreSQL ...")
    except (ServerFailedError, MigrationError) as error:
        say(str(error))
        return 1
    say("Stopped. `caseclock up` continues every open case.")
    return 0


def _start_all(settings: Settings, started: ExitStack, say: Say) -> list[Watched]:
    shown = _with_metrics(settings)
    need_free_ports(settings, {name: str(getattr(shown, name)) for name in ("metrics_bind", "sdk_metrics_bind")})
    _make_keys(settings)
    settings, servers = _start_servers(settings, started, say)
    services = {"worker": _service("worker", "workers", settings), "API": _service("api", "api", settings)}
    for service in services.values():
        service.start()
        started.callback(service.stop)
    _tell(settings, services["API"], say)
    return [Watched(name, process, say) for name, process in {**servers, **services}.items()]


def _start_servers(settings: Settings, started: ExitStack, say: Say) -> tuple[Settings, dict[str, Restartable]]:
    servers: dict[str, Restartable] = {}
    if settings.database_url is None:
        say("Starting PostgreSQL ...")
        postgres = PostgresServer(settings.data_dir / "postgres", port=settings.postgres_port)
        settings = settings.model_copy(update={"database_url": SecretStr(_start(postgres, started))})
        servers["PostgreSQL"] = postgres
    migrate(settings.require_database_url())
    if settings.temporal_address is None:
        say("Starting Temporal ...")
        temporal = _temporal_server(settings)
        settings = settings.model_copy(update={"temporal_address": _start(temporal, started)})
        servers["Temporal"] = temporal
        say(f"  Temporal Web UI   {temporal.ui_url}")
    else:
        asyncio.run(_register_search_attributes(settings))
    _record(settings, started)
    return settings, servers


def _start(server: PostgresServer | TemporalServer, started: ExitStack) -> str:
    started.callback(server.stop)
    return server.start()


def _temporal_server(settings: Settings) -> TemporalServer:
    return TemporalServer(
        settings.data_dir / "temporal",
        port=settings.temporal_port,
        ui_port=settings.temporal_ui_port,
        namespace=settings.temporal_namespace,
        codec_endpoint=f"{_api_address(settings)}/codec",
    )


async def _register_search_attributes(settings: Settings) -> None:
    await ensure_search_attributes(await connect(settings))


def _record(settings: Settings, started: ExitStack) -> None:
    record_servers(
        settings.data_dir,
        database_url=settings.require_database_url(),
        temporal_address=settings.require_temporal_address(),
    )
    started.callback(forget_servers, settings.data_dir)


def _service(name: str, module: str, settings: Settings) -> Service:
    log = settings.data_dir.absolute() / "logs" / f"{name}.log"
    # On this machine the Web UI may read payloads without a token: whoever reaches it here can read the key file.
    # For the same reason nobody needs a token to look at the console from here.
    local = {
        "CASECLOCK_CODEC_OPEN": str("CASECLOCK_TEMPORAL_ADDRESS" not in os.environ),
        "CASECLOCK_CONSOLE_OPEN": str("CASECLOCK_DATABASE_URL" not in os.environ),
    }
    child = ChildProcess(name, log, environment={**local, **os.environ, **_with_metrics(settings).environment()})
    return Service(child, [sys.executable, "-m", module], settings.worker_graceful_seconds + 10)


def _with_metrics(settings: Settings) -> Settings:
    return settings.model_copy(
        update={
            "metrics_bind": settings.metrics_bind or _WORKER_METRICS,
            "sdk_metrics_bind": settings.sdk_metrics_bind or _SDK_METRICS,
        }
    )


def _make_keys(settings: Settings) -> None:
    """Make the local keys before worker and API ask for them, unless the settings name others."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if settings.payload_keys is None:
        PayloadKeys.made_on_first_use(settings.payload_keys_path)
    if settings.keyring is None:
        FileKeyRing(settings.keyring_path)
    if not (settings.jwks_url or settings.jwt_key_file):
        development_key(settings)


def _tell(settings: Settings, api: Service, say: Say) -> None:
    address, shown = _api_address(settings), _with_metrics(settings)
    if not wait_until(lambda: _ready(address) or not api.running, seconds=60, poll=0.2) or not api.running:
        say(f"The API does not answer yet. Its log ends:\n{api.child.log_tail()}")
    if ApiSettings().console:
        say(f"  Console           {address}{CONSOLE}/")
    say(f"  API               {address}")
    say(f"  OpenAPI page      {address}/docs")
    say(f"  Metrics           {address}/metrics (API)")
    say(f"                    http://{shown.metrics_bind}/metrics (worker)")
    say(f"                    http://{shown.sdk_metrics_bind}/metrics (Temporal SDK)")
    say(f"  Logs              {settings.data_dir.absolute() / 'logs'}")
    say("Ctrl-C stops all of it.")


def _ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health/ready", timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _api_address(settings: Settings) -> str:
    host = "127.0.0.1" if settings.api_host in {"0.0.0.0", "::"} else settings.api_host  # noqa: S104 -- compared only
    return f"http://{host}:{settings.api_port}"


def _stop_signal() -> threading.Event:
    """Return what is set by the first Ctrl-C or SIGTERM; a second one ends the process, and so its children."""
    stop = threading.Event()

    def ask_to_stop(number: int, _frame: object) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask_to_stop)
    return stop


@contextmanager
def _only_one(data_dir: Path) -> Iterator[None]:
    """Hold the data folder's lock, which the kernel frees when the process ends, however it ends."""
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "up.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ServerFailedError(f"`caseclock up` runs already with {data_dir}") from None
        yield
