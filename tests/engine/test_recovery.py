"""PostgreSQL is the truth and Temporal a replaceable clock: lose it, and every open case comes back."""

import asyncio
from datetime import timedelta
from uuid import uuid4

from temporalio.client import Client

from activities.desk import Desk
from activities.upkeep import recover
from infra.servers import TemporalServer
from infra.temporal import plugin
from tests.engine.conftest import File
from workers.build import build_worker
from workflows.case import CaseLifecycle
from workflows.client import CaseClient
from workflows.watch import WATCH, Watch, schedule_watch


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


async def test_the_watch_is_scheduled_once(tmp_path, payload_codec):
    with TemporalServer(tmp_path / "scheduled", in_memory=True, headless=True) as server:
        client = await Client.connect(server.address, plugins=[plugin(payload_codec)])
        assert await schedule_watch(client, "cases")
        assert not await schedule_watch(client, "cases")
        assert (await client.get_schedule_handle(WATCH).describe()).schedule.spec.intervals[0].every == timedelta(
            hours=1
        )


async def _watched(client):
    return await client.execute_workflow(Watch.run, id=f"watch-{uuid4()}", task_queue="watched")


async def _alarm(client, stream):
    handle = client.get_workflow_handle(stream)
    for _ in range(200):
        if known := await handle.query(CaseLifecycle.known_case):
            return known.next_alarm
        await asyncio.sleep(0.05)
    raise AssertionError("the case does not know itself")


async def _until_visible(cases, stream):
    for _ in range(200):
        if stream in await cases.running():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("visibility does not show the case")
