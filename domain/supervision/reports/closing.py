"""What of the reports stands in the way of closing the case."""

from domain.kernel.refusal import Objection
from domain.supervision.file import SupervisionFile

__all__ = ["closing_objections"]


def closing_objections(_: SupervisionFile) -> tuple[Objection | None, ...]:
    """Every rule of the reports for which the case cannot be closed yet."""
    return ()
