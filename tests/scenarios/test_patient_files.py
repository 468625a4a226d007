"""The files of patients detained through the courts leave no command out, and every guard says no in one of them."""

from pathlib import Path

import pytest

from cli.scenario.model import Scenario
from cli.scenario.reading import read_scenario
from domain.patient import stages as s
from domain.registry import LIFECYCLES
from tests.scenarios.guards import guards_of
from tests.scenarios.knocked_out import Watching, missed, named_in_code, reached_by, stages_passed

ROOT = Path(__file__).parent.parent.parent
PATIENT = LIFECYCLES["patient"]

CHART = {
    ("", s.DETAINED), ("", s.GUARDIANSHIP), (s.DETAINED, s.CONDITIONAL), (s.CONDITIONAL, s.DETAINED),
    (s.DETAINED, s.CTO), (s.CTO, s.DETAINED), (s.DETAINED, s.REMITTED), (s.REMITTED, s.DETAINED),
    (s.DETAINED, s.COMMUNITY), (s.DETAINED, s.ENDING), (s.DETAINED, s.ENDED), (s.CONDITIONAL, s.ENDING),
    (s.CTO, s.ENDING), (s.GUARDIANSHIP, s.ENDING), (s.COMMUNITY, s.ENDING), (s.COMMUNITY, s.ENDED), (s.ENDING, s.ENDED),
}  # fmt: skip

SHOWN_BY_EVENTS = {"MDO-EXIT-C2-S37", "MDO-S45A-REMIT"}
"""Rules that an event names as its ground (MappaEnded, PatientRemitted); the files expect them there."""


@pytest.fixture(scope="module")
async def files() -> list[tuple[Scenario, set[str], Watching]]:
    """Every file, with the rules that spoke in it."""
    paths = sorted((ROOT / "scenarios" / "patient").rglob("*.yaml"))
    return [(scenario, *reversed(await reached_by(scenario))) for scenario in map(read_scenario, paths)]


async def test_every_arrow_of_the_chart_is_taken_by_a_file(files) -> None:
    assert CHART - stages_passed([watched for _, _, watched in files]) == set()


async def test_every_command_is_given_by_a_file(files) -> None:
    given = {name for _, _, watched in files for _, name, _ in watched.taken}
    assert {step.command.tag() for step in PATIENT.steps} - given == set()
    assert {kind.kind for kind in PATIENT.outside} - given == set()


async def test_every_rule_that_is_taken_out_is_missed_by_a_file(files) -> None:
    unmissed = [
        f"{rule} ({place})" for rule, place in named_in_code(PATIENT).items()
        if rule not in SHOWN_BY_EVENTS and not await missed(rule, [(scenario, spoke) for scenario, spoke, _ in files])
    ]  # fmt: skip
    assert not unmissed, "\n".join(["no file notices that these are gone:", *unmissed])


def test_every_guard_objects_in_a_file(files) -> None:
    spoke = set().union(*(watched.objected for _, _, watched in files))
    silent = [words for guard, words in guards_of("domain/patient").items() if guard not in spoke]
    assert not silent, "\n".join(["these never say no:", *silent])
