"""When a conditionally discharged person may apply to the Tribunal for an absolute discharge (004 26.32; s.75(2)).

The Guidance says "once every two years"; section 75(2) of the Act, which it cites, opens the first window twelve months
after the discharge, ends it two years after it, and goes on in periods of two years. The twelve months are from the
Act and not from the Guidance (reading 13 of the patients' pathway).
"""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from domain.calendar.spans import add_months

__all__ = ["Window", "may_apply_on", "window_of"]

_FIRST: Final = 12
_PERIOD: Final = 24


class Window(NamedTuple):
    """From ``since`` up to and not including ``until`` one application may be made."""

    since: date
    until: date


def window_of(discharged: date, day: date) -> Window | None:
    """The window in which this day lies; None before the first one opens."""
    first = add_months(discharged, _FIRST)
    if day < first:
        return None
    n = 1
    while day >= add_months(discharged, _PERIOD * n):
        n += 1
    return Window(first if n == 1 else add_months(discharged, _PERIOD * (n - 1)), add_months(discharged, _PERIOD * n))


def may_apply_on(discharged: date, applied: Iterable[date], day: date) -> date:
    """The first day, this one or later, on which the person may apply."""
    window = window_of(discharged, day)
    if window is None:
        return add_months(discharged, _FIRST)
    used = any(window.since <= each < window.until for each in applied)
    return window.until if used else day
