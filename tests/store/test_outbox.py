"""What must reach somebody else, and what somebody else sent."""

import asyncpg
import pytest

from infra.store import OutsideEvent


async def test_messages_wait_in_order_until_they_are_delivered(case, words):
    messages = (words.message(0, "letter", b"first"), words.message(1, "follow_up", b"second", target="mappa/1"))
    await case.take("c1", words.event(), words.event(), messages=messages)
    first, second = await case.store.outbox.pending(case.stream)
    assert (first.seq, first.ordinal, first.kind, first.body, first.target) == (1, 0, "letter", b"first", None)
    assert (second.seq, second.ordinal, second.target, second.body) == (2, 0, "mappa/1", b"second")
    await case.store.outbox.delivered(first.id)
    assert await case.store.outbox.pending(case.stream) == (second,)


async def test_a_failed_delivery_waits_on_and_counts_its_attempts(case, words, owner):
    await case.take("c1", words.event(), messages=(words.message(0, "letter", b"x"),))
    (message,) = await case.store.outbox.pending(case.stream)
    await case.store.outbox.failed(message.id, "timeout")
    (again,) = await case.store.outbox.pending(case.stream)
    assert (again.id, again.attempts) == (message.id, 1)
    assert await owner.fetchval("select last_error from outbox where id = $1", message.id) == "timeout"


async def test_two_messages_of_one_event_are_numbered_and_nothing_is_queued_twice(case, words, owner):
    messages = (words.message(0, "letter", b"a"), words.message(0, "letter", b"b"))
    await case.take("c1", words.event(), messages=messages)
    assert [each.ordinal for each in await case.store.outbox.pending(case.stream)] == [0, 1]
    with pytest.raises(asyncpg.UniqueViolationError):
        await owner.execute(
            """insert into outbox (stream, seq, ordinal, kind, body, key_id)
               select stream, seq, ordinal, kind, body, key_id from outbox where stream = $1""",
            case.stream,
        )


async def test_the_message_of_an_erased_person_has_nothing_left_to_deliver(case, words):
    await case.take("c1", words.event(), messages=(words.message(0, "letter", b"x"),))
    await case.store.erase(case.person)
    assert [each.body for each in await case.store.outbox.pending(case.stream)] == [None]


async def test_an_outside_event_is_kept_once_by_source_and_id(store, case, words):
    event = OutsideEvent("police", case.stream, "crime.recorded", "unmatched", words.nine, body=b'{"n":1}')
    assert await store.outside.record(event)
    assert not await store.outside.record(event)
    assert [each for each in await store.outside.work_list() if each.id == event.id] == [event]


async def test_a_refused_outside_event_leaves_the_work_list_when_it_is_taken(store, case, words):
    refusal = [{"rule": "SG-1", "field": "at", "words": "in the future"}]
    event = OutsideEvent("prison", case.stream, "release", "refused", words.nine, case.stream, refusal, b"{}")
    await store.outside.record(event, person=case.person)
    assert event in await store.outside.work_list()
    await store.outside.settle(event.source, event.id, "taken", stream=case.stream)
    assert event.id not in {each.id for each in await store.outside.work_list()}


async def test_the_work_list_comes_in_pages_the_oldest_first(store, case, words):
    events = [
        OutsideEvent(
            "hospital", f"{case.stream}/{day}", "discharge", "unmatched", words.nine.replace(year=1999, day=day)
        )
        for day in (3, 1, 2)
    ]
    for event in events:
        await store.outside.record(event)
    first = await store.outside.work_list(limit=2)
    second = await store.outside.work_list(first[-1], limit=1)
    assert [each.received_at.day for each in (*first, *second)] == [1, 2, 3]
