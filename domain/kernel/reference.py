"""Reference data that an area holds: dated lists by name, each version with the day from which it is in force.

The kernel does not know what a list means. A list that is not held for a day is None, never an empty one.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from domain.kernel.message import Message

__all__ = ["NO_REFERENCES", "ReferenceList", "References"]


class ReferenceList(Message):
    """One version of a list. ``rows`` are by code; what stands in a row is the list's own matter."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,60}$")
    version: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")
    in_force_from: date
    in_force_to: date | None = None
    source: str = Field(min_length=3, max_length=400, description="Where it was taken from, e.g. the Act and its date")
    rows: Mapping[str, Mapping[str, Any]] = {}


class References(Message):
    """All versions of all lists that are held."""

    lists: tuple[ReferenceList, ...] = ()

    def held(self, name: str, day: date) -> ReferenceList | None:
        """The version in force on this day, the newest if several are; None: not held, so nothing can be said."""
        found = [
            each for each in self.lists
            if each.name == name and each.in_force_from <= day and (each.in_force_to is None or day <= each.in_force_to)
        ]  # fmt: skip
        return max(found, key=lambda each: (each.in_force_from, each.version), default=None)


NO_REFERENCES = References()
