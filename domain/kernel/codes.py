"""Codes as people read them: in refusals, in the chronology and on every page."""

import re
from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import Field

from domain.kernel.abbreviations import ABBREVIATIONS, spelled

__all__ = [
    "Coded", "capital", "code_in_a_sentence", "code_in_words", "codes_in_a_sentence", "party_in_words", "the_roles",
]  # fmt: skip

Coded = Annotated[str, Field(json_schema_extra={"format": "code"})]
"""A text that is always a code, though no list of choices says so: a role, a stage, the name of an event."""

_RULE: Final = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")
_AGES: Final = re.compile(r"(\d\d)_(\d\d)")
_ONE_OF_A_KIND: Final = re.compile(r"([a-z][a-z0-9_]+)\.([a-z0-9][a-z0-9_-]*)")
"""A body's code: its kind, and which one it is."""
_RUN_TOGETHER: Final = re.compile(r"[a-z][A-Z]|[0-9][A-Z][a-z]")
_BETWEEN: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])")
_KEPT: Final = re.compile("|".join(each for each in ABBREVIATIONS.values() if re.search("[a-z]", each)))


def code_in_words(code: str) -> str:
    """``to_be_told`` is "To be told", ``TeamLeader`` "Team leader", ``RequestMhaAssessment`` "Request MHA assessment",
    ``Part1Sent`` "Part 1 sent".

    ``prison.elmley`` is "Prison (Elmley)", ``18_24`` "18 to 24". The id of a rule stays as it is.
    """
    words = code_in_a_sentence(code)
    return words if words.partition(" ")[0].lower() in ABBREVIATIONS else capital(words)


def code_in_a_sentence(code: str) -> str:
    """The same where it does not begin a line: "closed RA", "team leader"."""
    if _RULE.fullmatch(code):
        return code
    if ages := _AGES.fullmatch(code):
        return f"{ages[1]} to {ages[2]}"
    if body := _ONE_OF_A_KIND.fullmatch(code):
        return f"{_plain(body[1])} ({code_in_words(body[2])})"
    return _plain(code)


def party_in_words(key: str) -> str:
    """Who somebody is in a case: ``child:1`` is "Child 1", ``agency:invented-care`` "Agency invented-care"."""
    role, _, code = key.partition(":")
    return f"{code_in_words(role)} {code}".strip()


def codes_in_a_sentence(codes: Iterable[str]) -> str:
    """Codes as words, in order of the codes, with commas between: "housing, police"."""
    return ", ".join(code_in_a_sentence(code) for code in sorted(codes))


def capital(words: str) -> str:
    """Words as they begin a line: with a capital first letter, the others as they are."""
    return words[:1].upper() + words[1:]


def the_roles(roles: Iterable[str]) -> str:
    """Any one of these roles, in a sentence: "the team leader or the service manager"."""
    return " or ".join(f"the {code_in_a_sentence(role)}" for role in sorted(roles))


def _plain(code: str) -> str:
    return spelled(" ".join(re.sub(r"[_\s]+", " ", _parted(code)).lower().split()))


def _parted(code: str) -> str:
    """The words of a name that runs them together; abbreviations with small letters in them stay whole."""
    if not _RUN_TOGETHER.search(code):
        return code
    return _BETWEEN.sub(" ", _KEPT.sub(lambda found: found[0].capitalize(), code))
