"""What the case knows of risk and of the plan: what guards of meetings, level and disclosure ask about."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from domain.kernel.message import Message

__all__ = ["WHO_IS_AT_RISK", "AtRisk", "Rating", "Risk"]

Rating = Literal["low", "medium", "high", "very_high"]
"""The four levels of risk of serious harm (11.7)."""
AtRisk = Literal[
    "public", "prisoners", "known_adult", "children", "staff", "identified_child", "adult_at_risk", "offender_at_risk"
]
"""To whom: the five groups of 11.8, and those for whom a service must be at the table."""

WHO_IS_AT_RISK: Final[Mapping[str, str]] = MappingProxyType({
    "identified_child": "child_at_risk", "adult_at_risk": "adult_at_risk", "offender_at_risk": "offender_at_risk",
})  # fmt: skip
"""What a risk means for who must be at a meeting: group at risk, to the feature the table of attendance asks for."""


class Risk(Message):
    """The region's slice of the file."""

    rating: Rating | None = None
    agreed: Rating | None = None
    """What the last meeting agreed; the lead agency adopts it."""
    adopted: bool = True
    at_risk: frozenset[str] = frozenset()
    risks: frozenset[str] = frozenset()
    """Ids of the risks that the plan must answer, each with an action."""
    domestic_abuse: bool = False
    plan: Literal["none", "drafted", "agreed"] = "none"
    robust: bool = False
    """Whether the last plan that was agreed is robust: without that the level is not reduced (13a.38)."""
    review_on: date | None = None
    mirrored: bool = True
    """Whether the lead agency's own system and ViSOR hold the plan as it was agreed."""
    approved_premises: bool = False
    offender_told: bool = False
    withheld: bool = False
    """Whether a meeting decided that the offender is not told something."""
