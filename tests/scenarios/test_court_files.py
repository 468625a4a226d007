"""The files of court liaison: every row of the chart, every command and outside event, every rule and guard."""

from pathlib import Path

import pytest

from cli.scenario.model import Scenario
from cli.scenario.reading import read_scenario
from domain.court_liaison.stages import (
    CLOSED,
    CLOSED_SCREEN,
    COMMUNITY_ORDER,
    CUSTODY_END,
    FIRST_LEVEL,
    FOLLOW_UP,
    LISTED,
    OASYS_IDENTIFIED,
    OM_ACTIVE,
    OM_ASSESSED,
    OM_CLOSED,
    OM_ENDED,
    PSYCH_REFERRED,
    REPORTED,
    REPORTING,
    SCREENED,
    TRIAGED,
)
from domain.registry import LIFECYCLES
from tests.scenarios.guards import guards_of
from tests.scenarios.knocked_out import Watching, missed, named_in_code, reached_by, stages_passed

ROOT = Path(__file__).parent.parent.parent
COURT = LIFECYCLES["court-liaison"]
CHART = {
    (LISTED, SCREENED), (SCREENED, CLOSED_SCREEN), (SCREENED, FIRST_LEVEL), (FIRST_LEVEL, TRIAGED),
    (TRIAGED, PSYCH_REFERRED), (PSYCH_REFERRED, REPORTING), (TRIAGED, REPORTING), (REPORTING, REPORTED),
    (REPORTING, LISTED), (REPORTED, FOLLOW_UP), (FOLLOW_UP, CLOSED), (REPORTED, CUSTODY_END),
    (REPORTED, COMMUNITY_ORDER), (COMMUNITY_ORDER, OM_ASSESSED), (OASYS_IDENTIFIED, OM_ASSESSED),
    (OM_ASSESSED, OM_ACTIVE), (OM_ACTIVE, OM_ENDED), (OM_ENDED, OM_CLOSED),
}  # fmt: skip
"""The rows of chart (c) that lead from one stage to another; OM_ENDED stands before the chart's OM_CLOSED."""

File = tuple[Scenario, Watching, set[str]]


@pytest.fixture(scope="module")
async def files() -> list[File]:
    """Every file, once run, the shortest first."""
    read = [read_scenario(file) for file in sorted((ROOT / "scenarios" / "court_liaison").rglob("*.yaml"))]
    return [(each, *await reached_by(each)) for each in sorted(read, key=lambda scenario: len(scenario.steps))]


def test_every_row_of_the_chart_is_taken(files: list[File]) -> None:
    assert CHART - stages_passed([engine for _, engine, _ in files]) == set()


def test_every_command_and_outside_event_is_given(files: list[File]) -> None:
    taken = {name for _, engine, _ in files for _, name, _ in engine.taken}
    assert {step.command.tag() for step in COURT.steps} - taken == set()
    assert {kind.kind for kind in COURT.outside} - taken == set()


async def test_every_rule_that_is_taken_out_is_missed_by_a_file(files: list[File]) -> None:
    unmissed = [
        f"{rule} ({place})" for rule, place in named_in_code(COURT).items()
        if not await missed(rule, [(scenario, rules) for scenario, _, rules in files])
    ]  # fmt: skip
    assert not unmissed, "\n".join(["no file notices that these are gone:", *unmissed])


def test_every_rule_of_the_law_is_named_in_the_code() -> None:
    assert {rule.id for rule in COURT.rules} - named_in_code(COURT).keys() == set()


def test_every_guard_objects_in_a_file(files: list[File]) -> None:
    spoke = set().union(*(engine.objected for _, engine, _ in files))
    silent = [words for guard, words in guards_of("domain/court_liaison").items() if guard not in spoke]
    assert not silent, "\n".join(["these never say no:", *silent])
