"""What the region victims knows: no particulars, only whose duty it is to tell."""

from typing import Literal

from domain.kernel.message import Message

__all__ = ["Scheme", "Victims"]

Scheme = Literal["none", "statute", "practice"]


class Victims(Message):
    """The region's slice of the file."""

    scheme: Scheme = "none"
    """Whether a victim is told by right, by practice, or nobody is to be told."""
    told_by: Literal["VictimLiaisonOfficer", "HospitalManager"] = "VictimLiaisonOfficer"
    exceptional: bool = False
    """Exceptional circumstances, so that leave is not told: the victim is a risk to the patient (26.78)."""
