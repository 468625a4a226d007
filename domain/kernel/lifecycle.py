"""What a lifecycle must say of itself; the kernel knows nothing else of any lifecycle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.happened import Happened
from domain.kernel.message import Command, Event, Message
from domain.kernel.overview import Now, Told
from domain.kernel.refusal import Refusal
from domain.kernel.register import WorkerFacts
from domain.law.rule import Rule, Setting

__all__ = [
    "ANYBODY", "Charge", "Errand", "File", "FollowUp", "Held", "Lifecycle", "OutsideKind", "Ruling", "Standing", "Step",
    "as_told",
]  # fmt: skip

ANYBODY: frozenset[str] = frozenset()
"""No role is asked for: any authenticated worker or service may give the command."""

Ruling = tuple[Event, ...] | Refusal


class File(Message):
    """The base of a lifecycle's own state: its stage, as the state chart names it."""

    stage: str = ""


S = TypeVar("S", bound=File)


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a state chart: who may give the command, at which stages, and which rule says so."""

    command: type[Command]
    stages: frozenset[str]
    roles: frozenset[str] = ANYBODY
    role_rule: str = "CASE-ROLE"
    row: str = ""


@dataclass(frozen=True, slots=True)
class OutsideKind:
    """An outside event that a lifecycle takes: its CloudEvents type, its data, the command it amounts to."""

    kind: str
    data: type[Message]
    command: Callable[[Any], Command]
    words: str


def as_told(command: type[Command]) -> Callable[[Message], Command]:
    """For an outside event whose data are the fields of the command it amounts to."""
    return lambda data: command(**data.model_dump())


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A command that this case asks another case to carry out (DESIGN A7, D19)."""

    lifecycle: str
    case: UUID
    command: Command


@dataclass(frozen=True, slots=True)
class Errand:
    """Something that this case asks of the world outside the cases, a letter for one; ``kind`` says who runs it."""

    kind: str
    body: Message


class Standing(Message):
    """A fact of one case that whoever works on another must see, closed or open: codes only, nothing personal.

    It is kept in clear beside the case, so that every team finds it by what it is ``about`` (a provider's code).
    """

    kind: str
    about: str
    level: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """Who has the case in hand, for the worklists: codes only. ``urgency`` 0 is the most urgent.

    ``waits_for``: what the case waits for, several codes with commas between.
    """

    team: str | None = None
    worker: str | None = None
    urgency: int = 5
    waits_for: str | None = None
    standing: str | None = None
    """As what the worker has it in hand: DSO, IO, SocialSupervisor; whoever stands in must act as that too."""


@dataclass(frozen=True, slots=True)
class Held:
    """Which area has a case in hand, and to which it is offered: both see it until the answer is carried out."""

    area: str
    offered_to: str = ""


class Decide(Protocol[S]):  # type: ignore[misc]  # S stands in a method's argument only, as in a function type
    """``decide`` of a lifecycle: pure, total, one ``match`` that reads like the state chart."""

    def __call__(self, command: Command, file: S, now: Circumstances) -> Ruling:
        """Events, or every rule that stands in the way."""
        ...


@dataclass(frozen=True, slots=True)
class Lifecycle(Generic[S]):
    """One lifecycle: a folder under ``domain/``, a workflow class, its scenarios, and nothing else."""

    name: str
    workflow: str
    title: str
    file: type[S]
    stages: tuple[str, ...]
    final: frozenset[str]
    opening: type[Command]
    subject: Callable[[Any], UUID]
    steps: tuple[Step, ...]
    events: tuple[type[Event], ...]
    clocks: tuple[Clock, ...]
    rules: tuple[Rule, ...]
    decide: Callable[[Command, S, Circumstances], Ruling]
    evolve: Callable[[S, Happened], S]
    charge: Callable[[S], Charge]
    outside: tuple[OutsideKind, ...] = ()
    consequences: Callable[[S, Event], tuple[Event, ...]] = lambda _file, _event: ()
    follow_ups: Callable[[S, Happened], tuple[FollowUp | Errand, ...]] = lambda _file, _happened: ()
    tells: Callable[[S, Happened, UUID], tuple[FollowUp, ...]] = lambda _file, _happened, _here: ()
    """What linked cases are told after an event; the last argument is this case's own id."""
    standing: Callable[[S], tuple[Standing, ...]] = lambda _file: ()
    """What stands of this case for all teams."""
    overview: Callable[[S, Now], tuple[Told, ...]] | None = None
    """How a case stands, in words; left out: its stage and its duties say it."""
    upcasters: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    asks_about: Callable[[S], frozenset[str]] = lambda _file: frozenset()
    """Workers whom the file names and gates ask the register about, beside those whom the command names."""
    also_in_hand: Callable[[S], Mapping[str, str]] = lambda _file: MappingProxyType({})
    """Workers who have a part of the case in hand beside whoever is in charge of it, the Chair of a meeting, and as
    what: whoever stands in must act as that too.
    """
    may_hold: Callable[[S, WorkerFacts, date], str | None] | None = None
    """Why a cover may not have this case in hand on this day, in words; left out: only their standing is asked."""
    list_owner: str = "TeamLeader"
    """Who owns the list of cases that nobody has in hand because somebody went."""
    settings: tuple[Setting, ...] = ()
    """What this lifecycle leaves to the area, beside the lengths of its limits."""
    readers: frozenset[str] = ANYBODY
    """Roles that read its cases; none named: whoever acts in it, owes something in it or is told of a miss."""
    never_links: frozenset[str] = frozenset()
    """Lifecycles whose cases are never linked with these: a link would stand in the other person's record too."""
    gives: Mapping[type[Event], tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """What the person's own request gives at once, by event the fields; the rest is read by somebody first."""
    held: Callable[[S], Held] | None = None
    """Which area has a case in hand; left out: the one in which it was opened, for good."""
    one_open: bool = False
    """Whether a person has at most one open case of it: two would each know half of what somebody must act on."""
    latest_learning: timedelta = timedelta(days=366)
    """How long after it happened something may still be recorded; older is taken for a slip of the pen."""

    def step(self, command: type[Command]) -> Step | None:
        """The row of the state chart for this command."""
        return next((step for step in self.steps if step.command is command), None)

    def outside_kind(self, kind: str) -> OutsideKind | None:
        """The outside event of this CloudEvents type."""
        return next((each for each in self.outside if each.kind == kind), None)
