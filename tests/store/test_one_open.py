"""One open case of a person, also where two are opened within the same milliseconds (CASE-ONE-OPEN)."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from activities.desk import Desk
from activities.messages import CaseRef, Mailbox, Order
from domain.kernel.register import Actor
from infra.store import Conflict, EventStore, Write, Written, open_pool, writing
from infra.store.pool import session_of


async def opened(case, words, **head):
    return await case.take("c1", words.event("c1"), head=words.head(lifecycle="mappa", **head), alone=True)


async def test_a_second_one_is_lost_and_what_is_closed_or_another_pathways_is_no_other(store, words):
    first = words.case(store)
    second, third, fourth = (words.case(store, person=first.person) for _ in range(3))
    assert isinstance(await opened(first, words), Written)
    assert isinstance(await opened(second, words), Conflict)
    assert (await second.held("c1")).version == 0
    supervised = words.head(lifecycle="supervision")
    assert isinstance(await third.take("c1", words.event("c1"), head=supervised, alone=True), Written)
    assert isinstance(await fourth.take("c1", words.event("c1"), head=words.head(lifecycle="mappa")), Written)
    for each in (first, fourth):
        await each.take("c2", words.event("c2"), head=words.head(lifecycle="mappa", closed=True))
    assert isinstance(await opened(second, words), Written)


async def test_of_two_in_one_transaction_the_first_stands_and_what_stands_beside_them_too(store, pool, words):
    first, beside = words.case(store), words.case(store)
    await beside.with_events(1)
    second = words.case(store, person=first.person)
    other = words.case(store)
    entries = []
    for each, alone in ((beside, False), (first, True), (second, True), (other, True)):
        held, name = await each.held(), "supervision" if each is other else "mappa"
        event = words.event("c9", key=None)
        entries.append(writing.entry_of(
            Write(held, (words.answer("c9"),), (event,), words.head(lifecycle=name), alone=alone)
        ))  # fmt: skip
    async with session_of(pool) as session:
        outcomes = await writing.append(session, entries)
    assert [type(each) for each in outcomes] == [Written, Written, Conflict, Written]
    assert [(await each.held()).version for each in (beside, first, second, other)] == [2, 1, 0, 1]


async def test_agencies_that_identify_one_person_at_once_open_one_case(database_url, keyring):
    """Four desks on four connections: one opens the case, each of the others is told of it."""
    person, now = uuid4(), datetime.now(UTC)
    async with await open_pool(database_url) as one, await open_pool(database_url) as other:
        stores = [EventStore(one, keyring), EventStore(other, keyring)]
        desks = [Desk(store) for store in (*stores, *stores)]
        await stores[0].people.record(person, {"born": "1990-02-03"}, now - timedelta(days=1), "admin")
        by = Actor(id="otto", roles=("PoliceOffenderManager",))
        await stores[0].workers.record("otto", {"roles": list(by.roles)}, now - timedelta(days=1), "admin")
        command = {"type": "IdentifyOffender", "person": str(person), "agency": "police", "area": "kent"}
        outcomes = await asyncio.gather(*(
            desk.execute(Mailbox(
                case=CaseRef(lifecycle="mappa", case=uuid4()), at=now, orders=(Order(id="k1", by=by, command=command),)
            )) for desk in desks
        ))  # fmt: skip
        answers = [outcome.answers[0] for outcome in outcomes]
        assert sorted(each.refused for each in answers) == [False, True, True, True]
        assert {rule.rule for each in answers for rule in each.objections} == {"CASE-ONE-OPEN"}
        assert len(await stores[0].people_of_cases.open("mappa", person)) == 1
