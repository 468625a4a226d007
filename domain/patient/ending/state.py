"""What the region ending knows."""

from datetime import date
from typing import Literal

from domain.kernel.message import Message

__all__ = ["Ending"]


class Ending(Message):
    """The region's slice of the file."""

    act_over_on: date | None = None
    """The day on which nothing of the Act held the patient any more."""
    mappa_over_on: date | None = None
    decision_owed: bool = False
    """The sentence ended while the patient is still detained: the lead agency decides what MAPPA rests on now."""
    record: Literal["", "part_4", "minutes"] = ""
    """What tells the Co-ordinator that MAPPA ended."""
    died: bool = False
