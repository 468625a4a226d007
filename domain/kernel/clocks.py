"""Clocks as data: which event starts a duty, which ones meet it, which ones make it lapse.

A lifecycle lists its clocks beside its state chart; the kernel derives the duty events from them, so that
no step of a lifecycle can forget to stop a clock.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.kernel.circumstances import Circumstances
from domain.kernel.docket import evolve_docket
from domain.kernel.duty import Anchor, Dates, Docket, Duty, DutyState, RungKind, key_of
from domain.kernel.duty_events import DutyArose, DutyDueAtOnce, DutyExtended, DutyLapsed, DutyMet, DutyRetimed
from domain.kernel.happened import Happened
from domain.kernel.message import Event
from domain.kernel.timetable import AFTER, Ledger, reckon
from domain.law.pack import LawPack

__all__ = ["Clock", "Recurs", "dates_in_area", "lapse_all", "tick_clocks"]


def _nobody(_: Any) -> str | None:
    return None


def _no_date(_: Any) -> date | None:
    return None


class Recurs(StrEnum):
    """From where the next duty of a recurring clock is counted, once the one before is met."""

    FROM_DONE = "from done"
    """From when it was done, or from the anchor that the meeting event names."""
    FROM_PLANNED = "from planned"
    """Anchor + n budgets, never drifting; every one is owed, also one whose date has passed (then: at once)."""
    FROM_PLANNED_NEXT = "from planned, the next ahead"
    """As above, but dates that passed meanwhile are left out."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a state chart.

    ``holder`` is the role that owes; ``owed_by`` reads from the starting event who owes in its place (the agency of
    an action), None: the holder. ``subject`` tells several duties of one rule apart (an agency, a meeting) and is
    read from the starting and the stopping events alike; an event that names an empty one is about none of them, and
    starts and stops nothing. ``agreed`` reads a date that
    stands in place of the budget (the terms of reference); ``agreed_on`` are later events that change it, if
    they name another one.

    ``anchor`` reads the day that is counted from, or with a negative budget back from (a release); an event that
    names none starts nothing. ``moved_by`` are later events that name another day: open duties are reckoned anew,
    and lapse if the day is known no more. What they moved into the past is due at once. An event that both starts
    and moves starts a duty only where none runs.

    ``known_then``: whoever owes it knew of the anchor on that day (a sentence, a letter received), whenever it was
    recorded here: a date that had passed by the recording is a miss with its true dates, never due at once.

    ``recurs``: met, the duty arises again, until it lapses; the first is due ``first`` budgets after its anchor
    (0: on the anchor itself). ``times`` reads from the starting event how many budgets lie between the anchor and the
    due date, where the lifecycle itself numbers the dates of a series that may be owed side by side.
    """

    rule: str
    holder: str
    starts_on: tuple[type[Event], ...]
    met_by: tuple[type[Event], ...]
    lapses_on: tuple[type[Event], ...] = ()
    agreed_on: tuple[type[Event], ...] = ()
    subject: Callable[[Any], str | None] = _nobody
    owed_by: Callable[[Any], str | None] = _nobody
    agreed: Callable[[Any], date | None] = _no_date
    only_if: Callable[[Any], bool] = lambda _: True
    anchor: Callable[[Any], date | datetime | None] | None = None
    moved_by: tuple[type[Event], ...] = ()
    known_then: bool = False
    recurs: Recurs | None = None
    first: int = 1
    times: Callable[[Any], int] | None = None

    @property
    def events(self) -> tuple[type[Event], ...]:
        """Every event that this clock hears."""
        return (*self.starts_on, *self.met_by, *self.lapses_on, *self.agreed_on, *self.moved_by)


def tick_clocks(clocks: Iterable[Clock], docket: Docket, event: Event, now: Circumstances) -> list[Event]:
    """The duty events that follow from one event of the lifecycle."""
    found: list[Event] = []
    for clock in clocks:
        # Two clocks may share a rule: the second finds what the first left, so that nothing ends twice.
        found += _ticks(clock, _after(docket, found, now), event, now)
    return found


def _ticks(clock: Clock, docket: Docket, event: Event, now: Circumstances) -> Iterator[Event]:
    if not isinstance(event, clock.events) or clock.subject(event) == "":
        return
    running = docket.of_rule(clock.rule, clock.subject(event))
    again: list[Event] = []
    for duty in running if _concerns(clock, event) else ():
        if isinstance(event, (*clock.met_by, *clock.lapses_on)):
            yield _ended(clock, duty, event, now.effective_at)
            again += _next(clock, docket, duty, event, now)
        elif isinstance(event, clock.moved_by):
            yield from _moved(clock, duty, event, now)
        elif clock.agreed(event) not in (None, duty.dates.explanation.agreed):
            yield from _agreed(clock, duty, event, now)
    yield from again
    if not again and _starts(clock, running, event):
        anchor = _anchor(clock, event, now)
        yield from _arises(clock, docket, event, now, anchor) if anchor or not clock.anchor else ()


def _after(docket: Docket, found: Iterable[Event], now: Circumstances) -> Docket:
    for event in found:
        docket = evolve_docket(docket, Happened(event, now.effective_at, now.recorded_at, now.by.id, now.law.id))
    return docket


def _starts(clock: Clock, running: tuple[Duty, ...], event: Event) -> bool:
    if not isinstance(event, clock.starts_on) or not clock.only_if(event):
        return False
    ended = isinstance(event, (*clock.met_by, *clock.lapses_on))
    # A series runs once, and a day that moves moves what runs.
    return not running or ended or not (clock.recurs or isinstance(event, clock.moved_by))


def dates_in_area(rule: str, origin: datetime, now: Circumstances, ledger: Ledger) -> Dates | None:
    """The dates of a duty of this rule, with the area's own choices put in; None while one that it needs is not set.

    The choice of the day of origin counts, so that a later one does not reach back.
    """
    found, day = now.law.rule(rule), now.calendar.local_date(origin)
    if found.limit is not None:
        limit = found.limit.put_in(lambda setting: now.area.span(setting, day))
        if limit is None:
            return None
        found = replace(found, limit=limit)
    return reckon(found, origin, now.calendar, now.law.id, ledger)


def _arises(
    clock: Clock, docket: Docket, event: Event, now: Circumstances, anchor: Anchor | None
) -> Iterator[DutyArose | DutyDueAtOnce]:
    """The duty that this event starts, with its dates reckoned from its anchor or from when it happened."""
    subject = clock.subject(event)
    dates = dates_in_area(clock.rule, now.effective_at, now, Ledger(agreed=clock.agreed(event), anchor=anchor))
    if dates is None:
        return
    key, holder = key_of(docket, clock.rule, subject), clock.owed_by(event) or clock.holder
    yield DutyArose(duty=key, rule=clock.rule, subject=subject, holder=holder, dates=dates)
    if (passed := dates.explanation.passed) is not None:
        yield DutyDueAtOnce(duty=key, rule=clock.rule, subject=subject, at=now.effective_at, reckoned=passed)


def _anchor(clock: Clock, event: Event, now: Circumstances) -> Anchor | None:
    """The anchor that the event names; a series without one is anchored on the day on which it starts."""
    named = clock.anchor(event) if clock.anchor else now.effective_at if _planned(clock) else None
    if named is None:
        return None
    times = clock.times(event) if clock.times else clock.first if _planned(clock) else 1
    if isinstance(named, datetime):
        day = now.calendar.local_date(named)
        return Anchor(day=day, at=named, known_at=_known(clock, day, now), times=times)
    return Anchor(day=named, known_at=_known(clock, named, now), times=times)


def _known(clock: Clock, day: date, now: Circumstances) -> datetime:
    """Since when the day can be acted on: as it is said here, or that day itself."""
    return min(now.effective_at, now.calendar.start_of_day(day)) if clock.known_then else now.effective_at


def _planned(clock: Clock) -> bool:
    return clock.recurs in {Recurs.FROM_PLANNED, Recurs.FROM_PLANNED_NEXT}


def _next(clock: Clock, docket: Docket, duty: Duty, event: Event, now: Circumstances) -> Iterator[Event]:
    """The next duty of a series whose duty is met by this event."""
    if clock.recurs is None or not isinstance(event, clock.met_by):
        return
    anchor = duty.dates.explanation.anchor
    if clock.recurs is Recurs.FROM_DONE or anchor is None:
        yield from _arises(clock, docket, event, now, _anchor(clock, event, now))
        return
    yield from _arises(clock, docket, event, now, _planned_next(clock, anchor, now))


def _planned_next(clock: Clock, anchor: Anchor, now: Circumstances) -> Anchor:
    ahead = anchor.model_copy(update={"times": anchor.times + 1, "known_at": now.effective_at})
    while clock.recurs is Recurs.FROM_PLANNED_NEXT:
        dates = dates_in_area(clock.rule, now.effective_at, now, Ledger(anchor=ahead))
        if dates is None or dates.explanation.passed is None:
            break
        ahead = ahead.model_copy(update={"times": ahead.times + 1})
    return ahead


def lapse_all(docket: Docket, at: datetime, because: str, law: LawPack) -> list[Event]:
    """End what is still open when a case reaches a final stage, save what outlives it by its rule."""
    return [
        DutyLapsed(duty=duty.duty, rule=duty.rule, subject=duty.subject, at=at, because=because)
        for duty in docket.open.values()
        if not ((limit := law.rule(duty.rule).limit) and limit.survives_closure)
    ]


def _concerns(clock: Clock, event: Event) -> bool:
    return isinstance(event, (*clock.met_by, *clock.lapses_on, *clock.agreed_on, *clock.moved_by))


def _ended(clock: Clock, duty: Duty, event: Event, at: datetime) -> Event:
    if isinstance(event, clock.met_by):
        return DutyMet(duty=duty.duty, rule=duty.rule, subject=duty.subject, at=at, in_time=_in_time(duty, at))
    return DutyLapsed(duty=duty.duty, rule=duty.rule, subject=duty.subject, at=at, because=event.tag())


def _in_time(duty: Duty, at: datetime) -> bool:
    """Before the breach is said; while the clock stands still only what passed before it was stopped counts."""
    if not any(rung.kind is RungKind.BREACHED for rung in duty.dates.rungs):
        return True  # a timer: time itself acts, and is never late
    standing = duty.dates.explanation.suspensions[-1:] if duty.state is DutyState.SUSPENDED else ()
    return min((at, *(stretch.since for stretch in standing))) < duty.dates.breach + AFTER


def _moved(clock: Clock, duty: Duty, event: Event, now: Circumstances) -> Iterator[Event]:
    """The duty reckoned from the day that this event names; the same day again changes nothing."""
    anchor, before = _anchor(clock, event, now), duty.dates.explanation.anchor
    if anchor is None:
        yield DutyLapsed(duty=duty.duty, rule=duty.rule, subject=duty.subject, at=now.effective_at, because=event.tag())
        return
    if before is not None and (anchor.day, anchor.at) == (before.day, before.at):
        return
    anchor = anchor.model_copy(update={"times": before.times if before else anchor.times})
    ledger = replace(Ledger.of(duty.dates.explanation), anchor=anchor)
    dates = dates_in_area(duty.rule, duty.dates.explanation.origin, now, ledger)
    if dates is None:
        return
    about = {"duty": duty.duty, "rule": duty.rule, "subject": duty.subject}
    yield DutyRetimed(**about, at=now.effective_at, because=event.tag(), old=duty.dates, dates=dates)
    if (passed := dates.explanation.passed) is not None:
        yield DutyDueAtOnce(**about, at=now.effective_at, reckoned=passed)


def _agreed(clock: Clock, duty: Duty, event: Event, now: Circumstances) -> Iterator[Event]:
    ledger = replace(Ledger.of(duty.dates.explanation), agreed=clock.agreed(event))
    dates = dates_in_area(duty.rule, duty.dates.explanation.origin, now, ledger)
    if dates is not None:
        about = {"duty": duty.duty, "rule": duty.rule, "subject": duty.subject}
        yield DutyExtended(**about, at=now.effective_at, dates=dates)
