"""Properties of the category engine: order has no meaning, no ground is lost, one category, no gap where they touch.

That they can fail is shown in ``test_properties_bite.py``.
"""

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
from domain.mappa.eligibility.verdict import Ground

DAYS = st.integers(0, 1500).map(lambda n: date(2024, 1, 1) + timedelta(days=n))
_LISTS = ("soa2003-sch3", "cja2003-sch15-1", "cja2003-sch19za", "cta2008-s41-42")
_OFFENCES = [
    {"cja2003-sch15-1"}, {"cja2003-sch15-1"}, {"soa2003-sch3"}, {"soa2003-sch3", "cja2003-sch15-1"},
    {"cja2003-sch19za", "cja2003-sch15-1"}, {"cta2008-s41-42"}, set[str](),
]  # fmt: skip
"""In which lists an offence stands: violent ones most often, so that Category 2 is not always below another."""
_DAY = timedelta(days=1)


@st.composite
def _periods(draw: st.DrawFn) -> dict[str, Any]:
    since = draw(DAYS)
    length = draw(st.none() | st.integers(0, 900))
    return {"since": since, "until": None if length is None else since + timedelta(days=length)}


@st.composite
def _outcomes(draw: st.DrawFn) -> Outcome:
    period = draw(_periods())
    kind = draw(
        st.sampled_from(
            ["imprisonment", "imprisonment", "suspended", "hospital_order", "fine", "detention_and_training_order"]
        )
    )
    quashed = draw(st.none() | st.integers(0, 900).map(lambda n: period["since"] + timedelta(days=n)))
    until = "discharged_on" if kind == "hospital_order" else "until"
    sentence = Sentence(
        kind=kind, on=period["since"], term=Term(months=draw(st.integers(6, 36))), **{until: period["until"]}
    )
    listed, elsewhere = draw(st.sampled_from(_OFFENCES)), draw(st.sampled_from(["not_listed", "not_held"]))
    return Outcome(
        kind=draw(st.sampled_from(["conviction", "conviction", "conviction", "caution", "insanity_finding"])),
        offence="invented-s1",
        on=period["since"],
        quashed_on=quashed,
        sentence=draw(st.sampled_from([sentence, sentence, sentence, None])),
        maximum_months=draw(st.none() | st.just(24)),
        offender_age=draw(st.none() | st.integers(14, 40)),
        listings={name: Listing(says="listed" if name in listed else elsewhere) for name in _LISTS},
    )


def _some(what: st.SearchStrategy[Any], prefix: str, most: int = 2) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(what, max_size=most).map(lambda found: {f"{prefix}{n}": each for n, each in enumerate(found)})


_REQUIREMENTS = st.builds(
    lambda period, what: Requirement(regime=what[0], outcome=what[1], **period), _periods(),
    st.sampled_from([("soa_part_2", "o0"), ("soa_part_2", "o0"), ("soa_part_2", None), ("cta_part_4", "o0"),
                     ("cta_part_4", None)]),
)  # fmt: skip
"""Often of one outcome: recorded more than once, the longest tells its end."""
_TERROR = _periods().map(lambda period: TerrorRisk(**period))
_REGISTRATIONS = _periods().map(lambda period: Registration(**period))
FACTS = st.builds(
    Facts, outcomes=_some(_outcomes(), "o", 4), requirements=_some(_REQUIREMENTS, "r", 3), terror=_some(_TERROR, "t"),
    registrations=_some(_REGISTRATIONS, "g"),
)  # fmt: skip
NEW = (
    st.tuples(st.just("outcomes"), _outcomes()) | st.tuples(st.just("requirements"), _REQUIREMENTS)
    | st.tuples(st.just("terror"), _TERROR) | st.tuples(st.just("registrations"), _REGISTRATIONS)
)  # fmt: skip
TOUCHING = st.lists(_periods(), min_size=2, max_size=4).map(
    lambda periods: [Requirement(regime="soa_part_2", **period) for period in periods]
)
_RANK = {None: 4, 3: 3, 2: 2, 1: 1, 4: 0}
"""By precedence: 4 over 1 over 2 over 3 over none."""


def _backwards(facts: Facts) -> Facts:
    several = {name: each for name, each in dict(facts).items() if isinstance(each, dict)}
    return Facts(**{name: dict(reversed(each.items())) for name, each in several.items()}, died_on=facts.died_on)


@settings(max_examples=150, deadline=None)
@given(FACTS, DAYS)
def test_the_order_of_facts_does_not_matter(facts: Facts, day: date) -> None:
    assert assess(facts, day) == assess(_backwards(facts), day)


@settings(max_examples=200, deadline=None)
@given(FACTS, NEW, DAYS)
def test_adding_a_fact_never_removes_an_eligibility_that_has_its_own_ground(
    facts: Facts, new: tuple[str, Any], day: date
) -> None:
    """Whatever kind of fact. Only a requirement that follows from an outcome may say when the outcome's ground ends."""
    kind, fact = new
    before = assess(facts, day)
    after = assess(facts.model_copy(update={kind: {**getattr(facts, kind), "new": fact}}), day)
    ends = getattr(fact, "outcome", None)
    own = {_ground(ground, ends) for ground in before.grounds if ground.category != 3}
    assert own <= {_ground(ground, ends) for ground in after.grounds}
    if ends is None and before.category != 3:
        assert _RANK[after.category] <= _RANK[before.category]


def _ground(ground: Ground, ends: str | None) -> tuple[object, ...]:
    return ground.fact, ground.category, ground.since, ground.until if ground.fact != ends else "known by now"


@settings(max_examples=150, deadline=None)
@given(FACTS)
def test_one_category_at_any_instant(facts: Facts) -> None:
    """MAPPA-CAT-ONE-ONLY."""
    spells = assess(facts, date(2026, 1, 1)).spells
    for one, following in itertools.pairwise(spells):
        assert one.until is not None
        assert one.until < following.since
        assert one.until + _DAY < following.since or _differ(one, following)


@settings(max_examples=150, deadline=None)
@given(FACTS)
def test_a_day_is_covered_if_and_only_if_a_ground_covers_it_and_the_highest_wins(facts: Facts) -> None:
    """MAPPA-CAT-PRECEDENCE, MAPPA-CAT-FALLBACK: on every day on which a ground begins or ends, before it and after."""
    told = assess(facts, date(2026, 1, 1))
    for day in {edge + n * _DAY for ground in told.grounds for edge in _edges(ground) for n in (-1, 0, 1)}:
        standing = {ground.category for ground in told.grounds if ground.since <= day <= (ground.until or date.max)}
        found = [spell for spell in told.spells if spell.since <= day <= (spell.until or date.max)]
        assert len(found) == bool(standing)
        assert [spell.category for spell in found] == sorted(standing, key=lambda each: _RANK[each])[:1]
        assert spell_on(told.spells, day) == (found[0] if found else None)
        assert assess(facts, day).category == (found[0].category if found else None)


def _edges(ground: Ground) -> tuple[date, ...]:
    return (ground.since, ground.until) if ground.until else (ground.since,)


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(1, 300), st.integers(1, 300))
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
@given(FACTS)
def test_category_3_never_comes_back_after_another_category(facts: Facts) -> None:
    """A registration gives way for good (MAPPA-CAT3-SUPERSEDED): each has one stretch, before any later ground."""
    told = assess(facts, date(2026, 1, 1))
    for ground in (each for each in told.grounds if each.category == 3):
        assert not [g for g in told.grounds if g.category != 3 and g.covers(ground.since)]


@settings(max_examples=150, deadline=None)
@given(FACTS, DAYS)
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
@given(TOUCHING)
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
