"""Writes histories of the further lifecycles, to be replayed later: ``python -m tests.replay.pathways RELEASE``.

Each is a scenario file lived on the real engine: commands, signals, timers, what is asked of other cases. Histories
that were ever released are kept.
"""

import asyncio
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from cli.scenario.stage import Stage, open_environment
from cli.scenario.temporal import TemporalEngine
from infra.keys import FileKeyRing
from infra.servers import PostgresServer
from infra.settings import Settings
from tests.replay.capture import keep
from tests.replay.keys import replay_codec

_SCENARIOS = Path(__file__).parents[2] / "scenarios"

LIVES: Mapping[str, str] = MappingProxyType({
    "forensic_to_the_plan": "forensic/planning/costed-placement.yaml",
    "forensic_died": "forensic/referral/died-while-screened.yaml",
    "supervision": "supervision/recall/breach-alone-is-no-ground.yaml",
    "worker": "workforce/appointment-to-leaving.yaml",
    "service": "workforce/joint-meetings-every-week.yaml",
    "mappa": "mappa/place/prison-and-parole-board-signal.yaml",
    "patient": "patient/status/release-date-passed-when-told.yaml",
    "mappa_victim": "mappa/victims/statutory-contact.yaml",
    "minutes_request": "mappa/requests/subject-access-to-the-police.yaml",
    "court_liaison": "court_liaison/court/partners-tell.yaml",
    "serious_case_review": "serious_case_review/start/convicted-while-deferred.yaml",
})  # fmt: skip
"""What a life is called, and the file that tells it; every lifecycle but safeguarding, whose lives are longer."""


async def capture(release: str) -> None:
    """Live each of them and store the histories of its cases."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with PostgresServer(folder / "pg", durable=False) as postgres:
            async with open_environment(replay_codec(folder)) as environment:
                settings = Settings(data_dir=folder, worker_graceful_seconds=5)
                stage = Stage(environment, postgres, settings, FileKeyRing(folder / "keyring.json"))
                for life, file in LIVES.items():
                    await _live(stage, _SCENARIOS / file, f"{release}-{life}")


async def _live(stage: Stage, file: Path, name: str) -> None:
    scenario, engine = read_scenario(file), TemporalEngine(stage)
    report = await run_scenario(scenario, engine)
    if report.difference is not None:
        raise SystemExit(f"{file}: {report.difference}")
    for ref in scenario.cases.values():
        await keep(stage.client, ref.stream, name)
    await engine.close()


if __name__ == "__main__":
    asyncio.run(capture(sys.argv[1]))
