"""The supervisor with real PostgreSQL and Temporal. Worker and API are small programs here, so that what is tested is
how they are kept running and stopped; the whole of Caseclock under `up` is tested where the case path is.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its stubs are a package more, for tests only
import pytest

from cli.up import Watched
from infra.servers.process import free_port, wait_until

ROOT = Path(__file__).parents[2]
API = """
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
class Ready(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
HTTPServer(("127.0.0.1", int(os.environ["CASECLOCK_API_PORT"])), Ready).serve_forever()
"""
WORKER = """
import pathlib, signal, sys, time
from infra.settings import load_settings
settings = load_settings()
settings.require_database_url(), settings.require_temporal_address()
note = pathlib.Path("worker.notes")
def finish(*_):
    note.open("a").write("finished\\n"); sys.exit(0)
signal.signal(signal.SIGTERM, finish)
note.open("a").write("started\\n")
time.sleep(600)
"""


def line(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:  # it ended while we looked
        return ""


class Up:
    """`caseclock up` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        for name, program in (("api", API), ("workers", WORKER)):
            (folder / name).mkdir()
            (folder / name / "__init__.py").touch()
            (folder / name / "__main__.py").write_text(program)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CASECLOCK_")},
            "PYTHONPATH": str(ROOT),
            "CASECLOCK_TEMPORAL_PORT": "0",
            "CASECLOCK_TEMPORAL_UI_PORT": "0",
            "CASECLOCK_API_PORT": str(free_port()),
            "CASECLOCK_METRICS_BIND": f"127.0.0.1:{free_port()}",
            "CASECLOCK_SDK_METRICS_BIND": f"127.0.0.1:{free_port()}",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        program = (
            "import sys; sys.path.remove('') if '' in sys.path else None\n"
            "from cli.up import run_up; from infra.settings import load_settings\n"
            "sys.exit(run_up(load_settings(), say=lambda words: print(words, flush=True)))"
        )
        return [sys.executable, "-c", program]

    def start(self) -> None:
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                self.command(), cwd=self.folder, env=self.environment, stdout=output, stderr=subprocess.STDOUT
            )
        assert wait_until(lambda: "Ctrl-C stops" in self.said() or not self.alive(), seconds=60)
        assert self.alive(), self.said()

    def said(self) -> str:
        return self.output.read_text()

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def children(self) -> list[psutil.Process]:
        assert self.process is not None
        return list(psutil.Process(self.process.pid).children(recursive=True))

    def child(self, words: str) -> psutil.Process:
        return next(child for child in self.children() if words in line(child))

    def runs(self, words: str) -> bool:
        return any(words in line(child) for child in self.children())

    def notes(self) -> list[str]:
        notes = self.folder / "worker.notes"
        return notes.read_text().split() if notes.exists() else []

    def end(self, how: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(60)


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    running = Up(tmp_path)
    yield running
    if running.alive():
        running.end(signal.SIGKILL)


def gone(processes: list[psutil.Process]) -> bool:
    return not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in processes)


def test_it_starts_all_says_where_restarts_what_ends_and_stops_in_order(up: Up) -> None:
    up.start()
    for words in ("Temporal Web UI   http://", "API               http://", "/docs", "/metrics"):
        assert words in up.said()
    assert up.output.read_text().count("postgresql://") == 0, "no password on the screen"

    second = subprocess.run(
        up.command(), cwd=up.folder, env=up.environment, capture_output=True, timeout=60, check=False
    )
    assert second.returncode == 1
    assert b"runs already" in second.stdout

    assert wait_until(lambda: up.notes() == ["started"], seconds=20)
    up.child("-m workers").kill()
    up.child("start-dev").kill()
    up.child("postgres -D").kill()
    assert wait_until(lambda: up.notes().count("started") == 2, seconds=20), up.said()
    assert wait_until(lambda: up.runs("start-dev") and up.runs("postgres -D"), seconds=20), up.said()

    children = up.children()
    assert up.end(signal.SIGTERM) == 0, up.said()
    assert gone(children)
    assert up.notes()[-1] == "finished", "the worker was asked, not killed"
    assert not (up.folder / ".caseclock" / "servers.json").exists()


def test_ctrl_c_stops_all_and_the_next_start_finds_its_data(up: Up) -> None:
    up.start()
    kept = up.folder / ".caseclock" / "postgres" / "data" / "PG_VERSION"
    made = kept.stat().st_mtime_ns
    assert up.end(signal.SIGINT) == 0
    up.start()
    assert kept.stat().st_mtime_ns == made
    assert up.end(signal.SIGINT) == 0


def test_nothing_outlives_a_supervisor_that_is_killed_and_it_can_start_again_at_once(up: Up) -> None:
    up.start()
    children = up.children()
    assert len(children) >= 4
    up.end(signal.SIGKILL)
    up.start()
    assert wait_until(lambda: gone(children), seconds=20)
    assert up.end(signal.SIGTERM) == 0


def test_a_server_that_settings_name_is_not_started(up: Up) -> None:
    up.environment["CASECLOCK_DATABASE_URL"] = f"postgresql://nobody@127.0.0.1:{free_port()}/none"
    done = subprocess.run(
        up.command(), cwd=up.folder, env=up.environment, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 1, "the named database does not answer, and no other one was started"
    assert not (up.folder / ".caseclock" / "postgres").exists()


class Crashing:
    running = False
    starts = 0

    def start(self) -> None:
        self.starts += 1

    def stop(self) -> None:
        pass


def test_a_process_that_keeps_crashing_is_started_ever_more_rarely() -> None:
    crashing, now = Crashing(), time.monotonic()
    said: list[str] = []
    watched = Watched("worker", crashing, said.append)
    starts: list[int] = []
    for second in range(200):
        before = crashing.starts
        watched.look(now + second)
        if crashing.starts > before:
            starts.append(second)
    pauses = [later - earlier for earlier, later in pairwise(starts)]
    assert pauses == sorted(pauses)
    assert 30 <= pauses[-1] <= 32
    assert len(said) == len(starts) + (watched.start_at is not None)
