"""The ladder of a duty: every rung once, in order, at its instant; met, lapsed, or caught up with late."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar import ENGLAND_AND_WALES, Span, Unit
from domain.kernel.clocks import Clock
from domain.kernel.docket import evolve_docket, touched
from domain.kernel.duty import Docket, DutyState, key_of
from domain.kernel.duty_events import DutyArose, DutyBreached, DutyLapsed, DutyMet, DutyRetimed
from domain.kernel.happened import Happened
from domain.kernel.message import Event
from domain.kernel.timetable import reckon
from tests.domain.kernel.library import (
    CLOCKS,
    LIB,
    LOAN,
    RETURNED,
    RITA,
    RULES,
    WRITTEN_OFF,
    AskForChapter,
    Borrow,
    FeePaid,
    Loan,
    LostReported,
    OwnerTold,
    PayFee,
    Renew,
    ReportLost,
    ReturnBook,
    SendChapter,
    TellOwner,
    borrowed,
    instant,
    local,
)

WHOLE_LADDER = [
    ("DutyApproaching", "Wed 04 Mar 09:00:00"),
    ("DutyFellDue", "Fri 06 Mar 00:00:00"),
    ("DutyBreached", "Fri 06 Mar 00:00:00"),
    ("DutyEscalated Librarian", "Fri 06 Mar 09:00:00"),
    ("DutyEscalated Director", "Mon 09 Mar 09:00:00"),
]


def test_a_duty_arises_with_its_target_its_due_date_and_its_breach_date():
    dates = borrowed().duty("LIB-RETURN").dates
    found = [local(at) for at in (dates.target, dates.due, dates.breach)]
    assert found == ["Wed 04 Mar 23:59:59", "Thu 05 Mar 23:59:59", "Thu 05 Mar 23:59:59"]


def test_every_rung_is_climbed_in_order_when_time_passes_in_one_leap():
    assert borrowed().passes("2026-03-10T12:00").ladder == WHOLE_LADDER


def test_every_rung_says_which_of_several_things_is_owed():
    """A duty of one chapter is not taken for that of another: each rung names its subject."""
    loan = borrowed().do(AskForChapter(chapter="7"), RITA).passes("2026-04-30T12:00")
    of_the_scan = [each.event.subject for each in loan.last.happened if getattr(each.event, "rule", "") == "LIB-SCAN"]
    assert len(of_the_scan) > 1
    assert set(of_the_scan) == {"7"}


@pytest.mark.parametrize("rung", WHOLE_LADDER)
def test_a_rung_is_climbed_at_its_second_and_not_a_microsecond_before(rung):
    loan = borrowed()
    instants = [ahead.at for ahead in loan.duty("LIB-RETURN").dates.rungs]
    at = instants[WHOLE_LADDER.index(rung)]
    loan.passes(at - timedelta(microseconds=1))
    assert loan.rungs == [found for found, when in zip(WHOLE_LADDER, instants, strict=True) if when < at]
    assert rung in loan.passes(at).ladder
    assert loan.passes(at).ladder == []


def test_a_rung_carries_its_own_instant_however_late_it_is_noticed():
    loan = borrowed().passes("2026-03-06T09:30")
    for happened in loan.last.happened:
        if hasattr(happened.event, "at"):
            assert happened.effective_at == happened.event.at
        assert (happened.recorded_at, happened.by) == (loan.now, "clock")


def test_a_duty_goes_up_its_states_with_its_ladder():
    loan, instants = borrowed(), ("03-04T08:59", "03-04T09:00", "03-05T23:59:59", "03-06T00:00", "03-06T09:00")
    states = [loan.passes(f"2026-{when}").duty("LIB-RETURN").state.value for when in instants]
    assert states == ["running", "approaching", "approaching", "breached", "escalated"]


def test_due_and_breach_are_two_instants_where_the_rule_counts_them_otherwise():
    loan = borrowed(until=date(2026, 6, 1)).do(AskForChapter(chapter="3")).passes("2026-03-20T12:00")
    assert loan.duty("LIB-SCAN/3").state is DutyState.ESCALATED
    climbed = [(r.kind.value, local(r.at)) for r in loan.duty("LIB-SCAN/3").fired]
    assert climbed == [
        ("approaching", "Thu 12 Mar 09:00:00"),
        ("due", "Tue 17 Mar 00:00:00"),
        ("breached", "Thu 19 Mar 00:00:00"),
        ("escalated", "Thu 19 Mar 09:00:00"),
    ]


def test_a_breach_that_would_come_before_its_due_date_comes_with_it():
    """Over Easter twelve working days are longer than fourteen days; over a quiet month they could be shorter."""
    short = replace(RULES[1], limit=replace(RULES[1].limit, breach=Span(9, Unit.WORKING_DAY)))
    dates = reckon(short, instant("2026-03-02T09:00"), ENGLAND_AND_WALES, "x")  # nine working days: Friday 13 March
    assert local(dates.due) == local(dates.breach) == "Mon 16 Mar 23:59:59"


def test_between_due_and_breach_it_can_still_be_met_in_time():
    loan = borrowed(until=date(2026, 6, 1)).do(AskForChapter(chapter="3"))
    loan.at("2026-03-18T23:59:59").do(SendChapter(chapter="3"))
    assert "DutyFellDue" in loan.names
    assert "LIB-SCAN/3" in [met.duty for met in loan.events(DutyMet) if met.in_time]


def test_hours_run_day_and_night_and_over_the_change_of_the_clock():
    loan = borrowed("2026-03-28T10:00").do(ReportLost())
    assert local(loan.duty("LIB-NOTICE").dates.breach) == "Sun 29 Mar 11:00:00"
    assert loan.passes("2026-03-29T11:00:00").ladder == []
    assert loan.passes("2026-03-29T11:00:01").ladder == [
        ("DutyFellDue", "Sun 29 Mar 11:00:01"), ("DutyBreached", "Sun 29 Mar 11:00:01"),
    ]  # fmt: skip


def test_an_escalation_waits_for_a_working_day():
    loan = borrowed("2026-03-27T09:00")  # due Wed 1 April; a Thursday's breach, then Easter
    roles = {r.role: local(r.at) for r in loan.duty("LIB-RETURN").dates.rungs if r.role}
    assert roles == {"Librarian": "Thu 02 Apr 09:00:00", "Director": "Tue 07 Apr 09:00:00"}


def test_an_escalation_that_the_breach_has_passed_on_its_day_goes_to_the_next_working_day():
    late = replace(LOAN.rules[2].limit, escalations=LOAN.rules[0].limit.escalations[:1])
    rule = replace(LOAN.rules[2], limit=late)
    for began, told in (("2026-03-05T08:00", "Fri 06 Mar 09:00:00"), ("2026-03-05T10:00", "Mon 09 Mar 09:00:00")):
        assert local(reckon(rule, instant(began), ENGLAND_AND_WALES, "x").rungs[-1].at) == told


def test_a_ladder_is_in_the_order_of_time_in_whatever_order_the_rule_lists_its_escalations():
    reversed_ = replace(RULES[0].limit, escalations=RULES[0].limit.escalations[::-1])
    rungs = reckon(replace(RULES[0], limit=reversed_), instant("2026-03-02T09:00"), ENGLAND_AND_WALES, "x").rungs
    assert [rung.role for rung in rungs][-2:] == ["Librarian", "Director"]


def test_no_approach_is_said_where_it_would_lie_before_the_start():
    loan = borrowed("2026-03-02T09:00", until=date(2026, 3, 3))
    assert loan.duty("LIB-RETURN").dates.rungs[0].kind.value == "due"


@pytest.mark.parametrize("when", ["2026-03-05T23:59:59", "2026-03-05T23:59:59.999999"])
def test_what_is_done_in_the_last_second_is_in_time_and_no_breach_is_said(when):
    loan = borrowed().at(when).do(ReturnBook(), RITA)
    assert [met.in_time for met in loan.events(DutyMet)] == [True]
    assert not loan.events(DutyBreached)


def test_what_is_done_in_the_second_after_is_late_and_the_breach_is_said_first():
    loan = borrowed().at("2026-03-06T00:00:00").do(ReturnBook(), RITA)
    assert loan.brought[1:5] == ["DutyFellDue", "DutyBreached", "ReminderSent", "DutyArose"]
    assert [met.in_time for met in loan.events(DutyMet) if met.duty == "LIB-RETURN"] == [False]


def test_a_duty_that_was_met_climbs_no_more():
    loan = borrowed().do(ReturnBook(), RITA)
    assert loan.passes("2027-03-01T00:00").brought == []
    assert loan.case.docket.next_alarm is None


def test_what_happened_before_the_breach_but_was_learned_after_it_is_met_in_time_and_the_breach_stays():
    loan = borrowed().passes("2026-03-06T10:00").do(ReturnBook(), RITA, effective="2026-03-05T16:00")
    met = loan.events(DutyMet)[0]
    assert (met.in_time, local(met.at)) == (True, "Thu 05 Mar 16:00:00")
    assert [breached.duty for breached in loan.events(DutyBreached)] == ["LIB-RETURN"]
    assert touched(Docket(), tuple(loan.happened))[0].state is DutyState.MET


def test_what_happened_after_the_breach_is_met_late():
    loan = borrowed().passes("2026-03-06T10:00").do(ReturnBook(), RITA)
    assert touched(Docket(), tuple(loan.happened))[0].state is DutyState.MET_LATE


def test_a_duty_recorded_after_its_rungs_climbs_to_where_it_stands_in_the_same_decision():
    loan = Loan().at("2026-03-06T10:00").do(Borrow(), RITA, effective="2026-03-02T09:00")
    assert loan.ladder == WHOLE_LADDER[:4]
    assert loan.brought[:3] == ["CaseOpened", "Borrowed", "DutyArose"]
    assert loan.duty("LIB-RETURN").arose_at == instant("2026-03-02T09:00")
    assert local(loan.case.docket.next_alarm) == "Mon 09 Mar 09:00:00"


def test_what_was_due_first_is_recorded_before_the_command_that_finds_it():
    loan = borrowed().at("2026-03-04T09:00").do(AskForChapter())
    assert loan.brought == ["DutyApproaching", "ChapterAsked", "DutyArose"]


def test_a_duty_lapses_by_the_event_that_its_clock_names():
    loan = borrowed().do(ReportLost())
    lapsed = loan.events(DutyLapsed)
    assert [(each.duty, each.because) for each in lapsed] == [("LIB-RETURN", "LostReported")]
    assert "LIB-RETURN" not in loan.case.docket.open


def test_duties_of_one_rule_are_told_apart_by_their_subject():
    loan = borrowed().do(AskForChapter(chapter="1")).do(AskForChapter(chapter="2")).do(SendChapter(chapter="1"))
    assert set(loan.case.docket.open) == {"LIB-RETURN", "LIB-SCAN/2"}
    assert [met.subject for met in loan.events(DutyMet)] == ["1"]


def test_a_rule_that_arises_again_gets_a_key_of_its_own():
    loan = borrowed()
    for _ in range(3):
        loan.do(AskForChapter(chapter="1"))
    keys = [arose.duty for arose in loan.events(DutyArose)]
    assert keys == ["LIB-RETURN", "LIB-SCAN/1", "LIB-SCAN/1#2", "LIB-SCAN/1#3"]
    assert loan.do(SendChapter(chapter="1")).brought.count("DutyMet") == 3


def test_no_subject_can_take_the_key_of_another_ones_second_duty():
    loan = borrowed().do(AskForChapter(chapter="1")).do(AskForChapter(chapter="1#2")).do(AskForChapter(chapter="1"))
    keys = [arose.duty for arose in loan.events(DutyArose)]
    assert len(set(keys)) == len(keys) == len(loan.case.docket.open)


def test_a_key_says_rule_subject_and_occurrence():
    docket = Docket(raised={"R": 1, "R/s": 2})
    assert [key_of(docket, "R", None), key_of(docket, "R", "s"), key_of(docket, "R", "t")] == ["R#2", "R/s#3", "R/t"]


def test_a_final_stage_ends_what_is_open_save_what_outlives_it():
    loan = borrowed().do(AskForChapter()).do(ReturnBook(damaged=True), RITA)
    lapsed = [(each.duty, each.because) for each in loan.events(DutyLapsed)]
    assert lapsed == [("LIB-SCAN/1", RETURNED)]
    assert set(loan.case.docket.open) == {"LIB-FEE"}
    assert local(loan.duty("LIB-FEE").dates.due) == "Thu 02 Apr 23:59:59"
    assert loan.do(PayFee(), RITA).case.docket.open == {}


def test_what_arises_after_the_end_is_owed_although_its_rule_does_not_outlive_a_case():
    afterwards = replace(LOAN, clocks=(*CLOCKS, Clock("LIB-NOTICE", "Librarian", (FeePaid,), (OwnerTold,))))
    loan = Loan(afterwards).at("2026-03-02T09:00").do(Borrow(), RITA).do(ReturnBook(), RITA).do(PayFee(), RITA)
    assert set(loan.case.docket.open) == {"LIB-NOTICE"}


def test_a_clock_does_not_start_where_its_condition_does_not_hold():
    assert "LIB-FEE" not in borrowed().do(ReturnBook(damaged=False), RITA).case.docket.open


def test_what_a_breach_brings_starts_a_clock_of_its_own_at_the_breach():
    loan = borrowed().passes("2026-03-10T12:00")
    reminder = loan.duty("LIB-REMINDER")
    assert (local(reminder.arose_at), local(reminder.dates.due)) == ("Fri 06 Mar 00:00:00", "Fri 13 Mar 23:59:59")
    assert loan.case.file.told == ("reader",)


def test_what_a_breach_brings_may_end_the_case_and_asks_other_cases_too():
    loan = borrowed().passes("2026-03-06T00:00")
    assert [follow_up.lifecycle for follow_up in loan.last.follow_ups] == ["binding"]
    loan.passes("2026-03-20T12:00")
    assert loan.case.file.stage == WRITTEN_OFF
    assert [(each.duty, each.because) for each in loan.events(DutyLapsed)] == [
        ("LIB-RETURN", WRITTEN_OFF), ("LIB-REMINDER", WRITTEN_OFF),
    ]  # fmt: skip
    assert loan.case.docket.next_alarm is None


def test_nothing_ends_twice_where_two_clocks_share_a_rule():
    notice = CLOCKS[2]
    shared = replace(LOAN, clocks=(*CLOCKS, replace(notice, holder="Director"), Clock(
        "LIB-NOTICE", "Librarian", (), (), lapses_on=(OwnerTold,))))  # fmt: skip
    loan = Loan(shared).at("2026-03-02T09:00").do(Borrow(), RITA).do(ReportLost())
    assert set(loan.case.docket.open) == {"LIB-NOTICE", "LIB-NOTICE#2"}
    loan.do(TellOwner())
    assert sorted(met.duty for met in loan.events(DutyMet)) == ["LIB-NOTICE", "LIB-NOTICE#2"]
    assert [lapsed.duty for lapsed in loan.events(DutyLapsed)] == ["LIB-RETURN"]


def test_the_agreed_date_stands_in_place_of_the_budget():
    loan = borrowed(until=date(2026, 3, 21))  # a Saturday: an agreed day is kept as it was agreed
    dates = loan.duty("LIB-RETURN").dates
    assert {local(dates.due), local(dates.breach)} == {"Sat 21 Mar 23:59:59"}
    assert dates.explanation.agreed == date(2026, 3, 21)
    kinds = {r.kind.value: local(r.at) for r in dates.rungs if r.role != "Director"}
    assert kinds["approaching"] == "Thu 19 Mar 09:00:00"
    assert kinds["escalated"] == "Mon 23 Mar 09:00:00"


def test_another_agreed_date_moves_the_duty_and_its_ladder():
    loan = borrowed().passes("2026-03-06T09:00").do(Renew(until=date(2026, 3, 12)), RITA)
    assert loan.brought == ["Renewed", "DutyExtended"]
    assert loan.duty("LIB-RETURN").state is DutyState.RUNNING
    loan.passes("2026-03-13T00:00")
    assert [rung for rung in loan.rungs if rung[0] != "DutyEscalated Librarian"] == [
        *WHOLE_LADDER[:3], ("DutyApproaching", "Wed 11 Mar 09:00:00"),
        ("DutyFellDue", "Fri 13 Mar 00:00:00"), ("DutyBreached", "Fri 13 Mar 00:00:00"),
    ]  # fmt: skip


@pytest.mark.parametrize("until", [None, date(2026, 3, 12)])
def test_an_amendment_that_names_no_other_date_leaves_the_agreed_one(until):
    loan = borrowed(until=date(2026, 3, 12)).at("2026-03-03T09:00").do(Renew(until=until), RITA)
    assert loan.brought == ["Renewed"]
    assert local(loan.duty("LIB-RETURN").dates.due) == "Thu 12 Mar 23:59:59"


def test_a_rung_that_did_not_move_is_not_climbed_again_by_a_late_recorded_amendment():
    """The approach was said; an amendment of before it is learned after it, and leaves the approach in place."""
    loan = borrowed(until=date(2026, 3, 13)).passes("2026-03-12T10:00")
    assert loan.ladder == [("DutyApproaching", "Thu 12 Mar 09:00:00")]
    loan.do(Renew(until=date(2026, 3, 15)), RITA, effective="2026-03-11T10:00")  # Sunday: approach still on Thursday
    assert loan.ladder == []
    assert loan.passes("2026-03-12T12:00").ladder == []
    assert loan.duty("LIB-RETURN").state is DutyState.APPROACHING


def test_events_of_a_lifecycle_are_no_duties_even_where_a_field_is_called_so():
    class Rota(Event):
        duty: str = "LIB-RETURN"

    loan = borrowed()
    night = Happened(Rota(duty="night"), loan.now, loan.now, LIB.id, "x")
    assert touched(loan.case.docket, (night,)) == ()
    assert evolve_docket(loan.case.docket, night) == loan.case.docket


def test_a_late_word_about_an_ended_duty_changes_nothing():
    loan = borrowed().do(ReturnBook(), RITA)
    late = DutyBreached(duty="LIB-RETURN", rule="LIB-RETURN", at=loan.now)
    assert evolve_docket(loan.case.docket, Happened(late, loan.now, loan.now, "clock", "x")) == loan.case.docket


def test_of_equal_instants_the_duty_that_arose_first_comes_first():
    loan = borrowed().do(AskForChapter(chapter="b")).do(AskForChapter(chapter="a")).passes("2026-03-12T09:00")
    approached = [h.event.duty for h in loan.happened if h.event.tag() == "DutyApproaching"]
    assert approached == ["LIB-RETURN", "LIB-SCAN/b", "LIB-SCAN/a"]


def test_a_lifecycles_event_may_start_one_clock_and_end_another():
    loan = borrowed().at("2026-03-03T10:00").do(ReportLost())
    assert loan.brought == ["LostReported", "DutyLapsed", "DutyArose"]
    assert isinstance(loan.last.happened[0].event, LostReported)
    assert not loan.events(DutyRetimed)
