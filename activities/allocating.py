"""What the forensic team asks of the store: who could hold a case, a month's figures; all decided purely."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from activities.books import Books
from activities.folds import decoded
from activities.messages import CaseRef
from domain.calendar.spans import add_months
from domain.forensic.allocation import under_supervision
from domain.forensic.figures import CasePlacements, Figures, figures
from domain.forensic.file import ForensicFile
from domain.forensic.proposal import Proposal, Team, Wanted, propose
from domain.forensic.stages import OPEN
from domain.kernel.case import fold
from domain.kernel.happened import Happened
from domain.kernel.register import WorkerFacts, facts_in
from domain.workforce.figures import WorkerFigures, Workforce, worker_figures
from domain.workforce.recorded import by_the_end_of, forums_of, matrix_of, staff_record
from infra.store.event_store import EventStore
from infra.store.team import TeamReads

__all__ = [
    "Allocating", "cases_of", "figures_of", "happened_of", "propose_for", "records", "told_of",
    "worker_figures_of",
]  # fmt: skip

Told = tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Allocating:
    """What a proposal is made from."""

    store: EventStore
    team: TeamReads
    books: Books


async def propose_for(desk: Allocating, ref: CaseRef, wanted: Wanted, at: datetime) -> Proposal:
    """The proposal for one open case, with registers and loads as they are at this instant (UTC).

    Social supervision is asked for by the case itself as well. Raises LookupError if there is no such case, or its
    person was erased.
    """
    file, area, calendar = await _file(desk, ref)
    registered = await desk.store.workers.at(at)
    workers = {worker: facts_in(WorkerFacts, found.body) for worker, found in registered.items()}
    team = Team(workers, await desk.team.caseloads(area), await desk.team.held_before(ref.stream))
    supervised = wanted.social_supervision or under_supervision(file)
    asked = wanted.model_copy(update={"social_supervision": supervised})
    return propose(file, asked, team, desk.books.calendars.named(calendar).local_date(at))


async def figures_of(desk: Allocating, area: str, month: date) -> Figures:
    """The figures of one month over all forensic cases of an area; who was erased is not counted."""
    found = []
    async for ref in cases_of(desk, "forensic", area):
        with suppress(LookupError):
            file, _, _ = await _file(desk, ref)
            found.append(CasePlacements(file.placements, file.stage in OPEN))
    return figures(found, month)


async def worker_figures_of(desk: Allocating, area: str, month: date) -> WorkerFigures:
    """The figures of the workforce at the end of a month, over the staff records and services of an area."""
    here = desk.books.areas[area]
    calendar, last = desk.books.calendars.named(here.calendar), add_months(month, 1) - timedelta(days=1)
    interval = here.span("supervision-interval", last)
    services = [each async for each in records(desk, "service", area, last)]
    return worker_figures(Workforce(
        staff=[staff_record(file, happened, calendar) async for file, happened in records(desk, "worker", area, last)],
        matrix={file.service: matrix_of(happened) for file, happened in services},
        forums=[forum for _, happened in services for forum in forums_of(happened, calendar)],
        since=replace(interval, n=-interval.n).add_to_day(last, calendar).day if interval else None,
        caseloads=await desk.team.caseloads(area),
    ), month)  # fmt: skip


async def records(desk: Allocating, lifecycle: str, area: str, last: date) -> AsyncIterator[tuple[Any, Told]]:
    """The file and events of every case of a lifecycle as at the end of a local day; not of who was erased."""
    calendar = desk.books.calendars.named(desk.books.areas[area].calendar)
    async for _, told in told_of(desk, lifecycle, area):
        if happened := by_the_end_of(last, told, calendar):
            yield fold(desk.books.lifecycle(lifecycle), happened).file, happened


async def told_of(desk: Allocating, lifecycle: str, area: str) -> AsyncIterator[tuple[CaseRef, Told]]:
    """Every case of a lifecycle in an area and all that happened to it; not of who was erased."""
    async for ref in cases_of(desk, lifecycle, area):
        with suppress(LookupError):
            yield ref, await happened_of(desk, ref)


async def cases_of(desk: Allocating, lifecycle: str, area: str) -> AsyncIterator[CaseRef]:
    """Every case of a lifecycle in an area, page by page."""
    after = ""
    while page := await desk.team.cases_of(lifecycle, area, after):
        for stream in page:
            yield CaseRef.of(stream)
        after = page[-1]


async def happened_of(desk: Allocating, ref: CaseRef) -> Told:
    """All that happened to a case. Raises LookupError where there is nothing, or the person was erased."""
    codebook, stored = desk.books.codebook(ref.lifecycle), await desk.store.events(ref.stream)
    if not stored:
        raise LookupError(f"there is nothing to be read of {ref.stream}")
    return tuple(decoded(each, codebook) for each in stored)


async def _file(desk: Allocating, ref: CaseRef) -> tuple[ForensicFile, str, str]:
    case = fold(desk.books.lifecycle(ref.lifecycle), await happened_of(desk, ref))
    if case.opened is None or not isinstance(case.file, ForensicFile):
        raise LookupError(f"{ref.stream} is no forensic case")
    return case.file, case.opened.area, case.opened.calendar
