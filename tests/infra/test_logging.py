import io
import json
import logging
import uuid
from collections.abc import Callable

import pytest
import structlog
from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.testing import ActivityEnvironment
from temporalio.worker import Worker, WorkflowRunner

from infra.logging import configure_logging, log_context
from infra.servers import TemporalServer
from infra.settings import Settings
from infra.temporal import connect

Lines = Callable[[], list[dict[str, object]]]
PERSON = "Zebedee Invented"
log = structlog.get_logger("caseclock.test")


def cannot_do(person: str) -> None:
    try:
        raise KeyError(person)  # noqa: TRY301 -- a cause is wanted
    except KeyError as cause:
        raise ValueError(f"cannot do {person}") from cause


@pytest.fixture
def lines() -> Lines:
    out = io.StringIO()
    configure_logging("info", service="test", stream=out)
    return lambda: [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_says_what_when_and_who_speaks(lines: Lines) -> None:
    log.info("command answered", case="4711", took_ms=12.5, rules=("SG-1", "SG-2"))
    [line] = lines()
    assert line.pop("timestamp")
    assert line == {
        "event": "command answered",
        "case": "4711",
        "took_ms": 12.5,
        "rules": ["SG-1", "SG-2"],
        "level": "info",
        "logger": "caseclock.test",
        "service": "test",
    }


@pytest.mark.parametrize(
    "said",
    [
        {"name": PERSON},
        {"_record_of": PERSON},
        {"body": {"about": PERSON}},
        {"case": {"about": PERSON}},
        {"case": PERSON * 50},
        {"rules": [[{"about": PERSON}]]},
        {"case": ValueError(PERSON)},
        {"stack_info": PERSON},
    ],
)
def test_a_key_that_is_not_listed_and_a_value_that_is_not_plain_are_redacted(
    lines: Lines, said: dict[str, object]
) -> None:
    log.info("answered", **said)
    assert PERSON not in json.dumps(lines())
    assert "[redacted]" in json.dumps(lines())


def test_an_exception_shows_its_classes_and_places_but_not_its_words(lines: Lines) -> None:
    try:
        cannot_do(PERSON)
    except ValueError:
        log.exception("command failed")
    [line] = lines()
    assert line["error"] == "ValueError <- KeyError"
    assert "test_logging.py" in str(line["frames"])
    assert PERSON not in json.dumps(line)


def test_another_librarys_record_loses_what_was_filled_in(lines: Lines) -> None:
    logging.getLogger("somelib").warning("cannot parse %s", PERSON, extra={"about": PERSON})
    try:
        cannot_do(PERSON)
    except ValueError:
        logging.getLogger("somelib").exception("failed")
    first, second = lines()
    assert first["event"] == "cannot parse %s"
    assert second["error"] == "ValueError <- KeyError"
    assert PERSON not in json.dumps([first, second])


def test_what_the_sdk_says_of_an_activity_is_told_and_names_its_workflow(lines: Lines) -> None:
    ActivityEnvironment().run(activity.logger.warning, "Completing activity as failed")
    [line] = lines()
    assert line["event"] == "Completing activity as failed"
    assert line["workflow_id"] == ActivityEnvironment.default_info().workflow_id


def test_ids_of_the_context_are_on_every_line_within_it(lines: Lines) -> None:
    with log_context(case="4711", command_id="c-1"):
        log.info("inside")
        logging.getLogger("somelib").warning("inside too")
    log.info("outside")
    inside, too, outside = lines()
    assert inside["command_id"] == too["command_id"] == "c-1"
    assert "command_id" not in outside


def test_a_level_below_the_set_one_is_silent(lines: Lines) -> None:
    log.debug("quiet")
    logging.getLogger("somelib").info("heard")
    assert [line["event"] for line in lines()] == ["heard"]


@workflow.defn
class Speaking:
    def __init__(self) -> None:
        self.done = False

    @workflow.run
    async def run(self) -> None:
        structlog.get_logger("caseclock.workflow").info("run started", case="4711")
        await workflow.wait_condition(lambda: self.done)

    @workflow.signal
    def finish(self) -> None:
        self.done = True

    @workflow.signal
    def nudge(self) -> None:
        pass


@pytest.fixture
async def client(temporal: TemporalServer, settings: Settings) -> Client:
    return await connect(settings.model_copy(update={"temporal_address": temporal.address}))


async def test_a_workflow_that_is_replayed_says_a_thing_once_and_says_which_it_is(
    client: Client, lines: Lines, runner: WorkflowRunner
) -> None:
    queue = f"log-{uuid.uuid4()}"
    # Without a cache every task replays the run from its start.
    async with Worker(
        client,
        task_queue=queue,
        workflows=[Speaking],
        workflow_runner=runner,
        max_cached_workflows=0,
    ):
        handle = await client.start_workflow(Speaking.run, id=queue, task_queue=queue)
        for _ in range(3):
            await handle.signal(Speaking.nudge)
            await handle.query("__stack_trace")
        await handle.signal(Speaking.finish)
        await handle.result()
    started = [line for line in lines() if line["event"] == "run started"]
    assert [line["workflow_id"] for line in started] == [queue]
