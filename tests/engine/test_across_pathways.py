"""Two pathways on the real engine: what one case learns another one acts on, and no more than that is told."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from activities.messages import CaseRef
from domain.kernel.register import Actor
from tests.engine.conftest import File

AREA = "kent"


@pytest.fixture
def offender(store, cases, timeline) -> File:
    return File(store, cases, timeline, CaseRef(lifecycle="mappa", case=uuid4()))


@pytest.fixture
def requests(store, cases, timeline) -> tuple[File, File]:
    """Two requests for minutes, by two people."""
    first, second = (File(store, cases, timeline, CaseRef(lifecycle="minutes-request", case=uuid4())) for _ in "12")
    return first, second


async def recorded(offender: File) -> Actor:
    """A MAPPA meeting is open and recorded; its Chair, who may also do what the Co-ordinator does."""
    cher = Actor(id=f"cher-{uuid4().hex[:8]}", roles=("MappaChair", "MappaCoordinator"), area=AREA)
    at = datetime.now(UTC)  # one instant for all of it: a meeting begins on its day
    await offender.store.people.record(offender.person, {"born": "1990-02-03"}, at - timedelta(days=9), cher.id)
    await offender.store.workers.record(
        cher.id, {"roles": list(cher.roles), "employer": "probation"}, at - timedelta(days=9), "admin"
    )
    polly = Actor(id="polly", roles=("ProbationPractitioner",), area=AREA)
    opening = {"type": "IdentifyOffender", "person": str(offender.person), "agency": "probation", "area": AREA}
    assert not (await offender.give("open", polly, at, **opening)).refused
    plan = {"meeting": "m1", "on": f"{at:%Y-%m-%d}", "level": 2, "chair": cher.id, "minute_taker": cher.id}
    planned = await offender.give("plan", cher, at, type="PlanMeeting", **plan, remote=True, emergency=True)
    assert planned.objections == ()
    there = [
        {"body": "probation", "who": cher.id, "capacity": "chair"}, {"body": "probation", "grade": "middle_manager"},
        {"body": "police", "grade": "inspector"},
    ]  # fmt: skip
    how = {"attendees": there, "statement": "read", "recording": "audio", "smb_agreed": True, "consent": True}
    opened = await offender.give("begin", cher, at, type="OpenMeeting", meeting="m1", etiquette=True, **how)
    assert opened.objections == ()
    return cher


async def asks(request: File, by: Actor, offender: File) -> None:
    """Somebody asks for the minutes of the meeting, and the Co-ordinator says who it is."""
    await request.store.people.record(request.person, {"born": "1985-05-06"}, datetime.now(UTC), by.id)
    received = {"type": "ReceiveMinutesRequest", "person": str(request.person), "received_by": "police"}
    assert (await request.give("ask", by, **received)).objections == ()
    held = {"recording_held": True, "offender_case": str(offender.ref.case), "meeting": "m1"}
    told = await request.give("classify", by, type="ClassifyRequester", requester="victim", **held)
    assert told.objections == ()


async def test_requests_for_minutes_stop_the_deletion_of_the_recording_in_the_offenders_case(offender, requests):
    """MAPPA-SAR-WHILE-RECORDING (13b.19): once, whoever asks; the offender's record does not say who."""
    cher = await recorded(offender)
    for request in requests:
        await asks(request, cher, offender)
    for request in requests:
        await request.until_delivered()

    assert (await offender.events()).count("RecordingDeletionPaused") == 1
    paused = next(e for e in await offender.store.events(offender.ref.stream) if e.type == "RecordingDeletionPaused")
    assert paused.actor == "caseclock"
    assert all(str(each).encode() not in paused.body for r in requests for each in (r.person, r.ref.case))


async def test_a_patients_case_tells_the_mappa_case_that_probation_opened(offender, store, cases, timeline):
    """26.57: the person has one MAPPA case; it is told, whichever id it has, and no second one is opened."""
    at, area = datetime.now(UTC), {"home_area": AREA, "hospital_area": AREA}
    await store.people.record(offender.person, {"born": "1990-02-03"}, at - timedelta(days=9), "admin")
    polly = Actor(id="polly", roles=("ProbationPractitioner",), area=AREA)
    opening = {"type": "IdentifyOffender", "person": str(offender.person), "agency": "probation", "area": AREA}
    assert not (await offender.give("open", polly, **opening)).refused
    patient = File(store, cases, timeline, CaseRef(lifecycle="patient", case=uuid4()), offender.person)
    mae = Actor(id="mae", roles=("MentalHealthActAdministrator", "MentalHealthPractitioner"), area=AREA)
    order = {"basis": "s37_41", "made_by": "crown_court", "on": f"{at:%Y-%m-%d}"}
    admitted = {"type": "AdmitPatient", "person": str(offender.person), "hospital": "invented-unit", **area}
    assert (await patient.give("admit", mae, order=order, **admitted)).objections == ()
    facts = {"registered": False, "specified_offence": True}
    identified = await patient.give("id", mae, type="IdentifyMappaStatus", facts=facts, category=2, marked=True)
    assert identified.objections == ()
    await patient.until_delivered()
    events = await offender.until(lambda found: "AdmittedToHospital" in found)
    assert events[-2:] == ["PatientNoticeReceived", "AdmittedToHospital"]
    assert await store.people_of_cases.open("mappa", offender.person) == (offender.ref.case,)
