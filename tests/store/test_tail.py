"""The tail misses nothing, although transactions become visible in another order than they took their positions."""

import asyncio
import random
from collections import Counter
from datetime import timedelta
from functools import reduce

import pytest

from infra.keys import NotOpenedError
from infra.store import Cursor, EventStore, Place, Run

WRITERS, WRITES = 8, 25
NAIVE = "select stream, seq, position from events where position > $1 order by position limit 500"


@pytest.fixture
async def here(store):
    """The end of the log before the test writes anything."""
    cursor = Cursor()
    while True:
        events, cursor = await store.tail(cursor)
        if not events:
            return cursor


class OneConnection:
    """A pool of the one connection whose transaction is open."""

    def __init__(self, connection):
        self.connection = connection

    async def acquire(self):
        return self.connection

    async def release(self, _):
        """It stays open for its transaction."""


async def slow_writer(pool, keyring, case, words, delays):
    """Writes, then dawdles before the commit, as a busy disk would."""
    for number in range(WRITES):
        async with pool.acquire() as connection, connection.transaction():
            store = EventStore(OneConnection(connection), keyring)
            await words.case(store, case.stream, case.person).take(f"c{number}", words.event(f"c{number}"))
            await asyncio.sleep(delays.random() * 0.02)


async def read_by_tail(store, cursor, ended):
    seen = []
    while True:
        last_look = ended.is_set()
        events, cursor = await store.tail(cursor, 50)
        seen += [(each.stream, each.seq) for each in events]
        if last_look and not events:
            return seen
        await asyncio.sleep(0)


async def read_by_position(pool, position, ended):
    seen = []
    while True:
        last_look = ended.is_set()
        rows = await pool.fetch(NAIVE, position)
        seen += [(row["stream"], row["seq"]) for row in rows]
        position = rows[-1]["position"] if rows else position
        if last_look and not rows:
            return seen
        await asyncio.sleep(0)


async def test_the_tail_misses_nothing_where_a_plain_position_does(store, pool, keyring, words, here):
    delays, ended = random.Random(20261121), asyncio.Event()
    cases = [words.case(store) for _ in range(WRITERS)]
    readers = [
        asyncio.create_task(read_by_tail(store, here, ended)),
        asyncio.create_task(read_by_position(pool, here.position, ended)),
    ]
    await asyncio.gather(*(slow_writer(pool, keyring, case, words, delays) for case in cases))
    ended.set()
    seen, naively = await asyncio.gather(*readers)
    written = {(case.stream, seq) for case in cases for seq in range(1, WRITES + 1)}
    assert Counter(seen) == Counter(written)
    assert [seq for stream, seq in seen if stream == cases[0].stream] == list(range(1, WRITES + 1))
    assert len(naively) < len(written), "this load does not reorder anything: the test above proves nothing"


async def test_the_tail_waits_for_an_older_transaction_and_says_how_long_it_has_run(store, pool, words, here):
    other = words.case(store)
    async with pool.acquire() as connection:
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute("select pg_current_xact_id()")
        await other.with_events(2)
        assert (await store.tail(here))[0] == ()
        assert await store.oldest_writer() > 0
        await transaction.commit()
    events, cursor = await store.tail(here)
    assert [(each.stream, each.seq) for each in events] == [(other.stream, 1), (other.stream, 2)]
    assert await store.tail(cursor) == ((), cursor)


async def test_all_events_come_stream_by_stream_in_pages(case, store):
    await case.with_events(7)
    place, seen = Place(), []
    while True:
        events, place = await store.read_all(place, 3)
        if not events:
            break
        seen += [(each.stream, each.seq) for each in events]
    assert seen == sorted(seen)
    assert [seq for stream, seq in seen if stream == case.stream] == list(range(1, 8))


async def test_runs_hold_what_streams_hold_also_where_a_page_cuts_one(case, store):
    await case.with_events(7)
    place, told = Place(case.stream), []
    while (page := await store.runs(place, 3, case.stream)).events:
        (run,), place = page.runs, page.reached
        assert (run.stream, len(run)) == (case.stream, page.events)
        told.append(run)
    assert list(map(len, told)) == [3, 3, 1]
    whole = reduce(Run.then, told)
    stored = await store.events(case.stream)
    assert events_in(whole) == [
        (e.seq, e.type, e.schema, e.body, e.effective_at, e.recorded_at, e.actor, e.law) for e in stored
    ]


def events_in(run):
    columns = (run.seqs, run.types, run.schemas, run.bodies, run.effective, run.recorded, run.actors, run.laws)
    return list(zip(*columns, strict=True))


async def test_a_run_whose_events_have_several_keys_is_opened_by_each_of_them(case, another_case, store, words):
    await case.with_events(2)
    theirs = await store.keys.key_of(another_case.person)
    await case.take("c3", words.event("c3", key=theirs, effective_at=words.nine - timedelta(days=1)))
    (run,) = (await store.runs(Place(case.stream), 10, case.stream)).runs
    stored = await store.events(case.stream)
    assert list(run.bodies) == [event.body for event in stored]
    assert list(run.effective) == [event.effective_at for event in stored]
    await store.erase(theirs.person)
    (run,) = (await store.runs(Place(case.stream), 10, case.stream)).runs
    assert [body is None for body in run.bodies] == [False, False, True]


async def test_a_run_names_the_event_that_does_not_open(case, store, owner):
    await case.with_events(3)
    forged = "update events set body = set_byte(body, 20, get_byte(body, 20) # 1) where stream = $1 and seq = 2"
    await owner.execute(forged, case.stream)
    with pytest.raises(NotOpenedError, match=f"event 2 of {case.stream}"):
        list((await store.runs(Place(case.stream), 10, case.stream)).runs)
    await owner.execute("delete from events where stream = $1", case.stream)
    await owner.execute("delete from streams where stream = $1", case.stream)


async def test_runs_of_an_erased_person_have_no_bodies(case, store):
    await case.with_events(2)
    await store.erase(case.person)
    (run,) = (await store.runs(Place(case.stream), 10, case.stream)).runs
    assert list(run.bodies) == [None, None]


async def test_open_streams_come_in_pages_without_the_closed_ones(store, words):
    cases = [words.case(store) for _ in range(5)]
    for number, case in enumerate(cases):
        await case.take("c1", words.event(), head=words.head(closed=number == 2))
    seen, after = [], ""
    while page := await store.streams_open(after, 2):
        seen += [each.stream for each in page]
        after = page[-1].stream
    assert seen == sorted(seen)
    assert {case.stream for case in cases} - set(seen) == {cases[2].stream}
