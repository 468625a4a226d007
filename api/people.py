"""The registers of people and of the parties of cases, and the book of addresses. Every change is a new version.

Who may see or change a person: caseworkers of an area that has a case of theirs which the caller's roles read (a
victim's record is kept apart, and so is the victim's name); before there is any case, whoever is about to open one. A
case's parties are seen by who may see the case. Every look is logged. What was added wakes the letters that waited for
it.
"""

from collections.abc import Awaitable, Iterable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, Field

from activities.letter_additions import letters_that_want
from activities.letter_messages import LetterRef
from api.bodies import body_schema, json_body
from api.cases import Ref, head_seen_by
from api.problems import Kind, Problem, responses
from api.routing import StrictRoute
from api.security import ADMINISTRATOR, CASEWORKERS, Caller, area_of, may_read, needs_role
from api.services import Services, Wired, temporal_needed
from domain.people.party import PARTY_KEY, Party
from domain.people.person import PersonRecord
from infra.letters.directory import Addressee
from infra.store import ErasedError, Registered

__all__ = ["PartyKey", "Version", "of_case", "router", "stamp"]

_READS = (Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE)
_WRITES = responses(Kind.TOO_LARGE, Kind.NOT_JSON)
router = APIRouter(tags=["Registers"], route_class=StrictRoute, responses=responses(*_READS))
of_case = APIRouter(route_class=StrictRoute, responses=responses(*_READS, Kind.NOT_FOUND))

PartyKey = Annotated[
    str, Path(pattern=PARTY_KEY, description="A role and a code, no name: `referrer`, `child:1`, `agency:care-ltd`")
]
_PEOPLE = Depends(needs_role(*CASEWORKERS))


class Version(BaseModel):
    """The version that was recorded."""

    version: int


class PersonSeen(BaseModel):
    """A person as registered now."""

    version: int
    recorded_at: datetime
    recorded_by: str
    facts: PersonRecord


class CaseOfPerson(BaseModel):
    """A case that a person has."""

    case: str = Field(description="Address of the case")
    lifecycle: str
    stage: str
    closed: bool
    opened_at: datetime


class CasesOfPerson(BaseModel):
    """What a person has already; a second open case of one pathway is rarely meant."""

    cases: tuple[CaseOfPerson, ...]


class PartySeen(BaseModel):
    """A party of a case as recorded now."""

    party: str
    version: int
    recorded_at: datetime
    recorded_by: str
    facts: Party


class Parties(BaseModel):
    """The parties of a case."""

    parties: tuple[PartySeen, ...]


class AddresseeSeen(BaseModel):
    """Where a body is reached."""

    reader: str
    version: int
    recorded_at: datetime
    recorded_by: str
    addressee: Addressee


class AddressBook(BaseModel):
    """Where bodies are reached in an area."""

    addressees: tuple[AddresseeSeen, ...] = Field(description="Entries for all areas among them")


@router.put(
    "/people/{person_id}",
    summary="Register a person",
    description="201 for the first version, 200 for a later one; the same facts again add none. For caseworkers. "
    "Letters that waited for a fact or an address are looked at anew.",
    responses={201: {"model": Version, "description": "Registered"}, **_WRITES, **responses(Kind.REFUSED)},
    openapi_extra=body_schema(PersonRecord, {"invented": {"value": {"born": "1950-02-03"}}}),
    dependencies=[_PEOPLE],
)
async def register_person(
    person_id: UUID,
    facts: Annotated[PersonRecord, Depends(json_body(PersonRecord))],
    caller: Caller,
    services: Wired,
    response: Response,
) -> Version:
    """Record a version, unless nothing changed."""
    await _known_to(caller, services, person_id)
    before = await services.store.people.at(person_id, services.now())
    if before and before.body is not None and _record(before) == facts:
        version = before.version
    else:
        body = facts.model_dump(mode="json", exclude_defaults=True)
        version = await _unless_erased(services.store.people.record(person_id, body, services.now(), caller.id))
        response.status_code = 201 if version == 1 else 200
    await _look_anew(services, [
        letter
        for stream in await services.store.people_of_cases.streams(person_id)
        for letter in await letters_that_want(services.store, stream=stream)
    ])  # fmt: skip
    return Version(version=version)


@router.get(
    "/people/{person_id}",
    summary="A person",
    description="What the register holds of a person. For caseworkers of an area that has a case of theirs, "
    "if their roles read that case; logged.",
    responses=responses(Kind.NOT_FOUND),
    dependencies=[_PEOPLE],
)
async def person(person_id: UUID, caller: Caller, services: Wired) -> PersonSeen:
    """The newest version."""
    await _known_to(caller, services, person_id)
    found = await services.store.people.at(person_id, services.now())
    if found is None or found.body is None:
        raise Problem(Kind.NOT_FOUND, "The register knows no such person.")
    await services.store.access.record(services.now(), caller.id, f"people/{person_id}", "person")
    return PersonSeen(**stamp(found), facts=_record(found))


@router.get(
    "/people/{person_id}/cases",
    summary="A person's cases",
    description="Which cases a person has already: asked before another one is opened. Only those of your area that "
    "your roles read; logged.",
    dependencies=[_PEOPLE],
)
async def cases_of(person_id: UUID, caller: Caller, services: Wired) -> CasesOfPerson:
    """The oldest first; none is no error: nobody has opened one, or not where the caller looks."""
    own, streams = area_of(caller, services), await services.store.people_of_cases.streams(person_id)
    heads = [head for stream in streams if (head := await services.reads.head(stream))]
    seen = [head for head in heads if own in services.areas_of(head) and may_read(caller, head.lifecycle)]
    await services.store.access.record(services.now(), caller.id, f"people/{person_id}", "cases")
    return CasesOfPerson(cases=tuple(
        CaseOfPerson(case=f"/v1/cases/{head.stream}", lifecycle=head.lifecycle, stage=head.stage, closed=head.closed,
                     opened_at=head.opened_at)
        for head in sorted(seen, key=lambda head: (head.opened_at, head.stream))
    ))  # fmt: skip


@of_case.get("/parties", summary="The parties of a case", description="Who else belongs to it, and how to reach them.")
async def parties(ref: Ref, caller: Caller, services: Wired) -> Parties:
    """Each in its newest version; logged."""
    await head_seen_by(caller, services, ref, "parties")
    found = await services.store.parties.of(ref.stream)
    return Parties(parties=tuple(
        PartySeen(party=key, **stamp(each), facts=Party.model_validate(each.body))
        for key, each in found.items()
        if each.body is not None
    ))  # fmt: skip


@of_case.put(
    "/parties/{party}",
    summary="Record a party of a case",
    description="201 for the first version, 200 for a later one; the same facts again add none; an empty object takes "
    "the party back. Where the key is the reader of a letter, that letter goes to this address.",
    responses={201: {"model": Version, "description": "Recorded"}, **_WRITES, **responses(Kind.REFUSED)},
    openapi_extra=body_schema(Party, {"invented": {"value": {"name": "A Referrer (invented)"}}}),
)
async def record_party(
    *,
    ref: Ref,
    party: PartyKey,
    facts: Annotated[Party, Depends(json_body(Party))],
    caller: Caller,
    services: Wired,
    response: Response,
) -> Version:
    """Record a version, unless nothing changed."""
    await head_seen_by(caller, services, ref, "parties")
    before = (await services.store.parties.of(ref.stream, party)).get(party)
    if before and before.body is not None and Party.model_validate(before.body) == facts:
        version = before.version
    else:
        body = facts.model_dump(mode="json", exclude_defaults=True)
        recorded = services.store.parties.record(ref.stream, party, body, services.now(), caller.id)
        version = await _unless_erased(recorded)
        response.status_code = 201 if version == 1 else 200
    await _look_anew(services, await letters_that_want(services.store, stream=ref.stream))
    return Version(version=version)


@router.get("/addressees", summary="Where bodies are reached", description="The address book of your area.")
async def address_book(caller: Caller, services: Wired) -> AddressBook:
    """Organisations only: nothing of it is personal."""
    found = await services.store.addressees.of(_book_of(caller, services))
    return AddressBook(addressees=tuple(
        AddresseeSeen(reader=key, **stamp(each), addressee=Addressee.model_validate(each.body))
        for key, each in found.items()
    ))  # fmt: skip


@router.put(
    "/addressees/{reader}",
    summary="Record where a body is reached",
    description="For letters to this reader in your area, or in all areas. For administrators. Letters that waited for "
    "an address are looked at anew.",
    responses={201: {"model": Version, "description": "Recorded"}, **_WRITES},
    openapi_extra=body_schema(
        Addressee, {"invented": {"value": {"name": "Invented Care Ltd", "email": "office@care.example"}}}
    ),
    dependencies=[Depends(needs_role(ADMINISTRATOR))],
)
async def record_addressee(
    *,
    reader: PartyKey,
    addressee: Annotated[Addressee, Depends(json_body(Addressee))],
    caller: Caller,
    services: Wired,
    response: Response,
    everywhere: Annotated[bool, Query(description="For all areas, not for yours alone")] = False,
) -> Version:
    """Record a version, unless nothing changed."""
    area, book = "*" if everywhere else caller.area or services.home_area, services.store.addressees
    body = addressee.model_dump(mode="json")
    before = (await book.of(area, reader)).get(reader)
    if before and before.body == body:
        version = before.version
    else:
        version = await book.record(area, reader, body, services.now(), caller.id)
        response.status_code = 201 if version == 1 else 200
    await _look_anew(services, await letters_that_want(services.store, area=None if everywhere else area))
    return Version(version=version)


def stamp(found: Registered) -> dict[str, Any]:
    """Which version it is, from when and by whom."""
    return {"version": found.version, "recorded_at": found.recorded_at, "recorded_by": found.recorded_by}


def _record(found: Registered) -> PersonRecord:
    """What is stored, cut down to what this release knows."""
    facts = {name: value for name, value in (found.body or {}).items() if name in PersonRecord.model_fields}
    return PersonRecord.model_validate(facts)


def _book_of(caller: Caller, services: Services) -> str:
    return caller.area or services.home_area if caller.has_role(ADMINISTRATOR) else area_of(caller, services)


async def _known_to(caller: Caller, services: Services, person_id: UUID) -> None:
    """Raises a 403 problem that does not tell what kind of case the person has."""
    places, own = await services.store.people_of_cases.places(person_id), area_of(caller, services)
    if places and not any(area == own and may_read(caller, lifecycle) for area, lifecycle in places):
        structlog.get_logger().warning("read refused", stream=f"people/{person_id}", kind="person")
        raise Problem(Kind.FORBIDDEN, "This person has no case in your area that your roles read.")


async def _look_anew(services: Services, letters: Iterable[LetterRef]) -> None:
    """Also where nothing changed: if Temporal was away, the same request again does what was left."""
    for letter in letters:
        with temporal_needed():
            await services.letters.mended(letter)


async def _unless_erased(recorded: Awaitable[int]) -> int:
    try:
        return await recorded
    except ErasedError:
        raise Problem(Kind.REFUSED, "This person was erased: nothing more is kept about them.") from None
