"""The region eligibility put together: which category the offender is in, since when, until when, and why."""

from domain.mappa.rows import MappaRegion

__all__ = ["ELIGIBILITY"]

ELIGIBILITY = MappaRegion(name="eligibility")
