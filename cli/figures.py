"""A period's figures at the terminal: the month or the days as people name them, the count, and how it is told."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from activities.books import Books
from api.words import figure_in_words, name_in_words
from cli.asked import a_day, an_area
from cli.output import Exit, Output, StoppedError, console, print_json
from cli.session import found_settings, open_reads
from domain.kernel.codes import code_in_a_sentence
from domain.registry import LAWBOOK

if TYPE_CHECKING:
    from activities.allocating import Allocating

__all__ = ["a_month", "a_period", "counted", "in_words", "tell", "the_rule"]

Found = TypeVar("Found")


def a_month(month: str) -> date:
    """The first day of the month that was asked for. Raises StoppedError."""
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        raise StoppedError(f"{month} is no month: write 2026-03", Exit.USAGE) from None


def a_period(first: str, last: str) -> tuple[date, date]:
    """The first and the last day that were asked for, both counted. Raises StoppedError."""
    since, until = a_day(first), a_day(last)
    if until < since:
        raise StoppedError("The period ends before it begins.", Exit.USAGE)
    return since, until


def counted(count: "Callable[[Allocating, str], Awaitable[Found]]", area: str | None) -> Found:
    """What is counted over the cases of the area that was asked for, or of the home area. Raises StoppedError."""
    return asyncio.run(_counted(count, area))


async def _counted(count: "Callable[[Allocating, str], Awaitable[Found]]", area: str | None) -> Found:
    from activities.allocating import Allocating

    settings = found_settings()
    books = Books.of_areas(settings.areas)
    named = an_area(area, books)  # before a server is asked
    async with open_reads(settings) as (store, team):
        return await count(Allocating(store, team, books), named)


def in_words(value: Any, of: str = "") -> str:
    """A figure on one line, with the titles of the rules as the newest law pack has them."""
    return figure_in_words(value, of, LAWBOOK.packs[-1])


def the_rule(rule: str) -> str:
    """What a rule is called, with its id."""
    return name_in_words(rule, law=LAWBOOK.packs[-1])


def tell(found: Mapping[str, Any], output: Output) -> None:
    """Figures as JSON, or a line each as the console tells them; those by rule have a line for each."""
    if output is Output.JSON:
        print_json(found)
        return
    for line in _lines(found):
        console().print(line, markup=False)


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    rules = LAWBOOK.packs[-1].rules
    for name, value in found.items():
        head = code_in_a_sentence(name)
        if isinstance(value, dict) and any(each in rules for each in value):
            yield f"{head}:"
            yield from (f"  {the_rule(rule)}: {in_words(each)}" for rule, each in value.items())
        else:
            yield f"{head}: {in_words(value, name)}"
