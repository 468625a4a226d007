"""What a MAPPA case keeps of an event: facts that another rule asks about later."""

from datetime import UTC, date, datetime

import pytest

from domain.kernel.happened import Happened
from domain.mappa.eligibility.ending import EndReviewed, end_reviewed
from domain.mappa.lead.leading import LeadAgencySet, lead_agency_set
from domain.mappa.level.common import set_level
from domain.mappa.level.state import Level
from domain.mappa.lifecycle import charge
from domain.mappa.meetings.agenda import AgendaCovered, agenda_covered
from tests.domain.mappa.test_each_guard_alone import case, meeting, told

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_what_waited_for_the_level_waits_no_more_once_it_is_set() -> None:
    waiting = case(level={"referral": object(), "review_owed": frozenset({"change"}), "mctc": "asked"})
    assert charge(waiting).waits_for == "referral_decision,level_review"
    settled = set_level(waiting, 2, AT)
    assert (settled.level.number, settled.level.mctc) == (2, Level().mctc)
    assert charge(settled).waits_for is None


def test_another_lead_agency_allocates_somebody_of_its_own() -> None:
    before = case(lead={"unit": "kent-east", "practitioner_allocated": True})
    event = LeadAgencySet(agency="police", rule="MAPPA-LEAD-POLICE", before="probation")
    after = lead_agency_set(before, event, Happened(event, AT, AT, "polly", "2026-01")).lead
    assert (after.agency, after.unit, after.practitioner_allocated) == ("police", "", False)


def test_a_review_before_the_end_counts_for_that_end() -> None:
    event = EndReviewed.model_validate(
        {"decision": "neither", "because": "Invented", "criteria_met": False, "needs_active_management": False,
         "end": date(2026, 9, 1)}
    )  # fmt: skip
    review = end_reviewed(case(), event).eligibility.review
    assert review is not None
    assert (review.end, review.decision) == (date(2026, 9, 1), "neither")


@pytest.mark.parametrize(
    ("before", "report", "after"), [(False, "", False), (False, "Invented", True), (True, "", True)]
)
def test_a_core_group_has_reported_when_a_meeting_heard_it(before: bool, report: str, after: bool) -> None:
    """13a.49."""
    file = case(meetings={**meeting(state="held"), "core_group": True, "core_reported": before})
    event = AgendaCovered(meeting="m1", core_group_report=report)
    assert agenda_covered(file, event).meetings.core_reported is after


RECORDED = {"meeting": "m1", "recording": "audio", "consent": True}
_ONE = "Only the minute-taker records, for the minutes alone, and the board has agreed to it."


@pytest.mark.parametrize(
    ("by", "agreed", "refused"),
    [("minute_taker", True, False), ("minute_taker", False, True), ("other", True, True), ("other", False, True)],
)
def test_only_the_minute_taker_records_and_only_where_the_board_agreed(by: str, agreed: bool, refused: bool) -> None:
    words = told("OpenMeeting", case(meetings=meeting(state="invited")), **RECORDED, recorded_by=by, smb_agreed=agreed)
    assert (_ONE in words) is refused


@pytest.mark.parametrize(("issue", "refused"), [("", True), ("A report is expected on Sunday", False)])
def test_press_officers_come_for_a_major_issue_that_is_named(issue: str, refused: bool) -> None:
    press = {"who": "pia", "body": "police", "capacity": "communications", "signed": True}
    said = told(
        "OpenMeeting", case(meetings=meeting(state="invited")), meeting="m1", attendees=[press], media_issue=issue
    )
    assert ("Press officers come only for a major media issue: say which." in said) is refused


@pytest.mark.parametrize(
    ("months", "agree", "refused"), [(2, False, True), (2, True, False), (3, False, False), (None, False, False)]
)
def test_a_stay_under_three_months_needs_both_areas(months: int | None, agree: bool, refused: bool) -> None:
    """17.8: three months are no short stay."""
    said = told("SetMappaArea", case(), area="kent", residence="sussex", months_of_residence=months,
                both_areas_agree=agree, reason="Invented")  # fmt: skip
    assert ("The stay is under three months: both areas must agree to another area." in said) is refused
