"""Connections to PostgreSQL as the store needs them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TypeAlias

import asyncpg

Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"
Session: TypeAlias = "asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"

PATIENCE = 4.0
"""Seconds that a command's statement may take: less than the five after which its activity is given up, because others
wait behind it. A connection that the network swallowed is found out by this."""

APP_ROLE = "caseclock_app"
"""The role of workers and API: it may add events and never change or delete them."""


async def open_pool(
    database_url: str,
    *,
    role: str | None = APP_ROLE,
    min_size: int = 1,
    max_size: int = 8,
    longest_transaction: timedelta = timedelta(seconds=30),
) -> Pool:
    """Open a pool of connections that act as `role`; None for the login's own rights (migrations, rebuilds).

    An open write transaction hides newer events from every tail of the cluster, so the server ends transactions
    that run, or sit idle, for longer than `longest_transaction`.
    """
    # RESET ALL at every release would be a third round trip for every command, and we set nothing per session.
    return await asyncpg.create_pool(
        database_url, min_size=min_size, max_size=max_size, server_settings=_session(role, longest_transaction),
        reset=_nothing_to_reset, command_timeout=longest_transaction.total_seconds(),
    )  # fmt: skip


@asynccontextmanager
async def single_session(
    database_url: str, role: str | None = APP_ROLE
) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection outside of any pool, for who keeps it; dropped at the end, whatever it was doing."""
    session = await asyncpg.connect(database_url, server_settings=_session(role, timedelta(seconds=30)))
    try:
        yield session
    finally:
        session.terminate()


def _session(role: str | None, longest_transaction: timedelta) -> dict[str, str]:
    milliseconds = str(int(longest_transaction.total_seconds() * 1000))
    settings = {
        "application_name": "caseclock",
        "jit": "off",  # short statements: compiling them costs more than running them
        "transaction_timeout": milliseconds,
        "idle_in_transaction_session_timeout": milliseconds,
    }
    return settings if role is None else {**settings, "role": role}


@asynccontextmanager
async def session_of(pool: Pool) -> AsyncIterator[Session]:
    """A connection that is thrown away after any fault but the database's own refusal, and never waited for.

    To give back a connection whose statement was cancelled is to wait for the server's word that it was. If the
    network swallowed it, that word never comes.
    """
    session = await pool.acquire()
    try:
        yield session
    except asyncpg.PostgresError:
        raise
    except BaseException:
        session.terminate()
        raise
    finally:
        await pool.release(session)


async def _nothing_to_reset(_: object) -> None:
    """Sessions are left as they were opened."""
