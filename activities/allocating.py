"""What the forensic team asks of the store: who could hold a case, the figures of a month; decided purely."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from activities.books import Books
from activities.messages import CaseRef
from domain.forensic.allocation import under_supervision
from domain.forensic.figures import CasePlacements, Figures, figures
from domain.forensic.file import ForensicFile
from domain.forensic.proposal import Proposal, Team, Wanted, propose
from domain.forensic.stages import OPEN
from domain.kernel.case import fold
from domain.kernel.happened import Happened
from domain.kernel.register import WorkerFacts
from infra.store.event_store import EventStore
from infra.store.team import TeamReads

__all__ = ["Allocating", "figures_of", "propose_for"]


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
    workers = {worker: WorkerFacts.model_validate(found.body or {}) for worker, found in registered.items()}
    team = Team(workers, await desk.team.caseloads(area), await desk.team.held_before(ref.stream))
    supervised = wanted.social_supervision or under_supervision(file)
    asked = wanted.model_copy(update={"social_supervision": supervised})
    return propose(file, asked, team, desk.books.calendars.named(calendar).local_date(at))


async def figures_of(desk: Allocating, area: str, month: date) -> Figures:
    """The figures of one month over all forensic cases of an area; who was erased is not counted."""
    found, after = [], ""
    while page := await desk.team.forensic_cases(area, after):
        for stream in page:
            with suppress(LookupError):
                file, _, _ = await _file(desk, CaseRef(lifecycle="forensic", case=UUID(stream.rpartition("/")[2])))
                found.append(CasePlacements(file.placements, file.stage in OPEN))
        after = page[-1]
    return figures(found, month)


async def _file(desk: Allocating, ref: CaseRef) -> tuple[ForensicFile, str, str]:
    lifecycle, codebook = desk.books.lifecycle(ref.lifecycle), desk.books.codebook(ref.lifecycle)
    stored = await desk.store.events(ref.stream)
    if not stored or any(each.body is None for each in stored):
        raise LookupError(f"there is nothing to be read of {ref.stream}")
    case = fold(lifecycle, (
        Happened(codebook.decode(e.type, e.schema, e.body or b""), e.effective_at, e.recorded_at, e.actor, e.law)
        for e in stored
    ))  # fmt: skip
    if case.opened is None or not isinstance(case.file, ForensicFile):
        raise LookupError(f"{ref.stream} is no forensic case")
    return case.file, case.opened.area, case.opened.calendar
