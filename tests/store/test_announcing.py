"""What was answered is heard by who waits for it, and nothing else is."""

import asyncio

import pytest
from structlog.testing import capture_logs

from infra.store import NewAnswer, open_pool
from infra.store.announcing import LONGEST, Announcer
from tests.store.conftest import NINE

CASE = "safeguarding/4b3e0000-0000-4000-8000-000000000001"
DONE = {"id": "c1", "version": 4, "events": ["ConcernReceived"]}


def answered(command_id: str = "c1", digest: bytes = b"\x01", **outcome: object) -> NewAnswer:
    return NewAnswer(command_id, digest, outcome or DONE, NINE)


@pytest.fixture
def announcer(pool):
    return Announcer(pool)


async def test_all_who_wait_for_an_answer_hear_it_and_nobody_else(listener, announcer):
    with (
        listener.expecting(CASE, "c1", b"\x01") as one,
        listener.expecting(CASE, "c1", b"\x01") as another,
        listener.expecting(CASE, "c1", b"\x02") as other_body,
        listener.expecting(CASE, "c2", b"\x01") as other_key,
        listener.expecting("mappa/1", "c1", b"\x01") as other_case,
    ):
        announcer.announce(CASE, [answered()])
        assert await asyncio.wait_for(one, 30) == await asyncio.wait_for(another, 30) == DONE
        announcer.announce(CASE, [answered("c3"), answered("c2")])
        await asyncio.wait_for(other_key, 30)
        assert not other_body.done()
        assert not other_case.done()


async def test_what_nobody_waits_for_is_forgotten(listener, announcer):
    with listener.expecting(CASE, "c1", b"\x01"):
        pass
    announcer.announce(CASE, [answered(), answered("last")])
    with listener.expecting(CASE, "last", b"\x01") as last:
        await asyncio.wait_for(last, 30)
    assert not listener._expected


async def test_hundreds_at_once_are_all_heard(listener, announcer):
    answers = [answered(f"c{number}", b"\x01", version=number) for number in range(1, 501)]
    heard = [listener._expected[CASE, each.command_id, each.digest] for each in answers]
    futures = [asyncio.get_running_loop().create_future() for _ in answers]
    for waiting, future in zip(heard, futures, strict=True):
        waiting.append(future)
    announcer.announce(CASE, answers)
    outcomes = await asyncio.wait_for(asyncio.gather(*futures), 30)
    assert [outcome["version"] for outcome in outcomes] == list(range(1, 501))


async def test_an_answer_that_is_too_long_is_left_to_temporal_and_keeps_no_other_back(listener, announcer):
    with (
        listener.expecting(CASE, "long", b"\x01") as long,
        listener.expecting(CASE, "short", b"\x01") as short,
    ):
        announcer.announce(CASE, [answered("long", objections=["x" * LONGEST]), answered("short")])
        await asyncio.wait_for(short, 30)
        assert not long.done()


async def test_the_longest_that_is_announced_is_taken_by_the_database(listener, announcer):
    room = LONGEST - len(CASE) - 60
    with listener.expecting(CASE, "long", b"\x01") as long:
        announcer.announce(CASE, [answered("long", words="x" * room)])
        assert len((await asyncio.wait_for(long, 30))["words"]) == room


async def test_who_lost_its_connection_listens_again(listener, announcer, owner):
    lost = await owner.fetch(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%caseclock_answered%'"
    )
    assert lost
    async with asyncio.timeout(30):
        while listener.hears.is_set():  # noqa: ASYNC110 -- it is cleared by the loss itself
            await asyncio.sleep(0.01)
        await listener.hears.wait()
    with listener.expecting(CASE, "c1", b"\x01") as again:
        announcer.announce(CASE, [answered()])
        assert await asyncio.wait_for(again, 30) == DONE


async def test_what_is_no_announcement_is_passed_over(listener, announcer, pool):
    with listener.expecting(CASE, "c1", b"\x01") as heard:
        for text in ("", "hello", "[1]", '[["a","b","!"],{}]'):
            await pool.execute("SELECT pg_notify('caseclock_answered', $1)", text)
        announcer.announce(CASE, [answered()])
        assert await asyncio.wait_for(heard, 30) == DONE


async def test_a_database_that_is_away_is_said_and_stops_nothing(database_url):
    async with await open_pool(database_url) as closed:
        announcer = Announcer(closed)
    with capture_logs() as logs:
        announcer.announce(CASE, [answered()])
        async with asyncio.timeout(30):
            while not logs:  # noqa: ASYNC110 -- a line in a log sets no event
                await asyncio.sleep(0)
    assert [line["event"] for line in logs] == ["answers are not announced"]
    assert not announcer._rounds._waiting


class GivingBack:
    """A pool; ``meanwhile`` is done once, just before a connection is given back."""

    def __init__(self, pool, meanwhile):
        self.acquire, self._pool, self._meanwhile = pool.acquire, pool, meanwhile

    async def release(self, session):
        meanwhile, self._meanwhile = self._meanwhile, lambda: None
        meanwhile()
        await self._pool.release(session)


async def test_what_is_answered_while_a_connection_is_given_back_is_said_too(listener, pool):
    announcer = Announcer(GivingBack(pool, lambda: announcer.announce(CASE, [answered("late")])))
    with listener.expecting(CASE, "late", b"\x01") as late:
        announcer.announce(CASE, [answered()])
        assert await asyncio.wait_for(late, 30) == DONE
