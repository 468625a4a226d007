"""What the liaison service asks of the store: the figures of a period, counted purely from the cases' events."""

from datetime import date

from activities.allocating import Allocating, records
from domain.court_liaison.figures import CourtFigures, Period, court_figures
from domain.court_liaison.recorded import liaison_case

__all__ = ["liaison_figures_of"]


async def liaison_figures_of(desk: Allocating, area: str, first: date, last: date) -> CourtFigures:
    """The figures from the first to the last local day, over all liaison cases of an area; not of who was erased."""
    calendar = desk.books.calendars.named(desk.books.areas[area].calendar)
    cases = [liaison_case(happened, calendar) async for _, happened in records(desk, "court-liaison", area, last)]
    return court_figures(cases, Period(first=first, last=last))
