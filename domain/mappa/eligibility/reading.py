"""What other regions ask of the eligibility: the category in force, and whether it obliges Level 2 or 3."""

from datetime import date

from domain.mappa.file import MappaFile

__all__ = ["category_of", "leaves_by_meeting", "needs_level_2_or_3"]

_CATEGORY_3 = 3
_CATEGORY_4 = 4


def category_of(file: MappaFile) -> int | None:
    """The category in force; None while none is decided."""
    return file.eligibility.category


def needs_level_2_or_3(file: MappaFile) -> bool:
    """Category 3 and discretionary Category 4 are never managed at Level 1 (6.13, 7.6)."""
    category = category_of(file)
    return category == _CATEGORY_3 or (category == _CATEGORY_4 and file.eligibility.discretionary)


def leaves_by_meeting(file: MappaFile, day: date) -> bool:
    """Whether a meeting decided that this category, which only a meeting may end, is over by this day (6.38)."""
    until = file.eligibility.until
    return needs_level_2_or_3(file) and until is not None and until <= day
