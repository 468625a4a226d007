"""Append-only is a grant: the application's own role cannot change what is recorded."""

import asyncpg
import pytest

APPEND_ONLY = ["events", "commands", "people", "workers", "access_log", "data_keys"]
NEVER_DELETED = ["streams", "duties", "outbox", "outside_events"]


@pytest.mark.parametrize("table", APPEND_ONLY)
async def test_the_application_cannot_change_what_is_recorded(pool, table):
    column = await pool.fetchval(
        "select attname from pg_attribute where attrelid = $1::text::regclass and attnum = 2", table
    )
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute(f"update {table} set {column} = {column}")  # noqa: S608


@pytest.mark.parametrize("table", [*APPEND_ONLY, *NEVER_DELETED])
@pytest.mark.parametrize("statement", ["delete from {}", "truncate {}"])
async def test_the_application_cannot_delete(pool, table, statement):
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute(statement.format(table))


async def test_the_application_cannot_change_the_schema(pool):
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute("alter table events add column more text")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute("create table public.another (a int)")


async def test_snapshots_are_a_cache_that_may_be_deleted(pool, case, words):
    await case.take("c1", words.event(), snapshot=words.snapshot(1, "code", b"x"))
    assert await pool.execute("delete from snapshots where stream = $1", case.stream) == "DELETE 1"
    assert [each.seq for each in (await case.held(code="code")).events] == [1]


async def test_a_login_without_the_role_can_neither_read_nor_append(owner):
    await owner.execute("create role a_stranger nologin")
    try:
        async with owner.acquire() as connection, connection.transaction():
            await connection.execute("set local role a_stranger")
            for sql in ("select * from events", "select destroy_key(gen_random_uuid())"):
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    async with connection.transaction():
                        await connection.execute(sql)
    finally:
        await owner.execute("drop role a_stranger")
