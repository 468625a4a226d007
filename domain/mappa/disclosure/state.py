"""What the case knows of disclosure: what was decided to be told, to whom, and whether it has been."""

from collections.abc import Mapping
from typing import Literal

from domain.kernel.message import Message

__all__ = ["Disclosures", "Intended"]


class Intended(Message):
    """A disclosure that was decided and not made yet, or waits for its follow-up."""

    state: Literal["decided", "self_disclosure", "told_in_private"] = "decided"
    recipient: str
    discloser: str = ""
    photograph: bool = False
    complex: bool = False
    offender_knows: bool = True


class Disclosures(Message):
    """The region's slice of the file."""

    child_sex_offender: bool = False
    open: Mapping[str, Intended] = {}
    """By id: those that are still to be made or confirmed."""
    considered: frozenset[str] = frozenset()
    """Meetings and reviews of this level at which disclosure was decided on; the last two are kept."""
