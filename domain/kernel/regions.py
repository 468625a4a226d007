"""A state chart made of regions that run side by side, each a small chart of its own, joined into one lifecycle.

A region knows the others only by the file and by their events: it may fold an event of another region
(``hears``), start a clock on it, or bring an event of its own with it (``brings``).
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Generic, TypeVar

from domain.kernel.advice import AdviceTable, Advised, advice_from, with_advice
from domain.kernel.chart import Deciding, Folding, Row, steps_of
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.duty_events import RungReached
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand, File, FollowUp, OutsideKind, Ruling, Step
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Refusal
from domain.kernel.register import CLOCK
from domain.law.rule import Rule

__all__ = ["Chart", "Region"]

S = TypeVar("S", bound=File)


@dataclass(frozen=True)
class Region(Generic[S]):
    """What one region brings to the lifecycle.

    ``folds`` are the region's own events; ``hears`` are events of other regions or of the kernel that change its
    slice too. ``brings`` says what an event of the case brings with it: it is asked after every event of a command,
    with the file as that event left it, and after every rung of a duty, with the file as the rung found it.
    ``advice`` names, by the tag of a command, the functions that say which rules of strength "warn" are not met.
    """

    name: str
    rows: tuple[Row, ...] = ()
    folds: Mapping[type[Event], Folding] = field(default_factory=dict)
    hears: Mapping[type[Event], Folding] = field(default_factory=dict)
    clocks: tuple[Clock, ...] = ()
    rules: tuple[Rule, ...] = ()
    advice: AdviceTable = field(default_factory=dict)
    outside: tuple[OutsideKind, ...] = ()
    brings: Callable[[S, Event], tuple[Event, ...]] = lambda _file, _event: ()
    errands: Callable[[S, Happened], tuple[FollowUp | Errand, ...]] = lambda _file, _happened: ()


@dataclass(frozen=True)
class Chart(Generic[S]):
    """The regions put together. Raises ValueError when two of them own one command or one event."""

    regions: tuple[Region[S], ...]

    def __post_init__(self) -> None:
        for names in ([row.command.tag() for row in self.rows], [event.tag() for event in self.events]):
            if twice := {name for name in names if names.count(name) > 1}:
                raise ValueError(f"two regions own {', '.join(sorted(twice))}")

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows, region by region."""
        return tuple(row for region in self.regions for row in region.rows)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The rows as the kernel asks for them."""
        return steps_of(self.rows)

    @cached_property
    def events(self) -> tuple[type[Event], ...]:
        """The events that the regions own."""
        return tuple(event for region in self.regions for event in region.folds)

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """All clocks."""
        return tuple(clock for region in self.regions for clock in region.clocks)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The law of all regions."""
        return tuple(rule for region in self.regions for rule in region.rules)

    @cached_property
    def outside(self) -> tuple[OutsideKind, ...]:
        """What other services may tell."""
        return tuple(kind for region in self.regions for kind in region.outside)

    def decide(self, command: Command, file: S, now: Circumstances) -> Ruling:
        """What the command's row says, the advice that was not followed, and what the events bring with them."""
        reasons = command.reasons if isinstance(command, Advised) else {}
        ruling = self._deciding[type(command)](command, file, now)
        advised = with_advice(ruling, advice_from(self._advice, command, file, now), reasons, now.law)
        return advised if isinstance(advised, Refusal) else self._followed(advised, file, now)

    def evolve(self, file: S, happened: Happened) -> S:
        """The file after one event, in every region that folds it: its owner first."""
        for fold in self._folding.get(type(happened.event), ()):
            file = fold(file, happened.event, happened)
        return file

    def consequences(self, file: S, event: Event) -> tuple[Event, ...]:
        """What one event brings with it, over all regions."""
        return tuple(brought for region in self.regions for brought in region.brings(file, event))

    def after_rung(self, file: S, event: Event) -> tuple[Event, ...]:
        """What a rung of a duty brings with it, each followed by what it brings in turn, as after a command."""
        waiting, done = deque(self.consequences(file, event)), []
        file = self.evolve(file, _at_the_rung(event, event))
        while waiting:
            done.append(brought := waiting.popleft())
            file = self.evolve(file, _at_the_rung(brought, event))
            waiting.extendleft(reversed(self.consequences(file, brought)))
        return tuple(done)

    def follow_ups(self, file: S, happened: Happened) -> tuple[FollowUp | Errand, ...]:
        """What one event asks of other cases and of the world outside."""
        return tuple(asked for region in self.regions for asked in region.errands(file, happened))

    @cached_property
    def _advice(self) -> tuple[AdviceTable, ...]:
        return tuple(region.advice for region in self.regions if region.advice)

    @cached_property
    def _deciding(self) -> Mapping[type[Command], Deciding]:
        return {row.command: row.decide for row in self.rows}

    @cached_property
    def _folding(self) -> Mapping[type[Event], tuple[Folding, ...]]:
        own = [(event, fold) for region in self.regions for event, fold in region.folds.items()]
        heard = [(event, fold) for region in self.regions for event, fold in region.hears.items()]
        found: dict[type[Event], tuple[Folding, ...]] = {}
        for event, fold in (*own, *heard):
            found[event] = (*found.get(event, ()), fold)
        return found

    def _followed(self, events: tuple[Event, ...], file: S, now: Circumstances) -> tuple[Event, ...]:
        """The events in order, each with what it brings right behind it."""
        waiting, done = deque(events), []
        while waiting:
            done.append(event := waiting.popleft())
            file = self.evolve(file, Happened(event, now.effective_at, now.recorded_at, now.by.id, now.law.id))
            waiting.extendleft(reversed(self.consequences(file, event)))
        return tuple(done)


def _at_the_rung(event: Event, rung: Event) -> Happened:
    """An event at the instant of a rung, for looking ahead only: what is recorded is folded by the kernel."""
    at = rung.at if isinstance(rung, RungReached) else datetime.min.replace(tzinfo=UTC)
    return Happened(event, at, at, CLOCK.id, "")
