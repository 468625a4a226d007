"""Each property of the category engine fails when the fault that it is there for is planted."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st

from domain.mappa.eligibility import answer, timeline, verdict
from domain.mappa.eligibility.facts import Facts, Requirement
from domain.mappa.eligibility.timeline import Spell
from domain.mappa.eligibility.verdict import Ground, Verdict
from tests.domain.mappa.eligibility import test_properties as properties
from tests.domain.mappa.eligibility.test_properties import DAYS, FACTS, NEW, TOUCHING

_DAY = timedelta(days=1)
_LOOK = settings(
    max_examples=3000, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
_verdicts, _between, _following, residual = answer._verdicts, timeline._between, answer._following, timeline.residual


def in_the_order_of_the_facts(found: Iterable[Verdict], **_: object) -> list[Verdict]:
    return list(found)


def first_recorded(fact: str, regime: str, requirements: Any) -> Requirement | None:
    return next((each for each in requirements.values() if (each.outcome, each.regime) == (fact, regime)), None)


def one_ground_a_category(facts: Facts) -> Iterable[Verdict]:
    """As if a second eligibility of a category were swallowed by the first."""
    kept: dict[Any, Verdict] = {}
    for each in _verdicts(facts):
        kept.setdefault(each.ground.category if each.ground else each.line.fact, each)
    return kept.values()


def no_category_2_beside_1(facts: Facts) -> Iterable[Verdict]:
    found = list(_verdicts(facts))
    met = {each.ground.category for each in found if each.ground}
    return [each for each in found if not (1 in met and each.ground and each.ground.category == 2)]


def a_day_too_long(grounds: Any, start: date, following: date | None) -> Spell | None:
    found = _between(grounds, start, following)
    return found.model_copy(update={"until": following}) if found else None


def a_day_too_short(grounds: Any, start: date, following: date | None) -> Spell | None:
    found = _between(grounds, start, following)
    return found.model_copy(update={"until": following - _DAY - _DAY}) if found and following else found


def last_day_left_out(ground: Ground, day: date) -> bool:
    return ground.since <= day and (ground.until is None or day < ground.until)


def registration_stays(registration: Ground, _: Iterable[Ground]) -> Ground:
    return registration


def for_ever(grounds: Iterable[Ground | None], _: date | None) -> list[Ground]:
    return [ground for ground in grounds if ground]


PLANTED: list[tuple[str, Any, str, Any]] = [
    ("the_order_of_facts_does_not_matter", answer, "sorted", in_the_order_of_the_facts),
    ("the_order_of_facts_does_not_matter", answer, "_following", first_recorded),
    ("adding_a_fact_never_removes_an_eligibility_that_has_its_own_ground", answer, "_verdicts", one_ground_a_category),
    ("adding_a_fact_never_removes_an_eligibility_that_has_its_own_ground", answer, "_verdicts", no_category_2_beside_1),
    ("one_category_at_any_instant", timeline, "_between", a_day_too_long),
    ("a_day_is_covered_if_and_only_if_a_ground_covers_it_and_the_highest_wins", timeline, "_between", a_day_too_short),
    ("a_day_is_covered_if_and_only_if_a_ground_covers_it_and_the_highest_wins", timeline, "_BY_PRECEDENCE",
     (1, 4, 2, 3)),
    ("a_day_is_covered_if_and_only_if_a_ground_covers_it_and_the_highest_wins", verdict.Ground, "covers",
     last_day_left_out),
    ("no_gap_between_eligibilities_that_touch", timeline, "_between", a_day_too_short),
    ("eligibilities_of_one_category_that_touch_are_one_stretch_without_a_gap", timeline, "_between", a_day_too_short),
    ("eligibilities_of_one_category_that_touch_are_one_stretch_without_a_gap", timeline, "_alike",
     lambda *_: False),
    ("category_3_never_comes_back_after_another_category", answer, "residual", registration_stays),
    ("nothing_holds_after_a_death_and_all_that_held_before_it_still_does", answer, "_in_life", for_ever),
]  # fmt: skip

MADE_OF = {
    "the_order_of_facts_does_not_matter": (FACTS, DAYS),
    "adding_a_fact_never_removes_an_eligibility_that_has_its_own_ground": (FACTS, NEW, DAYS),
    "one_category_at_any_instant": (FACTS,),
    "a_day_is_covered_if_and_only_if_a_ground_covers_it_and_the_highest_wins": (FACTS,),
    "no_gap_between_eligibilities_that_touch": (DAYS, st.integers(1, 300), st.integers(1, 300)),
    "eligibilities_of_one_category_that_touch_are_one_stretch_without_a_gap": (TOUCHING,),
    "category_3_never_comes_back_after_another_category": (FACTS,),
    "nothing_holds_after_a_death_and_all_that_held_before_it_still_does": (FACTS, DAYS),
}


@pytest.mark.parametrize(("name", "where", "what", "fault"), PLANTED, ids=lambda each: getattr(each, "__name__", None))
def test_a_planted_fault_is_found(
    name: str, where: Any, what: str, fault: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    holds = getattr(properties, f"test_{name}").hypothesis.inner_test
    monkeypatch.setattr(where, what, fault, raising=what != "sorted")
    find(st.tuples(*MADE_OF[name]), lambda made: not _holds(holds, made), settings=_LOOK, random=Random(2))


def _holds(holds: Callable[..., None], made: tuple[Any, ...]) -> bool:
    try:
        holds(*made)
    except AssertionError:
        return False
    return True


def test_every_property_has_its_fault() -> None:
    assert {f"test_{name}" for name, *_ in PLANTED} == {name for name in vars(properties) if name.startswith("test_")}
