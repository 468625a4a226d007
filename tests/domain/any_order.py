"""What a lifecycle's scenario files say, given in any order: the machine that its own tests make theirs.

Commands, outside events and time come from whoever gives them in some file, after any gap, some learned late. After
each step the case is compared with its own events told anew; at the end the lifecycle's way on leads it to its end.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from activities.messages import Answer, Order, OutsideEvent
from activities.sitting import Sitting
from cli.scenario.model import Scenario
from cli.scenario.reading import read_scenario
from domain.calendar.registry import Calendars
from domain.kernel.case import AnyCase, fold, new_case
from domain.kernel.happened import Happened
from domain.kernel.register import Actor
from domain.kernel.snapshot import freeze, thaw

__all__ = ["SHORT", "AnyOrder", "Told", "said_in"]

SCENARIOS = Path(__file__).parents[2] / "scenarios"
GAPS = st.sampled_from([timedelta(), timedelta(minutes=20), timedelta(hours=7), timedelta(days=1), timedelta(days=9)])
ENDS = ("DutyMet", "DutyLapsed")
SHORT = settings(
    max_examples=60, stateful_step_count=30, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip

Said = tuple[Actor, Mapping[str, Any]]


_read = cache(read_scenario)


@cache
def said_in(folder: str, pathway: str) -> tuple[tuple[Said, ...], tuple[OutsideEvent, ...]]:
    """Every command and every outside event of the scenario files of a pathway, each once."""
    orders: dict[str, Said] = {}
    outside: dict[str, OutsideEvent] = {}
    for file in sorted((SCENARIOS / folder).rglob("*.yaml")):
        scenario = _read(file)
        for step in scenario.steps if scenario.lifecycle.name == pathway else ():
            match step.act:
                case Order():
                    orders.setdefault(f"{step.act.by.id} {step.act.command}", (step.act.by, step.act.command))
                case OutsideEvent():
                    outside.setdefault(f"{step.act.type} {step.act.data}", step.act)
    return tuple(orders.values()), tuple(outside.values())


class Told:
    """One case on the desk's own sitting, in the register and the area of a scenario file."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.lifecycle = scenario, scenario.lifecycle
        (self.ref,) = list(scenario.cases.values())[:1]
        self.person = next(iter(scenario.register.people), UUID(int=1))
        self.case: AnyCase = new_case(self.lifecycle)
        self.now = scenario.steps[0].recorded
        self.happened: list[Happened] = []
        self.given = 0
        self.answer: Answer | None = None

    def give(self, by: Actor, command: Mapping[str, Any], at: datetime | None = None) -> bool:
        """Give a command under a key of its own; whether it was taken."""
        self.given += 1
        about = {"person": str(self.person)} if "person" in command and self.case.opened is None else {}
        sitting = self._sitting()
        order = Order(id=f"k{self.given}", by=by, command={**command, **about}, effective_at=at)
        return self._kept(sitting, sitting.order(order))

    def do(self, name: str, *by: str, **fields: Any) -> bool:
        """Give a command as the first of these workers who may; without any, as each of the register in turn."""
        workers = self.scenario.register.workers
        said = {"type": name, **fields}
        return any(self.give(Actor(id=each, roles=workers[each].roles), said) for each in by or workers)

    def tell(self, event: OutsideEvent) -> None:
        """An outside service's event, as if it had not been told before."""
        self.given += 1
        sitting = self._sitting()
        self._kept(sitting, sitting.outside(replace_id(event, f"o{self.given}")))

    def passes(self, time: timedelta) -> None:
        """Let time pass."""
        self.now += time
        sitting = self._sitting()
        sitting.tick()
        self._kept(sitting, None)

    def _sitting(self) -> Sitting:
        area = self.scenario.area
        return Sitting(
            ref=self.ref, lifecycle=self.lifecycle, case=self.case, at=self.now, lawbook=self.scenario.lawbook,
            calendars=Calendars(self.scenario.calendar), areas=MappingProxyType({area.name: area}),
            register=self.scenario.register, settled={}, references=self.scenario.references,
        )  # fmt: skip

    def _kept(self, sitting: Sitting, answer: Answer | None) -> bool:
        self.case, self.answer = sitting.case, answer
        self.happened += [each for ruled in sitting.ruled for each in ruled.happened]
        return answer is not None and not answer.refused

    @property
    def stage(self) -> str:
        return str(self.case.file.stage)


def replace_id(event: OutsideEvent, id_: str) -> OutsideEvent:
    """The same event under another id, with no time of its own: it happens when it is told."""
    return event.model_copy(update={"id": id_, "time": None})


class AnyOrder(RuleBasedStateMachine):
    """One case, given whatever comes. A lifecycle's machine says from which files, and how a case goes on."""

    base: ClassVar[str]
    """The file whose register and area count."""
    book: ClassVar[str | None] = None
    """A file that tells a long life, some steps of which are done by the book: none where the way on is enough."""
    said: ClassVar[tuple[tuple[Said, ...], tuple[OutsideEvent, ...]]]
    longest: ClassVar[timedelta] = timedelta(days=1300)
    """How long a case lasts at most: its clocks must end before the bank holidays do that the calendar holds."""

    def __init__(self) -> None:
        super().__init__()
        self.told = Told(_read(SCENARIOS / self.base))
        self.folded, self.again, self.page = 0, self.told.case, 0
        self.latest = self.told.now + self.longest

    def go_on(self) -> None:
        """One stage by the book."""
        raise NotImplementedError

    @rule(gap=GAPS, data=st.data())
    def somebody_gives_a_command(self, gap: timedelta, data: st.DataObject) -> None:
        self.told.now += gap
        self.told.give(*data.draw(st.sampled_from(self.said[0])))

    @rule(gap=GAPS, ago=st.sampled_from([timedelta(hours=3), timedelta(days=4)]), data=st.data())
    def a_command_is_learned_late(self, gap: timedelta, ago: timedelta, data: st.DataObject) -> None:
        self.told.now += gap
        self.told.give(*data.draw(st.sampled_from(self.said[0])), at=self.told.now - ago)

    @precondition(lambda self: self.said[1])
    @rule(gap=GAPS, data=st.data())
    def an_outside_service_tells(self, gap: timedelta, data: st.DataObject) -> None:
        self.told.now += gap
        self.told.tell(data.draw(st.sampled_from(self.said[1])))

    @rule(days=st.integers(0, 40))
    def time_passes(self, days: int) -> None:
        self.told.passes(min(timedelta(days=days), max(self.latest - self.told.now, timedelta())))

    @rule(gap=GAPS, steps=st.integers(1, 15))
    def the_case_goes_on_as_it_should(self, gap: timedelta, steps: int) -> None:
        """Some steps by the book: so that the others meet cases of every stage."""
        self.told.now += gap
        if self.book is None:
            self.go_on()
            return
        acts = [step.act for step in _read(SCENARIOS / self.book).steps if isinstance(step.act, Order)]
        for act in acts[self.page : self.page + steps]:
            self.told.give(act.by, act.command)
        self.page += steps

    @invariant()
    def its_events_told_anew_give_the_same_case(self) -> None:
        new, lifecycle = self.told.happened[self.folded :], self.told.lifecycle
        self.again, self.folded = fold(lifecycle, new, self.again), len(self.told.happened)
        assert self.again == self.told.case
        assert thaw(lifecycle, freeze(self.told.case)) == self.told.case

    @invariant()
    def no_duty_is_lost(self) -> None:
        arose = [each.duty for each in self._events("DutyArose")]
        ended = [each.duty for each in self._events(*ENDS)]
        assert len(set(arose)) == len(arose)
        assert len(set(ended)) == len(ended)
        assert set(self.told.case.docket.open) == set(arose) - set(ended)
        assert not (self.told.stage in self.told.lifecycle.final and self.told.case.docket.open)

    @invariant()
    def a_refusal_names_rules_in_words_and_changes_nothing(self) -> None:
        answer = self.told.answer
        rules = self.told.scenario.lawbook.in_force(self.told.now.date()).rules
        for objection in answer.objections if answer else ():
            assert objection.rule in rules
            assert objection.words
        assert not (answer and answer.refused and set(answer.events) - {"OutsideEventRefused"})

    def teardown(self) -> None:
        """Whatever happened, the case can be brought to its end; more turns than stages would be a circle."""
        for _ in range(2 * len(self.told.lifecycle.stages) + 2):
            if self.told.stage in self.told.lifecycle.final:
                break
            self.told.passes(timedelta(days=1))
            self.go_on()
        assert self.told.stage in self.told.lifecycle.final, (self.told.stage, self.told.answer)
        self.no_duty_is_lost()

    def _events(self, *tags: str) -> Iterator[Any]:
        return (each.event for each in self.told.happened if each.event.tag() in tags)
