"""Clocks as data: which event starts a duty, which ones meet it, which ones make it lapse.

A lifecycle lists its clocks beside its state chart; the kernel derives the duty events from them, so that
no step of a lifecycle can forget to stop a clock.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.kernel.circumstances import Circumstances
from domain.kernel.docket import evolve_docket
from domain.kernel.duty import Docket, Duty, DutyState, key_of
from domain.kernel.duty_events import DutyArose, DutyExtended, DutyLapsed, DutyMet
from domain.kernel.happened import Happened
from domain.kernel.message import Event
from domain.kernel.timetable import AFTER, Ledger, reckon
from domain.law.pack import LawPack

__all__ = ["Clock", "arise", "lapse_all", "tick_clocks"]


def _nobody(_: Any) -> str | None:
    return None


def _no_date(_: Any) -> date | None:
    return None


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a state chart.

    ``holder`` is the role that owes; ``subject`` tells several duties of one rule apart (an agency, a
    meeting) and is read from the starting and the stopping events alike; ``agreed`` reads a date that
    stands in place of the budget (the terms of reference); ``agreed_on`` are later events that change it, if
    they name another one.
    """

    rule: str
    holder: str
    starts_on: tuple[type[Event], ...]
    met_by: tuple[type[Event], ...]
    lapses_on: tuple[type[Event], ...] = ()
    agreed_on: tuple[type[Event], ...] = ()
    subject: Callable[[Any], str | None] = _nobody
    agreed: Callable[[Any], date | None] = _no_date
    only_if: Callable[[Any], bool] = lambda _: True


def tick_clocks(clocks: Iterable[Clock], docket: Docket, event: Event, now: Circumstances) -> list[Event]:
    """The duty events that follow from one event of the lifecycle."""
    found: list[Event] = []
    for clock in clocks:
        # Two clocks may share a rule: the second finds what the first left, so that nothing ends twice.
        found += _ticks(clock, _after(docket, found, now), event, now)
    return found


def _ticks(clock: Clock, docket: Docket, event: Event, now: Circumstances) -> Iterator[Event]:
    for duty in docket.of_rule(clock.rule, clock.subject(event)) if _concerns(clock, event) else ():
        if isinstance(event, (*clock.met_by, *clock.lapses_on)):
            yield _ended(clock, duty, event, now.effective_at)
        elif clock.agreed(event) not in (None, duty.dates.explanation.agreed):
            yield _agreed(clock, duty, event, now)
    if isinstance(event, clock.starts_on) and clock.only_if(event):
        yield arise(clock, docket, event, now)


def _after(docket: Docket, found: Iterable[Event], now: Circumstances) -> Docket:
    for event in found:
        docket = evolve_docket(docket, Happened(event, now.effective_at, now.recorded_at, now.by.id, now.law.id))
    return docket


def arise(clock: Clock, docket: Docket, event: Event, now: Circumstances) -> DutyArose:
    """The duty that this event starts, with its dates reckoned from when it happened."""
    rule, subject = now.law.rule(clock.rule), clock.subject(event)
    ledger = Ledger(agreed=clock.agreed(event))
    dates = reckon(rule, now.effective_at, now.calendar, now.law.id, ledger)
    return DutyArose(
        duty=key_of(docket, clock.rule, subject), rule=clock.rule, subject=subject, holder=clock.holder, dates=dates
    )


def lapse_all(docket: Docket, at: datetime, because: str, law: LawPack) -> list[Event]:
    """End what is still open when a case reaches a final stage, save what outlives it by its rule."""
    return [
        DutyLapsed(duty=duty.duty, rule=duty.rule, subject=duty.subject, at=at, because=because)
        for duty in docket.open.values()
        if not ((limit := law.rule(duty.rule).limit) and limit.survives_closure)
    ]


def _concerns(clock: Clock, event: Event) -> bool:
    return isinstance(event, (*clock.met_by, *clock.lapses_on, *clock.agreed_on))


def _ended(clock: Clock, duty: Duty, event: Event, at: datetime) -> Event:
    if isinstance(event, clock.met_by):
        return DutyMet(duty=duty.duty, rule=duty.rule, subject=duty.subject, at=at, in_time=_in_time(duty, at))
    return DutyLapsed(duty=duty.duty, rule=duty.rule, subject=duty.subject, at=at, because=event.tag())


def _in_time(duty: Duty, at: datetime) -> bool:
    """Before the breach is said; while the clock stands still only what passed before it was stopped counts."""
    standing = duty.dates.explanation.suspensions[-1:] if duty.state is DutyState.SUSPENDED else ()
    return min((at, *(stretch.since for stretch in standing))) < duty.dates.breach + AFTER


def _agreed(clock: Clock, duty: Duty, event: Event, now: Circumstances) -> Event:
    why = duty.dates.explanation
    ledger = Ledger(why.suspensions, why.extensions, clock.agreed(event))
    dates = reckon(now.law.rule(duty.rule), why.origin, now.calendar, now.law.id, ledger)
    return DutyExtended(duty=duty.duty, rule=duty.rule, subject=duty.subject, at=now.effective_at, dates=dates)
