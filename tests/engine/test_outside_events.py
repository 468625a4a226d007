"""Other services signal: each event is taken once, and one that cannot be taken is recorded, never dropped."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from activities.messages import CaseRef, OutsideEvent, Told
from domain.kernel.register import Actor
from domain.mappa.place.custody import Move
from domain.mappa.place.outside import ReceptionNotice
from domain.registry import LIFECYCLES
from domain.safeguarding.outside import CrimeNumber
from tests.engine.conftest import File
from workflows.mappa import MappaOffender
from workflows.registry import CASE_WORKFLOWS
from workflows.safeguarding import AdultSafeguardingEnquiry

CRIME = "uk.police.crime-number.v1"


def crime(number: str = "46/1234/26", id: str = "7f3c", **data) -> OutsideEvent:  # noqa: A002 -- CloudEvents' word
    return OutsideEvent(source="kent-police", id=id, type=CRIME, data=data or {"crime_number": number})


async def test_an_outside_event_becomes_an_event_of_the_case(file):
    await file.open()
    await file.cases.notify(file.ref, crime())
    assert (await file.until(lambda events: "CrimeNumberGiven" in events))[-1] == "CrimeNumberGiven"
    last = (await file.store.events(file.ref.stream))[-1]
    assert last.actor == "service:kent-police"


async def test_a_typed_signal_takes_the_same_way(file):
    await file.open()
    told = Told[CrimeNumber](source="kent-police", id="typed", data=CrimeNumber(crime_number="46/1234/26"))
    await file.handle.signal(AdultSafeguardingEnquiry.crime_number_given, told)
    assert "CrimeNumberGiven" in await file.until(lambda events: "CrimeNumberGiven" in events)


async def test_the_same_source_and_id_change_nothing_the_second_time(file):
    await file.open()
    for _ in range(3):
        await file.cases.notify(file.ref, crime())
    await file.cases.notify(file.ref, crime("46/9999/26", id="another"))
    events = await file.until(lambda events: events.count("CrimeNumberGiven") == 2)
    assert events.count("CrimeNumberGiven") == 2


async def test_a_prison_signals_an_offenders_case_once_and_what_cannot_be_is_recorded(store, cases, timeline, dana):
    offender = File(store, cases, timeline, CaseRef(lifecycle="mappa", case=uuid4()))
    await store.people.record(offender.person, {"born": "1990-02-03"}, datetime.now(UTC), dana.id)
    probation = Actor(id=dana.id, roles=("ProbationPractitioner",))
    opening = {"type": "IdentifyOffender", "person": str(offender.person), "agency": "probation", "area": "kent"}
    assert not (await offender.give("open", probation, **opening)).refused

    received = Told[ReceptionNotice](source="hmpps", id="r1", data=ReceptionNotice(establishment="hmp-elmley"))
    for _ in range(2):
        await offender.handle.signal(MappaOffender.received_into_custody, received)
    there = Told[Move](source="hmpps", id="m1", data=Move(to="hmp-elmley"))
    await offender.handle.signal(MappaOffender.prisoner_transferred, there)
    await offender.handle.signal("release_date_set", {"source": "hmpps", "id": "d1", "data": {"release_on": "soon"}})

    events = await offender.until(lambda events: events.count("OutsideEventRefused") == 2)
    assert events.count("ReceivedIntoCustody") == 1
    assert not {"PrisonerTransferred", "ReleaseDateSet"} & set(events)


async def test_one_that_does_not_fit_is_recorded_with_its_objections_and_put_on_the_work_list(file, pool):
    await file.open()
    await file.cases.notify(file.ref, crime(wrong="field"))
    await file.until(lambda events: "OutsideEventRefused" in events)
    status = await pool.fetchval(
        "select status from outside_events where source = 'kent-police' and stream = $1", file.ref.stream
    )
    assert status == "refused"


async def test_an_unknown_kind_is_recorded(file):
    await file.open()
    await file.cases.notify(file.ref, OutsideEvent(source="weather", id="1", type="uk.met.rain.v1"))
    await file.until(lambda events: "OutsideEventRefused" in events)


@pytest.mark.parametrize("sent", [17, "rain", {"data": [1, 2]}, {"source": 5, "time": "yesterday"}, [], None])
async def test_a_malformed_signal_is_recorded_too(file, sent):
    await file.open()
    await file.handle.signal("notify", sent)
    await file.until(lambda events: "OutsideEventRefused" in events)


async def test_a_malformed_typed_signal_is_recorded_too(file):
    await file.open()
    await file.handle.signal("crime_number_given", {"source": "kent-police", "id": "x", "data": {"number": 5}})
    await file.until(lambda events: "OutsideEventRefused" in events)


async def test_one_for_a_case_that_never_was_is_kept_as_unmatched(file, pool):
    await file.cases.notify(file.ref, crime(id=str(file.ref.case)))
    for _ in range(1200):
        status = await pool.fetchval("select status from outside_events where id = $1", str(file.ref.case))
        if status:
            break
        await __import__("asyncio").sleep(0.05)
    assert status == "unmatched"
    assert await file.events() == []


async def test_outside_events_and_commands_may_come_together(file):
    await file.open()
    await file.cases.notify(file.ref, crime())
    assert not (await file.act("call")).refused
    events = await file.until(lambda events: "CrimeNumberGiven" in events)
    assert sorted(events[-2:]) == ["CrimeNumberGiven", "ImmediateRiskActed"]


def test_every_outside_kind_of_a_lifecycle_has_a_typed_signal_that_names_it():
    for name, lifecycle in LIFECYCLES.items():
        source = CASE_WORKFLOWS[name].__doc__, *(vars(CASE_WORKFLOWS[name]).values())
        words = " ".join(str(getattr(each, "__doc__", "")) for each in source)
        assert [kind.kind for kind in lifecycle.outside if kind.kind not in words] == []


def test_every_lifecycle_has_its_workflow_under_its_own_name():
    assert {name: each.workflow for name, each in LIFECYCLES.items()} == {
        name: each.__temporal_workflow_definition.name for name, each in CASE_WORKFLOWS.items()
    }


def test_a_time_without_a_zone_is_not_guessed():
    assert OutsideEvent.model_validate({"time": "2026-03-02T09:00:00"}).time is None
    assert OutsideEvent.model_validate({"time": "2026-03-02T09:00:00Z"}).time == datetime(2026, 3, 2, 9, tzinfo=UTC)
