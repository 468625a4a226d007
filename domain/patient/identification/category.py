"""Which category a patient is in, and why (26.38 to 26.40; 6.2, 6.8, 24.8)."""

from datetime import date

from pydantic import Field

from domain.kernel.message import Message
from domain.patient.file import PatientFile
from domain.patient.identification.state import Category
from domain.patient.status.reading import counts_for_category_2

__all__ = ["Facts", "category_of", "rule_of"]

_RULES = {1: "MDO-ELIG-CAT1", 2: "MDO-ELIG-CAT2", 3: "MDO-ELIG-CAT3", 4: "MDO-ELIG-CAT4"}


class Facts(Message):
    """What the hospital found out; an offence is read in the Act itself, never guessed (see the MAPPA case)."""

    registered: bool = Field(description="Subject to Part 2 of the Sexual Offences Act 2003")
    registered_until: date | None = Field(default=None, description="Last day of the registration; None: for life")
    first_notified_on: date | None = None
    specified_offence: bool = Field(description="Murder, or an offence of Schedule 15 or section 327(4A)")
    terrorist_offence: bool = Field(default=False, description="A relevant terrorist offence, or Part 4 notification")
    in_category_3: bool = Field(default=False, description="Registered by the Co-ordination Unit in Category 3")


def category_of(facts: Facts, file: PatientFile) -> Category | None:
    """One category, 4 before 1 before 2 before 3 (6.2); None: no MAPPA offender."""
    route = counts_for_category_2(file.status)
    if facts.terrorist_offence and (route or facts.registered):
        return 4
    if facts.registered:
        return 1
    if facts.specified_offence and route:
        return 2
    return 3 if facts.in_category_3 else None


def rule_of(category: Category | None) -> str:
    """The rule that puts somebody in this category; for none, the routes that do not count."""
    return _RULES[category] if category else "MDO-ELIG-ROUTE"
