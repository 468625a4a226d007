"""The numbers for the board and the annual report: stocks of a day, what happened in a period, limits, embargo."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.kernel.figures import Judged, Period, Share
from domain.mappa.figures.counted import public_from
from domain.mappa.figures.facts import Standing
from tests.domain.mappa.figures.test_indicators import case, told

BEFORE, IN, LAST = date(2026, 3, 2), date(2026, 5, 4), date(2026, 6, 30)


def stands(**facts: Any) -> Standing:
    return Standing(**{"area": "kent", "managed": True, "category": 2, "level": 2, "community": True} | facts)


def test_offenders_by_category_and_level_on_the_last_day() -> None:
    """MAPPA-ID-COUNTS, MAPPA-CO-STAT-POP, MAPPA-AR-DEDUP: each person once, where the case is managed."""
    found = told(
        case("p1", standings=((BEFORE, stands()), (IN, stands(category=1, level=1)))),
        case("p1", standings=((BEFORE, stands(category=1, level=1)),)),
        case("p2", standings=((LAST, stands(level=3, community=False)),)),
        case("p3", standings=((BEFORE, stands()), (IN, stands(area="sussex")))),
        case("p4", standings=((date(2026, 7, 1), stands()),)),
        case("p5", standings=((BEFORE, stands(managed=False)),)),
        case("p6", standings=((BEFORE, stands(category=3, level=None)),)),
    )
    assert found.cases == {"category-1 level-1": 1, "category-2 level-3": 1, "category-3 level-not-set": 1}
    assert found.in_community == {"category-1 level-1": 1, "category-3 level-not-set": 1}


def test_what_is_recorded_late_counts_on_its_day() -> None:
    found = told(case(standings=((BEFORE, stands()), (LAST, stands(level=3)), (IN, stands(level=1)))))
    assert found.cases == {"category-2 level-1": 1}


def test_levels_are_compared_with_the_day_before_the_period() -> None:
    """MAPPA-PERF-TREND."""
    found = told(
        case("p1", standings=((date(2026, 3, 31), stands()), (date(2026, 4, 1), stands(level=1)))),
        case("p2", standings=((BEFORE, stands()),)),
    )
    assert (found.by_level_before, found.by_level) == ({"level-2": 2}, {"level-1": 1, "level-2": 1})


def test_age_groups_of_fewer_than_five_are_left_out() -> None:
    """MAPPA-CO-STAT-POP: numbers only, nothing about one offender."""
    old = [case(f"p{n}", born=date(1950, 1, 1), standings=((BEFORE, stands()),)) for n in range(5)]
    inside = case("in", born=date(1990, 1, 1), standings=((BEFORE, stands(community=False)),))
    found = told(*old, case("young", born=date(2009, 1, 1), standings=((BEFORE, stands()),)), inside)
    assert found.in_community_by_age == {"75_and_over": 5, "under_18": None}


def test_what_happened_is_counted_in_the_period_and_the_area() -> None:
    """MAPPA-CO-STAT-DISC: at Levels 2 and 3 only."""
    counted = (
        (IN, "disclosure", stands(level=3)), (IN, "disclosure", stands(level=1)), (BEFORE, "disclosure", stands()),
        (LAST, "disclosure", stands(area="sussex")), (IN, "recall", stands(level=1)), (IN, "reconviction", stands()),
        (LAST, "further_offence", stands()), (date(2026, 7, 1), "further_offence", stands()),
        (IN, "visor_new", stands()), (IN, "visor_archived", stands()), (IN, "visor_unarchived", stands()),
        (IN, "visor_new", stands()),
    )  # fmt: skip
    found = told(case(counted=counted))
    assert (found.disclosures, found.recalls) == ({"category-2 level-3": 1}, {"category-2 level-1": 1})
    assert (found.reconvictions, found.further_offences) == (1, 1)
    assert found.visor == {"new": 2, "archived": 1, "unarchived": 1}


def test_who_is_at_large_and_whose_termination_nobody_recorded() -> None:
    """MAPPA-END-NO-INDEFINITE."""
    found = told(
        case("p1", standings=((BEFORE, stands(at_large=True)),)),
        case("p2", standings=((BEFORE, stands(managed=False, category=None, ended=True)),)),
        case("p3", standings=((BEFORE, stands(ended=True)), (IN, stands(managed=False, category=None)))),
    )
    assert (found.at_large, found.termination_owed) == (1, 1)


def test_limits_are_judged_by_their_last_day() -> None:
    """MAPPA-PERF-ARRANGE: what is still owed and not over is not judged."""
    rule, july = "MAPPA-MIN-L2-10WD", date(2026, 7, 1)
    duties = (
        Judged(rule, IN, in_time=True), Judged(rule, IN, in_time=False), Judged(rule, LAST), Judged(rule, july),
        Judged(rule, BEFORE, in_time=True),
    )  # fmt: skip
    known = case(standings=((BEFORE, stands()),), duties=duties)
    assert told(known).limits == {rule: Share(met=1, of=3)}
    assert told(known, run_on=LAST).limits == {rule: Share(met=1, of=2)}


@pytest.mark.parametrize(("last", "day"), [
    (date(2025, 3, 31), date(2025, 10, 30)), (date(2025, 4, 1), date(2026, 10, 29)),
    (date(2026, 3, 31), date(2026, 10, 29)), (date(2027, 3, 31), date(2027, 10, 28)),
])  # fmt: skip
def test_nobody_outside_has_figures_before_the_last_thursday_of_october(last: date, day: date) -> None:
    """MAPPA-AR-RELEASE: 09:30 on the clock, which is winter time after the last Sunday only."""
    hour = 9 if day > date(day.year, 10, 31 - (date(day.year, 10, 31).weekday() + 1) % 7) else 8
    assert public_from(last).astimezone(UTC) == datetime(day.year, 10, day.day, hour, 30, tzinfo=UTC)


def test_a_period_without_cases_says_nothing_is_met() -> None:
    found = told()
    assert found.period == Period(first=date(2026, 4, 1), last=LAST)
    assert [each.met for each in found.indicators] == [None] * 8
    assert (found.below_target, found.limits, found.cases) == ((), {}, {})
