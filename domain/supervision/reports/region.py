"""The region of the reports, joined into the lifecycle."""

from collections.abc import Iterator
from datetime import date

from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.duty_events import DutyBreached
from domain.kernel.message import Event
from domain.supervision.ending import AbsoluteDischargeGranted, PersonDied
from domain.supervision.file import SupervisionFile, unchanged
from domain.supervision.recall import RecallOrdered
from domain.supervision.reports import auditing, missing, schedule, sending, writing
from domain.supervision.reports.law import REPORT_RULES
from domain.supervision.roles import CLINICAL_SUPERVISOR, MANAGERS, SERVICE, SOCIAL_SUPERVISOR
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import IN_COMMUNITY, STAGES

__all__ = ["REPORTS", "REPORT_SETTINGS"]

REPORT_SETTINGS = (schedule.FIRST_REPORT, schedule.REPORT_INTERVAL, writing.ASK_ABSOLUTE)
_ALWAYS = frozenset(STAGES)
"""What was owed in the community is written and explained after a recall, or the end, as well."""
_OWN, _EITHER = SOCIAL_SUPERVISOR, SOCIAL_SUPERVISOR | MANAGERS

_ROWS = (
    Row("timetable", schedule.SetReportTimetable, IN_COMMUNITY, _EITHER | SERVICE, schedule.set_timetable),
    Row("SCHEDULED", writing.DraftReport, _ALWAYS, _OWN, writing.draft_report, "FOR-CDR-PARTS"),
    Row("LM_QA", writing.ReturnReport, _ALWAYS, writing.SIGNERS, writing.return_report, "FOR-CDR-SIGNOFF"),
    Row("LM_QA", writing.SignOffReport, _ALWAYS, writing.SIGNERS, writing.sign_off_report, "FOR-CDR-SIGNOFF"),
    Row("SIGNED", sending.SendToClinicalSupervisor, _ALWAYS, _OWN, sending.send_to_clinical, "FOR-CDR-SEND-CS"),
    Row("WITH_CS", sending.SubmitReport, _ALWAYS, _OWN | CLINICAL_SUPERVISOR, sending.submit_report,
        "FOR-CDR-TO-MHCS"),
    Row("any", sending.NotifyDelay, _ALWAYS, _OWN, sending.notify_delay, "SUP-REPORT-DELAY-MHCS"),
    Row("MISSED", missing.RecordMissedReason, _ALWAYS, _EITHER, missing.record_reason, "SUP-MISSED-REASON"),
    Row("MISSED", missing.RecordMissedAction, _ALWAYS, _EITHER, missing.record_action, "SUP-MISSED-REPORT-ACTION"),
    Row("SUBMITTED_LATE", missing.CloseReport, _ALWAYS, _EITHER, missing.close_report),
    Row("audit", auditing.AuditReport, _ALWAYS, auditing.AUDITORS, auditing.audit_report, "FOR-CDR-AUDIT"),
)  # fmt: skip


def _report(event: schedule.ReportScheduled) -> str:
    return event.report


_OVER = (missing.ReportCancelled, missing.MissWithdrawn)

_CLOCKS = (
    Clock(
        rule="SUP-REPORT-QUARTERLY", holder="SocialSupervisor",
        starts_on=(schedule.ReportScheduled,), met_by=(sending.ReportSubmitted,),
        lapses_on=(missing.ReportCancelled, missing.ReportClosed), agreed_on=(schedule.ReportMoved,), subject=_report,
        anchor=lambda event: event.first_due, times=lambda event: event.nth - 1, known_then=True,
        agreed=lambda event: None if getattr(event, "every", 0) == schedule.QUARTER else getattr(event, "due_on", None),
    ),
    Clock(
        rule="SUP-REPORT-DELAY-MHCS", holder="SocialSupervisor", starts_on=(missing.ReportMissed,),
        met_by=(sending.DelayNotified,), lapses_on=(*_OVER, sending.ReportSubmitted), subject=_report,
        only_if=lambda event: not event.mhcs_told,
    ),
    Clock(
        rule="SUP-MISSED-REASON", holder="SocialSupervisor", starts_on=(missing.ReportMissed,),
        met_by=(missing.MissedReasonRecorded,), lapses_on=_OVER, subject=_report,
    ),
    Clock(
        rule="SUP-MISSED-REPORT-ACTION", holder="LineManager", starts_on=(missing.ReportMissed,),
        met_by=(missing.MissedActionRecorded,), lapses_on=_OVER, subject=_report,
    ),
)  # fmt: skip


def _brings(file: SupervisionFile, event: Event) -> tuple[Event, ...]:
    return tuple(_brought(file, event))


def _brought(file: SupervisionFile, event: Event) -> Iterator[Event]:
    match event:
        case schedule.ReportTimetableSet():
            yield from schedule.on_timetable(file, event)
        case writing.ReportDrafted():
            yield from writing.incomplete(event)
        case DutyBreached(rule="SUP-REPORT-QUARTERLY", subject=str(key)):
            report = file.reports.known[key]
            yield missing.ReportMissed(report=key, due_on=report.due_on, mhcs_told=report.delay_told)
        case AbsoluteDischargeGranted() | RecallOrdered() | PersonDied():
            yield from missing.cancelling(file, event.tag(), event.on or date.max)
        case missing.ReportMissed() | sending.ReportSubmitted():
            yield from schedule.next_scheduled(file, file.reports.known[event.report].nth)


REPORTS = SupervisionRegion(
    name="reports",
    rows=_ROWS,
    folds={
        schedule.ReportTimetableSet: simply(schedule.timetable_set),
        schedule.ReportScheduled: simply(schedule.scheduled),
        schedule.ReportMoved: simply(schedule.moved),
        writing.ReportDrafted: simply(writing.drafted),
        writing.ReportReturned: simply(writing.given_back),
        writing.ReportSignedOff: simply(writing.signed_off),
        sending.ReportSentToClinicalSupervisor: simply(sending.sent_to_clinical),
        sending.ReportSubmitted: simply(sending.submitted),
        sending.DelayNotified: simply(sending.delay_notified),
        missing.ReportMissed: simply(missing.missed),
        missing.MissWithdrawn: simply(missing.miss_withdrawn),
        missing.MissedReasonRecorded: simply(missing.reason_recorded),
        missing.MissedActionRecorded: simply(missing.action_recorded),
        missing.ReportCancelled: simply(missing.cancelled),
        missing.ReportClosed: simply(missing.closed),
        auditing.ReportAudited: simply(unchanged),
    },
    hears=dict.fromkeys((AbsoluteDischargeGranted, RecallOrdered, PersonDied), simply(missing.stopped)),
    clocks=_CLOCKS,
    rules=REPORT_RULES,
    advice={
        writing.DraftReport.tag(): (writing.drafting_advice,),
        writing.SignOffReport.tag(): (writing.signing_advice,),
        sending.SubmitReport.tag(): (sending.submitting_advice,),
    },
    brings=_brings,
)
