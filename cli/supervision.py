"""``caseclock supervision``: the month's figures of social supervision, and the reports across the county."""

import asyncio
from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.table import Table

from activities.books import Books
from cli.asked import a_day, an_area
from cli.figures import a_month, in_words
from cli.output import Output, OutputOption, console, print_json, show
from cli.session import found_settings, open_reads
from domain.supervision.figures.counted import SupervisionFigures
from domain.supervision.figures.listed import ListedReport

__all__ = ["supervision"]

supervision = typer.Typer(help="Look over the cases of social supervision.", no_args_is_help=True)

AreaOption = Annotated[str | None, typer.Option(help="Area; none: the home area")]


@supervision.command("figures")
def figures(
    month: Annotated[str, typer.Argument(help="E.g. 2027-03")],
    area: AreaOption = None,
    published: Annotated[bool, typer.Option("--published", help="Leave out groups of one to four people")] = False,
    output: OutputOption = Output.TEXT,
) -> None:
    """Tell the figures of a month: people, reports, recalls, tribunals, discharges, groups.

    \b
    Example:
      caseclock supervision figures 2027-03 --published
    """  # noqa: D301 -- \b is how click keeps lines apart
    found = asyncio.run(_figures(a_month(month), area, published=published)).model_dump(mode="json")
    if output is Output.JSON:
        print_json(found)
        return
    for name, value in found.items():
        console().print(f"{name.replace('_', ' ')}: {in_words(value)}", markup=False)


@supervision.command("reports")
def reports(
    since: Annotated[str, typer.Argument(help="Due from this day on, e.g. 2027-01-01")],
    until: Annotated[str, typer.Argument(help="Due up to this day, e.g. 2027-03-31")],
    area: AreaOption = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """List the reports of the county, whose ever team, as who audits them finds them."""
    rows = asyncio.run(_reports(a_day(since), a_day(until), area))
    if output is Output.JSON:
        print_json([row.model_dump(mode="json") for row in rows])
        return
    table = Table("case", "report", "due", "state", "supervisor", "team", "reason", "audits")
    for row in rows:
        table.add_row(
            row.case, row.report, row.due_on.isoformat(), row.state, row.supervisor or "", row.team or "", row.reason,
            ", ".join(row.audits),
        )  # fmt: skip
    show(table)


async def _figures(month: date, area: str | None, *, published: bool) -> SupervisionFigures:
    from activities.allocating import Allocating
    from activities.supervising import supervision_figures_of

    settings = found_settings()
    books = Books.of_areas(settings.areas)
    async with open_reads(settings) as (store, team):
        desk = Allocating(store, team, books)
        return await supervision_figures_of(desk, an_area(area, books), month, datetime.now(UTC), published=published)


async def _reports(since: date, until: date, area: str | None) -> tuple[ListedReport, ...]:
    from activities.allocating import Allocating
    from activities.supervising import reports_across

    settings = found_settings()
    books = Books.of_areas(settings.areas)
    async with open_reads(settings) as (store, team):
        return await reports_across(Allocating(store, team, books), an_area(area, books), since, until)
