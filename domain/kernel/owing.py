"""What facts oblige somebody to do where the source gives no time: a table of lines, and what an event does to it.

Where a source says "must" or "should" and names no number of days, no date is made up: what is owed shows at once and
until it is done. A lifecycle keeps what is owed by rule id, makes its own events of what is found here, and says who
may set something aside.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.law.pack import LawPack
from domain.law.rule import Rule, Strength

__all__ = ["Asked", "Owed", "arising", "done_objections", "ending", "laws_of", "set_aside_objections"]

Asked = Callable[[Any, Any], bool]
"""Of the lifecycle's file and the event."""


@dataclass(frozen=True)
class Owed:
    """One obligation as data.

    ``by`` owes it. ``on``: the events that bring it, ``when`` their facts say so. ``ends``: events that do it or take
    its ground away, ``over`` if their facts say so. A rule whose strength is "block" ("must") cannot be set aside.
    """

    rule: Rule
    by: str
    on: tuple[type[Event], ...]
    when: Asked = lambda _file, _event: True
    ends: tuple[type[Event], ...] = ()
    over: Asked = lambda _file, _event: True


def arising(table: Iterable[Owed], owed: Container[str], file: Any, event: Event) -> Iterator[Owed]:
    """The lines that this event brings and that are not owed yet."""
    for line in table:
        if isinstance(event, line.on) and line.rule.id not in owed and line.when(file, event):
            yield line


def ending(table: Iterable[Owed], owed: Container[str], file: Any, event: Event) -> Iterator[Owed]:
    """The lines that are owed and that this event does or makes void."""
    for line in table:
        if isinstance(event, line.ends) and line.rule.id in owed and line.over(file, event):
            yield line


def laws_of(table: Iterable[Owed]) -> tuple[Rule, ...]:
    """The rules of a table, each once: one rule may stand in several lines."""
    return tuple({line.rule.id: line.rule for line in table}.values())


def done_objections(rule: str, owed: Container[str]) -> tuple[Objection | None, ...]:
    """Only what is owed can be done."""
    return (unless(rule in owed, rule, "Nothing is owed by this rule now.", "rule"),)


def set_aside_objections(rule: str, owed: Container[str], law: LawPack) -> tuple[Objection | None, ...]:
    """A "must" is done; it is never set aside."""
    binding = rule in owed and law.rule(rule).strength is Strength.BLOCK
    words = "The guidance says that this must be done: it cannot be set aside."
    return (*done_objections(rule, owed), unless(not binding, rule, words, "rule"))
