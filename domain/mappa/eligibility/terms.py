"""How long a court's sentence is, in the units in which the court passed it, and whether it reaches a limit.

A term in years and months is compared by months. A term in weeks or days is laid from the day of sentence and compared
with the same date so many months later: 52 weeks end before a year is over (6.8), 53 weeks after it. The guidance says
nothing of 53 weeks or of 365 days, so those answers are marked as inferred, and 365 days for a check by hand
(MAPPA-CAT2-52-WEEKS).
"""

from datetime import date, timedelta
from typing import Final

from pydantic import Field

from domain.calendar.spans import add_months
from domain.kernel.message import Message

__all__ = ["YEAR", "Reach", "Term", "reaches"]

YEAR: Final = 12
"""The line of 6.8 and 6.26, in months."""
_MONTHS_IN_YEAR: Final = 12
_A_COMMON_YEAR: Final = 365


class Term(Message):
    """The length of a sentence as the court said it; more than one unit may stand together."""

    years: int = Field(default=0, ge=0, le=99)
    months: int = Field(default=0, ge=0, le=1200)
    weeks: int = Field(default=0, ge=0, le=5200)
    days: int = Field(default=0, ge=0, le=36500)

    @property
    def whole_months(self) -> int:
        """The part that the court said in years and months."""
        return self.years * _MONTHS_IN_YEAR + self.months

    @property
    def odd_days(self) -> int:
        """The part that the court said in weeks and days."""
        return self.weeks * 7 + self.days

    @property
    def said_in_months(self) -> bool:
        """Whether no weeks and days must be weighed against months."""
        return self.odd_days == 0

    def ends(self, start: date) -> date:
        """The date that many years, months, weeks and days after ``start``."""
        return add_months(start, self.whole_months) + timedelta(days=self.odd_days)


class Reach(Message):
    """Whether a term reaches a limit.

    ``inferred``: weeks or days had to be weighed against months, of which the guidance says nothing; ``by_hand``: so
    close that somebody must look.
    """

    yes: bool
    inferred: bool = False
    by_hand: bool = False


def reaches(term: Term, months: int, start: date) -> Reach:
    """Whether a term passed on ``start`` is at least so many months long."""
    if term.said_in_months:
        return Reach(yes=term.whole_months >= months)
    yes = term.ends(start) >= add_months(start, months)
    close = term.whole_months == 0 and term.odd_days == _A_COMMON_YEAR and months == YEAR
    return Reach(yes=yes, inferred=yes or close, by_hand=close)
