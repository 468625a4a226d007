"""A month as people name it; figures are told as the console tells them."""

from datetime import date

from api.words import figure_in_words as in_words
from cli.output import Exit, StoppedError

__all__ = ["a_month", "in_words"]


def a_month(month: str) -> date:
    """The first day of the month that was asked for. Raises StoppedError."""
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        raise StoppedError(f"{month} is no month: write 2026-03", Exit.USAGE) from None
