"""What the region disclosure knows: facts that guards ask about, nothing else."""

from domain.kernel.message import Message

__all__ = ["Disclosures"]


class Disclosures(Message):
    """Disclosure: decisions to disclose to third parties."""
