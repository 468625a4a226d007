"""Answers come after what they answer to."""

from tests.domain.kernel.library import LIB, RITA, AskForChapter, SendChapter, borrowed


def test_a_duty_is_not_met_before_it_arose():
    loan = borrowed().at("2026-03-04T09:00").do(AskForChapter(chapter="2"), RITA, effective="2026-03-04T09:00")
    loan = loan.at("2026-03-05T09:00").give(SendChapter(chapter="2"), LIB, effective="2026-03-03T09:00")
    assert (loan.refused, loan.fields) == (("CASE-TIME-ORDER",), ("effective_at",))
    assert loan.give(SendChapter(chapter="2"), LIB, effective="2026-03-04T09:00").refused == ()
