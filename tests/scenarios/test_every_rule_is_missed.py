"""The scenario files of a pathway leave nothing of it out, and notice every rule that is taken out of it."""

from collections.abc import Mapping

from cli.scenario.pure import PureEngine
from cli.scenario.run import run_scenario
from domain.safeguarding import checklists, stages
from tests.scenarios.knocked_out import misses
from tests.scenarios.pathway_files import ChartedFiles, Files, gone

_PROPOSED = "a reason told with a proposal; test_casework_officers.py asks the table for it"
_TOLD = "told in the overview: tests/domain/safeguarding/overview"
SHOWN_BY_TESTS: Mapping[str, str] = {
    "S42-CO-S421": _TOLD, "S42-FB-TEMPLATES": _TOLD, "S42-NONSTAT-SAMEPATH": _TOLD,
    "S42-POST-RECORD": _TOLD, "S42-S11-REFUSE": _TOLD,
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


class TestSafeguardingFiles(ChartedFiles):
    """The concern and the enquiry, rows 1 to 21, and what runs beside them."""

    folder, pathways = "safeguarding", ("safeguarding",)
    chart, sent_by_services = frozenset(CHART), frozenset(SENT_BY_SERVICES)
    shown_by_tests, guards_shown_by_tests = SHOWN_BY_TESTS, GUARDS_SHOWN_BY_TESTS

    def test_no_other_arrow_is_gone(self, files: Files) -> None:
        assert gone(files) - CHART == set()

    def test_every_item_of_every_checklist_is_refused_in_a_file(self, files: Files) -> None:
        assert ITEMS - {rule for ran in files for rule in ran.spoke} == set()

    async def test_taking_out_a_rule_leaves_the_others_and_is_undone(self, files: Files) -> None:
        scenario = next(ran.scenario for ran in files if "S42-CLOSE-DILIGENCE" in ran.spoke)
        assert await misses("S42-CLOSE-DILIGENCE", scenario)
        assert not await misses("EST-SANCTION-AP3", scenario)
        assert (await run_scenario(scenario, PureEngine())).difference is None
