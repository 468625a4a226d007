"""What a scenario asks of whatever it is run on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from activities.messages import Order, OutsideEvent
from cli.scenario.model import Scenario
from domain.kernel.happened import Happened

__all__ = ["Engine", "EngineStuckError"]


class EngineStuckError(Exception):
    """The engine did not get where the scenario needs it within its deadline."""


class Engine(Protocol):
    """A pure domain, or the real path; both must give the same events. Cases go by their names in the file."""

    async def open(self, scenario: Scenario) -> None:
        """Make ready for one file: its people and workers are registered, no case exists."""
        ...

    async def pass_to(self, instant: datetime) -> None:
        """Let time pass for all cases: every rung up to the instant has been climbed, each at its own instant."""
        ...

    async def give(self, case: str, order: Order, at: datetime) -> tuple[str, ...]:
        """Give a command at an instant; the rules that refused it."""
        ...

    async def signal(self, case: str, event: OutsideEvent, at: datetime) -> tuple[str, ...]:
        """Let an outside event come in at an instant; the rules that refused it."""
        ...

    async def events(self, case: str) -> Sequence[Happened]:
        """All events of a case so far."""
        ...
