"""What the region eligibility knows: all facts, the category that follows from them, and what waits for an answer."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from domain.kernel.message import Message
from domain.mappa.eligibility.consider import Prompt
from domain.mappa.eligibility.facts import Facts
from domain.mappa.eligibility.verdict import Category
from domain.mappa.roles import Agency

__all__ = ["Cat3Referral", "Eligibility", "EndReview", "Notice"]


class Cat3Referral(Message):
    """A MAPPA A that the Co-ordination Unit has to decide on."""

    by: Agency
    received_on: date


class EndReview(Message):
    """What was decided before an eligibility ends (6.39); ``end`` is the end that was reviewed."""

    end: date
    decision: Literal["category_3", "discretionary_category_4", "neither"]


class Notice(Message):
    """To which area's Co-ordinator a MAPPA H or I went last, and when."""

    area: str
    on: date


class Eligibility(Message):
    """Eligibility: which category the offender is in, since when, until when, and why."""

    facts: Facts = Facts()
    category: Category | None = None
    discretionary: bool = False
    since: date | None = None
    until: date | None = None
    last_day: date | None = None
    """The last day before something known changes: an end, or a beginning that lies ahead."""
    computed: bool = False
    """Whether a category, or none, was computed at all."""
    ended: Category | None = None
    """The category whose end left nothing; its end is to be recorded by the lead agency."""
    gaps: tuple[str, ...] = ()
    """Rules that cannot be answered for want of a list or a fact."""
    waiting: bool = False
    """Whether an outcome still waits for its sentence."""
    consider: tuple[Prompt, ...] = ()
    considered: frozenset[str] = frozenset()
    """Prompts that were answered, as fact/rule."""
    possible_abuse: bool = False
    terror_flagged: bool = False
    recorded_by: frozenset[Agency] = frozenset()
    """Agencies that recorded the offender on their own systems."""
    abuse_flagged: bool = False
    """Whether domestic abuse or stalking in the circumstances was flagged (DA-ID-AUTO)."""
    referral: Cat3Referral | None = None
    review: EndReview | None = None
    review_owed: date | None = None
    """The end before which a case at Level 2 or 3 must be reviewed (6.39)."""
    yot_notice_owed: date | None = None
    """The release before which the youth offending team sends MAPPA H; None: none is owed."""
    notices: Mapping[Literal["mappa_h", "mappa_i"], Notice] = {}

    @property
    def unanswered(self) -> tuple[Prompt, ...]:
        """Reasons to consider Category 3 that nobody has answered."""
        return tuple(each for each in self.consider if f"{each.fact}/{each.rule}" not in self.considered)
