"""What the region risk knows: facts that guards ask about, nothing else."""

from domain.kernel.message import Message

__all__ = ["Risk"]


class Risk(Message):
    """Risk: risk of serious harm and the risk management plan."""
