"""Documents of a case: uploaded only without other people's data, kept sealed, shown to who needs to know.

An upload is looked at (META-UPLOAD-*), kept, and then saved in the record by the command ``SaveDocument``. What no
``DocumentSaved`` names is nobody's to see.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from activities.case_documents import NEED_TO_KNOW, may_read, saved_documents
from activities.messages import Answer, CaseRef
from api.bodies import media_type
from api.cases import Ref, head_seen_by
from api.commands import Instruction, give, late
from api.problems import Kind, Problem, responses
from api.routing import StrictRoute
from api.security import Caller
from api.services import Services, Wired
from domain.kernel.codes import the_roles
from domain.kernel.refusal import Objection
from domain.safeguarding.regions.records import DocumentKind, SaveDocument
from infra.letters.uploads import ENDINGS, Upload, Uploads

__all__ = ["TAKEN", "Digest", "Name", "Said", "Sent", "of_case", "save"]

of_case = APIRouter(
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.MALFORMED, Kind.UNAVAILABLE),
)

TAKEN: Final = tuple(ENDINGS)
_BODY: Final = {"content": {each: {"schema": {"type": "string", "format": "binary"}} for each in TAKEN}}

Name = Annotated[
    str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", description="A name that names no person")
]  # fmt: skip
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{12}$", description="The first digits of its SHA-256")]


OthersData = Literal["none", "removed", "still_there"]
_OTHERS: Final = "What it says of people other than the adult and the person causing concern; confirm it"
_EXTRACT: Final = "Of MARAC minutes: it is the extract alone"
_SEVERAL: Final = "Of minutes about several people"
_CHAIR: Final = "Of MAPPA minutes: the chair of that meeting"


class Said(BaseModel):
    """What whoever uploads a document says of it."""

    kind: DocumentKind
    others_data: OthersData | None = Field(default=None, description=_OTHERS)
    only_this_person: bool = Field(default=False, description=_EXTRACT)
    several_people: bool = Field(default=False, description="They are minutes about several people")
    others_anonymised: bool = Field(default=False, description=_SEVERAL)
    from_third_party: bool = True
    chair_permits: bool = Field(default=False, description=_CHAIR)


@dataclass(frozen=True, slots=True)
class Sent:
    """A document on its way: how to read it, once it is known that its kind is taken."""

    media: str
    body: Callable[[], Awaitable[bytes]]
    said: Said


class DocumentSeen(BaseModel):
    """A document in the record of a case."""

    document: str = Field(description="Its reference")
    kind: str
    from_third_party: bool
    saved_at: datetime
    saved_by: str
    address: str | None = Field(description="Where it is read; null: it is kept elsewhere, or is not yours to see")
    media_type: str | None
    size: int | None = Field(description="Bytes")


class DocumentsSeen(BaseModel):
    """The documents in the record of a case, in the order in which they were saved."""

    documents: tuple[DocumentSeen, ...]


@of_case.get("/documents", summary="Documents", description="What stands in the record, and where it is read.")
async def documents(ref: Ref, caller: Caller, services: Wired) -> DocumentsSeen:
    """From the events, with what is kept here."""
    await head_seen_by(caller, services, ref, "documents")
    kept = {each.id: each for each in await services.store.documents.of(ref.stream)}
    record = await saved_documents(services.store, ref.stream)
    found = []
    for each in record:
        saved, here = each.said, kept.get(each.said.document)
        readable = here is not None and may_read(saved.document, record, caller.roles)
        found.append(DocumentSeen(
            document=saved.document, kind=saved.kind, from_third_party=saved.from_third_party, saved_at=each.at,
            saved_by=each.by,
            address=f"/v1/cases/{ref.stream}/documents/{_tail(saved.document)}" if readable else None,
            media_type=here.media_type if here else None, size=here.size if here else None,
        ))  # fmt: skip
    return DocumentsSeen(documents=tuple(found))


@of_case.get(
    "/documents/{digest}/{name}",
    summary="A document",
    description="As it was uploaded. Minutes and referrals of MARAC and MAPPA, and a DASH, are for the DSO, the IO, "
    "senior practitioners and managers. Every look is logged.",
    response_class=Response,
    responses={200: {"content": {each: {} for each in TAKEN}, "description": "The document"}},
)
async def document(ref: Ref, digest: Digest, name: Name, caller: Caller, services: Wired) -> Response:
    """The bytes, to be saved and never shown in place."""
    await head_seen_by(caller, services, ref, "document")
    id_ = f"upload/{ref.stream}/{digest}/{name}"
    record = await saved_documents(services.store, ref.stream)
    saved = any(each.said.document == id_ for each in record)
    if not may_read(id_, record, caller.roles):
        raise Problem(Kind.FORBIDDEN, f"This document is for {the_roles(NEED_TO_KNOW)}.")
    kept = await services.store.documents.read(id_) if saved else None
    if kept is None or kept.body is None:
        raise Problem(Kind.NOT_FOUND, "The record has no such document.")
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }  # fmt: skip
    return Response(kept.body, media_type=kept.media_type, headers=headers)


@of_case.put(
    "/documents/{name}",
    summary="Upload a document into the record",
    description="Refused (409, every rule named) while it says anything of other people, is locked with a password, or "
    "is more than the extract about this person. The same document under the same name is saved once.",
    responses={200: {"model": Answer, "description": "Saved"}, **late()}
    | responses(Kind.REFUSED, Kind.TOO_LARGE, Kind.NO_DOCUMENT, Kind.BUSY),
    openapi_extra={"requestBody": {"required": True, **_BODY}},
)
async def upload(
    *,
    ref: Ref,
    name: Name,
    request: Request,
    caller: Caller,
    services: Wired,
    kind: Annotated[DocumentKind, Query()],
    others_data: Annotated[OthersData | None, Query(description=_OTHERS)] = None,
    only_this_person: Annotated[bool, Query(description=_EXTRACT)] = False,
    others_anonymised: Annotated[bool, Query(description=_SEVERAL)] = False,
    several_people: Annotated[bool, Query(description="They are minutes about several people")] = False,
    from_third_party: bool = True,
    chair_permits: Annotated[bool, Query(description=_CHAIR)] = False,
) -> Response:
    """Look, keep, save in the record."""
    said = Said(
        kind=kind, others_data=others_data, only_this_person=only_this_person, others_anonymised=others_anonymised,
        several_people=several_people, from_third_party=from_third_party, chair_permits=chair_permits,
    )  # fmt: skip
    return await save(ref, name, Sent(media_type(request), request.body, said), caller, services)


async def save(ref: CaseRef, name: str, sent: Sent, caller: Caller, services: Services) -> Response:
    """The same for whoever has the document and what is said of it."""
    await head_seen_by(caller, services, ref, "documents")
    if sent.media not in TAKEN:
        raise Problem(Kind.NO_DOCUMENT, f"Send one of: {', '.join(TAKEN)}.")
    body, said = await sent.body(), sent.said
    digest, removed = hashlib.sha256(body).hexdigest()[:12], said.others_data == "removed"
    looked_at = Upload(
        ref.stream, f"{digest}/{name}", sent.media, body, caller.id,
        others_removed=said.others_data in {"none", "removed"}, of_several_people=said.several_people,
        others_anonymised=said.others_anonymised, marac_minutes=said.kind == "marac_minutes",
        extract_only=said.only_this_person,
    )  # fmt: skip
    await _keep(services, looked_at)
    command = SaveDocument(
        document=looked_at.id, kind=said.kind, from_third_party=said.from_third_party, about_others=removed,
        others_removed=removed, only_this_person=said.only_this_person, password_removed=True,
        chair_permits=said.chair_permits,
    )  # fmt: skip
    return await give(services, caller, ref, _key(command), Instruction(command=command), done=200)


async def _keep(services: Services, sent: Upload) -> None:
    if faults := await Uploads(services.store.documents).keep(sent, services.now()):
        raise Problem(
            Kind.REFUSED, "Nothing was kept; every rule that stands in the way is named.",
            [Objection(rule=each.rule, words=each.words, field=each.field) for each in faults],
        )  # fmt: skip


def _key(command: SaveDocument) -> str:
    """What was said of the same document is part of the key: what was refused may be said better."""
    said = json.dumps(command.model_dump(mode="json"), sort_keys=True).encode()
    return f"upload/{hashlib.sha256(said).hexdigest()[:40]}"


def _tail(document: str) -> str:
    return "/".join(document.split("/")[-2:])
