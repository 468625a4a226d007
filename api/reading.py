"""Reading a case: how it stands, its duties and why their dates, its chronology, its events as at an instant."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.allowed import CommandAllowed, allowed_commands
from api.cases import Ref, head_seen_by
from api.cursors import decoded, encoded
from api.instants import Instant
from api.lists import Cursor, codes_of
from api.problems import Kind, responses
from api.routing import StrictRoute
from api.security import Caller
from api.services import Wired
from api.story import Chapter, ChapterPlace, EventPlace, Remembered, chronology_of, happened_of, links_of, remembered
from domain.kernel.case import fold
from domain.kernel.cover import HANDED_OVER
from domain.kernel.duty import Explanation
from domain.kernel.words import explain
from infra.store.records import DutyRow
from infra.store.worklists import CaseHead

__all__ = ["DutySeen", "router"]

AsAt = Annotated[Instant | None, Query(description="Happened by this instant; left out: all")]
Known = Annotated[Instant | None, Query(description="Recorded by this instant; left out: all")]
PageSize = Annotated[int, Query(ge=1, le=1000, description="How many entries a page holds")]

router = APIRouter(
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.MALFORMED, Kind.UNAVAILABLE),
)


class Link(BaseModel):
    """Another case that belongs to this one."""

    lifecycle: str
    case: UUID
    relation: str


class DutySeen(BaseModel):
    """One duty. `due` is what people are reminded of, `breach` what a miss is judged by, `target` a service target."""

    duty: str = Field(description="Its key within the case")
    rule: str
    title: str
    subject: str | None
    state: str = Field(description="running, approaching, due, breached, escalated, suspended; met, met_late, lapsed")
    holder: str = Field(description="The role that owes it")
    arose_at: datetime
    target: datetime | None
    due: datetime | None
    breach: datetime | None
    next_rung_at: datetime | None
    ended_at: datetime | None
    why: tuple[str, ...] = Field(description="Why this date: one line for each reason")


class CaseSeen(BaseModel):
    """How a case stands."""

    lifecycle: str
    case: UUID
    title: str
    stage: str
    closed: bool
    version: int = Field(description="How many events it has")
    opened_at: datetime
    updated_at: datetime
    next_alarm: datetime | None = Field(description="The next instant at which Caseclock acts by itself")
    area: str | None
    team: str | None
    worker: str | None
    urgency: int = Field(description="0 is the most urgent")
    waits_for: tuple[str, ...] = Field(description="Codes of what the case waits for; empty: nothing")
    duties: tuple[DutySeen, ...] = Field(description="Those that are open")
    links: tuple[Link, ...]
    commands: tuple[CommandAllowed, ...] = Field(description="What you may do now, by your roles and its stage")


class Duties(BaseModel):
    """Every duty that the case ever had."""

    duties: tuple[DutySeen, ...]


class Chronology(BaseModel):
    """What happened, in the order in which it happened in the world; `next` is null on the last page."""

    entries: tuple[Chapter, ...]
    next: str | None


class EventsAsAt(BaseModel):
    """The events that had happened by `as_at` and were known by `known`, and the stage that they lead to."""

    as_at: datetime | None
    known: datetime | None
    stage: str
    version: int
    events: tuple[Remembered, ...] = Field(description="One page, in the order of recording")
    next: str | None = Field(description="Null on the last page")


@router.get("", summary="How a case stands", description="Stage, charge, open duties, links, and what you may do now.")
async def case(ref: Ref, caller: Caller, services: Wired) -> CaseSeen:
    """How the case stands, from the projections; links from its events."""
    head = await head_seen_by(caller, services, ref, "case")
    lifecycle = services.books.lifecycle(ref.lifecycle)
    duties = [row for row in await services.reads.duties(ref.stream) if row.ended_at is None]
    stored = await services.store.events(ref.stream)
    unseen = head.worker == caller.id and HANDED_OVER in codes_of(head.waits_for)
    links = links_of(stored, services.books.codebook(ref.lifecycle))
    return CaseSeen(
        **_of_head(head), case=ref.case, title=lifecycle.title,
        duties=tuple(_seen(row, services) for row in duties),
        links=tuple(Link(**link.model_dump(include={"lifecycle", "case", "relation"})) for link in links),
        commands=allowed_commands(
            lifecycle, head.stage, caller, closed=head.closed, open_duties=bool(duties), unseen=unseen
        ),
    )  # fmt: skip


@router.get("/duties", summary="Duties", description="Open ones first, each with why its date is what it is.")
async def duties_of(ref: Ref, caller: Caller, services: Wired) -> Duties:
    """All duties, ended ones among them."""
    await head_seen_by(caller, services, ref, "duties")
    return Duties(duties=tuple(_seen(row, services) for row in await services.reads.duties(ref.stream)))


@router.get(
    "/chronology",
    summary="Chronology",
    description="What happened in people's words: when it happened, when it was recorded, and by whom; on request "
    "with what was recorded. `as_at` and `known` as for the events.",
)
async def chronology(
    *,
    ref: Ref,
    caller: Caller,
    services: Wired,
    as_at: AsAt = None,
    known: Known = None,
    content: Annotated[bool, Query(description="With what was recorded")] = False,
    latest: Annotated[bool, Query(description="The latest first")] = False,
    limit: PageSize = 1000,
    cursor: Cursor = None,
) -> Chronology:
    """Built from the events, so that it can never differ from them."""
    await head_seen_by(caller, services, ref, "chronology")
    stored = await services.store.events(ref.stream, until_recorded=known, until_effective=as_at)
    chapters = chronology_of(stored, services.books.lawbook, content=content)
    told = _read_on(chapters, cursor, latest=latest)
    page = tuple(told[:limit])
    more = ChapterPlace(page[-1].happened_at, page[-1].seq) if len(told) > limit else None
    return Chronology(entries=page, next=encoded(more) if more else None)


@router.get(
    "/events",
    summary="Events as at an instant",
    description="`as_at`: only what had happened by then. `known`: only what was recorded by then. Together they "
    "answer what was true, and what was known, on any day.",
)
async def events(
    *,
    ref: Ref,
    caller: Caller,
    services: Wired,
    as_at: AsAt = None,
    known: Known = None,
    limit: PageSize = 1000,
    cursor: Cursor = None,
) -> EventsAsAt:
    """Events with their content: all of them decide the stage, a page of them is shown."""
    await head_seen_by(caller, services, ref, "events")
    stored = await services.store.events(ref.stream, until_recorded=known, until_effective=as_at)
    lifecycle, codebook = services.books.lifecycle(ref.lifecycle), services.books.codebook(ref.lifecycle)
    then = fold(lifecycle, happened_of(stored, codebook))
    left = [each for each in stored if each.seq > decoded(EventPlace, cursor).seq]
    listed = tuple(remembered(each) for each in left[:limit])
    more = encoded(EventPlace(listed[-1].seq)) if len(left) > limit else None
    return EventsAsAt(
        as_at=as_at, known=known, stage=then.file.stage, version=len(stored), events=listed, next=more
    )  # fmt: skip


def _read_on(chapters: tuple[Chapter, ...], cursor: str | None, *, latest: bool) -> Sequence[Chapter]:
    """The chapters in the order asked for, behind the one that the page before ended with."""
    ordered = chapters[::-1] if latest else chapters
    if cursor is None:
        return ordered
    after = decoded(ChapterPlace, cursor)
    return [each for each in ordered if (each.happened_at, each.seq) != (after.happened_at, after.seq)
            and ((each.happened_at, each.seq) < (after.happened_at, after.seq)) == latest]  # fmt: skip


def _of_head(head: CaseHead) -> dict[str, Any]:
    fields = ("lifecycle", "stage", "closed", "version", "opened_at", "updated_at", "next_alarm", "area", "team")
    return {name: getattr(head, name) for name in (*fields, "worker", "urgency")} | {
        "waits_for": codes_of(head.waits_for)
    }


def _seen(row: DutyRow, services: Wired) -> DutySeen:
    why = Explanation.model_validate(row.explanation)
    title = services.books.lawbook.named(why.law).title_of(row.rule)
    return DutySeen(
        duty=row.duty, rule=row.rule, title=title, subject=row.subject, state=row.state,
        holder=row.holder_role, arose_at=row.arose_at, target=row.target_at,
        due=row.due_at, breach=row.breach_at, next_rung_at=row.next_rung_at, ended_at=row.ended_at, why=explain(why),
    )  # fmt: skip
