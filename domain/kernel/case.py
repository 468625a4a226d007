"""A case as its events tell it: the lifecycle's file, the docket of duties, the links. Folding, no rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, Generic, TypeVar

from domain.kernel.case_events import (
    CaseLinked,
    CaseOpened,
    HandoverAcknowledged,
    WorkHandedBack,
    WorkHandedOver,
    WorkTakenUp,
)
from domain.kernel.docket import NO_DUTIES, evolve_docket
from domain.kernel.duty import Docket
from domain.kernel.duty_events import DutyArose, DutyChanged
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import File, Lifecycle
from domain.kernel.message import Event
from domain.kernel.overview import Now, Told

__all__ = ["AnyCase", "AnyLifecycle", "Case", "evolve", "fold", "is_closed", "new_case"]

S = TypeVar("S", bound=File)

_Moved = WorkHandedOver | HandoverAcknowledged | WorkHandedBack | WorkTakenUp
_KERNELS = (CaseOpened, CaseLinked, DutyArose, DutyChanged, _Moved)


@dataclass(frozen=True, slots=True)
class Case(Generic[S]):
    """One case after ``version`` events. ``opened`` is None until the first of them."""

    file: S
    version: int = 0
    opened: CaseOpened | None = None
    opened_at: datetime | None = None
    docket: Docket = NO_DUTIES
    links: tuple[CaseLinked, ...] = ()
    covers: Mapping[str, str | None] = field(default_factory=dict)
    """Who stands in for whom on this case; None: nobody does, the case is on its owner's list."""
    unseen: str | None = None
    """Who stands in and has not said yet that they have seen it."""


AnyLifecycle = Lifecycle[Any]
AnyCase = Case[Any]


def new_case(lifecycle: Lifecycle[S]) -> Case[S]:
    """A case to which nothing has happened yet."""
    return Case(file=_blank(lifecycle.file))


@cache
def _blank(file: type[S]) -> S:
    """A file with nothing in it. One for all, since it is never changed: pydantic copies every default deeply."""
    return file()


def evolve(lifecycle: Lifecycle[S], case: Case[S], happened: Happened) -> Case[S]:
    """The case after one more event."""
    event, file, version = happened.event, lifecycle.evolve(case.file, happened), case.version + 1
    # Most events are the lifecycle's own: for them `replace` and asking pydantic's classes whose instance an event is
    # would take longer than the fold.
    if not _is_kernels(type(event)):
        return _grown(case, file, 1)
    docket = evolve_docket(case.docket, happened)
    if docket is not case.docket:
        return _grown(case, file, 1, docket)
    match event:
        case CaseOpened():
            return replace(case, file=file, version=version, opened=event, opened_at=happened.effective_at)
        case CaseLinked():
            return replace(case, file=file, version=version, links=(*case.links, event))
        case WorkHandedOver() | HandoverAcknowledged() | WorkHandedBack() | WorkTakenUp():
            covers, unseen = _covers(case.covers, event), event.to if isinstance(event, WorkHandedOver) else None
            return replace(case, file=file, version=version, covers=covers, unseen=unseen)
        case _:
            return _grown(case, file, 1)


@cache
def _is_kernels(kind: type[Event]) -> bool:
    """Whether an event of this kind changes more of a case than the lifecycle's file."""
    return issubclass(kind, _KERNELS)


def _covers(covers: Mapping[str, str | None], event: _Moved) -> Mapping[str, str | None]:
    match event:
        case WorkHandedOver():
            return {**covers, event.worker: event.to}
        case HandoverAcknowledged():
            return covers
        case WorkTakenUp():
            return {}  # by the lifecycle's own event: whoever stood in before does so no more
        case WorkHandedBack():
            return {worker: to for worker, to in covers.items() if worker != event.worker}


def fold(lifecycle: Lifecycle[S], happened: Iterable[Happened], start: Case[S] | None = None) -> Case[S]:
    """The case after all these events, from nothing or from a snapshot."""
    case, pending = start or new_case(lifecycle), 0
    file = case.file
    # Most events change the lifecycle's file and nothing else of the case: it is made once for many of them.
    for each in happened:
        if _is_kernels(type(each.event)):
            case, pending = evolve(lifecycle, _grown(case, file, pending), each), 0
            file = case.file
        else:
            file, pending = lifecycle.evolve(file, each), pending + 1
    return _grown(case, file, pending)


def _grown(case: Case[S], file: S, events: int, docket: Docket | None = None) -> Case[S]:
    """The case after so many more events, which made this file, and this docket if they were about duties."""
    if events == 0:
        return case
    return Case(
        file, case.version + events, case.opened, case.opened_at, docket or case.docket, case.links, case.covers,
        case.unseen,
    )  # fmt: skip


def overview_of(lifecycle: Lifecycle[S], case: Case[S], now: Now) -> tuple[Told, ...]:
    """How an opened case stands, in words; nothing where its lifecycle leaves that to stage and duties."""
    return lifecycle.overview(case.file, now) if lifecycle.overview and case.opened else ()


def is_closed(lifecycle: Lifecycle[S], case: Case[S]) -> bool:
    """Whether nothing can happen any more: a final stage, and no duty that outlives it."""
    return case.file.stage in lifecycle.final and not case.docket.open
