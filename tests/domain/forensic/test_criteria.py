"""The eligibility questions as tables: every criterion alone and together, every ward, every route."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from domain.forensic.criteria import (
    Findings,
    LegalRoute,
    RiskFinding,
    Ward,
    core_objections,
    excluded,
    redirect_services,
    restricted,
    route_objections,
    usual_profile,
)
from domain.forensic.file import ForensicFile

TODAY = date(2026, 3, 2)
RISK = RiskFinding(significant=True, assessor="Invented", assessed_on=date(2026, 1, 5), rationale="Invented")
SECURE, OPEN = Ward(kind="low_secure"), Ward(kind="other")
CRITERIA = ("FOR-ELIG-RESIDENCE", "FOR-ELIG-AGE", "FOR-ELIG-DIAGNOSIS", "FOR-ELIG-WARD", "FOR-ELIG-RISK")


def findings(**changes: Any) -> Findings:
    return Findings.model_validate({
        "resident_in_kent_before_admission": True, "admitted_on": date(2019, 3, 4), "ward": SECURE, "risk": RISK,
        "severe_and_enduring_mental_illness": True, "autism": False, "learning_disability": False,
        "legal": LegalRoute(route="RESTRICTED", s37_and_s41=True), **changes,
    })  # fmt: skip


@pytest.mark.parametrize("holds", list(product((True, False), repeat=5)))
def test_all_five_criteria_joined_by_and(holds: tuple[bool, ...]) -> None:
    resident, adult, ill, ward, risk = holds
    file = ForensicFile(eighteen_on=TODAY if adult else date(2026, 3, 3))
    asked = findings(resident_in_kent_before_admission=resident, severe_and_enduring_mental_illness=ill,
                     ward=SECURE if ward else OPEN,
                     risk=RISK if risk else RISK.model_copy(update={"significant": False}))  # fmt: skip
    found = [each.rule for each in core_objections(asked, file, TODAY) if each]
    failing = [rule for rule, met in zip(CRITERIA, holds, strict=True) if not met]
    assert found == [*failing, *(["FOR-ELIG-CORE"] if failing else [])]


@pytest.mark.parametrize("missing", ["assessor", "assessed_on", "rationale"])
def test_a_risk_needs_its_assessor_its_day_and_its_rationale(missing: str) -> None:
    risk = RISK.model_copy(update={missing: None if missing == "assessed_on" else " "})
    found = core_objections(findings(risk=risk), ForensicFile(eighteen_on=TODAY), TODAY)
    assert [each.rule for each in found if each] == ["FOR-ELIG-RISK", "FOR-ELIG-CORE"]


@pytest.mark.parametrize(("kind", "on_site", "counts"), [
    ("high_secure", False, True), ("medium_secure", False, True), ("low_secure", False, True),
    ("forensic_rehabilitation", False, False), ("forensic_rehabilitation", True, True),
    ("controlled_access", False, False), ("controlled_access", True, True), ("other", True, False),
])  # fmt: skip
def test_wards(kind: Any, on_site: bool, counts: bool) -> None:
    assert Ward(kind=kind, on_site_of_secure_ward=on_site).counts is counts


@pytest.mark.parametrize(("autism", "disability", "rules", "services"), [
    (False, False, [], 0), (True, False, ["FOR-EXCL-ASC"], 1), (False, True, ["FOR-EXCL-LD"], 1),
    (True, True, ["FOR-EXCL-ASC", "FOR-EXCL-LD"], 2),
])  # fmt: skip
def test_exclusions(autism: bool, disability: bool, rules: list[str], services: int) -> None:
    asked = findings(autism=autism, learning_disability=disability)
    assert [each.rule for each in excluded(asked) if each] == rules
    assert len(redirect_services(asked)) == services


@pytest.mark.parametrize(("legal", "rule"), [
    ({"route": "RESTRICTED", "s37_and_s41": True}, None), ({"route": "RESTRICTED"}, "FOR-PROFILE-ROUTES"),
    ({"route": "CTO", "cto_proposed": True, "underlying": "s3"}, None),
    ({"route": "CTO", "cto_proposed": True, "underlying": "s37_unrestricted"}, None),
    ({"route": "CTO", "cto_proposed": True}, "FOR-PROFILE-CTO"),
    ({"route": "CTO", "underlying": "s3"}, "FOR-PROFILE-CTO"),
    ({"route": "LIFE_LICENCE", "parole_board_releases": True}, None),
    ({"route": "LIFE_LICENCE"}, "FOR-PROFILE-LIFE-LICENCE"),
    ({"route": "OTHER", "rationale": "Invented"}, None), ({"route": "OTHER", "rationale": " "}, "FOR-PROFILE-ROUTES"),
])  # fmt: skip
def test_routes(legal: dict[str, Any], rule: str | None) -> None:
    found = [each.rule for each in route_objections(findings(legal=legal)) if each]
    assert found == ([rule] if rule else [])


def test_a_community_treatment_order_asks_for_a_significant_risk() -> None:
    risk = RISK.model_copy(update={"significant": False})
    legal = {"route": "CTO", "cto_proposed": True, "underlying": "s3"}
    assert [each.rule for each in route_objections(findings(legal=legal, risk=risk)) if each] == ["FOR-PROFILE-CTO"]


@pytest.mark.parametrize(
    "limbs", list(product((True, False), ("tribunal", "secretary_of_state", "not_yet"), (True, False)))
)
def test_the_usual_profile_has_all_three_limbs_and_either_of_two_makes_it_restricted(limbs: Any) -> None:
    detained, by, liable = limbs
    legal = LegalRoute(route="OTHER", s37_and_s41=detained, discharge_by=by, liable_under_s42=liable)
    assert usual_profile(legal) is (detained and by != "not_yet" and liable)
    assert restricted(legal) is (detained or by != "not_yet")
