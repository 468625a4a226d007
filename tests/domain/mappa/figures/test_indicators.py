"""The key performance indicators of 31.21, over cases of which only what they ask is known."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.kernel.figures import Period, Share
from domain.mappa.figures.counted import MappaFigures, mappa_figures
from domain.mappa.figures.facts import Asked, CaseFacts, HeldMeeting, Review
from domain.mappa.figures.indicators import Indicator

QUARTER = Period(first=date(2026, 4, 1), last=date(2026, 6, 30))
LATER = date(2026, 9, 1)
HELD = HeldMeeting(
    meeting="m1", area="kent", on=date(2026, 4, 8), level=2, child=False, kinds=frozenset(), asked=(), police=True,
    probation=True, minutes_by=date(2026, 4, 22), disclosure=True, minuted=date(2026, 4, 15),
)  # fmt: skip
DUE = Review("kent", 2, date(2026, 5, 25))


def case(person: str = "p1", **facts: Any) -> CaseFacts:
    nothing: dict[str, Any] = dict.fromkeys(("standings", "meetings", "reviews", "counted", "duties"), ())
    return CaseFacts(**{"person": person, "born": None} | nothing | facts)


def told(*cases: CaseFacts, run_on: date = LATER) -> MappaFigures:
    return mappa_figures(cases, "kent", QUARTER, run_on)


def kpi(number: int, *cases: CaseFacts, run_on: date = LATER) -> Indicator:
    return next(each for each in told(*cases, run_on=run_on).indicators if each.rule == f"MAPPA-KPI-{number}")


@pytest.mark.parametrize(("changes", "said"), [
    ({"held": date(2026, 5, 25)}, (1, 1)),
    ({"held": date(2026, 5, 26)}, (0, 1)),
    ({}, (0, 1)),
    ({"over": date(2026, 5, 25)}, (0, 0)),
    ({"over": date(2026, 5, 26)}, (0, 1)),
    ({"area": "sussex"}, (0, 0)),
    ({"level": 3}, (0, 0)),
    ({"due": date(2026, 3, 31)}, (0, 1)),
    ({"due": date(2026, 3, 1), "held": date(2026, 4, 1)}, (0, 1)),
    ({"due": date(2026, 3, 1), "held": date(2026, 3, 31)}, (0, 0)),
    ({"due": date(2026, 3, 31), "held": date(2026, 3, 31)}, (0, 0)),
    ({"due": date(2026, 7, 1)}, (0, 0)),
    ({"due": date(2026, 7, 1), "held": date(2026, 6, 30)}, (0, 0)),
])  # fmt: skip
def test_a_review_is_judged_where_it_fell_due_or_was_overdue(changes: dict[str, Any], said: tuple[int, int]) -> None:
    """MAPPA-KPI-2; pathway scenario 19: 113 days after the last one is late, and nothing is owed in custody."""
    found = kpi(2, case(reviews=(replace(DUE, **changes),)))
    assert (found.total.met, found.total.of) == said
    assert found.met is (None if said[1] == 0 else said == (1, 1))


@pytest.mark.parametrize(("run_on", "of"), [(date(2026, 5, 25), 0), (date(2026, 5, 26), 1)])
def test_a_review_that_may_still_be_held_is_not_judged(run_on: date, of: int) -> None:
    assert kpi(2, case(reviews=(DUE,)), run_on=run_on).total == Share(met=0, of=of)


def test_a_case_counts_once_and_only_if_all_its_reviews_were_in_time() -> None:
    """MAPPA-KPI-1: 90% of cases, not of meetings."""
    kept = Review("kent", 3, date(2026, 4, 20), held=date(2026, 4, 20))
    late = Review("kent", 3, date(2026, 6, 15), held=date(2026, 6, 16))
    nine = [case(f"p{n}", reviews=(kept, replace(kept, due=date(2026, 6, 15)))) for n in range(9)]
    found = kpi(1, *nine, case("p9", reviews=(kept, late)))
    assert (found.total, found.target, found.met) == (Share(met=9, of=10), 90, True)
    assert kpi(1, *nine[1:], case("p9", reviews=(kept, late))).met is False


@pytest.mark.parametrize(("changes", "run_on", "said"), [
    ({}, LATER, (1, 1)),
    ({"disclosure": False}, LATER, (0, 1)),
    ({"minuted": None}, LATER, (0, 1)),
    ({"minuted": None}, date(2026, 4, 22), (0, 0)),
    ({"minuted": None}, date(2026, 4, 23), (0, 1)),
    ({"on": date(2026, 3, 31)}, LATER, (0, 0)),
    ({"area": "sussex"}, LATER, (0, 0)),
])  # fmt: skip
def test_disclosure_is_decided_on_and_minuted(changes: dict[str, Any], run_on: date, said: tuple[int, int]) -> None:
    """MAPPA-KPI-3: minutes that are not overdue wait."""
    cases = (case(meetings=(replace(HELD, **changes),)),)
    found = kpi(3, *cases, run_on=run_on)
    assert ((found.total.met, found.total.of), found.target) == (said, 100)
    assert told(*cases, run_on=run_on).minutes_wait == (run_on == date(2026, 4, 22))


def test_of_an_offender_under_18_both_services_come() -> None:
    """MAPPA-KPI-4: each of the two for itself."""
    both = replace(HELD, child=True, kinds=frozenset({"yot", "childrens_services"}))
    one = replace(HELD, meeting="m2", child=True, kinds=frozenset({"yot"}))
    found = kpi(4, case(meetings=(both, one, replace(HELD, meeting="m3"))))
    assert found.parts == {"yot": Share(met=2, of=2), "childrens_services": Share(met=1, of=2)}
    assert (found.met, found.missing) == (False, ("childrens_services",))
    assert kpi(4, case(meetings=(HELD,))).met is None


def asked(*each: tuple[str, bool, bool, bool]) -> CaseFacts:
    return case(meetings=(replace(HELD, asked=tuple(Asked(*one) for one in each)),))


def test_each_agency_that_was_invited_comes_with_authority() -> None:
    """MAPPA-KPI-6, MAPPA-KPI-ANALYSE: which one is missing; a report is not attendance."""
    there = ("housing.dover", True, True, False), ("health", True, False, False), ("police", False, False, False)
    cases = [asked(*there) for _ in range(9)]
    found = kpi(6, *cases, asked(("housing.dover", False, False, True)))
    assert found.parts == {"housing.dover": Share(met=9, of=10), "health": Share(met=0, of=9)}
    assert (found.met, found.missing) == (False, ("health",))
    assert told(*cases).below_target == ("MAPPA-KPI-6",)


def test_a_prison_may_send_a_mappa_f_in_its_place() -> None:
    """MAPPA-KPI-7: of the prisons, and of no other agency."""
    found = kpi(7, asked(("prison.elmley", False, False, True), ("youth_custody", True, True, False)),
                asked(("prison.elmley", True, False, False), ("housing", False, False, True)))  # fmt: skip
    assert found.parts == {"prison.elmley": Share(met=1, of=2), "youth_custody": Share(met=1, of=1)}
    assert (found.total, found.met, found.missing) == (Share(met=2, of=3), False, ("prison.elmley",))


@pytest.mark.parametrize("number", [8, 9])
def test_the_grades_are_judged_over_both_levels_and_told_of_each(number: int) -> None:
    """MAPPA-KPI-8, MAPPA-KPI-9: over all meetings, whoever was invited."""
    held = [replace(HELD, meeting=f"m{n}", on=HELD.on + timedelta(n)) for n in range(9)]
    short = replace(HELD, meeting="m9", level=3, police=number != 8, probation=number != 9)
    found = kpi(number, case(meetings=(*held, short)))
    assert found.parts == {"level-2": Share(met=9, of=9), "level-3": Share(met=0, of=1)}
    assert (found.total, found.met, found.missing) == (Share(met=9, of=10), True, ("level-3",))
    other = kpi(17 - number, case(meetings=(*held, short)))
    assert other.total == Share(met=10, of=10)
