"""The co-ordinator's book lists every review that a clock of a MAPPA case owes."""

from api.book import REVIEWS
from domain.registry import LIFECYCLES

_ELSEWHERE = {"MAPPA-MTG-RESCHEDULE-L2", "MAPPA-MTG-RESCHEDULE-L3"}
"""A meeting that is moved is still the review meeting of the cadence."""


def test_each_review_that_a_clock_owes_stands_in_the_book() -> None:
    owed = {clock.rule for clock in LIFECYCLES["mappa"].clocks}
    met_by = {
        clock.rule for clock in LIFECYCLES["mappa"].clocks
        if {event.tag() for event in clock.met_by} & {"LevelReviewed", "EndReviewed", "MeetingOpened"}
    }  # fmt: skip
    assert met_by - _ELSEWHERE <= set(REVIEWS)
    assert set(REVIEWS) <= owed
