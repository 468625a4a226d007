"""The region meetings put together: Level 2 and 3 meetings, from planning to distributed minutes."""

from domain.mappa.rows import MappaRegion

__all__ = ["MEETINGS"]

MEETINGS = MappaRegion(name="meetings")
