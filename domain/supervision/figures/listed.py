"""Reports across the county, as who audits them finds them: where they stand, in codes (000 para 10.8)."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.kernel.happened import Happened
from domain.kernel.message import Message
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.auditing import ReportAudited

__all__ = ["ListedReport", "listed_reports"]


class ListedReport(Message):
    """One report; what it says is read in the case."""

    case: str
    report: str
    due_on: date
    state: str
    supervisor: str | None
    team: str | None
    missed: bool
    reason: str
    audits: tuple[str, ...]
    """Of which audits it was a part."""


def listed_reports(
    case: str, file: SupervisionFile, happened: Sequence[Happened], since: date, until: date
) -> Iterator[ListedReport]:
    """The reports of a case that are due between two days, both counted; cancelled ones were not owed."""
    audits = [each.event for each in happened if isinstance(each.event, ReportAudited)]
    for key, report in file.reports.known.items():
        if since <= report.due_on <= until and report.step != "CANCELLED":
            yield ListedReport(
                case=case, report=key, due_on=report.due_on, state=report.state,
                supervisor=file.supervisors.social, team=file.supervisors.team, missed=report.missed,
                reason=report.reason, audits=tuple(sorted({each.audit for each in audits if each.report == key})),
            )  # fmt: skip
