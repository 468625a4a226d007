"""What the region visor knows: that a record exists in the other system, whose it is, and what is owed about it.

Nothing that stands in ViSOR stands here: a reference, codes and dates only.
"""

from datetime import date
from typing import Literal

from domain.kernel.message import Message
from domain.mappa.roles import Agency

__all__ = ["Need", "Owner", "Visor"]

Owner = Literal["police", "probation"]


class Need(Message):
    """Why a record is needed, who makes it, and from which day its time is counted."""

    category: Literal[1, 2, 3, 4]
    owner: Owner
    sentenced_on: date | None = None
    release_on: date | None = None


class Visor(Message):
    """The ViSOR record: its reference and the duties about it, never a copy."""

    standing: Literal["none", "live", "archived", "removed"] = "none"
    reference: str = ""
    owner: Owner | None = None
    manager: str = ""
    partners: frozenset[Agency] = frozenset()
    restricted: bool = False
    need: Need | None = None
    """What a record is owed for; None: no record is needed now."""
    partners_owed: frozenset[Agency] = frozenset()
    """Partners that the record still needs."""
    police_contacted: bool = False
    """Whether the youth offending team or mental health service is in contact with the police (8.19)."""
