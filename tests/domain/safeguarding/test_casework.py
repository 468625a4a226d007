"""The casework beside the chart: who is refused what, with the field that would mend it, and who is only warned."""

from typing import Any

import pytest

from domain.law.rule import Strength
from domain.registry import LAWBOOK
from domain.safeguarding.officers import Placement, propose_officers
from tests.domain.safeguarding.conftest import (
    AT_CONCERN,
    AT_RISK,
    CAUSING,
    CC,
    CONDITIONS,
    CR,
    PERSON,
    PLAN,
    SAFEGUARDING,
    TRIAGE,
)

RULES = LAWBOOK.named("2025-01").rules
Step = tuple[str, dict[str, Any]]

PROGRESS = {"enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE}
ANONYMOUS = {"agreed": True, "why": "Invented", "effect_explained": True, "limits_explained": True, "plan": "Invented"}
FACTORS = dict.fromkeys(("capacity", "others_at_risk", "crime", "coercion"), "Invented")
BEST = dict.fromkeys(("wishes", "religion_and_culture", "people_consulted", "restrictions_limited"), "Invented")
INTERESTS = {"decision": "contact", "finding": "lacks", "best_interests_decision": "Invented", "best_interests": BEST}
PASSED: dict[str, Any] = {"team": "Thanet", "initial_contacts": "Invented"}
INVITED = {"on": "2026-03-20", "invited": ["police"], "adult_invited": True, "safe_place": "Invented"}
ACTION = {"id": "a1", "words": "Invented", "agency": "police", "by": "2026-03-20"}
MEETING = {"minutes": "doc-1", "adult_took_part": True, "actions": [ACTION]}
ADVOCATE = {"substantial_difficulty": True, "advocate": "Invented", "why": "Invented"}
PARTS = dict.fromkeys(
    ("summary_by_task", "dates_methods_people", "discussions", "documents", "author_signed_dated"), True
)  # fmt: skip
ASSURED = {"agency": "east-trust", "analysis": "Invented", "required_actions": "None", "parts": PARTS}
REFUSING = {
    "ends_duty": False, "reasons_and_benefits": "Invented", "informed_and_knows_way_back": True,
    "assessed_as_far_as_possible": "Invented", "keeping_contact": "Invented", "organisations_contacted": "Invented",
    "risk_assessed": True, "attempts": "Invented",
}  # fmt: skip
NOT_MET = {
    "reason": "criteria_not_met", **AT_CONCERN, "non_statutory_considered": "Invented",
    "conditions_not_met": {"unable_to_protect": "Invented"}, "hidden_needs_checked": "Invented",
}  # fmt: skip
CLOSED = {"reason": "not_abuse_or_neglect", **AT_CONCERN}
POLICE: Step = ("RaiseObligation", {"obligation": "police", "because": "Invented"})
HOME = {"content": ["care_needs"], "setting": "care_home"}
HIT = {"content": ["physical"], "alleged": "another_resident"}
DONE = {"done": [*CR["done"]]}


def practised(*rules: str) -> list[Step]:
    return [("RecordPractice", {"rule": rule, "words": "Invented"}) for rule in rules]


REPORT: list[Step] = [
    ("CauseOthers", CAUSING), ("ReceiveAgencyReport", {"agency": "east-trust", "tasks_addressed": ["files"]})
]  # fmt: skip
MINIMUM = practised("S42-RA-PRESENTING", "S42-RA-IMMEDIATE")
CARER: Step = ("IdentifyCarer", {"carer": "daughter", "done": "Invented"})

REFUSED = [
    # the stage, what the referral says, what was done before; the command and what it says; who refuses, which field
    ("TRIAGE", {}, [], "DecideAnonymity", {**ANONYMOUS, "ground": "therapeutic_relationship"},
     {"S42-ANON-PROF-REASON": "ground"}),
    ("TRIAGE", {}, [], "DecideAnonymity", {**ANONYMOUS, "ground": "other"}, {"S42-ANON-PROF": "ground"}),
    ("TRIAGE", {}, [], "DecideAnonymity", {**ANONYMOUS, "ground": "endangers_others", "plan": ""},
     {"S42-ANON-PUBLIC-OK": "plan"}),
    ("TRIAGE", {"source": "public"}, [], "DecideAnonymity", {**ANONYMOUS, "ground": "other"},
     {"S42-ANON-PUBLIC-OK": "ground"}),
    ("TRIAGE", {"source": "public"}, [], "DecideAnonymity", {**ANONYMOUS, "ground": "endangers_others", "why": ""},
     {"S42-ANON-PUBLIC-OK": "why"}),
    ("TRIAGE", {}, [], "SetObligationAside", {"obligation": "regulator", "because": "Invented"},
     {"S42-INFORM-DECIDE": "obligation"}),
    ("TRIAGE", {}, [POLICE], "RaiseObligation", POLICE[1], {"S42-INFORM-DECIDE": "obligation"}),
    ("TRIAGE", {"crime_suspected": True}, [], "SetObligationAside", {"obligation": "police", "because": "Invented"},
     {"S42-CRIME-NOEXC": "obligation"}),
    ("TRIAGE", {"dols": "in_place"}, [], "SetObligationAside", {"obligation": "dols", "because": "Invented"},
     {"S42-DOLS-INFORM": "obligation"}),
    ("TRIAGE", HOME, [], "CloseConcern", CLOSED, {"S42-CC-03": "checklist.S42-CC-03"}),
    ("TRIAGE", {"content": ["care_needs"], "dols": "may_be_needed"}, [], "CloseConcern", CLOSED,
     {"S42-CC-04": "checklist.S42-CC-04"}),
    ("TRIAGE", HIT, [], "CloseConcern", CLOSED, {"S42-EX-RESIDENT-HIT": "reason"}),
    ("TRIAGE", {}, [], "CloseConcern", {**NOT_MET, "hidden_needs_checked": ""},
     {"S42-COND-3-NOASSUME": "hidden_needs_checked"}),
    ("TRIAGE", {}, [], "CloseConcern", {**NOT_MET, "funding_weighed": True}, {"S42-NOT-FUNDING": "funding_weighed"}),
    ("TRIAGE", {}, [], "CloseConcern", {**CLOSED, "checklist": {"done": [*CC["done"], "S42-CC-77"]}},
     {"S42-CLOSE-CHECK-1": "checklist"}),
    ("TRIAGE", {}, [], "CloseConcern", {**CLOSED, "checklist": {**CC, "not_applicable": {"S42-CC-03": "Invented"}}},
     {"S42-CLOSE-CHECK-1": "checklist"}),
    ("CLOSURE_REVIEW", {}, [], "CloseEnquiry", {**AT_RISK, "checklist": {"done": [*CR["done"], "S42-CE-06"]}},
     {"S42-CLOSE-CHECK-3": "checklist"}),
    ("CLOSURE_REVIEW", {}, [CARER], "CloseEnquiry", AT_RISK, {"S42-CR-15": "checklist.S42-CR-15"}),
    ("RISK_ASSESSMENT", {}, [], "PassToCommunityTeam", {"team": "Thanet"}, {"S42-ARS-MIN": None}),
    ("RISK_ASSESSMENT", {}, MINIMUM, "PassToCommunityTeam", {"team": "Thanet"}, {"S42-ARS-MIN": "initial_contacts"}),
    ("RISK_ASSESSMENT", {}, [*MINIMUM, ("NoteFact", {"fact": "capacity_in_doubt", "words": "Invented"})],
     "PassToCommunityTeam", PASSED, {"S42-ARS-MIN": None}),
    ("TRIAGE", {}, [], "RecordConsent", {"given": "no", "factors": {"crime": "Invented"}},
     {"S42-CONSENT-FACTORS": "factors.coercion"}),
    ("TRIAGE", {}, [], "RecordConsent", {"given": "no", "overridden": True}, {"META-SHARE": "lawful_basis"}),
    ("TRIAGE", {}, [], "RecordCapacity", {**INTERESTS, "best_interests": {**BEST, "wishes": " "}},
     {"S42-MCA-BI": "best_interests.wishes"}),
    ("TRIAGE", {}, [], "RecordCapacity", {**INTERESTS, "finding": "has"}, {"S42-MCA-BI": "finding"}),
    ("TRIAGE", {}, [], "IdentifyCarer", {"carer": "daughter"}, {"S42-CARER-RECORD": "done"}),
    ("TRIAGE", {}, [], "RecordAssessmentRefused", {**REFUSING, "ends_duty": True}, {"S42-S11-MUST-ABUSE": "ends_duty"}),
    ("TRIAGE", {}, [], "RecordAssessmentRefused",
     {**REFUSING, "ends_duty": True, "at_risk_of_abuse": False, "has_capacity_to_refuse": False,
      "assessment_in_best_interests": True}, {"S42-S11-MUST-CAP": "ends_duty"}),
    ("TRIAGE", {}, [], "ReviveAssessment", {"cause": "asked", "words": "Invented"}, {"S42-S11-LATER": "cause"}),
    ("TRIAGE", {}, [], "ReviveAssessment", {"cause": "changed", "words": "Invented"}, {"S42-S11-CHANGED": "cause"}),
    ("PLANNING", {}, [], "DecideAdvocate", {**ADVOCATE, "substantial_difficulty": False, "difficulties": ["weigh"]},
     {"S42-ADV-SUBSTANTIAL": "substantial_difficulty"}),
    ("PLANNING", {}, [], "DecideAdvocate",
     {"substantial_difficulty": True, "supporter": "son", "supporter_linked_to_concern": True, "why": "Invented"},
     {"S42-ADV-DUTY": "advocate", "S42-ADV-ALLOCATE": "advocate"}),
    ("PLANNING", {}, [], "DecideAdvocate", {**ADVOCATE, "kind": "imca"}, {"S42-ADV-IMCA": "kind"}),
    ("PLANNING", {}, [], "DecideAdvocate", {**ADVOCATE, "kind": "imha"}, {"S42-ADV-IMHA": "kind"}),
    ("ENQUIRY", {}, [], "CauseOthers", {**CAUSING, "enquirer": "registered_manager"}, {"S42-CO-REGMGR": "enquirer"}),
    ("ENQUIRY", {}, [], "CauseOthers", {**CAUSING, "enquirer": "hospital_lead"}, {"S42-CO-HOSPLEAD": "enquirer"}),
    ("ENQUIRY", {}, [POLICE], "CauseOthers", CAUSING, {"S42-CRIME-EARLY": None}),
    ("ENQUIRY", {}, [], "AssureAgencyReport", ASSURED, {"S42-CO-CHECK": "agency"}),
    ("ENQUIRY", {}, [REPORT[0], ("ReceiveAgencyReport", {"agency": "east-trust"})], "AssureAgencyReport", ASSURED,
     {"S42-CO-CHECK": "agency"}),
    ("ENQUIRY", {}, REPORT, "AssureAgencyReport", {**ASSURED, "analysis": ""}, {"S42-CO-NOTCLOSE": "analysis"}),
    ("ENQUIRY", {}, REPORT, "AssureAgencyReport", {**ASSURED, "required_actions": " "},
     {"S42-CO-FORM-P3": "required_actions"}),
    ("ENQUIRY", {}, [], "InviteToMeeting", {**INVITED, "invited": []}, {"S42-MEET-CHAIR": "invited"}),
    ("ENQUIRY", {}, [], "InviteToMeeting", {**INVITED, "safe_place": ""}, {"S42-MEET-ADULT": "safe_place"}),
    ("ENQUIRY", {}, [], "InviteToMeeting", {**INVITED, "adult_invited": False},
     {"S42-MEET-ADULT": "harmful_because", "S42-MEET-ALT": "other_way"}),
    ("ENQUIRY", {}, [], "HoldMultiAgencyMeeting", {**MEETING, "actions": [{**ACTION, "by": "2026-03-01"}]},
     {"S42-DSO-TIMELY": "actions"}),
    ("ENQUIRY", {}, [], "HoldMultiAgencyMeeting", {**MEETING, "actions": [ACTION, ACTION]},
     {"S42-DSO-TIMELY": "actions"}),
    ("ENQUIRY", {}, [], "CompleteAction", {"id": "a1", "how": "Invented"}, {"S42-DSO-TIMELY": "id"}),
    ("ENQUIRY", {}, [], "DropAction", {"id": "a1", "because": "Invented"}, {"S42-DSO-TIMELY": "id"}),
    ("ENQUIRY", {}, [], "SettleDispute", {"agency": "east-trust", "how": "Invented"}, {"S42-ESC-1": "agency"}),
]  # fmt: skip

WARNED = [
    # the stage, what the referral says, what was done before; the command; what warns; what mends it
    ("RECEIVED", {"channel": "telephone"}, [], "ScreenReferralIn", {"kasc_copy_made": True}, "S42-SOURCES", None),
    ("TRIAGE", {}, [], "ProgressConcern", PROGRESS, "S42-ANON-DISCUSSED", None),
    ("TRIAGE", {"anonymity": "asked"}, [], "ProgressConcern", PROGRESS, "S42-ANON-PUBLIC", None),
    ("TRIAGE", {}, [], "DecideAnonymity", {"agreed": False}, "S42-ANON-PUBLIC", {"effect_explained": True}),
    ("TRIAGE", {}, [], "DecideAnonymity", {**ANONYMOUS, "ground": "endangers_others", "limits_explained": False},
     "META-ANON-LIMIT", {"limits_explained": True}),
    ("TRIAGE", {}, [], "ProgressConcern",
     {**PROGRESS, "enquiry_type": "non_statutory", "non_statutory_factors": ["carer_harmed_in_role"]},
     "S42-NONSTAT-CARER", {"non_statutory_grounds": "Invented"}),
    ("TRIAGE", {}, [], "ProgressConcern",
     {**PROGRESS, "enquiry_type": "non_statutory", "non_statutory_factors": ["care_leaver"]},
     "S42-NONSTAT-YOUNG", {"non_statutory_grounds": "Invented"}),
    ("TRIAGE", {}, [], "CloseConcern", CLOSED, "S42-RA-GATE", None),
    ("TRIAGE", {}, [], "InformPolice", {}, "S42-CRIME-VIEWS", {"views": "Invented"}),
    ("TRIAGE", {}, [], "InformPolice", {"by_route": "vulnerable_investigation_team"}, "S42-POLICE-EMAIL",
     {"consent_stated": True, "history_asked": True}),
    ("TRIAGE", {}, [("ActOnImmediateRisk", {"action": "Invented"})], "InformPolice", {}, "S42-POLICE-URGENT",
     {"by_route": "999"}),
    ("TRIAGE", {}, [], "RecordConsent", {"given": "no", "factors": FACTORS}, "S42-CONSENT-CURIOSITY",
     {"reasons_explored": "Invented"}),
    ("TRIAGE", {}, [], "IdentifyCarer", CARER[1], "S42-CARER-OFFER", {"assessment_offered": True}),
    ("TRIAGE", {}, [], "RecordAssessmentRefused", {**REFUSING, "reasons_and_benefits": ""}, "S42-S11-EXPLAIN",
     {"reasons_and_benefits": "Invented"}),
    ("TRIAGE", {}, [], "RecordAssessmentRefused", {**REFUSING, "informed_and_knows_way_back": False},
     "S42-S11-INFORMED", {"informed_and_knows_way_back": True}),
    ("TRIAGE", {}, [], "RecordAssessmentRefused", {**REFUSING, "assessed_as_far_as_possible": ""},
     "S42-S11-CAPACITOUS", {"assessed_as_far_as_possible": "Invented"}),
    ("TRIAGE", {}, [], "RecordAssessmentRefused", {**REFUSING, "keeping_contact": ""}, "S42-S11-KEEPCONTACT",
     {"keeping_contact": "Invented"}),
    ("TRIAGE", {}, [], "RecordAssessmentRefused", {**REFUSING, "organisations_contacted": ""}, "S42-S11-OTHERS",
     {"organisations_contacted": "Invented"}),
    ("TRIAGE", {}, [], "RecordAssessmentRefused", {**REFUSING, "risk_assessed": False}, "S42-S11-RA",
     {"risk_assessed": True}),
    ("TRIAGE", {}, [], "RecordAssessmentRefused", {**REFUSING, "attempts": ""}, "S42-S11-RECORD",
     {"attempts": "Invented"}),
    ("ENQUIRY", {}, REPORT, "AssureAgencyReport", {**ASSURED, "parts": {}}, "S42-CO-FORM-P2", {"parts": PARTS}),
    ("CLOSURE_REVIEW", {}, [], "CloseEnquiry", AT_RISK, "S42-FB-RESP", {"informed": {"adult": "Invented"}}),
    ("CLOSURE_REVIEW", {}, [], "CloseEnquiry", AT_RISK, "S42-FB-WHO", {"informed": {"referrer": "Invented"}}),
]  # fmt: skip


def led(tell: Any, stage: str, referral: dict[str, Any], before: list[Step]) -> Any:
    """A case at this stage with this done before; where the referral says something of its own, from its receipt."""
    story = tell()
    if not referral:
        story.reaches(stage)
    else:
        channel = {"channel": "KASC", "content": ["neglect"]} | referral
        story.happy("ReceiveReferral", "stranger", person=str(PERSON), **channel)
    assert story.stage == stage
    for name, fields in before:
        story.happy(name, **fields)
    return story


@pytest.mark.parametrize("row", REFUSED, ids=[f"{n}-{row[3]}-{min(row[5])}" for n, row in enumerate(REFUSED)])
def test_a_step_is_refused_with_its_rule_and_the_field_that_mends_it(tell, row) -> None:
    stage, referral, before, command, fields, expected = row
    story = led(tell, stage, referral, before).do(command, **fields)
    assert dict(zip(story.refused, story.fields, strict=True)).items() >= expected.items()
    assert set(story.refused) == set(expected)
    assert story.brought == ()
    for rule in expected:
        assert RULES[rule].strength is Strength.BLOCK
    assert all(words.endswith((".", "?")) for words in story.words)


@pytest.mark.parametrize("row", WARNED, ids=[f"{n}-{row[3]}-{row[5]}" for n, row in enumerate(WARNED)])
def test_a_step_that_follows_no_advice_is_done_and_warns(tell, row) -> None:
    stage, referral, before, command, fields, rule, mended = row
    story = led(tell, stage, referral, before).happy(command, **fields)
    assert rule in story.warned
    assert RULES[rule].strength is Strength.WARN
    if mended is not None:
        assert rule not in led(tell, stage, referral, before).happy(command, **{**fields, **mended}).advice
    reasoned = led(tell, stage, referral, before).happy(command, **fields, reasons={rule: "Invented reason"})
    assert rule not in reasoned.warned
    assert reasoned.advice[rule].because == "Invented reason"


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
