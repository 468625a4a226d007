"""Advice of NG189: each rule is asked at its step, of care homes only, and a reason or a record answers it."""

import pytest

from domain.law.rule import Strength
from domain.registry import LAWBOOK
from domain.safeguarding.practices import PRACTICE_ADVICE, PRACTICES
from domain.safeguarding.regions.care_home import CARE_HOME_PRACTICE
from domain.safeguarding.regions.indicator_lists import list_of
from tests.domain.safeguarding.conftest import CONDITIONS, PERSON, TERMS, TRIAGE

ASKED_AT = {
    "EST-IND-MSP": "ProgressConcern", "EST-LA-JUDGE": "ProgressConcern", "EST-LA-DECIDE": "ProgressConcern",
    "EST-LA-INFORM": "ProgressConcern", "EST-LA-NOENQ": "CloseConcern", "EST-LA-PLANNING": "SetTermsOfReference",
    "EST-LA-LEAD": "SetTermsOfReference", "EST-ENQ-OUTCOMES": "SetTermsOfReference",
    "EST-ENQ-ADJUST": "SetTermsOfReference", "EST-UPDATES": "SetTermsOfReference",
    "EST-SUPPORTER": "SetTermsOfReference", "EST-ADVOCATE-ROLE": "SetTermsOfReference",
    "EST-LA-SPOC": "SetTermsOfReference", "EST-MULTIAGENCY": "SetTermsOfReference",
    "EST-SUPPORT-OTHER": "SetTermsOfReference", "EST-POLICE-RULES": "SetTermsOfReference",
    "EST-STAFF-POLICE": "SetTermsOfReference", "EST-STAFF-COMMS": "SetTermsOfReference",
    "EST-STAFF-SUPPORT": "SetTermsOfReference", "EST-STAFF-NOMINEE": "SetTermsOfReference",
    "EST-STAFF-ACTING": "SetTermsOfReference", "EST-NOINVESTIGATE": "SetTermsOfReference",
    "META-EVIDENCE": "SetTermsOfReference", "EST-LEAD-CONTEXT": "ProgressConcern",
    "EST-CRIME-RESIDENT": "ProgressConcern", "EST-ENQ-REVISE": "CompleteIoWork", "EST-ENQ-INVOLVE": "CompleteIoWork",
    "EST-SUPPORT-EQUAL": "CompleteIoWork", "EST-ADVOCATE-WORK": "CompleteIoWork",
    "EST-SUPPORT-INFORMAL": "CompleteIoWork", "EST-LA-PROPORTION": "CompleteIoWork",
    "EST-MEET-EXCLUDE": "HoldMultiAgencyMeeting", "EST-MEET-MANAGER": "HoldMultiAgencyMeeting",
    "EST-MEET-RESIDENT": "HoldMultiAgencyMeeting", "EST-ENQ-FEEDBACK": "CloseEnquiry", "EST-SUPPORT": "CloseEnquiry",
    "EST-SUPPORT-SPECIALIST": "CloseEnquiry", "EST-LA-OFFER": "CloseEnquiry", "EST-LA-OUTCOMES": "CloseEnquiry",
    "EST-COMM-LEARN": "CloseEnquiry", "EST-STAFF-RETURN": "CloseEnquiry", "EST-LEARN": "CloseEnquiry",
    "EST-ORG-SUPPORT": "CloseEnquiry",
}  # fmt: skip
LENGTHS = {
    "EST-IND-NEGLECT-C": 16,
    "EST-IND-PHYS-C": 2,
    "EST-IND-SEX-C": 4,
    "EST-IND-PSY-C": 8,
    "EST-IND-FIN-C": 8,
    "EST-IND-DISC-C": 3,
    "EST-ORG-C1": 10,
    "EST-ORG-C2": 5,
    "EST-ORG-C3": 9,
    "EST-ORG-C4": 7,
    "EST-ORG-C5": 11,
    "EST-ORG-C6": 2,
    "EST-ORG-C7": 6,
    "EST-ORG-C8": 5,
    "EST-IND-NEGLECT-S": 12,
    "EST-IND-PHYS-S": 6,
    "EST-IND-SEX-S": 7,
    "EST-IND-PSY-S": 6,
    "EST-IND-FIN-S": 6,
    "EST-IND-DISC-S": 5,
    "EST-ORG-SUSPECT": 10,
}
"""How many indicators each list of the guideline has."""
REFERRAL = {"person": str(PERSON), "channel": "KASC", "content": ["neglect"], "staff_alleged": True}
PROGRESS = {"enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE}


def advice(story) -> dict[str, str | None]:
    """The advice of the last step that was not followed, with the reasons."""
    noted = [h.event for h in story.last.happened if h.event.tag() == "AdviceNoted"]
    return {event.rule: event.because for event in noted}


def test_the_table_of_the_guideline_is_the_one_that_is_asked() -> None:
    assert {practice.id: practice.at for practice in CARE_HOME_PRACTICE} == ASKED_AT
    assert set(ASKED_AT) <= set(PRACTICES)
    assert set(ASKED_AT.values()) <= set(PRACTICE_ADVICE)


@pytest.mark.parametrize("rule", ASKED_AT)
def test_the_guideline_warns_and_never_blocks(rule) -> None:
    assert LAWBOOK.named("2025-01").rule(rule).strength is Strength.WARN


@pytest.mark.parametrize("setting", ["care_home", "own_home"])
def test_it_is_asked_of_care_homes_only(tell, setting) -> None:
    story = tell().happy("ReceiveReferral", **REFERRAL, setting=setting).happy("ProgressConcern", **PROGRESS)
    asked = {rule for rule, at in ASKED_AT.items() if at == "ProgressConcern"}
    assert (asked <= set(advice(story))) == (setting == "care_home")
    assert bool(asked & set(advice(story))) == (setting == "care_home")


def test_a_reason_answers_it_and_so_does_a_record(tell) -> None:
    story = tell().happy("ReceiveReferral", **REFERRAL, setting="care_home")
    story.happy("RecordPractice", rule="EST-LA-JUDGE", words="Invented")
    story.happy("ProgressConcern", **PROGRESS, reasons={"EST-LA-DECIDE": "The lead is the alleged abuser"})
    assert "EST-LA-JUDGE" not in advice(story)
    assert advice(story)["EST-LA-DECIDE"] == "The lead is the alleged abuser"
    assert advice(story)["EST-LA-INFORM"] is None


def test_what_is_asked_at_planning_depends_on_police_and_staff(tell) -> None:
    def planned(*before: tuple[str, dict[str, object]]) -> set[str]:
        story = tell().happy("ReceiveReferral", **{**REFERRAL, "staff_alleged": bool(before)}, setting="care_home")
        for name, fields in before:
            story.happy(name, **fields)
        story.happy("ProgressConcern", **PROGRESS)
        for category in ("vulnerability", "impact", "likelihood"):
            story.happy("RateRisk", category=category, level="substantial", why="Invented")
        story.happy("SetOverallRisk", level="substantial")
        story.happy("HoldStrategyDiscussion", participants=["police"], analysis="Invented")
        story.happy("DecideFullEnquiry", why="Invented").happy("SetTermsOfReference", **TERMS)
        return set(advice(story))

    of_staff = {"EST-POLICE-RULES", "EST-STAFF-POLICE", "EST-STAFF-COMMS", "EST-STAFF-ACTING", "EST-NOINVESTIGATE"}
    assert planned().isdisjoint(of_staff)
    assert of_staff <= planned(("InformPolice", {}))


@pytest.mark.parametrize("name", LENGTHS)
def test_every_indicator_of_a_list_is_taken_and_any_other_is_refused(beside, name) -> None:
    codes = sorted(list_of(name))
    assert len(codes) == LENGTHS[name]
    story = beside().happy("NoteIndicators", seen={name: codes})
    suspect = name.endswith("-S") or name == "EST-ORG-SUSPECT"
    assert story.last.happened[0].event.level == ("suspect" if suspect else "consider")
    assert story.do("NoteIndicators", seen={name: ["bad_luck"]}).refused == (name,)


# a concern about how the home is run


def test_a_home_has_two_weeks_to_answer_unless_another_date_is_set(beside) -> None:
    raised = {"service": "home-1", "concern": "Invented", "in_writing": True, "impact_explained": True}
    story = beside().happy("RaiseOrganisationalConcern", **raised)
    assert story.case.docket.open["EST-ORG-2W/home-1"].dates.due.date().isoformat() == "2026-03-16"
    story.happy("RaiseOrganisationalConcern", **{**raised, "service": "home-2", "answer_by": "2026-03-20"})
    assert story.case.docket.open["EST-ORG-2W/home-2"].dates.due.date().isoformat() == "2026-03-20"
    story.happy("RecordHomeAnswer", service="home-1", improved=True, changes_checked="Invented")
    assert "DutyMet" in story.brought


@pytest.mark.parametrize(
    ("command", "fields", "advised"),
    [
        ("RaiseOrganisationalConcern", {"in_writing": False}, {"EST-ORG-CONSIDER-ACT"}),
        ("RaiseOrganisationalConcern", {"impact_explained": False}, {"EST-ORG-CONSIDER-ACT"}),
        ("RaiseOrganisationalConcern", {"manager_implicated": True}, {"EST-ORG-CONSIDER-ACT"}),
        ("RaiseOrganisationalConcern", {"manager_implicated": True, "raised_with": "provider"}, set()),
        ("RaiseOrganisationalConcern", {"manager_implicated": True, "raised_with": "sole_owner"},
         {"EST-ORG-CONSIDER-ACT", "EST-ORG-REFER"}),
        ("RecordHomeAnswer", {"changes_checked": ""}, {"EST-ORG-CONSIDER-ACT"}),
        ("RecordHomeAnswer", {"improved": False}, {"EST-ORG-REFER"}),
        ("DecideSelfNeglectRoute", {"partners": []}, {"SN-POLICY"}),
        ("DecideSelfNeglectRoute", {}, set()),
    ],
)  # fmt: skip
def test_advice_of_a_region_is_noted_and_takes_a_reason(ready, command, fields, advised) -> None:
    assert set(advice(ready(command, **fields))) == advised
    reasons = dict.fromkeys(advised, "Invented reason")
    assert advice(ready(command, **fields, reasons=reasons)) == reasons
