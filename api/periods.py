"""The days of a period that figures are asked for."""

from datetime import date
from typing import Annotated, Final

from fastapi import Depends, Query

from api.problems import Kind, Problem

__all__ = ["Period", "period_of"]

_FIRST_DAY: Final = date(2000, 1, 1)
_LAST_DAY: Final = date(2200, 1, 1)


def period_of(
    first: Annotated[date, Query(description="First day of the period")],
    last: Annotated[date, Query(description="Last day, counted too")],
) -> tuple[date, date]:
    """Both days. Raises a 422 problem where they are no period, or none that a calendar holds."""
    if not _FIRST_DAY <= first <= last < _LAST_DAY:
        raise Problem(Kind.MALFORMED, "The period ends before it begins, or lies outside the calendar.")
    return first, last


Period = Annotated[tuple[date, date], Depends(period_of)]
"""First and last day of what is asked for, both counted."""
