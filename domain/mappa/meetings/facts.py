"""What this region reads of the others, each by one small function."""

from datetime import date

from domain.mappa.file import MappaFile, age_on
from domain.mappa.lead.reading import lead_agency
from domain.mappa.place import reading as place

__all__ = ["category_of", "in_community", "is_child", "lead_of", "level_of"]

_ADULT = 18


def level_of(file: MappaFile) -> int | None:
    """The level of management in force: 1, 2, 3; None while it is not set."""
    return file.level.number


def category_of(file: MappaFile) -> int | None:
    """The category in force, 1 to 4."""
    return file.eligibility.category


def in_community(file: MappaFile) -> bool:
    """Whether the offender is managed in the community; not known counts as yes: a clock too many is seen."""
    return place.in_community(file)


def lead_of(file: MappaFile) -> str | None:
    """The lead agency; None until it is known."""
    return lead_agency(file)


def is_child(file: MappaFile, day: date) -> bool:
    """Whether the offender is under 18 on this day (MAPPA-GOV-CHILD-DEF)."""
    age = age_on(file, day)
    return age is not None and age < _ADULT
