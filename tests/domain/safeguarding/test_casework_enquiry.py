"""The casework told case by case, in the enquiry: reports, meetings, actions, disputes, delays, the outcome."""

import pytest
from pydantic import ValidationError

from tests.domain.safeguarding.casework_given import (
    ASSURED,
    FACTORS,
    MEETING,
    PROGRESS,
    REFUSING,
    REPORT,
    RULES,
    led,
)
from tests.domain.safeguarding.conftest import (
    AT_RISK,
    PERSON,
    PLAN,
    SAFEGUARDING,
)


def test_an_assured_report_lets_the_enquiry_go_on(tell) -> None:
    story = led(tell, "ENQUIRY", {}, REPORT).happy("AssureAgencyReport", **ASSURED)
    assert story.case.file.agencies["east-trust"].state == "assured"
    assert SAFEGUARDING.charge(story.case.file).waits_for is None


def test_information_may_be_asked_for_before_the_criteria_are_decided(tell) -> None:
    story = tell().reaches("TRIAGE").happy("RequestInformation", agency="east-trust", about="Invented")
    assert story.case.file.casework.asked_for_information == {"east-trust"}  # S42-CO-S421
    assert story.case.file.agencies == {}


def test_an_open_action_stops_the_closure_until_it_is_done_or_let_go(tell) -> None:
    story = tell().reaches("ENQUIRY").happy("HoldMultiAgencyMeeting", **MEETING)
    story.happy("CompleteIoWork", "noel", report="doc-1").happy("RecordPostEnquiryPlan", **PLAN)
    assert story.do("CloseEnquiry", **AT_RISK).refused == ("S42-DSO-TIMELY",)
    assert story.happy("DropAction", id="a1", because="Invented").brought == ("ActionDropped", "DutyLapsed")
    assert story.happy("CloseEnquiry", **AT_RISK).brought == ("ClosureSentForSignOff",)


def test_a_dispute_is_open_until_it_is_settled(tell) -> None:
    story = tell().reaches("ENQUIRY")
    story.happy("EscalateDispute", agency="east-trust", about="Invented", tried_directly="Invented")
    story.happy("CompleteIoWork", "noel", report="doc-1").happy("RecordPostEnquiryPlan", **PLAN)
    assert "S42-ESC-2" in story.happy("CloseEnquiry", **AT_RISK).warned
    story.happy("ReturnClosure", "cal", because="Invented")
    story.happy("SettleDispute", agency="east-trust", how="Invented")
    assert "S42-ESC-2" not in story.happy("CloseEnquiry", **AT_RISK).advice


@pytest.mark.parametrize("delay", ["", "Awaiting the police"])
def test_a_case_that_missed_a_limit_is_asked_why_when_it_closes(tell, delay) -> None:
    story = tell().reaches("RISK_ASSESSMENT").passes("2026-03-20T09:00")
    for category in ("vulnerability", "impact", "likelihood"):
        story.happy("RateRisk", category=category, level="low", why="Invented")
    story.happy("SetOverallRisk", level="low")
    story.happy("HoldStrategyDiscussion", participants=["colleague"], analysis="Invented")
    assert ("S42-DELAY" in story.happy("CloseAtRiskAssessment", **AT_RISK, delay=delay).warned) is not bool(delay)


def test_the_bodies_that_were_involved_hear_the_outcome(tell) -> None:
    story = tell().reaches("CLOSURE_REVIEW").happy("InformPolice")
    informed = {"adult": "Invented", "referrer": "Invented"}
    words = story.happy("CloseEnquiry", **AT_RISK, informed=informed).advice["S42-FB-WHO"].words
    assert words == "Not yet told the outcome: police."


@pytest.mark.parametrize(
    ("rule", "command", "field", "value"),
    [
        ("S42-RA-LEVELS", "RateRisk", {"category": "impact", "why": "Invented"}, {"level": "high"}),
        ("S42-PATTERNS", "ReceiveReferral", {"person": str(PERSON), "channel": "KASC"}, {"patterns": ["bullying"]}),
        ("S42-OUTCOME-CODES", "CloseEnquiry", {}, {"outcome": "substantiated"}),
        ("S42-SOURCES", "ReceiveReferral", {"person": str(PERSON), "channel": "KASC"}, {"source": "press"}),
    ],
)
def test_a_code_that_the_source_does_not_name_does_not_fit(rule, command, field, value) -> None:
    step = next(step for step in SAFEGUARDING.steps if step.command.tag() == command)
    with pytest.raises(ValidationError) as refused:
        step.command.model_validate({"type": command, **field, **value})
    assert {error["loc"][0] for error in refused.value.errors()} == set(value)
    assert rule in RULES


def test_no_enquiry_closes_without_its_plan(tell) -> None:
    """S42-POST-RECORD: the plan alone leads to the closure review."""
    assert tell().reaches("OUTCOME").do("CloseEnquiry", **AT_RISK).refused == ("CASE-STAGE",)


def test_a_meeting_about_somebody_with_dementia_is_minuted(tell) -> None:
    """S42-DEM-MINUTES asks what S42-MEET-MINUTES asks of every meeting."""
    story = tell().reaches("ENQUIRY").happy("NoteFact", fact="dementia", words="Invented")
    assert story.do("HoldMultiAgencyMeeting", adult_took_part=True).refused == ("S42-MEET-MINUTES",)


def test_no_step_waits_for_an_answer_of_the_dols_team(tell) -> None:
    """S42-DOLS-REQUEST: owed at progress, done by the request, answered or not."""
    story = led(tell, "TRIAGE", {"dols": "in_place"}, []).happy("ProgressConcern", **PROGRESS)
    assert story.stage == "RISK_ASSESSMENT"
    story.happy("RequestDols", about="in_place")
    assert story.case.file.casework.owed == frozenset()


def test_action_may_come_before_the_criteria_and_direction_may_change(tell) -> None:
    """S42-DEM-NONLINEAR and S42-DEM-RECONSIDER."""
    story = tell().reaches("TRIAGE").happy("RecordAssessmentRefused", **REFUSING).happy("RecordConsent", given="yes")
    story = tell().reaches("PLANNING")
    story.happy("RecordConsent", given="no", factors=FACTORS).happy("RecordConsent", given="yes")
    assert story.case.file.casework.consent.given == "yes"
