"""A day named years ahead: the limit is reckoned, what the ladder adds in working days waits for those years."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from domain.calendar import ENGLAND_AND_WALES, CalendarHorizonError
from domain.calendar.spans import Span, Unit
from domain.kernel.duty import Anchor, RungKind
from domain.kernel.timetable import Ledger, reckon
from domain.law.rule import Escalation, Lead, Limit, Rule

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
RULE = Rule(
    "FAR", "Far", "nowhere", "Six months before.",
    limit=Limit(Span(-6, Unit.MONTH), lead=Lead(10, time(9)), escalations=(Escalation("Boss", 0, time(9)),)),
)  # fmt: skip
SHORT = replace(
    ENGLAND_AND_WALES, last_year=2026,
    holidays={day: name for day, name in ENGLAND_AND_WALES.holidays.items() if day.year <= 2026},
)  # fmt: skip


def kinds(release: date, calendar=ENGLAND_AND_WALES):
    dates = reckon(RULE, NOW, calendar, "x", Ledger(anchor=Anchor(day=release, known_at=NOW)))
    return dates.due.date(), [rung.kind for rung in dates.rungs]


def test_a_release_in_ten_years_has_its_limit_without_reminder_and_escalation():
    assert kinds(date(2036, 9, 15)) == (date(2036, 3, 15), [RungKind.DUE, RungKind.BREACHED])


def test_the_whole_ladder_stands_once_the_years_are_known():
    whole = [RungKind.APPROACHING, RungKind.DUE, RungKind.BREACHED, RungKind.ESCALATED]
    assert kinds(date(2027, 9, 15), SHORT) == (date(2027, 3, 15), [RungKind.DUE, RungKind.BREACHED])
    assert kinds(date(2027, 9, 15)) == (date(2027, 3, 15), whole)


def test_an_escalation_over_the_last_new_year_is_left_out_too():
    assert kinds(date(2027, 6, 28), SHORT) == (date(2026, 12, 28), [RungKind.DUE, RungKind.BREACHED])


def test_a_limit_in_working_days_is_not_guessed():
    limit = Limit(Span(-2, Unit.WORKING_DAY))
    with pytest.raises(CalendarHorizonError):
        reckon(replace(RULE, limit=limit), NOW, SHORT, "x", Ledger(anchor=Anchor(day=date(2027, 3, 1), known_at=NOW)))
