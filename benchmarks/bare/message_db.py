"""message-db, the PostgreSQL message store of the Eventide project, from its npm package, installed as it says."""

import json
import subprocess
import tarfile
from pathlib import Path
from uuid import uuid4

import asyncpg

__all__ = ["PACKAGE", "fetched", "install", "message"]

PACKAGE = "@eventide/message-db@1.3.1"

_INSTALLED = (
    "roles/message-store", "schema/message-store", "tables/messages", "types/message",
    *(f"functions/{name}" for name in (
        "message-store-version", "hash-64", "acquire-lock", "category", "is-category", "id", "cardinal-id",
        "stream-version", "write-message", "get-stream-messages", "get-category-messages", "get-last-stream-message",
    )),
    "indexes/messages-id", "indexes/messages-category", "indexes/messages-stream",
)  # fmt: skip
"""The files in the order of its own install.sh. Views and grants do not touch writing; of the extension pgcrypto,
which the embedded PostgreSQL does not bring, nothing is used since gen_random_uuid is built in."""


def fetched(folder: Path) -> Path:
    """The package's SQL, fetched by npm, which checks it against the registry's digest. CalledProcessError offline."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True, timeout=120
    )
    with tarfile.open(folder / packed.stdout.split()[-1]) as package:
        package.extractall(folder, filter="data")
    return folder / "package" / "database"


async def install(database_url: str, database: Path) -> None:
    """Install it into a database."""
    connection = await asyncpg.connect(database_url)
    for name in _INSTALLED:
        await connection.execute((database / f"{name}.sql").read_text())
    await connection.close()


def message(stream: str, version: int, body: str = json.dumps({"body": "x" * 372})) -> tuple[object, ...]:
    """The arguments of write_message for the next message of a stream."""
    return (str(uuid4()), stream, "ImmediateRiskActed", body, None, version)
