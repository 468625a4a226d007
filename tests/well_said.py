"""What whoever is refused or warned reads: a sentence, and the field that would mend it."""

import re
from collections.abc import Iterable

from domain.kernel.message import Command
from domain.kernel.overview import Told
from domain.kernel.refusal import Objection
from domain.registry import LAWBOOK

__all__ = ["is_well_said", "is_well_told"]


def is_well_said(command: type[Command], objections: Iterable[Objection], file_fields: Iterable[str] = ()) -> None:
    """Raises AssertionError unless all words are sentences and each field is the command's own.

    ``file_fields``: what the case itself is made of, where something is missing that another command brings.
    """
    fields = {*command.model_fields, "effective_at", "type", *file_fields}
    for each in objections:
        assert each.field is None or each.field.split(".")[0] in fields, (command.tag(), each)
        assert re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)+", each.rule), each
        assert each.words[-1] in ".?)", each
        assert each.words != each.words.upper(), each
        assert not each.words[0].islower() or not each.words.split()[0].isalpha(), each


def is_well_told(told: Iterable[Told]) -> None:
    """Raises AssertionError unless every line of an overview is a sentence without code, on a rule that there is."""
    for each in told:
        assert re.fullmatch(r"ViSOR|[a-z]+( [a-z]+)*", each.topic), each
        assert re.fullmatch(r"[A-Za-z0-9_.:,-]*", each.code), each
        assert each.words != each.words.upper(), each
        assert each.words[0].isupper() or not each.words.split()[0].isalpha(), each
        assert each.words.endswith((".", ".)")), each
        assert not re.search(r"None|[{}\[\]]|_", each.words.partition("(not held")[0]), each
        assert not each.rule or each.rule in LAWBOOK.packs[-1].rules, each
