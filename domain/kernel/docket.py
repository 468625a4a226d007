"""Folding the events of duties: total, boring and free of law."""

from datetime import datetime
from functools import cache
from typing import Any

from domain.kernel.duty import Dates, Docket, Duty, DutyState, Rung, RungKind, Suspension, base_key
from domain.kernel.duty_events import (
    DutyApproaching,
    DutyArose,
    DutyBreached,
    DutyChanged,
    DutyEscalated,
    DutyExtended,
    DutyFellDue,
    DutyLapsed,
    DutyMet,
    DutyResumed,
    DutyRetimed,
    DutySuspended,
)
from domain.kernel.happened import Happened
from domain.kernel.message import Event

__all__ = ["NO_DUTIES", "evolve_docket", "evolve_duty", "touched"]

_REACHED: dict[type[Event], tuple[RungKind, DutyState]] = {
    DutyApproaching: (RungKind.APPROACHING, DutyState.APPROACHING),
    DutyFellDue: (RungKind.DUE, DutyState.DUE),
    DutyBreached: (RungKind.BREACHED, DutyState.BREACHED),
    DutyEscalated: (RungKind.ESCALATED, DutyState.ESCALATED),
}
_STATE_OF = dict(_REACHED.values())
NO_DUTIES = Docket()


def evolve_docket(docket: Docket, happened: Happened) -> Docket:
    """The docket after one event; events that are not about duties leave it as it is."""
    event = happened.event
    if isinstance(event, DutyArose):
        return _raised(docket, _arisen(event, happened))
    if not isinstance(event, DutyChanged) or event.duty not in docket.open:
        return docket
    duty = evolve_duty(docket.open[event.duty], event)
    return _without(docket, event.duty) if duty.state.ended else _with(docket, duty)


def touched(before: Docket, happened: tuple[Happened, ...], folded: Docket = NO_DUTIES) -> tuple[Duty, ...]:
    """The duties that these events touched, as they stand after them, ended ones among them.

    ``folded`` is the docket after them, for who has it: what is open in it is not folded once more.
    """
    changed: dict[str, Duty] = {}
    for each in happened:
        event = each.event
        if not _about_duties(type(event)):
            continue
        if isinstance(event, DutyArose):
            changed[event.duty] = folded.open.get(event.duty) or _arisen(event, each)
        elif isinstance(event, DutyChanged):
            key = event.duty
            changed[key] = folded.open.get(key) or evolve_duty(changed.get(key) or before.open[key], event)
    return tuple(changed.values())


@cache
def _about_duties(kind: type[Event]) -> bool:
    """Whether events of this kind touch a duty. Asked of each event of a rebuild; pydantic's classes answer slowly."""
    return issubclass(kind, DutyArose | DutyChanged)


def evolve_duty(duty: Duty, event: Event) -> Duty:
    """The duty after one event about it."""
    match event:
        case DutyApproaching() | DutyFellDue() | DutyBreached() | DutyEscalated():
            return _climbed(duty, event)
        case DutyMet():
            state = DutyState.MET if event.in_time else DutyState.MET_LATE
            return _changed(duty, state=state, ended_at=event.at, pending=())
        case DutyLapsed():
            return _changed(duty, state=DutyState.LAPSED, ended_at=event.at, pending=())
        case DutySuspended():
            return _changed(duty, state=DutyState.SUSPENDED, dates=_standing_still(duty.dates, event))
        case DutyResumed() | DutyExtended() | DutyRetimed():
            return _retimed(duty, event.dates, event.at, resumed=isinstance(event, DutyResumed))
        case _:
            return duty


def _arisen(event: DutyArose, happened: Happened) -> Duty:
    return Duty(
        duty=event.duty, rule=event.rule, subject=event.subject, holder=event.holder,
        arose_at=happened.effective_at, dates=event.dates, pending=event.dates.rungs,
    )  # fmt: skip


def _climbed(duty: Duty, event: DutyApproaching | DutyFellDue | DutyBreached | DutyEscalated) -> Duty:
    kind, state = _REACHED[type(event)]
    role = event.role if isinstance(event, DutyEscalated) else None
    reached = Rung(kind=kind, at=event.at, role=role)
    rung = next((r for r in duty.pending if (r.kind, r.at, r.role) == (kind, event.at, role)), reached)
    pending = tuple(ahead for ahead in duty.pending if ahead is not rung)
    return _changed(duty, state=state, pending=pending, fired=(*duty.fired, rung))


def _retimed(duty: Duty, dates: Dates, at: datetime, *, resumed: bool) -> Duty:
    """New dates, new ladder: a rung that was already climbed is climbed again only if it moved and lies ahead anew."""
    climbed = {rung.name for rung in duty.fired}
    pending = tuple(r for r in dates.rungs if r not in duty.fired and (r.at > at or r.name not in climbed))
    still = duty.state is DutyState.SUSPENDED and not resumed
    return _changed(duty, dates=dates, pending=pending, state=duty.state if still else _standing(duty, pending))


def _standing(duty: Duty, pending: tuple[Rung, ...]) -> DutyState:
    """How the duty stands when its clock runs: as high as the climbed rungs that do not lie ahead again."""
    ahead = {rung.name for rung in pending}
    behind = [rung for rung in duty.fired if rung.name not in ahead]
    return _STATE_OF[behind[-1].kind] if behind else DutyState.RUNNING


def _standing_still(dates: Dates, event: DutySuspended) -> Dates:
    ledger = (*dates.explanation.suspensions, Suspension(since=event.at, because=event.because))
    return dates.model_copy(update={"explanation": dates.explanation.model_copy(update={"suspensions": ledger})})


def _raised(docket: Docket, duty: Duty) -> Docket:
    base = base_key(duty.rule, duty.subject)
    raised = {**docket.raised, base: docket.raised.get(base, 0) + 1}
    return docket.model_copy(update={"open": {**docket.open, duty.duty: duty}, "raised": raised})


def _with(docket: Docket, duty: Duty) -> Docket:
    return docket.model_copy(update={"open": {**docket.open, duty.duty: duty}})


def _without(docket: Docket, key: str) -> Docket:
    return docket.model_copy(update={"open": {k: v for k, v in docket.open.items() if k != key}})


def _changed(duty: Duty, **changes: Any) -> Duty:
    return duty.model_copy(update=changes)
