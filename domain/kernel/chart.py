"""What one row of a state chart is: every chart, and every region beside one, is written in this form."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import ANYBODY, Ruling, Step
from domain.kernel.message import Command

__all__ = ["Deciding", "Folding", "Row", "simply", "steps_of"]

Deciding = Callable[[Any, Any, Circumstances], Ruling]
"""The command, the lifecycle's file, the circumstances."""
Folding = Callable[[Any, Any, Happened], Any]
"""The file, the event, when it happened: the file after it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the chart: its name, the command, from which stages, by whom, and what decides it."""

    row: str
    command: type[Command]
    stages: frozenset[str]
    roles: frozenset[str]
    decide: Deciding
    role_rule: str = "CASE-ROLE"


def simply(fold: Callable[[Any, Any], Any]) -> Folding:
    """A fold that asks nothing of the circumstances of its event."""
    return lambda file, event, _happened: fold(file, event)


def steps_of(rows: Iterable[Row]) -> tuple[Step, ...]:
    """The rows as the kernel's guards read them."""
    return tuple(Step(row.command, row.stages, row.roles or ANYBODY, row.role_rule, row.row) for row in rows)
