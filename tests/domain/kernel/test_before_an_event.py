"""Clocks counted back from a day that is known and may move (custody clocks: MAPPA-CUS)."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from domain.calendar.spans import Span, Unit
from domain.kernel.docket import evolve_duty
from domain.kernel.duty import Rung, RungKind
from domain.kernel.duty_events import DutyArose, DutyDueAtOnce, DutyLapsed, DutyRetimed
from domain.kernel.words import explain
from domain.law.rule import Escalation, Lead, Limit, Roll
from tests.domain.kernel.library import LIB, instant
from tests.domain.kernel.voyage import (
    NINE,
    Check,
    CrewCalled,
    Move,
    Moved,
    Planned,
    before,
    days,
    local,
    months,
    planned,
    working,
)

RELEASE = date(2027, 8, 31)
ALL = (
    before("M18", Limit(months(-18))),
    before("M6", Limit(months(-6), lead=Lead(5, NINE))),
    before("M7HALF", Limit(months(-7), plus=days(-15))),
    before("D14", Limit(days(-14))),
    before("WD2", Limit(working(-2))),
)


def test_several_clocks_hang_on_one_day():
    voyage = planned(RELEASE, "2026-01-05T10:00", *ALL)
    assert {key: voyage.due(key) for key in ("M18", "M6", "M7HALF", "D14", "WD2")} == {
        "M18": "2026-02-28 23:59:59",  # months clamp to the month's end
        "M6": "2027-02-28 23:59:59",  # a Sunday: never rolled
        "M7HALF": "2027-01-16 23:59:59",  # seven months back, and then fifteen days
        "D14": "2027-08-17 23:59:59",
        "WD2": "2027-08-26 23:59:59",  # over the summer bank holiday, 30 August, and the weekend
    }
    assert voyage.duty("WD2").dates.explanation.skipped[-1].why == "Summer bank holiday"


def test_the_explanation_says_from_which_day_it_is_counted_back():
    words = " ".join(explain(planned(RELEASE, "2026-01-05T10:00", *ALL).duty("M7HALF").dates.explanation))
    assert "Rule M7HALF asks for it 7 months and 15 days before".replace("15 days", "15 calendar days") in words
    assert "It is counted back from Tuesday 31 August 2027, as known since Monday 5 January 2026, 10:00." in words


def test_a_day_that_moves_moves_every_open_clock_and_says_why():
    voyage = planned(RELEASE, "2026-01-05T10:00", *ALL).at("2026-02-10T12:00").do(Move(sails=date(2027, 9, 30)), LIB)
    assert voyage.due("M6") == "2027-03-30 23:59:59"
    retimed = [event for event in voyage.events(DutyRetimed) if event.rule == "M6"]
    assert [(local(event.old.due), event.because) for event in retimed] == [("2027-02-28 23:59:59", "Moved")]
    assert retimed[0].dates.explanation.origin == instant("2026-01-05T10:00")
    assert voyage.brought.count("DutyRetimed") == len(ALL)


def test_the_same_day_again_changes_nothing():
    voyage = planned(RELEASE, "2026-01-05T10:00", *ALL).at("2026-02-10T12:00").do(Move(sails=RELEASE), LIB)
    assert voyage.brought == ["Moved"]


def test_a_day_that_is_known_no_more_ends_the_clocks():
    voyage = planned(RELEASE, "2026-01-05T10:00", *ALL).at("2026-02-10T12:00").do(Move(), LIB)
    assert {event.because for event in voyage.events(DutyLapsed)} == {"Moved"}
    assert not voyage.case.docket.open


def test_without_a_day_nothing_is_owed():
    assert planned(None, "2026-01-05T10:00", *ALL).brought == ["CaseOpened", "Planned"]


def test_what_has_passed_when_it_arises_is_due_at_once_with_an_urgent_notice():
    voyage = planned(RELEASE, "2027-07-01T15:00", *ALL)
    assert [event.rule for event in voyage.events(DutyDueAtOnce)] == ["M18", "M6", "M7HALF"]
    assert voyage.due("M6") == "2027-07-01 23:59:59"
    assert voyage.duty("M6").dates.breach == voyage.duty("M6").dates.due
    assert voyage.duty("M6").due_at_once
    assert not voyage.duty("D14").due_at_once
    assert voyage.events(DutyDueAtOnce)[1].reckoned == instant("2027-02-28T23:59:59")
    words = " ".join(explain(voyage.duty("M6").dates.explanation))
    assert "That was Sunday 28 February 2027, 23:59:59, which had passed when it became known" in words
    assert "due as soon as possible" in words
    assert not voyage.events(DutyArose)[0].dates.rungs[0].at < voyage.now  # no rung of a past that nobody knew


def test_a_lifecycle_may_react_to_the_urgent_notice():
    voyage = planned(RELEASE, "2027-07-01T15:00", *ALL)
    assert [event.rule for event in voyage.events(CrewCalled)] == ["M18", "M6", "M7HALF"]
    assert voyage.case.file.called == ("M18", "M6", "M7HALF")


def test_what_is_moved_into_the_past_is_due_on_the_day_of_the_move():
    voyage = planned(RELEASE, "2026-01-05T10:00", *ALL).at("2026-12-01T09:00").do(Move(sails=date(2027, 1, 4)), LIB)
    assert voyage.due("M6") == "2026-12-01 23:59:59"
    assert voyage.due("D14") == "2026-12-21 23:59:59"
    assert [event.rule for event in voyage.events(DutyDueAtOnce)] == ["M18", "M6", "M7HALF"]
    voyage.at("2026-12-01T17:00").do(Check(), LIB)
    assert "DutyMet" in voyage.brought


def test_one_that_was_due_at_once_runs_again_when_the_day_moves_away():
    voyage = planned(RELEASE, "2027-07-01T15:00", *ALL).at("2027-07-01T16:00").do(Move(sails=date(2028, 8, 31)), LIB)
    assert voyage.due("M6") == "2028-02-29 23:59:59"
    assert not voyage.duty("M6").due_at_once


def test_no_approach_is_said_of_an_instant_before_the_move():
    voyage = planned(RELEASE, "2026-01-05T10:00", *ALL).at("2027-02-24T12:00")
    voyage.do(Move(sails=date(2027, 8, 30)), LIB)
    assert [rung.kind.value for rung in voyage.duty("M6").pending] == ["due", "breached"]
    assert "DutyApproaching" not in [each.event.tag() for each in voyage.last.happened if each.by != "clock"]


def test_an_instant_is_counted_back_in_hours_over_the_clock_change():
    sailing = instant("2026-03-29T12:00")
    voyage = planned(sailing, "2026-03-27T09:00", before("H24", Limit(Span(-24, Unit.HOUR))))
    assert voyage.due("H24") == "2026-03-28 11:00:00"
    moved = voyage.at("2026-03-27T10:00").do(Move(sails=sailing + timedelta(hours=2)), LIB)
    assert moved.due("H24") == "2026-03-28 13:00:00"


def test_a_time_of_day_closes_the_last_day():
    voyage = planned(RELEASE, "2026-01-05T10:00", before("WD2", Limit(working(-2), closing=time(17))))
    assert voyage.due("WD2") == "2027-08-26 17:00:00"


@pytest.mark.parametrize(
    ("roll", "due"),
    [(None, "2027-02-28"), (Roll.BACK, "2027-02-26"), (Roll.FORWARD, "2027-03-01"), (Roll.WITHIN_WEEK, "2027-02-26")],
)
def test_a_limit_on_a_day_off_rolls_only_where_its_rule_says_so(roll: Roll | None, due: str):
    duty = planned(RELEASE, "2026-01-05T10:00", before("M6", Limit(months(-6), roll=roll))).duty("M6")
    assert local(duty.dates.due) == f"{due} 23:59:59"
    words = " ".join(explain(duty.dates.explanation))
    assert ("Sunday 28 February 2027 is no working day" in words) is bool(roll)
    assert ("Sunday 28 February 2027 does not count: Sunday" in words) is bool(roll)


def test_an_event_that_starts_and_moves_starts_only_where_nothing_runs():
    clock, rule = before("M6", Limit(months(-6)))
    both = replace(clock, starts_on=(Planned, Moved))
    voyage = planned(None, "2026-01-05T10:00", (both, rule)).at("2026-01-06T10:00").do(Move(sails=RELEASE), LIB)
    assert voyage.brought == ["Moved", "DutyArose"]
    voyage.at("2026-01-07T10:00").do(Move(sails=date(2027, 9, 30)), LIB)
    assert voyage.brought == ["Moved", "DutyRetimed"]


def test_two_escalations_to_one_role_keep_apart_when_the_day_moves():
    steps = (Escalation("Mate", 0, NINE), Escalation("Mate", 5, NINE))
    voyage = planned(RELEASE, "2027-02-01T10:00", before("M6", Limit(months(-6), escalations=steps)))
    voyage.passes("2027-03-01T12:00")  # the first escalation was made, the second is ahead, on 8 March
    duty = voyage.duty("M6")
    earlier = Rung(kind=RungKind.ESCALATED, at=instant("2027-03-01T11:00"), role="Mate", nth=2)
    dates = duty.dates.model_copy(update={"rungs": (*duty.dates.rungs[:-1], earlier)})
    moved = DutyRetimed(duty="M6", rule="M6", at=voyage.now, because="Invented", old=duty.dates, dates=dates)
    assert evolve_duty(duty, moved).pending == (earlier,)
