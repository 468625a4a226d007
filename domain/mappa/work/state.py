"""What the region work knows."""

from datetime import date

from domain.kernel.message import Message

__all__ = ["Work"]


class Work(Message):
    """The region's slice of the file."""

    restricted_until: date | None = None
    """End of the restriction that the last MAPPA J told of."""
    j_sent: bool = False
    exempt: bool = False
    """Whether an exemption from the shared accommodation rate stands (MAPPA P)."""
