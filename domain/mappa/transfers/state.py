"""What the region transfers knows: facts that guards ask about, nothing else."""

from domain.kernel.message import Message

__all__ = ["Transfers"]


class Transfers(Message):
    """Transfers: a case offered to another area: accepted or refused."""
