"""A signed report goes to the clinical supervisor and on to the casework section; delay is told (000 10.8, 7.4.3).

The order is fixed: Parts A and B, line manager, clinical supervisor, Mental Health Casework Section (reading 9). The
day that counts is the one on which the section has it.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.missing import MissWithdrawn
from domain.supervision.reports.schedule import with_report
from domain.supervision.reports.writing import Key, asked_of, report_of

__all__ = [
    "DelayNotified", "NotifyDelay", "ReportSentToClinicalSupervisor", "ReportSubmitted", "SendToClinicalSupervisor",
    "SubmitReport", "delay_notified", "notify_delay", "send_to_clinical", "sent_to_clinical", "submit_report",
    "submitted", "submitting_advice",
]  # fmt: skip


class SendToClinicalSupervisor(Advised):
    """Send a signed report to the clinical supervisor."""

    type: Literal["SendToClinicalSupervisor"] = "SendToClinicalSupervisor"
    report: str = Key


class ReportSentToClinicalSupervisor(Event):
    """The clinical supervisor has the signed report."""

    type: Literal["ReportSentToClinicalSupervisor"] = "ReportSentToClinicalSupervisor"
    report: str
    to: str


class _Sent(Message):
    report: str = Key
    clinical_report: Literal["with_it", "sent_separately", "not_known"] = Field(
        default="not_known", description="The clinical supervisor's own report of the quarter"
    )


class SubmitReport(_Sent, Advised):
    """Record that the casework section has the report."""

    type: Literal["SubmitReport"] = "SubmitReport"


class ReportSubmitted(_Sent, Event):
    """The casework section has the report; ``days_late``: 0 where it came in time."""

    type: Literal["ReportSubmitted"] = "ReportSubmitted"
    due_on: date
    submitted_on: date
    days_late: int = 0


class NotifyDelay(Advised):
    """Tell the casework section that a report will be, or is, late."""

    type: Literal["NotifyDelay"] = "NotifyDelay"
    report: str = Key
    because: str = Field(min_length=3, max_length=8000)
    expected_on: date | None = Field(default=None, description="The day that was named to the section")


class DelayNotified(Event):
    """The casework section was told of a delay; ``before_due``: by the end of the due day."""

    type: Literal["DelayNotified"] = "DelayNotified"
    report: str
    because: str
    expected_on: date | None = None
    before_due: bool


def send_to_clinical(command: SendToClinicalSupervisor, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Signed off first; and somebody is named to whom it goes."""
    clinical = file.supervisors.clinical
    signed = report_of(file, command.report).step == "SIGNED"
    unsigned, nobody = "The line manager signs it off before it is sent.", "Name the clinical supervisor first."
    return unless_refused(
        asked_of(
            file,
            command.report,
            unless(signed, "SUP-REPORT-LM-SIGNOFF", unsigned, "report"),
            unless(clinical, "FOR-CDR-SEND-CS", nobody, "supervisors.clinical"),
        ),
        ReportSentToClinicalSupervisor(report=command.report, to=clinical or ""),
    )


def submit_report(command: SubmitReport, file: SupervisionFile, now: Circumstances) -> Ruling:
    """From the clinical supervisor on; what was in time after all was not missed."""
    report = report_of(file, command.report)
    late = max(0, (now.today - report.due_on).days)
    words = "It goes to the clinical supervisor before the casework section has it."
    found = (MissWithdrawn(report=command.report),) if report.missed and not late else ()
    return unless_refused(
        asked_of(
            file,
            command.report,
            unless(report.step == "WITH_CS", "FOR-CDR-TO-MHCS", words, "report"),
        ),
        *found,
        ReportSubmitted(**command.body(), due_on=report.due_on, submitted_on=now.today, days_late=late),
    )


def submitting_advice(command: SubmitReport, file: SupervisionFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """Both supervisors report; and a late report was announced."""
    report = report_of(file, command.report)
    told = now.today <= report.due_on or report.delay_told
    return (
        unless(command.clinical_report != "not_known", "MDO-CD-REPORT-QUARTERLY",
               "Ask for the clinical supervisor's own report: each of the two sends one.", "clinical_report"),
        unless(told, "SUP-REPORT-DELAY-MHCS", "Tell the casework section of the delay.", "report"),
    )  # fmt: skip


def notify_delay(command: NotifyDelay, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Of a report that the section has not had yet."""
    report = report_of(file, command.report)
    words = "The casework section has this report: there is no delay to be told."
    return unless_refused(
        asked_of(
            file, command.report,
            unless(report.to_send, "SUP-REPORT-DELAY-MHCS", words, "report"),
        ),
        DelayNotified(
            report=command.report, because=command.because, expected_on=command.expected_on,
            before_due=now.today <= report.due_on,
        ),
    )  # fmt: skip


def sent_to_clinical(file: SupervisionFile, event: ReportSentToClinicalSupervisor) -> SupervisionFile:
    """With the clinical supervisor."""
    return with_report(file, event.report, file.reports.known[event.report].model_copy(update={"step": "WITH_CS"}))


def submitted(file: SupervisionFile, event: ReportSubmitted) -> SupervisionFile:
    """Sent; in time: nothing of it is left to do."""
    report = file.reports.known[event.report]
    sent = report.model_copy(update={"step": "SUBMITTED", "closed": event.days_late == 0})
    return with_report(file, event.report, sent)


def delay_notified(file: SupervisionFile, event: DelayNotified) -> SupervisionFile:
    """Told; late it is late all the same (reading 15)."""
    return with_report(file, event.report, file.reports.known[event.report].model_copy(update={"delay_told": True}))
