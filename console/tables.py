"""What pages show of facts and lists: tables, labelled facts, and what may stand in a cell."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

__all__ = ["Cell", "Facts", "Link", "Said", "Table"]


class Link(NamedTuple):
    """An address in the console, and its words."""

    address: str
    words: str


class Said(NamedTuple):
    """A sentence, and the rule that gives it."""

    words: str
    rule: str


Cell: TypeAlias = "str | int | Link | Said | tuple[Cell, ...]"
"""Words or a number; several stand below each other."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its title, its columns, and its rows, each with its head first."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""
    """What is said where it has no rows."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is known; without a title they belong to the page itself."""

    rows: tuple[tuple[str, Cell], ...]
    title: str = ""
