"""What other regions ask of risk and plan."""

from domain.mappa.file import MappaFile

__all__ = ["plan_is_robust", "rating_of"]


def plan_is_robust(file: MappaFile) -> bool:
    """Whether the last plan that was agreed, or drafted, is robust; without one it is not (13a.38)."""
    return file.risk.plan != "none" and file.risk.robust


def rating_of(file: MappaFile) -> str | None:
    """The risk of serious harm as the lead agency holds it."""
    return file.risk.rating
