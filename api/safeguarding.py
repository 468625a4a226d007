"""What is asked of a safeguarding case alone: who ought to be its officers, and who has heard its outcome."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from activities.letter_messages import ALL_STATES
from activities.messages import CaseRef
from api.cases import Ref, case_url, head_seen_by
from api.problems import Kind, responses
from api.providers import ConcernAbout, Months, SanctionInForce, months_before, standing_of
from api.routing import StrictRoute
from api.security import Caller, area_of
from api.services import Services, Wired
from api.story import happened_of
from domain.calendar.local_time import local_time
from domain.kernel.case import fold
from domain.kernel.happened import Happened
from domain.kernel.register import WorkerFacts, facts_in
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.hearing import hearings
from domain.safeguarding.letters import LONDON
from domain.safeguarding.officers import Candidate, Why, candidates, placement_of, propose_officers

__all__ = ["EarlierConcerns", "Feedback", "HearingSeen", "LetterHeard", "Officers", "of_case"]

of_case = APIRouter(
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.MALFORMED, Kind.UNAVAILABLE),
)


class Officers(BaseModel):
    """From which teams the DSO and the IO ought to come and why, who they are now, and who could be chosen."""

    dso_team: str | None = Field(description="Null: nobody knows where the adult lives or where it happened")
    io_team: str | None
    why: tuple[Why, ...]
    dso: str | None = Field(description="The acting DSO")
    officers: tuple[str, ...] = Field(description="The IOs")
    dso_candidates: tuple[Candidate, ...]
    io_candidates: tuple[Candidate, ...]


class LetterHeard(BaseModel):
    """A letter that brings the outcome, and how it stands."""

    letter: str
    kind: str
    state: str


class HearingSeen(BaseModel):
    """One of those who must hear the outcome."""

    who: str = Field(examples=["referrer", "agency:invented-care"])
    rule: str
    told: str | None = Field(description="How, in the DSO's words")
    letters: tuple[LetterHeard, ...]
    heard: bool = Field(description="Told as the closing says, or a letter has arrived")


class EarlierConcerns(BaseModel):
    """What `ReviewEarlierConcerns` asks of a case: the other concerns about its provider, over all teams.

    With it what stands against a placement there, although no link has told this case of it.
    """

    provider: str | None = Field(description="Null: the case has not identified its establishment yet")
    period_months: int
    concerns: int
    open_concerns: int
    quality_in_care: int = Field(description="Of these: answered as a matter of quality in care")
    items: tuple[ConcernAbout, ...] = Field(description="The oldest first")
    sanctions: tuple[SanctionInForce, ...] = Field(description="In force on it, whichever case decided on them")
    no_new_placements: bool


class Feedback(BaseModel):
    """Who must hear the outcome, and who has."""

    hearings: tuple[HearingSeen, ...]


@of_case.get(
    "/officers",
    summary="Who ought to be DSO and IO",
    description="The decision table of the practice guidance (4.1.4) for this case, with its reasons; workers "
    "of those teams who hold the role, and what the register says against each.",
)
async def officers(ref: Ref, caller: Caller, services: Wired) -> Officers:
    """From the events and the register of workers, both as they are now."""
    await head_seen_by(caller, services, ref, "officers")
    file, _ = await _file(services, ref)
    proposal, now = propose_officers(placement_of(file)), services.now()
    workers = {name: facts_in(WorkerFacts, each.body) for name, each in (await services.store.workers.at(now)).items()}
    day = local_time(now, LONDON).date()
    return Officers(
        dso_team=proposal.dso_team, io_team=proposal.io_team, why=proposal.why, dso=file.dso,
        officers=tuple(each.worker for each in file.officers),
        dso_candidates=candidates("DSO", proposal.dso_team, workers, file, day),
        io_candidates=candidates("IO", proposal.io_team, workers, file, day),
    )  # fmt: skip


@of_case.get(
    "/feedback",
    summary="Who has heard the outcome",
    description="The adult, the referrer and each body that must hear it (practice guidance 8.3), with the letters "
    "that tell them and how these stand.",
)
async def feedback(ref: Ref, caller: Caller, services: Wired) -> Feedback:
    """From the closing and from the letters."""
    await head_seen_by(caller, services, ref, "feedback")
    file, happened = await _file(services, ref)
    rows = await services.store.letters.page(ALL_STATES, stream=ref.stream, limit=1000)
    found = []
    for each in hearings(file, happened):
        letters = tuple(
            LetterHeard(
                letter=f"/v1/cases/{row.stream}/letters/{row.seq}/{row.ordinal}", kind=row.kind, state=row.state
            )
            for row in rows
            if row.kind in each.kinds and each.reader in {row.reader, row.reader.partition(":")[0]}
        )
        heard = bool(each.told) or any(letter.state == "delivered" for letter in letters)
        found.append(HearingSeen(who=each.who, rule=each.rule, told=each.told, letters=letters, heard=heard))
    return Feedback(hearings=tuple(found))


@of_case.get(
    "/earlier-concerns",
    summary="Other concerns about the same provider",
    description="Found over all cases of the area as soon as this case has identified its establishment: what "
    "`ReviewEarlierConcerns` asks for (practice guidance 4.1.4, 7.5).",
)
async def earlier_concerns(ref: Ref, caller: Caller, services: Wired, months: Months = 12) -> EarlierConcerns:
    """All but this case, by when they were opened."""
    await head_seen_by(caller, services, ref, "earlier_concerns")
    file, _ = await _file(services, ref)
    service, since, here = file.regions.establishment.service, months_before(services.now(), months), case_url(ref)
    known = await standing_of(services, area_of(caller, services), service) if service else None
    found = tuple(each for each in (known.concerns if known else ()) if each.case != here and each.opened_at >= since)
    return EarlierConcerns(
        provider=service or None, period_months=months, concerns=len(found),
        open_concerns=sum(not each.closed for each in found),
        quality_in_care=sum(each.quality_in_care for each in found), items=found,
        sanctions=known.sanctions if known else (), no_new_placements=known is not None and known.no_new_placements,
    )  # fmt: skip


async def _file(services: Services, ref: CaseRef) -> tuple[SafeguardingFile, tuple[Happened, ...]]:
    stored = await services.store.events(ref.stream)
    happened = tuple(happened_of(stored, services.books.codebook(ref.lifecycle)))
    case = fold(services.books.lifecycle(ref.lifecycle), happened)
    return case.file, happened
