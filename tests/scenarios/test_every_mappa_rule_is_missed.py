"""The files of MAPPA leave no command of its three pathways out, and notice every rule that is taken out of them."""

import re
from collections.abc import Mapping

import pytest

from tests.scenarios.pathway_files import ROOT, PathwayFiles

_DECISION_TABLE = "tests/domain/mappa/eligibility/test_decision_table.py"
_CONSIDER = "tests/domain/mappa/eligibility/test_consider.py"
_LEADS = "tests/domain/mappa/test_lead_table.py"
_REVIEW_MISSED = "scenarios/mappa/meetings/review-missed.yaml"

_REASONS = {
    _DECISION_TABLE: (
        "MAPPA-CAT1-DTO", "MAPPA-CAT1-NOTIFICATION-ORDER", "MAPPA-CAT1-SERVICE-112", "MAPPA-CAT4-DECISION",
        "MAPPA-END-CAT4-NOTIFY", "MAPPA-CAT4-SENTENCES", "MAPPA-CAT4-INSANITY", "MAPPA-CAT2-FINDINGS",
        "MAPPA-CAT2-DTO-WHOLE", "MAPPA-CAT2-SUSPENDED", "MAPPA-CAT2-SENTENCES", "MAPPA-END-CAT2",
        "MAPPA-CAT2-HOSPITAL", "MAPPA-CAT-DO-EXCLUDED", "MAPPA-CAT2-INDETERMINATE",
        "MAPPA-END-CAT2-SENTENCE-CURRENT", "MAPPA-END-AGGREGATE", "MAPPA-CAT2-52-WEEKS",
    ),
    _CONSIDER: (
        "MAPPA-CAT1-NO-NOTIFY-SERVICE-OTHER", "MAPPA-CAT3-STALKING-CONSIDER", "DA-CAT3-ALWAYS", "DA-CAT3-SCH15",
    ),
    _LEADS: (
        "MAPPA-LEAD-POLICE-BAIL", "MAPPA-LEAD-MH", "MAPPA-LEAD-POLICE-ARMED-FORCES", "MAPPA-LEAD-POLICE-DEFAULT",
    ),
    "scenarios/mappa/eligibility/terrorist-offence.yaml": ("MAPPA-END-CAT4-OTHER",),
    "scenarios/mappa/eligibility/category-3-gives-way.yaml": ("MAPPA-CAT3-SUPERSEDED",),
    "scenarios/mappa/eligibility/category-3-refused.yaml": ("MAPPA-CAT3-REFER-ANY-AGENCY",),
    _REVIEW_MISSED: ("MAPPA-MTG-KPI-CADENCE",),
    "tests/store/test_book.py": ("MAPPA-DTC-REPORT-NOT-ATTENDANCE",),
    "tests/domain/mappa/test_minutes_request_overview.py": (
        "MAPPA-SAR-RECOGNISE", "MAPPA-MIN-REVIEW-CHAIRS", "MAPPA-MIN-THIRD-FOI", "MAPPA-MIN-CONTENT-OWNER",
        "MAPPA-MIN-REQUEST-SOURCE",
    ),
    "tests/domain/mappa/figures/test_indicators.py": tuple(f"MAPPA-KPI-{n}" for n in (1, 2, 3, 4, 6, 7, 8, 9)),
}  # fmt: skip
"""Rules that stand in the code as data, the reason of a category or of a lead or a figure, and what shows them.
"""

SHOWN_BY_TESTS: Mapping[str, str] = {rule: shown for shown, rules in _REASONS.items() for rule in rules}

GUARDS_SHOWN_BY_TESTS = (
    "tests/domain/mappa/test_each_guard_alone.py",
    "tests/domain/mappa/test_small_print.py::test_only_the_minute_taker_records_and_only_where_the_board_agreed",
)


class TestMappaFiles(PathwayFiles):
    """The offender's case, the victim's, and requests for minutes."""

    folder, pathways = "mappa", ("mappa", "mappa-victim", "minutes-request")
    shown_by_tests, guards_shown_by_tests = SHOWN_BY_TESTS, GUARDS_SHOWN_BY_TESTS


@pytest.mark.parametrize(("rule", "shown"), SHOWN_BY_TESTS.items())
def test_what_a_test_shows_is_named_in_it(rule: str, shown: str) -> None:
    assert re.search(rf"{rule}(?![-A-Z0-9])", (ROOT / shown).read_text())
