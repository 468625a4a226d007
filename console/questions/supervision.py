"""What is asked of a case of social supervision: its reports, and where each is read as a form."""

from typing import Final
from zoneinfo import ZoneInfo

import api.supervision
from api.supervision import ReportSeen, ReportsSeen
from console.questions.question import Question, Told
from console.tables import Cell, Link, Table
from domain.kernel.codes import code_in_words
from domain.kernel.words import date_in_words

__all__ = ["QUESTIONS"]


def _reports(found: ReportsSeen, _: ZoneInfo) -> Told:
    yield Table("Reports to the Mental Health Casework Section", ("Report", "Due", "State", "To print"), tuple(
        (f"{each.report}, version {each.version}" if each.version else each.report, date_in_words(each.due_on),
         code_in_words(each.state), _document(each))
        for each in found.reports
    ), empty="No report is owed yet: the first is due after the discharge.")  # fmt: skip


def _document(report: ReportSeen) -> Cell:
    if report.document is None:
        return "Nothing is written yet"
    place = report.document.removeprefix("/v1")
    return Link(place, f"Read {report.report}"), Link(f"{place}?form=pdf", f"PDF of {report.report}")


QUESTIONS: Final = (
    Question(
        "reports", "Reports of the case", "Every report that was owed, how far it has come, and what was written as a "
        "form.",
        api.supervision.reports_of_case, _reports, of="supervision", tab="Reports",
    ),
)  # fmt: skip
