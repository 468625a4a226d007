"""The engine on the pure domain: the desk's own sitting, without store or server, and a clock that is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from activities.messages import Answer, CaseRef, Order, OutsideEvent
from activities.sitting import Settled, Sitting
from cli.scenario.model import Scenario
from domain.calendar.registry import Calendars
from domain.kernel.case import AnyCase, is_closed, new_case
from domain.kernel.happened import Happened
from domain.kernel.house_rules import CASECLOCK
from domain.kernel.lifecycle import FollowUp

__all__ = ["PureEngine"]


@dataclass(slots=True)
class _Open:
    ref: CaseRef
    case: AnyCase
    settled: dict[str, Settled] = field(default_factory=dict)
    happened: list[Happened] = field(default_factory=list)


class PureEngine:
    """Runs a file in milliseconds. Its decisions are those of the desk; what it leaves out is storing them."""

    def __init__(self) -> None:
        self._cases: dict[str, _Open] = {}
        self._scenario: Scenario | None = None

    async def open(self, scenario: Scenario) -> None:
        """Begin a file: nothing has happened in any of its cases."""
        self._scenario = scenario
        self._cases = {name: _Open(ref, new_case(scenario.lifecycle)) for name, ref in scenario.cases.items()}

    async def pass_to(self, instant: datetime) -> None:
        """Wake each case at its alarms, the earliest first, as the timers of the workflows do."""
        while (case := self._next_to_wake()) is not None:
            alarm = case.case.docket.next_alarm
            if alarm is None or alarm > instant:
                return
            sitting = self._sit(case, alarm)
            sitting.tick()
            self._take_up(case, sitting)

    async def give(self, case: str, order: Order, at: datetime) -> tuple[str, ...]:
        """Decide one command."""
        opened = self._cases[case]
        sitting = self._sit(opened, at)
        answer = sitting.order(order)
        self._take_up(opened, sitting)
        return _rules(answer)

    async def signal(self, case: str, event: OutsideEvent, at: datetime) -> tuple[str, ...]:
        """Decide one outside event; the same source and id again changes nothing."""
        opened = self._cases[case]
        sitting = self._sit(opened, at)
        answer = sitting.outside(event)
        self._take_up(opened, sitting)
        return _rules(answer)

    async def events(self, case: str) -> Sequence[Happened]:
        """What has happened in a case."""
        return tuple(self._cases[case].happened)

    def _next_to_wake(self) -> _Open | None:
        waiting = [(alarm, case) for case in self._cases.values() if (alarm := case.case.docket.next_alarm)]
        return min(waiting, key=lambda pair: pair[0], default=(None, None))[1]

    def _sit(self, case: _Open, at: datetime) -> Sitting:
        if self._scenario is None:
            raise RuntimeError("no scenario is open")
        area = self._scenario.area
        return Sitting(
            ref=case.ref, lifecycle=self._scenario.lifecycle, case=case.case, at=at, lawbook=self._scenario.lawbook,
            calendars=Calendars(self._scenario.calendar), areas=MappingProxyType({area.name: area}),
            register=self._scenario.register, settled=case.settled, references=self._scenario.references,
            open_cases=self._open_cases(),
        )  # fmt: skip

    def _open_cases(self) -> dict[UUID, tuple[UUID, ...]]:
        """By person, as the store would say."""
        found: dict[UUID, tuple[UUID, ...]] = {}
        for each in self._cases.values():
            if each.case.opened and self._scenario and not is_closed(self._scenario.lifecycle, each.case):
                person = each.case.opened.person
                found[person] = (*found.get(person, ()), each.ref.case)
        return found

    def _take_up(self, case: _Open, sitting: Sitting) -> None:
        """Keep what a sitting brought, then tell the other cases of the file what it asks of them."""
        case.case = sitting.case
        for ruled in sitting.ruled:
            case.happened += ruled.happened
        for ruled in sitting.ruled:
            for n, (_, follow_up) in enumerate(ruled.follow_ups):
                key = f"follow-up/{case.ref.stream}/{ruled.answer.version}/{n}"
                if isinstance(follow_up, FollowUp):  # errands go to the world outside: a rehearsal sends no letters
                    self._deliver(follow_up, key, sitting.at)

    def _deliver(self, follow_up: FollowUp, key: str, at: datetime) -> None:
        ref = CaseRef(lifecycle=follow_up.lifecycle, case=follow_up.case)
        for case in self._cases.values():
            if case.ref == ref:
                sitting = self._sit(case, at)
                sitting.order(Order(id=key, by=CASECLOCK, command=follow_up.command.model_dump(mode="json")))
                self._take_up(case, sitting)


def _rules(answer: Answer) -> tuple[str, ...]:
    return tuple(objection.rule for objection in answer.objections)
