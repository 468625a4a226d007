"""What the region level knows: facts that guards ask about, nothing else."""

from domain.kernel.message import Message

__all__ = ["Level"]


class Level(Message):
    """Level: the level of management: referral, decision, reviews."""
