"""What a desk keeps folded between commands is never more than what the store would tell it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from activities.books import Books
from activities.desk import Desk
from activities.folds import Folds
from activities.messages import CaseRef, Mailbox, Order
from domain.kernel.register import Actor

DANA = Actor(id="dana", roles=("DSO",), team="Thanet", area="kent")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Concern:
    """An invented concern, and what is said to it through one desk or another."""

    def __init__(self, store):
        self.store = store
        self.ref = CaseRef(lifecycle="safeguarding", case=uuid4())
        self.person = uuid4()
        self.given = 0

    async def opened(self, desk):
        await self.store.people.record(self.person, {"born": "1950-02-03"}, NOON - timedelta(days=9), "dana")
        referral = {"type": "ReceiveReferral", "person": str(self.person), "channel": "KASC", "content": ["neglect"]}
        await self.said(desk, referral)
        return self

    async def acted(self, desk):
        return await self.said(desk, {"type": "ActOnImmediateRisk", "action": "rang the home"})

    async def said(self, desk, command, key=None):
        self.given += 1
        order = Order(id=key or f"k{self.given}", by=DANA, command=command)
        at = NOON + timedelta(minutes=self.given)
        return await desk.execute(Mailbox(case=self.ref, at=at, orders=(order,)))


@pytest.fixture
def concern(store):
    return Concern(store)


async def folded(store, concern):
    """The case as somebody sees it who has kept nothing."""
    books = Books()
    return (await Folds(store, books).read(books.lifecycle("safeguarding"), concern.ref.stream))[1]


async def test_two_desks_in_turn_fold_what_a_fresh_one_folds(store, concern):
    desks = Desk(store), Desk(store)
    await concern.opened(desks[0])
    for number in range(30):  # beyond a snapshot
        outcome = await concern.acted(desks[number % 2])
        assert not outcome.answers[0].refused
    kept = [(await desk.folds.read(desk.books.lifecycle("safeguarding"), concern.ref.stream))[1] for desk in desks]
    assert kept[0] == kept[1] == await folded(store, concern)
    assert kept[0].version == outcome.known.version


async def test_a_case_in_hand_reads_no_event_again(store, concern):
    desk = await _warm(store, concern)
    held, case = await desk.folds.read(desk.books.lifecycle("safeguarding"), concern.ref.stream)
    assert (held.known, held.events, held.snapshot) == (True, (), None)
    assert case.version == held.version


async def test_the_same_command_again_is_answered_from_the_store_by_a_desk_that_has_the_case_in_hand(store, concern):
    desk = await _warm(store, concern)
    command = {"type": "ActOnImmediateRisk", "action": "rang the home"}
    first, again = await concern.said(desk, command, "once"), await concern.said(desk, command, "once")
    assert again.answers[0] == first.answers[0].model_copy(update={"repeated": True})
    assert again.known.version == first.known.version


async def test_a_refusal_leaves_the_case_in_hand_as_it_was(store, concern):
    desk = await _warm(store, concern)
    before = await folded(store, concern)
    assert (await concern.said(desk, {"type": "ConvertToEnquiry"})).answers[0].refused
    assert (await desk.folds.read(desk.books.lifecycle("safeguarding"), concern.ref.stream))[1] == before


async def test_who_is_erased_is_not_remembered_by_a_desk(store, concern):
    desk = await _warm(store, concern)
    assert await store.erase(concern.person)
    with pytest.raises(LookupError, match="erased"):
        await concern.acted(desk)
    with pytest.raises(LookupError, match="erased"):
        await desk.resume(concern.ref)


async def test_no_more_cases_are_kept_than_there_is_room_for(store):
    books = Books()
    folds = Folds(store, books, kept=2)
    concerns = [await Concern(store).opened(Desk(store)) for _ in range(3)]
    for concern in concerns:
        await folds.read(books.lifecycle("safeguarding"), concern.ref.stream)
    reads = [await folds.read(books.lifecycle("safeguarding"), concern.ref.stream) for concern in reversed(concerns)]
    assert [held.known for held, _ in reads] == [True, True, False]


async def _warm(store, concern):
    desk = Desk(store)
    await concern.opened(desk)
    await concern.acted(desk)
    return desk
