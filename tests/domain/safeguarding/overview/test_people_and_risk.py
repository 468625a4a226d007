"""Risk, liberty, who works on it, who is told, the referral, the adult: each fact says its line and no other."""

from typing import Any, get_args

import pytest

from domain.safeguarding.casework import Fact
from domain.safeguarding.concern import Alleged, Channel, Concern, Pattern, Setting, Source
from tests.domain.safeguarding.overview.said import Given, Line, added, casework, lines, regions

RISK: Given = [
    ("TRIAGE", {"died": True}, [
        ("risk", "The adult has died. Others may be at risk; no clock stops by itself.", "died", "", ""),
        ("risk", "It may be a matter for a Safeguarding Adults Review: follow the referral process.", "review",
         "S42-SAR", "DSO"),
    ]),
    ("TRIAGE", {"content": ["neglect", "self_neglect"], "setting": "own_home"} | casework(
        patterns=["self_neglect", "mate_crime"], alleged="family"),
     [("risk", "Concern: neglect, self-neglect, mate crime; at home; somebody of the family said to be responsible.",
       "nature", "", ""),
      ("self neglect", "Not decided: a S.42 enquiry, or case management under the self-neglect policy.", "not_decided",
       "SN-ROUTE", "DSO")]),
    ("TRIAGE", {"staff_alleged": True}, [("risk", "Concern: staff said to be responsible.", "nature", "", "")]),
    ("CLOSED_RA", {"immediate_risk": True}, [
        ("risk", "The adult or others were found to be at immediate risk.", "immediate_risk", "", ""),
    ]),
    ("ENQUIRY", {"crime_suspected": True, "staff_alleged": True, "told": ["police"]}, [
        ("risk", "Concern: staff said to be responsible.", "nature", "", ""),
        ("risk", "A crime is suspected.", "crime_suspected", "", ""),
        ("risk", "Staff may have offended: the provider does not investigate before the police agree.", "hold",
         "EST-CRIME-HOLD", ""),
        ("who is told", "Told: the police.", "told", "", ""),
    ]),
    ("RISK_ASSESSMENT", {"crime_suspected": True, "told": ["police"], "crime_number": "46/1", "ratings": {
        "impact": "low"}}, [
        ("risk", "A crime is suspected, crime number 46/1.", "crime_suspected", "", ""),
        ("risk", "Rated, without an overall level yet: impact low.", "rated", "S42-RA-CATEGORIES", ""),
        ("who is told", "Told: the police.", "told", "", ""),
        ("before the next step", "Still to be rated: vulnerability, likelihood.", "to_rate", "S42-RA-CATEGORIES",
         "DSO"),
        ("before the next step",
         "A crime is suspected: rate the impact anew, substantial at least, and then the overall risk.", "assessment",
         "S42-RA-CRIME", "DSO"),
    ]),
    ("PLANNING", {"overall": "critical", "ratings": {"vulnerability": "critical", "impact": "low"},
                  "critical_notice_owed": True}, [
        ("risk", "Overall risk critical: vulnerability critical, impact low.", "critical", "", ""),
        ("risk", "The risk is critical: the Community Team Manager and the Assistant Director are to be told at once.",
         "critical_notice", "S42-RA-CRITICAL", "DSO"),
    ]),
    ("ENQUIRY", casework(facts=["coercion", "dementia", "possible_sar"]), [
        ("risk", "To bear in mind: dementia; coercion or undue influence.", "facts", "", ""),
        ("risk", "It may be a matter for a Safeguarding Adults Review: follow the referral process.", "review",
         "S42-SAR", "DSO"),
    ]),
    ("ENQUIRY", casework(facts=["possible_sar"], practice={"S42-SAR": []}), []),
]  # fmt: skip

LIBERTY: Given = [
    ("TRIAGE", {"dols": "in_place", "told": ["dols"]} | regions(dols={"state": "requested"}), [
        ("liberty", "A DoLS is in place; the DoLS team is told and has not answered.", "in_place", "", ""),
        ("who is told", "Told: the DoLS team.", "told", "", ""),
    ]),
    ("TRIAGE", {"dols": "may_be_needed"} | regions(dols={"escalated": "court_of_protection"}), [
        ("liberty",
         "The adult may be deprived of liberty without authority; the Court of Protection is applied to.",
         "may_be_needed", "EST-DOLS-TEST", ""),
        ("who is told", "Still to be told: the DoLS team.", "dols", "S42-DOLS-INFORM", "DSO"),
    ]),
    ("TRIAGE", {"setting": "hospital"}, [
        ("risk", "Concern: in hospital.", "nature", "", ""),
        ("liberty", "Whether the adult is subject to DoLS is not established.", "not_known", "EST-DOLS-STATUS", "DSO"),
        ("who is told", "Still to be told: the regulator.", "regulator", "EST-REGULATOR", "DSO"),
        ("who is told", "Still to be told: the commissioner.", "commissioner", "EST-COMMISSIONER", "DSO"),
    ]),
    ("CLOSED_CONCERN", {"setting": "hospital"}, [("risk", "Concern: in hospital.", "nature", "", "")]),
    ("TRIAGE", regions(dols={"detained": ["adult:S.3", "person_responsible:part_3", "adult:S.3"]}), [
        ("liberty", "The adult is detained under section 3 of the Mental Health Act.", "adult.S.3", "",
         ""),
        ("liberty", "The person said to be responsible is under Part 3 of the Mental Health Act.",
         "person_responsible.part_3", "", ""),
    ]),
]  # fmt: skip

WHO: Given = [
    ("TRIAGE", {"team": "Thanet", "home_team": "Thanet", "dso": "dana"}, [
        ("who", "Triaged by Thanet.", "team", "", ""), ("who", "DSO: dana.", "dso", "", ""),
    ]),
    ("ENQUIRY", {"team": "Thanet", "home_team": "Dover", "setting_team": "TeamC"}, [
        ("who", "Team Thanet; the adult lives in the area of Dover; it happened in the area of TeamC.", "team", "",
         ""),
    ]),
    ("ENQUIRY", {"officers": [{"worker": "noel", "employer": "KCC"}, {"worker": "polly", "employer": "Invented Trust"}],
                 "io_finished": ["polly"]} | casework(practice={"S42-MSP-SAFEOUTCOME": []}), [
        ("who", "IO: noel, at work.", "io", "", ""),
        ("who", "IO: polly (Invented Trust), work finished.", "io_finished", "", ""),
        ("adult", "On record, of the adult: what being safe means to them.", "on_record", "", ""),
    ]),
    ("CLOSED_ENQUIRY", {"officers": [{"worker": "polly", "employer": "Invented Trust"}]}, [
        ("who", "IO: polly (Invented Trust), at work.", "io", "", ""),
    ]),
    ("PLANNING", {"officers": [{"worker": "polly", "employer": "Invented Trust"}]}, [
        ("who", "IO: polly (Invented Trust), at work.", "io", "", ""),
        ("who", "No IO is the council's own: Making Safeguarding Personal stays with the council.", "no_own_io",
         "S42-MSP-STAYS-LA", "DSO"),
        ("adult", "What being safe means to the adult, and how it is best reached, is not recorded yet.",
         "safe_outcome", "S42-MSP-SAFEOUTCOME", "IO"),
    ]),
]  # fmt: skip

TOLD: Given = [
    ("RECEIVED", {"crime_suspected": True, "setting": "care_home"} | casework(owed=["children"]), [
        ("risk", "Concern: in a care home.", "nature", "", ""),
        ("risk", "A crime is suspected.", "crime_suspected", "", ""),
        ("liberty", "Whether the adult is subject to DoLS is not established.", "not_known", "EST-DOLS-STATUS", "DSO"),
        ("who is told", "Still to be told: children's services.", "children", "S42-CHILD-REFER", "DSO"),
        ("who is told", "Still to be told: the police.", "police", "S42-CRIME-REPORT", "DSO"),
    ]),
    ("OUT_OF_SCOPE", casework(owed=["regulator"]), []),
    ("ENQUIRY", {"told": ["children", "police"]} | casework(set_aside={"regulator": "No service is involved"}), [
        ("who is told", "Told: children's services, the police.", "told", "", ""),
        ("who is told", "Need not be told, as decided: the regulator. No service is involved.", "set_aside.regulator",
         "S42-INFORM-DECIDE", ""),
    ]),
]  # fmt: skip

REFERRAL: Given = [
    ("TRIAGE", {"source": "provider", "channel": "KASC"},
     [("referral", "From a provider, on the KASC form.", "provider", "", "")]),
    ("TRIAGE", {"source": "public", "channel": "telephone"},
     [("referral", "From a member of the public, by telephone.", "public", "", "")]),
    ("TRIAGE", {"source": "internal", "channel": "internal"} | casework(discussed=True), [
        ("adult", "On record, of the adult: views on the referral.", "on_record", "", ""),
        ("referral", "From the council itself.", "internal", "", ""),
    ]),
    ("TRIAGE", {"anonymous": True} | casework(anonymity_asked=True), [
        ("referral", "The referrer asked to stay anonymous, and it is not decided.", "anonymity_asked",
         "S42-ANON-PUBLIC", "DSO"),
        ("referral",
         "No letter goes to an anonymous referrer by itself: the closing says how they are told, or why not.",
         "to_be_told", "S42-CLOSE-FEEDBACK", "DSO"),
    ]),
    ("CLOSED_RA", {"anonymous": True} | casework(anonymity_asked=True, anonymity_decided=True), [
        ("referral", "The referrer stays anonymous: share only what is strictly necessary.", "anonymous",
         "META-ANON-LIMIT", ""),
    ]),
    ("CLOSED_RA", casework(anonymity_asked=True, anonymity_decided=True), [
        ("referral", "The referrer asked to stay anonymous; it was not agreed.", "not_anonymous", "", ""),
    ]),
    ("ENQUIRY", {"letters_delivered": ["criteria_met/referrer", "caused_agency_request/agency:x"]}, [
        ("referral", "The referrer has the letter that the criteria are met.", "referrer_told", "", ""),
    ]),
]  # fmt: skip

ADULT: Given = [
    ("ENQUIRY", casework(consent={"given": "yes"}), [("adult", "The adult consents to the enquiry.", "consents", "",
     "")]),
    ("ENQUIRY", casework(consent={"given": "no", "overridden": True}), [
        ("adult", "The adult does not consent; the enquiry goes on without it, on the lawful basis that is recorded.",
         "overridden", "META-SHARE", ""),
    ]),
    ("TRIAGE", casework(consent={"given": "no"}), [
        ("adult", "The adult does not consent; the refusal is accepted.", "refused", "S42-CONSENT-FACTORS", ""),
    ]),
    ("ENQUIRY", casework(consent={"given": "not_able"}), [
        ("adult", "The adult is not able to say whether they consent.", "not_able", "", ""),
    ]),
    ("ENQUIRY", casework(lacks_capacity=["where_to_live", "contact"], facts=["capacity_in_doubt"]), [
        ("adult", "Lacks capacity to decide on: contact, where to live.", "lacks_capacity", "", ""),
    ]),
    ("ENQUIRY", casework(facts=["capacity_in_doubt"]), [
        ("adult", "Capacity is in doubt; what is known of it is not described.", "capacity_in_doubt", "S42-RA-MCA", ""),
    ]),
    ("ENQUIRY", casework(facts=["capacity_in_doubt"], practice={"S42-RA-MCA": []}), [
        ("adult", "Capacity is in doubt.", "capacity_in_doubt", "", ""),
    ]),
    ("ENQUIRY", {"advocate_decided": True, "represented": True}, [
        ("adult", "An advocate or another suitable person acts for the adult.", "represented", "", ""),
    ]),
    ("ENQUIRY", {"advocate_decided": True}, [
        ("adult", "Advocacy was considered: nobody acts for the adult.", "not_represented", "", ""),
    ]),
    ("TRIAGE", {"discharge_on": "2026-04-03"} | casework(assessment_refused=True), [
        ("adult", "The adult refused an assessment of needs; asking for it or a change brings the duty back.",
         "assessment_refused", "S42-S11-REFUSE", ""),
        ("adult", "To be discharged from hospital on 3 April 2026.", "discharge", "", ""),
    ]),
    ("TRIAGE", casework(carers={"daughter": {"done": "Invented"}, "son_in_law": {"offered": True}}), [
        ("carers", "Daughter: is to be offered an assessment of their own.", "not_offered", "S42-CARER-OFFER", ""),
        ("carers", "Son in law: was offered an assessment of their own.", "offered", "", ""),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "facts", "said"), [*RISK, *LIBERTY, *WHO, *TOLD, *REFERRAL, *ADULT])
def test_a_fact_says_its_line_and_no_other(stage: str, facts: dict[str, Any], said: list[Line]) -> None:
    assert added(stage, **facts) == said


_UNSAID = {"setting": {"not_known", "other"}, "alleged": {"not_known", "other"}}
"""What says nothing that a reader could use."""


def test_every_code_of_a_referral_and_every_fact_is_said_in_words_of_its_own() -> None:
    said = {
        "content": [added("ENQUIRY", content=[code]) for code in get_args(Concern)],
        "patterns": [added("ENQUIRY", **casework(patterns=[code])) for code in get_args(Pattern)],
        "setting": [added("ENQUIRY", setting=code) for code in get_args(Setting) if code not in _UNSAID["setting"]],
        "alleged": [added("ENQUIRY", **casework(alleged=code)) for code in get_args(Alleged)
                    if code not in _UNSAID["alleged"]],
        "facts": [added("ENQUIRY", **casework(facts=[code])) for code in get_args(Fact)],
        "source": [added("ENQUIRY", source=code) for code in get_args(Source)],
    }  # fmt: skip
    for part, each in said.items():
        assert all(each), part
        assert len({words for (_, words, *_), *_ in each}) == len(each), part
    by_way = {words for way in get_args(Channel) for topic, words, *_ in lines("ENQUIRY", source="police", channel=way)
              if topic == "referral" and words.startswith("From the police")}  # fmt: skip
    assert len(by_way) == len(get_args(Channel))
