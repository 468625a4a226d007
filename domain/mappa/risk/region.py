"""The region risk put together: risk of serious harm and the risk management plan."""

from domain.mappa.rows import MappaRegion

__all__ = ["RISK"]

RISK = MappaRegion(name="risk")
