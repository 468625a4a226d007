"""The casework told case by case: obligations, consent, carers, reports, actions, disputes, officers."""

import pytest
from pydantic import ValidationError

from domain.safeguarding.officers import Placement, propose_officers
from tests.domain.safeguarding.casework_given import (
    ADVOCATE,
    ANONYMOUS,
    ASSURED,
    CARER,
    CLOSED,
    FACTORS,
    HIT,
    HOME,
    INTERESTS,
    MEETING,
    MINIMUM,
    PASSED,
    POLICE,
    PROGRESS,
    REFUSING,
    REPORT,
    RULES,
    led,
    practised,
)
from tests.domain.safeguarding.conftest import (
    AT_RISK,
    CAUSING,
    PERSON,
    PLAN,
    SAFEGUARDING,
)
from tests.domain.safeguarding.test_chart import GIVEN, REGIONS


@pytest.mark.parametrize(
    ("referral", "rule"),
    [({"source": "police", "adult_views": "Invented"}, "S42-ANON-DISCUSSED"),
     ({"source": "public"}, "S42-ANON-DISCUSSED"), ({"source": "public"}, "S42-ANON-PUBLIC")],
)  # fmt: skip
def test_a_referral_that_says_what_it_should_needs_no_advice(tell, referral, rule) -> None:
    assert rule not in led(tell, "TRIAGE", referral, []).happy("ProgressConcern", **PROGRESS).advice


def test_anonymity_that_was_decided_is_not_asked_again(tell) -> None:
    story = led(tell, "TRIAGE", {"anonymity": "asked", "source": "public"}, [])
    story.happy("DecideAnonymity", **{**ANONYMOUS, "ground": "relationship_that_supports_adult"})
    assert story.case.file.anonymous is True
    assert "S42-ANON-PUBLIC" not in story.happy("ProgressConcern", **PROGRESS).advice


def test_a_professional_stays_anonymous_where_naming_them_endangers_somebody(tell) -> None:
    story = led(tell, "TRIAGE", {"source": "provider"}, [])
    assert story.happy("DecideAnonymity", **ANONYMOUS, ground="endangers_referrer").case.file.anonymous is True


def test_own_forms_of_the_police_and_the_ambulance_service_are_no_matter_for_advice(tell) -> None:
    for source in ("police", "secamb", "cqc", "kent_fire_and_rescue", "public"):
        story = led(tell, "RECEIVED", {"channel": "own_form", "source": source}, [])
        assert "S42-SOURCES" not in story.happy("ScreenReferralIn", "sam", kasc_copy_made=True).advice


@pytest.mark.parametrize(
    ("facts", "owed"),
    [
        ({"crime_suspected": True}, {"police"}),
        ({"setting": "care_home"}, {"regulator", "commissioner"}),
        ({"setting": "day_service"}, {"commissioner"}),
        ({"dols": "in_place"}, {"dols"}),
        ({"dols": "may_be_needed"}, {"dols"}),
        ({"setting": "own_home", "dols": "none"}, set()),
    ],
)
def test_progressing_brings_the_obligations_of_the_facts(tell, facts, owed) -> None:
    story = led(tell, "TRIAGE", {"content": ["neglect"], **facts}, []).happy("ProgressConcern", **PROGRESS)
    arose = {h.event.obligation for h in story.last.happened if h.event.tag() == "ObligationArose"}
    assert arose == owed == story.case.file.casework.owed
    assert (SAFEGUARDING.charge(story.case.file).waits_for == "to_be_told") == bool(owed)


@pytest.mark.parametrize(
    ("obligation", "step"),
    [
        ("children", ("MakeChildReferral", {"referral": "Invented"})), ("police", ("InformPolice", {})),
        ("police", ("RecordCrimeNumber", {"crime_number": "46/1/26"})),
        ("regulator", ("InformRegulator", {"anonymised": True})), ("commissioner", ("InformCommissioner", {})),
        ("dols", ("RequestDols", {"about": "in_place"})),
        ("children", ("SetObligationAside", {"obligation": "children", "because": "Invented"})),
    ],
)  # fmt: skip
def test_an_obligation_is_owed_until_it_is_done_or_set_aside(tell, obligation, step) -> None:
    story = tell().reaches("ENQUIRY").happy("RaiseObligation", obligation=obligation, because="Invented")
    assert story.case.file.casework.owed == {obligation}
    story.happy(step[0], **step[1])
    assert story.case.file.casework.owed == frozenset()


def test_a_crime_that_comes_to_light_again_is_owed_to_the_police_again(tell) -> None:
    story = tell().reaches("ENQUIRY").happy("InformPolice").happy(*POLICE[:1], **POLICE[1])
    assert story.case.file.casework.owed == {"police"}
    assert story.do("CauseOthers", **CAUSING).refused == ("S42-CRIME-EARLY",)
    story.happy("InformPolice")
    assert story.happy("CauseOthers", **CAUSING).brought[0] == "OthersCaused"


def test_a_concern_in_a_home_closes_when_both_bodies_are_told_or_set_aside(tell) -> None:
    story = led(tell, "TRIAGE", HOME, []).happy("InformRegulator", anonymised=True)
    assert story.do("CloseConcern", **CLOSED).refused == ("S42-CC-03",)
    story.happy("SetObligationAside", obligation="commissioner", because="Invented")
    assert story.happy("CloseConcern", **CLOSED).stage == "CLOSED_CONCERN"


def test_a_resident_who_hit_another_goes_on_to_the_risk_assessment(tell) -> None:
    assert led(tell, "TRIAGE", HIT, []).happy("ProgressConcern", **PROGRESS).stage == "RISK_ASSESSMENT"


def test_plain_care_needs_close_at_concern_without_advice(tell) -> None:
    story = led(tell, "TRIAGE", {"content": ["care_needs"]}, []).happy("CloseConcern", **CLOSED)
    assert "S42-RA-GATE" not in story.advice  # S42-EX-CARE-NEED


def test_the_community_team_completes_what_the_referral_service_passed_on(tell) -> None:
    story = tell().reaches("RISK_ASSESSMENT")
    for name, fields in MINIMUM:
        story.happy(name, **fields)
    story.happy("PassToCommunityTeam", "ars", **PASSED)
    assert story.case.file.team == "Thanet"
    for category in ("vulnerability", "impact", "likelihood"):
        story.happy("RateRisk", category=category, level="low", why="Invented")
    story.happy("SetOverallRisk", level="low")
    story.happy("HoldStrategyDiscussion", participants=["colleague"], analysis="Invented")
    assert story.do("DecideFullEnquiry", why="Invented").refused == ("S42-CT-REST",) * 3
    for name, fields in practised("S42-RA-LIMITED", "S42-RA-MCA", "S42-RA-VIEWS"):
        story.happy(name, **fields)
    assert story.happy("DecideFullEnquiry", why="Invented").stage == "PLANNING"


def test_a_refusal_is_accepted_after_its_factors_or_overridden_on_a_basis(tell) -> None:
    story = tell().reaches("TRIAGE")
    story.happy("RecordConsent", given="no", factors=FACTORS, reasons_explored="Invented")
    assert story.case.file.casework.consent.given == "no"
    story.happy("RecordConsent", given="no", overridden=True, lawful_basis="Invented")
    assert story.case.file.casework.consent.overridden is True


def test_a_best_interests_decision_with_its_four_parts_is_kept(tell) -> None:
    story = tell().reaches("TRIAGE").happy("RecordCapacity", **INTERESTS)
    assert story.case.file.casework.lacks_capacity == {"contact"}
    story.happy("RecordCapacity", decision="contact", finding="has")
    assert story.case.file.casework.lacks_capacity == frozenset()


def test_an_offer_to_a_carer_stays_made_and_the_enquiry_closes(tell) -> None:
    story = tell().reaches("CLOSURE_REVIEW").happy("IdentifyCarer", **CARER[1])
    story.happy("IdentifyCarer", carer="daughter", assessment_offered=True, done="Invented")
    story.happy("IdentifyCarer", **CARER[1])
    assert story.happy("CloseEnquiry", **AT_RISK).brought == ("ClosureSentForSignOff",)


def test_a_refusal_ends_the_duty_to_assess_only_without_abuse_and_it_can_live_again(tell) -> None:
    story = tell().reaches("TRIAGE")
    story.happy("RecordAssessmentRefused", **{**REFUSING, "ends_duty": True, "at_risk_of_abuse": False})
    assert story.case.file.casework.assessment_refused is True  # S42-S11-REFUSE
    story.happy("ReviveAssessment", cause="changed", words="Invented")
    assert story.case.file.casework.assessment_refused is False


def test_imca_and_imha_are_for_those_whom_the_law_means(tell) -> None:
    story = tell().reaches("PLANNING").happy("RecordCapacity", decision="contact", finding="lacks")
    assert story.happy("DecideAdvocate", **ADVOCATE, kind="imca").brought == ("AdvocateDecided",)
    story.happy("DecideAdvocate", **ADVOCATE, kind="imha", detained_or_under_order=True)


def test_a_registered_manager_may_enquire_where_little_is_at_stake_and_a_lead_in_a_hospital(tell) -> None:
    for enquirer, facts in (("registered_manager", {"overall": "low"}), ("hospital_lead", {"setting": "hospital"})):
        story = tell().reaches("ENQUIRY")
        file = story.case.file.model_copy(update=facts)
        story.case = type(story.case)(file, story.case.version, story.case.opened, story.case.opened_at)
        assert story.do("CauseOthers", **CAUSING, enquirer=enquirer).refused == ()


def test_an_assured_report_lets_the_enquiry_go_on(tell) -> None:
    story = led(tell, "ENQUIRY", {}, REPORT).happy("AssureAgencyReport", **ASSURED)
    assert story.case.file.agencies["east-trust"].state == "assured"
    assert SAFEGUARDING.charge(story.case.file).waits_for is None


def test_information_may_be_asked_for_before_the_criteria_are_decided(tell) -> None:
    story = tell().reaches("TRIAGE").happy("RequestInformation", agency="east-trust", about="Invented")
    assert story.case.file.casework.asked_for_information == {"east-trust"}  # S42-CO-S421
    assert story.case.file.agencies == {}


def test_several_inquiry_officers_share_findings_and_each_action_has_its_clock(tell) -> None:
    story = tell().reaches("ENQUIRY")
    story.happy("HoldMultiAgencyMeeting", **MEETING, inquiry_officers=["noel", "ines"])  # S42-MEET-SEVERAL-IO
    assert story.brought == ("MultiAgencyMeetingHeld", "ActionAgreed", "DutyArose")
    assert story.case.docket.open["S42-DSO-TIMELY/a1"].dates.due.date().isoformat() == "2026-03-20"
    story.passes("2026-03-21T00:00")
    assert "DutyBreached" in story.brought
    assert story.happy("CompleteAction", id="a1", how="Invented").brought == ("ActionCompleted", "DutyMet")


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


TABLE = [
    (Placement("B"), "B", "B", "S42-TEAM-DEFAULT"),
    (Placement("B", "care_home", "C"), "C", "B", "S42-TEAM-CAREHOME"),
    (Placement("B", "hospital", "C"), "C", "B", "S42-TEAM-CAREHOME"),
    (Placement("B", "supported_living", "C"), "C", "B", "S42-TEAM-SL"),
    (Placement("B", "care_home", "B"), "B", "B", "S42-TEAM-EST"),
    (Placement("B", "care_home", "C", domestic_abuse=True), "B", "B", "S42-TEAM-DA"),
    (Placement("B", "own_home", "C"), "B", "B", "S42-TEAM-DEFAULT"),
    (Placement("B", "care_home"), "B", "B", "S42-TEAM-DEFAULT"),
]


@pytest.mark.parametrize(("where", "dso", "io", "rule"), TABLE)
def test_the_table_of_teams_proposes_officers_with_the_reason(where, dso, io, rule) -> None:
    proposal = propose_officers(where)
    assert (proposal.dso_team, proposal.io_team) == (dso, io)
    rules = [why.rule for why in proposal.why]
    assert rule in rules
    assert rules[-1] == "S42-TEAM-IO"
    assert all(rule in RULES and words for rule, words in ((why.rule, why.words) for why in proposal.why))


def test_the_proposal_is_told_with_the_decision_to_progress(tell) -> None:
    home = {"setting": "care_home", "setting_team": "C", "home_team": "B"}
    story = led(tell, "TRIAGE", home, []).happy("ProgressConcern", **PROGRESS)
    told = next(h.event for h in story.last.happened if h.event.tag() == "OfficersProposed")
    assert (told.dso_team, told.io_team) == ("C", "B")


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


def test_only_the_dsos_decisions_end_triage(tell) -> None:
    """S42-TRIAGE-DECIDE: of all commands taken at triage, only rows 6 to 8 leave it."""
    leave = set()
    for name, fields in GIVEN.items():
        given = {"ProgressConcern": PROGRESS}.get(name, fields)
        if tell().reaches("TRIAGE").do(name, "dana", **given).stage != "TRIAGE":
            leave.add(name)
    assert leave == {"ProgressConcern", "CloseConcern", "CloseToSelfNeglectPathway"}


def test_a_non_statutory_enquiry_goes_the_same_way(tell) -> None:
    """S42-NONSTAT-SAMEPATH: the same stage, the same clocks, and the type on the event."""
    docket = {}
    for kind in ("statutory", "non_statutory"):
        story = tell().reaches("TRIAGE")
        story.happy(
            "ProgressConcern", **{**PROGRESS, "enquiry_type": kind, "non_statutory_factors": ["carer_harmed_in_role"]}
        )
        assert (story.stage, story.case.file.enquiry_type) == ("RISK_ASSESSMENT", kind)
        docket[kind] = story.case.docket.open
    assert docket["statutory"] == docket["non_statutory"]


@pytest.mark.parametrize("written", [{"sections": ["6a", "6b", "6c"]}, {"report": "doc-1"}])
def test_the_sections_or_a_report_complete_the_officers_work(tell, written) -> None:
    """S42-IO-REPORT: the one or the other, as is proportionate."""
    assert tell().reaches("ENQUIRY").happy("CompleteIoWork", "noel", **written).stage == "OUTCOME"


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


def test_the_most_suitable_enquirer_is_said(tell) -> None:
    """S42-ENQ-AGENCY: an agency enquires only where it is said why it is best placed."""
    assert tell().reaches("ENQUIRY").do("CauseOthers", **{**CAUSING, "why": " "}).refused == ("S42-CO-WHY",)


def test_action_may_come_before_the_criteria_and_direction_may_change(tell) -> None:
    """S42-DEM-NONLINEAR and S42-DEM-RECONSIDER."""
    story = tell().reaches("TRIAGE").happy("RecordAssessmentRefused", **REFUSING).happy("RecordConsent", given="yes")
    story = tell().reaches("PLANNING")
    story.happy("RecordConsent", given="no", factors=FACTORS).happy("RecordConsent", given="yes")
    assert story.case.file.casework.consent.given == "yes"


@pytest.mark.parametrize(
    ("stage", "command", "fields", "rule"),
    [
        ("PLANNING", "SetTermsOfReference", {}, "S42-DSO-TOR"),
        ("ENQUIRY", "AmendTor", {"because": "Changed"}, "S42-DSO-TOR"),
        ("RISK_ASSESSMENT", "HoldStrategyDiscussion", {}, "S42-DSO-STRATEGY"),
        ("ENQUIRY", "HoldMultiAgencyMeeting", {}, "S42-MEET-CHAIR"),
    ],
)  # fmt: skip
def test_what_is_the_dsos_alone_is_refused_to_the_inquiry_officer(tell, stage, command, fields, rule) -> None:
    assert rule in tell().reaches(stage).do(command, "noel", **fields).refused


def test_the_chart_asks_for_the_roles_of_the_source() -> None:
    """S42-ROLES, with the names that this system gives to screeners and to other services."""
    named = {
        "DSO", "IO", "SeniorPractitioner", "CommunityTeamManager", "AssistantDirector", "AreaReferralService",
        "AdultsCommissioning", "DolsTeam",
    }  # fmt: skip
    core = {role for step in SAFEGUARDING.steps if step.command not in REGIONS for role in step.roles}
    assert core <= named | {"Screener", "Service"}
