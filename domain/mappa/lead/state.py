"""What the region lead knows: facts that guards ask about, nothing else."""

from domain.kernel.message import Message

__all__ = ["Lead"]


class Lead(Message):
    """Lead: lead agency and area, as two facts."""
