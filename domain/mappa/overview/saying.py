"""The few turns of phrase that every part uses."""

import re
from collections.abc import Iterable
from datetime import date

from domain.kernel.words import date_in_words

__all__ = ["capital", "coded", "in_order", "listed", "since"]

_INITIALS = frozenset({
    "btp", "cnc", "cppc", "ctp", "dwp", "idva", "ipp", "mctc", "mod", "nhs", "nsd", "tpim", "ukvi", "vlo", "yot",
})  # fmt: skip
_DIGITS = re.compile(r"(\d+)")


def coded(code: str) -> str:
    """A code as words: "mental_health" is "mental health", "nhs_england" is "NHS england"."""
    return " ".join(part.upper() if part in _INITIALS else part for part in code.split("_"))


def capital(words: str) -> str:
    """The words with a capital first letter, the others as they are."""
    return words[:1].upper() + words[1:]


def in_order(names: Iterable[str]) -> list[str]:
    """Ids as people count them: o2 before o10."""
    return sorted(names, key=lambda name: [part.zfill(9) if part.isdigit() else part for part in _DIGITS.split(name)])


def since(day: date | None) -> str:
    """Since when, to stand right behind what it is said of: " since 3 April 2026"; nothing if the day is not known."""
    return f" since {date_in_words(day)}" if day else ""


def listed(codes: Iterable[str]) -> str:
    """Codes as words, in order, with commas between."""
    return ", ".join(coded(code) for code in sorted(codes))
