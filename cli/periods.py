"""``caseclock liaison`` and ``caseclock reviews``: a period's figures, as service and board report them."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import BaseModel

from cli.figures import a_period, counted, tell
from cli.output import Output, OutputOption

if TYPE_CHECKING:
    from activities.allocating import Allocating

__all__ = ["liaison", "reviews"]

liaison = typer.Typer(help="Look over the cases of court liaison.", no_args_is_help=True)
reviews = typer.Typer(help="Look over MAPPA serious case reviews.", no_args_is_help=True)

First = Annotated[str, typer.Argument(help="First day, e.g. 2026-04-01")]
Last = Annotated[str, typer.Argument(help="Last day, counted too, e.g. 2026-06-30")]
AreaOption = Annotated[str | None, typer.Option(help="Area; none: the home area")]
Count = Callable[["Allocating", str, date, date], Awaitable[BaseModel]]


@liaison.callback()
@reviews.callback()
def _only_a_noun() -> None:
    """Without this the one verb would be taken for the noun."""


@liaison.command("figures")
def liaison_figures(first: First, last: Last, area: AreaOption = None, output: OutputOption = Output.TEXT) -> None:
    """Tell the figures of a period: diversion, remand, adjournments, orders, access to services, outcomes.

    \b
    Example:
      caseclock liaison figures 2026-04-01 2026-06-30
    """  # noqa: D301 -- \b is how click keeps lines apart
    from activities.liaison import liaison_figures_of

    _tell(liaison_figures_of, first, last, area, output)


@reviews.command("figures")
def review_figures(first: First, last: Last, area: AreaOption = None, output: OutputOption = Output.TEXT) -> None:
    """Tell the audit of a period: how each stage was kept, reviews commissioned and rejected, action plans.

    \b
    Example:
      caseclock reviews figures 2026-04-01 2027-03-31
    """  # noqa: D301 -- \b is how click keeps lines apart
    from activities.reviews import review_figures_of

    _tell(review_figures_of, first, last, area, output)


def _tell(count: Count, first: str, last: str, area: str | None, output: Output) -> None:
    period = a_period(first, last)
    tell(counted(lambda desk, named: count(desk, named, *period), area).model_dump(mode="json"), output)
