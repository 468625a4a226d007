"""What this region reads of the others, each by one small function."""

from datetime import date

from domain.mappa.file import MappaFile, age_on

__all__ = ["category_of", "in_community", "is_child", "lead_of", "level_of"]

_ADULT = 18
_CUSTODY = frozenset({"remand", "custody", "hospital", "recalled_fixed", "recalled_standard"})


def level_of(file: MappaFile) -> int | None:
    """The level of management in force: 1, 2, 3; None while it is not set."""
    return getattr(file.level, "number", None)


def category_of(file: MappaFile) -> int | None:
    """The category in force, 1 to 4."""
    return getattr(file.eligibility, "category", None)


def in_community(file: MappaFile) -> bool:
    """Whether the offender is managed in the community; not known counts as yes: a clock too many is seen."""
    return getattr(file.place, "kind", "community") not in _CUSTODY


def lead_of(file: MappaFile) -> str | None:
    """The lead agency; None until it is known."""
    return getattr(file.lead, "agency", None)


def is_child(file: MappaFile, day: date) -> bool:
    """Whether the offender is under 18 on this day (MAPPA-GOV-CHILD-DEF)."""
    age = age_on(file, day)
    return age is not None and age < _ADULT
