"""A desk that has a case in hand decides without a read, and never on what is no longer so."""

from dataclasses import replace
from datetime import timedelta

import pytest

from activities.colleagues import Colleagues
from activities.desk import Desk
from activities.messages import Mailbox, Order, OutsideEvent
from domain.kernel.register import Actor
from infra.store import Assumed, Conflict, EventStore, Registered, Write, Written, writing
from tests.store.test_folds import NOON, Concern, folded

ACT = {"type": "ActOnImmediateRisk", "action": "rang the home"}


class Counting(EventStore):
    """The store itself; counts how often it is read."""

    reads = 0

    async def read(self, *args, **kwargs):
        self.reads += 1
        return await super().read(*args, **kwargs)


@pytest.fixture
def counting(pool, keyring):
    return Counting(pool, keyring)


@pytest.fixture
async def concern(counting):
    concern = Concern(counting)
    concern.desk = Desk(counting)
    await concern.opened(concern.desk)
    await concern.acted(concern.desk)
    counting.reads = 0
    return concern


async def test_a_command_on_a_case_in_hand_costs_no_read(counting, concern):
    outcomes = [await concern.acted(concern.desk) for _ in range(3)]
    first = outcomes[0].answers[0].version
    assert [outcome.answers[0].version for outcome in outcomes] == [first, first + 1, first + 2]
    assert counting.reads == 0
    assert (await counting.verify(concern.ref.stream)).version == first + 2


async def test_the_first_command_after_the_opening_costs_none_either(counting):
    concern, desk = Concern(counting), Desk(counting)
    await concern.opened(desk)
    counting.reads = 0
    assert not (await concern.acted(desk)).answers[0].refused
    assert counting.reads == 0


async def test_a_refusal_by_heart_is_recorded_and_found_again(counting, concern):
    opening = {"type": "ReceiveReferral", "person": str(concern.person), "channel": "KASC", "content": ["neglect"]}
    refused = await concern.said(concern.desk, opening, "once")
    assert refused.answers[0].refused
    assert counting.reads == 0
    again = await concern.said(Desk(counting), opening, "once")
    assert again.answers[0].objections == refused.answers[0].objections
    assert again.answers[0].repeated


async def test_what_is_malformed_brings_no_write_so_the_case_is_read(counting, concern):
    meanwhile = await concern.acted(Desk(counting))
    outcome = await concern.said(concern.desk, {"type": "NoSuchCommand"})
    assert outcome.answers[0].refused
    assert outcome.known.version == meanwhile.known.version  # and not the one before, which the desk had in hand


async def test_a_repeated_command_is_answered_from_the_store(counting, concern):
    first = await concern.said(concern.desk, ACT, "once")
    again = await concern.said(concern.desk, ACT, "once")
    assert again.answers[0] == first.answers[0].model_copy(update={"repeated": True})
    other = await concern.said(concern.desk, {**ACT, "action": "went there"}, "once")
    assert [objection.rule for objection in other.answers[0].objections] == ["CASE-KEY-REUSED"]


async def test_a_case_that_went_on_elsewhere_is_read_and_decided_anew(counting, concern):
    meanwhile = await concern.acted(Desk(counting))
    outcome = await concern.acted(concern.desk)
    assert outcome.answers[0].version == meanwhile.known.version + 1
    assert (await folded(counting, concern)).version == outcome.known.version


async def test_what_the_register_says_meanwhile_counts(counting, concern):
    """Somebody is registered, then leaves: by heart as long as the register says what it said, and never after."""
    drew = Actor(id=f"drew-{concern.person.hex[:8]}", roles=("DSO",), team="Thanet", area="kent")

    async def acts(minutes):
        order = Order(id=f"drew-{minutes}", by=drew, command=ACT)
        at = NOON + timedelta(hours=1, minutes=minutes)
        return (await concern.desk.execute(Mailbox(case=concern.ref, at=at, orders=(order,)))).answers[0]

    await counting.workers.record(drew.id, {"grade": "KR11", "roles": ["DSO"]}, NOON, "admin")
    assert not (await acts(1)).refused  # taken for nobody, which was wrong
    assert (counting.reads, concern.desk.colleagues.known([drew.id])[drew.id].version) == (1, 1)
    assert not (await acts(2)).refused
    assert counting.reads == 1
    await counting.workers.record(drew.id, {"grade": "KR12", "roles": ["DSO"]}, NOON, "admin")
    await acts(3)
    assert (counting.reads, concern.desk.colleagues.known([drew.id])[drew.id].version) == (2, 2)


async def test_an_outside_event_is_never_taken_by_heart(counting, concern):
    event = OutsideEvent(
        source="/hospital", id="e1", type="uk.nhs.hospital.discharge-date.v1", data={"discharge_on": "2026-03-09"},
        time=NOON,
    )  # fmt: skip
    mailbox = Mailbox(case=concern.ref, at=NOON + timedelta(hours=1), outside=(event,))
    await concern.desk.execute(mailbox)
    assert counting.reads == 1


async def test_a_case_in_hand_of_another_past_is_read_anew(counting, concern, owner):
    """The store was restored to an earlier point and went on otherwise: the same version, another hash."""
    stream = concern.ref.stream
    other = bytes(31) + b"x"
    await owner.execute("update streams set hash = $2 where stream = $1", stream, other)
    await owner.execute("update events set hash = $2 where stream = $1 and seq = 2", stream, other)
    assert not (await concern.acted(concern.desk)).answers[0].refused
    assert counting.reads == 1


async def _assuming(case, words, hash_, workers):
    held = await case.held()
    return await case.write(
        held if hash_ is None else replace(held, hash=hash_), "c2", words.event("c2"),
        assumed=Assumed(words.nine, workers),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("workers", "kind"),
    [({}, Written), ({"nobody-here": 0}, Written), ({"nobody-here": 1}, Conflict)],
    ids=["nobody named", "nobody of that name", "somebody who is not there"],
)
async def test_the_write_looks_whether_what_is_assumed_holds(case, words, workers, kind):
    await case.take("c1", words.event("c1"))
    assert type(await _assuming(case, words, None, workers)) is kind
    assert (await case.held()).version == (2 if kind is Written else 1)


async def test_versions_are_those_of_the_instant(store, case, words):
    await case.take("c1", words.event("c1"))
    name = f"worker-{case.person.hex[:8]}"
    await store.workers.record(name, {}, words.nine, "admin")
    await store.workers.record(name, {}, words.nine + timedelta(hours=1), "admin")
    assert isinstance(await _assuming(case, words, None, {name: 2}), Conflict)
    assert isinstance(await _assuming(case, words, None, {name: 1}), Written)


async def test_a_hash_that_the_stream_does_not_end_in_is_a_conflict(case, words):
    await case.take("c1", words.event("c1"))
    assert isinstance(await _assuming(case, words, bytes(32), {}), Conflict)


async def test_nothing_is_written_by_heart_about_who_is_erased(store, case, words):
    await case.take("c1", words.event("c1"))
    held = await case.held()
    assert await store.erase(case.person)
    assert isinstance(await case.write(held, "c2", assumed=Assumed(words.nine, {})), Conflict)


async def test_an_older_worker_still_writes_without_assumptions(pool, case, words):
    """During a deployment both releases run; the one before names seven lists."""
    held = await case.held("c1")
    entry = writing.entry_of(Write(held, (words.answer("c1"),), (words.event("c1"),), head=words.head()))
    lists = [(0, *entry.head)], *([(0, *row) for row in lot] for lot in (entry.key, entry.answers, entry.events))
    assert await pool.fetchval("select append_together($1, $2, $3, $4, $5, $6, $7)", *lists, [], [], []) == []
    assert (await case.held()).version == 1


def test_who_was_longest_not_named_is_forgotten_first():
    colleagues = Colleagues(kept=2)
    for name in ("ann", "bob", "cy"):
        colleagues.learn({name}, {name: Registered(name, 1, {}, NOON, "admin")})
    assert set(colleagues.known(["ann", "bob", "cy"])) == {"bob", "cy"}
    colleagues.learn({"bob"}, {})
    assert not colleagues.known(["bob"])
