"""How `caseclock team figures` and `caseclock supervision figures` write a figure on its line."""

from typing import Any

import pytest

from cli.figures import in_words


@pytest.mark.parametrize(("value", "words"), [
    (None, "-"), ([], "-"), ({}, "-"), (0, "0"), (2.5, "2.5"), ("2026-03-01", "1 March 2026"),
    (1 / 3, "0.33"), (True, "yes"), ("not_recorded", "Not recorded"),
    (["yot", "prison.elmley"], "YOT, prison (Elmley)"), ({"level-2": 3, "18_24": 1}, "level 2: 3, 18 to 24: 1"),
    ({"first": "2026-01-01", "last": "2026-03-31"}, "1 January 2026 to 31 March 2026"),
    ({"met": 0, "of": 0}, "0 of 0"),
    ({"count": 3, "share": 0.5}, "3 (50%)"), ({"count": None, "share": None}, "fewer than 5"),
    ({"count": 0, "share": None}, "0"),
    ({"KCC": 2, "NHS": 1}, "KCC 2, NHS 1"), ({"anna": {"met": 1, "of": 3}}, "anna 1 of 3"),
    ([{"worker": "anna", "kind": "amhp", "attended": 1, "invited": 2}], "anna at AMHP 1 of 2"),
])  # fmt: skip
def test_a_figure_stands_on_one_line(value: Any, words: str) -> None:
    assert in_words(value) == words
