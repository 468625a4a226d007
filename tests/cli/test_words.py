"""Why a date is what it is: one line for each reason, in words that need no key."""

from datetime import UTC, date, datetime, time

from domain.calendar.registry import SHIPPED
from domain.calendar.spans import Span, Unit
from domain.kernel.duty import Explanation, Extension, Suspension
from domain.kernel.timetable import Ledger, reckon
from domain.kernel.words import amount, explain
from domain.law.rule import Basis, Limit, Rule

CALENDAR = SHIPPED.named("england-and-wales")
THURSDAY = datetime(2026, 4, 2, 15, 45, tzinfo=UTC)


def explained(limit: Limit, origin: datetime = THURSDAY, ledger: Ledger | None = None) -> tuple[str, ...]:
    rule = Rule("X-1", "An invented limit", "004 para 26.5", "Do it.", Basis.STATUTE, limit=limit)
    explanation: Explanation = reckon(rule, origin, CALENDAR, "2025-01", ledger).explanation
    return explain(explanation)


def test_a_limit_over_easter_names_the_rule_the_start_and_each_day_passed_over() -> None:
    assert explained(Limit(due=Span(1, Unit.WORKING_DAY))) == (
        "Rule X-1 allows 1 working day (MAPPA Guidance, para 26.5; statute).",
        "The clock started on Thursday 2 April 2026, 16:45; that day is not counted, the last day is counted to its "
        "end.",
        "Friday 3 April 2026 does not count: Good Friday.",
        "Saturday 4 April 2026 does not count: Saturday.",
        "Sunday 5 April 2026 does not count: Sunday.",
        "Monday 6 April 2026 does not count: Easter Monday.",
        f"Bank holidays: england-and-wales ({CALENDAR.version}). Law pack: 2025-01.",
    )


def test_a_limit_of_no_days_is_that_very_day() -> None:
    assert explained(Limit(due=Span(0, Unit.CALENDAR_DAY)))[:2] == (
        "Rule X-1 asks for it on the day itself (MAPPA Guidance, para 26.5; statute).",
        "The clock started on Thursday 2 April 2026, 16:45; that day is the last.",
    )


def test_what_came_after_the_cut_off_counts_as_of_the_next_working_day() -> None:
    late = datetime(2026, 4, 1, 16, 30, tzinfo=UTC)
    lines = explained(Limit(due=Span(1, Unit.WORKING_DAY), cut_off=time(17, 0)), late)
    assert lines[1].endswith("received after 17:00 or on a day off it counts as of Thursday 2 April 2026.")


def test_hours_run_day_and_night() -> None:
    assert explained(Limit(due=Span(72, Unit.HOUR)))[1].endswith("hours run day and night.")


def test_a_stretch_in_which_the_clock_stood_still_is_told_with_its_reason() -> None:
    stood = Suspension(since=THURSDAY, until=datetime(2026, 4, 9, 9, tzinfo=UTC), because="The person is abroad.")
    lines = explained(Limit(due=Span(14, Unit.CALENDAR_DAY)), ledger=Ledger(suspensions=(stood,)))
    assert (
        "The clock stood still from Thursday 2 April 2026, 16:45 until Thursday 9 April 2026, 10:00: "
        "The person is abroad." in lines
    )


def test_a_clock_that_stands_still_now_is_told_so() -> None:
    stands = Suspension(since=THURSDAY, because="in hospital")
    lines = explained(Limit(due=Span(14, Unit.CALENDAR_DAY)), ledger=Ledger(suspensions=(stands,)))
    assert any("and still does: in hospital." in line for line in lines)


def test_time_that_was_added_is_told_with_who_added_it() -> None:
    added = Extension(n=2, because="complex", by="cal", at=THURSDAY)
    lines = explained(Limit(due=Span(3, Unit.WORKING_DAY)), ledger=Ledger(extensions=(added,)))
    assert "2 working days added by cal on Thursday 2 April 2026, 16:45: complex." in lines


def test_an_agreed_date_is_told() -> None:
    lines = explained(Limit(due=Span(14, Unit.CALENDAR_DAY)), ledger=Ledger(agreed=date(2026, 5, 1)))
    assert "Another date was agreed in its place: Friday 1 May 2026." in lines


def test_amounts_are_singular_or_plural_and_never_negative() -> None:
    assert [amount(1, Unit.WEEK), amount(-6, Unit.MONTH)] == ["1 week", "6 months"]
