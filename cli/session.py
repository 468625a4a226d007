"""What commands that look into the store need: the settings, a pool, the keys.

Imported where it is used: PostgreSQL's and Temporal's clients take a second to load, and `--help` needs neither.
"""

import getpass
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infra.settings import Settings
    from infra.store import EventStore, Pool
    from infra.store.team import TeamReads

__all__ = ["found_settings", "open_pool_of", "open_reads", "open_store", "owners_pool", "terminal_user"]

_LONG = timedelta(hours=6)
"""A rebuild is one transaction: it may last."""


def found_settings() -> "Settings":
    """The settings of the environment, filled in from a `caseclock up` that runs on this machine."""
    from infra.servers import with_running_servers
    from infra.settings import load_settings

    return with_running_servers(load_settings())


def terminal_user() -> str:
    """Who sits at this terminal, as the access log takes it."""
    return f"cli.{re.sub(r'[^a-z0-9._-]', '-', getpass.getuser().lower())[:50]}"


@asynccontextmanager
async def open_pool_of(settings: "Settings") -> "AsyncIterator[Pool]":
    """Connections with the rights of the application."""
    from infra.store import open_pool

    async with await open_pool(settings.require_database_url(), max_size=4) as pool:
        yield pool


@asynccontextmanager
async def open_store(settings: "Settings") -> "AsyncIterator[EventStore]":
    """The store, with the rights of the application."""
    from infra.keys import FileKeyRing
    from infra.store import EventStore

    async with open_pool_of(settings) as pool:
        yield EventStore(pool, FileKeyRing(settings.keyring_path))


@asynccontextmanager
async def open_reads(settings: "Settings") -> "AsyncIterator[tuple[EventStore, TeamReads]]":
    """The store, and the reads over a team's cases."""
    from infra.keys import FileKeyRing
    from infra.store import EventStore
    from infra.store.team import TeamReads

    async with open_pool_of(settings) as pool:
        yield EventStore(pool, FileKeyRing(settings.keyring_path)), TeamReads(pool)


@asynccontextmanager
async def owners_pool(settings: "Settings") -> "AsyncIterator[Pool]":
    """Connections with the login's own rights, for what the application may not do."""
    from infra.store import open_pool

    url = settings.require_database_url()
    async with await open_pool(url, role=None, max_size=2, longest_transaction=_LONG) as pool:
        yield pool
