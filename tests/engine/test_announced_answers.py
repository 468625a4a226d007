"""An answer is given once it is in the store, and the case's workflow hears of the command all the same."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs
from temporalio.client import Client
from temporalio.service import RetryConfig

from activities.desk import Desk
from activities.messages import Mailbox, Order
from infra.servers import free_port
from infra.store.announcing import Announcer
from infra.temporal import plugin
from tests.engine.conftest import DANA, File
from tests.faults.proxy import Proxy
from workers.build import build_worker
from workflows.client import CaseClient

LONG = timedelta(seconds=60)


@pytest.fixture
async def unheard(store, timeline, dana, listener):
    """A concern on a queue that no worker looks after yet: Temporal has no answer for it."""
    file = File(store, CaseClient(timeline.client, "announced", listener), timeline)
    await store.people.record(file.person, {"born": "1950-02-03"}, datetime.now(UTC), "dana")
    return file


@pytest.fixture
def speaking(store, pool):
    """The desk of another worker than the one that is built later."""
    return Desk(store, announcer=Announcer(pool))


def opening(file, key="open", **more):
    referral = {"type": "ReceiveReferral", "person": str(file.person), "channel": "KASC", "content": ["neglect"]}
    return Order(id=key, by=DANA, command={**referral, **more})


async def _asked_and_decided(file, desk, order):
    """The answer of a command that the desk decides while its client waits."""
    asked = asyncio.create_task(file.cases.instruct(file.ref, order, LONG))
    await asyncio.sleep(0)
    await desk.execute(Mailbox(case=file.ref, at=datetime.now(UTC), orders=(order,)))
    return await asked


async def test_what_is_in_the_store_is_answered_before_the_workflow_knows_and_then_it_does(
    unheard, speaking, desk, timeline, settings
):
    order = opening(unheard)
    answer = await _asked_and_decided(unheard, speaking, order)
    assert (answer.id, answer.stage, answer.version) == ("open", "TRIAGE", 4)
    assert answer.events == ("CaseOpened", "ReferralReceived", "DutyArose", "ReferralScreenedIn")
    assert await unheard.cases.finish_late(timedelta(0)) == 1
    async with build_worker(timeline.client, desk, settings, "announced"):
        assert await unheard.cases.finish_late(LONG) == 0
        known = await unheard.known()
        assert (known.version, known.stage) == (4, "TRIAGE")
        assert known.next_alarm is not None
        assert (await unheard.cases.carry(unheard.ref, order)).model_copy(update={"repeated": False}) == answer


async def test_another_bodys_answer_under_the_same_key_is_not_taken_for_this_ones(
    unheard, speaking, desk, timeline, settings
):
    mine, theirs = opening(unheard), opening(unheard, content=["physical"])
    asked = asyncio.create_task(unheard.cases.instruct(unheard.ref, mine, LONG))
    await asyncio.sleep(0)
    await speaking.execute(Mailbox(case=unheard.ref, at=datetime.now(UTC), orders=(theirs,)))
    async with build_worker(timeline.client, desk, settings, "announced"):
        assert [objection.rule for objection in (await asked).objections] == ["CASE-KEY-REUSED"]


async def test_a_refusal_is_announced_as_well(unheard, speaking, desk, timeline, settings):
    await speaking.execute(Mailbox(case=unheard.ref, at=datetime.now(UTC), orders=(opening(unheard),)))
    early = Order(id="early", by=DANA, command={"type": "CompleteIoWork"})
    answer = await _asked_and_decided(unheard, speaking, early)
    assert answer.refused
    assert unheard.cases._late


async def test_a_command_that_is_done_is_told_again_until_its_workflow_has_heard(
    unheard, speaking, desk, timeline, settings, payload_codec, listener
):
    host, _, port = timeline.client.service_client.config.target_host.rpartition(":")
    line = Proxy("line", int(port))
    await line.start()
    through = await Client.connect(
        f"{host}:{line.port}", plugins=[plugin(payload_codec)], retry_config=RetryConfig(max_retries=1)
    )
    unheard.cases = CaseClient(through, "announced", listener)
    with capture_logs() as logs:
        answer = await _asked_and_decided(unheard, speaking, opening(unheard))
        line.lead_to(free_port())
        async with asyncio.timeout(30):
            while "a command that is done is told again" not in [entry["event"] for entry in logs]:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    line.lead_to(int(port))
    async with build_worker(timeline.client, desk, settings, "announced"):
        assert await unheard.cases.finish_late(LONG) == 0
        assert (await unheard.known()).version == answer.version
    await line.stop()


async def test_the_same_command_asked_again_and_again_waits_once(unheard, desk, timeline, settings):
    order = opening(unheard)
    for _ in range(20):
        assert await unheard.cases.instruct(unheard.ref, order, timedelta(milliseconds=5)) is None
    assert await unheard.cases.finish_late(timedelta(0)) == 1
    async with build_worker(timeline.client, desk, settings, "announced"):
        answers = await asyncio.gather(*(unheard.cases.instruct(unheard.ref, order, LONG) for _ in range(20)))
    assert {answer.version for answer in answers} == {4}
    assert (await unheard.events()).count("CaseOpened") == 1
