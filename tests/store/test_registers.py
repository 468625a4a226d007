"""Registers answer as they stood at an instant."""

import asyncio
from uuid import uuid4

import pytest

from infra.store import Access, ErasedError


@pytest.fixture
def days(words):
    return [words.nine.replace(day=day) for day in range(1, 8)]


async def test_a_person_is_read_as_registered_at_an_instant(store, days):
    person = uuid4()
    assert await store.people.record(person, {"name": "Invented Person"}, days[1], "worker-1") == 1
    assert await store.people.record(person, {"name": "Invented-Person"}, days[3], "worker-2") == 2
    assert await store.people.at(person, days[0]) is None
    assert (await store.people.at(person, days[2])).body == {"name": "Invented Person"}
    newest = await store.people.at(person, days[3])
    assert (newest.version, newest.body, newest.recorded_by) == (2, {"name": "Invented-Person"}, "worker-2")


async def test_people_recorded_at_once_become_versions_in_a_row(store, days):
    person = uuid4()
    versions = await asyncio.gather(*(store.people.record(person, {"n": n}, days[n], "w") for n in range(6)))
    assert sorted(versions) == [1, 2, 3, 4, 5, 6]


async def test_a_person_is_not_in_the_database_in_clear_and_can_be_erased(store, days, owner):
    person = uuid4()
    await store.people.record(person, {"name": "Invented Person"}, days[0], "w")
    assert b"Invented" not in await owner.fetchval("select body from people where person = $1", person)
    await store.erase(person)
    assert (await store.people.at(person, days[1])).body is None
    with pytest.raises(ErasedError):
        await store.people.record(person, {"name": "again"}, days[2], "w")


async def test_workers_are_read_as_registered_at_an_instant(store, days):
    ann, bob = f"worker-{uuid4().hex}", f"worker-{uuid4().hex}"
    await store.workers.record(ann, {"roles": ["social_worker"], "team": "c"}, days[0], "admin")
    await store.workers.record(ann, {"roles": ["team_manager"], "team": "c"}, days[4], "admin")
    await store.workers.record(bob, {"roles": ["triage_worker"]}, days[2], "admin")
    then = await store.workers.at(days[1], [ann, bob])
    assert {name: each.body["roles"] for name, each in then.items()} == {ann: ["social_worker"]}
    now = await store.workers.at(days[5], [ann, bob])
    assert {name: each.version for name, each in now.items()} == {ann: 2, bob: 1}
    assert {ann, bob} <= set(await store.workers.at(days[5]))


async def test_every_look_at_a_case_is_in_the_access_log(store, case, days):
    await store.access.record(days[0], "worker-1", case.stream, "case")
    await store.access.record(days[1], "worker-2", case.stream, "chronology")
    assert await store.access.of(case.stream) == (
        Access(days[0], "worker-1", "case"),
        Access(days[1], "worker-2", "chronology"),
    )
