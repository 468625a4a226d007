"""What the region ending knows."""

from typing import Literal

from domain.kernel.message import Message

__all__ = ["Ending"]


class Ending(Message):
    """The region's slice of the file."""

    decision_owed: bool = False
    """The sentence ended while the patient is still detained: the lead agency decides what MAPPA rests on now."""
    record: Literal["", "part_4", "minutes"] = ""
    """What tells the Co-ordinator that MAPPA ended."""
