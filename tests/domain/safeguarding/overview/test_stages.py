"""A case through its stages, in words: what each next step waits for, what comes, changes and goes."""

from typing import Any

import pytest

from domain.kernel.case import overview_of
from domain.registry import LIFECYCLES
from domain.safeguarding.stages import FINAL, STAGES
from tests.domain.safeguarding.conftest import CONDITIONS, PERSON, TRIAGE, Story
from tests.domain.safeguarding.overview.said import NOW, added, casework, lines, of, taken, words_of
from tests.domain.safeguarding.regions.examples import PREPARED, REFERRED, Way, way
from tests.domain.safeguarding.way_on import lead_to_the_end
from tests.well_said import is_well_told

SAFEGUARDING = LIFECYCLES["safeguarding"]


@pytest.mark.parametrize(("stage", "said"), [
    ("RECEIVED", ["Screen it: whether it may concern abuse, neglect or self-neglect."]),
    ("TRIAGE", []),
    ("RISK_ASSESSMENT", ["Still to be rated: vulnerability, impact, likelihood.", "Set the overall risk first.",
                         "Hold the strategy discussion first."]),
    ("PLANNING", ["Set the terms of reference.", "Allocate an IO.", "Decide on advocacy for the adult."]),
    ("ENQUIRY", []),
    ("OUTCOME",
     ["Record the post-enquiry plan, for the adult and for the person responsible, or ask for more enquiry."]),
    ("CLOSURE_REVIEW", ["The post-enquiry plan stands; close the enquiry."]),
])  # fmt: skip
def test_each_stage_says_what_its_next_step_waits_for(stage: str, said: list[str]) -> None:
    assert words_of(stage, "before the next step") == said


@pytest.mark.parametrize("stage", STAGES)
def test_of_a_case_about_which_nothing_is_known_only_what_is_owed_is_said(stage: str) -> None:
    assert {topic for topic, *_ in lines(stage)} <= {"who", "before the next step", "adult", "referral"}
    if stage in FINAL:
        assert lines(stage) == []


def test_a_dso_a_team_and_the_adults_views_are_missed_until_they_are_there() -> None:
    assert taken("TRIAGE", team="Thanet", dso="dana") == [
        ("who", "No team triages it yet.", "no_team", "S42-TRIAGE-ROUTE", "AreaReferralService"),
        ("who", "No DSO has taken it yet.", "no_dso", "S42-ROLE-DSO", ""),
    ]
    (unsaid,) = taken("TRIAGE", source="public")
    assert unsaid[2:] == ("not_discussed", "S42-ANON-DISCUSSED", "DSO")
    assert taken("TRIAGE", **casework(discussed=True)) == [unsaid]
    (views,) = taken("RISK_ASSESSMENT", **casework(practice={"S42-RA-VIEWS": []}))
    assert views[1:] == (
        "The risk assessment does not hold the adult's views and wishes yet.",
        "views",
        "S42-RA-VIEWS",
        "DSO",
    )


def test_many_tasks_are_told_by_who_has_them() -> None:
    tasks = [{"id": f"t{n}", "words": "Invented", "who": "noel" if n else "icb", "by": f"2026-03-{20 - n:02}"}
             for n in range(9)]  # fmt: skip
    assert len(words_of("ENQUIRY", "terms of reference", tor_tasks=tasks[:8])) == 8
    assert words_of("ENQUIRY", "terms of reference", tor_tasks=tasks) == [
        "1 task by 20 March 2026.", "8 tasks, the first by 12 March 2026.",
    ]  # fmt: skip
    (long,) = words_of("ENQUIRY", "terms of reference", tor_tasks=[tasks[0] | {"words": "Ask again " * 300}])
    assert len(long) < 200
    assert long.startswith("t0: Ask again Ask")
    assert long.endswith("Ask again …. By 20 March 2026.")


def test_a_closing_that_waits_says_who_sent_it_and_what_came_in_between(tell: Any) -> None:
    story = tell().reaches("TRIAGE")
    facts = {"reason": "not_abuse_or_neglect", "rationale": "Invented", "checklist": {"done": ["S42-CC-01"]},
             "feedback": {"letter": "criteria_not_met"}, "outcome": "inconclusive", "team": "Thanet"}  # fmt: skip
    pending = {"closes_with": "ConcernClosed", "closing": facts, "by": "dana"}
    waits = added("TRIAGE", pending=pending)
    assert waits[0] == (
        "closing", "Waits for sign-off, sent by dana: not abuse or neglect, inconclusive; Thanet goes on.", "sign_off",
        "S42-CC-07", "CommunityTeamManager",
    )  # fmt: skip
    in_the_way = {rule for topic, _, code, rule, _ in waits if (topic, code) == ("closing", "stands_in_the_way")}
    assert in_the_way == {f"S42-CC-0{n}" for n in (2, 3, 4, 5, 6, 9)}
    assert waits[-1][1:4] == (
        "With the closing the referrer gets the letter that the criteria are not met.", "feedback",
        "S42-CLOSE-FEEDBACK",
    )  # fmt: skip
    unsafe = pending | {"closing": facts | {"feedback": {"not_given_because": "it would not be safe"}}}
    assert added("TRIAGE", pending=unsafe)[-1][1] == (
        "With the closing the referrer is not told. It would not be safe."
    )
    assert of(story, "closing") == []
    assert words_of("CLOSURE_REVIEW", "before the next step", pending=pending | {"closes_with": "EnquiryClosed"}) == []


_HAZARD = [
    (("RecordHazard",), "Hazard haz-1 waits for the manager to authorise it.", "SN-HAZARD-AUTH",
     "CommunityTeamManager"),
    (("AuthoriseHazard",), "Hazard haz-1 is authorised; the warning note is to be added.", "SN-WARN-ADD", ""),
    (("AddWarningNote",), "Hazard haz-1 is open, with its warning note.", "SN-HAZARD-OPEN", ""),
    (("ReviewHazard",), "Hazard haz-1 was reviewed and the risk found acceptable; the manager may end it.",
     "SN-HAZARD-OPEN", "CommunityTeamManager"),
    (("SignOffHazard",), "Hazard haz-1 may end; the warning note is to be ended.", "SN-WARN-END", ""),
    (("EndWarningNote",), "Hazard haz-1 has ended.", "", ""),
]  # fmt: skip


def test_self_neglect_says_route_and_hazard_to_the_end(tell: Any) -> None:
    story = tell().reaches("ENQUIRY")
    _do(story, way("DecideSelfNeglectRoute"))
    route = ("self neglect", "Responded to by a S.42 enquiry.", "s42", "", "")
    assert of(story, "self neglect") == [route]
    for (name,), words, rule, by in _HAZARD:
        _do(story, way(name, "cal" if name in {"AuthoriseHazard", "SignOffHazard"} else "dana"))
        (said, hazard) = of(story, "self neglect")
        assert (said, hazard[1], *hazard[3:]) == (route, words, rule, by)


def test_a_marac_referral_says_whom_it_has_not_reached_and_then_how_it_was_heard(tell: Any) -> None:
    story = tell().reaches("ENQUIRY")
    for each in (*PREPARED, way("SendMaracReferral")):
        _do(story, each)
    assert of(story, "domestic abuse")[1][1:] == (
        "The MARAC referral is complete; it has not reached: IDVA east.", "prepared", "DA-MARAC-BOTH", "",
    )  # fmt: skip
    _do(story, way("SendMaracReferral", recipient="idva_east"))
    for name, rule in (("", "DA-MARAC-OUTPUT"), ("RecordMarac", "META-UPLOAD-EXTRACT"), ("ExtractMaracMinutes", "")):
        if name:
            _do(story, way(name))
        assert of(story, "domestic abuse")[1][3] == rule
    returned = tell().reaches("ENQUIRY")
    for each in (*REFERRED, way("ReturnMaracReferral")):
        _do(returned, each)
    assert of(returned, "domestic abuse")[1][3] == "DA-MARACF-COMPLETE"


def _do(story: Story, each: Way) -> None:
    name, by, fields = each
    story.happy(name, by, **fields)


def test_a_whole_case_says_at_each_stage_how_it_stands(tell: Any) -> None:
    """From a telephone call to the signed closing: the same parts come, change and go."""
    story = tell()
    assert overview_of(SAFEGUARDING, story.case, NOW) == ()
    story.happy("ReceiveReferral", "stranger", person=str(PERSON), channel="telephone", content=["neglect"],
                source="public", home_team="Thanet")  # fmt: skip
    assert _codes(story) == {"nature", "team", "screening", "public", "to_be_told"}
    story.happy("ScreenReferralIn", "sam", kasc_copy_made=True)
    assert _codes(story) == {"nature", "team", "no_team", "no_dso", "public", "to_be_told"}
    story.happy("ProgressConcern", enquiry_type="statutory", why="Invented", conditions=CONDITIONS, triage=TRIAGE,
                crime_suspected=True)  # fmt: skip
    assert _codes(story) == {
        "nature", "crime_suspected", "team", "dso", "police", "to_rate", "assessment", "statutory", "not_asked",
        "views", "public", "to_be_told",
    }  # fmt: skip
    story.happy("InformPolice", views="Invented")
    for category in ("vulnerability", "impact", "likelihood"):
        story.happy("RateRisk", category=category, level="critical", why="Invented")
    story.happy("SetOverallRisk", level="critical")
    assert {"told", "critical", "critical_notice"} <= _codes(story)
    assert "police" not in _codes(story)
    lead_to_the_end(notified(story))
    assert _codes(story) == {
        "nature", "crime_suspected", "substantial", "team", "dso", "io_finished", "told", "statutory", "on_record",
        "not_represented", "public",
    }  # fmt: skip


def notified(story: Story) -> Story:
    return story.happy("NotifyCriticalRisk", community_team_manager="cal", assistant_director="adam",
                       concerns="Invented", plan="Invented", agencies_responses="Invented")  # fmt: skip


def _codes(story: Story) -> set[str]:
    told = overview_of(SAFEGUARDING, story.case, NOW)
    is_well_told(told)
    return {each.code for each in told}
