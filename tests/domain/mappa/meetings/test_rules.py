"""Rules that fail to hold, one by one: each is refused, or warned of, by its own id."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.kernel.case_events import AdviceNoted
from domain.mappa.file import MappaFile, changed
from domain.mappa.meetings.bodies import STANDING, shares_under_mappa, standing_of
from domain.mappa.stages import EXITED
from tests.domain.mappa.meetings.given import Story, given_meeting

THERE: list[dict[str, Any]] = [
    {"body": "probation", "who": "cher", "capacity": "chair"},
    {"body": "police", "grade": "inspector"},
    {"body": "probation", "grade": "middle_manager"},
]
TIME = "2026-04-08T10:00"


def opened(story: Story | None = None, *more: dict[str, Any], **with_: Any) -> tuple[str, ...]:
    story = story or given_meeting()
    return story.asks(TIME, "OpenMeeting", "cher", meeting="m1", attendees=[*THERE, *more], statement="read", **with_)


def noted(story: Story) -> set[str]:
    return {each.event.rule for each in story.all if isinstance(each.event, AdviceNoted)}


def knowing(story: Story, **regions: Any) -> Story:
    """The case with what other regions know of it."""
    file: MappaFile = story.case.file
    parts = {name: getattr(file, name).model_copy(update=facts) for name, facts in regions.items()}
    story.case = replace(story.case, file=changed(file, **parts))
    return story


def test_only_who_is_needed_for_this_case_is_in_the_room() -> None:
    assert opened(None, {"body": "housing"}) == ("MAPPA-MTG-ONLY-RELEVANT",)
    assert opened(given_meeting(agencies=("housing",)), {"body": "housing"}) == ()


def test_agencies_that_work_with_the_offender_attend() -> None:
    story = given_meeting(agencies=("housing",))
    story = knowing(story, level={"involved": frozenset({"housing"})})
    assert opened(story) == ("MAPPA-DTC-ATTEND",)


def test_a_plan_with_approved_premises_brings_their_staff() -> None:
    story = knowing(given_meeting(agencies=("approved_premises",)), risk={"approved_premises": True})
    assert set(opened(story)) == {"MAPPA-MTG-AP", "MAPPA-RMP-AP-STAFF"}


@pytest.mark.parametrize(("lead", "category", "rule"), [
    ("police", 1, "MAPPA-MTG-POLICE-MANAGER-CAT1"), ("police", 2, "MAPPA-MTG-POLICE-NAMED-OFFICER"),
    ("probation", 2, "MAPPA-MTG-PROB-PRACTITIONER"),
])  # fmt: skip
def test_the_officer_who_manages_the_offender_comes(lead: str, category: int, rule: str) -> None:
    story = given_meeting()
    story = knowing(story, eligibility={"category": category}, lead={"agency": lead})
    assert opened(story) == ()
    assert rule in noted(story)
    covered = knowing(given_meeting(), eligibility={"category": category}, lead={"agency": lead})
    assert opened(covered, {"body": lead, "capacity": "practitioner"}) == ()
    assert rule not in noted(covered)


def test_both_forces_come_where_another_area_may_take_the_case() -> None:
    story = knowing(given_meeting(features=("area_change",)), lead={"agency": "police"})
    assert opened(story) == ()
    assert "MAPPA-MTG-POLICE-BOTH-FORCES" in noted(story)
    two = knowing(given_meeting(features=("area_change",)), lead={"agency": "police"})
    assert opened(two, {"body": "police.sussex"}) == ()
    assert "MAPPA-MTG-POLICE-BOTH-FORCES" not in noted(two)


def test_an_exit_by_the_meeting_says_the_way_back() -> None:
    story = given_meeting()
    assert opened(story) == ()
    story.case = replace(story.case, file=changed(story.case.file, stage=EXITED))
    assert "MAPPA-MTG-CAT3-EXIT-ROUTE" in story.asks("2026-04-08T11:00", "CloseMeeting", "cher", meeting="m1")


def test_outside_standard_arrangements_says_why() -> None:
    story = given_meeting()
    plan = {
        "meeting": "m2",
        "on": date(2026, 6, 3),
        "level": 2,
        "chair": "cher",
        "minute_taker": "carl",
        "remote": True,
    }
    refused = story.asks("2026-03-03T10:00", "PlanMeeting", nonstandard=True, **plan)
    assert refused == ("MAPPA-MTG-NONSTANDARD-REASONS",)


def test_a_third_partys_report_is_cleared_by_the_chair() -> None:
    own = {"attributed_to": "police", "agency_approved": True, "content_agreed_with_attendee": True}
    refused = given_meeting().asks(TIME, "QuoteMinutes", "polly", report="other", explains_mappa=True, **own)
    assert refused == ("MAPPA-MIN-REPORT-CLEAR",)


DISCLOSURES: list[tuple[str, dict[str, Any]]] = [
    ("MAPPA-DIS-S327A-RECORD", {"child_sex_offender": True, "s327a_considered": "Said", "because": ""}),
    ("MAPPA-DTC-GP-DISCLOSE", {"gp_at_risk": True}),
]


@pytest.mark.parametrize(("rule", "with_"), DISCLOSURES, ids=[rule for rule, _ in DISCLOSURES])
def test_what_a_decision_on_disclosure_must_say(rule: str, with_: dict[str, Any]) -> None:
    decision = {"disclose": False, "because": "Said", "review": "r1", "triggers_considered": True, **with_}
    assert rule in given_meeting().asks(TIME, "DecideDisclosure", "polly", **decision)


def test_domestic_abuse_asks_who_is_told_each_time() -> None:
    story = knowing(given_meeting(), risk={"domestic_abuse": True})
    decision = {"disclose": False, "because": "Said", "review": "r1", "triggers_considered": True}
    assert story.asks(TIME, "DecideDisclosure", "polly", **decision) == ("DA-DISCLOSE-EACH",)


def test_a_difference_from_the_lead_agencys_system_is_said() -> None:
    story = given_meeting()
    refused = story.asks(TIME, "DraftPlan", "polly", differs_from_lead_system=True)
    assert "MAPPA-RMP-DIFFERENCE-RECORDED" in refused
    assert "MAPPA-RMP-DIFFERENCE-RECORDED" not in story.asks(TIME, "DraftPlan", "polly")


def test_approved_premises_are_considered_at_level_two() -> None:
    story = given_meeting()
    story = knowing(story, level={"number": 2})
    assert "MAPPA-RMP-AP-CONSIDER" in story.asks(TIME, "DraftPlan", "polly")
    assert "MAPPA-RMP-AP-CONSIDER" not in given_meeting().asks(TIME, "DraftPlan", "polly")


def test_every_involved_agency_contributes_to_the_assessment_and_gets_the_plan() -> None:
    story = given_meeting()
    story = knowing(story, level={"involved": frozenset({"housing"})})
    assert "MAPPA-RISK-ALL-AGENCIES" in story.asks(TIME, "AssessRisk", "polly", rating="low")
    assert "DA-RMP-UPDATE" in story.asks(TIME, "SharePlan", "polly", to=["police"])


def test_core_bodies_share_and_strangers_are_told_by_disclosure() -> None:
    """MAPPA-DTC-REGISTER: each body with the duty to co-operate is known with its standing."""
    assert {standing_of(body) for body in STANDING} == {"responsible_authority", "duty_to_cooperate", "associate"}
    assert standing_of("housing.dover") == "duty_to_cooperate"
    assert not shares_under_mappa("newspaper")
