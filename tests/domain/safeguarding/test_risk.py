"""Rows 9 to 13: ratings, critical notice, strategy discussion, closing, full enquiry."""

import pytest

from tests.domain.safeguarding.conftest import AT_CONCERN, AT_RISK, CR, SAFEGUARDING

NOTICE = {
    "community_team_manager": "cal", "assistant_director": "adam", "concerns": "Invented", "plan": "Invented",
    "agencies_responses": "Invented",
}  # fmt: skip
STRATEGY = {"participants": ["colleague"], "analysis": "Invented"}


def rated(tell, *levels: str):
    story = tell().reaches("RISK_ASSESSMENT")
    for category, level in zip(("vulnerability", "impact", "likelihood"), levels, strict=True):
        story.happy("RateRisk", category=category, level=level, why="Invented")
    return story


def critical(tell):
    return rated(tell, "critical", "critical", "critical").happy("SetOverallRisk", level="critical")


def test_a_crime_has_at_least_a_substantial_impact_and_may_be_critical(tell) -> None:
    story = tell().reaches("RISK_ASSESSMENT").happy("InformPolice")
    for level, refused in (("low", True), ("moderate", True), ("substantial", False), ("critical", False)):
        story.do("RateRisk", category="impact", level=level, why="Invented")
        assert (story.refused == ("S42-RA-CRIME",)) is refused, level
    assert story.do("RateRisk", category="likelihood", level="low", why="Invented").refused == ()


def test_an_impact_rated_before_the_crime_was_known_is_rated_anew(tell) -> None:
    story = rated(tell, "low", "low", "low").happy("InformPolice")
    assert story.do("SetOverallRisk", level="low").refused == ("S42-RA-CRIME",)


def test_the_overall_level_is_below_the_highest_category_only_with_a_rationale(tell) -> None:
    story = rated(tell, "substantial", "moderate", "low")
    assert story.do("SetOverallRisk", level="moderate").refused == ("S42-RA-OVERALL",)
    assert story.do("SetOverallRisk", level="substantial").refused == ()
    assert story.do("SetOverallRisk", level="moderate", rationale="Invented").refused == ()


def test_a_critical_risk_owes_its_notice_the_same_day_and_escalates(tell) -> None:
    story = critical(tell)
    duty = story.case.docket.open["S42-RA-CRITICAL"]
    assert duty.dates.due.isoformat() == "2026-03-02T23:59:59+00:00"
    story.passes("2026-03-03T09:00")
    assert story.brought[-2:] == ("DutyBreached", "DutyEscalated")


def test_no_strategy_discussion_and_no_decision_while_the_notice_is_owed(tell) -> None:
    story = critical(tell)
    assert story.do("HoldStrategyDiscussion", **STRATEGY).refused == ("S42-RA-CRITICAL",)
    story.do("NotifyCriticalRisk", **NOTICE)
    assert story.brought == ("CriticalRiskNotified", "DutyMet")
    assert story.do("HoldStrategyDiscussion", **STRATEGY).refused == ()


@pytest.mark.parametrize("missing", NOTICE)
def test_a_notice_with_an_item_missing_is_no_notice(tell, missing: str) -> None:
    story = critical(tell).do("NotifyCriticalRisk", **{name: v for name, v in NOTICE.items() if name != missing})
    assert (story.refused, story.fields) == (("S42-RA-CRITICAL",), (missing,))


def test_the_notice_names_managers_who_are_managers(tell) -> None:
    story = critical(tell).do("NotifyCriticalRisk", **{**NOTICE, "assistant_director": "cal"})
    assert story.fields == ("assistant_director",)


def test_a_critical_risk_after_the_strategy_discussion_still_blocks_the_decision(tell) -> None:
    story = rated(tell, "low", "low", "low").happy("SetOverallRisk", level="low")
    story.happy("HoldStrategyDiscussion", **STRATEGY).happy("SetOverallRisk", level="critical")
    assert story.do("DecideFullEnquiry", why="Invented").refused == ("S42-RA-CRITICAL",)


def test_a_risk_that_is_no_longer_critical_owes_no_notice(tell) -> None:
    story = critical(tell).do("SetOverallRisk", level="substantial", rationale="Invented")
    assert story.brought == ("OverallRiskSet", "DutyLapsed")
    assert story.do("HoldStrategyDiscussion", **STRATEGY).refused == ()


def test_a_crime_is_reported_before_the_stage_is_left(tell) -> None:
    story = tell().reaches("RISK_ASSESSMENT").happy("RecordCrimeNumber", crime_number="46/1/26")
    assert "police" in story.case.file.told


def test_the_decision_on_a_full_enquiry_meets_the_three_day_clock(tell) -> None:
    story = rated(tell, "low", "low", "low").happy("SetOverallRisk", level="low")
    story.happy("HoldStrategyDiscussion", **STRATEGY).do("DecideFullEnquiry", why="Invented")
    assert story.brought == ("FullEnquiryDecided", "DutyMet")
    assert story.stage == "PLANNING"


def assessed(tell):
    story = rated(tell, "low", "low", "low").happy("SetOverallRisk", level="low")
    return story.happy("HoldStrategyDiscussion", **STRATEGY)


def test_closing_at_risk_assessment_is_sent_first_and_closes_with_the_sign_off(tell) -> None:
    story = assessed(tell)
    assert story.do("CloseAtRiskAssessment", **AT_RISK).brought == ("ClosureSentForSignOff",)
    assert "S42-CR-19" in story.do("CloseAtRiskAssessment", **AT_RISK).refused
    assert story.do("SignOffClosure", "cal").brought == ("ClosureSignedOff", "ClosedAtRiskAssessment", "DutyMet")


def test_nobody_signs_off_a_closure_of_their_own(tell) -> None:
    story = tell().reaches("TRIAGE")
    story.happy("ChangeDso", "sue", dso="both", because="Invented")
    story.do(
        "CloseConcern", "both", reason="criteria_not_met", conditions_not_met={"needs": "Invented"},
        non_statutory_considered="Invented", **AT_CONCERN,
    )  # fmt: skip
    assert story.brought == ("ClosureSentForSignOff",)
    assert story.do("SignOffClosure", "both").refused == ("S42-CC-07",)
    assert story.do("SignOffClosure", "cal").refused == ()


def test_a_returned_closure_may_be_sent_again(tell) -> None:
    story = assessed(tell).happy("CloseAtRiskAssessment", **AT_RISK)
    story.happy("ReturnClosure", "cal", because="Invented")
    assert story.stage == "RISK_ASSESSMENT"
    assert story.do("CloseAtRiskAssessment", **AT_RISK).brought == ("ClosureSentForSignOff",)


def test_what_comes_to_light_before_the_sign_off_stops_it(tell) -> None:
    story = assessed(tell).happy("CloseAtRiskAssessment", **AT_RISK)
    story.happy("InformPolice")
    assert story.do("SignOffClosure", "cal").refused == ("S42-RA-CRIME",)


def test_deciding_on_a_full_enquiry_takes_a_waiting_closure_off_the_table(tell) -> None:
    story = assessed(tell).happy("CloseAtRiskAssessment", **AT_RISK).happy("DecideFullEnquiry", why="Invented")
    assert story.case.file.pending is None


def test_a_refusal_closes_only_with_evidence_on_all_four_factors(tell) -> None:
    story = assessed(tell).do("CloseAtRiskAssessment", **AT_RISK, reason="consent_refused")
    assert story.refused == ("S42-CONSENT-RECORD",) * 4
    factors = dict.fromkeys(("capacity", "others_at_risk", "crime", "coercion"), "Invented")
    story.do("CloseAtRiskAssessment", **AT_RISK, reason="consent_refused", consent_factors=factors)
    assert story.brought == ("ClosureSentForSignOff",)


def test_the_self_neglect_pathway_needs_its_hazard_here_too(tell) -> None:
    story = assessed(tell).do("CloseAtRiskAssessment", **AT_RISK, reason="self_neglect_pathway")
    assert story.refused == ("S42-CR-20", "SN-HAZARD-CLOSE")


@pytest.mark.parametrize("item", [n for n in range(1, 22) if n not in {19, 20}])
def test_every_item_of_the_checklist_is_asked_for(tell, item: int) -> None:
    name = f"S42-CR-{item:02}"
    answers = {"done": [each for each in CR["done"] if each != name]}
    story = assessed(tell).do("CloseAtRiskAssessment", **{**AT_RISK, "checklist": answers})
    assert (story.refused, story.fields) == ((name,), (f"checklist.{name}",))


def test_a_category_rated_anew_asks_for_the_overall_level_anew(tell) -> None:
    story = assessed(tell).happy("RateRisk", category="impact", level="critical", why="Invented")
    assert story.do("DecideFullEnquiry", why="Invented").refused == ("S42-RA-OVERALL",)
    assert SAFEGUARDING.charge(story.case.file).urgency == 0
