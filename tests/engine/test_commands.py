"""A command is carried out once and has one answer, whatever happens around it."""

import asyncio
from datetime import timedelta
from uuid import uuid4

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import EventType
from temporalio.api.workflowservice.v1 import ResetWorkflowExecutionRequest
from temporalio.client import WorkflowExecutionStatus

from activities.messages import Order
from tests.engine.conftest import DANA
from tests.waiting import until
from workflows.client import CaseClient

OPENING = ["CaseOpened", "ReferralReceived", "DutyArose", "ReferralScreenedIn"]


async def test_the_same_command_twice_has_one_set_of_events_and_the_same_answer(file):
    first = await file.open()
    again = await file.open()
    assert again == first.model_copy(update={"repeated": again.repeated})
    assert await file.events() == OPENING


async def test_a_key_is_remembered_across_continue_as_new(file):
    await file.open()
    first = await file.act("call")
    run = (await file.handle.describe()).run_id
    await file.cases.renew(file.ref)
    await _another_run(file, run)
    again = await file.act("call")
    assert again.repeated
    assert again.version == first.version
    assert await file.events() == [*OPENING, "ImmediateRiskActed"]


async def test_a_key_is_remembered_after_termination_and_the_case_goes_on(file):
    await file.open()
    first = await file.act("call")
    await file.handle.terminate("a test")
    again = await file.act("call")
    assert again.version == first.version
    assert (await file.act("call again")).version == first.version + 1
    assert (await file.handle.describe()).status == WorkflowExecutionStatus.RUNNING
    assert (await file.events()).count("ImmediateRiskActed") == 2


async def test_a_reset_redelivers_commands_and_changes_nothing(file):
    await file.open()
    for number in range(3):
        await file.act(f"call {number}")
    before = await file.events()
    await _reset_to_the_start(file)
    await _until_known(file, len(before))
    assert await file.events() == before


async def test_the_same_key_with_another_body_is_refused_in_the_same_run_and_in_the_next(file):
    await file.open()
    await file.act("call", "rang the home")
    other = await file.act("call", "rang the police")
    assert [o.rule for o in other.objections] == ["CASE-KEY-REUSED"]
    await file.handle.terminate("a test")
    other = await file.act("call", "rang the police")
    assert [o.rule for o in other.objections] == ["CASE-KEY-REUSED"]
    assert (await file.events()).count("ImmediateRiskActed") == 1


async def test_two_clients_that_give_the_same_command_at_once_get_the_same_answer(file, timeline, settings):
    await file.open()
    twin = CaseClient(timeline.client, settings.task_queue)
    order = {"type": "ActOnImmediateRisk", "action": "rang the home"}
    call = Order(id="call", by=DANA, command=order)
    both = await asyncio.gather(
        *(client.instruct(file.ref, call, timedelta(seconds=30)) for client in (file.cases, twin))
    )
    assert {answer.version for answer in both} == {5}
    assert (await file.events()).count("ImmediateRiskActed") == 1


async def test_commands_that_wait_together_are_answered_each_and_none_is_lost(file):
    await file.open()
    answers = await asyncio.gather(*(file.act(f"call {number}") for number in range(120)))
    assert max(answer.version for answer in answers if not answer.refused) == 124
    assert len({answer.id for answer in answers}) == 120
    assert (await file.events()).count("ImmediateRiskActed") == 120


async def test_a_refused_command_in_a_mailbox_leaves_the_others_alone(file):
    await file.open()
    good, bad, unknown = await asyncio.gather(
        file.act("call"), file.give("early", type="CompleteIoWork"), file.give("odd", type="Dance")
    )
    assert not good.refused
    assert bad.refused
    assert [o.rule for o in unknown.objections] == ["CASE-FORM"]
    assert await file.events() == [*OPENING, "ImmediateRiskActed"]


async def test_a_command_to_a_case_that_never_was_is_refused_and_leaves_no_workflow_behind(file):
    answer = await file.act("call")
    assert [o.rule for o in answer.objections] == ["CASE-UNKNOWN"]
    await _until_status(file, WorkflowExecutionStatus.COMPLETED)
    assert await file.events() == []


async def test_a_run_renews_itself_before_it_grows_long(file):
    await file.open()
    first = (await file.handle.describe()).run_id
    for start in range(0, 90, 8):
        await asyncio.gather(*(file.act(f"call {number}") for number in range(start, start + 8)))
    longest = max(
        [run.history_length async for run in file.timeline.client.list_workflows(f"WorkflowId = '{file.ref.stream}'")]
        or [0]
    )
    assert (await file.handle.describe()).run_id != first or longest < 500
    assert len((await file.handle.fetch_history()).events) < 500


async def test_a_refused_command_costs_no_more_and_changes_nothing_that_operations_see(file):
    await file.open()
    await file.act("warm")
    before = (await file.handle.fetch_history()).events
    law = (await file.known()).law
    await file.give("early", type="CompleteIoWork")
    after = (await file.handle.fetch_history()).events[len(before) :]
    assert len(after) <= 6, [EventType.Name(event.event_type) for event in after]
    assert (await file.known()).law == law != ""


async def test_one_command_costs_six_history_events(file):
    await file.open()
    await file.act("warm")
    before = (await file.handle.fetch_history()).events
    await file.act("call")
    after = (await file.handle.fetch_history()).events[len(before) :]
    assert len(after) <= 6, [EventType.Name(event.event_type) for event in after]


async def _another_run(file, run):
    await until(file.handle.describe, lambda found: found.run_id != run)


async def _until_status(file, status):
    await until(file.handle.describe, lambda found: found.status == status)


async def _until_known(file, version):
    await until(file.known, lambda known: known is not None and known.version == version)


async def _reset_to_the_start(file):
    events = (await file.handle.fetch_history()).events
    first_task = next(e.event_id for e in events if e.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
    await file.timeline.client.workflow_service.reset_workflow_execution(
        ResetWorkflowExecutionRequest(
            namespace="default",
            workflow_execution=WorkflowExecution(workflow_id=file.ref.stream),
            reason="a test",
            workflow_task_finish_event_id=first_task,
            request_id=uuid4().hex,
        )
    )
