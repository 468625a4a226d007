"""PostgreSQL is the truth and Temporal a replaceable clock: lose it, and every open case comes back."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from temporalio.client import Client
from temporalio.testing import ActivityEnvironment

from activities import upkeep
from activities.desk import Desk
from activities.messages import Mailbox, Order
from activities.upkeep import recover
from infra.servers import TemporalServer
from infra.temporal import plugin
from tests.engine.conftest import DANA, File
from tests.waiting import until
from workers.build import build_worker
from workflows.case import CaseLifecycle
from workflows.client import CaseClient
from workflows.watch import EVERY, WATCH, Watch, schedule_watch


async def test_lose_temporal_entirely_and_every_open_case_comes_back_with_its_next_alarm(
    tmp_path, payload_codec, store, timeline, dana, settings
):
    desk = Desk(store)
    alarms = {}
    with TemporalServer(tmp_path / "lost", in_memory=True, headless=True) as server:
        client = await Client.connect(server.address, plugins=[plugin(payload_codec)])
        async with build_worker(client, desk, settings, "lost"):
            for _ in range(5):
                file = File(store, CaseClient(client, "lost"), timeline)
                await file.open()
                alarms[file.ref.stream] = await _alarm(client, file.ref.stream)
    with TemporalServer(tmp_path / "empty", in_memory=True, headless=True) as server:
        client = await Client.connect(server.address, plugins=[plugin(payload_codec)])
        cases = CaseClient(client, "lost")
        async with build_worker(client, desk, settings, "lost"):
            started = {stream async for stream, new in recover(store, cases) if new}
            assert set(alarms) <= started
            assert {stream: await _alarm(client, stream) for stream in alarms} == alarms
            again = [stream async for stream, new in recover(store, cases) if new]
            assert not set(alarms) & set(again)


async def test_the_watch_starts_what_has_no_workflow_and_then_finds_nothing_to_do(
    tmp_path, payload_codec, store, timeline, dana, settings
):
    desk = Desk(store)
    with TemporalServer(tmp_path / "watched", in_memory=True, headless=True) as server:
        client = await Client.connect(server.address, plugins=[plugin(payload_codec)])
        file = File(store, CaseClient(client, "watched"), timeline)
        async with build_worker(client, desk, settings, "watched"):
            await file.open()
            await client.get_workflow_handle(file.ref.stream).terminate("a test")
            first = await _watched(client)
            assert first.started >= 1
            assert await _alarm(client, file.ref.stream) is not None
            await _until_visible(file.cases, file.ref.stream)
            assert (await _watched(client)).started == 0


async def test_a_workflow_that_did_not_hear_of_a_write_is_told_by_the_watch(
    tmp_path, payload_codec, store, timeline, dana, settings, monkeypatch
):
    monkeypatch.setattr(upkeep, "SETTLED", timedelta(0))
    desk = Desk(store)
    with TemporalServer(tmp_path / "unheard", in_memory=True, headless=True) as server:
        client = await Client.connect(server.address, plugins=[plugin(payload_codec)])
        file = File(store, CaseClient(client, "unheard"), timeline)
        async with build_worker(client, desk, settings, "unheard"):
            opened = (await file.open()).version
            since = datetime.now(UTC)
            assert await _repaired(file, since) == 0, "it heard of its opening"
            assert await file.cases.version_heard(file.ref) == opened
            order = Order(id="unheard", by=DANA, command={"type": "ActOnImmediateRisk", "action": "rang the home"})
            await desk.execute(Mailbox(case=file.ref, at=datetime.now(UTC), orders=(order,)))
            assert await _repaired(file, since) == 1
            await until(lambda: file.cases.version_heard(file.ref), lambda heard: heard == opened + 1)
            assert await _repaired(file, since) == 0
    assert await file.cases.version_heard(file.ref) == 0, "nobody there to say"


async def test_the_watch_is_scheduled_once_and_goes_on_where_it_had_looked(
    tmp_path, payload_codec, store, timeline, settings
):
    with TemporalServer(tmp_path / "scheduled", in_memory=True, headless=True) as server:
        client = await Client.connect(server.address, plugins=[plugin(payload_codec)])
        assert await schedule_watch(client, "cases", timedelta(hours=1))
        assert not await schedule_watch(client, "cases")
        handle = client.get_schedule_handle(WATCH)
        assert [each.every for each in (await handle.describe()).schedule.spec.intervals] == [EVERY]
        assert not await schedule_watch(client, "cases")
        async with build_worker(client, Desk(store), settings, "cases"):
            (asked, first), (then, _) = [await _round(client, handle, n) for n in (1, 2)]
    assert asked is None
    assert then == first.written_until


async def _repaired(file, since):
    return (await ActivityEnvironment().run(upkeep.Upkeep(file.store, file.cases).repair, since)).renewed


async def _round(client, schedule, number):
    """One round of the schedule: since when it was asked to look, and what it answered."""
    await schedule.trigger()
    found = await until(schedule.describe, lambda found: len(found.info.recent_actions) >= number)
    action = found.info.recent_actions[-1].action
    handle = client.get_workflow_handle_for(Watch.run, action.workflow_id, run_id=action.first_execution_run_id)
    answer = await handle.result()
    async for event in handle.fetch_history_events():
        if event.HasField("activity_task_scheduled_event_attributes"):
            asked = event.activity_task_scheduled_event_attributes.input.payloads
            return (await client.data_converter.decode(asked, [datetime]))[0], answer
    raise AssertionError("the round asked for nothing")


async def _watched(client):
    return await client.execute_workflow(Watch.run, id=f"watch-{uuid4()}", task_queue="watched")


async def _alarm(client, stream):
    handle = client.get_workflow_handle(stream)
    return (await until(lambda: handle.query(CaseLifecycle.known_case))).next_alarm


async def _until_visible(cases, stream):
    await until(cases.running, lambda shown: stream in shown)
