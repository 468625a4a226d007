"""When reports are due (001 section 8 L305; Std 3(a); 004 para 26.10; pathway reading 10).

The first is due 28 days after the discharge took effect, the others every three months from that day. An area may
choose other lengths, and the casework section may set a timetable for one person. One report always lies ahead: the
next is scheduled when the day of the one before has passed, or when that one was sent in time. Lateness moves nothing.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.calendar.spans import Span, Unit
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import said, unless, unless_refused
from domain.law.rule import Setting, SettingKind
from domain.supervision.file import SupervisionFile, changed
from domain.supervision.reports.state import Report, Timetable

__all__ = [
    "FIRST_REPORT", "QUARTER", "REPORT_INTERVAL", "ReportMoved", "ReportScheduled", "ReportTimetableSet",
    "SetReportTimetable", "moved", "next_scheduled", "on_timetable", "scheduled", "set_timetable", "timetable_set",
    "timetable_upon_discharge", "with_report",
]  # fmt: skip

FIRST_REPORT: Final = Setting(
    "supervision_first_report", "How long after the discharge the first report is due, in place of 28 days"
)
REPORT_INTERVAL: Final = Setting(
    "supervision_report_interval", "How many months lie between two reports, in place of three", SettingKind.NUMBER
)
QUARTER: Final = 3
_FIRST: Final = Span(28, Unit.CALENDAR_DAY)


class _Timetable(Message):
    first_due: date = Field(description="The day on which the first report of this timetable is due")
    every: int = Field(default=QUARTER, ge=1, le=12, description="Months between two reports")
    authority: str = Field(default="", max_length=2000, description="Whose word it is, e.g. a letter of the section")


class SetReportTimetable(_Timetable, Advised):
    """Set another timetable for this person, as the casework section asks."""

    type: Literal["SetReportTimetable"] = "SetReportTimetable"


class ReportTimetableSet(_Timetable, Event):
    """From now on reports are due on these days; ``rule``: what the timetable rests on."""

    type: Literal["ReportTimetableSet"] = "ReportTimetableSet"
    rule: str = "SUP-REPORT-TIMETABLE"


class ReportScheduled(Event):
    """A report is owed on this day: the first due day and ``nth`` - 1 intervals."""

    type: Literal["ReportScheduled"] = "ReportScheduled"
    report: str
    nth: int
    first_due: date
    every: int
    due_on: date


class ReportMoved(Event):
    """The report that lies ahead is due on another day, by a new timetable."""

    type: Literal["ReportMoved"] = "ReportMoved"
    report: str
    due_on: date


def timetable_upon_discharge(discharged_on: date, now: Circumstances) -> ReportTimetableSet:
    """The timetable that begins with a discharge: the area's own, else the default of reading 10."""
    own = now.area.span(FIRST_REPORT.name, discharged_on)
    every = now.area.chosen(REPORT_INTERVAL.name, discharged_on)
    first = (own or _FIRST).add_to_day(discharged_on, now.calendar).day
    rule = "SUP-MHCS-RECOMMENDATIONS" if own or isinstance(every, int) else "SUP-REPORT-TIMETABLE"
    return ReportTimetableSet(first_due=first, every=every if isinstance(every, int) else QUARTER, rule=rule)


def set_timetable(command: SetReportTimetable, _: SupervisionFile, now: Circumstances) -> Ruling:
    """From a day that has not passed; less often than quarterly only on the casework section's word."""
    past = "Set the timetable from a day that has not passed: earlier reports stay as they were owed."
    seldom = "Reports are quarterly: say on whose word they are sent less often."
    return unless_refused(
        (
            unless(command.first_due >= now.today, "SUP-REPORT-TIMETABLE", past, "first_due"),
            unless(command.every <= QUARTER or said(command.authority), "SUP-REPORT-QUARTERLY", seldom, "authority"),
        ),
        ReportTimetableSet.model_validate(command.body()),
    )


def on_timetable(file: SupervisionFile, event: ReportTimetableSet) -> Iterator[ReportScheduled | ReportMoved]:
    """The report ahead moves with the timetable; without one the first is scheduled."""
    ahead, timetable = file.reports.ahead, Timetable(first_due=event.first_due, every=event.every)
    if ahead is None:
        yield _scheduled(file, timetable, 1)
    elif ahead[1].due_on != event.first_due:
        yield ReportMoved(report=ahead[0], due_on=event.first_due)


def next_scheduled(file: SupervisionFile, nth: int) -> Iterator[ReportScheduled]:
    """The report after the n-th, unless one lies ahead already or none is owed any more."""
    timetable = file.reports.timetable
    if timetable is not None and file.reports.ahead is None:
        yield _scheduled(file, timetable, nth + 1)


def _scheduled(file: SupervisionFile, timetable: Timetable, nth: int) -> ReportScheduled:
    return ReportScheduled(
        report=file.reports.next_key(), nth=nth, first_due=timetable.first_due, every=timetable.every,
        due_on=timetable.due_on(nth),
    )  # fmt: skip


def timetable_set(file: SupervisionFile, event: ReportTimetableSet) -> SupervisionFile:
    """Counts from now on."""
    timetable = Timetable(first_due=event.first_due, every=event.every)
    return changed(file, reports=file.reports.model_copy(update={"timetable": timetable}))


def scheduled(file: SupervisionFile, event: ReportScheduled) -> SupervisionFile:
    """Owed."""
    return with_report(file, event.report, Report(nth=event.nth, due_on=event.due_on))


def moved(file: SupervisionFile, event: ReportMoved) -> SupervisionFile:
    """Its place is the first of the new timetable."""
    report = file.reports.known[event.report]
    return with_report(file, event.report, report.model_copy(update={"nth": 1, "due_on": event.due_on}))


def with_report(file: SupervisionFile, key: str, report: Report) -> SupervisionFile:
    """The file with this report as it stands now."""
    known = {**file.reports.known, key: report}
    return changed(file, reports=file.reports.model_copy(update={"known": known}))
