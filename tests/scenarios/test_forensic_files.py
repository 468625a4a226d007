"""The files of the forensic service leave no arrow of its chart out, and notice every rule that is taken out."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.scenario.model import Scenario
from cli.scenario.reading import read_scenario
from domain.forensic import stages as s
from domain.registry import LIFECYCLES
from tests.scenarios.guards import never_heard
from tests.scenarios.knocked_out import Watching, missed, named_in_code, reached_by, stages_passed

ROOT = Path(__file__).parent.parent.parent
FORENSIC = LIFECYCLES["forensic"]

_RETURNED = "told in ReferralReturned, whose rules the files of referral/ expect by name"
_EYES = "asked by the kernel's four eyes, which the switch does not reach: assessment/*-holds-the-case.yaml"
SHOWN_BY_TESTS: Mapping[str, str] = {
    "FOR-REF-WHO": _RETURNED, "FOR-REF-FORM": _RETURNED, "FOR-REF-MAILBOX": _RETURNED,
    "FOR-QA-SIGNOFF-SM": _EYES, "FOR-QA-NO-SELF": _EYES,
    "FOR-ALLOC-CONFLICT": "a person's id within a worker's facts: tests/domain/forensic/test_allocation.py",
    "WORK-CASELOAD": "told with a proposal: tests/domain/forensic/test_proposal.py",
}  # fmt: skip
"""Rules whose id stands in the code as data, not as an objection: what shows them instead."""

CHART = {
    ("", s.RECEIVED), ("", s.RETURNED), (s.RECEIVED, s.RETURNED), (s.RECEIVED, s.SCREENING),
    (s.SCREENING, s.AWAITING_INFO), (s.AWAITING_INFO, s.SCREENING), (s.SCREENING, s.REDIRECTED),
    (s.SCREENING, s.DECLINED), (s.SCREENING, s.ACCEPTED), (s.ACCEPTED, s.ALLOCATED), (s.ALLOCATED, s.ASSESSING),
    (s.ASSESSING, s.ASSESSMENT_QA), (s.ASSESSMENT_QA, s.ASSESSING), (s.ASSESSMENT_QA, s.OUTCOME),
    (s.OUTCOME, s.PLANNING), (s.OUTCOME, s.NEEDS_RECORDED), (s.OUTCOME, s.CLOSING), (s.PLANNING, s.CNP_DRAFT),
    (s.CNP_DRAFT, s.CNP_REFERRED), (s.CNP_REFERRED, s.PLANNING), (s.PLANNING, s.PLAN_QA), (s.PLAN_QA, s.PLANNING),
    (s.PLAN_QA, s.PLAN_ACTIVE), (s.PLAN_ACTIVE, s.REVIEWING), (s.REVIEWING, s.PLAN_ACTIVE), (s.REVIEWING, s.PLANNING),
    (s.REVIEWING, s.CLOSING), (s.NEEDS_RECORDED, s.REVIEWING), (s.REVIEWING, s.NEEDS_RECORDED), (s.CLOSING, s.CLOSED),
}  # fmt: skip
"""The arrows of chart (a); a referral that must go back opens as returned."""


GUARDS_SHOWN_BY_TESTS = (
    "tests/domain/forensic/test_proposal.py::test_who_may_not_hold_the_case_is_left_out_with_every_rule",
    "tests/domain/forensic/test_small_print.py",
)


@pytest.fixture(scope="module")
async def files() -> list[tuple[Scenario, set[str], Watching]]:
    """Every file, with the rules that spoke in it."""
    paths = sorted((ROOT / "scenarios" / "forensic").rglob("*.yaml"))
    return [(scenario, *reversed(await reached_by(scenario))) for scenario in map(read_scenario, paths)]


async def test_every_arrow_of_the_chart_is_taken_by_a_file(files) -> None:
    missing = CHART - stages_passed([watched for _, _, watched in files])
    assert not missing


async def test_every_command_is_given_by_a_file(files) -> None:
    given = {name for _, _, watched in files for _, name, _ in watched.taken}
    assert {step.command.tag() for step in FORENSIC.steps} - given == set()
    assert {kind.kind for kind in FORENSIC.outside} - given == set()


async def test_every_rule_that_is_taken_out_is_missed_by_a_file(files) -> None:
    unmissed = [
        f"{rule} ({place})" for rule, place in named_in_code(FORENSIC).items()
        if rule not in SHOWN_BY_TESTS and not await missed(rule, [(scenario, spoke) for scenario, spoke, _ in files])
    ]  # fmt: skip
    assert not unmissed, "\n".join(["no file notices that these are gone:", *unmissed])


def test_every_guard_objects_in_a_file_or_a_test(files) -> None:
    heard = [watched.objected for _, _, watched in files]
    silent = never_heard(["domain/forensic"], heard, *GUARDS_SHOWN_BY_TESTS)
    assert not silent, "\n".join(["these never say no:", *silent])
