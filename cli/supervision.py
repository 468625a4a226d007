"""``caseclock supervision``: the month's figures, the reports across the county, and a report as its form."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from activities.books import Books
from cli.asked import a_day, a_file, an_area
from cli.case import log_access, ref_named
from cli.figures import a_month, counted, tell
from cli.output import Exit, Output, OutputOption, StoppedError, print_json, show
from cli.session import found_settings, open_reads
from domain.kernel.codes import code_in_words
from domain.kernel.words import date_in_words

if TYPE_CHECKING:
    from activities.messages import CaseRef

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
    from activities.supervising import supervision_figures_of

    first, now = a_month(month), datetime.now(UTC)
    found = counted(lambda desk, named: supervision_figures_of(desk, named, first, now, published=published), area)
    tell(found.model_dump(mode="json"), output)


@supervision.command("reports")
def reports(
    since: Annotated[str, typer.Argument(help="Due from this day on, e.g. 2027-01-01")],
    until: Annotated[str, typer.Argument(help="Due up to this day, e.g. 2027-03-31")],
    area: AreaOption = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """List the reports of the county, whose ever team, as who audits them finds them."""
    from activities.supervising import reports_across

    first, last = a_day(since), a_day(until)
    rows = counted(lambda desk, named: reports_across(desk, named, first, last), area)
    if output is Output.JSON:
        print_json([row.model_dump(mode="json") for row in rows])
        return
    table = Table("case", "report", "due", "state", "supervisor", "team", "reason", "audits")
    for row in rows:
        table.add_row(
            row.case, row.report, date_in_words(row.due_on), code_in_words(row.state), row.supervisor or "",
            row.team or "", code_in_words(row.reason), ", ".join(row.audits),
        )  # fmt: skip
    show(table)


@supervision.command("report")
def report(
    case: Annotated[str, typer.Argument(metavar="CASE", help="Its id, or supervision/ID")],
    key: Annotated[str, typer.Argument(metavar="REPORT", help="E.g. r1")],
    to: Annotated[Path, typer.Option(help="where the PDF is written")],
) -> None:
    """Write a report as its form: Parts A and B, the line manager's comments, who signed. The look at it is logged.

    \b
    Example:
      caseclock supervision report supervision/0d9c5c0e-6f0e-5c5e-9d4b-0c4c9c0e6f0e r1 --to report.pdf
    """  # noqa: D301 -- \b is how click keeps lines apart
    ref = ref_named(case if "/" in case else f"supervision/{case}")
    if ref.lifecycle != "supervision":
        raise StoppedError("Only a supervision owes such reports.", Exit.USAGE)
    body = asyncio.run(_printed(ref, key))
    with a_file(to):
        to.write_bytes(body)
    typer.echo(f"{len(body)} bytes in {to}")


async def _printed(ref: "CaseRef", key: str) -> bytes:
    from activities.letter_content import LetterContents
    from activities.printed_reports import printed_report, reports_of
    from infra.letters.directory import Directory
    from infra.letters.rendering import pdf_of

    settings, now = found_settings(), datetime.now(UTC)
    books = Books.of_areas(settings.areas)
    async with open_reads(settings) as (store, _):
        await log_access(store, ref, "report")
        area = books.areas[an_area(await store.letters.area(ref.stream) or None, books)]
        sheet = await printed_report(
            LetterContents(store, Directory.read(settings.letters_directory)), await reports_of(store, books, ref), ref,
            key, area=area.name, today=books.calendars.named(area.calendar).local_date(now),
        )  # fmt: skip
    if sheet is None:
        raise StoppedError("Nobody has written at such a report.", Exit.FAILED)
    return await pdf_of(sheet)
