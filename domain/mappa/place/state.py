"""What the region place knows: facts that guards ask about, nothing else."""

from domain.kernel.message import Message

__all__ = ["Place"]


class Place(Message):
    """Place: where the offender is, and the clocks that follow a release date."""
