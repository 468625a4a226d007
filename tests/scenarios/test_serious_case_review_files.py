"""The files of serious case reviews leave no arrow of the chart out, and notice every rule that is taken out."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from cli.scenario.model import Scenario
from cli.scenario.reading import read_scenario
from domain.registry import LIFECYCLES
from domain.serious_case_review import stages as s
from tests.scenarios.guards import never_heard
from tests.scenarios.knocked_out import Watching, missed, named_in_code, reached_by, stages_passed

ROOT = Path(__file__).parent.parent.parent
REVIEW = LIFECYCLES["serious-case-review"]

SHOWN_BY_TESTS: Mapping[str, str] = {}
"""Rules whose id stands in the code as data, not as an objection: what shows them instead."""

_SMALL_PRINT = "tests/domain/serious_case_review/test_small_print.py"
_REPORT = (s.REVIEWING, s.REPORT_DRAFT, s.SMB_COMMENT, s.NMT_QA, s.FEEDBACK_CONSIDERED, s.APPROVED,
           s.ACTION_PLAN_OPEN, s.CLOSED)  # fmt: skip
CHART = {
    ("", s.SFO_CHARGED), (s.SFO_CHARGED, s.WITH_COORDINATOR), (s.WITH_COORDINATOR, s.WITH_SMB_CHAIR),
    (s.WITH_SMB_CHAIR, s.REJECTED), (s.WITH_SMB_CHAIR, s.COMMISSIONED), (s.COMMISSIONED, s.PANEL_DUE),
    (s.COMMISSIONED, s.DEFERRED), (s.PANEL_DUE, s.DEFERRED), (s.DEFERRED, s.PANEL_DUE), (s.PANEL_DUE, s.REVIEWING),
    *pairwise(_REPORT), (s.SMB_COMMENT, s.REPORT_DRAFT),
    *((stage, s.DISCONTINUED) for stage in (s.WITH_SMB_CHAIR, s.DEFERRED, s.REVIEWING, s.REPORT_DRAFT)),
}  # fmt: skip
"""The arrows of the chart; the board or the Chair may also send a report back to its author."""


@pytest.fixture(scope="module")
async def files() -> list[tuple[Scenario, set[str], Watching]]:
    """Every file, the shortest first, with the rules that spoke in it."""
    paths = sorted((ROOT / "scenarios" / "serious_case_review").rglob("*.yaml"))
    read = sorted(map(read_scenario, paths), key=lambda scenario: len(scenario.steps))
    return [(scenario, *reversed(await reached_by(scenario))) for scenario in read]


async def test_the_files_take_the_arrows_of_the_chart_and_no_others(files) -> None:
    taken = stages_passed([watched for _, _, watched in files])
    assert CHART - taken == set()
    assert {arrow for arrow in taken - CHART if arrow[1] != s.DISCONTINUED} == set()


async def test_every_command_is_given_by_a_file(files) -> None:
    given = {name for _, _, watched in files for _, name, _ in watched.taken}
    assert {step.command.tag() for step in REVIEW.steps} - given == set()
    assert {kind.kind for kind in REVIEW.outside} - given == set()


async def test_every_rule_that_is_taken_out_is_missed_by_a_file(files) -> None:
    unmissed = [
        f"{rule} ({place})" for rule, place in named_in_code(REVIEW).items()
        if rule not in SHOWN_BY_TESTS and not await missed(rule, [(scenario, spoke) for scenario, spoke, _ in files])
    ]  # fmt: skip
    assert not unmissed, "\n".join(["no file notices that these are gone:", *unmissed])


def test_every_guard_objects_in_a_file_or_a_test(files) -> None:
    heard = [watched.objected for _, _, watched in files]
    silent = never_heard(["domain/serious_case_review"], heard, _SMALL_PRINT)
    assert not silent, "\n".join(["these never say no:", *silent])
