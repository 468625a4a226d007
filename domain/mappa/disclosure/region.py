"""The region disclosure put together: decisions to disclose to third parties."""

from domain.mappa.rows import MappaRegion

__all__ = ["DISCLOSURE"]

DISCLOSURE = MappaRegion(name="disclosure")
