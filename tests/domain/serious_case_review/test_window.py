"""The 28 days of 20.3 against a count day by day, and the criteria on them (SCR-LEVEL-WINDOW, SCR-MANDATORY)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.serious_case_review.eligibility import LISTED, Offence, assess
from domain.serious_case_review.levels import LevelSpell, in_order, in_window, level_on

_DAY = timedelta(days=1)
DAYS = st.integers(0, 120).map(lambda n: date(2026, 1, 1) + n * _DAY)


@st.composite
def histories(draw: st.DrawFn) -> tuple[LevelSpell, ...]:
    """Stretches one after the other, some with days between them, the last of them perhaps lasting."""
    spells, since = [], draw(DAYS)
    for _ in range(draw(st.integers(0, 4))):
        until = since + draw(st.integers(0, 40)) * _DAY
        spells.append(LevelSpell(level=draw(st.sampled_from([1, 2, 3])), since=since, until=until))
        since = until + draw(st.integers(0, 40)) * _DAY
    if spells and draw(st.booleans()):
        spells[-1] = spells[-1].model_copy(update={"until": None})
    return tuple(spells)


def by_counting(spells: tuple[LevelSpell, ...], first: date, last: date) -> bool:
    """Each day of the window looked at by itself."""
    days = (first - 28 * _DAY + n * _DAY for n in range((last - first).days + 29))
    return any((level_on(spells, day) or 0) >= 2 for day in days)


@given(histories(), DAYS, st.integers(0, 30))
@settings(deadline=None)
def test_the_window_is_what_counting_days_says(spells: tuple[LevelSpell, ...], first: date, length: int) -> None:
    last = first + length * _DAY
    assert in_order(spells)
    assert bool(in_window(spells, first, last)) is by_counting(spells, first, last)


@given(histories(), DAYS, st.sampled_from([*LISTED, "other"]))
@settings(deadline=None)
def test_mandatory_is_an_offence_of_the_list_within_the_window(
    spells: tuple[LevelSpell, ...], on: date, kind: str
) -> None:
    offence = Offence.model_validate({"kind": kind, "on": on, "appendix_6": "no"})
    found = assess(offence, spells)
    within = by_counting(spells, on, on)
    assert (found.kind == "mandatory") is (within and kind != "other")
    assert (found.kind == "outside") is (kind == "other")
    assert [line.met for line in found.lines[:2]] == [within, kind != "other"]


@pytest.mark.parametrize(("days", "kind"), [(0, "mandatory"), (28, "mandatory"), (29, "discretionary")])
def test_the_last_day_at_the_level_counts_to_the_28th_day_before(days: int, kind: str) -> None:
    ended = date(2026, 3, 1)
    spells = (LevelSpell(level=2, since=date(2025, 6, 2), until=ended),)
    assert assess(Offence(kind="murder", on=ended + days * _DAY), spells).kind == kind


def test_a_level_that_began_after_the_offence_does_not_count() -> None:
    spells = (LevelSpell(level=3, since=date(2026, 4, 5)),)
    assert not in_window(spells, date(2026, 4, 4), date(2026, 4, 4))
    assert in_window(spells, date(2026, 4, 4), date(2026, 4, 5))


def test_each_line_says_what_it_looked_at() -> None:
    found = assess(Offence(kind="rape", on=date(2026, 3, 29)), (LevelSpell(level=2, since=date(2025, 6, 2)),))
    assert [line.words for line in found.lines[:2]] == [
        "Level 2 from 2 June 2025 and still: within the days from 1 March 2026 to 29 March 2026 that count.",
        "Rape is an offence of 20.3.",
    ]


@pytest.mark.parametrize(("harmed", "kind"), [
    ("child", "discretionary"), ("adult_at_risk", "discretionary"), ("nobody", "outside"),
])  # fmt: skip
def test_serious_harm_to_a_child_or_an_adult_at_risk_is_a_ground_of_its_own(harmed: str, kind: str) -> None:
    offence = Offence.model_validate({"kind": "other", "on": "2026-04-04", "serious_harm_to": harmed})
    assert assess(offence, ()).kind == kind
