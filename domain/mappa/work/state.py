"""What the region work knows."""

from domain.kernel.message import Message

__all__ = ["Work"]


class Work(Message):
    """The region's slice of the file."""

    j_sent: bool = False
    exempt: bool = False
    """Whether an exemption from the shared accommodation rate stands (MAPPA P)."""
