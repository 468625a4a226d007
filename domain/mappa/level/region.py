"""The region level put together: the level of management: referral, decision, reviews."""

from domain.mappa.rows import MappaRegion

__all__ = ["LEVEL"]

LEVEL = MappaRegion(name="level")
