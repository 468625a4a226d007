"""The casework beside the chart: who is refused what, with the field that would mend it, and who is only warned."""

import pytest

from domain.law.rule import Strength
from tests.domain.safeguarding.casework_given import (
    ACTION,
    ADVOCATE,
    ANONYMOUS,
    ASSURED,
    BEST,
    CARER,
    CLOSED,
    FACTORS,
    HIT,
    HOME,
    INTERESTS,
    INVITED,
    MEETING,
    MINIMUM,
    NOT_MET,
    PARTS,
    PASSED,
    POLICE,
    PROGRESS,
    REFUSING,
    REPORT,
    RULES,
    led,
)
from tests.domain.safeguarding.conftest import (
    AT_RISK,
    CAUSING,
    CC,
    CR,
)

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
