"""A voyage with a sailing day that moves, watches that recur and choices of the harbour: a lifecycle of tests only."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, Literal

from domain.calendar.spans import Span, Unit
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.happened import Happened
from domain.kernel.law import KERNEL_RULES
from domain.kernel.lifecycle import Charge, File, Lifecycle, Ruling, Step
from domain.kernel.message import Command, Event
from domain.law.pack import pack_of
from domain.law.rule import Limit, Rule
from tests.domain.kernel.library import LIB, LONDON, READER, Loan

OPEN, OVER = "OPEN", "OVER"


class Plan(Command):
    type: Literal["Plan"] = "Plan"
    sails: date | datetime | None = None


class Move(Command):
    type: Literal["Move"] = "Move"
    sails: date | datetime | None = None


class Check(Command):
    type: Literal["Check"] = "Check"
    on: date | None = None


class End(Command):
    type: Literal["End"] = "End"


class Planned(Event):
    type: Literal["Planned"] = "Planned"
    sails: date | datetime | None = None


class Moved(Event):
    type: Literal["Moved"] = "Moved"
    sails: date | datetime | None = None


class Checked(Event):
    type: Literal["Checked"] = "Checked"
    on: date | None = None


class CrewCalled(Event):
    type: Literal["CrewCalled"] = "CrewCalled"
    rule: str


class Ended(Event):
    type: Literal["Ended"] = "Ended"


class VoyageFile(File):
    called: tuple[str, ...] = ()


def _decide(command: Command, _: VoyageFile, __: Circumstances) -> Ruling:
    match command:
        case Plan():
            return (Planned(sails=command.sails),)
        case Move():
            return (Moved(sails=command.sails),)
        case Check():
            return (Checked(on=command.on),)
        case _:
            return (Ended(),)


def _evolve(file: VoyageFile, happened: Happened) -> VoyageFile:
    match happened.event:
        case Planned():
            return file.model_copy(update={"stage": OPEN})
        case CrewCalled() as called:
            return file.model_copy(update={"called": (*file.called, called.rule)})
        case Ended():
            return file.model_copy(update={"stage": OVER})
        case _:
            return file


def _urgent(_: VoyageFile, event: Event) -> tuple[Event, ...]:
    return (CrewCalled(rule=event.rule),) if event.tag() == "DutyDueAtOnce" else ()  # type: ignore[attr-defined]


def sails(event: Any) -> date | datetime | None:
    """The anchor that the event names."""
    return event.sails


def before(rule: str, limit: Limit, **more: Any) -> tuple[Clock, Rule]:
    """A clock counted back from sailing."""
    clock = Clock(rule, "Mate", (Planned,), (Checked,), anchor=sails, moved_by=(Moved,), **more)
    return clock, _rule(rule, limit)


def every(rule: str, limit: Limit, **more: Any) -> tuple[Clock, Rule]:
    """A clock that recurs."""
    return Clock(rule, "Mate", (Planned,), (Checked,), (Ended,), **more), _rule(rule, limit)


def months(n: int) -> Span:
    return Span(n, Unit.MONTH)


def days(n: int) -> Span:
    return Span(n, Unit.CALENDAR_DAY)


def working(n: int) -> Span:
    return Span(n, Unit.WORKING_DAY)


NINE = time(9)


def _rule(rule: str, limit: Limit) -> Rule:
    return Rule(rule, rule.lower(), "Harbour book", "As the harbour book says.", limit=limit)


class Voyage(Loan):
    """A voyage as it is told, with these clocks and the harbour's choices."""

    def __init__(self, *pairs: tuple[Clock, Rule], area: Area | None = None) -> None:
        stages = frozenset({OPEN})
        lifecycle: Lifecycle[VoyageFile] = Lifecycle(
            name="voyage", workflow="Voyage", title="A voyage", file=VoyageFile, stages=(OPEN, OVER),
            final=frozenset({OVER}), opening=Plan, subject=lambda _: READER,
            steps=(Step(Plan, frozenset()), Step(Move, stages), Step(Check, stages), Step(End, stages)),
            events=(Planned, Moved, Checked, CrewCalled, Ended), clocks=tuple(clock for clock, _ in pairs),
            rules=tuple(rule for _, rule in pairs), decide=_decide, evolve=_evolve, charge=lambda _: Charge(),
            consequences=_urgent,
        )  # fmt: skip
        super().__init__(lifecycle)
        self.area = area or Area()
        self.law = pack_of("harbour", date(2020, 1, 1), KERNEL_RULES, lifecycle.rules)

    def circumstances(self, *args: Any, **more: Any) -> Circumstances:
        return replace(super().circumstances(*args, **more), area=self.area, law=self.law)

    def due(self, key: str) -> str:
        """The due date on the clocks of London."""
        return local(self.duty(key).dates.due)


def local(at: datetime) -> str:
    return at.astimezone(LONDON).strftime("%Y-%m-%d %H:%M:%S")


def planned(sailing: date | datetime | None, at: str, *pairs: tuple[Clock, Rule], area: Area | None = None) -> Voyage:
    """A voyage that was planned at this wall time."""
    voyage = Voyage(*pairs, area=area)
    voyage.at(at).do(Plan(sails=sailing), LIB)
    return voyage
