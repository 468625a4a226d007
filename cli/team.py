"""``caseclock team``: who could hold a forensic case, the joint meeting's agenda, what waits for another pathway."""

import asyncio
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from activities.books import Books
from cli.asked import a_day
from cli.case import log_access, ref_named
from cli.figures import a_month, counted, tell
from cli.output import Output, OutputOption, StoppedError, console, on_the_wall, print_json, show
from cli.session import found_settings, open_reads
from domain.forensic.figures import Figures
from domain.forensic.proposal import Proposal, Wanted
from domain.kernel.codes import code_in_words
from domain.workforce.figures import WorkerFigures

if TYPE_CHECKING:
    from activities.allocating import Allocating
    from infra.store.team import AgendaRow, FollowUpRow

__all__ = ["team"]

AGENDA_RULE = "FOR-JOINT-MTG-ALL-ACCEPTED"

team = typer.Typer(help="Look over a team's cases.", no_args_is_help=True)

ForensicCase = Annotated[str, typer.Argument(metavar="CASE", help="Its id, or forensic/ID")]
AreaOption = Annotated[str | None, typer.Option(help="Area; none: the home area")]


@team.command("propose")
def propose(
    case: ForensicCase,
    skill: Annotated[list[str] | None, typer.Option(help="A skill that is asked for; may stand several times")] = None,
    language: Annotated[list[str] | None, typer.Option(help="A language that the case asks for")] = None,
    location: Annotated[str | None, typer.Option(help="Where the person lives, a code")] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Say who could hold a forensic case, the best first, with the reasons; the Team Leader decides.

    \b
    Example:
      caseclock team propose forensic/0d9c5c0e-6f0e-5c5e-9d4b-0c4c9c0e6f0e --skill arson --location maidstone
    """  # noqa: D301 -- \b is how click keeps lines apart
    wanted = Wanted(skills=tuple(skill or ()), languages=tuple(language or ()), location=location)
    found = asyncio.run(_propose(case, wanted))
    if output is Output.JSON:
        print_json(found.model_dump(mode="json"))
        return
    show(_as_table(found))
    for each in found.left_out:
        console().print(f"{each.worker}: {' '.join(o.words for o in each.objections)}", markup=False)


@team.command("agenda")
def agenda(
    until: Annotated[str | None, typer.Option(help="Day of the meeting, e.g. 2026-04-07; none: all that wait")] = None,
    area: AreaOption = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """List the accepted referrals that the joint meeting has not discussed yet."""
    last = a_day(until) if until else date(9998, 12, 31)
    rows = counted(lambda desk, named: _waiting_for_the_meeting(desk, named, last), area)
    if output is Output.JSON:
        print_json([{"case": row.stream, "accepted_at": row.arose_at, "due": row.due_at} for row in rows])
        return
    table = Table("case", "stage", "accepted", "to be discussed by")
    for row in rows:
        table.add_row(
            row.stream, code_in_words(row.stage), on_the_wall(row.arose_at)[:10], on_the_wall(row.due_at)[:10]
        )
    show(table)


@team.command("figures")
def figures(
    month: Annotated[str, typer.Argument(help="E.g. 2026-03")],
    area: AreaOption = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Tell the figures of a month: people out of area, time in secure hospital, and those of the workforce."""
    first = a_month(month)
    found, workers = counted(lambda desk, named: _month(desk, named, first), area)
    said, of_workers = found.model_dump(mode="json"), workers.model_dump(mode="json", exclude={"month"})
    tell({**said, "workers": of_workers} if output is Output.JSON else {**said, **of_workers}, output)


@team.command("follow-ups")
def follow_ups(area: AreaOption = None, output: OutputOption = Output.TEXT) -> None:
    """List what cases ask of other cases and that waits: for another pathway, or for a case that does not answer."""
    rows = counted(lambda desk, named: desk.team.follow_ups(named, limit=1000), area)
    if output is Output.JSON:
        print_json([_waiting(row) for row in rows])
        return
    table = Table("case", "asks", "since", "tried", "because")
    for row in rows:
        table.add_row(row.stream, row.target, on_the_wall(row.created_at), str(row.attempts), row.last_error or "")
    show(table)


def _waiting(row: "FollowUpRow") -> dict[str, Any]:
    return {
        "case": row.stream, "target": row.target, "since": row.created_at,
        "attempts": row.attempts, "because": row.last_error,
    }  # fmt: skip


async def _propose(case: str, wanted: Wanted) -> Proposal:
    from activities.allocating import Allocating, propose_for

    ref, settings = ref_named(case if "/" in case else f"forensic/{case}"), found_settings()
    async with open_reads(settings) as (store, reads):
        await log_access(store, ref, "allocation proposal")
        try:
            desk = Allocating(store, reads, Books.of_areas(settings.areas))
            return await propose_for(desk, ref, wanted, datetime.now(UTC))
        except LookupError as none:
            raise StoppedError(f"Nothing can be proposed: {none}.") from None


async def _month(desk: "Allocating", area: str, month: date) -> tuple[Figures, WorkerFigures]:
    from activities.allocating import figures_of, worker_figures_of

    return await figures_of(desk, area, month), await worker_figures_of(desk, area, month)


async def _waiting_for_the_meeting(desk: "Allocating", area: str, until: date) -> "tuple[AgendaRow, ...]":
    end = desk.books.calendars.named(desk.books.areas[area].calendar).end_of_day(until)
    return await desk.team.agenda(area, AGENDA_RULE, end)


def _as_table(found: Proposal) -> Table:
    table = Table("worker", "cases", "limit", "why")
    for each in found.candidates:
        limit = "" if each.limit is None else str(each.limit)
        table.add_row(each.worker, str(each.cases), limit, " ".join(reason.words for reason in each.reasons))
    return table
