"""The region visor put together: the duties about the ViSOR record, by reference only."""

from domain.mappa.rows import MappaRegion

__all__ = ["VISOR"]

VISOR = MappaRegion(name="visor")
