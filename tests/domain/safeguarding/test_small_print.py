"""Small print that mutation testing found unread: what an event keeps, which field a refusal names, where it ends."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.register import Period, WorkerFacts
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.officers import candidates
from tests.domain.safeguarding.casework_given import ADVOCATE, PROGRESS, REPORT, led
from tests.domain.safeguarding.conftest import AT_CONCERN, AT_RISK, CAUSING, PERSON, SAFEGUARDING, TERMS
from tests.domain.safeguarding.way_on import go_on


def event_of(story: Any, name: str) -> Any:
    return next(h.event for h in story.last.happened if h.event.tag() == name)


def test_a_file_in_which_the_facts_stand_already_stays_the_same_and_is_never_changed_itself() -> None:
    blank = SafeguardingFile()
    file = changed(blank, immediate_risk=True, team=None)
    assert (blank.immediate_risk, file.immediate_risk) == (False, True)
    assert changed(file, immediate_risk=True) is file
    assert changed(file, immediate_risk=True, team="Thanet") == file.model_copy(update={"team": "Thanet"})


def test_a_change_of_dso_keeps_who_it_was_and_why_another_team(tell) -> None:
    story = tell().reaches("ENQUIRY").happy("ChangeDso", dso="dora", because="Leave", other_team_because="Knows it")
    changed = event_of(story, "DsoChanged")
    assert (changed.previous, changed.dso, changed.other_team_because) == ("dana", "dora", "Knows it")


def test_a_dso_of_another_team_names_the_field_in_which_the_reason_goes(tell) -> None:
    story = led(tell, "TRIAGE", {"home_team": "Thanet"}, [])
    go_on(story)
    assert story.do("ChangeDso", dso="dora", because="Leave").fields == ("other_team_because",)


@pytest.mark.parametrize(("finding", "in_doubt"), [("has", False), ("lacks", True), ("unclear", True)])
def test_only_a_finding_short_of_capacity_puts_it_in_doubt(tell, finding: str, in_doubt: bool) -> None:
    story = tell().reaches("TRIAGE").happy("RecordCapacity", decision="contact", finding=finding, rests_on="Invented")
    assert ("capacity_in_doubt" in story.case.file.casework.facts) == in_doubt


def test_an_agency_told_in_the_same_minute_in_which_it_is_written_to_was_told_first(tell) -> None:
    story = tell().reaches("ENQUIRY")
    story.happy("CauseOthers", **{**CAUSING, "told_verbally_at": story.now.isoformat()})


def test_each_step_that_is_missing_is_named_by_its_field(tell) -> None:
    story = tell().reaches("ENQUIRY").happy("DecideAdvocate", **ADVOCATE)
    missing = story.do("CauseOthers", agency="east-trust", tasks=["files"]).fields
    steps = {"told_verbally_at", "why", "competent", "knows_dso_contact", "knows_advocate", "on_template"}
    assert steps <= set(missing)
    assert "no_conflict_of_interest" in story.do("CauseOthers", agency="a", tasks=["files"], competent=True).fields


def test_a_report_leaves_the_tasks_of_the_agency_as_they_were(tell) -> None:
    story = led(tell, "ENQUIRY", {}, REPORT)
    assert story.case.file.agencies["east-trust"].tasks == tuple(CAUSING["tasks"])


def test_a_date_in_the_past_is_named_by_its_field(tell) -> None:
    story = led(tell, "ENQUIRY", {}, REPORT[:1])
    story.do("AmendTor", because="Invented", agency="east-trust", reply_by="2020-01-01")
    assert (story.refused, story.fields) == (("S42-CO-TIMESCALE",), ("reply_by",))


def test_the_crime_number_that_the_police_give_at_once_is_kept(tell) -> None:
    story = tell().reaches("TRIAGE").happy("InformPolice", by_route="101", crime_number="46/9/26")
    assert story.case.file.crime_number == "46/9/26"
    assert story.happy("InformPolice", by_route="101").case.file.crime_number == "46/9/26"


def test_an_anonymous_referrer_is_not_among_those_still_to_be_told(tell) -> None:
    for anonymity, untold in (("none", True), ("agreed", False)):
        story = led(tell, "TRIAGE", {"anonymity": anonymity, "source": "public"}, [])
        while story.stage != "CLOSURE_REVIEW":
            go_on(story)
        advised = story.happy("CloseEnquiry", **AT_RISK).advice
        assert ("S42-FB-WHO" in advised and "referrer" in advised["S42-FB-WHO"].words) == untold


@pytest.mark.parametrize(
    ("fields", "refused"),
    [({}, ("EST-IMHA",)), ({"imha_not_because": "Left against advice"}, ()), ({"imha_offered": True}, ())],
)
def test_whoever_is_detained_is_offered_an_imha_or_it_is_said_why_not(tell, fields: dict, refused: tuple) -> None:
    story = tell().reaches("ENQUIRY").do("RecordDetention", who="adult", power="S.3", advocate="Invented", **fields)
    assert story.refused == refused


def test_a_notice_that_went_to_no_address_did_not_go(tell) -> None:
    story = tell().reaches("ENQUIRY").happy("DraftNotice", notice="n-9", body="cqc", on_form=True)
    story.happy("AnonymiseNotice", notice="n-9", reference_number_only=True)
    assert "EST-CONTACTS" in story.do("SendNotice", notice="n-9", recipients=[], as_pdf=True).refused


def test_what_the_director_notes_with_an_approval_is_kept(tell) -> None:
    story = tell().reaches("ENQUIRY").happy("ApproveSanction", "adam", service="home-1", note="For six weeks")
    assert event_of(story, "SanctionApproved").note == "For six weeks"


def test_the_way_a_concern_goes_is_explained_only_where_it_is_not_statutory(tell) -> None:
    story = tell().reaches("TRIAGE").happy("ProgressConcern", **PROGRESS)
    assert not {"S42-NONSTAT-CARER", "S42-NONSTAT-YOUNG"} & set(story.advice)
    young = {**PROGRESS, "enquiry_type": "non_statutory", "non_statutory_factors": ["care_leaver"]}
    advised = tell().reaches("TRIAGE").happy("ProgressConcern", **young).advice
    assert advised["S42-NONSTAT-YOUNG"].field == "non_statutory_grounds"


def test_closing_to_the_self_neglect_pathway_names_the_fields_of_the_hazard(tell) -> None:
    story = (
        tell().reaches("RISK_ASSESSMENT").do("CloseAtRiskAssessment", **{**AT_RISK, "reason": "self_neglect_pathway"})
    )
    assert {"hazard", "team"} <= set(story.fields)


def test_while_the_officer_enquires_the_case_is_in_their_hands_as_io(tell) -> None:
    story = tell().reaches("ENQUIRY")
    at_work = SAFEGUARDING.charge(story.case.file)
    assert (at_work.worker, at_work.standing) == ("noel", "IO")
    planned = SAFEGUARDING.charge(tell().reaches("PLANNING").case.file)
    assert (planned.worker, planned.standing) == ("dana", "DSO")


def test_terms_that_nobody_was_told_of_are_not_discussed(tell) -> None:
    story = tell().reaches("PLANNING").do("SetTermsOfReference", **{**TERMS, "discussed_with": []})
    assert (story.refused, story.fields) == (("S42-TOR-DISCUSS",), ("discussed_with",))


def test_a_concern_that_says_nothing_names_what_is_to_be_said(tell) -> None:
    blank = {**AT_CONCERN, "rationale": " ", "records_reviewed": " ", "spoken_to_referrer": " "}
    story = tell().reaches("TRIAGE").do("CloseConcern", reason="not_abuse_or_neglect", **blank)
    assert set(story.fields) == {"rationale", "records_reviewed", "spoken_to_referrer"}


def test_a_report_is_given_back_only_when_one_came(tell) -> None:
    """Row 16: until then the agency is chased."""
    story = led(tell, "ENQUIRY", {}, REPORT[:1])
    story.do("ReturnAgencyReportForCorrection", agency="east-trust", because="Invented")
    assert story.words == ("No report of this agency is at hand.",)


def test_who_screens_a_referral_out_says_why(tell) -> None:
    story = tell().happy("ReceiveReferral", "stranger", person=str(PERSON), channel="telephone", content=["care_needs"])
    story.do("ScreenReferralOut", "sam", because=" ")
    assert (story.refused, story.fields) == (("S42-SCREEN",), ("because",))


ON_LEAVE = Period(since=date(2026, 3, 2), until=date(2026, 3, 6))


@pytest.mark.parametrize(
    ("facts", "day", "against"),
    [
        ({}, date(2026, 3, 2), ()),
        ({"on_leave": ON_LEAVE}, date(2026, 3, 6), ("On leave today.",)),
        ({"on_leave": ON_LEAVE}, date(2026, 3, 9), ()),
        ({"conflicts": (PERSON,)}, date(2026, 3, 2), ("Has a conflict of interest about this person.",)),
        ({"conflicts": (UUID(int=77),)}, date(2026, 3, 2), ()),
    ],
)
def test_who_is_away_or_too_near_is_proposed_with_what_stands_against_it(
    facts: dict[str, Any], day: date, against: tuple[str, ...]
) -> None:
    """Shown to whoever chooses, last in the list; nobody is left out in silence (S42-DSO-ALLOC, S42-CO-CONFLICT)."""
    workers = {
        "ann": WorkerFacts(roles=("IO",), team="Thanet", **facts),
        "zed": WorkerFacts(roles=("IO",), team="Thanet"),
    }
    found = candidates("IO", "Thanet", workers, SafeguardingFile(person=PERSON), day)
    assert {each.worker: tuple(o.words for o in each.against) for each in found} == {"ann": against, "zed": ()}
    assert [each.worker for each in found] == (["zed", "ann"] if against else ["ann", "zed"])
