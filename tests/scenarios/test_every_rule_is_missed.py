"""The scenario files of a pathway leave nothing of it out, and notice every rule that is taken out of it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.scenario.model import Scenario
from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from domain.registry import LIFECYCLES
from domain.safeguarding import checklists, stages
from tests.scenarios.guards import never_heard
from tests.scenarios.knocked_out import Watching, missed, misses, named_in_code, reached_by, stages_passed

_ROOT = Path(__file__).parent.parent.parent
SAFEGUARDING = LIFECYCLES["safeguarding"]

_PROPOSED = "a reason told with a proposal; test_casework_officers.py asks the table for it"
SHOWN_BY_TESTS: Mapping[str, str] = {
    "S42-TEAM-IO": _PROPOSED, "S42-TEAM-CAREHOME": _PROPOSED, "S42-TEAM-SL": _PROPOSED,
}  # fmt: skip
"""Rules whose id stands in the code as data, not as an objection: what shows them instead."""

CHART = {
    ("", stages.RECEIVED), ("", stages.TRIAGE),
    (stages.RECEIVED, stages.TRIAGE), (stages.RECEIVED, stages.OUT_OF_SCOPE),
    (stages.TRIAGE, stages.RISK_ASSESSMENT), (stages.TRIAGE, stages.CLOSED_CONCERN),
    (stages.RISK_ASSESSMENT, stages.CLOSED_RA), (stages.RISK_ASSESSMENT, stages.PLANNING),
    (stages.PLANNING, stages.ENQUIRY), (stages.ENQUIRY, stages.OUTCOME), (stages.OUTCOME, stages.ENQUIRY),
    (stages.OUTCOME, stages.CLOSURE_REVIEW), (stages.CLOSURE_REVIEW, stages.CLOSED_ENQUIRY),
}  # fmt: skip
"""The arrows of the state chart, rows 1 to 21; a form that needs no screening opens at triage."""

ITEMS = {
    item.id for item in (
        *checklists.CONCERN, *checklists.CONCERN_SELF_NEGLECT, *checklists.RISK_ASSESSMENT, *checklists.ENQUIRY
    )
}  # fmt: skip

SENT_BY_SERVICES = {"RecordCrimeNumber", "RecordDeath", "RecordDischargeDate", "RecordLetterOutcome"}
"""What the files bring as a service's own event."""

_TESTS = "tests/domain/safeguarding"
GUARDS_SHOWN_BY_TESTS = (
    f"{_TESTS}/regions/test_refusals.py", f"{_TESTS}/test_refusals.py", f"{_TESTS}/test_small_print.py",
    f"{_TESTS}/regions/test_regions.py", f"{_TESTS}/regions/test_care_home.py", f"{_TESTS}/test_casework.py",
    f"{_TESTS}/test_practice.py::test_practice_is_recorded_only_of_a_rule_and_of_its_items",
    f"{_TESTS}/test_enquiry.py::test_the_enquiry_goes_to_outcome_when_the_last_officer_is_done",
    f"{_TESTS}/test_risk.py::test_what_comes_to_light_before_the_sign_off_stops_it",
)  # fmt: skip

File = tuple[Scenario, Watching, set[str]]


@pytest.fixture(scope="module")
async def files() -> list[File]:
    """Every file, once run, the shortest first: they notice as well as the long ones."""
    read = [read_scenario(file) for file in sorted((_ROOT / "scenarios" / "safeguarding").rglob("*.yaml"))]
    return [(each, *await reached_by(each)) for each in sorted(read, key=lambda scenario: len(scenario.steps))]


async def test_every_rule_that_is_taken_out_is_missed_by_a_file(files: list[File]) -> None:
    unmissed = [
        f"{rule} ({place})" for rule, place in named_in_code(SAFEGUARDING).items()
        if rule not in SHOWN_BY_TESTS and not await missed(rule, [(scenario, rules) for scenario, _, rules in files])
    ]  # fmt: skip
    assert not unmissed, "\n".join(["no file notices that these are gone:", *unmissed])


def test_every_step_is_taken_in_a_file(files: list[File]) -> None:
    taken = {name for _, engine, _ in files for _, name, _ in engine.taken}
    assert {step.command.tag() for step in SAFEGUARDING.steps} - taken == SENT_BY_SERVICES
    assert {kind.kind for kind in SAFEGUARDING.outside} <= taken


def test_every_arrow_of_the_chart_is_gone_in_a_file_and_no_other(files: list[File]) -> None:
    assert stages_passed([engine for _, engine, _ in files]) == CHART


def test_every_item_of_every_checklist_is_refused_in_a_file(files: list[File]) -> None:
    assert ITEMS - {rule for _, _, rules in files for rule in rules} == set()


async def test_taking_out_a_rule_leaves_the_others_and_is_undone(files: list[File]) -> None:
    scenario = next(scenario for scenario, _, rules in files if "S42-CLOSE-DILIGENCE" in rules)
    assert await misses("S42-CLOSE-DILIGENCE", scenario)
    assert not await misses("EST-SANCTION-AP3", scenario)
    assert (await run_scenario(scenario, PureEngine())).difference is None


def test_every_guard_objects_in_a_file_or_a_test(files: list[File]) -> None:
    heard = [engine.objected for _, engine, _ in files]
    silent = never_heard(["domain/safeguarding"], heard, *GUARDS_SHOWN_BY_TESTS)
    assert not silent, "\n".join(["these never say no:", *silent])
