"""A serious further offence: what the review is told is what it takes; the level history that goes with it (20.3)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.parsing import parse_command
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import FollowUp
from domain.mappa.eligibility.computed import EligibilityEnded
from domain.mappa.file import MappaFile
from domain.mappa.level.common import set_level
from domain.mappa.level.offence import SeriousFurtherOffenceNotified, level_ended
from domain.mappa.level.state import LevelSpell
from domain.mappa.lifecycle import CHART
from domain.registry import LIFECYCLES
from domain.serious_case_review import levels
from domain.serious_case_review.eligibility import Offence

PERSON, REVIEW_ID = UUID(int=1), UUID(int=7)
MARCH = datetime(2026, 3, 2, 10, tzinfo=UTC)


def managed(*decided: tuple[int, datetime]) -> MappaFile:
    """A case at these levels, one after the other."""
    file = MappaFile(stage="MANAGED", person=PERSON)
    for number, since in decided:
        file = set_level(file, number, since)  # type: ignore[arg-type]  # one of three numbers
    return file


def told_of(file: MappaFile, **offence: Any) -> Any:
    """What the pathway of reviews is told, as it understands it."""
    event = SeriousFurtherOffenceNotified.model_validate(
        {"review": REVIEW_ID, "charged_on": "2026-04-07", "offence": {"kind": "rape", "on": "2026-04-04", **offence}}
    )
    (asked,) = CHART.follow_ups(file, Happened(event, MARCH, MARCH, "polly", "2025-01"))
    assert isinstance(asked, FollowUp)
    assert (asked.lifecycle, asked.case) == ("serious-case-review", REVIEW_ID)
    return parse_command(LIFECYCLES["serious-case-review"], asked.command.model_dump(mode="json"))


def test_the_review_is_opened_with_what_this_case_knows() -> None:
    review = LIFECYCLES["serious-case-review"]
    understood = told_of(managed((2, MARCH), (1, MARCH + timedelta(days=30))), until="2026-04-05")
    assert isinstance(understood, review.opening)
    assert review.subject(understood) == PERSON
    step = review.step(review.opening)
    assert step is not None
    assert "System" in step.roles
    assert understood.offence == Offence(kind="rape", on=date(2026, 4, 4), until=date(2026, 4, 5))
    assert [(each.level, each.since, each.until) for each in understood.levels] == [
        (2, date(2026, 3, 2), date(2026, 4, 1)), (1, date(2026, 4, 1), None),
    ]  # fmt: skip


def test_a_level_that_is_confirmed_again_goes_on() -> None:
    assert managed((2, MARCH), (2, MARCH + timedelta(days=9))).level.history == (
        LevelSpell(level=2, since=date(2026, 3, 2)),
    )


@pytest.mark.parametrize(("then", "until"), [(None, date(2026, 3, 20)), (1, None)])
def test_the_last_level_ends_with_mappa_and_not_with_one_category_of_two(then: Any, until: date | None) -> None:
    ended = EligibilityEnded(category=2, rule="MAPPA-END-CAT2", ended_on=date(2026, 3, 20), then=then)
    assert level_ended(managed((3, MARCH)), ended).level.history == (
        LevelSpell(level=3, since=date(2026, 3, 2), until=until),
    )


def test_a_level_set_late_in_the_evening_counts_from_the_local_day() -> None:
    summer = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    assert managed((2, summer)).level.history == (LevelSpell(level=2, since=date(2026, 6, 2)),)


@given(st.lists(st.tuples(st.sampled_from([1, 2, 3]), st.integers(0, 60)), max_size=8))
@settings(deadline=None)
def test_any_history_is_one_that_a_review_takes(decided: list[tuple[int, int]]) -> None:
    since, steps = MARCH, []
    for number, days in decided:
        since += timedelta(days=days)
        steps.append((number, since))
    history = managed(*steps).level.history
    assert levels.in_order([levels.LevelSpell.model_validate(each.model_dump()) for each in history])
