"""The region lead put together: lead agency and area, as two facts."""

from domain.mappa.rows import MappaRegion

__all__ = ["LEAD"]

LEAD = MappaRegion(name="lead")
