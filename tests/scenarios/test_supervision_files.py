"""The files of social supervision leave no arrow of its chart out, and notice every rule that is taken out."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.scenario.model import Scenario
from cli.scenario.reading import read_scenario
from domain.registry import LIFECYCLES
from domain.supervision import stages as s
from tests.scenarios.guards import never_heard
from tests.scenarios.knocked_out import Watching, missed, named_in_code, reached_by, stages_passed

ROOT = Path(__file__).parent.parent.parent
SUPERVISION = LIFECYCLES["supervision"]

SHOWN_BY_TESTS: Mapping[str, str] = {
    "SUP-MHCS-RECOMMENDATIONS": "told in ReportTimetableSet: reports/intervals-of-the-area.yaml",
    "SUP-OOA-S117-ELIGIBLE": "told in the overview: tests/domain/supervision/test_overview.py",
    "SUP-S117-PREREQ": "told in the overview: tests/domain/supervision/test_overview.py",
    "MDO-CD-REPORT-CONTENT": "told in ReportReturned: reports/without-mappa-status-goes-back.yaml",
}  # fmt: skip
"""Rules whose id stands in the code as data, not as an objection: what shows them instead."""

CHART = {
    ("", s.ALLOCATION_PENDING), (s.ALLOCATION_PENDING, s.ALLOCATING), (s.ALLOCATION_PENDING, s.DISPUTE),
    (s.DISPUTE, s.ALLOCATING), (s.ALLOCATING, s.PRE_DISCHARGE), (s.PRE_DISCHARGE, s.DEFERRED),
    (s.DEFERRED, s.SUPERVISED), (s.PRE_DISCHARGE, s.SUPERVISED),
    (s.SUPERVISED, s.REVIEWING_BREACH), (s.REVIEWING_BREACH, s.SUPERVISED),
    (s.SUPERVISED, s.ESCALATED), (s.ESCALATED, s.SUPERVISED), (s.REVIEWING_BREACH, s.ESCALATED),
    (s.ESCALATED, s.RECALL_PENDING), (s.RECALL_PENDING, s.RECALLED), (s.RECALL_PENDING, s.SUPERVISED),
    (s.RECALLED, s.SUPERVISED), (s.RECALLED, s.DETAINED_RESTRICTED), (s.DETAINED_RESTRICTED, s.PRE_DISCHARGE),
    (s.SUPERVISED, s.ENDED), (s.ENDED, s.CLOSED),
}  # fmt: skip
"""The arrows of chart (b), and those that the record needs beside it (docs/lifecycles/supervision.md)."""

GUARDS_SHOWN_BY_TESTS: tuple[str, ...] = ("tests/domain/supervision/test_allocation.py",)


@pytest.fixture(scope="module")
async def files() -> list[tuple[Scenario, set[str], Watching]]:
    """Every file, with the rules that spoke in it."""
    paths = sorted((ROOT / "scenarios" / "supervision").rglob("*.yaml"))
    return [(scenario, *reversed(await reached_by(scenario))) for scenario in map(read_scenario, paths)]


async def test_every_arrow_of_the_chart_is_taken_by_a_file(files) -> None:
    missing = CHART - stages_passed([watched for _, _, watched in files])
    assert not missing


async def test_every_command_is_given_by_a_file(files) -> None:
    given = {name for _, _, watched in files for _, name, _ in watched.taken}
    assert {step.command.tag() for step in SUPERVISION.steps} - given == set()
    assert {kind.kind for kind in SUPERVISION.outside} - given == set()


async def test_every_rule_that_is_taken_out_is_missed_by_a_file(files) -> None:
    unmissed = [
        f"{rule} ({place})" for rule, place in named_in_code(SUPERVISION).items()
        if rule not in SHOWN_BY_TESTS and not await missed(rule, [(scenario, spoke) for scenario, spoke, _ in files])
    ]  # fmt: skip
    assert not unmissed, "\n".join(["no file notices that these are gone:", *unmissed])


def test_every_guard_objects_in_a_file_or_a_test(files) -> None:
    heard = [watched.objected for _, _, watched in files]
    silent = never_heard(["domain/supervision"], heard, *GUARDS_SHOWN_BY_TESTS)
    assert not silent, "\n".join(["these never say no:", *silent])
