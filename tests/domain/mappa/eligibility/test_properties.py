"""Properties of the category engine: order has no meaning, no ground is lost, one category, no gap where they touch."""

import itertools
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.mappa.eligibility.answer import assess
from domain.mappa.eligibility.facts import Facts, Outcome, Registration, Requirement, Sentence, TerrorRisk
from domain.mappa.eligibility.listings import Listing
from domain.mappa.eligibility.terms import Term
from domain.mappa.eligibility.timeline import Spell, spell_on

_DAYS = st.integers(0, 1500).map(lambda n: date(2024, 1, 1) + timedelta(days=n))
_LISTING = st.sampled_from(["listed", "not_listed", "not_held"]).map(lambda says: Listing(says=says))
_DAY = timedelta(days=1)


@st.composite
def _periods(draw: st.DrawFn) -> dict[str, Any]:
    since = draw(_DAYS)
    length = draw(st.none() | st.integers(0, 900))
    return {"since": since, "until": None if length is None else since + timedelta(days=length)}


@st.composite
def _outcomes(draw: st.DrawFn) -> Outcome:
    period = draw(_periods())
    kind = draw(
        st.sampled_from(["imprisonment", "suspended", "hospital_order", "fine", "detention_and_training_order"])
    )
    until = "discharged_on" if kind == "hospital_order" else "until"
    sentence = Sentence(
        kind=kind, on=period["since"], term=Term(months=draw(st.integers(1, 36))), **{until: period["until"]}
    )
    return Outcome(
        kind=draw(st.sampled_from(["conviction", "caution", "insanity_finding"])), offence="invented-s1",
        on=period["since"], sentence=draw(st.none() | st.just(sentence)), maximum_months=draw(st.none() | st.just(24)),
        offender_age=draw(st.none() | st.integers(14, 40)),
        listings={"soa2003-sch3": draw(_LISTING), "cja2003-sch15-1": draw(_LISTING), "cja2003-sch19za": draw(_LISTING)},
    )  # fmt: skip


def _some(what: st.SearchStrategy[Any], prefix: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(what, max_size=4).map(lambda found: {f"{prefix}{n}": each for n, each in enumerate(found)})


_FACTS = st.builds(
    Facts,
    outcomes=_some(_outcomes(), "o"),
    requirements=_some(
        st.builds(lambda p, regime: Requirement(regime=regime, **p), _periods(),
                  st.sampled_from(["soa_part_2", "cta_part_4"])), "r"
    ),
    terror=_some(_periods().map(lambda period: TerrorRisk(**period)), "t"),
    registrations=_some(_periods().map(lambda period: Registration(**period)), "g"),
)  # fmt: skip


def _backwards(facts: Facts) -> Facts:
    several = {name: each for name, each in dict(facts).items() if isinstance(each, dict)}
    return Facts(**{name: dict(reversed(each.items())) for name, each in several.items()}, died_on=facts.died_on)


@settings(max_examples=150, deadline=None)
@given(_FACTS, _DAYS)
def test_the_order_of_facts_does_not_matter(facts: Facts, day: date) -> None:
    assert assess(facts, day) == assess(_backwards(facts), day)


@settings(max_examples=150, deadline=None)
@given(_FACTS, _outcomes(), _DAYS)
def test_adding_a_fact_never_removes_an_eligibility_that_has_its_own_ground(f: Facts, new: Outcome, day: date) -> None:
    before = assess(f, day)
    after = assess(f.model_copy(update={"outcomes": {**f.outcomes, "new": new}}), day)
    own = {
        (ground.fact, ground.category, ground.since, ground.until) for ground in before.grounds if ground.category != 3
    }
    assert own <= {(ground.fact, ground.category, ground.since, ground.until) for ground in after.grounds}
    assert before.category in {None, 3} or after.category is not None


@settings(max_examples=150, deadline=None)
@given(_FACTS)
def test_one_category_at_any_instant(facts: Facts) -> None:
    """MAPPA-CAT-ONE-ONLY."""
    spells = assess(facts, date(2026, 1, 1)).spells
    for one, following in itertools.pairwise(spells):
        assert one.until is not None
        assert one.until < following.since
        assert one.until + _DAY < following.since or _differ(one, following)


@settings(max_examples=150, deadline=None)
@given(_FACTS, _DAYS)
def test_a_day_is_covered_if_and_only_if_a_ground_covers_it_and_the_highest_wins(facts: Facts, day: date) -> None:
    """MAPPA-CAT-PRECEDENCE, MAPPA-CAT-FALLBACK."""
    told = assess(facts, day)
    standing = {ground.category for ground in told.grounds if ground.covers(day)}
    found = spell_on(told.spells, day)
    assert (found is None) == (not standing)
    if found is not None:
        assert found.category == next(category for category in (4, 1, 2, 3) if category in standing)
        assert standing == {3} or found.category != 3


@settings(max_examples=100, deadline=None)
@given(_DAYS, st.integers(1, 300), st.integers(1, 300))
def test_no_gap_between_eligibilities_that_touch(start: date, first: int, second: int) -> None:
    """MAPPA-CAT-FALLBACK, MAPPA-CAT-1-TO-2."""
    ends = start + timedelta(days=first)
    one = Requirement(regime="soa_part_2", since=start, until=ends)
    two = Requirement(regime="cta_part_4", since=ends + _DAY, until=ends + timedelta(days=second))
    spells = assess(Facts(requirements={"a": one, "b": two}), start).spells
    assert [spell.category for spell in spells] == [1, 4]
    assert spells[0].until is not None
    assert spells[0].until + _DAY == spells[1].since


@settings(max_examples=100, deadline=None)
@given(_FACTS)
def test_category_3_never_comes_back_after_another_category(facts: Facts) -> None:
    """A registration gives way for good (MAPPA-CAT3-SUPERSEDED): each has one stretch, before any later ground."""
    told = assess(facts, date(2026, 1, 1))
    for ground in (each for each in told.grounds if each.category == 3):
        assert not [g for g in told.grounds if g.category != 3 and g.covers(ground.since)]


@settings(max_examples=150, deadline=None)
@given(_FACTS, _DAYS)
def test_nothing_holds_after_a_death_and_all_that_held_before_it_still_does(facts: Facts, died: date) -> None:
    """MAPPA-END-CAT1: a death shortens; it changes no category of a day up to it."""
    alive, dead = assess(facts, died), assess(facts.model_copy(update={"died_on": died}), died)
    assert dead.category == alive.category
    assert [spell for spell in dead.spells if spell.until is None or spell.until > died] == []
    before = [spell for spell in alive.spells if spell.until is not None and spell.until <= died]
    assert [(each.category, each.since, each.until) for each in before] == [
        (each.category, each.since, each.until) for each in dead.spells[: len(before)]
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(_periods().map(lambda period: Requirement(regime="soa_part_2", **period)), min_size=2, max_size=4))
def test_eligibilities_of_one_category_that_touch_are_one_stretch_without_a_gap(found: list[Requirement]) -> None:
    """Every day between the first and the last of requirements that touch is covered (MAPPA-CAT-FALLBACK)."""
    spells = assess(Facts(requirements={f"r{n}": each for n, each in enumerate(found)}), date(2026, 1, 1)).spells
    for each in found:
        last = each.until or date.max
        assert len([s for s in spells if s.since <= each.since and last <= (s.until or date.max)]) == 1
    for one, following in itertools.pairwise(spells):
        assert one.until is not None
        assert one.until + _DAY < following.since


def _differ(one: Spell, other: Spell) -> bool:
    return (one.category, one.discretionary) != (other.category, other.discretionary)
