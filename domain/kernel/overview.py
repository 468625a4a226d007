"""How a case stands, in words: what somebody reads first who opens it. Made from the file, never stored."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self, TypeVar

from domain.law.pack import Lawbook
from domain.law.rule import Rule

__all__ = ["Now", "Told", "owed_by_rule", "part_by_part"]

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to know.

    ``code``: the same for a machine, where there is one word for it. ``by``: the agency or role that it waits for.
    ``on``: the day that it is about.
    """

    topic: str
    words: str
    code: str = ""
    rule: str = ""
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Now:
    """The local day on which it is read, and the rules in force on it, by id."""

    day: date
    rules: Mapping[str, Rule] = field(default_factory=dict)

    @classmethod
    def on(cls, day: date, lawbook: Lawbook) -> Self:
        """A day, and the law that is in force on it."""
        return cls(day, lawbook.in_force(day).rules)

    def words_of(self, rule: str) -> str:
        """What a rule asks for: title and words; the id where the rule is not known any more."""
        known = self.rules.get(rule)
        return f"{known.title}: {known.words}" if known else rule


def part_by_part(parts: Iterable[Callable[[F, Now], Iterable[Told]]], file: F, now: Now) -> tuple[Told, ...]:
    """What each part says of the file, in the order of the parts."""
    return tuple(told for part in parts for told in part(file, now))


def owed_by_rule(owed: Mapping[str, str], now: Now) -> Iterator[Told]:
    """What is to be done where the source gives no time, in the words of its rule; ``owed``: by rule who owes it.

    By agency or role, so that each finds its own together.
    """
    for rule, by in sorted(owed.items(), key=lambda each: (each[1], each[0])):
        yield Told("to be done", now.words_of(rule), "owed", rule, by=by)
