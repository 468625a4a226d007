"""The key performance indicators of 31.21, of one period; the fifth is about the board, which has no case here.

A share of nothing is told as nothing of nothing and is neither met nor missed. Who came by video or telephone came.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from domain.kernel.figures import Period, Share, share
from domain.kernel.message import Message
from domain.mappa.figures.facts import Asked, CaseFacts, HeldMeeting, Review
from domain.mappa.meetings.bodies import kind_of, standing_of

__all__ = ["Indicator", "indicators", "minutes_wait"]

_LEVEL_2, _LEVEL_3 = 2, 3
_PRISONS: Final = frozenset({"prison", "youth_custody"})
_FOR_CHILDREN: Final = ("yot", "childrens_services")


class Indicator(Message):
    """One indicator: ``parts`` are its agencies or levels, each of which the target is asked of where it says so."""

    rule: str
    target: int
    """Percent."""
    total: Share
    parts: Mapping[str, Share] = {}
    met: bool | None = None
    """None: there was nothing to measure."""
    missing: tuple[str, ...] = ()
    """The parts that are below the target (MAPPA-KPI-ANALYSE)."""


def indicators(
    cases: Sequence[CaseFacts], meetings: Sequence[HeldMeeting], area: str, period: Period, run_on: date
) -> tuple[Indicator, ...]:
    """The indicators that rest on cases. ``meetings`` are those of the period; minutes that are not due yet wait."""
    asked = [each for meeting in meetings for each in meeting.asked]
    told = [each for each in meetings if not minutes_wait(each, run_on)]
    return (
        _one("MAPPA-KPI-1", 90, _reviewed(cases, _LEVEL_3, area, period, run_on)),
        _one("MAPPA-KPI-2", 90, _reviewed(cases, _LEVEL_2, area, period, run_on)),
        _one("MAPPA-KPI-3", 100, share(each.disclosure and each.minuted is not None for each in told)),
        _each("MAPPA-KPI-4", 100, _about_children(meetings)),
        _each("MAPPA-KPI-6", 90, _by_body(each for each in asked if standing_of(each.body) == "duty_to_cooperate")),
        _each("MAPPA-KPI-7", 90, _by_body((e for e in asked if kind_of(e.body) in _PRISONS), report=True)),
        _pooled("MAPPA-KPI-8", 90, ((each.level, each.police) for each in meetings)),
        _pooled("MAPPA-KPI-9", 90, ((each.level, each.probation) for each in meetings)),
    )  # fmt: skip


def _about_children(meetings: Sequence[HeldMeeting]) -> dict[str, Share]:
    return {kind: share(kind in each.kinds for each in meetings if each.child) for kind in _FOR_CHILDREN}


def minutes_wait(meeting: HeldMeeting, run_on: date) -> bool:
    """Whether the minutes are not approved and not overdue: nothing can be said of them yet."""
    return meeting.minuted is None and meeting.minutes_by >= run_on


def _reviewed(cases: Iterable[CaseFacts], level: int, area: str, period: Period, run_on: date) -> Share:
    """Cases with a review of this level that fell due in the period, or was overdue when it began: all in time."""
    found = ([kept for each in case.reviews if each.level == level and each.area == area
              and (kept := _kept(each, period, run_on)) is not None] for case in cases)  # fmt: skip
    return share(all(each) for each in found if each)


def _kept(each: Review, period: Period, run_on: date) -> bool | None:
    """Whether this review was held in time; None: it is not one of this period, or was not owed when it fell due."""
    done = min(each.held or date.max, each.over or date.max)
    if each.held is not None and each.held <= each.due:
        return True if period.holds(each.due) else None
    if done <= each.due or each.due >= run_on or each.due > period.last:
        return None
    return False if done >= period.first else None


def _by_body(asked: Iterable[Asked], *, report: bool = False) -> dict[str, Share]:
    found: dict[str, list[bool]] = {}
    for each in asked:
        found.setdefault(each.body, []).append((each.came and each.senior) or (report and each.mappa_f))
    return {body: share(came) for body, came in sorted(found.items())}


def _one(rule: str, target: int, total: Share) -> Indicator:
    return Indicator(rule=rule, target=target, total=total, met=_reaches(total, target))


def _each(rule: str, target: int, parts: Mapping[str, Share]) -> Indicator:
    """Met where every one of its parts is."""
    judged = {name: met for name, part in parts.items() if (met := _reaches(part, target)) is not None}
    return Indicator(
        rule=rule, target=target, parts=parts, met=all(judged.values()) if judged else None,
        total=Share(met=sum(part.met for part in parts.values()), of=sum(part.of for part in parts.values())),
        missing=tuple(name for name, met in judged.items() if not met),
    )  # fmt: skip


def _pooled(rule: str, target: int, held: Iterable[tuple[int, bool]]) -> Indicator:
    """Judged over both levels together, told of each."""
    found = tuple(held)
    parts = {f"level-{n}": share(met for level, met in found if level == n) for n in (_LEVEL_2, _LEVEL_3)}
    total = share(met for _, met in found)
    return Indicator(rule=rule, target=target, total=total, parts=parts, met=_reaches(total, target),
                     missing=tuple(_below(parts, target)))  # fmt: skip


def _below(parts: Mapping[str, Share], target: int) -> Iterator[str]:
    return (name for name, part in parts.items() if _reaches(part, target) is False)


def _reaches(part: Share, target: int) -> bool | None:
    return None if part.of == 0 else 100 * part.met >= target * part.of
