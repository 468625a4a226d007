"""The audit of a period (SCR-AUDIT): stages in time, decisions, action plans, reviews of them that are overdue."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from domain.calendar import SHIPPED
from domain.kernel.case import fold
from domain.kernel.happened import Happened
from domain.serious_case_review.figures import OneReview, Period, ReviewFigures, Share, review_figures
from tests.domain.serious_case_review.given import REVIEW

FILES = Path(__file__).parents[3] / "scenarios" / "serious_case_review"
CALENDAR = SHIPPED.named("england-and-wales")


async def lived(name: str) -> Sequence[Happened]:
    """What happened in a scenario file."""
    report = await run_scenario(read_scenario(FILES / f"{name}.yaml"), PureEngine())
    assert report.difference is None
    return report.happened["c1"]


def audited(lives: list[Sequence[Happened]], first: date, last: date) -> ReviewFigures:
    """The figures of a period, from what was recorded by its end."""
    end = datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=ZoneInfo("Europe/London"))
    known = [[each for each in life if each.recorded_at <= end] for life in lives]
    found = [OneReview(fold(REVIEW, each).file, each, CALENDAR) for each in known]
    return review_figures(found, Period(first=first, last=last))


async def test_each_stage_is_judged_by_the_period_in_which_its_last_day_lies() -> None:
    lives = [await lived("whole-life"), await lived("notice/mandatory-breach")]
    april = audited(lives, date(2026, 4, 1), date(2026, 4, 30))
    assert april.stages["SCR-T01-LEAD-N"] == Share(met=1, of=2)
    assert april.stages["SCR-T02-COORD-MAND"] == Share(met=1, of=2)
    assert april.stages["SCR-T03-COORD-DISC"] == Share(met=0, of=0)
    assert april.stages["SCR-T08-VICTIM-PLAN"] == Share(met=0, of=0)
    assert (april.mandatory, april.discretionary) == (1, 0)
    may = audited(lives, date(2026, 5, 1), date(2026, 5, 31))
    assert (may.stages["SCR-T08-VICTIM-PLAN"], may.stages["SCR-T09-PANEL"]) == (Share(met=1, of=1), Share(met=1, of=1))
    assert may.mandatory == 0


async def test_every_decision_is_counted_once_in_its_period() -> None:
    names = ("criteria/level-two-ended-29-days-before", "criteria/in-the-public-interest",
             "ending/dropped-before-the-decision", "start/charge-reduced-while-deferred")  # fmt: skip
    year = audited([await lived(name) for name in names], date(2026, 1, 1), date(2026, 12, 31))
    assert (year.mandatory, year.discretionary, year.rejected, year.discontinued) == (1, 1, 1, 2)


@pytest.mark.parametrize(
    ("last", "plans", "actions", "overdue"),
    [
        (date(2026, 12, 31), 1, Share(met=1, of=2), 0),
        (date(2027, 3, 16), 1, Share(met=1, of=2), 0),
        (date(2027, 3, 17), 1, Share(met=1, of=2), 1),
        (date(2027, 3, 18), 1, Share(met=1, of=2), 0),
        (date(2027, 4, 18), 1, Share(met=2, of=2), 0),
    ],
)
async def test_how_the_action_plans_go(last: date, plans: int, actions: Share, overdue: int) -> None:
    told = audited([await lived("plan/every-recommendation-is-answered")], date(2026, 11, 1), last)
    assert (told.action_plans, told.actions, told.overdue_reviews) == (plans, actions, overdue)


def test_without_reviews_nothing_is_said_to_be_in_time() -> None:
    told = audited([], date(2026, 4, 1), date(2026, 4, 30))
    assert all(share == Share(met=0, of=0) for share in told.stages.values())
    assert (told.mandatory, told.action_plans, told.actions) == (0, 0, Share(met=0, of=0))
