"""The files of the forensic service leave no arrow of its chart out, and notice every rule that is taken out."""

from collections.abc import Mapping

from domain.forensic import stages as s
from tests.scenarios.pathway_files import ChartedFiles

_RETURNED = "told in ReferralReturned, whose rules the files of referral/ expect by name"
_EYES = "asked by the kernel's four eyes, which the switch does not reach: assessment/*-holds-the-case.yaml"
SHOWN_BY_TESTS: Mapping[str, str] = {
    "FOR-REF-WHO": _RETURNED, "FOR-REF-FORM": _RETURNED, "FOR-REF-MAILBOX": _RETURNED,
    "FOR-QA-SIGNOFF-SM": _EYES, "FOR-QA-NO-SELF": _EYES,
    "FOR-ALLOC-CONFLICT": "a person's id within a worker's facts: tests/domain/forensic/test_allocation.py",
    "FOR-M-OUT-OF-AREA": "told in the overview and a figure: tests/domain/forensic/test_overview.py, test_figures.py",
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


class TestForensicFiles(ChartedFiles):
    """Chart (a), and what runs beside it."""

    folder, pathways = "forensic", ("forensic",)
    chart = frozenset(CHART)
    shown_by_tests, guards_shown_by_tests = SHOWN_BY_TESTS, GUARDS_SHOWN_BY_TESTS
