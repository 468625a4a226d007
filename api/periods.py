"""The days of a period that figures are asked for."""

from datetime import date
from typing import Annotated, Final

from fastapi import Depends, Query

from api.problems import Kind, Problem

__all__ = ["Period"]

_FIRST_DAY: Final = date(2000, 1, 1)
_LAST_DAY: Final = date(2200, 1, 1)


def _period(
    first: Annotated[date, Query(description="First day of the period")],
    last: Annotated[date, Query(description="Last day, counted too")],
) -> tuple[date, date]:
    """Both days. Raises a 422 problem where they are no period, or none that a calendar holds."""
    if not _FIRST_DAY <= first <= last < _LAST_DAY:
        raise Problem(Kind.MALFORMED, "The period ends before it begins, or lies outside the calendar.")
    return first, last


Period = Annotated[tuple[date, date], Depends(_period)]
"""First and last day of what is asked for, both counted."""
