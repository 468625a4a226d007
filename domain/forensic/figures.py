"""The service's two monthly figures over its cases: people placed out of area, and time in secure hospital (000 2.2).

Pure: a list of cases, each its placements in their order and whether it is open, and a month. Moving from one secure
hospital to another is one stay; it ends with the first placement that is not one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median

from domain.forensic.file import Placement
from domain.kernel.message import Message

__all__ = ["CasePlacements", "Figures", "figures"]

_SECURE = "secure_hospital"


@dataclass(frozen=True, slots=True)
class CasePlacements:
    """One case: where the person was, in order; whether the service has it open at the end of the month."""

    placements: Sequence[Placement]
    open: bool


class Figures(Message):
    """Of one month. Days are None where nobody is counted."""

    month: date
    out_of_area: int
    """Open cases whose person is outside Kent, Surrey and Sussex on the last day (FOR-M-OUT-OF-AREA)."""
    new_out_of_area: int
    repatriated: int
    stays_ended: int
    """Stays in secure hospital that ended in the month (FOR-M-SECURE-STAY)."""
    median_days: float | None
    mean_days: float | None
    still_detained: int
    median_days_so_far: float | None


def figures(cases: Iterable[CasePlacements], month: date) -> Figures:
    """The figures of the month that begins on ``month``."""
    known, last = tuple(cases), _last_day(month)
    ended = [(end - start).days for case in known for start, end in _stays(case) if end and month <= end <= last]
    running = [
        (last - start).days
        for case in known
        for start, end in _stays(case)
        if case.open and start <= last and (end is None or end > last)
    ]
    return Figures(
        month=month,
        out_of_area=sum(case.open and _outside_on(case, last) for case in known),
        new_out_of_area=sum(_began(case, month, last) for case in known),
        repatriated=sum(_came_back(case, month, last) for case in known),
        stays_ended=len(ended),
        median_days=median(ended) if ended else None,
        mean_days=fmean(ended) if ended else None,
        still_detained=len(running),
        median_days_so_far=median(running) if running else None,
    )


def _last_day(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _stays(case: CasePlacements) -> Iterator[tuple[date, date | None]]:
    """Each unbroken stay in secure hospital, from its first day to the day on which it ended."""
    began: date | None = None
    for placement in case.placements:
        if placement.kind == _SECURE:
            began = began or placement.since
        elif began is not None:
            yield began, placement.since
            began = None
    if began is not None:
        yield began, None


def _outside_on(case: CasePlacements, day: date) -> bool:
    here = [p for p in case.placements if p.since <= day and (p.until is None or p.until > day)]
    return any(not placement.footprint for placement in here)


def _began(case: CasePlacements, first: date, last: date) -> int:
    return sum(not p.footprint and first <= p.since <= last for p in case.placements)


def _came_back(case: CasePlacements, first: date, last: date) -> int:
    pairs = zip(case.placements, case.placements[1:], strict=False)
    return sum(not before.footprint and after.footprint and first <= after.since <= last for before, after in pairs)
