"""The casework told case by case, its people: which teams, who enquires, who advocates, whose decision it is."""

import pytest

from domain.safeguarding.officers import Placement, propose_officers
from tests.domain.safeguarding.casework_given import (
    ADVOCATE,
    MEETING,
    PROGRESS,
    RULES,
    led,
)
from tests.domain.safeguarding.conftest import (
    CAUSING,
    SAFEGUARDING,
)
from tests.domain.safeguarding.test_chart import REGIONS


def test_imca_and_imha_are_for_those_whom_the_law_means(tell) -> None:
    story = tell().reaches("PLANNING").happy("RecordCapacity", decision="contact", finding="lacks")
    assert story.happy("DecideAdvocate", **ADVOCATE, kind="imca").brought == ("AdvocateDecided",)
    story.happy("DecideAdvocate", **ADVOCATE, kind="imha", detained_or_under_order=True)


def test_a_registered_manager_may_enquire_where_little_is_at_stake_and_a_lead_in_a_hospital(tell) -> None:
    for enquirer, facts in (("registered_manager", {"overall": "low"}), ("hospital_lead", {"setting": "hospital"})):
        story = tell().reaches("ENQUIRY")
        file = story.case.file.model_copy(update=facts)
        story.case = type(story.case)(file, story.case.version, story.case.opened, story.case.opened_at)
        assert story.do("CauseOthers", **CAUSING, enquirer=enquirer).refused == ()


def test_several_inquiry_officers_share_findings_and_each_action_has_its_clock(tell) -> None:
    story = tell().reaches("ENQUIRY")
    story.happy("HoldMultiAgencyMeeting", **MEETING, inquiry_officers=["noel", "ines"])  # S42-MEET-SEVERAL-IO
    assert story.brought == ("MultiAgencyMeetingHeld", "ActionAgreed", "DutyArose")
    assert story.case.docket.open["S42-DSO-TIMELY/a1"].dates.due.date().isoformat() == "2026-03-20"
    story.passes("2026-03-21T00:00")
    assert "DutyBreached" in story.brought
    assert story.happy("CompleteAction", id="a1", how="Invented").brought == ("ActionCompleted", "DutyMet")


TABLE = [
    (Placement("B"), "B", "B", "S42-TEAM-DEFAULT"),
    (Placement("B", "care_home", "C"), "C", "B", "S42-TEAM-CAREHOME"),
    (Placement("B", "hospital", "C"), "C", "B", "S42-TEAM-CAREHOME"),
    (Placement("B", "supported_living", "C"), "C", "B", "S42-TEAM-SL"),
    (Placement("B", "care_home", "B"), "B", "B", "S42-TEAM-EST"),
    (Placement("B", "care_home", "C", domestic_abuse=True), "B", "B", "S42-TEAM-DA"),
    (Placement("B", "own_home", "C"), "B", "B", "S42-TEAM-DEFAULT"),
    (Placement("B", "care_home"), "B", "B", "S42-TEAM-DEFAULT"),
]


@pytest.mark.parametrize(("where", "dso", "io", "rule"), TABLE)
def test_the_table_of_teams_proposes_officers_with_the_reason(where, dso, io, rule) -> None:
    proposal = propose_officers(where)
    assert (proposal.dso_team, proposal.io_team) == (dso, io)
    rules = [why.rule for why in proposal.why]
    assert rule in rules
    assert rules[-1] == "S42-TEAM-IO"
    assert all(rule in RULES and words for rule, words in ((why.rule, why.words) for why in proposal.why))


def test_the_proposal_is_told_with_the_decision_to_progress(tell) -> None:
    home = {"setting": "care_home", "setting_team": "C", "home_team": "B"}
    story = led(tell, "TRIAGE", home, []).happy("ProgressConcern", **PROGRESS)
    told = next(h.event for h in story.last.happened if h.event.tag() == "OfficersProposed")
    assert (told.dso_team, told.io_team) == ("C", "B")


@pytest.mark.parametrize("written", [{"sections": ["6a", "6b", "6c"]}, {"report": "doc-1"}])
def test_the_sections_or_a_report_complete_the_officers_work(tell, written) -> None:
    """S42-IO-REPORT: the one or the other, as is proportionate."""
    assert tell().reaches("ENQUIRY").happy("CompleteIoWork", "noel", **written).stage == "OUTCOME"


def test_the_most_suitable_enquirer_is_said(tell) -> None:
    """S42-ENQ-AGENCY: an agency enquires only where it is said why it is best placed."""
    assert tell().reaches("ENQUIRY").do("CauseOthers", **{**CAUSING, "why": " "}).refused == ("S42-CO-WHY",)


@pytest.mark.parametrize(
    ("stage", "command", "fields", "rule"),
    [
        ("PLANNING", "SetTermsOfReference", {}, "S42-DSO-TOR"),
        ("ENQUIRY", "AmendTor", {"because": "Changed"}, "S42-DSO-TOR"),
        ("RISK_ASSESSMENT", "HoldStrategyDiscussion", {}, "S42-DSO-STRATEGY"),
        ("ENQUIRY", "HoldMultiAgencyMeeting", {}, "S42-MEET-CHAIR"),
    ],
)  # fmt: skip
def test_what_is_the_dsos_alone_is_refused_to_the_inquiry_officer(tell, stage, command, fields, rule) -> None:
    assert rule in tell().reaches(stage).do(command, "noel", **fields).refused


def test_the_chart_asks_for_the_roles_of_the_source() -> None:
    """S42-ROLES, with the names that this system gives to screeners and to other services."""
    named = {
        "DSO", "IO", "SeniorPractitioner", "CommunityTeamManager", "AssistantDirector", "AreaReferralService",
        "AdultsCommissioning", "DolsTeam",
    }  # fmt: skip
    core = {role for step in SAFEGUARDING.steps if step.command not in REGIONS for role in step.roles}
    assert core <= named | {"Screener", "Service"}
