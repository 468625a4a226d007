"""What this region reads of the others, each by one small function."""

from domain.mappa.file import MappaFile
from domain.mappa.flags.reading import is_child
from domain.mappa.lead.reading import lead_agency
from domain.mappa.place import reading as place

__all__ = ["category_of", "in_community", "is_child", "lead_of", "level_of"]


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
