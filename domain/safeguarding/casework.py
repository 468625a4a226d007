"""What the case knows of its casework beyond the chart: practice recorded, facts noted, obligations, actions.

The modules of the steps fold their own events into it; ``SafeguardingFile.casework`` holds it.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from domain.kernel.message import Message

__all__ = ["OBLIGATIONS", "Carer", "Casework", "Consent", "Fact", "Obligation"]

Obligation = Literal["children", "police", "regulator", "commissioner", "dols"]
OBLIGATIONS: tuple[Obligation, ...] = ("children", "police", "regulator", "commissioner", "dols")

Fact = Literal[
    "dementia", "capacity_in_doubt", "coercion", "attorney_concern", "on_visor", "relative_asks_for_change",
    "possible_sar", "complex", "several_strands", "adult_would_be_excluded", "serious_legal_options", "medway",
]  # fmt: skip
"""What makes further practice advisable; codes only, the words stand in the event."""


class Carer(Message):
    """A carer of the adult: by relation, and whether an assessment of their own was offered (para 1.1.4)."""

    offered: bool = False
    done: str = ""


class Consent(Message):
    """What the adult says to the enquiry, and what follows from it (para 5.5)."""

    given: Literal["yes", "no", "not_asked", "not_able"] = "not_asked"
    overridden: bool = False


class Casework(Message):
    """Facts that guards and advice ask about."""

    practice: Mapping[str, tuple[str, ...]] = Field(default={}, description="By advisory rule: the items recorded")
    facts: frozenset[Fact] = frozenset()
    patterns: tuple[str, ...] = ()
    alleged: str = "not_known"
    discussed: bool = False
    """Whether the referral says what the adult thinks of it."""
    anonymity_asked: bool = False
    anonymity_decided: bool = False
    owed: frozenset[Obligation] = frozenset()
    set_aside: Mapping[Obligation, str] = {}
    consent: Consent = Consent()
    carers: Mapping[str, Carer] = {}
    lacks_capacity: frozenset[str] = frozenset()
    """Codes of the decisions for which the adult was found to lack capacity."""
    actions: Mapping[str, str] = {}
    """Actions that agencies owe, by id: the agency."""
    disputes: frozenset[str] = frozenset()
    breached: frozenset[str] = frozenset()
    """Rules whose limit was missed at least once: the closure says why (S42-DELAY)."""
    passed_by_referral_service: bool = False
    assessment_refused: bool = False
    asked_for_information: frozenset[str] = frozenset()
