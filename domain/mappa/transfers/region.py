"""The region transfers put together: a case offered to another area: accepted or refused."""

from domain.mappa.rows import MappaRegion

__all__ = ["TRANSFERS"]

TRANSFERS = MappaRegion(name="transfers")
