"""What the court was given in a case of court liaison: the one thing that a court officer reads."""

from typing import Final
from zoneinfo import ZoneInfo

import api.court_liaison
from api.court_liaison import ReportSeen, ReportsSeen
from console.questions.question import Question, Told
from console.tables import Cell, Facts, Table
from console.words import minute_of
from domain.kernel.codes import code_in_words

__all__ = ["QUESTIONS"]


def _reports(found: ReportsSeen, zone: ZoneInfo) -> Told:
    if not found.reports:
        yield Table("Reports", ("Report",), (), empty="The court was given no report yet.")
    for number, each in enumerate(found.reports, 1):
        yield Facts(tuple((label, said) for label, said in _said(each, zone) if said), f"Report {number}")


def _said(report: ReportSeen, zone: ZoneInfo) -> tuple[tuple[str, Cell], ...]:
    return (
        ("Given", f"{minute_of(report.given_at, zone)}, by {report.given_by}"),
        ("Form", code_in_words(report.form)),
        ("To", report.to),
        ("Document", report.document),
        ("What was said", report.note),
        ("Recommendations", report.recommendations),
        ("Advice", report.advice),
        ("Requirements recommended", tuple(code_in_words(each) for each in report.recommends)),
        ("In place of custody or remand", report.alternatives),
    )


QUESTIONS: Final = (
    Question(
        "court-reports", "What the court was given", "The reports on this person and nothing else of the case.",
        api.court_liaison.reports, _reports, of="court-liaison", tab="Reports to the court",
        roles=api.court_liaison.REPORTS_FOR,
    ),
)  # fmt: skip
