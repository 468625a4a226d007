"""A MAPPA case that another area takes: its book, its lists, and who may see it follow; a rebuild says the same."""

from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from uuid import uuid4

import httpx
import pytest

from activities.allocating import Allocating
from activities.books import Books
from activities.desk import Desk
from activities.mappa_figures import mappa_figures_of
from activities.messages import CaseRef, Mailbox, Order
from api.book import Book, read_book
from cli.rebuild import fold_stream
from domain.kernel.area import Area
from domain.kernel.register import Actor
from infra.store import EventStore, Place, Pool
from infra.store.team import TeamReads
from infra.store.worklists import CaseReads, DueFirst, Wanted, Worklists
from tests.api.conftest import Bearer

DAY = date(2026, 3, 4)
NOON = datetime.combine(DAY, time(12), UTC)
CORA, POLLY = Actor(id="cora", roles=("MappaCoordinator",)), Actor(id="polly", roles=("ProbationPractitioner",))
OFFER = {"what": "area", "policy": "PI 07", "plan_ready": True}


class Moving:
    """One case, worked at the desk of an installation with two areas."""

    def __init__(self, store: EventStore) -> None:
        # Names of their own: a book is read over every case of an area.
        self.here, self.there = (f"{name}-{uuid4().hex[:8]}" for name in ("kent", "essex"))
        self.books = Books(areas=MappingProxyType({name: Area(name=name) for name in (self.here, self.there)}))
        self.store, self.desk = store, Desk(store, self.books)
        self.ref, self.minute = CaseRef(lifecycle="mappa", case=uuid4()), 0

    async def give(self, by: Actor, **command: Any) -> None:
        self.minute += 1
        actor = by.model_copy(update={"area": self.here})
        order = Order(id=f"k{self.minute}", by=actor, command=command)
        at = NOON + timedelta(minutes=self.minute)
        answer = (await self.desk.execute(Mailbox(case=self.ref, at=at, orders=(order,)))).answers[0]
        assert not answer.refused, answer.objections

    async def open(self) -> None:
        person, days = uuid4(), timedelta(days=9)
        await self.store.people.record(person, {"born": "1990-02-03"}, NOON - days, POLLY.id)
        chair = {"roles": ["MappaChair"], "employer": "probation"}
        await self.store.workers.record("cher", chair, NOON - days, "adam")
        await self.give(POLLY, type="IdentifyOffender", person=str(person), agency="probation", area=self.here)
        await self.give(CORA, type="PlanMeeting", meeting="m1", on=str(DAY + timedelta(days=30)), level=2, chair="cher",
                        minute_taker="cora", remote=True)  # fmt: skip

    async def move(self, to: str) -> None:
        await self.give(POLLY, type="OfferTransfer", to_area=to, **OFFER)
        await self.give(CORA, type="AcceptTransfer")
        await self.give(POLLY, type="CompleteTransfer", visor_updated=True)


@pytest.fixture
async def moving(store: EventStore) -> Moving:
    case = Moving(store)
    await case.open()
    return case


async def book(pool: Pool, area: str) -> Book:
    return await read_book(pool, Area(name=area), NOON, until=DAY + timedelta(days=400))


async def in_book(pool: Pool, area: str) -> set[str]:
    found = await book(pool, area)
    return {each.stream for each in (*found.meetings, *found.reviews)}


async def listed(pool: Pool, area: str) -> set[str]:
    return {row.stream for row in await Worklists(pool).page(area, DueFirst(), 50, Wanted())}


async def test_the_new_area_has_it_in_its_book_and_lists_and_the_old_one_no_more(moving: Moving, pool: Pool) -> None:
    """MAPPA-AREA-ONE: one area manages at a time."""
    stream = moving.ref.stream
    assert await in_book(pool, moving.here) == {stream} == await listed(pool, moving.here)
    await moving.move(moving.there)
    assert await in_book(pool, moving.here) == set() == await listed(pool, moving.here)
    assert await in_book(pool, moving.there) == {stream} == await listed(pool, moving.there)


async def test_a_rebuild_says_the_same(moving: Moving, pool: Pool) -> None:
    await moving.move(moving.there)
    (run,) = (await moving.store.runs(Place(moving.ref.stream), 100, moving.ref.stream)).runs
    folded = fold_stream(run, moving.books)
    live = await CaseReads(pool).head(moving.ref.stream)
    assert folded is not None
    assert live is not None
    assert (folded.head.area, folded.head.team) == (live.area, live.team) == (moving.there, moving.there)


async def test_what_went_out_of_this_installation_stays_on_its_lists_and_in_no_book(moving: Moving, pool: Pool) -> None:
    await moving.give(CORA, type="SetMappaArea", area="surrey-police", residence="surrey-police")
    assert await in_book(pool, moving.here) == set() == await in_book(pool, "surrey-police")
    assert await listed(pool, moving.here) == {moving.ref.stream}


async def test_each_area_sees_it_while_it_is_its_own_or_offered_to_it(
    moving: Moving, pool: Pool, http: httpx.AsyncClient, bearer: Bearer
) -> None:
    async def statuses() -> list[int]:
        areas = (moving.here, moving.there)
        who = [bearer("cora", "MappaCoordinator", area=area) for area in areas]
        address = f"/v1/cases/{moving.ref.stream}"
        return [(await http.get(address, headers=each)).status_code for each in who]

    assert await statuses() == [200, 403]
    await moving.give(POLLY, type="OfferTransfer", to_area=moving.there, **OFFER)
    assert await statuses() == [200, 200]
    assert [each.stream for each in (await book(pool, moving.there)).offered] == [moving.ref.stream]
    await moving.give(CORA, type="RefuseTransfer", ground="other", why="The risk is not understood yet")
    assert await statuses() == [200, 403]
    await moving.move(moving.there)
    assert await statuses() == [403, 200]
    assert (await book(pool, moving.there)).offered == ()


async def test_a_command_follows_the_case_too(moving: Moving, http: httpx.AsyncClient, bearer: Bearer) -> None:
    """A first command of the old area is asked after; the answer of the second must not rest on the first."""
    address = f"/v1/cases/{moving.ref.stream}/commands"

    async def refused_for_area() -> bool:
        headers = {**bearer("polly", "ProbationPractitioner", area=moving.here), "Idempotency-Key": str(uuid4())}
        body = {"command": {"type": "AcceptTransfer"}}
        return (await http.post(address, json=body, headers=headers)).status_code == 403

    assert not await refused_for_area()
    await moving.move(moving.there)
    assert await refused_for_area()


async def test_what_happened_before_the_move_counts_where_it_happened(moving: Moving, pool: Pool) -> None:
    """The area's figures: the case is counted in its new area, the complaint stays in the old one's."""
    complaint = {"complaint": "k1", "complainant": "offender", "about": "disclosure", "received_on": str(DAY)}
    await moving.give(CORA, type="ReceiveComplaint", reference="file 1", **complaint)
    await moving.move(moving.there)
    desk = Allocating(moving.store, TeamReads(pool), moving.books)
    here, there = [await mappa_figures_of(desk, area, DAY, DAY, NOON) for area in (moving.here, moving.there)]
    assert (here.complaints, there.complaints) == ({"received disclosure": 1}, {})
