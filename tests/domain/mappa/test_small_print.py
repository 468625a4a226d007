"""What a MAPPA case keeps of an event: facts that another rule asks about later."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.happened import Happened
from domain.kernel.refusal import Refusal
from domain.mappa.disclosure.state import Intended
from domain.mappa.eligibility.ending import EndReviewed, end_reviewed
from domain.mappa.file import MappaFile
from domain.mappa.lead.leading import LeadAgencySet, lead_agency_set
from domain.mappa.level.common import set_level
from domain.mappa.level.reviewing import LevelChangeNoted, level_change_noted
from domain.mappa.level.state import Level
from domain.mappa.lifecycle import CHART, charge
from domain.mappa.meetings.agenda import AgendaCovered, agenda_covered
from domain.mappa.opening import OffenderIdentified, offender_identified
from domain.mappa.place.common import facts_of
from domain.mappa.place.leaving import OffenderRecalled, offender_recalled
from tests.domain.mappa.test_each_guard_alone import COMMANDS, NOW, case, meeting, told

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


_AGAIN = {"id": "a1", "words": "Invented", "agency": "police"}
_IN_DISPUTE = {"disagreement": True, "agencies": ["police"], "referral_considered": "Invented"}
POINTED: list[tuple[str, MappaFile, dict[str, Any], str, str]] = [
    ("WarnSchool", case(), {}, "MAPPA-DTC-SCHOOL-DSL", "safeguarding_lead"),
    ("MakeDisclosure", case(disclosure={"open": {"d1": Intended(recipient="employer", complex=True)}}), {"id": "d1"},
     "MAPPA-DIS-COMPLEX-UNDERTAKING", "undertaking"),
    ("ReviewBeforeEnd", case(), {"decision": "category_3", "because": "Invented", "criteria_met": True},
     "MAPPA-END-REREGISTER-CRITERIA", "needs_active_management"),
    ("RecordProfessionalsMeeting", case(), _IN_DISPUTE, "MAPPA-LVL-PROF-MEETING", "escalated"),
    ("AgreeActions", case(meetings={**meeting(state="held", chair="polly"), "actions": {"a1": object()}}),
     {"meeting": "m1", "actions": [_AGAIN]},
     "MAPPA-RMP-SMART", "actions"),
    ("ConfirmMinutesReceipt", case(meetings=meeting(state="distributed")), {"meeting": "m1", "agency": "police"},
     "MAPPA-MIN-RECEIPT", "agency"),
    ("ChangeChair", case(meetings=meeting()), {"meeting": "m1", "chair": "nobody", "because": "Invented"},
     "MAPPA-MTG-CHAIR-QUALIFIED", "chair"),
    ("DecideDisclosure", case(), {"disclose": False, "because": "Invented", "review": "r1"},
     "MAPPA-DIS-TRIGGERS", "triggers_considered"),
    ("RecordNotificationRequirement", case(),
     {"requirement": "r1", "facts": {"regime": "soa_part_2", "since": "2026-03-02", "until": "2026-03-01"}},
     "CASE-TIME-ORDER", "facts.until"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "file", "fields", "rule", "field"), POINTED, ids=[row[0] for row in POINTED])
def test_a_refusal_names_the_field_that_mends_it(
    command: str, file: MappaFile, fields: dict[str, Any], rule: str, field: str
) -> None:
    asked = COMMANDS[command].model_validate({"type": command, **fields})
    ruling = CHART.decide(asked, file, NOW)
    assert isinstance(ruling, Refusal)
    assert (rule, field) in {(each.rule, each.field) for each in ruling.objections}


def test_every_change_that_was_noted_is_owed_its_review() -> None:
    """7.23: a second one does not take the place of the first."""
    file = case(level={"review_owed": frozenset({"information"})})
    event = LevelChangeNoted(kind="change", told_by="police")
    assert level_change_noted(file, event).level.review_owed == {"information", "change"}


def test_a_recall_ends_the_stay_in_approved_premises_wherever_they_were() -> None:
    """Else the area of the premises would manage somebody who is in prison elsewhere."""
    stay = {"premises_since": date(2026, 1, 5), "premises_until": date(2026, 4, 5), "premises_area": "sussex"}
    event = OffenderRecalled.model_construct(kind="standard", establishment="invented", release_on=None)
    after = offender_recalled(case(place=stay), event).place
    assert (after.premises_since, after.premises_until, after.premises_area) == (None, None, "")
    assert after.kind == "recalled_standard"


@pytest.mark.parametrize("flag", ["work_restricted", "homelessness_risk"])
def test_custody_knows_which_flags_bring_clocks_of_their_own(flag: str) -> None:
    known = facts_of(case(flags={"standing": frozenset({flag})}), date(2026, 3, 2))
    assert {"work_restricted": known["work_restricted"], "homelessness_risk": known["homelessness"]} == {
        "work_restricted": flag == "work_restricted", "homelessness_risk": flag == "homelessness_risk",
    }  # fmt: skip


def test_what_somebody_read_in_a_schedule_is_kept_as_read_and_not_as_the_list() -> None:
    """It counts, but the line says that it was attested, and by which source."""
    outcome = {"outcome": "o1", "kind": "conviction", "offence": "invented-s1", "on": "2026-03-02",
               "attested": {"soa2003-sch3": {"listed": True, "source": "Schedule 3 read"}}}  # fmt: skip
    asked = COMMANDS["RecordOutcome"].model_validate({"type": "RecordOutcome", **outcome})
    recorded = next(e for e in CHART.decide(asked, case(), NOW) if e.tag() == "OutcomeRecorded")
    said = recorded.listings["soa2003-sch3"]
    assert (said.says, said.attested, said.version) == ("listed", True, "Schedule 3 read")


def test_a_case_is_about_who_was_identified() -> None:
    event = OffenderIdentified(person=UUID(int=5), agency="probation", area="kent", born=date(1990, 2, 3))
    file = offender_identified(MappaFile(), event)
    assert (file.person, file.born, file.area, file.stage) == (UUID(int=5), date(1990, 2, 3), "kent", "SCREENING")
