"""What an area chose: read from its file, checked against what the lifecycles leave open, shown as not set."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from activities.books import Books
from domain.calendar.spans import Span, Unit
from domain.settings import open_settings


def _file(folder: Path, *areas: dict[str, Any]) -> Path:
    path = folder / "areas.json"
    path.write_text(json.dumps(areas))
    return path


def test_without_a_file_there_is_one_area_in_which_nothing_is_set() -> None:
    areas = Books.of_areas(None).areas
    assert list(areas) == ["kent"]
    assert not areas["kent"].settings


def test_the_first_area_of_the_file_is_the_home_area(tmp_path: Path) -> None:
    books = Books.of_areas(_file(tmp_path, {"name": "medway", "concern_sign_off": True}, {"name": "kent"}))
    assert list(books.areas) == ["medway", "kent"]
    assert books.areas["medway"].concern_sign_off


@pytest.mark.parametrize(
    ("areas", "words"),
    [
        ((), "no area"),
        (({"settings": {"no-such-thing": [{"since": "2026-01-01", "value": 1}]}},), "no setting is called no-such"),
        (({"timezon": "Europe/London"},), "timezon"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(tmp_path: Path, areas: tuple[dict[str, Any], ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Books.of_areas(_file(tmp_path, *areas))


def test_a_choice_of_another_kind_is_refused(tmp_path: Path) -> None:
    wrong = {"settings": {"handover-decision": [{"since": "2026-01-01", "value": 3}]}}
    with pytest.raises(ValueError, match="handover-decision from 2026-01-01 is not of the kind: time"):
        Books.of_areas(_file(tmp_path, wrong))
    right = {"settings": {"handover-decision": [{"since": "2026-01-01", "value": {"n": 1, "unit": "working_day"}}]}}
    chosen = Books.of_areas(_file(tmp_path, right)).areas["kent"].span("handover-decision", date(2026, 4, 2))
    assert chosen == Span(1, Unit.WORKING_DAY)


def test_what_the_rules_leave_open_is_listed_with_the_rules() -> None:
    asked = open_settings()["handover-decision"]
    assert (asked.rules, asked.lifecycles) == (("CASE-HANDOVER",), ("every pathway",))
    assert open_settings()["supervision-interval"].rules == ("WORK-SUPERVISION-POLICY",)


def test_every_setting_has_words_and_one_meaning() -> None:
    assert all(asked.setting.words and asked.lifecycles for asked in open_settings().values())
