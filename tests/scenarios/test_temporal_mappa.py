"""Scenario files of MAPPA give the same events through Temporal and PostgreSQL."""

from pathlib import Path

import pytest

from cli.scenario.temporal import TemporalEngine
from tests.scenarios.played import MAPPA, named, same_on_both


@pytest.mark.parametrize("file", MAPPA, ids=named)
async def test_a_file_gives_the_same_events_through_temporal_and_postgresql(file: Path, engine: TemporalEngine) -> None:
    await same_on_both(file, engine)
