"""Advice: every advisory rule warns until its practice is recorded, or a reason is given; none stops a step."""

from dataclasses import replace

import pytest

from domain.law.rule import Strength
from domain.registry import LAWBOOK
from domain.safeguarding.file import AgencyEnquiry
from domain.safeguarding.practice_core import CORE_PRACTICE
from domain.safeguarding.practice_dementia import DEMENTIA_PRACTICE
from domain.safeguarding.practices import PRACTICES
from tests.domain.safeguarding.conftest import AT_RISK, CONDITIONS, PLAN, TERMS, TRIAGE, Story

RULES = LAWBOOK.named("2025-01").rules
STEP = {
    # the command at which a practice is asked: the stage before, who gives it, what it says
    "ProgressConcern": ("TRIAGE", "dana", {
        "enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE}),
    "SetOverallRisk": ("RISK_ASSESSMENT", "dana", {"level": "moderate"}),
    "HoldStrategyDiscussion": ("RISK_ASSESSMENT", "dana", {"participants": ["colleague"], "analysis": "Invented"}),
    "SetTermsOfReference": ("PLANNING", "dana", TERMS),
    "AllocateIo": ("PLANNING", "dana", {"io": "noel", "suitable_because": "Invented"}),
    "CompleteIoWork": ("ENQUIRY", "noel", {"sections": ["6a", "6b", "6c"]}),
    "RecordPostEnquiryPlan": ("OUTCOME", "dana", PLAN),
    "CloseEnquiry": ("CLOSURE_REVIEW", "dana", AT_RISK),
}  # fmt: skip
ASKED = {
    "SetOverallRisk": (
        "S42-RA-VULN", "S42-RA-IMPACT", "S42-RA-IMPACT-OTHERS", "S42-RA-LIKELIHOOD",
    ),
    "HoldStrategyDiscussion": (
        "S42-RA-SCOPE", "S42-RA-LIMITED", "S42-RA-VIEWS", "S42-RA-CONTACT-ADULT", "S42-RA-PRESENTING",
        "S42-RA-IMMEDIATE", "S42-RA-MCA",
    ),
    "SetTermsOfReference": (
        "S42-PLAN", "S42-TOR-QUESTIONS", "S42-ENQ-AIMS", "S42-TEAM-PATTERN", "S42-TEAM-REVIEW",
        "S42-PATTERN-AGENCIES", "S42-VISOR", "S42-DEM-COMMS", "S42-DEM-PLACE", "S42-DEM-TRUST",
        "S42-DEM-COMPANION", "S42-DEM-COMPANION-CHECK", "S42-DEM-ADVREF", "S42-DEM-PROFILE",
    ),
    "AllocateIo": (
        "S42-TEAM-BASIS", "WORK-IO-SKILLS", "WORK-SW-INPUT",
    ),
    "CompleteIoWork": (
        "S42-MEET-WHEN", "S42-IO-DUTIES", "S42-MSP-INFO", "S42-MSP-SAFEOUTCOME", "S42-DEM-VIEW",
        "S42-DEM-RISKWORD", "S42-DEM-NOASSUME", "S42-DEM-FRIEDA", "S42-DEM-PARTICIPATE", "S42-DEM-STRENGTHS",
        "S42-DEM-CULTURE", "S42-DEM-WRITTEN", "S42-DEM-RAPPORT", "S42-MCA-PRINCIPLES",
    ),
    "RecordPostEnquiryPlan": (
        "S42-DSO-SUPERVISE", "S42-DSO-IO-UPDATE", "S42-DSO-VOICE", "S42-MSP-THREAD", "S42-MSP-TENETS",
        "S42-PRINCIPLES", "S42-ISTATEMENTS", "S42-EDI-DSO", "S42-LA-RESP", "S42-OUTCOME-AIMS", "S42-POST-ACTIONS",
        "S42-LEGAL-POWERS", "S42-INHERENT", "S42-OPG", "S42-COP-USES", "S42-SAR", "S42-DEM-GUIDE",
        "S42-DEM-PRESSURE", "S42-DEM-PREVENTION", "S42-DEM-WRITTEN-COPY", "S42-DEM-REMIND", "S42-MCA-ADVANCE",
    ),
    "ProgressConcern": (
        "S42-MEDWAY",
    ),
    "CloseEnquiry": (
        "S42-FB-AGENCY-CONTACT", "S42-DEM-MSPMETRIC", "S42-DEM-REVIEW",
    ),
}  # fmt: skip
"""Which advisory rules are asked at which command: what is taken out of the tables is missed here."""
ALL = [pytest.param(p, id=p.id) for p in (*CORE_PRACTICE, *DEMENTIA_PRACTICE)]


def prepared(story: Story, practice) -> Story:
    """A case at the step where the practice is asked, of a kind that it concerns."""
    story.reaches(STEP[practice.at][0])
    if practice.at == "SetOverallRisk":
        for category in ("vulnerability", "impact", "likelihood"):
            story.happy("RateRisk", category=category, level="moderate", why="Invented")
    return of_a_kind(story)


def of_a_kind(story: Story) -> Story:
    """Every fact that makes further practice advisable, noted by the commands that note them."""
    for fact in (
        "dementia", "capacity_in_doubt", "coercion", "attorney_concern", "on_visor", "relative_asks_for_change",
        "possible_sar", "complex", "several_strands", "serious_legal_options", "medway",
    ):  # fmt: skip
        story.happy("NoteFact", fact=fact, words="Invented")
    story.happy("RecordCapacity", decision="contact", finding="lacks", rests_on="Invented")
    file = story.case.file
    casework = file.casework.model_copy(update={"patterns": ("mate_crime",)})
    agencies = {"east-trust": AgencyEnquiry(state="assured")}
    file = file.model_copy(update={"agencies": agencies, "setting_team": "Thanet", "casework": casework})
    story.case = replace(story.case, file=file)
    return story


def does(story: Story, practice, **more: object) -> Story:
    _, by, fields = STEP[practice.at]
    plan = {"assured": {"east-trust": "Invented"}} if practice.at == "RecordPostEnquiryPlan" else {}
    return story.happy(practice.at, by, **{**fields, **plan, **more})


@pytest.mark.parametrize(("command", "rules"), ASKED.items(), ids=ASKED)
def test_every_advisory_rule_is_asked_at_its_command(command, rules) -> None:
    assert {rule: PRACTICES[rule].at for rule in rules} == dict.fromkeys(rules, command)


@pytest.mark.parametrize("practice", ALL)
def test_a_practice_that_is_not_recorded_warns_and_stops_nothing(tell, practice) -> None:
    story = does(prepared(tell(), practice), practice)
    assert practice.id in story.warned
    assert story.advice[practice.id].because is None
    assert RULES[practice.id].strength is Strength.WARN


@pytest.mark.parametrize("practice", ALL)
def test_a_practice_that_is_recorded_with_all_its_items_does_not_warn(tell, practice) -> None:
    story = prepared(tell(), practice)
    for item in practice.items:
        story.happy("RecordPractice", rule=practice.id, items={item: "Invented"})
    if not practice.items:
        story.happy("RecordPractice", rule=practice.id, words="Invented")
    assert practice.id not in does(story, practice).advice


@pytest.mark.parametrize("practice", [p for p in ALL if p.values[0].items])
def test_an_item_that_is_not_recorded_is_named(tell, practice) -> None:
    story = prepared(tell(), practice)
    *most, last = practice.items
    story.happy("RecordPractice", rule=practice.id, items=dict.fromkeys(most, "Invented"))
    words = does(story, practice).advice[practice.id].words
    assert words.endswith(f"Not recorded: {last.replace('_', ' ')}.")


@pytest.mark.parametrize("practice", ALL)
def test_a_reason_is_kept_with_the_advice_and_nothing_warns(tell, practice) -> None:
    story = does(prepared(tell(), practice), practice, reasons={practice.id: "Invented reason"})
    assert practice.id not in story.warned
    assert story.advice[practice.id].because == "Invented reason"


CONDITIONAL = [p for p in ALL if p.values[0].only_if.__name__ != "_always"]


@pytest.mark.parametrize("practice", CONDITIONAL)
def test_a_practice_that_does_not_concern_the_case_is_not_asked(tell, practice) -> None:
    _, by, fields = STEP[practice.at]
    assert practice.id not in tell().reaches(STEP[practice.at][0]).happy(practice.at, by, **fields).advice


def test_a_reason_for_a_rule_that_does_not_warn_refuses_the_command(tell) -> None:
    story = tell().reaches("RISK_ASSESSMENT")
    story.do("NoteFact", fact="dementia", words="Invented", reasons={"S42-CLOSE-ONLY": "Invented", "S42-X": "Invented"})
    assert story.refused == ("CASE-ADVICE", "CASE-ADVICE")
    assert story.fields == ("reasons.S42-CLOSE-ONLY", "reasons.S42-X")


def test_advice_is_not_noted_when_the_command_is_refused(tell) -> None:
    story = tell().reaches("PLANNING").do("SetTermsOfReference", tasks=[])
    assert story.refused
    assert story.advice == {}


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"rule": "S42-NONE", "words": "Invented"}, "rule"), ({"rule": "S42-PLAN"}, "words"),
     ({"rule": "S42-PRINCIPLES", "items": {"honesty": "Invented"}}, "items")],
)  # fmt: skip
def test_practice_is_recorded_only_of_a_rule_and_of_its_items(tell, fields, field) -> None:
    story = tell().reaches("TRIAGE").do("RecordPractice", **fields)
    assert story.refused == ("CASE-FORM",)
    assert story.fields == (field,)
