"""How a liaison case stands, in words, at several places of its life."""

from datetime import date
from typing import Any

import pytest

from domain.court_liaison.file import CourtFile, Link, Order, Sar
from domain.court_liaison.overview import overview
from domain.kernel.overview import Now

NOW = Now(date(2026, 3, 2))
ORDER = Order(starts_on=date(2026, 3, 2), ends_on=date(2027, 3, 1), requirements=("mhtr", "sar"))
HEARING = date(2026, 3, 23)


@pytest.mark.parametrize(("facts", "words"), [
    ({"stage": "LISTED", "hearing_on": HEARING, "custody": "prison_remand"},
     ["Hearing on 23 March 2026, prison remand."]),
    ({"stage": "LISTED", "hearing_on": HEARING, "resumes_at": "REPORTING"},
     ["Hearing on 23 March 2026. The work goes on where it stood."]),
    ({"stage": "FOLLOW_UP", "hearing_on": HEARING, "disposed": True}, []),
    ({"stage": "PSYCH_REFERRED", "hearing_on": HEARING, "assessed": True, "risk_of_custody": True, "consent": "refused",
      "repeat_offending": True, "cohorts": frozenset({"women", "homeless"})},
     ["Hearing on 23 March 2026.", "Secondary psychiatric assessment is waited for.",
      "First level assessment done (homeless, women); likely: custody and repeat offending.",
      "The person refused consent to telling others."]),
    ({"stage": "COMMUNITY_ORDER", "order": ORDER, "mhtr": "in_force", "sar": Sar(state="running", sessions=3)},
     ["Community order until 1 March 2027, with MHTR, SAR.", "To be assessed for offender management, with the risks.",
      "A treatment requirement is in force.", "Specified activity: eligible; 3 of 8 sessions delivered."]),
    ({"stage": "OM_ACTIVE", "case_manager": "fmhp", "mhtr": "advise_probation", "review_by": ("fmhp", "fay"),
      "questions": frozenset({"q2", "q1"}), "report_required": True},
     ["Main contact: the practitioner.", "The care plan changed: probation is to be advised.",
      "The order review waits for probation.", "Probation's question q1 waits for an answer.",
      "Probation's question q2 waits for an answer.", "The court waits for a report."]),
    ({"stage": "OM_ASSESSED", "proposed_by": ("probation", "polly"), "sar": Sar(state="roadmap_due", sessions=8),
      "links": {"r1": Link(service="Invented charity"), "s1": Link(service="Invented group", engaged=False)}},
     ["Specified activity: the roadmap is owed; 8 of 8 sessions delivered.",
      "Invented charity (r1): not followed up yet.", "Invented group (s1): the person does not engage.",
      "The sentence plan waits for the practitioner."]),
])  # fmt: skip
def test_how_it_stands(facts: dict[str, Any], words: list[str]) -> None:
    assert [told.words for told in overview(CourtFile(**facts), NOW)] == words
