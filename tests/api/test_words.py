"""Figures as people read them."""

import pytest

from api.words import figure_in_words


@pytest.mark.parametrize(("figure", "words"), [
    ("2027-10-28T08:30:00Z", "Thursday 28 October 2027, 09:30"),
    ("2027-01-28T08:30:00+00:00", "Thursday 28 January 2027, 08:30"),
    ("MAPPA-KPI-1", "MAPPA-KPI-1"),
    ({"met": 2, "of": 5}, "2 of 5"),
    (None, "-"),
])  # fmt: skip
def test_an_instant_is_told_by_the_clock_on_the_wall(figure: object, words: str) -> None:
    assert figure_in_words(figure) == words
