"""When somebody detained may apply to the Tribunal (26.5, 26.8, 26.11, 26.12, 26.30).

A period of months begins with the day of the order, which counts as its first day. Of the conditionally discharged the
periods stand in the supervision's own case.
"""

from collections.abc import Iterator
from datetime import date

from domain.calendar.spans import add_months
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.kernel.words import date_in_words
from domain.patient.file import PatientFile
from domain.patient.status.state import RESTRICTED
from domain.patient.tribunal.state import Applicant

__all__ = ["FIRST_SIX_MONTHS", "application_objections", "window_of"]

FIRST_SIX_MONTHS = {
    "s37": "MDO-S37-TRIB-6M", "s37_3": "MDO-S37-TRIB-6M", "cpia": "MDO-S37-TRIB-6M", "s37_41": "MDO-S3741-TRIB-6M",
    "cpia_41": "MDO-S3741-TRIB-6M", "s45A": "MDO-S45A-TRIB",
}  # fmt: skip
"""By basis: the rule that keeps an application out of the first six months."""
_SIX, _TWELVE = 6, 12


def application_objections(by: Applicant, file: PatientFile, today: date) -> Iterator[Objection | None]:
    """Too early, or a second time in one period; a conditional discharge has periods of its own, kept elsewhere."""
    basis, order = file.status.basis, file.status.order
    if basis is None or order is None or file.status.discharged_on:
        return
    if basis == "guardianship":
        yield from _of_guardianship(by, file, order.on, today)
        return
    if basis in FIRST_SIX_MONTHS:
        opens = add_months(order.on, _SIX)
        words = f"No application in the first six months: from {date_in_words(opens)} on."
        yield unless(today >= opens, FIRST_SIX_MONTHS[basis], words)
    if basis in RESTRICTED:
        words = "A restricted patient applies once in each period of twelve months."
        yield unless(not _again(by, file, order.on, today), "MDO-TRIB-ANNUAL", words)


def _of_guardianship(by: Applicant, file: PatientFile, order: date, today: date) -> Iterator[Objection | None]:
    """The patient in the first six months; the nearest relative once in each twelve."""
    if by == "nearest_relative":
        words = "The nearest relative applies once in each period of twelve months."
        yield unless(not _again(by, file, order, today), "MDO-GUARD-NR", words)
        return
    words = "The patient applies within six months of the guardianship order."
    yield unless(today < add_months(order, _SIX), "MDO-GUARD-TRIB-6M", words)


def _again(by: Applicant, file: PatientFile, order: date, today: date) -> bool:
    start, end = window_of(order, today)
    return any(who == by and start <= day < end for who, day in file.tribunal.applied)


def window_of(order: date, today: date) -> tuple[date, date]:
    """The period of twelve months, counted from the order, in which this day lies: its first day, and the next one's.

    Anniversaries are reckoned from the order itself, so that an order of 29 February does not drift.
    """
    years = today.year - order.year
    if add_months(order, _TWELVE * years) > today:
        years -= 1
    return add_months(order, _TWELVE * years), add_months(order, _TWELVE * (years + 1))
