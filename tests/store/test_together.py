"""What many ask for at once: rounds, their limits, and whose fault is whose."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from infra.store import Conflict, EventStore, Written, open_pool, reading, writing
from infra.store.together import Together


class OffendedError(Exception):
    """The work took offence at one of those that it was given."""


class Work:
    """Doubles numbers when it is let; takes offence at what is negative."""

    def __init__(self) -> None:
        self.rounds: list[list[int]] = []
        self.gate = asyncio.Event()
        self.cancelled = 0
        self.open = 0
        self.openings = 0

    @asynccontextmanager
    async def opened(self):
        self.open += 1
        self.openings += 1
        yield "session"
        self.open -= 1

    async def __call__(self, session, numbers):
        assert session == "session"
        self.rounds.append(list(numbers))
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if any(number < 0 for number in numbers):
            raise OffendedError
        if 13 in numbers:
            raise ValueError
        return [2 * number for number in numbers]


async def under_way(together, *numbers):
    """Asked for, and as far as they get while nothing is answered."""
    asked = [asyncio.create_task(together.ask(number)) for number in numbers]
    for _ in range(5):
        await asyncio.sleep(0)
    return asked


async def test_what_comes_while_a_round_is_on_its_way_goes_together_with_the_next():
    work = Work()
    together = Together(work.opened, work, lanes=1, most=10)
    first = await under_way(together, 1)
    later = await under_way(together, 2, 3, 4)
    assert work.rounds == [[1]]
    work.gate.set()
    assert await asyncio.gather(*first, *later) == [2, 4, 6, 8]
    assert work.rounds == [[1], [2, 3, 4]]


async def test_there_are_no_more_rounds_at_once_than_lanes_and_no_round_is_larger_than_most():
    work = Work()
    together = Together(work.opened, work, lanes=2, most=3)
    asked = await under_way(together, 0) + await under_way(together, *range(1, 10))
    assert work.rounds == [[0], [1, 2, 3]]
    work.gate.set()
    assert await asyncio.gather(*asked) == [2 * number for number in range(10)]
    assert work.rounds[2:] == [[4, 5, 6], [7, 8, 9]]


async def test_two_of_a_kind_go_in_different_rounds_in_their_order():
    work = Work()
    together = Together(work.opened, work, lanes=1, most=10, kind=lambda number: number % 10)
    asked = await under_way(together, 1) + await under_way(together, 11, 21, 2, 31)
    work.gate.set()
    assert await asyncio.gather(*asked) == [2, 22, 42, 4, 62]
    assert work.rounds == [[1], [11, 2], [21], [31]]


async def test_one_that_cannot_be_done_is_no_obstacle_to_the_others():
    work = Work()
    together = Together(work.opened, work, lanes=1, most=10, apart=(OffendedError,))
    asked = await under_way(together, 1) + await under_way(together, 2, -3, 4)
    work.gate.set()
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [*answers[:2], answers[3]] == [2, 4, 8]
    assert isinstance(answers[2], OffendedError)
    assert work.rounds == [[1], [2, -3, 4], [2], [-3], [4]]


async def test_another_fault_is_told_to_all_of_the_round_and_the_next_round_goes_on():
    work = Work()
    together = Together(work.opened, work, lanes=1, most=2, apart=(OffendedError,))
    asked = await under_way(together, 13) + await under_way(together, 13, 1, 2)
    work.gate.set()
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(each) for each in answers[:3]] == [ValueError] * 3
    assert answers[3] == 4


async def test_who_gives_up_takes_nobody_along_and_who_still_waits_is_answered():
    work = Work()
    together = Together(work.opened, work, lanes=1, most=10)
    first = await under_way(together, 1)
    leaving, staying, left = await under_way(together, 2, 3, 4)
    left.cancel()
    first[0].cancel()
    await asyncio.sleep(0.01)
    assert work.cancelled == 1  # nobody waited for the first round any more
    assert work.rounds == [[1], [2, 3]]  # and who had left before the second began is not in it
    leaving.cancel()
    await asyncio.sleep(0)
    work.gate.set()
    assert await staying == 6
    assert work.cancelled == 1


async def test_reads_and_writes_of_many_streams_share_statements(database_url, keyring, words):
    async with await open_pool(database_url, max_size=1) as single:
        store = EventStore(single, keyring)
        cases = [words.case(store) for _ in range(12)]
        seen = []
        async with single.acquire() as connection:
            connection.add_query_logger(seen.append)
        written = await asyncio.gather(*(each.take("c1", words.event("c1")) for each in cases))
        assert [each.version for each in written] == [1] * 12
        assert len(seen) <= 6
        for each in cases:
            assert [event.command_id for event in (await each.held()).events] == ["c1"]
            assert (await store.verify(each.stream)).version == 1


async def test_one_streams_conflict_is_no_other_streams(store, words):
    cases = [words.case(store) for _ in range(8)]
    held = [await each.held() for each in cases]
    for each in cases[::2]:
        await each.take("c0", words.event("c0"))
    more = {"duties": (words.duty(),), "messages": (words.message(0, "letter", b"x"),)}
    more["snapshot"] = words.snapshot(1, "code", b"folded")
    outcomes = await asyncio.gather(
        *(each.write(h, "c1", words.event("c1"), **more) for each, h in zip(cases, held, strict=True))
    )
    assert [type(each) for each in outcomes] == [Conflict, Written] * 4
    for each in cases[::2]:
        now = await each.held("c1")
        assert (now.version, now.answers, now.snapshot) == (1, {}, None)
    for each in cases[1::2]:
        assert (await each.held("c1", code="code")).snapshot == words.snapshot(1, "code", b"folded")


async def test_a_write_that_the_database_refuses_fails_alone(store, words):
    cases = [words.case(store) for _ in range(6)]
    bad = cases[3]
    outcomes = await asyncio.gather(
        *(each.take("c1", words.event("c1", schema=70_000 if each is bad else 1)) for each in cases),
        return_exceptions=True,
    )
    assert [type(each).__name__ for each in outcomes].count("Written") == 5
    assert isinstance(outcomes[3], Exception)
    assert (await bad.held("c1")).version == 0


async def test_many_streams_of_one_new_person_opened_at_once_share_one_key(store, words):
    first = words.case(store)
    cases = [first, *(words.case(store, person=first.person) for _ in range(9))]

    async def opened(case):
        while isinstance(await case.take("c1", words.event("c1")), Conflict):
            pass

    await asyncio.gather(*(opened(each) for each in cases))
    held = [await each.held() for each in cases]
    assert len({each.key.key_id for each in held}) == 1
    assert {each.version for each in held} == {1}


async def test_two_processes_that_write_the_same_streams_never_wait_for_each_other(database_url, keyring, words):
    """Each round locks in one order: crossed orders would end in the database's deadlock error."""
    async with await open_pool(database_url) as one, await open_pool(database_url) as other:
        stores = [EventStore(one, keyring), EventStore(other, keyring)]
        cases = [words.case(stores[0]) for _ in range(10)]

        async def until_answered(case, command_id):
            while True:
                held = await case.held(command_id)
                if command_id in held.answers:
                    return
                await case.write(held, command_id, words.event(command_id))

        async with asyncio.TaskGroup() as desks:
            for number in range(6):
                for store, order in zip(stores, (cases, cases[::-1]), strict=True):
                    for each in order:
                        twin = words.case(store, each.stream, each.person)
                        desks.create_task(until_answered(twin, f"c{number}"))
        for each in cases:
            assert sorted(event.command_id for event in (await each.held()).events) == [f"c{n}" for n in range(6)]


async def test_what_is_folded_already_is_not_read_again(case, words):
    await case.with_events(3)
    three = await case.held()
    held = await case.store.read(case.stream, ["c9"], folded=(three.version, three.hash))
    assert (held.known, held.version, held.events, held.answers) == (True, 3, (), {})
    await case.take("c4", words.event("c4"))
    held = await case.store.read(case.stream, ["c4"], folded=(three.version, three.hash))
    assert (held.known, [event.seq for event in held.events], list(held.answers)) == (True, [4], ["c4"])


@pytest.mark.parametrize("folded", [(3, bytes(32)), (2, bytes(32)), (9, bytes(32))])
async def test_what_was_folded_from_another_past_is_not_believed(case, words, folded):
    await case.take("c1", words.event(), words.event(), words.event(), snapshot=words.snapshot(2, "code", b"folded"))
    held = await case.store.read(case.stream, [], snapshot_code="code", folded=folded)
    assert (held.known, held.snapshot.version, [event.seq for event in held.events]) == (False, 2, [3])


async def test_registers_are_read_with_the_stream_as_of_an_instant(store, case, words):
    early, late = words.nine, words.nine.replace(hour=15)
    name = f"worker-{case.person.hex[:8]}"
    await store.workers.record(name, {"grade": "KR10"}, early, "admin")
    await store.workers.record(name, {"grade": "KR11"}, late, "admin")
    await store.people.record(case.person, {"born": "1950-02-03"}, early, "admin")
    read = {"person": case.person, "workers": [name, "nobody"]}
    before = await store.read(case.stream, [], at=early.replace(hour=8), **read)
    assert (before.workers, before.registered) == ({}, None)
    between = await store.read(case.stream, [], at=late.replace(hour=14), **read)
    assert {worker: each.body for worker, each in between.workers.items()} == {name: {"grade": "KR10"}}
    assert between.registered.body == {"born": "1950-02-03"}
    assert (await store.read(case.stream, [], at=late, **read)).workers[name].body == {"grade": "KR11"}
    await store.erase(case.person)
    assert (await store.read(case.stream, [], at=late, **read)).registered.body is None


async def test_a_connection_that_the_network_swallowed_stops_nobody_for_long(
    postgres, database_url, keyring, words, monkeypatch
):
    """A black hole between us and the database: what was asked fails in seconds, and all goes on by new connections."""
    for module in (reading, writing):
        monkeypatch.setattr(module, "PATIENCE", 0.7)
    hole = BlackHole(postgres.port)
    async with hole.open() as port, await open_pool(database_url.replace(f":{postgres.port}/", f":{port}/")) as pool:
        store = EventStore(pool, keyring)
        cases = [words.case(store) for _ in range(12)]
        await asyncio.gather(*(each.take("c1", words.event("c1")) for each in cases))
        hole.swallow()
        began = asyncio.get_running_loop().time()
        lost = await asyncio.gather(*(_given_up(each, words) for each in cases))
        assert lost == [TimeoutError] * 12
        hole.swallow(new=False)
        again = await asyncio.gather(*(_retried(each, words) for each in cases))
        assert [each.version for each in again] == [2] * 12
        assert asyncio.get_running_loop().time() - began < 15
        pool.terminate()


async def _given_up(case, words):
    """As an activity is given up after its time; half of them by the statement's own patience."""
    try:
        async with asyncio.timeout(0.2 if case.person.int % 2 else 9):
            await case.take("c2", words.event("c2"))
    except TimeoutError:
        return TimeoutError


async def _retried(case, words):
    """As Temporal does: the pool may hand out more connections that were swallowed while they were idle."""
    while True:
        try:
            return await case.take("c2", words.event("c2"))
        except TimeoutError:
            pass


class BlackHole:
    """A TCP proxy; what it swallows gets neither through nor an error."""

    def __init__(self, port):
        self.port = port
        self.new = False
        self.connections = []

    def swallow(self, *, new=True):
        """Everything on connections that are open, and on new ones if so."""
        self.new = new
        for each in self.connections:
            each["swallowed"] = True

    @asynccontextmanager
    async def open(self):
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        yield server.sockets[0].getsockname()[1]
        server.close()

    async def _accept(self, reader, writer):
        state = {"swallowed": self.new}
        self.connections.append(state)
        their_reader, their_writer = await asyncio.open_connection("127.0.0.1", self.port)
        await asyncio.gather(self._pump(reader, their_writer, state), self._pump(their_reader, writer, state))

    @staticmethod
    async def _pump(reader, writer, state):
        try:
            while data := await reader.read(65536):
                if not state["swallowed"]:
                    writer.write(data)
        except ConnectionError:
            pass
        writer.close()


async def test_who_asks_again_at_once_is_served_before_what_was_opened_is_given_back():
    work = Work()
    work.gate.set()
    together = Together(work.opened, work, lanes=2, most=10)
    assert [await together.ask(number) for number in range(5)] == [0, 2, 4, 6, 8]
    assert (work.rounds, work.openings) == ([[0], [1], [2], [3], [4]], 1)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert work.open == 0


async def test_others_do_not_wait_for_a_lane_that_only_lingers():
    work = Work()
    work.gate.set()
    together = Together(work.opened, work, lanes=2, most=1)
    await together.ask(1)
    asked = await under_way(together, 2, 3, 4)
    assert await asyncio.gather(*asked) == [4, 6, 8]
    assert sorted(work.rounds) == [[1], [2], [3], [4]]
