"""Every refusal of the chart: what is asked, which rules stand in the way, which fields would mend it."""

from datetime import date

import pytest

from tests.domain.safeguarding.conftest import AT_CONCERN, AT_RISK, CAUSING, CC, CONDITIONS, CR, PERSON, TERMS, TRIAGE

REFERRAL = {"person": str(PERSON), "channel": "KASC", "content": ["neglect"]}
PROGRESS = {"enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE}
NOTICE = {
    "community_team_manager": "cal", "assistant_director": "adam", "concerns": "Invented", "plan": "Invented",
    "agencies_responses": "Invented",
}  # fmt: skip
MEETING = {"minutes": "doc-1", "adult_took_part": True}
SANCTION = {"service": "home-1", "level": 2, "rationale": "Invented", "action_plan": "Invented"}
OFFICER = {"io": "ines", "suitable_because": "Invented"}

REFUSED = [
    # at which stage; who gives what; the rules that refuse, each with the field that would mend it
    ("", "ReceiveReferral", "dana", {**REFERRAL, "person": str(PERSON)[:-1] + "2"}, {"CASE-PERSON": "person"}),
    ("RECEIVED", "ScreenReferralIn", "sam", {}, {"S42-TRANSFER": "kasc_copy_made"}),
    ("RECEIVED", "ScreenReferralOut", "sam", {"because": "Invented"}, {"S42-SCREEN": None}),
    ("TRIAGE", "AssignTriageOwner", "ars", {"team": "A", "open_to": "B"}, {"S42-TRIAGE-ROUTE": "team"}),
    ("TRIAGE", "InformRegulator", "dana", {}, {"EST-CQC-ANON": "anonymised"}),
    ("TRIAGE", "ProgressConcern", "dana", {**PROGRESS, "triage": {}},
     {"S42-TRIAGE-Q1": "triage.immediate_risk", "S42-TRIAGE-Q2": "triage.children",
      "S42-TRIAGE-Q3": "triage.views_and_consent", "S42-TRIAGE-Q4": "triage.capacity_and_engagement"}),
    ("TRIAGE", "ProgressConcern", "dana", {**PROGRESS, "conditions": {"needs": False}},
     {"S42-COND-1": "conditions.needs", "S42-COND-2": "conditions.abuse",
      "S42-COND-3": "conditions.unable_to_protect"}),
    ("TRIAGE", "ProgressConcern", "dana", {**PROGRESS, "why": "  "}, {"S42-ENQ-TYPE": "why"}),
    ("TRIAGE", "ProgressConcern", "dana", {**PROGRESS, "child_affected": True}, {"S42-CHILD-REFER": "child_affected"}),
    ("TRIAGE", "ProgressConcern", "dana", {**PROGRESS, "enquiry_type": "non_statutory"},
     {"S42-NONSTAT-LIMITED": "non_statutory_factors"}),
    ("TRIAGE", "ProgressConcern", "kit", PROGRESS, {"WORK-DSO-KR10": None}),
    ("TRIAGE", "CloseConcern", "dana", {"reason": "already_resolved", **AT_CONCERN}, {"S42-CLOSE-BARRED": "reason"}),
    ("TRIAGE", "CloseConcern", "dana", {"reason": "consent_refused", **AT_CONCERN}, {"S42-CLOSE-BARRED": "reason"}),
    ("TRIAGE", "CloseConcern", "dana", {"reason": "other_agency_investigating", **AT_CONCERN},
     {"S42-CLOSE-BARRED": "reason"}),
    ("TRIAGE", "CloseConcern", "dana", {"reason": "criteria_not_met", **AT_CONCERN},
     {"S42-CLOSE-ONLY": "non_statutory_considered"}),
    ("TRIAGE", "CloseConcern", "dana",
     {"reason": "criteria_not_met", **AT_CONCERN, "non_statutory_considered": "Invented",
      "conditions_not_met": {"needs": "Invented", "unable_to_protect": " "}},
     {"S42-COND-3-RATIONALE": "conditions_not_met.unable_to_protect",
      "S42-COND-3-NOASSUME": "hidden_needs_checked"}),
    ("TRIAGE", "CloseConcern", "dana", {"reason": "not_abuse_or_neglect", **AT_CONCERN, "spoken_to_referrer": ""},
     {"S42-CLOSE-DILIGENCE": "spoken_to_referrer"}),
    ("TRIAGE", "CloseConcern", "dana",
     {"reason": "not_abuse_or_neglect", **AT_CONCERN, "spoken_to_referrer": "", "referrer_not_reachable": "Invented"},
     {"S42-CLOSE-DILIGENCE": "spoken_to_referrer"}),
    ("TRIAGE", "CloseConcern", "dana", {"reason": "not_abuse_or_neglect", **AT_CONCERN, "records_reviewed": ""},
     {"S42-CLOSE-DILIGENCE": "records_reviewed"}),
    ("TRIAGE", "CloseConcern", "dana", {"reason": "not_abuse_or_neglect", **AT_CONCERN, "rationale": ""},
     {"S42-CLOSE-RATIONALE": "rationale"}),
    ("TRIAGE", "CloseConcern", "dana", {"reason": "not_abuse_or_neglect", **AT_CONCERN, "feedback": {}},
     {"S42-CLOSE-FEEDBACK": "feedback"}),
    ("TRIAGE", "CloseConcern", "dana",
     {"reason": "not_abuse_or_neglect", **AT_CONCERN, "feedback": {"letter": "criteria_not_met"}},
     {"S42-FB-NOTMET": "feedback.text"}),
    ("TRIAGE", "CloseConcern", "dana",
     {"reason": "not_abuse_or_neglect", **AT_CONCERN, "feedback": {"letter": "criteria_met"}},
     {"S42-FB-MET": "feedback.text"}),
    ("TRIAGE", "CloseConcern", "dana",
     {"reason": "not_abuse_or_neglect", **AT_CONCERN, "checklist": {"not_applicable": {"S42-CC-01": "Invented"}}},
     {f"S42-CC-0{n}": f"checklist.S42-CC-0{n}" for n in (1, 2, 3, 4, 5, 6, 9)}),
    ("TRIAGE", "CloseToSelfNeglectPathway", "dana", {**AT_CONCERN, "team": "Thanet"}, {"SN-HAZARD-CLOSE": "hazard"}),
    ("TRIAGE", "CloseToSelfNeglectPathway", "dana", {**AT_CONCERN, "hazard": "haz-1"}, {"SN-HAZARD-CLOSE": "team"}),
    ("TRIAGE", "CloseToSelfNeglectPathway", "dana",
     {**AT_CONCERN, "hazard": "haz-1", "team": "Thanet", "checklist": {"done": CC["done"][:6]}},
     {"S42-CC-08": "checklist.S42-CC-08"}),
    ("RISK_ASSESSMENT", "RateRisk", "dana", {"category": "impact", "level": "low"}, {"S42-RA-RATIONALE": "why"}),
    ("RISK_ASSESSMENT", "RateRisk", "dora", {"category": "impact", "level": "low", "why": "x"},
     {"S42-DSO-DECISIONS": None}),
    ("RISK_ASSESSMENT", "SetOverallRisk", "dana", {"level": "low"}, {"S42-RA-CATEGORIES": None}),
    ("RISK_ASSESSMENT", "NotifyCriticalRisk", "dana", NOTICE, {"S42-RA-CRITICAL": "level"}),
    ("RISK_ASSESSMENT", "HoldStrategyDiscussion", "dana", {},
     {"S42-STRAT-WHO": "participants", "S42-STRAT-RECORD": "analysis"}),
    ("RISK_ASSESSMENT", "HoldStrategyDiscussion", "dana",
     {"participants": ["police"], "analysis": "Invented", "complex_or_very_serious": True}, {"S42-STRAT-FORM": "form"}),
    ("RISK_ASSESSMENT", "DecideFullEnquiry", "dana", {}, {"S42-RA-OVERALL": None, "S42-STRAT-DECIDE": "why"}),
    ("RISK_ASSESSMENT", "CloseAtRiskAssessment", "dana", AT_RISK, {"S42-RA-OVERALL": None, "S42-STRAT-DECIDE": None}),
    ("RISK_ASSESSMENT", "SignOffClosure", "cal", {}, {"S42-CR-19": None}),
    ("RISK_ASSESSMENT", "ReturnClosure", "cal", {"because": "Invented"}, {"S42-CR-19": None}),
    ("PLANNING", "SetTermsOfReference", "dana", {},
     {"S42-TOR-CONTENT": "sharing", "S42-TOR-DISCUSS": "discussed_with"}),
    ("PLANNING", "SetTermsOfReference", "dana", {**TERMS, "tasks": [TERMS["tasks"][0]] * 2},
     {"S42-TOR-CONTENT": "tasks"}),
    ("PLANNING", "AllocateIo", "dana", {"io": "cal", "suitable_because": "Invented"}, {"S42-DSO-ALLOC": "io"}),
    ("PLANNING", "AllocateIo", "dana", {"io": "nobody", "suitable_because": "Invented"}, {"S42-DSO-ALLOC": "io"}),
    ("PLANNING", "AllocateIo", "dana", {"io": "noel"}, {"WORK-ENQUIRER-FIT": "suitable_because"}),
    ("PLANNING", "DecideAdvocate", "dana", {"substantial_difficulty": True},
     {"S42-ADV-CONSIDER": "why", "S42-ADV-ALLOCATE": "advocate"}),
    ("PLANNING", "ChangeIo", "dana", {**OFFICER, "leaves": "noel", "because": "Invented"}, {"S42-ROLE-IO": "leaves"}),
    ("ENQUIRY", "AllocateIo", "dana", {"io": "noel", "suitable_because": "Invented"}, {"S42-ROLE-IO": "io"}),
    ("ENQUIRY", "AllocateIo", "dana", OFFICER, {"S42-TOR-DISCUSS": "tor_discussed"}),
    ("ENQUIRY", "CauseOthers", "dana", {"agency": "east-trust"},
     {"S42-CO-TELL": "told_verbally_at", "S42-CO-WHY": "why", "S42-CO-FIT": "competent",
      "S42-CO-CONTACT": "knows_dso_contact", "S42-CO-TEMPLATE": "on_template", "S42-DSO-CAUSE": "tasks"}),
    ("ENQUIRY", "CauseOthers", "dana", {**CAUSING, "no_conflict_of_interest": False},
     {"S42-CO-FIT": "no_conflict_of_interest"}),
    ("ENQUIRY", "CauseOthers", "dana", {**CAUSING, "told_verbally_at": "2026-03-02T09:30:00Z"},
     {"S42-CO-TELL": "told_verbally_at"}),
    ("ENQUIRY", "CauseOthers", "dana", {**CAUSING, "tasks": ["files", "unheard-of"]}, {"S42-DSO-CAUSE": "tasks"}),
    ("ENQUIRY", "CauseOthers", "dana", {**CAUSING, "reply_by": "2026-03-01"}, {"S42-CO-TIMESCALE": "reply_by"}),
    ("ENQUIRY", "ReceiveAgencyReport", "service", {"agency": "east-trust"}, {"S42-CO-CHECK": "agency"}),
    ("ENQUIRY", "ReturnAgencyReportForCorrection", "dana", {"agency": "east-trust", "because": "Invented"},
     {"S42-CO-CHECK": "agency"}),
    ("ENQUIRY", "AmendTor", "dana", {"because": "Invented"}, {"S42-CO-AMEND": "tasks"}),
    ("ENQUIRY", "AmendTor", "dana", {"because": "Invented", "reply_by": "2026-04-01"}, {"S42-CO-AMEND": "agency"}),
    ("ENQUIRY", "HoldMultiAgencyMeeting", "dana", {"about_several_people": True},
     {"S42-MEET-MINUTES": "minutes", "S42-MEET-ADULT": "other_way", "META-UPLOAD-ESTMEETING": "others_anonymised"}),
    ("ENQUIRY", "EscalateDispute", "dana", {"agency": "east-trust", "about": "Invented"},
     {"S42-ESC-1": "tried_directly"}),
    ("ENQUIRY", "EscalateDispute", "noel",
     {"agency": "east-trust", "about": "Invented", "tried_directly": "Invented"}, {"S42-DSO-HOLD": None}),
    ("ENQUIRY", "PlaceSanction", "dana", {**SANCTION, "level": 3}, {"EST-SANCTION-AP3": "level"}),
    ("ENQUIRY", "PlaceSanction", "dana", {"service": "home-1", "level": 1},
     {"EST-SANCTION-RATIONALE": "action_plan"}),
    ("ENQUIRY", "ApproveSanction", "dana", {"service": "home-1"}, {"EST-SANCTION-AP3": None}),
    ("ENQUIRY", "CompleteIoWork", "ines", {"report": "doc-1"}, {"S42-ROLE-IO": None}),
    ("ENQUIRY", "CompleteIoWork", "noel", {"sections": ["6a", "6c"]}, {"S42-CE-01": "sections"}),
    ("OUTCOME", "RecordPostEnquiryPlan", "dana", {},
     {"S42-OUTCOME-ENOUGH": "enough_because", "S42-POST-BOTH": "for_person_responsible",
      "S42-POST-SHARE": "not_shared_because"}),
    ("CLOSURE_REVIEW", "CloseEnquiry", "dana", {"checklist": CR, "feedback": {"letter": "enquiry_closed"}},
     {"S42-CR-03": "outcome", "S42-CR-18": "rationale"}),
    ("CLOSURE_REVIEW", "CloseEnquiry", "dana", {**AT_RISK, "checklist": {"done": CR["done"][:21]}},
     {f"S42-CE-0{n}": f"checklist.S42-CE-0{n}" for n in range(1, 6)}),
    ("TRIAGE", "ChangeDso", "sue", {"dso": "kit", "because": "Invented"}, {"WORK-DSO-KR10": "dso"}),
    ("TRIAGE", "ChangeDso", "sue", {"dso": "noel", "because": "Invented"},
     {"S42-ROLE-DSO": "dso", "WORK-DSO-KR11": "dso"}),
    ("RISK_ASSESSMENT", "ChangeDso", "sue", {"dso": "dana", "because": "Invented"}, {"S42-ROLE-DSO": "dso"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "command", "by", "fields", "expected"), REFUSED, ids=[f"{n}-{row[1]}" for n, row in enumerate(REFUSED)]
)
def test_a_step_is_refused_with_every_rule_that_stands_in_the_way(tell, stage, command, by, fields, expected) -> None:
    story = tell().reaches(stage)
    before, version = story.case.file, story.case.version
    story.do(command, by, **fields)
    assert dict(zip(story.refused, story.fields, strict=True)) == expected
    assert story.brought == ()
    assert (story.case.file, story.case.version) == (before, version)


def test_somebody_under_18_on_that_day_is_refused_and_taken_on_the_birthday(tell) -> None:
    story = tell(born=date(2008, 3, 3)).at("2026-03-02T23:30").do("ReceiveReferral", **REFERRAL)
    assert story.refused == ("S42-COND-ALL",)
    story.at("2026-03-03T00:00").do("ReceiveReferral", **REFERRAL)
    assert story.refused == ()


def test_somebody_born_on_29_february_is_an_adult_on_1_march(tell) -> None:
    story = tell(born=date(2008, 2, 29)).at("2026-02-28T12:00").do("ReceiveReferral", **REFERRAL)
    assert story.refused == ("S42-COND-ALL",)
    assert story.at("2026-03-01T00:00").do("ReceiveReferral", **REFERRAL).refused == ()
