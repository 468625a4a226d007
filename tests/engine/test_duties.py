"""A duty acts at its instant, once, in order, on a clock that the test moves forward."""

from datetime import UTC, datetime, timedelta

from temporalio.api.enums.v1 import EventType

from activities.desk import Desk
from infra.store import EventStore
from workers.build import build_worker
from workflows.client import CaseClient

RUNGS = ["DutyApproaching", "DutyFellDue", "DutyBreached", "DutyEscalated", "DutyEscalated"]


async def test_nothing_happens_before_the_instant_and_everything_at_it(file):
    await file.open()
    alarm = (await file.known()).next_alarm
    now = await file.timeline.get_current_time(file.handle)
    # A minute, because the time of a machine that stalls goes on by itself; to the second: tests/domain, tests/faults.
    await file.timeline.fast_forward(file.handle, alarm - now - timedelta(minutes=1))
    assert "DutyApproaching" not in await file.events()
    await file.timeline.fast_forward(file.handle, timedelta(seconds=61))
    assert (await file.until(lambda events: "DutyApproaching" in events)).count("DutyApproaching") == 1


async def test_all_rungs_are_climbed_once_and_in_order_each_at_its_own_instant(file):
    await file.open()
    await file.timeline.fast_forward(file.handle, timedelta(days=14))
    events = await file.until(lambda events: events.count("DutyEscalated") == 2)
    assert [event for event in events if event in RUNGS] == RUNGS
    rungs = [event for event in await file.store.events(file.ref.stream) if event.type in RUNGS]
    assert [event.effective_at for event in rungs] == sorted(event.effective_at for event in rungs)
    assert all(event.effective_at <= event.recorded_at for event in rungs)
    assert all(event.actor == "clock" for event in rungs)


async def test_a_worker_that_comes_back_days_late_records_every_missed_rung_in_order(file, timeline, desk, settings):
    """No worker served the queue for a fortnight: the one that comes then lives fourteen days later."""
    file.cases = CaseClient(timeline.client, "away")
    async with build_worker(timeline.client, desk, settings, "away"):
        await file.open()
        assert not [event for event in await file.events() if event in RUNGS]
    await file.cases.renew(file.ref)
    late = Desk(desk.store, shift=timedelta(days=14))
    async with build_worker(timeline.client, late, settings, "away"):
        events = await file.until(lambda events: events.count("DutyEscalated") == 2)
    assert [event for event in events if event in RUNGS] == RUNGS


async def test_what_was_recorded_too_late_climbs_at_once_to_where_it_stands(file):
    weeks_ago = datetime.now(UTC) - timedelta(days=21)
    await file.store.people.record(file.person, {"born": "1950-02-03"}, weeks_ago, "dana")
    answer = await file.give(
        "open",
        effective_at=weeks_ago,
        type="ReceiveReferral",
        person=str(file.person),
        channel="KASC",
        content=["neglect"],
    )
    assert not answer.refused
    assert [event for event in await file.events() if event in RUNGS] == RUNGS


async def test_an_idle_case_costs_nothing_between_alarms_and_six_events_an_alarm(file):
    await file.open()
    before = len((await file.handle.fetch_history()).events)
    alarm = (await file.known()).next_alarm
    now = await file.timeline.get_current_time(file.handle)
    await file.timeline.fast_forward(file.handle, alarm - now - timedelta(minutes=1))
    assert [e for e in (await file.handle.fetch_history()).events[before:] if _costs(e)] == []
    await file.timeline.fast_forward(file.handle, timedelta(minutes=2))
    await file.until(lambda events: "DutyApproaching" in events)
    spent = [e for e in (await file.handle.fetch_history()).events[before:] if _costs(e)]
    assert len(spent) <= 6, [EventType.Name(e.event_type) for e in spent]


async def test_the_duty_rows_say_what_the_events_say(file, store: EventStore, pool):
    await file.open()
    await file.timeline.fast_forward(file.handle, timedelta(days=14))
    await file.until(lambda events: events.count("DutyEscalated") == 2)
    row = await pool.fetchrow("select rule, state, next_rung_at from duties where stream = $1", file.ref.stream)
    assert tuple(row) == ("S42-TRIAGE-1WD", "escalated", None)


def _costs(event) -> bool:
    """The time skipping of the test server writes events of its own, which production has not."""
    return not event.worker_may_ignore
