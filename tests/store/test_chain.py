"""`verify` proves a stream or names the first event that is not what was written."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.keys import NotOpenedError
from infra.store import BrokenLink, UnknownStreamError, Verified, chain

CHANGED = "the event is not the one that was hashed"
FIELDS = st.lists(st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.integers().map(str)), max_size=5)


@pytest.fixture(autouse=True)
async def nothing_forged_stays(case, owner):
    """A forged event stops every reader of the whole log: the tests after this one read it too."""
    yield
    await owner.execute("delete from events where stream = $1", case.stream)
    await owner.execute("delete from streams where stream = $1", case.stream)


@given(FIELDS, FIELDS)
def test_different_fields_never_frame_to_the_same_bytes(one, other):
    assert (chain.framed(*one) == chain.framed(*other)) == (one == other)


def test_the_digest_of_a_command_does_not_depend_on_the_order_of_its_fields():
    assert chain.digest({"a": 1, "b": {"c": 2, "d": "é"}}) == chain.digest({"b": {"d": "é", "c": 2}, "a": 1})
    assert chain.digest({"a": 1}) != chain.digest({"a": "1"})


def test_the_hash_of_an_event_is_storage_format(words):
    """It is the same for ever: a stream written today is proved in decades."""
    key_id = UUID(int=7)
    place = chain.bound_to("safeguarding/0", 1, "ConcernReceived", 1)
    at = {"effective_at": words.nine, "recorded_at": words.nine}
    link = chain.link(chain.GENESIS, place, key_id=key_id, command_id="c1", actor="w", law="l", ciphertext=b"x", **at)
    assert link.hex() == "8a345f3993b3a4d17ca36dacdea4b67893e7c219122cf83969f5e43206c556e7"


async def test_an_untouched_stream_is_proved_to_its_head(case):
    await case.with_events(5)
    assert await case.store.verify(case.stream) == Verified(5, (await case.held()).hash, 0)


async def test_a_stream_that_nobody_wrote_is_not_proved(case):
    with pytest.raises(UnknownStreamError):
        await case.store.verify(case.stream)


@pytest.mark.parametrize(
    "change",
    [
        "body = set_byte(body, 20, get_byte(body, 20) # 1)",
        "type = 'ConcernClosed'",
        "schema = 2",
        "effective_at = effective_at + interval '1 microsecond'",
        "recorded_at = recorded_at - interval '1 day'",
        "command_id = 'another'",
        "actor = 'worker-2'",
        "law = '2027-01'",
        "key_id = gen_random_uuid()",
        "hash = sha256('forged')",
    ],
)
async def test_any_change_to_an_event_is_named(case, owner, change):
    await case.with_events(5)
    await owner.execute(f"update events set {change} where stream = $1 and seq = 3", case.stream)  # noqa: S608
    assert await case.store.verify(case.stream) == BrokenLink(3, CHANGED)


async def test_two_swapped_bodies_are_named_at_the_first(case, owner):
    await case.with_events(5)
    await owner.execute(
        """update events e set body = o.body from events o
           where e.stream = $1 and o.stream = $1 and e.seq in (2, 4) and o.seq = 6 - e.seq""",
        case.stream,
    )
    assert await case.store.verify(case.stream) == BrokenLink(2, CHANGED)
    with pytest.raises(NotOpenedError, match="event 2 of"):
        await case.store.events(case.stream)


@pytest.mark.parametrize("gone", [1, 3, 5])
async def test_a_deleted_event_is_named(case, owner, gone):
    await case.with_events(5)
    await owner.execute("delete from events where stream = $1 and seq = $2", case.stream, gone)
    assert await case.store.verify(case.stream) == BrokenLink(gone, "the event is missing")


async def test_an_event_that_was_slipped_in_at_the_end_is_named(case, owner):
    await case.with_events(3)
    await owner.execute(
        """insert into events (stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor,
                               law, hash)
           select stream, 4, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law, hash
           from events where stream = $1 and seq = 3""",
        case.stream,
    )
    assert await case.store.verify(case.stream) == BrokenLink(4, CHANGED)


async def test_a_stream_cut_back_to_an_older_head_is_named(case, owner):
    await case.with_events(3)
    second = (await case.store.events(case.stream))[1].hash
    await owner.execute("update streams set version = 2, hash = $2 where stream = $1", case.stream, second)
    assert (await case.store.verify(case.stream)).seq == 3


async def test_a_missing_head_is_named(case, owner):
    await case.with_events(2)
    await owner.execute("delete from streams where stream = $1", case.stream)
    assert (await case.store.verify(case.stream)).why == "the head of the stream is missing"


async def test_a_forgery_that_is_hashed_rightly_is_betrayed_by_its_seal(case, owner):
    """Who can write to the database can compute every hash, but holds no data key."""
    await case.with_events(3)
    rows = await owner.fetch("select * from events where stream = $1 order by seq", case.stream)
    last = dict(rows[2])
    names = ("key_id", "effective_at", "recorded_at", "command_id", "actor", "law")
    place = chain.bound_to(case.stream, 3, last["type"], last["schema"])
    link = chain.link(rows[1]["hash"], place, ciphertext=rows[1]["body"], **{name: last[name] for name in names})
    body = rows[1]["body"]
    await owner.execute("update events set body = $2, hash = $3 where stream = $1 and seq = 3", case.stream, body, link)
    await owner.execute("update streams set hash = $2 where stream = $1", case.stream, link)
    assert await case.store.verify(case.stream) == BrokenLink(3, "the body was not sealed with the key of its person")


async def test_a_body_moved_to_another_case_of_the_same_person_does_not_open(case, words, store, owner):
    other = words.case(store, person=case.person)
    await case.with_events(1)
    await other.with_events(1)
    await owner.execute(
        "update events e set body = o.body from events o where e.stream = $1 and o.stream = $2",
        case.stream,
        other.stream,
    )
    with pytest.raises(NotOpenedError):
        await case.held()


async def test_an_erased_persons_stream_still_proves_itself(case, store):
    await case.with_events(4)
    assert await store.erase(case.person)
    assert not await store.erase(case.person)
    assert [each.body for each in await store.events(case.stream)] == [None] * 4
    verified = await store.verify(case.stream)
    assert (verified.version, verified.erased) == (4, 4)


async def test_erasing_a_person_leaves_no_key_and_no_snapshot(case, words, store, owner):
    await case.take("c1", words.event(), snapshot=words.snapshot(1, "code", b"folded"))
    await store.erase(case.person)
    row = await owner.fetchrow("select wrapped, destroyed_at from data_keys where person = $1", case.person)
    assert row["wrapped"] is None
    assert row["destroyed_at"] is not None
    assert await owner.fetchval("select count(*) from snapshots where stream = $1", case.stream) == 0


async def test_a_stream_can_be_read_as_it_was_known_and_as_it_had_happened(case, words):
    monday, tuesday, friday = (words.nine.replace(day=day) for day in (2, 3, 6))
    late = words.event("c2", at=friday, effective_at=monday)
    await case.take("c1", words.event("c1", at=tuesday))
    await case.take("c2", late)
    read = case.store.events
    assert [each.seq for each in await read(case.stream, until_recorded=tuesday)] == [1]
    assert [each.seq for each in await read(case.stream, until_effective=monday)] == [2]
    assert [each.seq for each in await read(case.stream)] == [1, 2]
