"""One read and one write: what was decided on what was held, all of it or nothing."""

import asyncio

import pytest

from infra.store import GENESIS, Conflict, ErasedError, EventStore, StoreError, Write, Written, digest, open_pool


async def test_a_stream_that_does_not_exist_is_held_as_nothing_with_a_fresh_key(case):
    held = await case.held("c1")
    assert (held.version, held.hash, held.lifecycle, held.events, held.answers) == (0, GENESIS, None, (), {})
    assert held.key.fresh
    assert held.key.person == case.person


async def test_what_was_written_is_what_is_read(case, words):
    first = words.event("c1", body=b'{"name":"Invented Person"}', law="2026-01", schema=3)
    second = words.event("c1", type="ConcernTriaged", at=words.nine.replace(microsecond=123456))
    written = await case.take("c1", first, second)
    held = await case.held("c1")
    assert written == Written(2, held.hash)
    assert (held.version, held.lifecycle, held.person, held.closed) == (2, "safeguarding", case.person, False)
    assert [(e.seq, e.type, e.schema, e.body) for e in held.events] == [
        (1, first.type, 3, first.body),
        (2, second.type, 1, second.body),
    ]
    assert held.events[1].effective_at == second.effective_at
    assert held.events[1].hash == held.hash
    assert not held.key.fresh


async def test_bodies_are_not_in_the_database_in_clear(case, words, owner):
    secret = b'{"name":"Invented Person"}'
    message = words.message(0, "letter", b"To Invented Person")
    await case.take("c1", words.event(body=secret), messages=(message,), snapshot=words.snapshot(1, "code", secret))
    for sql in (
        "select body from events where stream = $1",
        "select body from outbox where stream = $1",
        "select state from snapshots where stream = $1",
    ):
        assert b"Invented" not in await owner.fetchval(sql, case.stream)


async def test_the_answer_of_a_command_is_kept_with_its_digest(case, words):
    held = await case.held("c1")
    await case.store.write(Write(held, (words.answer("c1", stage="triage"),), (words.event(),), words.head()))
    known = (await case.held("c1", "c2")).answers
    assert list(known) == ["c1"]
    assert known["c1"].outcome == {"stage": "triage"}
    assert known["c1"].version == 1
    assert known["c1"].digest == digest({"type": "receive_concern"})


async def test_of_two_writers_on_the_same_version_exactly_one_writes(case, words):
    await case.take("c0", words.event("c0"))
    held = await case.held()
    outcomes = await asyncio.gather(*(case.write(held, name, words.event(name)) for name in ("c1", "c2")))
    assert sorted(type(each).__name__ for each in outcomes) == ["Conflict", "Written"]
    after = await case.held("c1", "c2")
    assert after.version == 2
    assert len(after.answers) == 1


async def test_of_two_writers_that_open_the_same_stream_exactly_one_writes(case, words):
    held = [await case.held(), await case.held()]
    outcomes = await asyncio.gather(*(case.write(each, f"c{n}", words.event()) for n, each in enumerate(held)))
    assert sorted(type(each).__name__ for each in outcomes) == ["Conflict", "Written"]
    assert (await case.held()).version == 1


async def test_two_streams_of_one_person_opened_at_once_share_one_key(case, words, store):
    other = words.case(store, person=case.person)
    held = [await case.held(), await other.held()]
    outcomes = [await case.write(held[0], "c1", words.event()), await other.write(held[1], "c1", words.event())]
    assert outcomes[1] == Conflict()  # it was sealed with a key that did not win
    assert isinstance(await other.take("c1", words.event()), Written)
    assert (await case.held()).key.key_id == (await other.held()).key.key_id
    assert (await other.held()).events[0].body == words.event().body


async def test_a_command_id_that_has_its_answer_writes_nothing_again(case, words):
    await case.take("c1", words.event("c1"))
    assert await case.take("c1", words.event("c1")) == Conflict()
    held = await case.held("c1")
    assert held.version == 1
    batch = (words.answer("c2"), words.answer("c1"))
    assert await case.store.write(Write(held, batch, (words.event("c2"),), words.head())) == Conflict()
    assert (await case.held("c2")).answers == {}


async def test_a_refusal_is_kept_without_events_and_opens_no_stream(case, owner):
    assert await case.take("c1") == Written(0, GENESIS)
    held = await case.held("c1")
    assert held.version == 0
    assert "c1" in held.answers
    for table in ("streams", "events"):
        assert await owner.fetchval(f"select count(*) from {table} where stream = $1", case.stream) == 0  # noqa: S608
    assert await owner.fetchval("select count(*) from data_keys where person = $1", case.person) == 0


async def test_the_same_refusal_from_two_processes_is_kept_once(case, words):
    held = await case.held()
    first = (words.answer("c1"), words.answer("c2"))
    second = (words.answer("c2"), words.answer("c3"))
    outcomes = await asyncio.gather(*(case.store.write(Write(held, batch)) for batch in (first, second)))
    assert sorted(type(each).__name__ for each in outcomes) == ["Conflict", "Written"]
    assert len((await case.held("c1", "c2", "c3")).answers) == 2


async def test_a_refusal_decided_on_an_old_version_is_a_conflict(case, words):
    await case.take("c1", words.event())
    held = await case.held()
    await case.take("c2", words.event("c2"))
    assert await case.write(held, "c3") == Conflict()


async def test_many_desks_on_few_cases_lose_nothing_and_apply_nothing_twice(store, words):
    cases = [words.case(store) for _ in range(3)]

    async def until_answered(case, command_id):
        while True:
            held = await case.held(command_id)
            if command_id in held.answers:
                return
            await case.write(held, command_id, *(() if command_id.endswith("7") else (words.event(command_id),)))

    asked = [(case, f"c{number}") for number in range(20) for case in cases]
    async with asyncio.TaskGroup() as desks:
        for each in [*asked, *asked]:
            desks.create_task(until_answered(*each))
    for case in cases:
        held = await case.held()
        assert sorted(each.command_id for each in held.events) == sorted(f"c{n}" for n in range(20) if n % 10 != 7)
        assert [each.seq for each in held.events] == list(range(1, 19))


async def test_a_mailbox_of_commands_is_one_write_with_an_answer_each(case, words):
    held = await case.held()
    names = [f"c{number}" for number in range(10)]
    events = tuple(words.event(name) for name in names if name != "c3")
    written = await case.store.write(Write(held, tuple(map(words.answer, names)), events, words.head()))
    assert written.version == 9
    assert set((await case.held(*names)).answers) == set(names)


async def test_a_command_costs_one_statement_to_read_and_one_to_write(database_url, keyring, words):
    async with await open_pool(database_url, max_size=1) as single:
        case = words.case(EventStore(single, keyring))
        await case.take("c0", words.event("c0"))
        seen = []
        async with single.acquire() as connection:
            connection.add_query_logger(seen.append)
        await case.take("c1", words.event("c1"), duties=(words.duty(),), messages=(words.message(0, "letter", b"x"),))
        assert len(seen) == 2


async def test_a_snapshot_of_the_same_code_replaces_the_events_before_it(case, words):
    await case.take("c1", words.event(), words.event(), snapshot=words.snapshot(2, "code-a", b"folded"))
    await case.take("c2", words.event("c2"))
    held = await case.held(code="code-a")
    assert held.snapshot == words.snapshot(2, "code-a", b"folded")
    assert [each.seq for each in held.events] == [3]


async def test_a_snapshot_of_other_code_is_not_used(case, words):
    await case.take("c1", words.event(), snapshot=words.snapshot(1, "code-a", b"folded"))
    held = await case.held(code="code-b")
    assert held.snapshot is None
    assert [each.seq for each in held.events] == [1]


async def test_the_head_and_the_duties_stand_beside_the_events(case, words, owner):
    await case.take("c1", words.event(), duties=(words.duty("a"), words.duty("b")))
    ended = words.duty("a", state="met", ended_at=words.nine, rungs=2)
    alarm = words.nine.replace(hour=17)
    await case.take("c2", words.event("c2"), head=words.head(stage="enquiry", next_alarm=alarm), duties=(ended,))
    rows = await owner.fetch("select * from duties where stream = $1 order by duty", case.stream)
    assert [(row["duty"], row["state"], row["rungs"], row["ended_at"]) for row in rows] == [
        ("a", "met", 2, words.nine),
        ("b", "open", 0, None),
    ]
    stream = await owner.fetchrow("select * from streams where stream = $1", case.stream)
    assert (stream["version"], stream["stage"], stream["next_alarm"]) == (2, "enquiry", alarm)


async def test_a_conflict_leaves_no_duty_message_or_snapshot_behind(case, words, owner):
    await case.take("c1", words.event())
    held = await case.held()
    await case.take("c2", words.event("c2"))
    more = {"duties": (words.duty(),), "messages": (words.message(0, "letter", b"x"),)}
    lost = await case.write(held, "c3", words.event("c3"), snapshot=words.snapshot(2, "code", b"x"), **more)
    assert lost == Conflict()
    for table in ("duties", "outbox", "snapshots"):
        assert await owner.fetchval(f"select count(*) from {table} where stream = $1", case.stream) == 0  # noqa: S608


async def test_an_event_about_another_person_is_sealed_with_their_key(case, another_case, words, store):
    theirs = await store.keys.key_of(another_case.person)
    await case.take("c1", words.event(), words.event(body=b'{"about":"somebody else"}', key=theirs))
    assert [each.body for each in (await case.held()).events][1] == b'{"about":"somebody else"}'
    await store.erase(another_case.person)
    held = await case.held()
    assert [each.body is None for each in held.events] == [False, True]
    assert not held.erased
    assert await case.write(held, "c2", words.event("c2", key=theirs)) == Conflict()


async def test_events_without_a_person_or_a_head_are_a_mistake_of_the_caller(case, words, store):
    nobody = await store.read(case.stream, [])
    with pytest.raises(StoreError, match="needs a person"):
        await case.write(nobody, "c1", words.event())
    with pytest.raises(StoreError, match="the head"):
        await case.take("c1", words.event(), head=None)
    with pytest.raises(StoreError, match="same write"):
        await case.take("c1", words.event(), messages=(words.message(1, "letter", b"x"),))


async def test_nothing_more_is_written_on_the_stream_of_an_erased_person(case, words, store):
    await case.take("c1", words.event())
    before = await case.held()
    assert await store.erase(case.person)
    assert await case.write(before, "c2", words.event("c2")) == Conflict()
    held = await case.held("c1")
    assert held.erased
    assert held.key is None
    assert "c1" in held.answers
    with pytest.raises(ErasedError):
        await case.write(held, "c2", words.event("c2"))
    assert isinstance(await case.write(held, "c2"), Written)  # a refusal can still be answered


async def test_sessions_give_up_transactions_that_hide_the_log(pool):
    assert await pool.fetchval("show transaction_timeout") == "30s"
    assert await pool.fetchval("show idle_in_transaction_session_timeout") == "30s"
    assert await pool.fetchval("select current_user") == "caseclock_app"
