"""What the region visor knows: facts that guards ask about, nothing else."""

from domain.kernel.message import Message

__all__ = ["Visor"]


class Visor(Message):
    """ViSOR: the duties about the ViSOR record, by reference only."""
