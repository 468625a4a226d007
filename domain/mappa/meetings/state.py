"""What the region meetings knows: facts that guards ask about, nothing else."""

from domain.kernel.message import Message

__all__ = ["Meetings"]


class Meetings(Message):
    """Meetings: Level 2 and 3 meetings, from planning to distributed minutes."""
