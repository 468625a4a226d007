"""The region of the worker's own supervision, joined into the lifecycle."""

from domain.supervision.rows import SupervisionRegion

__all__ = ["SUPPORT"]

SUPPORT = SupervisionRegion(name="support")
