"""What the region level knows: facts that guards ask about, nothing else."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from domain.kernel.message import Message
from domain.mappa.roles import Agency

__all__ = ["Level", "LevelNumber", "LevelSpell", "Referral"]

LevelNumber = Literal[1, 2, 3]
"""Level 1 (support), Level 2 (management), Level 3 (enhanced management): 7.2."""


class LevelSpell(Message):
    """Local days without a break at one level; ``until`` is the last of them, None while it lasts.

    On the day of a change both levels stand.
    """

    level: LevelNumber
    since: date
    until: date | None = None


class Referral(Message):
    """A referral to Level 2 or 3 (MAPPA A) that waits for the Co-ordination Unit."""

    level: Literal[2, 3]
    agency: Agency


class Level(Message):
    """How the level stands. ``assessing`` says why an assessment runs; "" if none does."""

    number: LevelNumber | None = None
    since: datetime | None = None
    was_level_3: bool = False
    history: tuple[LevelSpell, ...] = ()
    """At which levels the case was managed, oldest first (20.3 looks back on it)."""
    reviews: frozenset[UUID] = frozenset()
    """Serious case reviews that were asked for from here."""
    assessing: str = ""
    involved: frozenset[Agency] = frozenset()
    """Agencies that work with the offender, so that their information is needed (7.7, 7.9)."""
    gathered: frozenset[Agency] = frozenset()
    """Those that gave it since the assessment began."""
    referral: Referral | None = None
    referral_decided: bool = False
    """Whether a referral was ever answered: only then can the answer be disputed (7.18)."""
    review_owed: frozenset[str] = frozenset()
    """Why a review of the level is owed: a change, information, escalation, a transfer."""
    disputed: bool = False
    mctc: Literal["not_asked", "asked", "agreed", "concerns"] = "not_asked"
    """What the military centre said of the level proposed to it (16.10)."""
