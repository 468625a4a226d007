"""Letters: which wait, came back or went out; what one looks like; adding what it lacks, trying again, withdrawing."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, Field, ValidationError

from activities.letter_additions import Addition, KeyReusedError, NotWaitingError, add
from activities.letter_content import LetterContent
from activities.letter_messages import ALL_STATES, UNDER_WAY, WAITING, LetterRef
from api.bodies import body_schema, json_body
from api.cases import Ref, head_seen_by
from api.commands import Key
from api.cursors import decoded, encoded
from api.letter_paper import HTML, PDF, draft_of, kept_of, paper_answer
from api.lists import Cursor, Limit, team_of
from api.problems import Kind, Problem, form_objections, responses
from api.routing import StrictRoute
from api.security import Caller, area_of, hidden_from
from api.services import Services, Wired, temporal_needed
from infra.store.letters import LetterPlace, LetterRow

__all__ = ["State", "of_case", "router", "states_of"]

_READS = (Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE)
router = APIRouter(tags=["Letters"], route_class=StrictRoute, responses=responses(*_READS))
of_case = APIRouter(route_class=StrictRoute, responses=responses(*_READS, Kind.NOT_FOUND))

State = Literal[
    "incomplete", "not_anonymous", "needs_address", "ready", "sending", "sent", "delivered", "failed", "unconfirmed",
    "withdrawn", "erased", "waiting", "under_way",
]  # fmt: skip
_GROUPS: Final = {"waiting": sorted(WAITING), "under_way": sorted(UNDER_WAY)}


def states_of(named: str) -> list[str]:
    """The states that a name stands for: a group's, or the one of this name."""
    return _GROUPS.get(named, [named])


class GapSeen(BaseModel):
    """Something that a letter must say and does not yet."""

    rule: str
    field: str
    words: str


class LetterSeen(BaseModel):
    """How a letter stands; codes only, nothing personal."""

    letter: str = Field(description="Address of the letter")
    case: str = Field(description="Address of the case")
    kind: str
    reader: str = Field(description="Whom it is for, by code", examples=["agency:invented-care"])
    state: str
    gaps: tuple[GapSeen, ...] = Field(description="What it still needs before it can leave")
    code: str | None = Field(description="The carrier's word: why it came back")
    owed_at: datetime
    state_at: datetime


class LetterPage(BaseModel):
    """One page; `next` is null on the last one."""

    items: tuple[LetterSeen, ...]
    next: str | None


class LetterOpened(LetterSeen):
    """A letter with what it says so far: `fields` may be added to, and nothing that its reader may not see."""

    fields: dict[str, Any] = Field(description="What the letter says, with what registers know of the people it names")
    to_be_completed: tuple[str, ...] = Field(description="All names of fields that this kind of letter has")
    addressed: bool = Field(description="Whether an address is known")
    enclosures: tuple[str, ...] = Field(description="References of the documents of the record that go with it")


class Added(BaseModel):
    """The addition is kept; the letter is looked at anew at once."""

    letter: str
    addition: int = Field(description="Its number, from 1; the same key again has the same number")


@router.get(
    "/letters",
    summary="Letters that wait, came back, are under way or ended",
    description="Letters of your area and of the pathways that you read, the longest owed first; without `state` all "
    "that are not at their end. "
    "`waiting`: somebody has to do something (a fact, an address, another try).",
)
async def letters(
    *,
    caller: Caller,
    services: Wired,
    state: Annotated[State | None, Query(description="One state, or the group waiting or under_way")] = None,
    whose: Annotated[Literal["mine", "team", "all"], Query(description="By who has the case in hand")] = "all",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> LetterPage:
    """One page of the letters of an area."""
    rows = await services.store.letters.page(
        states_of(state) if state else None,
        area=area_of(caller, services),
        team=team_of(caller) if whose == "team" else None,
        worker=caller.id if whose == "mine" else None,
        after=decoded(LetterPlace, cursor),
        limit=limit + 1,
        hidden=hidden_from(caller),
    )
    return _page(rows, limit)


@of_case.get("/letters", summary="Letters of a case", description="All that it ever owed, the longest owed first.")
async def letters_of_case(
    ref: Ref, caller: Caller, services: Wired, limit: Limit = 50, cursor: Cursor = None
) -> LetterPage:
    """One page of the letters of a case."""
    await head_seen_by(caller, services, ref, "letters")
    after = decoded(LetterPlace, cursor)
    return _page(await services.store.letters.page(ALL_STATES, stream=ref.stream, after=after, limit=limit + 1), limit)


async def _letter(
    ref: Ref,
    seq: Annotated[int, Path(ge=1, lt=2**31, description="The event that owes it")],
    number: Annotated[int, Path(ge=0, lt=2**15, description="Its number among what that event owes")],
) -> LetterRef:
    return LetterRef(stream=ref.stream, seq=seq, ordinal=number)


OneLetter = Annotated[LetterRef, Depends(_letter)]
_ONE: Final = "/letters/{seq}/{number}"


@of_case.get(_ONE, summary="A letter", description="How it stands, what it says so far and what it still needs.")
async def letter(ref: Ref, one: OneLetter, caller: Caller, services: Wired) -> LetterOpened:
    """The letter with what was added to it."""
    await head_seen_by(caller, services, ref, "letter")
    row, content = await _row(services, one), await _content(services, one)
    return LetterOpened(
        **_seen(row).model_dump(),
        fields=content.due.letter.model_dump(mode="json", exclude={"kind"}),
        to_be_completed=tuple(name for name in type(content.due.letter).model_fields if name != "kind"),
        addressed=content.envelope.addressee is not None and content.envelope.addressee.reachable,
        enclosures=tuple(each.document for each in content.due.letter.enclosures()),
    )


@of_case.get(
    f"{_ONE}/document",
    summary="A letter as a document",
    description="As it went out, or as it is to go out. `draft`: as it would be by now, marked as a draft, whatever it "
    "still needs. PDF/UA, or one HTML page without references outside itself.",
    response_class=Response,
    responses={200: {"content": {PDF: {}, HTML: {}}, "description": "The document"}},
)
async def document(
    *,
    ref: Ref,
    one: OneLetter,
    caller: Caller,
    services: Wired,
    form: Annotated[Literal["pdf", "html"], Query()] = "pdf",
    draft: Annotated[bool, Query(description="Typeset it now, as far as it goes")] = False,
) -> Response:
    """The document; the look at it is logged."""
    await head_seen_by(caller, services, ref, "letter")
    row = await _row(services, one)
    if draft:
        return paper_answer(await draft_of(one, await _content(services, one), form), form)
    return paper_answer(await kept_of(services.store, one, row.round, form), form)


@of_case.post(
    f"{_ONE}/additions",
    summary="Complete a letter, try it again, or withdraw it",
    description="Facts by the letter's own field names, an address for this letter alone, or that it is not to go at "
    "all; nothing of these: it is tried again as it is. Only while it waits (409 otherwise). The same key again adds "
    "nothing.",
    responses=responses(Kind.KEY_MISSING, Kind.REFUSED, Kind.TOO_LARGE, Kind.NOT_JSON, Kind.KEY_REUSED),
    openapi_extra=body_schema(Addition, {"try again": {"value": {}}}),
)
async def add_to_letter(
    *,
    ref: Ref,
    one: OneLetter,
    key: Key,
    caller: Caller,
    services: Wired,
    addition: Annotated[Addition, Depends(json_body(Addition))],
) -> Added:
    """Keep the addition and wake the letter."""
    await head_seen_by(caller, services, ref, "letter")
    await _row(services, one)
    number = await _add(services, one, addition, caller.id, key)
    with temporal_needed():
        await services.letters.mended(one)
    return Added(letter=_address(one.stream, one.seq, one.ordinal), addition=number)


async def _add(services: Services, one: LetterRef, addition: Addition, by: str, key: str) -> int:
    try:
        return await add(services.store, one, addition, by, services.now(), key=key)
    except NotWaitingError:
        raise Problem(Kind.REFUSED, "The letter does not wait for anything: it is on its way, or ended.") from None
    except KeyReusedError:
        raise Problem(Kind.KEY_REUSED, "Send a new addition under a new key.") from None
    except ValidationError as error:
        found = form_objections(error.errors(include_url=False, include_input=False))
        words = "This is no field of the letter, or its reader may not see it."
        raise Problem(Kind.MALFORMED, words, found) from None


async def _row(services: Services, one: LetterRef) -> LetterRow:
    row = await services.store.letters.one(one.stream, one.seq, one.ordinal)
    if row is None:
        raise Problem(Kind.NOT_FOUND, "There is no such letter, or nobody has looked at it yet.")
    return row


async def _content(services: Services, one: LetterRef) -> LetterContent:
    content = await services.contents.of(one)
    if content is None:
        raise Problem(Kind.NOT_FOUND, "The person of this case was erased: the letter can no longer be read.")
    return content


def _page(rows: tuple[LetterRow, ...], limit: int) -> LetterPage:
    more = encoded(rows[limit - 1].place) if len(rows) > limit else None
    return LetterPage(items=tuple(_seen(row) for row in rows[:limit]), next=more)


def _seen(row: LetterRow) -> LetterSeen:
    return LetterSeen(
        letter=_address(row.stream, row.seq, row.ordinal), case=f"/v1/cases/{row.stream}", kind=row.kind,
        reader=row.reader, state=row.state, gaps=tuple(GapSeen(**gap) for gap in row.gaps), code=row.code,
        owed_at=row.owed_at, state_at=row.state_at,
    )  # fmt: skip


def _address(stream: str, seq: int, number: int) -> str:
    return f"/v1/cases/{stream}/letters/{seq}/{number}"
