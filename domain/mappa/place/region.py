"""The region place put together: where the offender is, and the clocks that follow a release date."""

from domain.mappa.rows import MappaRegion

__all__ = ["PLACE"]

PLACE = MappaRegion(name="place")
