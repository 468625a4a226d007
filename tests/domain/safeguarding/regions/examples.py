"""One command of every kind that the regions take, filled in as it must be, and the way to where it is taken."""

from typing import Any

from domain.safeguarding.regions.dash_form import QUESTIONS

Fields = dict[str, Any]
Way = tuple[str, str, Fields]

OTHER_PERSON = "00000000-0000-4000-8000-000000000002"
OTHER_CASE = "00000000-0000-4000-8000-0000000000c2"
SERVICE: Fields = {"service": "home-1"}
WHY: Fields = {"rationale": "Invented", "action_plan": "Invented"}


def answers(yes: int) -> dict[str, str]:
    """A DASH with so many times yes."""
    return {name: "yes" if n < yes else "no" for n, name in enumerate(QUESTIONS)}


DASH: Fields = {
    "answers": answers(14), "trained": True, "purpose_explained": True, "other_factors": "Invented",
    "weapons_access": "None known", "priorities": "Invented", "children_at_risk": False, "completed_on": "2026-03-02",
}  # fmt: skip
FORM: Fields = {
    "document": "doc-marac", "dash_attached": True, "marked_official_sensitive": True, "agency": "Invented Council",
    "practitioner_contact": "Invented", "referred_on": "2026-03-02", "repeat_referral": False,
    "other_area_marac": "none", "victim_district": "thanet", "safe_contact": "Invented",
    "language_and_interpreter": "English; none", "victim_details_complete": True, "victim_lado_considered": False,
    "perpetrator_lado_considered": False, "victim_aware": True, "happy_to_share": True, "diversity_complete": True,
    "perpetrators": 1, "children_described": False, "reasons": ["visible_high_risk"], "last_incident": "Invented",
    "why_high_risk_now": "Invented", "background": "Invented", "risks": ["escalation"],
    "weapons_and_licence": "None known", "actions_taken": ["dash_completed"], "told_offences_are_recorded": True,
    "wishes_to_report": "no", "contact_risk": "None known", "speak_first": False,
    "legal_basis": {"a": ["public_task"], "b": ["health_or_social_care"]},
}  # fmt: skip
TEMPLATE: Fields = {
    **SERVICE, "process": "place", "level": 1, "service_category": "residential", "client_category": "older_people",
    "service_name": "Invented House", "service_address": "1 Invented Road", "contact_name": "Invented Manager",
    "sent_to": "adults_commissioning",
}  # fmt: skip
TABLE: Fields = {
    "harm": True, "systemic": True, "pattern": True, "negligent": False, "preventable": True,
}  # fmt: skip
RESPONSE: Fields = {
    "considerations": TABLE, "response": "safeguarding", "judgement": "Invented",
    "worked_with_commissioning": "Invented", "worked_with_team": "Invented",
}  # fmt: skip
MINOR: Fields = {
    "circumstances_and_earlier_incidents": "Invented", "impact_on_victim": "Invented",
    "views_and_wanted_outcome": "Invented", "impact_on_others_and_witnesses": "Invented",
    "remaining_risk": "Invented", "similar_incidents": "Invented", "is_crime": False, "distress_weighed": "Invented",
}  # fmt: skip
ALL_NINE = [
    "age", "disability", "gender_reassignment", "race", "religion_or_belief", "sex", "sexual_orientation",
    "marriage_and_civil_partnership", "pregnancy_and_maternity",
]  # fmt: skip
MAY_BE_DEPRIVED: Fields = {
    "status": "may_be_needed", "lacks_capacity": True, "continuous_supervision_and_control": True,
    "not_free_to_leave": True,
}  # fmt: skip

EXAMPLES: dict[str, Fields] = {
    "EstablishDolsStatus": MAY_BE_DEPRIVED,
    "EscalateDeprivation": {"registered_setting": True, "arrangement": "interim_authorisation", "team": "Thanet"},
    "AcknowledgeDols": {},
    "RecordDetention": {"who": "adult", "power": "S.3", "advocate": "Invented", "imha_offered": True},
    "DecideSelfNeglectRoute": {
        "route": "s42", "controls_own_behaviour": False, "why": "Invented", "partners": ["fire_service"],
    },
    "PassSelfNeglect": {"team": "Thanet", "recommendation": "Invented", "next_action_note": "Invented"},
    "RecordHazard": {"reference": "haz-1", "team": "Thanet", "risk_assessment": "Invented"},
    "AuthoriseHazard": {},
    "AddWarningNote": {},
    "ReviewHazard": {"risk_acceptable": True, "agreed_with": ["adult"], "findings": "Invented"},
    "SignOffHazard": {},
    "EndWarningNote": {"ends_on": "2026-03-02"},
    "FollowDomesticAbuseProtocol": {"services_offered": ["idva"]},
    "CompleteDash": DASH,
    "PrepareMaracReferral": FORM,
    "SendMaracReferral": {"recipient": "marac_coordinator", "district": "thanet"},
    "ReturnMaracReferral": {"because": "Invented"},
    "DecideAgainstMarac": {"because": "Invented"},
    "RecordMarac": {"action_plan": "Invented", "idva_represented_victim": True, "links": "Invented"},
    "ExtractMaracMinutes": {"document": "doc-2", "only_this_person": True, "password_removed": True},
    "ProposeSanction": {**SERVICE, "level": 3, **WHY},
    "ApproveSanction": SERVICE,
    "DeclineSanction": {**SERVICE, "because": "Invented"},
    "PlaceSanction": {**SERVICE, "level": 1, **WHY},
    "PlaceQualitySanction": {**SERVICE, "kind": "poor_practice", "level": 2, "rationale": "Invented"},
    "IncreaseSanction": {**SERVICE, "level": 2, "because": "Invented"},
    "ReduceSanction": {**SERVICE, "level": 1, "because": "Invented"},
    "RemoveSanction": {**SERVICE, "because": "Invented"},
    "AgreeProviderPlan": {**SERVICE, "plan": "Invented", "done_by": "2026-04-01"},
    "ReportProviderPlan": {**SERVICE, "met": True, "findings": "Invented"},
    "SendSanctionForm": TEMPLATE,
    "ConsiderPlacement": SERVICE,
    "IdentifyEstablishment": {
        **SERVICE, "kind": "nursing_home", "regulated_by": "CQC", "commissioned_by": ["kent_county_council"],
    },
    "CheckMinorIncident": MINOR,
    "ReviewEarlierConcerns": {"period_months": 12, "concerns": 3, "similar": 2, "findings": "Invented"},
    "DecideEstablishmentResponse": RESPONSE,
    "NameOtherAdult": {"person": OTHER_PERSON, "case": OTHER_CASE},
    "OpenEstablishmentEnquiry": {"scope": "Invented"},
    "ReportEstablishmentCrime": {"provider_route": "101", "copied_to_investigation_team": True},
    "NoteIndicators": {"seen": {"EST-IND-PHYS-S": ["repeated_marks"]}},
    "RaiseOrganisationalConcern": {
        **SERVICE, "concern": "Invented", "in_writing": True, "impact_explained": True,
    },
    "RecordHomeAnswer": {**SERVICE, "improved": True, "changes_checked": "Invented"},
    "AssessPositionOfTrust": {
        "person": "person-1", "likely_contact": True, "expectation_of_trust": True, "authority_or_control": True,
        "profession": "nurse",
    },
    "FollowTrustGuidance": {"person": "person-1", "notified": ["employer"], "response": "Invented"},
    "ConsiderProfessionalRegulator": {"person": "person-1", "body": "NMC", "refer": True, "why": "Invented"},
    "DecideDbsReferral": {
        "person": "person-1", "refer": False, "why": "Invented", "removed_from_regulated_activity": True,
        "conduct_harmed_or_endangered": True, "employer_told_of_duty": True,
    },
    "DraftNotice": {"notice": "n-1", "body": "cqc", "on_form": True},
    "AnonymiseNotice": {"notice": "n-1", "reference_number_only": True},
    "SendNotice": {"notice": "n-1", "recipients": ["cqc_safeguarding"], "as_pdf": True},
    "LogNotice": {"notice": "n-1"},
    "SaveDocument": {"document": "doc-1", "kind": "provider_report", "password_removed": True},
    "ShareInformation": {"with_body": "police", "purpose": "Invented", "lawful_basis": "public_task"},
    "ConfirmPersonSummary": {"recorded": ALL_NINE},
    "LearnOfSanction": {**SERVICE, "level": 3, "case": OTHER_CASE},
    "LearnOfEstablishmentEnquiry": {**SERVICE, "case": OTHER_CASE},
}  # fmt: skip


def way(name: str, by: str = "dana", **changed: Any) -> Way:
    """The example of a command, with fields changed."""
    return (name, by, {**EXAMPLES[name], **changed})


ASKED_DOLS: Way = ("RequestDols", "dana", {"about": "in_place"})
LINKED: Way = ("LinkCase", "dana", {"lifecycle": "safeguarding", "case": OTHER_CASE, "relation": "same_establishment"})
AUTHORISED = (way("RecordHazard"), way("AuthoriseHazard", "cal"))
PREPARED = (way("CompleteDash"), way("PrepareMaracReferral"))
REFERRED = (*PREPARED, way("SendMaracReferral"), way("SendMaracReferral", recipient="idva_east"))
LEVEL_3 = (way("ApproveSanction", "adam"), way("PlaceSanction", level=3))
MET = (way("PlaceSanction"), way("AgreeProviderPlan"), way("ReportProviderPlan"))
RESPONDED = (way("ReviewEarlierConcerns"), way("DecideEstablishmentResponse"))
IN_TRUST = (way("AssessPositionOfTrust"),)
ANONYMISED = (way("DraftNotice"), way("AnonymiseNotice"))

BEFORE: dict[str, tuple[Way, ...]] = {
    "EscalateDeprivation": (way("EstablishDolsStatus"),),
    "AcknowledgeDols": (ASKED_DOLS,),
    "AuthoriseHazard": (way("RecordHazard"),),
    "AddWarningNote": AUTHORISED,
    "ReviewHazard": AUTHORISED,
    "SignOffHazard": (*AUTHORISED, way("ReviewHazard")),
    "EndWarningNote": (*AUTHORISED, way("ReviewHazard"), way("SignOffHazard", "cal")),
    "PrepareMaracReferral": (way("CompleteDash"),),
    "SendMaracReferral": PREPARED,
    "ReturnMaracReferral": REFERRED,
    "DecideAgainstMarac": (way("CompleteDash", answers=answers(13)),),
    "RecordMarac": REFERRED,
    "ExtractMaracMinutes": (*REFERRED, way("RecordMarac")),
    "DeclineSanction": (way("ProposeSanction"),),
    "IncreaseSanction": (way("PlaceSanction"),),
    "ReduceSanction": (way("PlaceSanction", level=2),),
    "RemoveSanction": MET,
    "AgreeProviderPlan": (way("PlaceSanction"),),
    "ReportProviderPlan": MET[:2],
    "SendSanctionForm": (way("PlaceSanction"),),
    "DecideEstablishmentResponse": (way("ReviewEarlierConcerns"),),
    "NameOtherAdult": (LINKED,),
    "OpenEstablishmentEnquiry": (
        way("IdentifyEstablishment"), *RESPONDED, LINKED, way("NameOtherAdult"), way("EstablishDolsStatus"),
    ),
    "FollowTrustGuidance": IN_TRUST,
    "ConsiderProfessionalRegulator": IN_TRUST,
    "DecideDbsReferral": IN_TRUST,
    "AnonymiseNotice": (way("DraftNotice"),),
    "SendNotice": ANONYMISED,
    "LogNotice": (*ANONYMISED, way("SendNotice")),
}  # fmt: skip
"""What must have happened before a command of this kind is taken."""

BY: dict[str, str] = {
    "AuthoriseHazard": "cal", "SignOffHazard": "cal", "ApproveSanction": "adam", "DeclineSanction": "adam",
    "PlaceQualitySanction": "com", "PassSelfNeglect": "ars", "LearnOfSanction": "caseclock",
    "LearnOfEstablishmentEnquiry": "caseclock",
}  # fmt: skip
"""Who gives it, where it is not the DSO."""
