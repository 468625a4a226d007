"""Scenario files for the tests, and the real path to run them on."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from temporalio.testing import WorkflowEnvironment

from cli.scenario.model import Scenario
from cli.scenario.reading import read_scenario
from cli.scenario.stage import Stage
from cli.scenario.temporal import TemporalEngine
from infra.keys import FileKeyRing
from infra.servers import PostgresServer
from infra.settings import Settings

WRITTEN = """\
scenario: An invented concern
pathway: safeguarding
given:
  workers:
    dana: {roles: [DSO], grade: KR11, team: Thanet}
  people:
    p1: {born: 1950-02-03}
steps:
  - at: 2026-04-02T16:45
    do: ReceiveReferral
    by: dana
    with: {person: p1, channel: KASC, content: [neglect]}
  - at: 2026-04-08T00:00
    pass: true
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A scenario file: the one above, with some text replaced by other text, or with more at its end."""

    def written(*changes: tuple[str, str], more: str = "") -> Path:
        text = WRITTEN
        for old, new in changes:
            assert old in text, f"{old!r} is not in the file"
            text = text.replace(old, new, 1)
        path = tmp_path / "concern.yaml"
        path.write_text(text + more)
        return path

    return written


@pytest.fixture
def read(write: Write) -> Callable[..., Scenario]:
    def scenario(*changes: tuple[str, str], more: str = "") -> Scenario:
        return read_scenario(write(*changes, more=more))

    return scenario


@pytest.fixture(scope="session")
def stage(timeline: WorkflowEnvironment, postgres: PostgresServer, settings: Settings, keyring: FileKeyRing) -> Stage:
    """The servers that all tests share."""
    return Stage(timeline, postgres, settings, keyring)


@pytest.fixture(scope="session")
async def engine(stage: Stage) -> AsyncIterator[TemporalEngine]:
    """The real path, on the servers that all tests share."""
    opened = TemporalEngine(stage)
    yield opened
    await opened.close()
