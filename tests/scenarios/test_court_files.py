"""The files of court liaison: every row of the chart, every command and outside event, every rule and guard."""

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
from tests.scenarios.knocked_out import named_in_code
from tests.scenarios.pathway_files import ChartedFiles

COURT = LIFECYCLES["court-liaison"]
CHART = {
    (LISTED, SCREENED), (SCREENED, CLOSED_SCREEN), (SCREENED, FIRST_LEVEL), (FIRST_LEVEL, TRIAGED),
    (TRIAGED, PSYCH_REFERRED), (PSYCH_REFERRED, REPORTING), (TRIAGED, REPORTING), (REPORTING, REPORTED),
    (REPORTING, LISTED), (REPORTED, FOLLOW_UP), (FOLLOW_UP, CLOSED), (REPORTED, CUSTODY_END),
    (REPORTED, COMMUNITY_ORDER), (COMMUNITY_ORDER, OM_ASSESSED), (OASYS_IDENTIFIED, OM_ASSESSED),
    (OM_ASSESSED, OM_ACTIVE), (OM_ACTIVE, OM_ENDED), (OM_ENDED, OM_CLOSED),
}  # fmt: skip
"""The rows of chart (c) that lead from one stage to another; OM_ENDED stands before the chart's OM_CLOSED."""


class TestCourtFiles(ChartedFiles):
    """Charts (c) and (d)."""

    folder, pathways = "court_liaison", ("court-liaison",)
    chart = frozenset(CHART)


def test_every_rule_of_the_law_is_named_in_the_code() -> None:
    assert {rule.id for rule in COURT.rules} - named_in_code(COURT).keys() == set()
