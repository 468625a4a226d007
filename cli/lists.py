"""``caseclock worklist`` and ``caseclock caseload``: what is owed, which cases are open, and who has them in hand."""

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Column, Table

from cli.asked import a_pathway
from cli.output import Output, OutputOption, on_the_wall, print_json, show
from cli.session import found_settings, open_pool_of
from domain.kernel.codes import code_in_words
from domain.kernel.words import state_in_words
from domain.registry import LAWBOOK, LIFECYCLES

if TYPE_CHECKING:
    from infra.store.worklists import CaseloadRow, Wanted, WorkRow

__all__ = ["caseload", "say_what_is_hidden", "wanted", "worklist"]

_OVERDUE = ("due", "breached", "escalated")

Area = Annotated[str, typer.Option(help="the area whose cases are shown")]
Worker = Annotated[str | None, typer.Option(help="only what this worker has in hand")]
Team = Annotated[str | None, typer.Option(help="only what this team has in hand")]
Pathway = Annotated[str | None, typer.Option(help="one pathway, e.g. safeguarding")]
WaitsFor = Annotated[
    str | None, typer.Option(help="e.g. agency, approval, sign_off, to_be_told, new_worker, handed_over")
]
Unowned = Annotated[bool, typer.Option("--unowned", help="only what nobody has in hand")]
Limit = Annotated[int, typer.Option(min=1, max=1000)]


def worklist(
    *,
    area: Area = "kent",
    worker: Worker = None,
    team: Team = None,
    pathway: Pathway = None,
    waits_for: WaitsFor = None,
    unowned: Unowned = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="only what is past its due date")] = False,
    approaching: Annotated[bool, typer.Option("--approaching", help="only what is about to be due")] = False,
    limit: Limit = 100,
    output: OutputOption = Output.TEXT,
) -> None:
    """Open duties, the most urgent first, then by due date.

    Records that few may read are listed only with their --pathway.

    \b
    Examples:
      caseclock worklist --team Thanet --overdue
      caseclock worklist --unowned
    """  # noqa: D301 -- \b is how click keeps lines apart
    asked = wanted(worker, team, pathway, waits_for, unowned=unowned)
    say_what_is_hidden(asked)
    states = (*(_OVERDUE if overdue else ()), *(("approaching",) if approaching else ())) or None
    rows = asyncio.run(_duties(area, asked, states, limit))
    if output is Output.JSON:
        print_json([asdict(row) for row in rows])
        return
    table = Table("Due", "Duty", "What", "State", Column("Case", no_wrap=True), "Stage", "In hand", "Waits for")
    law = LAWBOOK.packs[-1]
    for row in rows:
        hand = " / ".join(part for part in (row.team, row.worker) if part) or "nobody"
        what = law.title_of(row.rule, "")
        table.add_row(
            on_the_wall(row.due_at),
            row.duty,
            what,
            state_in_words(row.state),
            row.stream,
            code_in_words(row.stage),
            hand,
            code_in_words(row.waits_for or ""),
        )
    show(table)


def caseload(
    *,
    area: Area = "kent",
    worker: Worker = None,
    team: Team = None,
    pathway: Pathway = None,
    waits_for: WaitsFor = None,
    unowned: Unowned = False,
    limit: Limit = 100,
    output: OutputOption = Output.TEXT,
) -> None:
    """Open cases, the most urgent first, with how many of their duties are open and overdue.

    Records that few may read are listed only with their --pathway.
    """
    asked = wanted(worker, team, pathway, waits_for, unowned=unowned)
    say_what_is_hidden(asked)
    rows = asyncio.run(_cases(area, asked, limit))
    if output is Output.JSON:
        print_json([asdict(row) for row in rows])
        return
    table = Table("Case", "Stage", "Urgency", "In hand", "Duties", "Overdue", "Next due", "Waits for")
    for row in rows:
        hand = " / ".join(part for part in (row.team, row.worker) if part) or "nobody"
        counts = (str(row.open_duties), str(row.overdue))
        table.add_row(
            row.stream,
            code_in_words(row.stage),
            str(row.urgency),
            hand,
            *counts,
            on_the_wall(row.next_due),
            code_in_words(row.waits_for or ""),
        )
    show(table)


_HIDDEN = "Not shown here: {}. Few may read them; --pathway NAME lists one of them."


def say_what_is_hidden(asked: "Wanted") -> None:
    """On standard error: a list that leaves out what is owed says so."""
    if asked.lifecycle is None:
        typer.echo(_HIDDEN.format(", ".join(sorted(asked.hidden))), err=True)


def wanted(
    worker: str | None, team: str | None, pathway: str | None, waits_for: str | None, *, unowned: bool
) -> "Wanted":
    """What to show; records that few may read only where their pathway is asked for by name."""
    from infra.store.worklists import Wanted

    apart = tuple(name for name, each in LIFECYCLES.items() if each.readers and name != pathway)
    return Wanted(worker, team, a_pathway(pathway), waits_for, unowned=True if unowned else None, hidden=apart)


async def _duties(area: str, asked: "Wanted", states: Any, limit: int) -> "tuple[WorkRow, ...]":
    from infra.store.worklists import UrgentFirst, Worklists

    async with open_pool_of(found_settings()) as pool:
        return await Worklists(pool).page(area, UrgentFirst(), limit, asked, states)


async def _cases(area: str, asked: "Wanted", limit: int) -> "tuple[CaseloadRow, ...]":
    from infra.store.worklists import CaseloadPlace, Worklists

    async with open_pool_of(found_settings()) as pool:
        return await Worklists(pool).caseload(area, CaseloadPlace(), limit, asked)
