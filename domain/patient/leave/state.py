"""What the region leave knows: consents, plans, where the patient is."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from domain.kernel.message import Message

__all__ = ["KINDS", "Consent", "Kind", "Leave", "Plan"]

Kind = Literal["escorted", "unescorted", "extended"]
Consent = Literal["escorted", "unescorted", "extended", "one_off", "transfer", "discharge"]
KINDS: Final[tuple[Kind, ...]] = ("escorted", "unescorted", "extended")


class Plan(Message):
    """A leave that is planned."""

    kind: Kind
    on: date
    areas: tuple[str, ...]
    part3_owed: bool = False
    part3_sent: bool = False


class Leave(Message):
    """The region's slice of the file."""

    consents: frozenset[Consent] = frozenset()
    """What the Secretary of State has agreed to and not withdrawn."""
    plans: Mapping[str, Plan] = {}
    on_leave: str = ""
    taken: frozenset[Kind] = frozenset()
    """Kinds of leave that were ever taken in this detention."""
    absent: bool = False
    contingency: bool = False
    """Whether MAPPA I holds the plan for absconding."""

    @property
    def left(self) -> "Leave":
        """What is left of it once the patient is out of hospital: all else was of that detention."""
        return Leave(contingency=self.contingency)
