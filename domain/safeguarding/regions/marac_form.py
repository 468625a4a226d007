"""The Kent and Medway MARAC referral form (004 L7721-8660), section by section, and what is missing from it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from domain.kernel.message import Message
from domain.kernel.refusal import Objection
from domain.safeguarding.guards import said, unless
from domain.safeguarding.regions.common import needs
from domain.safeguarding.regions.dash_form import HIGH_RISK

__all__ = ["IDVA_SERVICES", "District", "LegalBasis", "MaracForm", "form_objections", "idva_of"]

District = Literal[
    "thanet", "dover", "dartford", "gravesend", "maidstone", "swale", "ashford", "canterbury", "shepway", "medway",
    "sevenoaks", "tonbridge_and_malling", "tunbridge_wells",
]  # fmt: skip
IDVA_SERVICES: Mapping[str, frozenset[str]] = MappingProxyType({
    "idva_east": frozenset({"thanet", "dover"}),
    "idva_north_and_south": frozenset(
        {"dartford", "gravesend", "maidstone", "swale", "ashford", "canterbury", "shepway"}
    ),
    "idva_medway": frozenset({"medway"}),
    "idva_west": frozenset({"sevenoaks", "tonbridge_and_malling", "tunbridge_wells"}),
})  # fmt: skip
"""Which service serves which districts (DA-MARAC-IDVA); the addresses themselves are configuration."""

Reason = Literal["professional_judgement", "escalation", "visible_high_risk"]
Risk = Literal[
    "substance_misuse", "mental_health", "animal_cruelty", "strangulation", "pregnancy", "escalation",
    "threats_to_kill", "separation", "child_contact", "weapons", "firearms", "honour_based_violence",
    "lack_of_engagement", "breach_of_orders", "suicide_threats", "isolation", "harassment", "controlling_or_jealous",
    "sexual_abuse", "financial_issues", "cultural_issues", "child_protection", "stalking", "minimising",
    "criminal_history", "violent_history", "other",
]  # fmt: skip
ActionTaken = Literal[
    "idva_referral", "child_protection_referral", "safety_planning", "operational_information", "alarm_installed",
    "alarm_requested", "ncdv_referral", "lado_referral", "protection_against_stalking_referral", "kfrs_referral",
    "legal_advice", "999_or_101_advice", "dash_completed", "other",
]  # fmt: skip


class LegalBasis(Message):
    """Section 8: why the information may be shared; A and B, C for criminal data, or an exemption of D."""

    a: tuple[Literal["public_task", "official_authority", "legal_obligation", "vital_interests"], ...] = ()
    b: tuple[Literal[
        "employment_and_social_protection", "health_or_social_care", "public_health", "statutory_function",
        "legal_claims", "substantial_public_interest",
    ], ...] = ()  # fmt: skip
    c: tuple[Literal["vital_interests", "legal_proceedings", "substantial_public_interest"], ...] = ()
    d: tuple[Literal[
        "crime_or_taxation", "required_by_law", "legal_proceedings", "maladministration", "regulatory_functions",
    ], ...] = ()  # fmt: skip
    criminal_data: bool = False
    policy_document: bool = Field(default=False, description="In place where substantial public interest is ticked")


class MaracForm(Message):
    """Everything that the form asks for; personal details stand in the referral's own document, by reference."""

    document: str = Field(default="", max_length=200, description="Reference of the completed form")
    dash_attached: bool = False
    marked_official_sensitive: bool = False
    agency: str = Field(default="", max_length=200)
    practitioner_contact: str = Field(default="", max_length=400, description="Telephone, email and post")
    referred_on: date | None = None
    repeat_referral: bool | None = None
    last_marac_on: date | None = None
    other_area_marac: str = Field(default="", max_length=400, description="Where and when, or none")
    victim_district: District | None = Field(default=None, description="Where the victim lives")
    safe_contact: str = Field(default="", max_length=2000, description="Safe numbers and times")
    language_and_interpreter: str = Field(default="", max_length=400)
    victim_details_complete: bool = False
    victim_lado_considered: bool | None = None
    perpetrator_lado_considered: bool | None = None
    victim_aware: bool | None = None
    not_aware_because: str = Field(default="", max_length=2000)
    happy_to_share: bool | None = None
    high_risk_of_serious_harm: bool = Field(default=False, description="Then consent is not needed (27.27)")
    diversity_complete: bool = False
    perpetrators: int = Field(default=0, ge=0, le=20, description="How many are described in section 4")
    children_described: bool | None = Field(default=None, description="Section 5; None: not answered")
    reasons: tuple[Reason, ...] = ()
    last_incident: str = Field(default="", max_length=8000)
    why_high_risk_now: str = Field(default="", max_length=8000)
    background: str = Field(default="", max_length=8000)
    risks: tuple[Risk, ...] = ()
    weapons_and_licence: str = Field(default="", max_length=2000)
    actions_taken: tuple[ActionTaken, ...] = ()
    told_offences_are_recorded: bool = False
    offences_disclosed: bool = False
    wishes_to_report: Literal["yes", "no", "not_known"] | None = None
    contact_risk: str = Field(default="", max_length=2000, description="Any risk in contact being made, or none")
    speak_first: bool | None = None
    speak_first_number: str = Field(default="", max_length=80)
    legal_basis: LegalBasis = LegalBasis()


def idva_of(district: str) -> str:
    """The service of a district. Raises StopIteration for one that the form does not list."""
    return next(service for service, districts in IDVA_SERVICES.items() if district in districts)


def form_objections(form: MaracForm, score: int | None) -> tuple[Objection | None, ...]:
    """Every part that is missing: an incomplete form comes back unprocessed (L7746)."""
    return (*_whole(form), *_section_one(form), *_victim(form), *_others(form), *_reason(form, score),
            *_narrative(form), *_contact(form), *_legal(form.legal_basis))  # fmt: skip


def _whole(form: MaracForm) -> tuple[Objection | None, ...]:
    return (
        needs("DA-MARAC-COMPLETE", form.document, "Attach the completed referral form.", "document"),
        unless(form.dash_attached, "DA-MARAC-COMPLETE", "Attach the completed DASH.", "dash_attached"),
        unless(form.marked_official_sensitive, "DA-MARAC-MARKING", "Mark the completed form official-sensitive.",
               "marked_official_sensitive"),
    )  # fmt: skip


def _section_one(form: MaracForm) -> tuple[Objection | None, ...]:
    rule, before = "DA-MARAC-S1", form.last_marac_on or form.repeat_referral is not True
    return (
        needs(rule, form.agency, "Name the referring agency.", "agency"),
        needs(rule, form.practitioner_contact, "Say how to reach the practitioner.", "practitioner_contact"),
        unless(form.referred_on, rule, "Date the referral.", "referred_on"),
        unless(form.repeat_referral is not None, rule, "Is it a repeat referral?", "repeat_referral"),
        unless(before, rule, "Give the date of the last MARAC.", "last_marac_on"),
        needs(rule, form.other_area_marac, "Say whether another area's MARAC has it, where and when.",
              "other_area_marac"),
    )  # fmt: skip


def _victim(form: MaracForm) -> tuple[Objection | None, ...]:
    aware = form.victim_aware or (form.victim_aware is False and said(form.not_aware_because))
    shared = form.happy_to_share or form.high_risk_of_serious_harm
    lado = (form.victim_lado_considered, form.perpetrator_lado_considered)
    return (
        unless(form.victim_district, "DA-MARAC-VICTIM-AREA", "Name the district where the victim lives.",
               "victim_district"),
        unless(form.victim_details_complete, "DA-MARAC-S2", "Complete the victim's details.",
               "victim_details_complete"),
        needs("DA-MARAC-S2", form.safe_contact, "Give safe contact details and times.", "safe_contact"),
        needs("DA-MARAC-S2", form.language_and_interpreter, "State the first language and whether an interpreter is"
              " needed.", "language_and_interpreter"),
        unless(aware, "DA-MARAC-AWARE", "Say whether the victim knows of the referral, and if not why.",
               "not_aware_because"),
        unless(form.happy_to_share is not None, "DA-MARAC-AWARE", "Record the victim's view on sharing.",
               "happy_to_share"),
        unless(shared, "DA-MARAC-CONSENT", "Seek consent; only a high risk of serious harm or homicide does without.",
               "happy_to_share"),
        *(unless(answer is not None, "DA-MARAC-LADO", f"Decide whether the LADO is to be considered for the {who}.",
                 f"{who}_lado_considered") for who, answer in zip(("victim", "perpetrator"), lado, strict=True)),
    )  # fmt: skip


def _others(form: MaracForm) -> tuple[Objection | None, ...]:
    return (
        unless(form.diversity_complete, "DA-MARAC-S3", "Complete the section on diversity.", "diversity_complete"),
        unless(form.perpetrators, "DA-MARAC-S4", "Describe at least one perpetrator.", "perpetrators"),
        unless(form.children_described is not None, "DA-MARAC-S5", "Describe the children, or say that there are none.",
               "children_described"),
    )  # fmt: skip


def _reason(form: MaracForm, score: int | None) -> tuple[Objection | None, ...]:
    """Any one of three (reading 19); the count must bear out what is ticked."""
    high = score is not None and score >= HIGH_RISK
    ticked = "visible_high_risk" in form.reasons
    return (
        unless(form.reasons, "DA-MARAC-THRESHOLD", "Give the reason: judgement, escalation, or 14 or more on the DASH.",
               "reasons"),
        unless(high or not ticked, "DA-DASH-14", "The DASH counts fewer than 14: give another reason.",
               "reasons"),
    )  # fmt: skip


def _narrative(form: MaracForm) -> tuple[Objection | None, ...]:
    return (
        needs("DA-MARAC-S7", form.last_incident, "Say when the last incident was and what happened.", "last_incident"),
        needs("DA-MARAC-S7", form.why_high_risk_now, "Say why the case is high risk now.", "why_high_risk_now"),
        needs("DA-MARAC-S7", form.background, "Summarise the relationship and the abuse.", "background"),
        unless(form.risks, "DA-MARAC-RISKS", "Tick the risks that were identified.", "risks"),
        needs("DA-MARAC-FIREARM", form.weapons_and_licence, "State access to weapons and any firearms licence.",
              "weapons_and_licence"),
        unless(form.actions_taken, "DA-MARAC-ACTIONS", "Tick the actions that were taken.", "actions_taken"),
    )  # fmt: skip


def _contact(form: MaracForm) -> tuple[Objection | None, ...]:
    number = said(form.speak_first_number) or form.speak_first is not True
    return (
        unless(form.told_offences_are_recorded, "DA-MARAC-CRIME",
               "Whoever discloses is told that the police record disclosed offences as crimes.",
               "told_offences_are_recorded"),
        unless(form.wishes_to_report, "DA-MARAC-POLICE-WISH", "Record whether the victim wishes to report.",
               "wishes_to_report"),
        needs("DA-MARAC-CONTACT-RISK", form.contact_risk, "State any risk in contact being made, or that there is"
              " none.", "contact_risk"),
        unless(form.speak_first is not None, "DA-MARAC-SPEAK-FIRST", "Do you wish to be spoken to first?",
               "speak_first"),
        unless(number, "DA-MARAC-SPEAK-FIRST", "Give a number on which to speak to you first.", "speak_first_number"),
    )  # fmt: skip


def _legal(basis: LegalBasis) -> tuple[Objection | None, ...]:
    """A and B, C for criminal data, or one of D (L8466-8660)."""
    if basis.d:
        return ()
    policy = basis.policy_document or "substantial_public_interest" not in {*basis.b, *basis.c}
    return (
        unless(basis.a, "META-MARAC-LEGAL-A", "Tick the lawful basis in section A, or an exemption in D.",
               "legal_basis.a"),
        unless(basis.b, "META-MARAC-LEGAL-B", "Tick the basis for special category data in section B.",
               "legal_basis.b"),
        unless(basis.c or not basis.criminal_data, "META-MARAC-LEGAL-C", "Tick the basis for criminal data in section"
               " C.", "legal_basis.c"),
        unless(policy, "META-MARAC-LEGAL-GATE", "Substantial public interest needs a policy document in place.",
               "legal_basis.policy_document"),
    )  # fmt: skip
