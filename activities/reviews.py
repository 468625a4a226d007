"""What the board asks of the store: the audit of its serious case reviews, counted purely from the cases' events."""

from datetime import date

from activities.allocating import Allocating, records
from domain.serious_case_review.figures import OneReview, Period, ReviewFigures, review_figures

__all__ = ["review_figures_of"]


async def review_figures_of(desk: Allocating, area: str, first: date, last: date) -> ReviewFigures:
    """The audit from the first to the last local day, over all reviews of an area; not of who was erased."""
    calendar = desk.books.calendars.named(desk.books.areas[area].calendar)
    found = [
        OneReview(file, happened, calendar)
        async for file, happened in records(desk, "serious-case-review", area, last)
    ]  # fmt: skip
    return review_figures(found, Period(first=first, last=last))
