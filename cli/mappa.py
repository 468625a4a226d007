"""``caseclock mappa``: an area's indicators and statistics."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.table import Table

from cli.figures import a_period, counted, in_words, tell, the_rule
from cli.output import Output, OutputOption, console

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
    from activities.mappa_figures import mappa_figures_of

    period, now = a_period(first, last), datetime.now(UTC)
    found = counted(lambda desk, named: mappa_figures_of(desk, named, *period, now), area).model_dump(mode="json")
    if output is Output.TEXT:
        console().print(_indicators(found.pop("indicators")))
        del found["period"]
    tell(found, output)


def _indicators(found: list[dict[str, Any]]) -> Table:
    table = Table("indicator", "target", "reached", "met", "below it")
    for each in found:
        table.add_row(
            the_rule(each["rule"]), f"{each['target']}%", in_words(each["total"]), in_words(each["met"]),
            in_words(each["missing"]),
        )  # fmt: skip
    return table
