"""A report that the casework section does not have at the end of its day is missed (001 paras 5.3, 5.5; reading 15).

Missed it stays, sent later or not, agreed delay or not, until it turns out to have been in time. The reason and what
was done about it are recorded before the report is closed. Recall, absolute discharge and death cancel what lies ahead.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.file import SupervisionFile, changed
from domain.supervision.reports.schedule import with_report
from domain.supervision.reports.writing import Key, asked_of, report_of

__all__ = [
    "CloseReport", "MissReason", "MissWithdrawn", "MissedActionRecorded", "MissedReasonRecorded", "RecordMissedAction",
    "RecordMissedReason", "ReportCancelled", "ReportClosed", "ReportMissed", "action_recorded", "cancelled",
    "cancelling", "close_report", "closed", "miss_withdrawn", "missed", "reason_recorded", "record_action",
    "record_reason", "stopped",
]  # fmt: skip

MissReason = Literal[
    "workload", "supervisor_absent", "no_supervisor", "person_not_seen", "information_awaited", "line_manager",
    "clinical_supervisor", "records_or_systems", "other",
]  # fmt: skip
"""Codes for the monthly figures; the source asks for reasons and names none (inferred)."""


class ReportMissed(Event):
    """The due day ended and the casework section does not have the report."""

    type: Literal["ReportMissed"] = "ReportMissed"
    report: str
    due_on: date
    mhcs_told: bool = Field(description="The section had been told of the delay by then")


class MissWithdrawn(Event):
    """The report was in time after all; only the record of it was late."""

    type: Literal["MissWithdrawn"] = "MissWithdrawn"
    report: str


class _Reason(Message):
    report: str = Key
    code: MissReason
    words: str = Field(min_length=3, max_length=8000)


class RecordMissedReason(_Reason, Advised):
    """Record why a report was missed."""

    type: Literal["RecordMissedReason"] = "RecordMissedReason"


class MissedReasonRecorded(_Reason, Event):
    """Why a report was missed."""

    type: Literal["MissedReasonRecorded"] = "MissedReasonRecorded"


class _Action(Message):
    report: str = Key
    action: str = Field(min_length=3, max_length=8000, description="What was done, as the section's guidance proposes")


class RecordMissedAction(_Action, Advised):
    """Record what was done about a missed report."""

    type: Literal["RecordMissedAction"] = "RecordMissedAction"


class MissedActionRecorded(_Action, Event):
    """What was done about a missed report."""

    type: Literal["MissedActionRecorded"] = "MissedActionRecorded"


class CloseReport(Advised):
    """Close a missed report: it was sent, or it is said why it never will be."""

    type: Literal["CloseReport"] = "CloseReport"
    report: str = Key
    never_sent: str = Field(default="", max_length=8000, description="Why it is not sent any more")


class ReportClosed(Event):
    """Nothing of this report is left to do."""

    type: Literal["ReportClosed"] = "ReportClosed"
    report: str
    never_sent: str = ""


class ReportCancelled(Event):
    """The report is owed no more: the person is not supervised on its day."""

    type: Literal["ReportCancelled"] = "ReportCancelled"
    report: str
    because: Coded


def cancelling(file: SupervisionFile, because: str, since: date) -> Iterator[ReportCancelled]:
    """What lies ahead on the day supervision stopped, and what was missed on a later day before that was known."""
    for key, report in file.reports.to_send():
        if not report.missed or report.due_on >= since:
            yield ReportCancelled(report=key, because=because)


def record_reason(command: RecordMissedReason, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Only of what was missed; a better one replaces it."""
    return unless_refused(
        asked_of(
            file,
            command.report,
            unless(report_of(file, command.report).missed, "SUP-MISSED-REASON", "It was not missed.", "report"),
        ),
        MissedReasonRecorded.model_validate(command.body()),
    )


def record_action(command: RecordMissedAction, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Only about what was missed."""
    return unless_refused(
        asked_of(
            file,
            command.report,
            unless(report_of(file, command.report).missed, "SUP-MISSED-REPORT-ACTION", "It was not missed.", "report"),
        ),
        MissedActionRecorded.model_validate(command.body()),
    )


def close_report(command: CloseReport, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Not without the reason for which it was missed, and what was done; one sent in time closed by itself."""
    report = report_of(file, command.report)
    settled = report.step == "SUBMITTED" or (report.missed and said(command.never_sent))
    action = "Record what was done about the missed report, as the section's guidance proposes."
    return unless_refused(
        asked_of(
            file, command.report,
            unless(not report.closed, "FOR-CDR-ORDER", "This report is closed.", "report"),
            unless(settled, "FOR-CDR-TO-MHCS", "Send it, or once missed say why it is never sent.", "never_sent"),
            unless(not report.missed or report.reason, "SUP-MISSED-REASON",
                   "Record why it was missed: no missed report is closed without it.", "reports.reason"),
            unless(not report.missed or report.action, "SUP-MISSED-REPORT-ACTION", action, "reports.action"),
        ),
        ReportClosed(report=command.report, never_sent=command.never_sent),
    )  # fmt: skip


def missed(file: SupervisionFile, event: ReportMissed) -> SupervisionFile:
    """Its day passed."""
    return _with(file, event.report, missed=True)


def miss_withdrawn(file: SupervisionFile, event: MissWithdrawn) -> SupervisionFile:
    """In time after all."""
    return _with(file, event.report, missed=False, reason="", action="")


def reason_recorded(file: SupervisionFile, event: MissedReasonRecorded) -> SupervisionFile:
    """Known."""
    return _with(file, event.report, reason=event.code)


def action_recorded(file: SupervisionFile, event: MissedActionRecorded) -> SupervisionFile:
    """Known."""
    return _with(file, event.report, action=event.action)


def closed(file: SupervisionFile, event: ReportClosed) -> SupervisionFile:
    """Done."""
    return _with(file, event.report, closed=True)


def cancelled(file: SupervisionFile, event: ReportCancelled) -> SupervisionFile:
    """Owed no more."""
    return _with(file, event.report, step="CANCELLED", missed=False)


def stopped(file: SupervisionFile, _: Event) -> SupervisionFile:
    """Nothing new is scheduled until another discharge takes effect."""
    return changed(file, reports=file.reports.model_copy(update={"timetable": None}))


def _with(file: SupervisionFile, key: str, **facts: object) -> SupervisionFile:
    return with_report(file, key, file.reports.known[key].model_copy(update=facts))
