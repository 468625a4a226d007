"""What the region transfers knows: the transfer that is under way, if one is."""

from typing import Literal

from domain.kernel.message import Message
from domain.mappa.roles import Agency

__all__ = ["Transfer", "Transfers"]


class Transfer(Message):
    """A change of MAPPA area, or of the managing unit of the lead agency; the two do not follow each other (17.1)."""

    what: Literal["area", "management"]
    to_area: str = ""
    to_agency: Agency | None = None
    to_unit: str = ""
    cross_border: bool = False
    state: Literal["offered", "accepted"] = "offered"


class Transfers(Message):
    """The region's slice of the file; finished transfers are told by the events."""

    current: Transfer | None = None
