"""An offence against the dated lists that this area holds: listed, not listed, or that the list is not held."""

from datetime import date

from domain.kernel.circumstances import Circumstances
from domain.mappa.eligibility.listings import LISTS, Listing, ListName, Threshold

__all__ = ["matched"]


def matched(offence: str, on: date, now: Circumstances) -> dict[ListName, Listing]:
    """What every list says that was in force on the day of the outcome; never a silent no (6.5, 6.7, 6.25)."""
    return {name: _asked(name, offence, on, now) for name in LISTS}


def _asked(name: ListName, offence: str, on: date, now: Circumstances) -> Listing:
    held = now.reference(name, on)
    if held is None:
        return Listing(says="not_held")
    row = held.rows.get(offence)
    if row is None:
        return Listing(says="not_listed", version=held.version)
    thresholds = tuple(Threshold.model_validate(each) for each in row.get("thresholds", ()))
    return Listing(says="listed", version=held.version, thresholds=thresholds)
