"""Migrations bring any database to the current schema, however often and by however many at once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import asyncpg
import pytest

from infra.migrations import MIGRATIONS, MigrationError, migrate


async def applied(url):
    connection = await asyncpg.connect(url)
    try:
        return [row["version"] for row in await connection.fetch("select version from schema_migrations order by 1")]
    finally:
        await connection.close()


async def test_migrating_twice_changes_nothing(database_url):
    before = await applied(database_url)
    migrate(database_url)
    assert await applied(database_url) == before
    assert before == sorted(path.name.split("_")[0] for path in MIGRATIONS.glob("*.sql"))


async def test_several_processes_may_migrate_a_new_database_at_once(postgres):
    url = postgres.create_database(f"caseclock_{uuid4().hex[:8]}")
    with ThreadPoolExecutor() as three:
        list(three.map(migrate, [url] * 3))
    assert len(await applied(url)) == len(list(MIGRATIONS.glob("*.sql")))


def test_a_database_that_cannot_be_reached_is_said_without_the_password():
    with pytest.raises(MigrationError) as said:
        migrate("postgresql://somebody:hidden-word@127.0.0.1:1/caseclock")
    assert "hidden-word" not in str(said.value)
