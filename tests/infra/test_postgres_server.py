import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import asyncpg
import psutil  # type: ignore[import-untyped]  # its stubs are a package more, for tests only
import pytest

from infra.servers import PostgresServer, ServerFailedError
from infra.servers.process import failed, port_is_free, wait_until


async def ask(url: str, question: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def test_it_is_postgresql_18_in_utc_with_checksums(postgres: PostgresServer) -> None:
    assert str(await ask(postgres.url, "show server_version")).startswith("18.")
    assert await ask(postgres.url, "show timezone") == "UTC"
    assert await ask(postgres.url, "show data_checksums") == "on"


async def test_a_wrong_password_is_refused(postgres: PostgresServer) -> None:
    wrong = postgres.url.replace(postgres._password(), "guessed")
    with pytest.raises(asyncpg.InvalidPasswordError):
        await ask(wrong, "select 1")


async def test_a_stop_and_a_kill_keep_what_was_committed_and_the_address(tmp_path: Path) -> None:
    server = PostgresServer(tmp_path / "pg", durable=False)
    url = server.start()
    await ask(url, "create table kept as select 1 as n")
    server.stop()
    assert not server.running
    assert server.start() == url
    await ask(url, "insert into kept values (2)")
    server.kill()
    assert server.start() == url
    assert await ask(url, "select count(*) from kept") == 2
    server.stop()
    again = PostgresServer(tmp_path / "pg", durable=False)
    assert again.start() == url, "the port is remembered for the next process"
    again.stop()


async def test_a_half_made_cluster_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "pg" / "data.new" / "base").mkdir(parents=True)
    with PostgresServer(tmp_path / "pg", durable=False) as server:
        assert await ask(server.url, "select 1") == 1


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    server = PostgresServer(tmp_path / "pg", options={"shared_buffers": "nonsense"})
    with pytest.raises(ServerFailedError, match="shared_buffers"):
        server.start(seconds=1)
    assert not server.running


async def test_databases_can_be_made_and_dropped(postgres: PostgresServer) -> None:
    url = postgres.create_database("one_more")
    assert postgres.create_database("one_more") == url
    assert await ask(url, "select current_database()") == "one_more"
    postgres.drop_database("one_more")
    with pytest.raises(asyncpg.InvalidCatalogNameError):
        await ask(url, "select 1")


def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    program = (
        "import sys, time, pathlib; from infra.servers import PostgresServer\n"
        "server = PostgresServer(pathlib.Path(sys.argv[1]), durable=False); server.start()\n"
        "print(server.pid, server.port, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "pg")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert parent.stdout is not None
    pid, port = (int(word) for word in parent.stdout.readline().split())
    assert psutil.pid_exists(pid)
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    assert wait_until(lambda: not psutil.pid_exists(pid) and port_is_free(port), seconds=10)


def test_a_full_disk_is_said_in_our_words_and_any_other_fault_in_its_own(tmp_path: Path) -> None:
    full = str(failed("PostgreSQL cannot be set up", f"PANIC: could not write: {os.strerror(errno.ENOSPC)}", tmp_path))
    assert "PANIC" not in full
    assert f"there is no room left on the disk of {tmp_path}" in full
    assert "CASECLOCK_DATA_DIR" in full
    assert (
        str(failed("PostgreSQL cannot be set up", "no locale", tmp_path)) == "PostgreSQL cannot be set up:\nno locale"
    )
