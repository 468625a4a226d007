"""What is asked over all cases of social supervision: the month's figures, and the reports across the county."""

from collections.abc import AsyncIterator
from datetime import date, datetime

from activities.allocating import Allocating, told_of, worker_figures_of
from domain.calendar.spans import add_months
from domain.kernel.case import fold
from domain.supervision.figures.counted import Asked, SupervisionFigures, supervision_figures
from domain.supervision.figures.facts import Supervised
from domain.supervision.figures.listed import ListedReport, listed_reports
from domain.supervision.figures.recorded import racialised_codes, supervised
from domain.workforce.recorded import by_the_end_of

__all__ = ["reports_across", "supervision_figures_of"]

_LIFECYCLE = "supervision"


async def supervision_figures_of(
    desk: Allocating, area: str, month: date, at: datetime, *, published: bool = False
) -> SupervisionFigures:
    """The figures of the month that begins on ``month``, made at this instant (UTC); who was erased is not counted."""
    here = desk.books.areas[area]
    last = add_months(month, 1).toordinal() - 1
    workers = await worker_figures_of(desk, area, month)
    return supervision_figures(Asked(
        authority=area, month=month, run_on=desk.books.calendars.named(here.calendar).local_date(at),
        racialised=racialised_codes(here, date.fromordinal(last)), practising=workers.practising, published=published,
        cases=[case async for case in _supervised(desk, area, date.fromordinal(last))],
    ))  # fmt: skip


async def reports_across(desk: Allocating, area: str, since: date, until: date) -> tuple[ListedReport, ...]:
    """Every report of the area that is due between two days, both counted, whose ever team (FOR-CDR-AUDIT-ACCESS)."""
    lifecycle, found = desk.books.lifecycle(_LIFECYCLE), list[ListedReport]()
    async for ref, happened in told_of(desk, _LIFECYCLE, area):
        file = fold(lifecycle, happened).file
        found += listed_reports(ref.stream, file, happened, since, until)
    return tuple(sorted(found, key=lambda each: (each.due_on, each.case, each.report)))


async def _supervised(desk: Allocating, area: str, last: date) -> AsyncIterator[Supervised]:
    """Every case that was opened by this day, with what is known of its reports now."""
    calendar, lifecycle = desk.books.calendars.named(desk.books.areas[area].calendar), desk.books.lifecycle(_LIFECYCLE)
    async for ref, happened in told_of(desk, _LIFECYCLE, area):
        if by_then := by_the_end_of(last, happened, calendar):
            yield supervised(ref.stream, fold(lifecycle, by_then).file, happened, calendar)
