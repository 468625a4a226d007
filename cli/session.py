"""What commands that look into the store need: the settings, a pool, the keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from infra.keys import FileKeyRing
from infra.servers import with_running_servers
from infra.settings import Settings, load_settings
from infra.store import EventStore, Pool, open_pool

__all__ = ["found_settings", "open_store", "owners_pool"]

_LONG = timedelta(hours=6)
"""A rebuild is one transaction: it may last."""


def found_settings() -> Settings:
    """The settings of the environment, filled in from a `caseclock up` that runs on this machine."""
    return with_running_servers(load_settings())


@asynccontextmanager
async def open_store(settings: Settings) -> AsyncIterator[EventStore]:
    """The store, with the rights of the application."""
    async with await open_pool(settings.require_database_url(), max_size=4) as pool:
        yield EventStore(pool, FileKeyRing(settings.keyring_path))


@asynccontextmanager
async def owners_pool(settings: Settings) -> AsyncIterator[Pool]:
    """Connections with the login's own rights, for what the application may not do."""
    url = settings.require_database_url()
    async with await open_pool(url, role=None, max_size=2, longest_transaction=_LONG) as pool:
        yield pool
