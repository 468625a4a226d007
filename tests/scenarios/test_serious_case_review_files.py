"""The files of serious case reviews leave no arrow of the chart out, and notice every rule that is taken out."""

from itertools import pairwise

from domain.serious_case_review import stages as s
from tests.scenarios.pathway_files import ChartedFiles, Files, gone

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


class TestSeriousCaseReviewFiles(ChartedFiles):
    """From the charge to the end of the action plan."""

    folder, pathways = "serious_case_review", ("serious-case-review",)
    chart = frozenset(CHART)
    guards_shown_by_tests = ("tests/domain/serious_case_review/test_small_print.py",)

    def test_no_file_goes_another_arrow_than_to_the_end_of_a_review_that_is_discontinued(self, files: Files) -> None:
        assert {arrow for arrow in gone(files) - CHART if arrow[1] != s.DISCONTINUED} == set()
