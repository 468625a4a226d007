"""What a dated list of offences says of one offence; a list that is not held says nothing, and says so.

The lists are in legislation, not in the guidance (its appendices are not among the sources): they are imported as
reference data with a version and the day from which it is in force, or somebody who has read the Act attests what it
says. No code here knows a list by heart.
"""

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import Field

from domain.kernel.message import Message

__all__ = ["LISTS", "MURDER", "ListName", "Listing", "Says", "Threshold", "both", "either", "listed", "unheld"]

ListName = Literal[
    "soa2003-sch3", "cja2003-sch15-1", "cja2003-sch15-2", "cja2003-s327-4a", "cja2003-sch19za", "cta2008-s41-42"
]  # fmt: skip

LISTS: Final[Mapping[ListName, str]] = {
    "soa2003-sch3": "Sexual Offences Act 2003, Schedule 3",
    "cja2003-sch15-1": "Criminal Justice Act 2003, Schedule 15, Part 1",
    "cja2003-sch15-2": "Criminal Justice Act 2003, Schedule 15, Part 2",
    "cja2003-s327-4a": "Criminal Justice Act 2003, section 327(4A)",
    "cja2003-sch19za": "Criminal Justice Act 2003, Schedule 19ZA",
    "cta2008-s41-42": "Counter-Terrorism Act 2008, sections 41 and 42",
}

MURDER: Final = "murder"
"""The one offence that 6.7 names itself: no list is needed for it."""

Says = Literal["yes", "no", "not_yet", "cannot_say"]
"""``not_yet``: it waits for the sentence; ``cannot_say``: a list or a fact is missing."""


class Threshold(Message):
    """One alternative condition that a list puts on an offence: everything that is set must hold.

    ``custody_months`` of a Detention and Training Order are its custodial half (6.5). Several thresholds of an offence
    are alternatives; an offence without any is listed without condition.
    """

    custody_months: int | None = Field(default=None, ge=1, description="Custody of at least so many months")
    community_months: int | None = Field(default=None, ge=1, description="A community sentence of at least so many")
    hospital: bool = Field(default=False, description="A hospital or guardianship order")
    offender_under: int | None = Field(default=None, ge=10, le=30)
    offender_from: int | None = Field(default=None, ge=10, le=30)
    victim_under_18: bool = False

    @property
    def asks_for_sentence(self) -> bool:
        """Whether it can be answered only when the sentence is known (6.5)."""
        return bool(self.custody_months or self.community_months or self.hospital)


class Listing(Message):
    """What one list says of one offence; ``version`` names the import, or the attestation's source."""

    says: Literal["listed", "not_listed", "not_held"]
    version: str = Field(default="", max_length=120)
    attested: bool = False
    thresholds: tuple[Threshold, ...] = ()


NOT_HELD: Final = Listing(says="not_held")


def listed(listings: Mapping[ListName, Listing], name: ListName) -> Says:
    """Yes or no, if the list is held; otherwise that it cannot be said."""
    return {"listed": "yes", "not_listed": "no", "not_held": "cannot_say"}[listings.get(name, NOT_HELD).says]  # type: ignore[return-value]  # mypy widens the values of a literal dict to str


def unheld(listings: Mapping[ListName, Listing], *names: ListName) -> str:
    """Which of these lists are not held, by the names under which they are imported; "" if all are."""
    missing = [name for name in names if listed(listings, name) == "cannot_say"]
    return f" (not held: {', '.join(missing)})" if missing else ""


def either(*answers: Says) -> Says:
    """Of alternatives: yes if one is; otherwise whatever leaves it open."""
    for answer in ("yes", "cannot_say", "not_yet"):
        if answer in answers:
            return answer
    return "no"


def both(*answers: Says) -> Says:
    """Of conditions that must all hold: no if one does not; otherwise whatever leaves it open."""
    for answer in ("no", "cannot_say", "not_yet"):
        if answer in answers:
            return answer
    return "yes"
