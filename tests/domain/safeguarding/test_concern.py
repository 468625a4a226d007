"""Rows 1 to 8: from a referral to risk assessment or to a closed concern."""

import pytest

from domain.kernel.circumstances import Area
from tests.domain.safeguarding.conftest import AT_CONCERN, CONDITIONS, PERSON, SAFEGUARDING, TRIAGE

REFERRAL = {"person": str(PERSON), "channel": "KASC", "content": ["neglect"]}
PROGRESS = {"enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE}


def test_a_referral_on_the_kasc_goes_straight_to_triage_with_its_clock(tell) -> None:
    story = tell().do("ReceiveReferral", "stranger", **REFERRAL)
    assert story.brought == ("CaseOpened", "ReferralReceived", "DutyArose", "ReferralScreenedIn")
    assert story.stage == "TRIAGE"


@pytest.mark.parametrize(
    ("channel", "form", "stage"),
    [
        ("KASC", None, "TRIAGE"), ("email", "KASC", "TRIAGE"), ("KASC", "own_form", "RECEIVED"),
        ("telephone", None, "RECEIVED"), ("email", "own_form", "RECEIVED"), ("internal", None, "RECEIVED"),
    ],
)  # fmt: skip
def test_only_a_referral_that_is_not_on_the_kasc_waits_for_screening(tell, channel, form, stage) -> None:
    story = tell().do("ReceiveReferral", "stranger", person=str(PERSON), channel=channel, form=form)
    assert story.stage == stage
    assert "DutyArose" in story.brought


def test_screening_does_not_move_the_triage_clock(tell) -> None:
    story = (
        tell()
        .at("2026-03-02T09:00")
        .happy("ReceiveReferral", "stranger", person=str(PERSON), channel="telephone", content=["neglect"])
    )
    due = story.case.docket.open["S42-TRIAGE-1WD"].dates.due
    story.at("2026-03-03T15:00").happy("ScreenReferralIn", "sam", kasc_copy_made=True)
    assert story.case.docket.open["S42-TRIAGE-1WD"].dates.due == due


def test_the_clock_starts_when_it_was_received_and_not_when_it_was_recorded(tell) -> None:
    story = tell().at("2026-03-03T09:00").do("ReceiveReferral", effective="2026-03-02T08:00", **REFERRAL)
    duty = story.case.docket.open["S42-TRIAGE-1WD"]
    assert duty.dates.due.isoformat() == "2026-03-03T23:59:59+00:00"


def test_a_referral_screened_out_owes_no_triage_decision(tell) -> None:
    story = tell().reaches("OUT_OF_SCOPE")
    assert story.names[-2:] == ("ReferralScreenedOut", "DutyLapsed")


@pytest.mark.parametrize(
    ("command", "fields", "event"),
    [
        ("ActOnImmediateRisk", {"action": "Invented"}, "ImmediateRiskActed"),
        ("MakeChildReferral", {"referral": "Invented"}, "ChildReferralMade"),
        ("InformPolice", {}, "PoliceInformed"),
        ("InformRegulator", {"anonymised": True}, "RegulatorInformed"),
        ("InformCommissioner", {}, "CommissionerInformed"),
        ("RequestDols", {"about": "may_be_needed"}, "DolsRequested"),
    ],
)
@pytest.mark.parametrize("stage", ["RECEIVED", "TRIAGE", "RISK_ASSESSMENT", "PLANNING", "ENQUIRY", "OUTCOME"])
def test_what_is_done_at_once_waits_for_no_stage_no_deadline_and_no_acting_dso(
    tell, stage, command, fields, event
) -> None:
    story = tell().reaches(stage).passes("2026-03-20T09:00").happy(command, "kit", **fields)
    assert story.brought == (event,)
    assert story.stage == stage


def test_immediate_risk_puts_the_case_at_the_top_of_the_lists(tell) -> None:
    story = tell().reaches("TRIAGE")
    before = SAFEGUARDING.charge(story.case.file).urgency
    story.happy("ActOnImmediateRisk", action="Invented")
    assert SAFEGUARDING.charge(story.case.file).urgency == 0 < before


def test_progressing_meets_the_triage_clock_and_starts_the_next(tell) -> None:
    story = tell().reaches("TRIAGE").do("ProgressConcern", **PROGRESS)
    assert story.brought == ("DsoChanged", "ConcernProgressed", "DutyMet", "DutyArose")
    assert list(story.case.docket.open) == ["S42-RA-3WD"]


def test_a_late_triage_stays_a_breach_and_does_not_shorten_the_next_clock(tell) -> None:
    story = tell().reaches("TRIAGE").at("2026-03-05T10:00").do("ProgressConcern", **PROGRESS)
    assert "DutyBreached" in story.brought
    met = next(h.event for h in story.last.happened if h.event.tag() == "DutyMet")
    assert met.in_time is False
    assert story.case.docket.open["S42-RA-3WD"].dates.due.date().isoformat() == "2026-03-10"


def test_a_non_statutory_enquiry_needs_a_ground_and_no_conditions(tell) -> None:
    fields = {**PROGRESS, "enquiry_type": "non_statutory", "conditions": {}, "non_statutory_factors": ["care_leaver"]}
    story = tell().reaches("TRIAGE").happy("ProgressConcern", **fields)
    assert story.case.file.enquiry_type == "non_statutory"


def test_a_child_who_was_referred_no_longer_stands_in_the_way(tell) -> None:
    story = tell().reaches("TRIAGE").happy("MakeChildReferral", referral="Invented")
    assert story.happy("ProgressConcern", **PROGRESS, child_affected=True).stage == "RISK_ASSESSMENT"


def test_a_concern_that_is_no_abuse_closes_at_once_where_the_area_asks_for_no_sign_off(tell) -> None:
    story = tell().reaches("TRIAGE").do("CloseConcern", reason="not_abuse_or_neglect", **AT_CONCERN)
    assert story.brought == ("DsoChanged", "ConcernClosed", "DutyMet")


@pytest.mark.parametrize(
    ("command", "fields", "event"),
    [
        ("CloseConcern", {"reason": "not_abuse_or_neglect"}, "ConcernClosed"),
        ("CloseToSelfNeglectPathway", {"hazard": "haz-1", "team": "Thanet"}, "ClosedToSelfNeglectPathway"),
    ],
)
def test_the_area_may_ask_for_the_managers_sign_off_at_concern(tell, command, fields, event) -> None:
    story = tell(area=Area(concern_sign_off=True)).reaches("TRIAGE").do(command, **fields, **AT_CONCERN)
    assert story.brought == ("DsoChanged", "ClosureSentForSignOff")
    assert story.stage == "TRIAGE"
    assert story.do("SignOffClosure", "cal").brought == ("ClosureSignedOff", event, "DutyMet")
    assert story.stage == "CLOSED_CONCERN"


def test_criteria_not_met_goes_to_the_manager_whatever_the_area_says(tell) -> None:
    story = tell().reaches("TRIAGE").do(
        "CloseConcern", reason="criteria_not_met", conditions_not_met={"needs": "Invented"},
        non_statutory_considered="Invented", **AT_CONCERN,
    )  # fmt: skip
    assert story.brought == ("DsoChanged", "ClosureSentForSignOff")


def test_the_triage_clock_runs_on_while_a_closure_waits_for_its_sign_off(tell) -> None:
    story = tell(area=Area(concern_sign_off=True)).reaches("TRIAGE")
    story.happy("CloseConcern", reason="not_abuse_or_neglect", **AT_CONCERN).passes("2026-03-04T00:00")
    assert "DutyBreached" in story.brought


def test_a_dols_in_place_must_be_notified_before_closing_whatever_the_checklist_says(tell) -> None:
    story = tell().happy("ReceiveReferral", **REFERRAL, dols="in_place")
    assert story.do("CloseConcern", reason="not_abuse_or_neglect", **AT_CONCERN).refused == ("S42-CC-04",)
    story.happy("RequestDols", about="in_place")
    assert story.happy("CloseConcern", reason="not_abuse_or_neglect", **AT_CONCERN).stage == "CLOSED_CONCERN"


def test_an_anonymous_referrer_who_cannot_be_reached_need_not_be_spoken_to(tell) -> None:
    story = tell().happy("ReceiveReferral", **REFERRAL, anonymity="asked")
    fields = {**AT_CONCERN, "spoken_to_referrer": "", "referrer_not_reachable": "No number left"}
    assert story.happy("CloseConcern", reason="not_abuse_or_neglect", **fields).stage == "CLOSED_CONCERN"
