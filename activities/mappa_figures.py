"""What the MAPPA board asks of the store: indicators and statistics, counted purely from the cases' events."""

from datetime import date, datetime

from activities.allocating import Allocating, told_of
from domain.kernel.figures import Period
from domain.mappa.figures.counted import MappaFigures, mappa_figures
from domain.mappa.figures.told import case_facts

__all__ = ["mappa_figures_of"]


async def mappa_figures_of(desk: Allocating, area: str, first: date, last: date, now: datetime) -> MappaFigures:
    """The figures from the first to the last local day, made at this instant (UTC); not of who was erased.

    Cases of other areas are read too: one that moved leaves its meetings where they were held. What those meetings
    still needed, the minutes, counts as known now, not as at the end of the period.
    """
    calendar = desk.books.calendars.named(desk.books.areas[area].calendar)
    lifecycle = desk.books.lifecycle("mappa")
    found = [
        case_facts(lifecycle, happened, calendar)
        for each in desk.books.areas async for _, happened in told_of(desk, "mappa", each)
    ]  # fmt: skip
    return mappa_figures(found, area, Period(first=first, last=last), calendar.local_date(now))
