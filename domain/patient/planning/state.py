"""What the region planning knows of the discharge that is prepared."""

from typing import Literal

from domain.kernel.message import Message

__all__ = ["Level", "Planning"]

Level = Literal[1, 2, 3]


class Planning(Message):
    """The region's slice of the file."""

    meetings: int = 0
    """Care programme meetings held in this detention."""
    discharge_discussed: bool = False
    screened: Level | None = None
    """The level at which the lead agency screened the case for this discharge."""
    level: Level | None = None
    """The level at which the case is managed."""
    referred: bool = False
    probation_contacted: bool = False
    accommodation: str = ""
