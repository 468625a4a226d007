"""How the reports and the supervisor's own supervision stand, in words; what of them waits for somebody."""

from collections.abc import Iterator
from typing import Final

from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.state import Report
from domain.supervision.stages import IN_COMMUNITY

__all__ = ["reports_told", "supervision_told", "tribunals_told", "waits_of_reports"]

_NEXT: Final = {
    "SCHEDULED": ("Parts A and B are to be written", "FOR-CDR-PARTS", "social_supervisor"),
    "DRAFT": ("given back, to be written again", "FOR-CDR-PARTS", "social_supervisor"),
    "LM_QA": ("waits for the line manager", "FOR-CDR-QA", "line_manager"),
    "SIGNED": ("signed, to be sent to the clinical supervisor", "FOR-CDR-SEND-CS", "social_supervisor"),
    "WITH_CS": ("with the clinical supervisor", "FOR-CDR-TO-MHCS", "clinical_supervisor"),
}
"""By step: what comes next, its rule, who does it."""


def reports_told(file: SupervisionFile, _: Now) -> Iterator[Told]:
    """The report ahead and those that are missing, each with its next step; what was missed and is not explained."""
    for key, report in file.reports.to_send():
        yield _standing(key, report)
    for key, report in file.reports.unexplained():
        if not report.reason:
            words = f"Report {key} of {date_in_words(report.due_on)} was missed: the reason is not recorded."
            yield Told("reports", words, "reason", "SUP-MISSED-REASON", "social_supervisor", report.due_on)
        if not report.action:
            words = f"Report {key} of {date_in_words(report.due_on)} was missed: what was done is not recorded."
            yield Told("reports", words, "action", "SUP-MISSED-REPORT-ACTION", "line_manager", report.due_on)


def _standing(key: str, report: Report) -> Told:
    words, rule, by = _NEXT[report.step]
    day = date_in_words(report.due_on)
    due = f"was due {day} and is missed" if report.missed else f"is due {day}"
    return Told("reports", f"Report {key} {due}: {words}.", report.state, rule, by, report.due_on)


def supervision_told(file: SupervisionFile, _: Now) -> Iterator[Told]:
    """When the case was last talked about in the supervisor's own supervision."""
    if file.stage not in IN_COMMUNITY:
        return
    last = file.support.last_held.date() if file.support.last_held else None
    words = f"Talked about in supervision {date_in_words(last)}." if last else "Not talked about in supervision yet."
    yield Told("supervision of the worker", words, "last_held", "WORK-SS-SUPERVISION-MONTHLY", "line_manager", last)


def tribunals_told(file: SupervisionFile, _: Now) -> Iterator[Told]:
    """Tribunals that are listed, and whether the social supervisor's report is prepared."""
    for key, each in sorted(file.activity.tribunals.items()):
        ready = "the report is prepared" if each.report_prepared else "the report is to be prepared"
        words = f"Tribunal {key} is listed for {date_in_words(each.hearing_on)}; {ready}."
        yield Told("tribunals", words, "listed", "SUP-TRIBUNAL-REPORT", "social_supervisor", each.hearing_on)


def waits_of_reports(file: SupervisionFile) -> dict[str, bool]:
    """By code, for the work lists: what of the reports waits for somebody."""
    return {
        "report_sign_off": any(each.step == "LM_QA" for _, each in file.reports.to_send()),
        "missed_report": any(each.missed for _, each in file.reports.to_send()),
        "missed_reason": any(True for _ in file.reports.unexplained()),
    }
