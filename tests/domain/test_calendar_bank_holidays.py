"""The shipped bank holidays against their source and against an independent library."""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import holidays
import pytest

from domain.calendar import ENGLAND_AND_WALES, SHIPPED, Calendar, Calendars, UnknownCalendarError
from domain.calendar import england_and_wales as shipped

YEARS = range(ENGLAND_AND_WALES.first_year, ENGLAND_AND_WALES.last_year + 1)
REFRESH = Path(__file__).parents[2] / "scripts" / "refresh_bank_holidays.py"

# pathways/safeguarding.md section 3, as the practice lead wrote them down.
PATHWAY = {
    2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
}


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh_bank_holidays", REFRESH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_shipped_list_is_what_the_script_makes_of_the_packaged_snapshot(refresh: ModuleType) -> None:
    assert Path(shipped.__file__).read_text(encoding="utf-8") == refresh.module("england-and-wales")


def test_another_list_never_has_the_same_version(refresh: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = refresh.published("england-and-wales") | {date(2027, 7, 5): "Invented holiday"}
    monkeypatch.setattr(refresh, "published", lambda division: changed)
    text = refresh.module("england-and-wales")
    assert "Invented holiday" in text
    assert ENGLAND_AND_WALES.version not in text


def test_a_year_that_is_not_yet_published_whole_is_refused(refresh: ModuleType) -> None:
    partly = dict.fromkeys([date(2029, 1, 1), date(2029, 3, 30), date(2029, 4, 2)], "Invented holiday")
    with pytest.raises(ValueError, match="2029 has only 3 bank holidays"):
        refresh.covered_years(refresh.published("england-and-wales") | partly)


@pytest.mark.parametrize("year", YEARS)
def test_every_covered_year_agrees_with_the_holidays_library(year: int) -> None:
    """One difference is expected: the library also lists a holiday on the weekend day it falls on."""
    theirs = set(holidays.country_holidays("GB", subdiv="ENG", years=year))
    ours = {day for day in ENGLAND_AND_WALES.holidays if day.year == year}
    assert all(day.weekday() >= 5 for day in theirs - ours)
    assert ours <= theirs


def test_wales_has_the_same_bank_holidays_as_england() -> None:
    wales = holidays.country_holidays("GB", subdiv="WLS", years=YEARS)
    assert {day for day in wales if day.weekday() < 5} == set(ENGLAND_AND_WALES.holidays)


@pytest.mark.parametrize("year", PATHWAY)
def test_the_years_written_down_in_the_pathway_are_those(year: int) -> None:
    ours = [f"{day:%m-%d}" for day in ENGLAND_AND_WALES.holidays if day.year == year]
    assert ours == PATHWAY[year]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2020, 5, 8), "Early May bank holiday (VE day)"),
        (date(2022, 6, 3), "Platinum Jubilee bank holiday"),
        (date(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Bank holiday for the coronation of King Charles III"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2028, 1, 3), "New Year's Day (substitute day)"),
    ],
)
def test_one_off_and_substitute_days_are_days_off_by_name(day: date, name: str) -> None:
    assert not ENGLAND_AND_WALES.working_day(day)
    assert ENGLAND_AND_WALES.why_not(day) == name


def test_a_calendar_is_found_by_its_name() -> None:
    assert SHIPPED.named("england-and-wales") is ENGLAND_AND_WALES
    assert SHIPPED.names == ("england-and-wales",)


def test_an_unknown_calendar_is_named_in_the_error_beside_the_known_ones() -> None:
    with pytest.raises(UnknownCalendarError, match="'narnia'; known: england-and-wales") as caught:
        SHIPPED.named("narnia")
    assert caught.value.name == "narnia"


def test_two_calendars_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="share a name"):
        Calendars(ENGLAND_AND_WALES, ENGLAND_AND_WALES)


def test_a_holiday_outside_the_covered_years_is_refused() -> None:
    with pytest.raises(ValueError, match="covers 2026 to 2026"):
        Calendar("invented", "1", 2026, 2026, {date(2027, 1, 1): "New Year's Day"})


def test_years_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="covers 2027 to 2026"):
        Calendar("invented", "1", 2027, 2026, {})
