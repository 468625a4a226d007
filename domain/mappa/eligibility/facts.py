"""The facts from which the category follows: outcomes of courts, requirements, orders, registrations.

All are kept, never only the one that decided (MAPPA-CAT-PRECEDENCE). Each outcome is one offence with its own sentence,
so that no consecutive or concurrent sum can make it longer (MAPPA-CAT2-SINGLE-SENTENCE). Dates are local days;
``until`` is the last day that counts. Codes and dates only: nothing here names anybody.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.kernel.message import Message
from domain.mappa.eligibility.listings import Listing, ListName
from domain.mappa.eligibility.terms import Term

__all__ = [
    "CODE", "Facts", "Feature", "Outcome", "OutcomeKind", "Registration", "Requirement", "Sentence", "SentenceKind",
    "TerrorRisk",
]  # fmt: skip

CODE: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
"""A reference of this system: a code, never a name."""

OutcomeKind = Literal["conviction", "caution", "reprimand_or_warning", "disability_finding", "insanity_finding"]
"""What a court or the police found; a caution is a formal one. The two findings are the special verdicts of 6.5."""

SentenceKind = Literal[
    "imprisonment", "youth_detention", "detention_and_training_order", "suspended", "hospital_order",
    "restricted_hospital_order", "guardianship_order", "hospital_direction", "service_detention", "community_order",
    "supervision_order", "fine", "discharge", "disqualification_order", "other",
]  # fmt: skip
"""``hospital_direction`` is section 45A: a prison sentence stands behind it, and its term is what is tested."""

Feature = Literal[
    "domestic_abuse", "stalking", "sexual", "violent", "controlling_or_coercive", "stalking_s2a", "stalking_s4a",
    "civil_order_breach", "gang_violence", "escalating_mental_health", "escalating_alcohol", "pattern_of_harm",
]  # fmt: skip
"""What the circumstances of an offence show, whatever its name (6.14 to 6.18, 27.10, 27.11)."""

Connection = Literal["sentencing_code_s69", "afa_2006_s238_6", "cta_2008_s30", "cta_2008_s31", "cta_2008_s32"]
"""The provision under which a court found the terrorist connection (6.25)."""


class Sentence(Message):
    """One sentence or disposal for one offence.

    ``until`` is the last day of this sentence alone, ``whole_until`` that of the whole sentence with all its
    consecutive and concurrent parts and the licence (6.38); post-sentence supervision is no part of either.
    ``cto_until`` is the last day of a Community Treatment Order; ``supervised_until`` of a suspended sentence's
    supervision.
    """

    kind: SentenceKind
    on: date
    term: Term = Term()
    indeterminate: bool = False
    until: date | None = None
    whole_until: date | None = None
    supervised_until: date | None = None
    post_sentence_supervision_until: date | None = None
    discharged_on: date | None = Field(default=None, description="Absolute discharge from hospital or guardianship")
    cto_until: date | None = None


class Outcome(Message):
    """One outcome for one offence. ``offence`` is a code of the reference data, e.g. of an Act and its section."""

    kind: OutcomeKind
    offence: str = Field(pattern=CODE)
    on: date = Field(description="Day of conviction, caution or finding")
    abroad: bool = False
    service: bool = Field(default=False, description="Under section 42 of the Armed Forces Act 2006")
    connection: Connection | None = None
    maximum_months: int | None = Field(default=None, ge=0, description="Longest sentence the offence allows; unknown")
    features: tuple[Feature, ...] = ()
    victim_under_18: bool | None = None
    offender_age: int | None = Field(default=None, ge=10, le=130, description="Age on the day; None: not known")
    listings: Mapping[ListName, Listing] = {}
    sentence: Sentence | None = None
    quashed_on: date | None = Field(default=None, description="Day on which an appeal took the outcome away")


class Requirement(Message):
    """Notification requirements that somebody is under: of sexual offenders (SOA 2003 Part 2) or of terrorist offenders
    (CTA 2008 Part 4). ``until`` None: for life, or the end is not recorded yet (``lifelong`` tells which).
    """

    regime: Literal["soa_part_2", "cta_part_4"]
    by: Literal["outcome", "notification_order"] = "outcome"
    outcome: str | None = Field(default=None, pattern=CODE, description="The outcome that it follows from")
    since: date
    until: date | None = None
    lifelong: bool = False


class TerrorRisk(Message):
    """Counter-Terrorism Policing and the National Security Division identified a risk of involvement (6.27, 6.28)."""

    since: date
    until: date | None = None


class Registration(Message):
    """A registration under Category 3, from its first to its last day."""

    since: date
    until: date | None = None


class Facts(Message):
    """All facts that were recorded, by their references. Their order has no meaning."""

    outcomes: Mapping[str, Outcome] = {}
    requirements: Mapping[str, Requirement] = {}
    terror: Mapping[str, TerrorRisk] = {}
    registrations: Mapping[str, Registration] = {}
    died_on: date | None = None
    """The last day on which anything holds: nobody is managed after death (6.38)."""
