"""The monthly figures: stock and flow out of area, length of secure stays (FOR-M-OUT-OF-AREA, FOR-M-SECURE-STAY)."""

from datetime import date
from typing import Any

from domain.forensic.figures import CasePlacements, figures
from domain.forensic.file import Placement

MARCH = date(2026, 3, 1)


def case(*placed: tuple[str, bool, date], is_open: bool = True) -> CasePlacements:
    ends: list[Any] = [each[2] for each in placed[1:]] + [None]
    return CasePlacements(
        [Placement(kind=k, footprint=f, since=s, until=u) for (k, f, s), u in zip(placed, ends, strict=True)], is_open
    )


def test_who_is_out_of_area_on_the_last_day_who_went_and_who_came_back() -> None:
    away = case(("secure_hospital", False, date(2025, 1, 1)))
    went = case(("secure_hospital", True, date(2025, 1, 1)), ("secure_hospital", False, date(2026, 3, 31)))
    back = case(("secure_hospital", False, date(2025, 1, 1)), ("step_down", True, date(2026, 3, 1)))
    later = case(("secure_hospital", False, date(2025, 1, 1)), ("step_down", True, date(2026, 4, 1)))
    moved = case(("secure_hospital", False, date(2025, 1, 1)), ("step_down", False, date(2026, 3, 5)))
    closed = case(("secure_hospital", False, date(2025, 1, 1)), is_open=False)
    found = figures((away, went, back, later, moved, closed), MARCH)
    assert (found.out_of_area, found.new_out_of_area, found.repatriated) == (4, 2, 1)


def test_a_stay_goes_from_its_first_hospital_to_the_first_placement_that_is_none() -> None:
    long = case(("secure_hospital", True, date(2026, 1, 1)), ("secure_hospital", False, date(2026, 2, 1)),
                ("community", True, date(2026, 3, 2)))  # fmt: skip
    short = case(("secure_hospital", True, date(2026, 2, 20)), ("step_down", True, date(2026, 3, 31)))
    other = case(("secure_hospital", True, date(2026, 2, 20)), ("step_down", True, date(2026, 4, 1)))
    again = case(("secure_hospital", True, date(2020, 1, 1)), ("community", True, date(2021, 1, 1)),
                 ("secure_hospital", True, date(2026, 3, 21)))  # fmt: skip
    found = figures((long, short, other, again), MARCH)
    assert (found.stays_ended, found.median_days, found.mean_days) == (2, 49.5, 49.5)
    assert (found.still_detained, found.median_days_so_far) == (2, 24.5)


def test_a_month_with_nobody() -> None:
    found = figures((case(("community", True, date(2020, 1, 1))),), date(2024, 2, 1))
    assert (found.stays_ended, found.median_days, found.mean_days, found.median_days_so_far) == (0, None, None, None)


def test_the_last_day_of_february_in_a_leap_year_counts() -> None:
    went = case(("community", True, date(2020, 1, 1)), ("prison", False, date(2024, 2, 29)))
    assert figures((went,), date(2024, 2, 1)).new_out_of_area == 1
