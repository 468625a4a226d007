"""``caseclock provider``: sanctions in force over all cases, and the concerns about one provider."""

import asyncio
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from cli.output import Output, OutputOption, print_json, show
from cli.session import found_settings
from domain.kernel.codes import code_in_words

if TYPE_CHECKING:
    from infra.settings import Settings
    from infra.store.standing import Stands

__all__ = ["provider"]

_PAGE = 500


def provider(
    service: Annotated[str | None, typer.Argument(metavar="[CODE]", help="none: every sanction in force")] = None,
    area: Annotated[str, typer.Option(help="the council's area")] = "kent",
    output: OutputOption = Output.TEXT,
) -> None:
    """Show which sanctions are in force, whichever case decided on them; of one provider the concerns too.

    \b
    Examples:
      caseclock provider
      caseclock provider home-42 --output json
    """  # noqa: D301 -- \b is how click keeps lines apart
    rows = asyncio.run(_rows(found_settings(), area, service))
    if output is Output.JSON:
        print_json([_as_json(row) for row in rows])
        return
    table = Table("Provider", "What", "Level", "Since", "Case", "Stage", "Team")
    for row in rows:
        since = f"{row.since or row.opened_at:%Y-%m-%d}"
        table.add_row(
            row.about,
            code_in_words(row.kind),
            str(row.level or ""),
            since,
            row.stream,
            code_in_words(row.stage),
            row.team or "",
        )
    show(table)


async def _rows(settings: "Settings", area: str, service: str | None) -> "list[Stands]":
    from domain.safeguarding.regions.linked import SANCTIONS
    from infra.store import open_pool
    from infra.store.standing import StandsPlace, WhatStands

    found: list[Stands] = []
    async with await open_pool(settings.require_database_url(), max_size=1) as pool:
        stands, kinds = WhatStands(pool), None if service else SANCTIONS
        while rows := await stands.page(area, _place(found, StandsPlace()), _PAGE, kinds=kinds, about=service):
            found += rows
    return found


def _place(found: "list[Stands]", start: Any) -> Any:
    return type(start)(found[-1].about, found[-1].stream, found[-1].kind) if found else start


def _as_json(row: "Stands") -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}
