"""Rounds, spreads, ratios and targets.

Two programs are compared by running them in turn, round after round, and dividing their figures round by
round: what else the machine does in a minute then weighs on both alike.
"""

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

import psutil  # type: ignore[import-untyped]  # ships no types

__all__ = [
    "AT_LEAST",
    "AT_MOST",
    "Program",
    "Result",
    "Spread",
    "Target",
    "alone",
    "compared",
    "interleaved",
    "processor_seconds",
    "timed",
]

Program = Callable[[], Awaitable[float]]
"""Runs one round and answers its figure."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, least and greatest of the rounds."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> "Spread":
        """The spread of these figures."""
        return cls(median(figures), min(figures), max(figures))

    def __str__(self) -> str:
        if self.low == self.high:
            return _short(self.median)
        return f"{_short(self.median)} ({_short(self.low)}-{_short(self.high)})"


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure must reach."""

    bound: float
    at_most: bool

    def met(self, figure: float) -> bool:
        """Whether it does."""
        return figure <= self.bound if self.at_most else figure >= self.bound

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}"


def AT_MOST(bound: float) -> Target:  # noqa: N802 -- reads as the constant that it makes
    """A figure that must not be higher."""
    return Target(bound, at_most=True)


def AT_LEAST(bound: float) -> Target:  # noqa: N802 -- reads as the constant that it makes
    """A figure that must not be lower."""
    return Target(bound, at_most=False)


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. The target is for the ratio if there is one, else for our own figure."""

    what: str
    unit: str
    ours: Spread
    bare: Spread | None = None
    ratio: Spread | None = None
    target: Target | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None if there is none."""
        return self.target.met((self.ratio or self.ours).median) if self.target else None

    def as_json(self) -> dict[str, Any]:
        """The line for a file."""
        return {**asdict(self), "target": str(self.target) if self.target else None, "met": self.met}


def compared(
    what: str,
    unit: str,
    ours: Sequence[float],
    bare: Sequence[float],
    target: Target | None = None,
    *,
    note: str = "",
) -> Result:
    """Our figures beside the bare ones of the same rounds."""
    ratios = [mine / yardstick for mine, yardstick in zip(ours, bare, strict=True)]
    return Result(what, unit, Spread.of(ours), Spread.of(bare), Spread.of(ratios), target, note)


def alone(what: str, unit: str, ours: Sequence[float], target: Target | None = None, *, note: str = "") -> Result:
    """Our figures where there is nothing to compare them with."""
    return Result(what, unit, Spread.of(ours), target=target, note=note)


async def interleaved(rounds: int, programs: Mapping[str, Program], *, warm_up: bool = True) -> dict[str, list[float]]:
    """Every program once in each round, each round in the other order; `warm_up` is a round that does not count."""
    figures: dict[str, list[float]] = {name: [] for name in programs}
    order = list(programs)
    for number in range(rounds + warm_up):
        for name in order:
            figure = await programs[name]()
            if number >= warm_up:
                figures[name].append(figure)
        order.reverse()
    return figures


def processor_seconds() -> float:
    """Processor time so far of this process and of all that it started: servers, workers, API."""
    this = psutil.Process()
    total = 0.0
    for process in (this, *this.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):  # it ended just now: what it used is lost to both sides alike
            used = process.cpu_times()
            total += used.user + used.system
    return total


async def timed(work: Awaitable[Any]) -> float:
    """Seconds that it takes."""
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


def _short(figure: float) -> str:
    if abs(figure) >= 1000:
        return f"{figure:,.0f}"
    return f"{figure:.3g}"
