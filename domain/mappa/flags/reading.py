"""What other regions ask of the flags, and of the offender's age."""

from datetime import date
from typing import Final

from domain.mappa.file import MappaFile, age_on
from domain.mappa.flags.state import Flag

__all__ = ["ADULT", "has", "is_child"]

ADULT: Final = 18
"""A child is anybody under 18, whatever the living or custody situation (23.2)."""


def has(file: MappaFile, *flags: Flag) -> bool:
    """Whether one of these flags stands."""
    return not file.flags.standing.isdisjoint(flags)


def is_child(file: MappaFile, day: date) -> bool:
    """Whether the offender is under 18 on this day; somebody whose date of birth is not known is taken for an adult."""
    age = age_on(file, day)
    return age is not None and age < ADULT
