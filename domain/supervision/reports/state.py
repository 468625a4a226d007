"""What the case knows of its reports: the timetable, and each report ever owed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from domain.calendar.spans import add_months
from domain.kernel.message import Message

__all__ = ["Report", "ReportStep", "Reports", "Timetable"]

ReportStep = Literal["SCHEDULED", "DRAFT", "LM_QA", "SIGNED", "WITH_CS", "SUBMITTED", "CANCELLED"]
"""How far the work on a report has come; that its day passed is told beside it."""


class Timetable(Message):
    """When reports are due: the first day, then every so many months from that day, so that no date ever drifts."""

    first_due: date
    every: int = 3

    def due_on(self, nth: int) -> date:
        """The day of the n-th report, 1 for the first; a month that has no such day ends on its last one."""
        return add_months(self.first_due, self.every * (nth - 1))


class Report(Message):
    """One report that is or was owed. ``nth``: its place in its timetable. ``authors`` are all who ever wrote at it."""

    nth: int
    due_on: date
    step: ReportStep = "SCHEDULED"
    version: int = 0
    authors: tuple[str, ...] = ()
    discussed: bool = False
    """Its content was talked about in the supervisor's own supervision."""
    delay_told: bool = False
    missed: bool = False
    reason: str = ""
    action: str = ""
    closed: bool = False

    @property
    def state(self) -> str:
        """As the chart names it: MISSED and SUBMITTED_LATE tell of the day, the others of the work."""
        if self.missed and self.step != "CANCELLED":
            return "SUBMITTED_LATE" if self.step == "SUBMITTED" else "MISSED"
        return self.step

    @property
    def to_send(self) -> bool:
        """Whether it is owed to the casework section still."""
        return not self.closed and self.step not in {"SUBMITTED", "CANCELLED"}


class Reports(Message):
    """The slice of the reports; by key, in the order in which they were scheduled."""

    timetable: Timetable | None = None
    known: Mapping[str, Report] = {}

    @property
    def ahead(self) -> tuple[str, Report] | None:
        """The one report whose day has not passed; None: nothing is owed (in hospital, discharged absolutely)."""
        return next(((key, each) for key, each in self.to_send() if not each.missed), None)

    def to_send(self) -> Iterator[tuple[str, Report]]:
        """Those that the casework section has not had yet, the oldest first."""
        return ((key, each) for key, each in self.known.items() if each.to_send)

    def unexplained(self) -> Iterator[tuple[str, Report]]:
        """Missed reports without a reason, or without what was done about it."""
        return (
            (key, each) for key, each in self.known.items()
            if each.missed and each.step != "CANCELLED" and not (each.reason and each.action)
        )  # fmt: skip

    def next_key(self) -> str:
        """The key of the report that is scheduled next: r1, r2, ..."""
        return f"r{len(self.known) + 1}"
