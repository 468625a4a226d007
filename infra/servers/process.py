"""Child processes that never outlive this one.

A child has its own process group, so that Ctrl-C reaches only the supervisor, which then stops the children
in order. On Linux the kernel ends a child when this process dies, also by SIGKILL.
"""

import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_LAUNCHER = Path(__file__).with_name("_child.py")
_POLL = 0.05
_NO_ROOM = os.strerror(errno.ENOSPC)
_LOG_LIMIT = 16 * 1024 * 1024
# The kernel's death signal follows the *thread* that started the child, so one thread, which lives as long as
# the process, starts them all.
_spawner = ThreadPoolExecutor(max_workers=1, thread_name_prefix="spawner")


class ServerFailedError(Exception):
    """A server did not start or did not answer in time; the message holds the end of its log."""


def free_port(host: str = "127.0.0.1") -> int:
    """Return a TCP port nobody listens on now (somebody may take it before it is used: callers retry)."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def port_is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether nobody listens on this TCP port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def wait_until(ready: Callable[[], bool], *, seconds: float, poll: float = _POLL) -> bool:
    """Ask until it is so or the time is over, and say which."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            return False
        time.sleep(poll)
    return True


class ChildProcess:
    """One child, started and stopped any number of times; its output goes to a log file."""

    def __init__(
        self,
        name: str,
        log: Path,
        *,
        user: str | None = None,
        environment: Mapping[str, str] | None = None,
        death_signal: signal.Signals = signal.SIGTERM,
    ) -> None:
        self.name = name
        self.log = log
        self._user = user
        self._environment = environment
        self._death_signal = death_signal
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._process.pid if self._process is not None and self.running else None

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        """How it ended: its code, or minus the signal; None while it runs or before it was started."""
        return None if self._process is None else self._process.poll()

    def start(self, command: Sequence[str]) -> None:
        """Start it; raises `ServerFailedError` when it runs already."""
        if self.running:
            raise ServerFailedError(f"{self.name} runs already")
        self._roll_log()
        self._process = _spawner.submit(self._spawn, command).result()

    def _spawn(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        launch = [sys.executable, "-I", "-S", str(_LAUNCHER), str(os.getpid()), str(int(self._death_signal))]
        with self.log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 -- a list without a shell, built by our own callers
                [*launch, self._user or "-", *command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=None if self._environment is None else dict(self._environment),
                process_group=0,
            )

    def _roll_log(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            shutil.move(self.log, self.log.with_suffix(".old.log"))

    def send_signal(self, what: signal.Signals) -> None:
        """Send a signal if it runs."""
        if self._process is not None and self.running:
            self._process.send_signal(what)

    def wait(self, seconds: float) -> bool:
        """Wait until it has ended; False when the time was over first."""
        if self._process is None:
            return True
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self, *steps: tuple[signal.Signals, float]) -> None:
        """End it by each signal in turn, with the seconds each is given; SIGKILL comes last by itself."""
        for what, seconds in steps:
            self.send_signal(what)
            if self.wait(seconds):
                return
        self.kill()

    def kill(self) -> None:
        """End it by SIGKILL, without any chance to tidy up, and wait until it is gone."""
        self.send_signal(signal.SIGKILL)
        self.wait(10)

    def log_tail(self, lines: int = 15) -> str:
        """Return the end of its log."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as log:
            log.seek(max(0, log.seek(0, os.SEEK_END) - 8192))
            return "\n".join(log.read().decode(errors="replace").splitlines()[-lines:])


def failed(what: str, said: str, folder: Path) -> ServerFailedError:
    """The error of a server that keeps its data in ``folder`` and ended with these words: a full disk in ours."""
    if _NO_ROOM not in said:
        return ServerFailedError(f"{what}:\n{said}")
    free = shutil.disk_usage(folder).free // 2**20
    return ServerFailedError(
        f"{what}: there is no room left on the disk of {folder} ({free} MB are free; a new installation takes 60 MB, "
        "and grows). Make room, or name a folder on another disk: CASECLOCK_DATA_DIR."
    )


def start_and_wait(child: ChildProcess, launch: Callable[[], None], ready: Callable[[], bool], seconds: float) -> None:
    """Start a server and wait until it answers; start it again if it ends at once.

    A predecessor that was killed may hold the port, the data or shared memory a moment longer. Raises
    `ServerFailedError` with the end of the log when it does not answer in `seconds`.
    """
    deadline = time.monotonic() + seconds
    launch()
    while not (ready() and child.running):
        if time.monotonic() > deadline:
            child.kill()
            raise failed(f"{child.name} did not start in {seconds:.0f} s", child.log_tail(), child.log.parent)
        if not child.running:
            time.sleep(5 * _POLL)
            launch()
        time.sleep(_POLL)
