"""A Level 2 case lives thirty years: every review falls due on its day, nothing is missed, nothing grows."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from activities.messages import Order
from cli.scenario.engine import Engine
from cli.scenario.model import Scenario
from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.stage import open_stage
from cli.scenario.temporal import TemporalEngine
from domain.kernel.case import fold
from domain.kernel.duty_events import DutyArose, DutyMet
from domain.kernel.happened import Happened
from infra import loop
from tests.scenarios.thirty_years import LONG, meeting_days, written

REVIEW = "MAPPA-MTG-REVIEW-L2-16W"
LONGEST_RUN = 450
"""History events: a run renews itself at 400, after what it has in hand."""


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    file = tmp_path_factory.mktemp("life") / "thirty.yaml"
    file.write_text(written())
    return replace(read_scenario(file), calendar=LONG)


async def lived(life: Scenario, engine: Engine) -> Sequence[Happened]:
    await engine.open(life)
    reached = None
    for step in life.steps:
        if reached != (reached := step.recorded):
            await engine.pass_to(step.recorded)
        assert isinstance(step.act, Order)
        refused = await engine.give(step.case, step.act, step.recorded)
        assert not refused, f"{life.local(step.recorded)} {step.act.command['type']}: {refused}"
    return await engine.events("c1")


async def test_every_review_is_due_on_its_day_and_nothing_is_missed(life: Scenario) -> None:
    happened = await lived(life, PureEngine())
    named = Counter(each.event.tag() for each in happened)
    days = meeting_days()
    assert (named["MeetingOpened"], named["DutyBreached"], named["AdviceNoted"]) == (len(days), 0, 0)
    assert len(days) > 95
    arose = [h.event for h in happened if isinstance(h.event, DutyArose) and h.event.rule == REVIEW]
    assert [life.local(duty.dates.due) for duty in arose] == [f"{day}T23:59:59" for day in days[1:]]
    met = [h for h in happened if isinstance(h.event, DutyMet) and h.event.rule == REVIEW]
    assert [life.local(h.effective_at)[:10] for h in met] == [str(day) for day in days[1:]]


async def test_some_of_them_roll_back_from_a_day_off_and_cross_the_change_of_the_clocks() -> None:
    weeks = [following - day for day, following in pairwise(meeting_days())]
    assert {timedelta(weeks=16)} < set(weeks)
    assert all(timedelta(weeks=15) < length <= timedelta(weeks=16) for length in weeks)
    summer = [day for day in meeting_days() if date(day.year, 4, 1) < day < date(day.year, 10, 20)]
    assert 20 < len(summer) < len(weeks) - 20


async def test_what_the_case_keeps_does_not_grow_with_its_meetings(life: Scenario) -> None:
    happened = await lived(life, PureEngine())
    opened = [n for n, each in enumerate(happened) if each.event.tag() == "MeetingOpened"]
    early, late = (len(fold(life.lifecycle, happened[: opened[n]]).file.model_dump_json()) for n in (5, -1))
    assert late < early * 1.1


@pytest.mark.slow
def test_it_lives_on_the_real_engine(life: Scenario, capsys: pytest.CaptureFixture[str]) -> None:
    pure, (real, lengths, took) = loop.run(lived(life, PureEngine())), loop.run(lived_really(life))
    with capsys.disabled():
        print(f"\nthirty years: {took:.0f} s, {len(life.steps)} commands, {len(real)} events, {len(lengths)} runs, "
              f"longest {max(lengths)}")  # fmt: skip
    told = [[(h.event, h.effective_at) for h in each] for each in (pure, real)]
    assert told[0] == told[1]
    assert max(lengths) <= LONGEST_RUN
    assert len(lengths) >= 30


async def lived_really(life: Scenario) -> tuple[Sequence[Happened], list[int], float]:
    """What happened on Temporal and PostgreSQL, how long each run's history grew, and the seconds that it took."""
    async with open_stage() as stage:
        engine = TemporalEngine(stage)
        began = time.monotonic()
        try:
            real = await lived(life, engine)
            took = time.monotonic() - began
        finally:
            await engine.close()
        named = f"WorkflowId = '{life.cases['c1'].stream}'"
        return real, [run.history_length async for run in stage.client.list_workflows(named)], took
