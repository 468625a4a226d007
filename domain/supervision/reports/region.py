"""The region of the reports, joined into the lifecycle."""

from domain.supervision.rows import SupervisionRegion

__all__ = ["REPORTS"]

REPORTS = SupervisionRegion(name="reports")
