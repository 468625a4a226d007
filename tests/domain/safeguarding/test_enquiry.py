"""Rows 14 to 18: planning, agencies and their clock, meetings, disputes, sanctions, the IO's work."""

import itertools
from dataclasses import replace

import pytest

from tests.domain.safeguarding.conftest import CAUSING, SAFEGUARDING, TERMS, TRIAGE

ROW_14 = {
    "terms": ("SetTermsOfReference", TERMS),
    "officer": ("AllocateIo", {"io": "noel", "suitable_because": "Invented"}),
    "advocate": ("DecideAdvocate", {"substantial_difficulty": False, "why": "Invented"}),
}
KEY = "S42-CO-14D/east-trust"
WITHOUT_DATE = {**TERMS, "tasks": [{"id": "files", "words": "Invented task", "who": "noel", "by": "2026-03-30"}]}


def enquiry_without_date(tell):
    story = tell().reaches("PLANNING").happy("SetTermsOfReference", **WITHOUT_DATE)
    for name in ("officer", "advocate"):
        story.happy(ROW_14[name][0], **ROW_14[name][1])
    return story


def due(story) -> str:
    return story.case.docket.open[KEY].dates.due.date().isoformat()


@pytest.mark.parametrize("order", list(itertools.permutations(ROW_14)))
def test_terms_officer_and_advocate_come_in_any_order_and_the_last_opens_the_enquiry(tell, order) -> None:
    story = tell().reaches("PLANNING")
    for name in order:
        assert story.stage == "PLANNING"
        story.happy(ROW_14[name][0], **ROW_14[name][1])
    assert story.stage == "ENQUIRY"


def test_terms_that_an_allocated_officer_did_not_discuss_are_refused(tell) -> None:
    story = tell().reaches("PLANNING").happy("AllocateIo", io="ines", suitable_because="Invented")
    assert story.do("SetTermsOfReference", **TERMS).refused == ("S42-TOR-DISCUSS",)


def planned_for(tell, home: str):
    story = tell().happy(
        "ReceiveReferral", person="00000000-0000-4000-8000-000000000001", channel="KASC", home_team=home
    )
    story.happy(
        "ProgressConcern", enquiry_type="non_statutory", why="Invented", non_statutory_factors=["care_leaver"],
        triage=TRIAGE,
    )  # fmt: skip
    for category in ("vulnerability", "impact", "likelihood"):
        story.happy("RateRisk", category=category, level="low", why="Invented")
    story.happy("SetOverallRisk", level="low").happy(
        "HoldStrategyDiscussion", participants=["colleague"], analysis="Invented"
    )
    return story.happy("DecideFullEnquiry", why="Invented")


def test_an_officer_of_another_team_needs_both_managers_and_a_reason(tell) -> None:
    story = planned_for(tell, "Thanet")
    officer = {"io": "otto", "suitable_because": "Invented"}
    assert story.do("AllocateIo", **officer).refused == ("S42-TEAM-IO-EXC",) * 3
    assert story.do("AllocateIo", **officer, agreed_by=["cal"], agreed_because="Invented").fields == ("agreed_by",)
    assert story.do("AllocateIo", **officer, agreed_by=["cal", "dora"], agreed_because="Invented").refused
    assert story.do("AllocateIo", **officer, agreed_by=["cal", "cora"]).fields == ("agreed_because",)
    story.happy("AllocateIo", **officer, agreed_by=["cal", "cora"], agreed_because="Invented")
    assert story.case.file.officers[0].worker == "otto"


def test_a_partners_officer_needs_no_team_but_does_not_make_safeguarding_personal(tell) -> None:
    story = planned_for(tell, "Thanet").happy("AllocateIo", io="polly", suitable_because="Invented")
    story.happy("SetTermsOfReference", **{**TERMS, "discussed_with": ["polly"]})
    story.happy("DecideAdvocate", substantial_difficulty=False, why="Invented")
    assert story.do("CauseOthers", **CAUSING).refused == ("S42-MSP-STAYS-LA",)
    story.happy("AllocateIo", io="ines", suitable_because="Invented", tor_discussed=True)
    assert story.do("CauseOthers", **CAUSING).refused == ()


def test_an_agency_has_fourteen_calendar_days_from_the_written_request(tell) -> None:
    story = enquiry_without_date(tell).at("2026-03-20T16:00").happy("CauseOthers", **CAUSING)
    assert due(story) == "2026-04-03"  # Good Friday: calendar days pass over nothing


def test_a_date_in_the_terms_of_reference_stands_in_place_of_the_fourteen_days(tell) -> None:
    story = tell().reaches("ENQUIRY").happy("CauseOthers", **CAUSING)
    assert due(story) == "2026-03-30"
    assert story.case.docket.open[KEY].dates.explanation.agreed.isoformat() == "2026-03-30"


def test_an_amendment_with_a_date_moves_the_agencys_clock_and_one_without_does_not(tell) -> None:
    story = enquiry_without_date(tell).happy("CauseOthers", **CAUSING)
    task = {"id": "more", "words": "Invented task", "who": "east-trust", "by": "2026-05-01"}
    assert story.do("AmendTor", because="Invented", tasks=[task]).brought == ("TorAmended",)
    assert story.do("AmendTor", because="Invented", agency="east-trust", tasks=[task]).brought == ("TorAmended",)
    assert due(story) == "2026-03-16"
    story.do("AmendTor", because="Invented", agency="east-trust", reply_by="2026-04-10")
    assert story.brought == ("TorAmended", "DutyExtended")
    assert due(story) == "2026-04-10"


def test_a_date_for_one_agency_leaves_the_others_clock(tell) -> None:
    story = enquiry_without_date(tell).happy("CauseOthers", **CAUSING)
    story.happy("CauseOthers", **{**CAUSING, "agency": "west-trust"})
    story.happy("AmendTor", because="Invented", agency="west-trust", reply_by="2026-04-10")
    assert due(story) == "2026-03-16"


def test_an_overdue_report_is_said_once_and_goes_to_the_manager(tell) -> None:
    story = enquiry_without_date(tell).happy("CauseOthers", **CAUSING).passes("2026-03-12T09:00")
    assert story.brought == ("DutyApproaching",)
    story.passes("2026-03-17T09:00")
    assert story.brought == ("DutyFellDue", "DutyBreached", "AgencyReportOverdue", "DutyEscalated")
    assert story.passes("2026-05-01T09:00").brought == ()
    assert story.case.file.agencies["east-trust"].state == "overdue"
    assert SAFEGUARDING.charge(story.case.file).waits_for == "agency"


def test_a_report_that_came_in_time_but_was_recorded_late_is_in_time(tell) -> None:
    story = enquiry_without_date(tell).happy("CauseOthers", **CAUSING).at("2026-03-20T09:00")
    story.do("ReceiveAgencyReport", "service", effective="2026-03-15T12:00", agency="east-trust")
    met = next(h.event for h in story.last.happened if h.event.tag() == "DutyMet")
    assert met.in_time is True


def test_a_report_given_back_has_a_clock_only_if_a_date_was_agreed(tell) -> None:
    story = enquiry_without_date(tell).happy("CauseOthers", **CAUSING)
    back = {"agency": "east-trust", "because": "Invented"}
    story.happy("ReceiveAgencyReport", "service", agency="east-trust", tasks_addressed=[])
    assert story.last.happened[0].event.tasks_open == ("files",)
    assert story.do("ReturnAgencyReportForCorrection", **back).brought == ("AgencyReportReturnedForCorrection",)
    story.happy("ReceiveAgencyReport", "service", agency="east-trust")
    story.do("ReturnAgencyReportForCorrection", **back, reply_by="2026-03-20")
    assert story.brought == ("AgencyReportReturnedForCorrection", "DutyArose")


def test_an_agency_is_asked_once(tell) -> None:
    story = enquiry_without_date(tell).happy("CauseOthers", **CAUSING)
    assert story.do("CauseOthers", **CAUSING).refused == ("S42-DSO-CAUSE",)


def test_the_agency_must_know_who_acts_for_the_adult(tell) -> None:
    story = tell().reaches("PLANNING").happy("SetTermsOfReference", **TERMS)
    story.happy("AllocateIo", io="noel", suitable_because="Invented")
    story.happy("DecideAdvocate", substantial_difficulty=True, advocate="Invented Advocacy", why="Invented")
    assert story.do("CauseOthers", **{**CAUSING, "knows_advocate": False}).refused == ("S42-CO-ADVOCATE",)


def test_a_provider_whose_staff_may_have_offended_waits_for_the_police(tell) -> None:
    story = tell().reaches("ENQUIRY")
    alleged = story.case.file.model_copy(update={"staff_alleged": True, "crime_suspected": True})
    story.case = replace(story.case, file=alleged)
    assert story.do("CauseOthers", **CAUSING, police_hold_clear="Invented").refused == (
        "EST-CRIME-HOLD", "S42-CRIME-EARLY",
    )  # fmt: skip
    story.happy("InformPolice")
    assert story.do("CauseOthers", **CAUSING).refused == ("EST-CRIME-HOLD",)
    assert story.do("CauseOthers", **CAUSING, police_hold_clear="Invented").refused == ()


def test_level_three_is_placed_and_lowered_only_with_the_directors_approval(tell) -> None:
    story = tell().reaches("ENQUIRY")
    sanction = {"service": "home-1", "rationale": "Invented", "action_plan": "Invented"}
    story.happy("ApproveSanction", "adam", service="home-2")
    assert story.do("PlaceSanction", level=3, **sanction).refused == ("EST-SANCTION-AP3",)
    story.happy("ApproveSanction", "adam", service="home-1").happy("PlaceSanction", level=3, **sanction)
    assert story.last.happened[0].event.no_new_placements is True
    assert story.do("PlaceSanction", level=2, **sanction).refused == ("EST-SANCTION-AP3",)
    story.happy("ApproveSanction", "adam", service="home-1").happy("PlaceSanction", level=2, **sanction)
    assert story.case.file.regions.sanctions["home-1.adult_protection"].level == 2


def test_the_enquiry_goes_to_outcome_when_the_last_officer_is_done(tell) -> None:
    story = tell().reaches("ENQUIRY").happy("AllocateIo", io="ines", suitable_because="Invented", tor_discussed=True)
    story.happy("CompleteIoWork", "noel", report="doc-1")
    assert story.stage == "ENQUIRY"
    assert story.do("CompleteIoWork", "noel", report="doc-1").refused == ("S42-ROLE-IO",)
    assert SAFEGUARDING.charge(story.case.file).worker == "ines"
    assert story.happy("CompleteIoWork", "ines", sections=["6a", "6b", "6c"]).stage == "OUTCOME"


def test_more_enquiry_puts_the_officers_to_work_again(tell) -> None:
    story = tell().reaches("OUTCOME").happy("AskForMoreEnquiry", missing="Invented")
    assert (story.stage, SAFEGUARDING.charge(story.case.file).worker) == ("ENQUIRY", "noel")
    assert story.happy("CompleteIoWork", "noel", report="doc-2").stage == "OUTCOME"


def test_an_outstanding_report_stops_the_plan(tell) -> None:
    story = enquiry_without_date(tell).happy("CauseOthers", **CAUSING).happy("CompleteIoWork", "noel", report="doc-1")
    plan = {
        "enough_because": "Invented", "for_adult": "Invented", "for_person_responsible": "Invented",
        "shared_with_adult": True,
    }  # fmt: skip
    assert story.do("RecordPostEnquiryPlan", **plan).refused == ("S42-POST-ASSURE", "S42-CO-NOTCLOSE")
    story.happy("ReceiveAgencyReport", "service", agency="east-trust", tasks_addressed=["files"])
    assert story.do("RecordPostEnquiryPlan", **plan).refused == ("S42-POST-ASSURE", "S42-CO-NOTCLOSE")
    story.happy("AssureAgencyReport", agency="east-trust", analysis="Invented", required_actions="None")
    assert story.do("RecordPostEnquiryPlan", **plan).fields == ("assured.east-trust",)
    assert story.happy("RecordPostEnquiryPlan", **plan, assured={"east-trust": "Invented"}).stage == "CLOSURE_REVIEW"
