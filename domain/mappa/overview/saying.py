"""The few turns of phrase that every part uses."""

from collections.abc import Iterable
from datetime import date

__all__ = ["coded", "day_said", "listed"]


def day_said(day: date) -> str:
    """A day as people write it in a list: "3 April 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def coded(code: str) -> str:
    """A code as words: "mental_health" is "mental health"."""
    return code.replace("_", " ")


def listed(codes: Iterable[str]) -> str:
    """Codes as words, in order, with commas between."""
    return ", ".join(coded(code) for code in sorted(codes))
