"""A limit whose last day is over at an hour of its own (the forensic service closes at 17:00)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import SHIPPED
from domain.calendar.spans import Span, Unit
from domain.kernel.timetable import reckon
from domain.kernel.words import explain
from domain.law.rule import Limit, Rule

LONDON = ZoneInfo("Europe/London")
RULE = Rule("X-5WD", "Invented", "Invented", "Invented",
            limit=Limit(due=Span(5, Unit.WORKING_DAY), cut_off=time(17), closing=time(17)))  # fmt: skip


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(("origin", "due"), [
    ("2026-04-02T16:59", "2026-04-13T17:00"),  # Maundy Thursday: the day itself is day zero
    ("2026-04-02T17:00", "2026-04-13T17:00"),  # exactly at the cut-off is in time
    ("2026-04-02T17:00:01", "2026-04-14T17:00"),
    ("2026-03-28T12:00", "2026-04-08T17:00"),  # a Saturday: day zero is Monday, in summer time by then
    ("2026-10-23T09:00", "2026-10-30T17:00"),  # over the end of summer time
])  # fmt: skip
def test_the_last_day_is_over_at_the_closing_hour_of_the_wall_clock(origin: str, due: str) -> None:
    dates = reckon(RULE, local(origin).astimezone(ZoneInfo("UTC")), SHIPPED.named("england-and-wales"), "law")
    assert dates.due == dates.breach == local(due)


def test_the_explanation_says_so() -> None:
    at = local("2026-04-02T17:01").astimezone(ZoneInfo("UTC"))
    words = explain(reckon(RULE, at, SHIPPED.named("england-and-wales"), "law").explanation)
    assert "The last day is counted to 17:00." in words
    assert any("counts as of Tuesday 7 April 2026" in line for line in words)
