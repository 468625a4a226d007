"""``caseclock book``: the co-ordinator's book of a MAPPA area."""

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from cli.output import Exit, Output, OutputOption, StoppedError, on_the_wall, print_json, show
from cli.session import found_settings
from domain.kernel.codes import code_in_words
from domain.kernel.words import state_in_words
from domain.registry import LAWBOOK

if TYPE_CHECKING:
    from api.book import Book
    from infra.settings import Settings

__all__ = ["book"]

_DAY = ["%Y-%m-%d"]


def book(
    area: Annotated[str, typer.Option(help="the area whose book it is")] = "kent",
    since: Annotated[datetime | None, typer.Option("--from", formats=_DAY, help="first day; none: today")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=_DAY, help="last day; none: 16 weeks on")] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Show an area's MAPPA meetings, cases by level, reviews owed, actions overdue by agency, and attendance.

    \b
    Examples:
      caseclock book
      caseclock book --area kent --from 2026-03-01 --to 2026-06-30 --output json
    """  # noqa: D301 -- \b is how click keeps lines apart
    if since and until and until < since:
        raise StoppedError("The last day of a book cannot lie before its first.", Exit.USAGE)
    found = asyncio.run(_read(found_settings(), area, since, until))
    if output is Output.JSON:
        print_json(found.model_dump(mode="json", by_alias=True))
        return
    for table in _tables(found):
        show(table)


async def _read(settings: "Settings", name: str, since: datetime | None, until: datetime | None) -> "Book":
    from activities.books import Books
    from api.book import read_book
    from domain.kernel.area import Area
    from infra.store import open_pool

    area = Books.of_areas(settings.areas).areas.get(name) or Area(name=name)
    first, last = (day.date() if day else None for day in (since, until))
    async with await open_pool(settings.require_database_url(), max_size=1) as pool:
        return await read_book(pool, area, datetime.now(UTC), since=first, until=last)


def _tables(found: "Book") -> list[Table]:
    law = LAWBOOK.packs[-1]
    return [
        _table("Meetings", ("When", "Level", "Meeting", "State", "Case"),
               [(on_the_wall(m.at), m.level, m.meeting, code_in_words(m.state), m.stream) for m in found.meetings]),
        _table("Days", ("Day", "Meetings", "Capacity", "Over"),
               [(d.day, d.meetings, d.capacity or "not set", "over" if d.over else "") for d in found.days]),
        _table("Cases", ("Category", "Level", "Cases"),
               [(code_in_words(c.category), c.level or "not set", c.cases) for c in found.cases]),
        _table("Reviews owed", ("Due", "Rule", "State", "Case"),
               [(on_the_wall(r.due_at)[:10], law.title_of(r.rule), state_in_words(r.state), r.stream)
                for r in found.reviews]),
        _table("Actions", ("Agency", "Open", "Overdue"),
               [(code_in_words(a.agency), a.open, a.overdue) for a in found.actions]),
        _table("Offered by other areas", ("Managed by", "Case"),
               [(code_in_words(o.managed_by), o.stream) for o in found.offered]),
        _table("Attendance", ("Agency", "Asked", "Came", "Report only"),
               [(code_in_words(a.agency), a.asked, a.came, a.reported) for a in found.attendance]),
        _table("Cadence kept in the year before", ("Rule", "In time", "Late", "Missed"),
               [(law.title_of(k.rule), k.in_time, k.late, k.missed) for k in found.cadence]),
    ]  # fmt: skip


def _table(title: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> Table:
    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    return table
