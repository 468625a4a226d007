"""A staff record on the real engine: the register follows it, and the cases of somebody who goes find another one."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from activities.messages import CaseRef
from domain.kernel.cover import HANDED_OVER
from domain.kernel.register import Actor
from infra.store import EventStore
from infra.store.worklists import CaseReads
from tests.engine.conftest import File
from tests.waiting import until
from workflows.client import CaseClient

SAM = Actor(id="sam", roles=("ServiceManager",), area="kent")
RITA = Actor(id="rita", roles=("SeniorPractitioner",), area="kent")
TODAY = datetime.now(UTC).date()


@pytest.fixture
def dora() -> str:
    """A worker whom no other test knows."""
    return f"dora-{uuid4().hex[:8]}"


@pytest.fixture
async def staff(store: EventStore, cases: CaseClient, timeline: Any, dora: str) -> File:
    """The staff record of a DSO."""
    file = File(store, cases, timeline, ref=CaseRef(lifecycle="worker", case=uuid4()))
    await file.give(
        "appoint", SAM, type="AppointWorker", worker=dora, person=str(file.person), roles=["DSO"], grade="KR11",
        team="Thanet", started=str(TODAY - timedelta(days=30)),
    )  # fmt: skip
    await _facts(store, dora, "record", str(file.ref.case))
    await store.workers.record("drew", {"roles": ["DSO"], "grade": "KR11"}, datetime(2026, 1, 1, tzinfo=UTC), "admin")
    return file


async def test_leave_takes_the_cases_to_the_cover_and_its_end_brings_them_back(staff, file, pool, dora):
    await _of_dora(file, dora)
    await staff.give("cover", SAM, type="NameCover", cover="drew")
    leave = await staff.give("leave", SAM, type="PlanLeave", since=str(TODAY), until=str(TODAY + timedelta(days=800)))
    assert leave.events == ("LeavePlanned", "DutyArose", "LeaveBegan")
    await file.until(lambda events: "WorkHandedOver" in events)
    head = await _head(pool, file)
    assert (head.worker, HANDED_OVER in (head.waits_for or "").split(",")) == ("drew", True)
    assert await staff.store.hands.taken_over(dora) == (file.ref.stream,)
    seen = await file.give("seen", Actor(id="drew", roles=("DSO",), area="kent"), type="AcknowledgeHandover")
    assert seen.events == ("HandoverAcknowledged",)
    assert HANDED_OVER not in ((await _head(pool, file)).waits_for or "")
    assert (await _facts(staff.store, dora, "on_leave"))["on_leave"]["since"] == str(TODAY)
    await staff.give("back", SAM, type="ReturnFromLeave")
    await file.until(lambda events: "WorkHandedBack" in events)
    assert (await _head(pool, file)).worker == dora
    assert await staff.store.hands.taken_over(dora) == ()


async def test_without_a_cover_a_leavers_cases_go_onto_the_list_that_somebody_owns(staff, file, pool, dora):
    await _of_dora(file, dora)
    await staff.give("leaving", SAM, type="RecordLeaving", last_day=str(TODAY - timedelta(days=1)))
    await file.until(lambda events: "WorkHandedOver" in events)
    head = await _head(pool, file)
    assert (head.worker, head.team, head.waits_for) == (None, "Thanet", "new_worker")


async def test_a_chairs_planned_absence_takes_the_meeting_to_a_cover_who_may_chair(staff, store, cases, timeline, dora):
    await staff.give("roles", SAM, type="ChangePost", roles=["MappaChair"], employer="police")
    await _facts(store, dora, "roles", ["MappaChair"])
    await store.workers.record(
        "chip", {"roles": ["MappaChair"], "employer": "police"}, datetime(2026, 1, 1, tzinfo=UTC), "admin"
    )
    case = await _meeting_of(dora, File(store, cases, timeline, ref=CaseRef(lifecycle="mappa", case=uuid4())))
    await staff.give("cover", SAM, type="NameCover", cover="chip")
    await staff.give("leave", SAM, type="PlanLeave", since=str(TODAY), until=str(TODAY + timedelta(days=30)))
    await case.until(lambda events: "WorkHandedOver" in events)
    assert await store.hands.in_hand(dora) == ()
    assert await store.hands.taken_over(dora) == (case.ref.stream,)
    await staff.give("back", SAM, type="ReturnFromLeave")
    await case.until(lambda events: "WorkHandedBack" in events)
    assert await store.hands.in_hand(dora) == (case.ref.stream,)


async def test_a_second_record_of_one_worker_is_refused(staff, store, cases, timeline, dora):
    again = File(store, cases, timeline, ref=CaseRef(lifecycle="worker", case=uuid4()))
    answer = await again.give(
        "appoint", SAM, type="AppointWorker", worker=dora, person=str(again.person), roles=["DSO"],
        started=str(TODAY),
    )  # fmt: skip
    assert [each.rule for each in answer.objections] == ["CASE-ALREADY-OPEN"]


async def _of_dora(file: File, dora: str) -> None:
    await file.open(home_team="Thanet")
    answer = await file.give("dso", RITA, type="ChangeDso", dso=dora, because="Invented: she knows the home")
    assert not answer.refused, answer.objections


async def _meeting_of(dora: str, case: File) -> File:
    """An offender whose Level 2 meeting this worker will chair."""
    await case.store.people.record(case.person, {"born": "1980-02-03"}, datetime.now(UTC), "dana")
    polly = Actor(id="polly", roles=("ProbationPractitioner",), area="kent")
    cora = Actor(id="cora", roles=("MappaCoordinator",), area="kent")
    await case.give("open", polly, type="IdentifyOffender", person=str(case.person), agency="probation", area="kent")
    answer = await case.give(
        "plan", cora, type="PlanMeeting", meeting="m1", on=str(TODAY + timedelta(days=40)), level=2, chair=dora,
        minute_taker="carl", remote=True, dial_in=True,
    )  # fmt: skip
    assert not answer.refused, answer.objections
    return case


async def _head(pool: Any, file: File) -> Any:
    found = await CaseReads(pool).head(file.ref.stream)
    assert found is not None
    return found


async def _facts(store: EventStore, worker: str, field: str, value: Any = None) -> dict[str, Any]:
    async def facts() -> dict[str, Any]:
        found = (await store.workers.at(datetime.now(UTC) + timedelta(days=1), [worker])).get(worker)
        return dict(found.body) if found and found.body else {}

    return await until(facts, lambda known: known.get(field) and value in (None, known[field]))
