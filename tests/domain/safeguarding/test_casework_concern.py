"""The casework told case by case, at the concern: anonymity, obligations, consent, carers, what may close."""

import pytest

from tests.domain.safeguarding.casework_given import (
    ANONYMOUS,
    CARER,
    CLOSED,
    FACTORS,
    HIT,
    HOME,
    INTERESTS,
    MINIMUM,
    PASSED,
    POLICE,
    PROGRESS,
    REFUSING,
    led,
    practised,
)
from tests.domain.safeguarding.conftest import (
    AT_RISK,
    CAUSING,
    SAFEGUARDING,
)
from tests.domain.safeguarding.test_chart import GIVEN


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
