"""What the region status knows: under which provision the patient is held, since when, and the sentence beside it."""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.kernel.message import Message

__all__ = [
    "HOSPITAL_ORDERS", "REMANDS", "RESTRICTED", "SENTENCED", "Basis", "Lead", "Order", "Sentence", "Status",
]  # fmt: skip

Basis = Literal[
    "s37", "s37_41", "guardianship", "s45A", "s47", "s47_49", "notional_37", "cto", "cpia", "cpia_41", "s37_3", "s35",
    "s48", "s48_49", "civil",
]  # fmt: skip
"""Provisions of the Mental Health Act 1983; ``cpia`` is an order of section 5 of the 1964 Act, ``cpia_41`` one with a
restriction."""
RESTRICTED: Final[frozenset[str]] = frozenset({"s37_41", "s45A", "s47_49", "s48_49", "cpia_41"})
"""A restriction order, a restriction direction or a limitation direction: the Secretary of State decides (26.24)."""
SENTENCED: Final[frozenset[str]] = frozenset({"s45A", "s47", "s47_49", "notional_37"})
"""A prison sentence stands beside the detention."""
REMANDS: Final[frozenset[str]] = frozenset({"s35", "s48", "s48_49"})
HOSPITAL_ORDERS: Final[frozenset[str]] = frozenset({"s37", "s37_41", "guardianship", "cpia", "cpia_41", "s37_3"})

Lead = Literal["mental_health", "probation", "yot", "police", "other"]


class Order(Message):
    """The order or direction by which somebody is in hospital: who made it, when, upon which finding."""

    basis: Basis
    made_by: Literal["crown_court", "magistrates_court", "secretary_of_state", "hospital"]
    on: date
    finding: Literal["convicted", "insane", "unfit_did_act", "act_done", "remanded", "none"] = "convicted"
    murder: bool = False
    imprisonable: bool = Field(default=True, description="The offence can be punished with imprisonment")
    guardian_accepts: bool = Field(default=False, description="Guardianship: the guardian agreed to the duty")
    late: Literal["no", "urgent_and_unsafe_to_wait", "not_shown"] = Field(
        default="no", description="A transfer near the end of a sentence: whether the stricter test was met (26.18)"
    )


class Sentence(Message):
    """The prison sentence that stands beside the detention."""

    kind: Literal["determinate", "indeterminate"]
    months: int | None = Field(default=None, ge=1, description="Its length; 52 weeks fall short of 12 months")
    release_on: date | None = Field(default=None, description="The automatic release date")
    licence_until: date | None = None
    supervised_by: Literal["probation", "yot"] = "probation"
    in_parole_process: bool = False


class Status(Message):
    """The region's slice of the file."""

    basis: Basis | None = None
    since: date | None = None
    order: Order | None = None
    sentence: Sentence | None = None
    lead: Lead = "mental_health"
    under: Basis | None = None
    """Under a community treatment order or in conditional discharge: what a recall brings back."""
    discharged_on: date | None = None
    """The conditional discharge that runs."""
    parole_suspended: bool = False
    offender_manager: str = ""

    @property
    def restricted(self) -> bool:
        """Whether the Secretary of State's consent is needed (26.24)."""
        return self.basis in RESTRICTED
