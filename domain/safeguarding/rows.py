"""What one row of a state chart is: the main chart and the regions beside it are written in the same form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command
from domain.safeguarding.file import SafeguardingFile

__all__ = ["Deciding", "Folding", "Row", "simply"]

Deciding = Callable[[Any, SafeguardingFile, Circumstances], Ruling]
Folding = Callable[[SafeguardingFile, Any, Happened], SafeguardingFile]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the chart: its number, the command, from which stages, by whom, and what decides it."""

    row: str
    command: type[Command]
    stages: frozenset[str]
    roles: frozenset[str]
    decide: Deciding
    role_rule: str = "CASE-ROLE"


def simply(fold: Callable[[SafeguardingFile, Any], SafeguardingFile]) -> Folding:
    """A fold that asks nothing of the circumstances of its event."""
    return lambda file, event, _happened: fold(file, event)
