"""What the region identification knows: whether the patient is a MAPPA offender, and what the Co-ordinator has."""

from datetime import date
from typing import Literal

from domain.kernel.message import Message

__all__ = ["Category", "Mappa"]

Category = Literal[1, 2, 3, 4]


class Mappa(Message):
    """The region's slice of the file."""

    identified: bool = False
    """Whether it was asked at all since the last change of status."""
    category: Category | None = None
    """None: no MAPPA offender, or not asked yet."""
    home_area: str = ""
    release_area: str = ""
    """MAPPA area into which the patient will be discharged; empty: not known, or the home area."""
    registered: bool = False
    """On the sex offenders' register (Part 2 of the Sexual Offences Act 2003)."""
    registered_until: date | None = None
    """The last day of the registration; None with ``registered``: for life."""
    first_notified_on: date | None = None
    specified: bool = False
    terrorist: bool = False
    third: bool = False
    """In Category 3 by a decision of the Co-ordination Unit."""
    part1_to: str = ""
    """Area whose Co-ordinator has Part 1."""
    told: Literal["not_yet", "told", "withheld"] = "not_yet"

    @property
    def notified(self) -> bool:
        """Whether Part 1 went out."""
        return bool(self.part1_to)
