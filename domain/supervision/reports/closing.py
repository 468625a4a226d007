"""What of the reports stands in the way of closing the case."""

from collections.abc import Iterator

from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.supervision.file import SupervisionFile

__all__ = ["closing_objections"]


def closing_objections(file: SupervisionFile) -> tuple[Objection | None, ...]:
    """Every rule of the reports for which the case cannot be closed yet."""
    return tuple(_unexplained(file))


def _unexplained(file: SupervisionFile) -> Iterator[Objection | None]:
    """A missed report is explained, and what was done about it is told, before the case is closed."""
    for key, report in file.reports.unexplained():
        yield unless(report.reason, "SUP-MISSED-REASON", f"Record why {key} was missed.", "reports.reason")
        yield unless(report.action, "SUP-MISSED-REPORT-ACTION", f"Record what was done about {key}.", "reports.action")
