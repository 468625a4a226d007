"""The last look at an anonymised letter: whether anything on it names the adult (EST-CQC-ANON)."""

import re
from collections.abc import Iterable
from datetime import date

from domain.kernel.words import date_in_words
from domain.letters.due import LetterDue
from domain.letters.letter import Gap
from domain.letters.paper import words_on

__all__ = ["identifying", "names_of"]

_HONORIFICS = frozenset({"mrs", "miss", "mister", "lord", "lady", "sir", "the", "prof", "rev"})
_SHORTEST = 3
"""Parts of a name shorter than this stand in ordinary words too often to mean anything."""


def identifying(due: LetterDue, reference: str, known: Iterable[str]) -> tuple[Gap, ...]:
    """What on an anonymised letter is among the things known of the adult; nothing for other letters.

    Words are compared whole, whatever their case: "Ann" does not stand in "annual". The gap says where to look, not
    what was found: it is shown on lists.
    """
    if not due.letter.anonymised:
        return ()
    text = "\n".join(words_on(due.letter.paper(reference)))
    found = any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.IGNORECASE) for each in known if each)
    words = "The letter names the adult, or gives a date of birth, an address or a number of theirs: take it out."
    return (Gap(rule="EST-CQC-ANON", field="letter", words=words),) if found else ()


def names_of(facts: object, field: str = "") -> tuple[str, ...]:
    """All that a register says of a person by which they could be known: names and their parts, numbers, dates.

    Only names are taken apart: half an address is a street or a town that others share.
    """
    match facts:
        case dict():
            return tuple(name for key, value in facts.items() for name in names_of(value, str(key)))
        case list() | tuple():
            return tuple(name for value in facts for name in names_of(value, field))
        case str():
            return (*_spellings(facts.strip()), *(_parts(facts) if "name" in field else ()))
        case _:
            return ()


def _spellings(said: str) -> tuple[str, ...]:
    if day := _as_date(said):
        return (said, f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", date_in_words(day), f"{day.day} {day:%b %Y}")
    compact = re.sub(r"\s+", "", said)
    return (said, compact) if len(compact) >= _SHORTEST else ()


def _parts(name: str) -> tuple[str, ...]:
    parts = re.split(r"[\s,.]+", name)
    return tuple(part for part in parts if len(part) >= _SHORTEST and part.lower() not in _HONORIFICS)


def _as_date(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
