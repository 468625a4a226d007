"""Advice of the care-home guideline NG189 that speaks to the council and to whoever leads the enquiry.

"Should" and "consider" warn and take a reason; they never stop a step (EST-NICE-STATUS). What the guideline asks
of homes and their staff alone is not asked here: no step of a council's case stands behind it.
"""

from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.practice import Practice

__all__ = ["CARE_HOME_PRACTICE"]

_HOMES = frozenset({"care_home", "nursing_home", "respite", "residential_care_home"})
_TRIAGED, _CLOSED_AT_ONCE, _PLANNED = "ProgressConcern", "CloseConcern", "SetTermsOfReference"
_ENQUIRED, _MET, _CONCLUDED = "CompleteIoWork", "HoldMultiAgencyMeeting", "CloseEnquiry"


def _in_home(file: SafeguardingFile) -> bool:
    return file.setting in _HOMES or file.regions.establishment.kind in _HOMES


def _staff_alleged(file: SafeguardingFile) -> bool:
    return _in_home(file) and file.staff_alleged


def _police_in_it(file: SafeguardingFile) -> bool:
    return _in_home(file) and "police" in file.told


def _organisational(file: SafeguardingFile) -> bool:
    return _in_home(file) and ("organisational" in file.content or file.regions.establishment.opened)


def _advice(  # noqa: PLR0917  # the columns of the table below, in its order
    rule: str, title: str, para: str, asks: str, at: str, items: tuple[str, ...] = ()
) -> Practice:
    return Practice(rule, title, f"004 NG189 {para}", asks, at, items, _in_home)


CARE_HOME_PRACTICE = (
    # triage, NG189 1.4 and 1.7
    _advice("EST-IND-MSP", "Respond with MSP and wishes", "1.4.2",
            "Be guided by the resident's wishes and feelings, and apply the guidance on capacity.", _TRIAGED),
    _advice("EST-LA-JUDGE", "Judgement not checklists", "1.7.8",
            "Judge by the resident's own circumstances; indicators only support that.", _TRIAGED),
    _advice("EST-LA-DECIDE", "Decide quickly and tell", "1.7.9",
            "Tell the resident and the home's safeguarding lead whether there is a S.42 enquiry.", _TRIAGED,
            ("resident_told", "safeguarding_lead_told")),
    _advice("EST-LA-INFORM", "Who may be informed or consulted", "1.7.11",
            "Consider who is to be informed or consulted.", _TRIAGED,
            ("family_and_carers", "attorney_or_deputy", "home_and_provider", "advocacy", "commissioner",
             "office_of_the_public_guardian", "health", "bank_if_financial")),
    _advice("EST-LA-NOENQ", "If no enquiry is needed", "1.7.10",
            "Discuss other support with the home and the resident.", _CLOSED_AT_ONCE),
    # planning, 1.7 to 1.10
    _advice("EST-LA-PLANNING", "Initial planning discussion", "1.7.12",
            "Hold a planning discussion with the people concerned and the home's staff.", _PLANNED),
    _advice("EST-LA-LEAD", "Appoint an enquiry lead", "1.7.13",
            "Name who leads and is the main contact; the DSO co-ordinates.", _PLANNED),
    _advice("EST-ENQ-OUTCOMES", "Ask desired outcomes", "1.8.1",
            "Ask what the resident wants to achieve and how they want to be involved.", _PLANNED),
    _advice("EST-ENQ-ADJUST", "Reasonable adjustments", "1.8.5",
            "Make the adjustments that the Equality Act asks for.", _PLANNED),
    _advice("EST-UPDATES", "Update preferences", "1.8.7", "Ask how the resident wants to be kept informed.", _PLANNED,
            ("wants_updates", "detail", "format", "who_contacts")),
    _advice("EST-SUPPORTER", "Ask who should support", "1.8.15",
            "Ask whom the resident wants as a supporter, beside any legal right.", _PLANNED),
    _advice("EST-ADVOCATE-ROLE", "Advocacy responsibilities", "1.8.11",
            "Involve an advocate where the Care Act or the Mental Capacity Act ask for one.", _PLANNED),
    _advice("EST-LA-SPOC", "Single point of contact for progress", "1.10.1",
            "Name one contact who keeps the home informed.", _PLANNED),
    _advice("EST-MULTIAGENCY", "Multi-agency approach", "1.3.14", "Work with the agencies concerned.", _PLANNED),
    _advice("EST-SUPPORT-OTHER", "Alleged abuser is a resident", "1.8.21",
            "Consider support and advocacy for a resident alleged to be responsible, and the risk between residents.",
            _PLANNED),
    Practice("EST-POLICE-RULES", "Police communication rules", "004 NG189 1.8.8",
             "Agree early with the case officer what is said to whom and recorded where.", _PLANNED,
             only_if=_police_in_it),
    Practice("EST-STAFF-POLICE", "Tell police of nominee", "004 NG189 1.9.5",
             "Tell the police who the suspended worker's nominated contact is.", _PLANNED,
             only_if=lambda file: _police_in_it(file) and file.staff_alleged),
    Practice("EST-STAFF-COMMS", "Communicate with staff", "004 NG189 1.9.7",
             "Tell the manager what may be shared with staff at each stage, unless the enquiry is about the manager.",
             _PLANNED, only_if=_staff_alleged),
    Practice("EST-STAFF-SUPPORT", "Support staff under enquiry", "004 NG189 1.9.1-1.9.2",
             "Ask the provider how it protects and supports the worker who is under enquiry.", _PLANNED,
             ("no_victimisation", "assistance_programme", "counselling_or_occupational_health", "nominated_contact"),
             _staff_alleged),
    Practice("EST-STAFF-NOMINEE", "Nominated person independence", "004 NG189 1.9.3-1.9.4",
             "Ask that the suspended worker's nominated contact has no part in the matter.", _PLANNED,
             only_if=_staff_alleged),
    Practice("EST-STAFF-ACTING", "Acting manager", "004 NG189 1.9.9",
             "Where the manager is under enquiry, ask for an acting manager.", _PLANNED, only_if=_staff_alleged),
    Practice("EST-NOINVESTIGATE", "Do not investigate", "004 NG189 1.6.10",
             "Make sure that the home keeps evidence and does not investigate by itself.", _PLANNED,
             only_if=_staff_alleged),
    _advice("META-EVIDENCE", "Preserve evidence", "1.1.4",
            "Ask the home to keep evidence and care records for the enquiry and the police.", _PLANNED),
    _advice("EST-LEAD-CONTEXT", "Lead reviews context", "1.7.2",
            "Ask what the home's safeguarding lead knows of the context.", _TRIAGED,
            ("others_at_risk", "repeat_allegations", "possible_crime", "power_imbalance")),
    _advice("EST-CRIME-RESIDENT", "Crime suspected, not emergency", "1.6.3",
            "Support a resident who wants to report a crime; the council reports all the same.", _TRIAGED),
    # enquiry, 1.8, 1.10, 1.11
    _advice("EST-ENQ-REVISE", "Revise outcomes", "1.8.2",
            "Give the resident chances to revise the outcomes, with aids to communication.", _ENQUIRED),
    _advice("EST-ENQ-INVOLVE", "Involve throughout", "1.8.3",
            "Involve the resident, the family or an advocate as they wish.", _ENQUIRED),
    _advice("EST-SUPPORT-EQUAL", "Equal support for self-funders", "1.8.19-1.8.20",
            "Offer the same support whoever pays and whatever the capacity.", _ENQUIRED),
    _advice("EST-ADVOCATE-WORK", "Work with advocates", "1.8.13", "Work with advocates and supporters.", _ENQUIRED),
    _advice("EST-SUPPORT-INFORMAL", "Support informal advocates", "1.8.18",
            "Give an informal advocate information and support.", _ENQUIRED),
    _advice("EST-LA-PROPORTION", "Timely proportionate action", "1.10.2",
            "Act timely and in proportion, aware of what it does to the home's business.", _ENQUIRED),
    _advice("EST-MEET-EXCLUDE", "Exclusion from meetings", "1.11.1",
            "Exclude somebody only under the policy, explain it, and offer another way to contribute.", _MET),
    _advice("EST-MEET-MANAGER", "Absent home told outcome", "1.11.2",
            "Tell a manager or provider lead who was absent the outcome and the reasons.", _MET),
    _advice("EST-MEET-RESIDENT", "Resident told outcome", "1.11.3",
            "Tell the resident the outcome, with care if it is not the expected one.", _MET),
    # conclusion, 1.8 to 1.13
    _advice("EST-ENQ-FEEDBACK", "End-of-enquiry feedback", "1.8.9",
            "Summarise the enquiry for the resident, and say what else is open to them.", _CONCLUDED,
            ("summary", "outcomes_and_recommendations", "cqc_or_ombudsman")),
    _advice("EST-SUPPORT", "Practical and emotional support", "1.8.16",
            "Plan support at the end and after it, by plans or reviews.", _CONCLUDED),
    _advice("EST-SUPPORT-SPECIALIST", "Specialist support", "1.8.17",
            "Consider psychological or other specialist support.", _CONCLUDED),
    _advice("EST-LA-OFFER", "Feedback and practical help", "1.10.4",
            "Say what the home handled well, and offer its staff practical help.", _CONCLUDED),
    _advice("EST-LA-OUTCOMES", "Share outcomes with commissioners", "1.10.5",
            "Share the outcome with the commissioners, who decide on embargoes.", _CONCLUDED),
    _advice("EST-COMM-LEARN", "Commissioners share learning", "1.1.17",
            "Pass on what is to be learned from the concern.", _CONCLUDED),
    Practice("EST-STAFF-RETURN", "Return to work", "004 NG189 1.9.6",
             "Ask the provider to meet a suspended worker who returns, and to agree support.", _CONCLUDED,
             only_if=_staff_alleged),
    _advice("EST-LEARN", "Learn from concerns", "1.13.1-1.13.2",
            "Ask the home what it learns from the concern.", _CONCLUDED),
    Practice("EST-ORG-SUPPORT", "Plan support", "004 NG189 1.12.12",
             "Plan support, single or collective, for residents, staff and others.", _CONCLUDED,
             only_if=_organisational),
)  # fmt: skip
