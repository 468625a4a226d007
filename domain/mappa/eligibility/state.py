"""What the region eligibility knows: facts that guards ask about, nothing else."""

from domain.kernel.message import Message

__all__ = ["Eligibility"]


class Eligibility(Message):
    """Eligibility: which category the offender is in, since when, until when, and why."""
