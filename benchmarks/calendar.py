"""A due date with its explanation, beside the bare sum of working days by bisection."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random

from benchmarks.bare.bisecting import Bisecting
from benchmarks.bench import Bench
from benchmarks.measuring import AT_MOST, Program, Result, compared, interleaved
from domain.calendar import SHIPPED
from domain.calendar.spans import Span, Unit
from domain.kernel.timetable import reckon
from domain.registry import LAWBOOK

AREA = SHIPPED.named("england-and-wales")
SPAN = Span(3, Unit.WORKING_DAY)
RULE = "S42-RA-3WD"


async def measure(bench: Bench) -> list[Result]:
    """Microseconds of processor time for one date, over random days of three years."""
    days, instants = _days(2000)
    bare = Bisecting(AREA.first_year, AREA.last_year, AREA.holidays)
    law = LAWBOOK.in_force(date(2026, 6, 1))
    rule = law.rules[RULE]
    assert all(bare.after(day, 3) == SPAN.add_to_day(day, AREA).day for day in days)
    figures = await interleaved(bench.rounds(7, 21), {
        "bare": _program(lambda: [bare.after(day, 3) for day in days], len(days)),
        "reckoned": _program(lambda: [SPAN.add_to(instant, AREA) for instant in instants], len(days)),
        "duty": _program(lambda: [reckon(rule, instant, AREA, law.id) for instant in instants], len(days)),
    })  # fmt: skip
    return [
        compared("due instant with the days skipped and why", "µs", figures["reckoned"], figures["bare"], AT_MOST(20)),
        compared(
            "a duty's dates: ladder of rungs and the explanation that is kept", "µs", figures["duty"], figures["bare"],
            AT_MOST(20),
            note=f"rule {RULE}: due, breach, approach, two escalations: five dates, as pydantic values",
        ),
    ]  # fmt: skip


def _days(count: int) -> tuple[list[date], list[datetime]]:
    random = Random(2026)
    first = datetime(AREA.last_year - 3, 1, 1, 10, 30, tzinfo=UTC)
    instants = [first + timedelta(days=random.randrange(3 * 365), minutes=random.randrange(300)) for _ in range(count)]
    return [AREA.local_date(instant) for instant in instants], instants


def _program(work: Callable[[], object], count: int) -> Program:
    async def run() -> float:
        began = time.thread_time()
        work()
        return (time.thread_time() - began) / count * 1e6

    return run
