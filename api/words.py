"""Figures as people read them, on the console's pages and in the terminal.

Figures hold numbers, days and codes, never free text: so every text in them is put into words, save the
ids of workers, cases and whatever else somebody named.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from domain.kernel.codes import code_in_a_sentence, code_in_words
from domain.kernel.words import date_in_words, instant_in_words
from domain.law.pack import LawPack

__all__ = ["figure_in_words", "name_in_words"]

_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LONDON: Final = ZoneInfo("Europe/London")
_IDS: Final = frozenset({
    "audits", "by_employer", "case", "missed_by_case", "report", "supervisor", "team", "training_by_worker", "worker",
})  # fmt: skip
"""Figures whose texts, or whose names of lines, are ids: they stay as they are."""


def figure_in_words(value: Any, of: str = "", law: LawPack | None = None) -> str:
    """A figure on one line: a share as "2 of 5", a list or a table of them by their names.

    ``of``: what the figure is called; ``law``: the rules whose titles are told.
    """
    match value:
        case {"met": met, "of": whole, **_others}:
            return f"{met} of {whole}"
        case {"count": count, "share": share}:
            return _group(count, share)
        case {"first": first, "last": last}:
            return f"{_text(first, of, law)} to {_text(last, of, law)}"
        case {"worker": worker, "kind": kind, "attended": attended, "invited": invited}:
            return f"{worker} at {code_in_a_sentence(kind)} {attended} of {invited}"
        case dict() | list():
            return ", ".join(_items(value, of, law)) or "-"
        case _:
            return _one(value, of, law)


def name_in_words(code: str, of: str = "", law: LawPack | None = None, *, within: bool = False) -> str:
    """A code among figures: a rule by its title with the id beside it; an id as it is. ``within`` a sentence or not."""
    if law is not None and code in law.rules:
        return law.titled(code)
    if of in _IDS:
        return code
    return code_in_a_sentence(code) if within else code_in_words(code)


def _one(value: Any, of: str, law: LawPack | None) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else _text(str(value), of, law)


def _text(text: str, of: str, law: LawPack | None, *, within: bool = False) -> str:
    """An instant as the clock on the wall shows it, a day as it is written in a letter."""
    if _INSTANT.fullmatch(text):
        return instant_in_words(datetime.fromisoformat(text), _LONDON)
    if _DAY.fullmatch(text):
        day = date.fromisoformat(text)
        return f"{day:%B %Y}" if of == "month" else date_in_words(day)
    return name_in_words(text, of, law, within=within)


def _items(value: dict[str, Any] | list[Any], of: str, law: LawPack | None) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            words = name_in_words(name, of, law, within=True)
            yield f"{words}{':' if words[-1:].isdigit() else ''} {figure_in_words(each, name, law)}"
        return
    for each in value:
        yield _text(each, of, law, within=True) if isinstance(each, str) else figure_in_words(each, of, law)


def _group(count: int | None, share: float | None) -> str:
    if count is None:
        return "fewer than 5"
    return str(count) if share is None else f"{count} ({share:.0%})"
