"""Why a date is what it is: every part of the sum, as data and in words, enough to do it again by hand."""

from datetime import date

from domain.kernel.commands import ExtendDuty, ResumeDuty, SuspendDuty
from domain.kernel.words import explain
from tests.domain.kernel.library import DORA, RITA, AskForChapter, Borrow, Loan, ReportLost, borrowed, instant

OVER_EASTER = "2026-04-01T17:00:01"  # a Wednesday, a second after the cut-off


def why(loan: Loan, duty: str = "LIB-RETURN") -> str:
    return "\n".join(explain(loan.duty(duty).dates.explanation))


def test_every_day_that_was_passed_over_is_named_with_its_reason():
    explanation = borrowed(OVER_EASTER).duty("LIB-RETURN").dates.explanation
    assert [(skipped.day, skipped.why) for skipped in explanation.skipped] == [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 4), "Saturday"),
        (date(2026, 4, 5), "Sunday"),
        (date(2026, 4, 6), "Easter Monday"),
    ]


def test_each_skipped_day_stands_in_the_words():
    words = why(borrowed(OVER_EASTER))
    for line in (
        "Friday 3 April 2026 does not count: Good Friday.",
        "Monday 6 April 2026 does not count: Easter Monday.",
    ):
        assert line in words


def test_day_zero_and_cut_off_are_told():
    explanation = borrowed(OVER_EASTER).duty("LIB-RETURN").dates.explanation
    assert (explanation.day_zero, explanation.cut_off) == (date(2026, 4, 2), "17:00")
    assert "received after 17:00 or on a day off it counts as of Thursday 2 April 2026" in why(borrowed(OVER_EASTER))


def test_at_the_cut_off_exactly_it_is_that_day_still():
    explanation = borrowed("2026-04-01T17:00:00").duty("LIB-RETURN").dates.explanation
    assert explanation.day_zero == date(2026, 4, 1)
    assert "that day is not counted" in why(borrowed("2026-04-01T17:00:00"))


def test_days_before_day_zero_are_named_too():
    explanation = borrowed("2026-03-06T18:00").duty("LIB-RETURN").dates.explanation
    assert [skipped.day.day for skipped in explanation.skipped] == [7, 8]


def test_without_a_cut_off_day_zero_is_the_local_day_of_the_start():
    loan = borrowed("2026-06-01T00:30", until=date(2026, 12, 1)).do(AskForChapter())  # 31 May in UTC
    explanation = loan.duty("LIB-SCAN/1").dates.explanation
    assert (explanation.day_zero, explanation.cut_off) == (date(2026, 6, 1), None)


def test_rule_basis_amount_and_sources_are_told():
    explanation = borrowed().duty("LIB-RETURN").dates.explanation
    assert (explanation.rule, explanation.n, explanation.unit.value) == ("LIB-RETURN", 3, "working_day")
    assert (explanation.basis, explanation.law, explanation.calendar) == (
        "local policy", "house-2026", "england-and-wales",
    )  # fmt: skip
    assert explanation.calendar_version
    words = why(borrowed())
    assert "Rule LIB-RETURN allows 3 working days (House rules, LIB-RETURN; local policy)." in words
    assert f"Bank holidays: england-and-wales ({explanation.calendar_version}). Law pack: house-2026." in words


def test_a_miss_that_is_judged_otherwise_is_told():
    loan = borrowed().do(AskForChapter())
    explanation = loan.duty("LIB-SCAN/1").dates.explanation
    assert (explanation.n, explanation.breach_n, explanation.breach_unit.value) == (14, 12, "working_day")
    assert "allows 14 calendar days" in why(loan, "LIB-SCAN/1")
    assert "A miss is judged by 12 working days." in why(loan, "LIB-SCAN/1")
    assert "A miss" not in why(loan)


def test_hours_are_told_as_hours():
    loan = borrowed().do(ReportLost())
    assert "The clock started on Monday 2 March 2026, 09:00; hours run day and night." in why(loan, "LIB-NOTICE")


def test_the_agreed_date_is_told():
    loan = borrowed(until=date(2026, 3, 20))
    assert loan.duty("LIB-RETURN").dates.explanation.agreed == date(2026, 3, 20)
    assert "Another date was agreed in its place: Friday 20 March 2026." in why(loan)


def test_what_stood_still_and_what_was_added_is_told():
    loan = borrowed().at("2026-03-03T10:00").do(SuspendDuty(duty="LIB-RETURN", because="A flood."))
    assert "The clock stood still from Tuesday 3 March 2026, 10:00 and still does: A flood." in why(loan)
    loan.at("2026-03-04T11:30").do(ResumeDuty(duty="LIB-RETURN"))
    loan.do(ExtendDuty(duty="LIB-RETURN", n=2, because="Snow"), DORA)
    words = why(loan)
    assert "from Tuesday 3 March 2026, 10:00 until Wednesday 4 March 2026, 11:30: A flood." in words
    assert "2 working days added by dora on Wednesday 4 March 2026, 11:30: Snow." in words
    assert "1 working day added" not in words


def test_the_origin_is_the_instant_it_happened_not_the_one_it_was_recorded():
    loan = Loan().at("2026-03-04T09:00")

    loan.do(Borrow(), RITA, effective="2026-03-02T09:00")
    assert loan.duty("LIB-RETURN").dates.explanation.origin == instant("2026-03-02T09:00")


def test_every_instant_is_told_in_local_time():
    """Half past midnight in summer time is the day before in UTC."""
    loan = borrowed("2026-06-02T00:30").at("2026-06-03T00:30")
    words = why(loan.do(ExtendDuty(duty="LIB-RETURN", because="Invented", n=2), DORA))
    assert "The clock started on Tuesday 2 June 2026, 00:30; that day is not counted" in words
    assert "2 working days added by dora on Wednesday 3 June 2026, 00:30: Invented." in words
