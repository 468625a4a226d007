"""Every refusal of the regions: what is asked, which rules stand in the way, which fields would mend it."""

import pytest
from pydantic import ValidationError

from domain.registry import LAWBOOK
from tests.domain.safeguarding.conftest import PERSON
from tests.domain.safeguarding.regions.examples import (
    ALL_NINE,
    ANONYMISED,
    ASKED_DOLS,
    AUTHORISED,
    DASH,
    LEVEL_3,
    LINKED,
    MINOR,
    PREPARED,
    REFERRED,
    RESPONDED,
    TABLE,
    Way,
    answers,
    way,
)

NOTHING: tuple[Way, ...] = (("ActOnImmediateRisk", "dana", {"action": "Invented"}),)
"""A step that changes none of the regions: nothing has begun in any of them."""
NHSE = (
    way("IdentifyEstablishment", kind="hospital", safeguarding_lead=True, commissioned_by=["nhs_england"]),
    way("DraftNotice", body="nhs_england"),
)
BARRING = {"removed_from_regulated_activity": None, "conduct_harmed_or_endangered": None}
STAFF = {"by_staff_or_provider": True}
NO_TEMPLATE = dict.fromkeys(("service_name", "service_address", "contact_name"), " ")

REFUSED = [
    # the command; what is changed in it; the rules that refuse, each with the field that would mend it; before it
    # DoLS and detention
    ("EstablishDolsStatus", {"lacks_capacity": False}, {"EST-DOLS-TEST": "lacks_capacity"}, ()),
    ("EstablishDolsStatus", {"continuous_supervision_and_control": False},
     {"EST-DOLS-TEST": "continuous_supervision_and_control"}, ()),
    ("EstablishDolsStatus", {"not_free_to_leave": False}, {"EST-DOLS-TEST": "not_free_to_leave"}, ()),
    ("EscalateDeprivation", {}, {"EST-DOLS-STATUS": None}, NOTHING),
    ("EscalateDeprivation", {"arrangement": "court_of_protection"}, {"EST-DOLS-NONE": "arrangement"}, ()),
    ("EscalateDeprivation", {"registered_setting": False}, {"EST-DOLS-COP": "arrangement"}, ()),
    ("EscalateDeprivation", {"team": " "}, {"EST-DOLS-NONE": "team"}, ()),
    ("AcknowledgeDols", {}, {"EST-DOLS-NOTIFY": None}, NOTHING),
    ("RecordDetention", {"advocate": "", "imha_offered": False, "lacks_capacity": True},
     {"EST-DETAINED-ADV": "advocate", "EST-IMHA": "imha_not_because", "EST-IMCA": "imca"}, ()),
    # self-neglect
    ("DecideSelfNeglectRoute", {"controls_own_behaviour": None}, {"SN-ROUTE": "controls_own_behaviour"}, ()),
    ("DecideSelfNeglectRoute", {"route": "case_management"}, {"SN-ROUTE": "route"}, ()),
    ("DecideSelfNeglectRoute", {"why": ""}, {"SN-ROUTE": "why"}, ()),
    ("PassSelfNeglect", {"team": "", "recommendation": "", "next_action_note": ""},
     {"SN-ARS-PASS": "team", "SN-ARS-TEXT": "recommendation", "SN-ARS-ACTION": "next_action_note"}, ()),
    ("RecordHazard", {"risk_assessment": "", "team": ""},
     {"SN-HAZARD-DECIDE": "risk_assessment", "SN-HAZARD-CLOSE": "team"}, ()),
    ("RecordHazard", {}, {"SN-HAZARD-OPEN": "reference"}, AUTHORISED),
    ("AuthoriseHazard", {}, {"SN-HAZARD-AUTH": None}, NOTHING),
    ("AddWarningNote", {}, {"SN-WARN-ADD": None}, AUTHORISED[:1]),
    ("ReviewHazard", {}, {"SN-HAZARD-OPEN": None}, AUTHORISED[:1]),
    ("ReviewHazard", {"findings": "", "next_review": "2026-03-01"},
     {"SN-HAZARD-AGREE": "findings", "SN-HAZARD-OPEN": "next_review"}, ()),
    ("ReviewHazard", {"agreed_with": []}, {"SN-HAZARD-AGREE": "agreed_with"}, ()),
    ("SignOffHazard", {}, {"SN-HAZARD-OPEN": None}, AUTHORISED),
    ("SignOffHazard", {}, {"SN-HAZARD-OPEN": None}, AUTHORISED[:1]),
    ("EndWarningNote", {}, {"SN-WARN-END": None}, AUTHORISED),
    # domestic abuse
    ("FollowDomesticAbuseProtocol", {"services_offered": []}, {"DA-PROTOCOL": "services_offered"}, ()),
    ("CompleteDash", {"trained": False, "purpose_explained": False},
     {"DA-DASH-WHO": "trained", "DA-DASH-PURPOSE": "purpose_explained"}, ()),
    ("CompleteDash", {"answers": {k: v for k, v in answers(3).items() if k != "animals"}},
     {"DA-DASH-24": "answers.animals"}, ()),
    ("CompleteDash", {"answers": {**answers(3), "weather": "yes"}}, {"DA-DASH-RISK": "answers"}, ()),
    ("CompleteDash", {"total_yes": 13}, {"DA-DASH-TOTAL": "total_yes"}, ()),
    ("CompleteDash", {"answers": {}, "own_version": "doc-9"}, {"DA-DASH-ALT": "total_yes"}, ()),
    ("CompleteDash", {"other_factors": "", "completed_on": "2026-03-02"}, {"DA-DASH-EXTRA": "other_factors"}, ()),
    ("CompleteDash", {"weapons_access": ""}, {"DA-DASH-EXTRA": "weapons_access"}, ()),
    ("CompleteDash", {"priorities": ""}, {"DA-DASH-EXTRA": "priorities"}, ()),
    ("CompleteDash", {"children_at_risk": None}, {"DA-DASH-EXTRA": "children_at_risk"}, ()),
    ("CompleteDash", {"completed_on": None}, {"DA-DASH-EXTRA": "completed_on"}, ()),
    ("CompleteDash", {"children_at_risk": True}, {"DA-DASH-CHILD": "children_referred_on"}, ()),
    ("PrepareMaracReferral", {"dash_attached": True}, {"DA-MARAC-COMPLETE": "dash_attached", "DA-DASH-14": "reasons"},
     NOTHING),
    ("PrepareMaracReferral", {"document": "", "marked_official_sensitive": False},
     {"DA-MARAC-COMPLETE": "document", "DA-MARAC-MARKING": "marked_official_sensitive"}, ()),
    ("PrepareMaracReferral", {"dash_attached": False}, {"DA-MARAC-COMPLETE": "dash_attached"}, ()),
    *(("PrepareMaracReferral", {field: value}, {"DA-MARAC-S1": mends}, ()) for field, value, mends in (
        ("agency", "", "agency"), ("practitioner_contact", "", "practitioner_contact"),
        ("referred_on", None, "referred_on"), ("repeat_referral", None, "repeat_referral"),
        ("repeat_referral", True, "last_marac_on"), ("other_area_marac", "", "other_area_marac"),
    )),
    ("PrepareMaracReferral", {"victim_district": None}, {"DA-MARAC-VICTIM-AREA": "victim_district"}, ()),
    ("PrepareMaracReferral", {"victim_details_complete": False}, {"DA-MARAC-S2": "victim_details_complete"}, ()),
    ("PrepareMaracReferral", {"safe_contact": ""}, {"DA-MARAC-S2": "safe_contact"}, ()),
    ("PrepareMaracReferral", {"language_and_interpreter": ""}, {"DA-MARAC-S2": "language_and_interpreter"}, ()),
    ("PrepareMaracReferral", {"victim_aware": False}, {"DA-MARAC-AWARE": "not_aware_because"}, ()),
    ("PrepareMaracReferral", {"happy_to_share": False}, {"DA-MARAC-CONSENT": "happy_to_share"}, ()),
    ("PrepareMaracReferral", {"happy_to_share": None, "high_risk_of_serious_harm": True},
     {"DA-MARAC-AWARE": "happy_to_share"}, ()),
    ("PrepareMaracReferral", {"victim_lado_considered": None}, {"DA-MARAC-LADO": "victim_lado_considered"}, ()),
    ("PrepareMaracReferral", {"perpetrator_lado_considered": None},
     {"DA-MARAC-LADO": "perpetrator_lado_considered"}, ()),
    ("PrepareMaracReferral", {"diversity_complete": False, "perpetrators": 0, "children_described": None},
     {"DA-MARAC-S3": "diversity_complete", "DA-MARAC-S4": "perpetrators", "DA-MARAC-S5": "children_described"}, ()),
    ("PrepareMaracReferral", {"reasons": []}, {"DA-MARAC-THRESHOLD": "reasons"}, ()),
    ("PrepareMaracReferral", {}, {"DA-DASH-14": "reasons"}, (way("CompleteDash", answers=answers(13)),)),
    ("PrepareMaracReferral", {"last_incident": "", "risks": [], "weapons_and_licence": "", "actions_taken": []},
     {"DA-MARAC-S7": "last_incident", "DA-MARAC-RISKS": "risks", "DA-MARAC-FIREARM": "weapons_and_licence",
      "DA-MARAC-ACTIONS": "actions_taken"}, ()),
    ("PrepareMaracReferral", {"why_high_risk_now": ""}, {"DA-MARAC-S7": "why_high_risk_now"}, ()),
    ("PrepareMaracReferral", {"background": ""}, {"DA-MARAC-S7": "background"}, ()),
    ("PrepareMaracReferral",
     {"told_offences_are_recorded": False, "wishes_to_report": None, "contact_risk": "", "speak_first": None},
     {"DA-MARAC-CRIME": "told_offences_are_recorded", "DA-MARAC-POLICE-WISH": "wishes_to_report",
      "DA-MARAC-CONTACT-RISK": "contact_risk", "DA-MARAC-SPEAK-FIRST": "speak_first"}, ()),
    ("PrepareMaracReferral", {"speak_first": True}, {"DA-MARAC-SPEAK-FIRST": "speak_first_number"}, ()),
    ("PrepareMaracReferral", {"legal_basis": {"criminal_data": True}},
     {"META-MARAC-LEGAL-A": "legal_basis.a", "META-MARAC-LEGAL-B": "legal_basis.b",
      "META-MARAC-LEGAL-C": "legal_basis.c"}, ()),
    ("PrepareMaracReferral", {"legal_basis": {"a": ["public_task"], "b": ["substantial_public_interest"]}},
     {"META-MARAC-LEGAL-GATE": "legal_basis.policy_document"}, ()),
    ("SendMaracReferral", {}, {"DA-MARAC-COMPLETE": None}, PREPARED[:1]),
    ("SendMaracReferral", {"recipient": "idva_west"}, {"DA-MARAC-IDVA": "recipient"}, ()),
    ("SendMaracReferral", {"district": "dover"}, {"DA-MARAC-VICTIM-AREA": "district"}, ()),
    ("ReturnMaracReferral", {}, {"DA-MARACF-COMPLETE": None}, PREPARED),
    ("DecideAgainstMarac", {}, {"DA-DASH-MARAC": None}, PREPARED[:1]),
    ("DecideAgainstMarac", {}, {"DA-MARACF-REASON": None}, NOTHING),
    ("DecideAgainstMarac", {"because": ""}, {"DA-MARACF-REASON": "because"}, ()),
    ("RecordMarac", {}, {"DA-MARAC-BOTH": None}, REFERRED[:-1]),
    ("RecordMarac", {"action_plan": "", "idva_represented_victim": False, "mappa_level": 2},
     {"DA-MARAC-OUTPUT": "action_plan", "DA-MARAC-VICTIM": "idva_represented_victim",
      "DA-MARAC-PRECEDENCE": "mappa_level"}, ()),
    ("RecordMarac", {"links": ""}, {"DA-MARAC-OUTPUT": "links"}, ()),
    ("RecordMarac", {"victim_attended": True}, {"DA-MARAC-VICTIM": "victim_attended"}, ()),
    ("RecordMarac", {"safety_plan_at_mappa": True}, {"DA-MARAC-SKIP": "chairs_agree"}, ()),
    ("ExtractMaracMinutes", {}, {"DA-MARAC-OUTPUT": None}, REFERRED),
    ("ExtractMaracMinutes", {"only_this_person": False, "password_removed": False},
     {"META-UPLOAD-EXTRACT": "only_this_person", "META-UPLOAD-PASSWORD": "password_removed"}, ()),
    # sanctions
    ("ProposeSanction", {"rationale": ""}, {"EST-SANCTION-RATIONALE": "rationale"}, ()),
    ("ProposeSanction", {"action_plan": ""}, {"EST-SANCTION-RATIONALE": "action_plan"}, ()),
    ("DeclineSanction", {}, {"EST-SANCTION-AP3": "service"}, NOTHING),
    ("PlaceSanction", {"level": 3}, {"EST-SANCTION-AP3": "level"}, ()),
    ("PlaceSanction", {"level": 2}, {"EST-SANCTION-AP3": "level"}, LEVEL_3),
    ("PlaceSanction", {"rationale": ""}, {"EST-SANCTION-RATIONALE": "rationale"}, ()),
    ("PlaceQualitySanction", {"rationale": ""}, {"EST-SANCTION-QIC": "rationale"}, ()),
    ("PlaceQualitySanction", {}, {"EST-SANCTION-TYPES": "kind"}, (way("PlaceQualitySanction", "com"),)),
    ("IncreaseSanction", {}, {"EST-SANCTION-TYPES": "service"}, NOTHING),
    ("IncreaseSanction", {}, {"EST-SANCTION-LEVELS": "level"}, (way("PlaceSanction", level=2),)),
    ("IncreaseSanction", {"level": 3}, {"EST-SANCTION-AP3": "level"}, ()),
    ("IncreaseSanction", {"because": ""}, {"EST-SANCTION-RATIONALE": "because"}, ()),
    ("IncreaseSanction", {"plan_failed": True}, {"EST-SANCTION-FAIL": "plan_failed"}, ()),
    ("IncreaseSanction", {"kind": "poor_practice", "level": 3}, {"EST-SANCTION-QIC": "kind"},
     (way("PlaceQualitySanction", "com"),)),
    ("ReduceSanction", {"level": 2}, {"EST-SANCTION-LEVELS": "level"}, ()),
    ("ReduceSanction", {}, {"EST-SANCTION-AP3": "level"}, LEVEL_3),
    ("RemoveSanction", {}, {"EST-SANCTION-TYPES": "service", "EST-SANCTION-PLAN": "service"}, NOTHING),
    ("RemoveSanction", {}, {"EST-SANCTION-PLAN": "service"}, (way("PlaceSanction"), way("AgreeProviderPlan"))),
    ("RemoveSanction", {"because": ""}, {"EST-SANCTION-RATIONALE": "because"}, ()),
    ("RemoveSanction", {}, {"EST-SANCTION-AP3": "service"},
     (*LEVEL_3, way("AgreeProviderPlan"), way("ReportProviderPlan"))),
    ("AgreeProviderPlan", {}, {"EST-SANCTION-PLAN": "service"}, NOTHING),
    ("AgreeProviderPlan", {"plan": ""}, {"EST-SANCTION-PLAN": "plan"}, ()),
    ("AgreeProviderPlan", {"done_by": "2026-03-01"}, {"EST-SANCTION-PLAN": "done_by"}, ()),
    ("ReportProviderPlan", {}, {"EST-SANCTION-PLAN": "service"}, NOTHING),
    ("SendSanctionForm", {"process": "increase"}, {"EST-SANCTION-SEND": "process"}, ()),
    ("SendSanctionForm", {"sent_to": "cqc_safeguarding"}, {"EST-SANCTION-SEND": "sent_to"}, ()),
    ("SendSanctionForm", {"level": 2}, {"EST-SANCTION-FORM": "level"}, ()),
    ("SendSanctionForm", {"service_category": None}, {"EST-SANCTION-FORM": "service_category"}, ()),
    ("SendSanctionForm", {"client_category": None}, {"EST-SANCTION-FORM": "client_category"}, ()),
    *(("SendSanctionForm", {field: " "}, {"EST-SANCTION-FORM": field}, ()) for field in NO_TEMPLATE),
    ("SendSanctionForm", {"service_category": "homecare"}, {"EST-SANCTION-FORM": "contract_numbers"}, ()),
    ("ConsiderPlacement", {}, {"EST-SANCTION-L3-EFFECT": "service"}, LEVEL_3),
    # establishments
    ("IdentifyEstablishment", {"regulated_by": "", "commissioned_by": [], "kind": "hospital"},
     {"EST-REGULATOR": "regulated_by", "EST-COMMISSIONER": "commissioned_by",
      "EST-PROVIDER-POLICY": "safeguarding_lead"}, ()),
    *(("CheckMinorIncident", {field: ""}, {"EST-MINOR-CHECK": field}, ())
      for field in MINOR if field not in {"is_crime", "distress_weighed"}),
    ("CheckMinorIncident", {"is_crime": None}, {"EST-MINOR-CHECK": "is_crime"}, ()),
    ("CheckMinorIncident", {"is_crime": True, "distress_weighed": ""},
     {"EST-NO-NORMALISE": "distress_weighed", "EST-CRIME": "is_crime"}, ()),
    ("ReviewEarlierConcerns", {"findings": ""}, {"EST-QIC-TABLE": "findings"}, ()),
    ("ReviewEarlierConcerns", {"similar": 4}, {"EST-QIC-TABLE": "similar"}, ()),
    ("DecideEstablishmentResponse", {}, {"EST-QIC-TABLE": "considerations.pattern"}, NOTHING),
    *(("DecideEstablishmentResponse", {"considerations": {**TABLE, field: None}},
       {"EST-QIC-TABLE": f"considerations.{field}"}, ()) for field in ("systemic", "pattern", "negligent")),
    ("DecideEstablishmentResponse", {"considerations": {**TABLE, "harm": False}},
     {"EST-QIC-TABLE": "considerations.potential_serious_harm"}, ()),
    ("DecideEstablishmentResponse", {"judgement": "", "minor": True, "worked_with_team": ""},
     {"EST-QIC-JUDGEMENT": "judgement", "EST-MINOR-CHECK": "minor", "EST-QIC-COWORK": "worked_with_team"}, ()),
    ("DecideEstablishmentResponse", {"worked_with_commissioning": ""},
     {"EST-QIC-COWORK": "worked_with_commissioning"}, ()),
    ("NameOtherAdult", {}, {"CASE-LINK": "case"}, NOTHING),
    ("NameOtherAdult", {"person": str(PERSON)}, {"CASE-LINK": "person"}, ()),
    ("NameOtherAdult", {}, {"CASE-LINK": "case"}, (LINKED, way("NameOtherAdult"))),
    ("OpenEstablishmentEnquiry", {"scope": ""},
     {"EST-DEFINITION": None, "EST-QIC-TABLE": None, "EST-DUTY": "scope", "EST-DOLS-STATUS": None}, NOTHING),
    ("OpenEstablishmentEnquiry", {}, {"EST-DUTY": None},
     (way("IdentifyEstablishment"), *RESPONDED, way("EstablishDolsStatus"))),
    ("ReportEstablishmentCrime", {"provider_route": "not_reported", "copied_to_investigation_team": False},
     {"EST-CRIME-101": "provider_route", "EST-CRIME-VIT": "copied_to_investigation_team"}, ()),
    ("ReportEstablishmentCrime", {"emergency": True}, {"EST-CRIME-999": "provider_route"}, ()),
    ("ReportEstablishmentCrime", {"on_mental_health_ward": True, "provider_route": "not_reported"},
     {"EST-CRIME-MHL": "provider_route"}, ()),
    ("ReportEstablishmentCrime", {**STAFF, "discussed_with_team": "Invented"},
     {"EST-CRIME-STAFF": "staff_offence", "EST-CRIME-HOLD": "provider_reminded"}, ()),
    ("ReportEstablishmentCrime", {**STAFF, "staff_offence": ["wilful_neglect"], "provider_reminded": True},
     {"EST-CRIME-STAFF": "discussed_with_team"}, ()),
    ("NoteIndicators", {"seen": {}}, {"EST-IND-ESCALATE": "seen"}, ()),
    ("NoteIndicators", {"may_be_self_neglect": True}, {"EST-IND-SELFNEGLECT": "self_neglect"}, ()),
    ("RaiseOrganisationalConcern", {"answer_by": "2026-03-01"}, {"EST-ORG-2W": "answer_by"}, ()),
    # people in positions of trust
    *(("AssessPositionOfTrust", {field: None}, {"EST-PIPOT-DEF": field}, ())
      for field in ("likely_contact", "expectation_of_trust", "authority_or_control")),
    ("FollowTrustGuidance", {"notified": []}, {"EST-PIPOT-FOLLOW": "notified"}, ()),
    ("FollowTrustGuidance", {"response": ""}, {"EST-PIPOT-FOLLOW": "response"}, ()),
    ("FollowTrustGuidance", {}, {"EST-PIPOT-DEF": "person"}, NOTHING),
    ("DecideDbsReferral", {}, {"EST-PIPOT-DEF": "person"}, (way("AssessPositionOfTrust", likely_contact=False),)),
    ("ConsiderProfessionalRegulator", {"body": "GMC"}, {"EST-PROF-BODIES": "body"}, ()),
    ("ConsiderProfessionalRegulator", {"why": ""}, {"EST-PROF-REGULATOR": "why"}, ()),
    ("ConsiderProfessionalRegulator", {}, {"EST-PROF-BODIES": "body"}, NOTHING),
    ("DecideDbsReferral", {"why": ""}, {"EST-DBS-DECIDE": "why"}, ()),
    *(("DecideDbsReferral", {field: None}, {"EST-DBS-EMPLOYER": field}, ()) for field in BARRING),
    ("DecideDbsReferral", {"employer_told_of_duty": False}, {"EST-DBS-EMPLOYER": "employer_told_of_duty"}, ()),
    # notices
    ("DraftNotice", {"on_form": False}, {"EST-CQC-FORM": "on_form"}, ()),
    ("DraftNotice", {}, {"EST-CQC-FORM": "notice"}, ANONYMISED),
    ("DraftNotice", {"purpose": "outcome"}, {"EST-CQC-RESEND": "outcome_section"}, ()),
    ("DraftNotice", {"body": "icb"}, {"EST-ICB": "body", "EST-ICB-EXC": "icb_because"}, ()),
    ("AnonymiseNotice", {}, {"EST-CQC-ANON": "notice"}, NOTHING),
    ("AnonymiseNotice", {"reference_number_only": False}, {"EST-CQC-ANON": "reference_number_only"}, ()),
    ("SendNotice", {}, {"EST-MANUAL-SEND": "notice"}, NOTHING),
    ("SendNotice", {}, {"EST-CQC-ANON": "notice"}, ANONYMISED[:1]),
    ("SendNotice", {"as_pdf": False}, {"EST-MANUAL-SEND": "as_pdf"}, ()),
    ("SendNotice", {"recipients": ["somebody"]}, {"EST-CONTACTS": "recipients"}, ()),
    ("SendNotice", {"recipients": ["nhse_regional_1"]}, {"EST-NHSE": "recipients"}, NHSE),
    ("SendNotice", {"recipients": ["nhse_regional_1", "nhse_regional_2"]}, {"EST-NHSE": "recipients"}, NHSE),
    ("LogNotice", {}, {"EST-MANUAL-SEND": "notice"}, ANONYMISED),
    # records
    ("SaveDocument", {"password_removed": False, "about_others": True},
     {"META-UPLOAD-PASSWORD": "password_removed", "META-UPLOAD-REDACT": "others_removed"}, ()),
    ("SaveDocument", {"kind": "establishment_minutes", "about_others": True},
     {"META-UPLOAD-ESTMEETING": "others_removed"}, ()),
    ("SaveDocument", {"kind": "marac_minutes"}, {"META-UPLOAD-EXTRACT": "only_this_person"}, ()),
    ("SaveDocument", {"kind": "mappa_minutes"}, {"DA-MARAC-MINUTES": "kind"}, ()),
    ("ShareInformation", {"lawful_basis": None, "anonymity_promised": True},
     {"META-SHARE": "lawful_basis", "META-ANON-LIMIT": "anonymity_promised"}, ()),
    ("ShareInformation", {"purpose": ""}, {"META-SHARE": "purpose"}, ()),
    ("ConfirmPersonSummary", {"recorded": ALL_NINE[1:]}, {"META-PROTCHAR": "not_recorded_because.age"}, ()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "changed", "expected", "before"), REFUSED, ids=[f"{n}-{row[0]}" for n, row in enumerate(REFUSED)]
)
def test_a_step_of_a_region_is_refused_with_every_rule_that_stands_in_the_way(
    ready, name, changed, expected, before
) -> None:
    story = ready(name, *before, **changed)
    assert dict(zip(story.refused, story.fields, strict=True)) == expected
    assert all(words.endswith((".", "?", ")")) for words in story.words)
    assert story.brought == ()


def test_a_dash_asks_every_open_question_by_name(ready) -> None:
    story = ready("CompleteDash", answers={})
    assert story.refused == ("DA-DASH-24",) * 24
    assert story.fields == tuple(f"answers.{name}" for name in DASH["answers"])


def test_the_dols_team_is_acknowledged_only_after_it_was_told(beside) -> None:
    story = beside(ASKED_DOLS)
    assert story.case.file.regions.dols.state == "requested"
    assert story.do("AcknowledgeDols").refused == ()
    assert story.case.file.regions.dols.state == "acknowledged"


@pytest.mark.parametrize(
    ("rule", "name", "changed"),
    [
        ("EST-MHA-STATUS", "RecordDetention", {"power": "S.99"}),
        ("DA-DASH-ANSWER", "CompleteDash", {"answers": {**answers(3), "injury": "perhaps"}}),
        ("META-MARAC-LEGAL-A", "PrepareMaracReferral", {"legal_basis": {"d": ["convenience"]}}),
        ("EST-SANCTION-LEVELS", "PlaceSanction", {"level": 4}),
        ("EST-SANCTION-TYPES", "PlaceQualitySanction", {"kind": "adult_protection"}),
    ],
)
def test_a_value_that_the_form_does_not_list_is_no_command(ready, rule, name, changed) -> None:
    assert rule in LAWBOOK.named("2025-01").rules
    with pytest.raises(ValidationError):
        ready(name, **changed)


def test_a_concern_is_of_a_listed_type(tell) -> None:
    assert "EST-ABUSE-TYPES" in LAWBOOK.named("2025-01").rules
    with pytest.raises(ValidationError):
        tell().do("ReceiveReferral", person=str(PERSON), channel="KASC", content=["bad_luck"])
