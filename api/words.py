"""Figures as people read them, on the console's pages and in the terminal."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from domain.kernel.words import instant_in_words

__all__ = ["figure_in_words"]

_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)")
_LONDON: Final = ZoneInfo("Europe/London")


def figure_in_words(value: Any) -> str:
    """A figure on one line: a share as "2 of 5", a list or a table of them by their names."""
    match value:
        case None:
            return "-"
        case {"met": met, "of": of, **_others}:
            return f"{met} of {of}"
        case {"count": count, "share": share}:
            return _group(count, share)
        case {"worker": worker, "kind": kind, "attended": attended, "invited": invited}:
            return f"{worker} at {kind} {attended} of {invited}"
        case dict() | list():
            return ", ".join(_items(value)) or "-"
        case _:
            return _plain(str(value))


def _plain(text: str) -> str:
    """An instant as the clock on the wall shows it; anything else as it is."""
    return instant_in_words(datetime.fromisoformat(text), _LONDON) if _INSTANT.fullmatch(text) else text


def _items(value: dict[str, Any] | list[Any]) -> Iterator[str]:
    if isinstance(value, dict):
        return (f"{name} {figure_in_words(each)}" for name, each in value.items())
    return (figure_in_words(each) for each in value)


def _group(count: int | None, share: float | None) -> str:
    if count is None:
        return "fewer than 5"
    return str(count) if share is None else f"{count} ({share:.0%})"
