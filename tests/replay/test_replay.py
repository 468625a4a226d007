"""Histories of every release replay on this one, and the code asks of Temporal what it asked before."""

import json
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from domain.registry import LIFECYCLES
from infra.temporal import plugin
from tests.replay.fingerprint import FINGERPRINTS, fingerprints
from tests.replay.keys import HISTORIES, replay_codec
from tests.replay.pathways import LIVES
from workers.build import sandbox
from workflows.letter import LetterJourney
from workflows.registry import CASE_WORKFLOWS

STORED = sorted(HISTORIES.glob("*.json"))


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
async def test_a_stored_history_replays(path: Path, tmp_path: Path) -> None:
    await _replay(_read(path), tmp_path)


async def test_a_history_that_tells_another_story_does_not_replay(tmp_path: Path) -> None:
    """The check can fail: an upsert becomes a timer."""
    told = _read(next(path for path in STORED if "ordinary" in path.stem))
    upsert = next(event for event in told["events"] if event["eventType"].endswith("UPSERT_WORKFLOW_SEARCH_ATTRIBUTES"))
    timer = {"timerId": "9", "startToFireTimeout": "5s", "workflowTaskCompletedEventId": "4"}
    del upsert["upsertWorkflowSearchAttributesEventAttributes"]
    upsert |= {"eventType": "EVENT_TYPE_TIMER_STARTED", "timerStartedEventAttributes": timer}
    with pytest.raises(Exception, match=r"(?i)nondeterminism|TMPRL1100"):
        await _replay(told, tmp_path)


def test_the_lives_that_releases_must_replay_are_there() -> None:
    kinds = {path.stem.split("-")[1] for path in STORED}
    assert {"ordinary", "mailbox", "outside", "late", "never_opened", "renewed", "outage"} <= kinds
    assert {"letter_delivered", "letter_mended", "letter_withdrawn"} <= kinds
    assert set(LIVES) <= kinds


def test_every_workflow_class_has_a_stored_life() -> None:
    stored = {_workflow_of(_read(path)) for path in STORED}
    assert stored >= {lifecycle.workflow for lifecycle in LIFECYCLES.values()}


def test_the_workflows_ask_of_temporal_what_they_asked_before() -> None:
    """Changed on purpose? See that the histories replay, then run ``python -m tests.replay.fingerprint``."""
    assert fingerprints() == json.loads(FINGERPRINTS.read_text())


def _workflow_of(told: dict[str, Any]) -> str:
    return str(told["events"][0]["workflowExecutionStartedEventAttributes"]["workflowType"]["name"])


def _read(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text())
    return told


async def _replay(told: dict[str, Any], folder: Path) -> None:
    replayer = Replayer(
        workflows=[*CASE_WORKFLOWS.values(), LetterJourney],
        plugins=[plugin(replay_codec(folder))],
        workflow_runner=sandbox(),
    )
    await replayer.replay_workflow(WorkflowHistory.from_json("a stored life", told))
