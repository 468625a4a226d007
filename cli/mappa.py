"""``caseclock mappa``: an area's indicators and statistics."""

import asyncio
from datetime import UTC, date, datetime
from typing import Annotated, Any

import typer
from rich.table import Table

from activities.books import Books
from cli.asked import a_day, an_area
from cli.figures import in_words
from cli.output import Exit, Output, OutputOption, StoppedError, console, print_json
from cli.session import found_settings, open_reads
from domain.mappa.figures.counted import MappaFigures

__all__ = ["mappa"]

mappa = typer.Typer(help="Look over the MAPPA cases of an area.", no_args_is_help=True)


@mappa.callback()
def _only_a_noun() -> None:
    """Without this the one verb would be taken for the noun."""


@mappa.command("figures")
def figures(
    first: Annotated[str, typer.Argument(help="First day, e.g. 2026-04-01")],
    last: Annotated[str, typer.Argument(help="Last day, counted too, e.g. 2026-06-30")],
    area: Annotated[str | None, typer.Option(help="Area; none: the home area")] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Tell the indicators and statistics of a period: reviews, attendance, disclosure, offenders by category and level.

    \b
    Example:
      caseclock mappa figures 2026-04-01 2026-06-30
    """  # noqa: D301 -- \b is how click keeps lines apart
    since, until = a_day(first), a_day(last)
    if until < since:
        raise StoppedError("The period ends before it begins.", Exit.USAGE)
    found = asyncio.run(_figures(since, until, area)).model_dump(mode="json")
    if output is Output.JSON:
        print_json(found)
        return
    console().print(_indicators(found.pop("indicators")))
    for name, value in found.items():
        if name != "period":
            console().print(f"{name.replace('_', ' ')}: {in_words(value)}", markup=False)


def _indicators(found: list[dict[str, Any]]) -> Table:
    table = Table("indicator", "target", "reached", "met", "below it")
    for each in found:
        met = {True: "yes", False: "no", None: "-"}[each["met"]]
        table.add_row(each["rule"], f"{each['target']}%", in_words(each["total"]), met, ", ".join(each["missing"]))
    return table


async def _figures(first: date, last: date, area: str | None) -> MappaFigures:
    from activities.allocating import Allocating
    from activities.mappa_figures import mappa_figures_of

    settings = found_settings()
    books = Books.of_areas(settings.areas)
    async with open_reads(settings) as (store, team):
        desk = Allocating(store, team, books)
        return await mappa_figures_of(desk, an_area(area, books), first, last, datetime.now(UTC))
