"""The figures of a MAPPA area for one period: its indicators, and the numbers that the board and the report ask for.

Pure: cases as ``told`` reads them, a period, the day on which the figures are made. Codes and numbers only. What the
sources ask of ViSOR itself (31.8) is counted as far as a case here knows it: not orders, not joint management.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.calendar.local_time import at_local
from domain.kernel.figures import Judged, Period, Share, age_group, share
from domain.kernel.message import Message
from domain.mappa.figures.facts import CaseFacts, Standing
from domain.mappa.figures.indicators import Indicator, indicators, minutes_wait

__all__ = ["MappaFigures", "mappa_figures", "public_from"]

_ZONE: Final = ZoneInfo("Europe/London")
_MARCH, _OCTOBER, _THURSDAY = 3, 10, 3
_SMALL: Final = 5
_MEETING_LEVELS: Final = frozenset({2, 3})


class MappaFigures(Message):
    """Of one area and one period; stocks are of its last day."""

    area: str
    period: Period
    run_on: date
    indicators: tuple[Indicator, ...]
    """MAPPA-KPI-1 to -4 and -6 to -9; with them MAPPA-CO-TIMESCALES and MAPPA-CO-ATTENDANCE are monitored."""
    below_target: tuple[str, ...]
    """The indicators that ask for a cause and a remedy (MAPPA-KPI-ANALYSE)."""
    meetings: Mapping[str, int]
    """Held in the period, by level."""
    minutes_wait: int
    """Those of which indicator 3 says nothing yet: the minutes are not approved and not overdue."""
    cases: Mapping[str, int]
    """Offenders by category and level, each counted once (MAPPA-ID-COUNTS, MAPPA-AR-DEDUP)."""
    in_community: Mapping[str, int]
    """Those in the community (MAPPA-CO-STAT-POP)."""
    in_community_by_age: Mapping[str, int | None]
    """None: fewer than five."""
    by_level: Mapping[str, int]
    by_level_before: Mapping[str, int]
    """On the day before the period (MAPPA-PERF-TREND)."""
    disclosures: Mapping[str, int]
    """Made in Level 2 and 3 cases, by category and level of that day (MAPPA-CO-STAT-DISC)."""
    complaints: Mapping[str, int]
    """Received, by what they are about, and found, by outcome (MAPPA-CMP-SMB; 29.5, 31.18)."""
    reconvictions: int
    further_offences: int
    """Serious further offences, by the day of the charge."""
    recalls: Mapping[str, int]
    """By category and level."""
    visor: Mapping[str, int]
    """Records made, archived and taken up again."""
    at_large: int
    """Unlawfully at large on the last day."""
    termination_owed: int
    """Over, and not recorded by the lead agency (MAPPA-END-NO-INDEFINITE)."""
    limits: Mapping[str, Share]
    """Each limit: in time, of the duties whose last day lies in the period (MAPPA-PERF-ARRANGE)."""
    public_from: datetime
    """Before this nobody outside may have figures of this reporting year (MAPPA-AR-RELEASE)."""


def mappa_figures(found: Iterable[CaseFacts], area: str, period: Period, run_on: date) -> MappaFigures:
    """The figures of this area. A case that moved counts where it is managed, each meeting where it was held."""
    cases = tuple(found)
    meetings = [m for case in cases for m in case.meetings if m.area == area and period.holds(m.on)]
    now, before = (_stood(cases, area, day) for day in (period.last, period.first - timedelta(days=1)))
    here = [(case, stands) for case, stands in now if stands.managed]
    outside = [(case, stands) for case, stands in here if stands.community]
    kpis = indicators(cases, meetings, area, period, run_on)
    return MappaFigures(
        area=area, period=period, run_on=run_on, indicators=kpis,
        below_target=tuple(each.rule for each in kpis if each.met is False),
        meetings=_count(f"level-{each.level}" for each in meetings),
        minutes_wait=sum(minutes_wait(each, run_on) for each in meetings),
        cases=_count(stands.place for _, stands in here),
        in_community=_count(stands.place for _, stands in outside),
        in_community_by_age=_few_left_out(_count(age_group(case.born, period.last) for case, _ in outside)),
        by_level=_levels(now), by_level_before=_levels(before),
        at_large=sum(stands.at_large for _, stands in here),
        termination_owed=sum(stands.ended for _, stands in now),
        limits=_limits((duty for case, _ in now for duty in case.duties), period, run_on),
        public_from=public_from(period.last), **_happened(cases, area, period),
    )  # fmt: skip


def public_from(day: date) -> datetime:
    """09:30 on the last Thursday of October after the reporting year, to 31 March, in which this day lies (32.7)."""
    year = day.year + (day.month > _MARCH)
    last = date(year, _OCTOBER, 31)
    return at_local(last - timedelta(days=(last.weekday() - _THURSDAY) % 7), time(9, 30), _ZONE)


def _stood(cases: Sequence[CaseFacts], area: str, day: date) -> list[tuple[CaseFacts, Standing]]:
    """How each case of the area stood on this day; of one person only one counts."""
    found = {case.person: (case, stands) for case in cases if (stands := case.on(day)).area == area}
    return list(found.values())


def _happened(cases: Iterable[CaseFacts], area: str, period: Period) -> dict[str, object]:
    """What is counted by the day on which it happened, in the area that managed the case then."""
    counted = [(what, stands) for case in cases for on, what, stands in case.counted
               if period.holds(on) and stands.area == area]  # fmt: skip
    numbers: Counter[str] = Counter(what for what, _ in counted)
    told = (stands for what, stands in counted if what == "disclosure" and stands.level in _MEETING_LEVELS)
    return {
        "disclosures": _count(stands.place for stands in told),
        "complaints": _count(what for case in cases for on, what, stands in case.complaints
                             if period.holds(on) and stands.area == area),
        "reconvictions": numbers["reconviction"], "further_offences": numbers["further_offence"],
        "recalls": _count(stands.place for what, stands in counted if what == "recall"),
        "visor": {name: numbers[f"visor_{name}"] for name in ("new", "archived", "unarchived")},
    }  # fmt: skip


def _limits(duties: Iterable[Judged], period: Period, run_on: date) -> dict[str, Share]:
    """A duty whose last day is not over is judged only if it is met."""
    found: dict[str, list[bool]] = {}
    for each in duties:
        if period.holds(each.last_day) and (each.in_time is not None or each.last_day < run_on):
            found.setdefault(each.rule, []).append(each.in_time is True)
    return {rule: share(kept) for rule, kept in sorted(found.items())}


def _levels(cases: Iterable[tuple[CaseFacts, Standing]]) -> dict[str, int]:
    return _count(f"level-{stands.level or 'not-set'}" for _, stands in cases if stands.managed)


def _few_left_out(groups: Mapping[str, int]) -> dict[str, int | None]:
    return {name: number if number >= _SMALL else None for name, number in groups.items()}


def _count(names: Iterable[str] | Iterator[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
