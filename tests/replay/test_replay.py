"""Histories of every release replay on this one, and the code asks of Temporal what it asked before."""

import json
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from infra.temporal import plugin
from tests.replay.fingerprint import FINGERPRINTS, fingerprints
from tests.replay.keys import HISTORIES, replay_codec
from workers.build import sandbox
from workflows.registry import CASE_WORKFLOWS

STORED = sorted(HISTORIES.glob("*.json"))


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
async def test_a_stored_history_replays(path: Path, tmp_path: Path) -> None:
    await _replay(json.loads(path.read_text()), tmp_path)


async def test_a_history_that_tells_another_story_does_not_replay(tmp_path: Path) -> None:
    """The check can fail: a marker of the desk's answer is taken out."""
    told = json.loads(next(path for path in STORED if "ordinary" in path.stem).read_text())
    upsert = next(n for n, event in enumerate(told["events"]) if event["eventType"] == "EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES")
    told["events"][upsert]["eventType"] = "EVENT_TYPE_TIMER_STARTED"
    told["events"][upsert] = {
        **{key: told["events"][upsert][key] for key in ("eventId", "eventTime", "taskId", "eventType") if key in told["events"][upsert]},
        "timerStartedEventAttributes": {"timerId": "9", "startToFireTimeout": "5s", "workflowTaskCompletedEventId": "4"},
    }
    with pytest.raises(Exception, match=r"(?i)nondeterminism|TMPRL1100"):
        await _replay(told, tmp_path)


def test_the_lives_that_releases_must_replay_are_there() -> None:
    kinds = {path.stem.split("-")[1] for path in STORED}
    assert {"ordinary", "mailbox", "outside", "late", "never_opened", "renewed", "outage"} <= kinds


def test_the_workflows_ask_of_temporal_what_they_asked_before() -> None:
    """Changed on purpose? See that the histories replay, then run ``python -m tests.replay.fingerprint``."""
    assert fingerprints() == json.loads(FINGERPRINTS.read_text())


async def _replay(told: dict[str, object], folder: Path) -> None:
    replayer = Replayer(
        workflows=list(CASE_WORKFLOWS.values()), plugins=[plugin(replay_codec(folder))], workflow_runner=sandbox()
    )
    await replayer.replay_workflow(WorkflowHistory.from_json("a stored life", told))
