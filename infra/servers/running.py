"""Where the servers of a running `caseclock up` are, so that other commands on this machine find them."""

import json
from pathlib import Path

from pydantic import SecretStr

from infra.private_files import write_private
from infra.settings import Settings

_NAME = "servers.json"


def record_servers(data_dir: Path, *, database_url: str, temporal_address: str) -> None:
    """Write the addresses (the password too: only the owner can read the file)."""
    addresses = {"database_url": database_url, "temporal_address": temporal_address}
    write_private(data_dir / _NAME, json.dumps(addresses))


def forget_servers(data_dir: Path) -> None:
    """Remove the record when they stop."""
    (data_dir / _NAME).unlink(missing_ok=True)


def with_running_servers(settings: Settings) -> Settings:
    """Fill in what is not set from a running `caseclock up` with the same data folder, if there is one."""
    path = settings.data_dir / _NAME
    if not path.exists():
        return settings
    there = json.loads(path.read_text())
    found = {
        "database_url": settings.database_url or SecretStr(there["database_url"]),
        "temporal_address": settings.temporal_address or there["temporal_address"],
    }
    return settings.model_copy(update=found)
