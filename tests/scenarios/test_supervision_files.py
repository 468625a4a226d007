"""The files of social supervision leave no arrow of its chart out, and notice every rule that is taken out."""

from collections.abc import Mapping

from domain.supervision import stages as s
from tests.scenarios.pathway_files import ChartedFiles

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


class TestSupervisionFiles(ChartedFiles):
    """Chart (b), and what runs beside it."""

    folder, pathways = "supervision", ("supervision",)
    chart = frozenset(CHART)
    shown_by_tests = SHOWN_BY_TESTS
    guards_shown_by_tests = ("tests/domain/supervision/test_allocation.py",)
