"""Documents of a case: what its record holds, how one is uploaded into it, and reading one.

A browser sends a file and what is said of it as one form (``multipart/form-data``). It is held in memory alone until it
is sealed: nothing of it lies in a temporary file.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import TypeAdapter
from starlette.formparsers import MultiPartException, MultiPartParser

import api.documents
from activities.messages import CaseRef
from api.bodies import media_type, parse
from api.documents import Digest, Name
from api.pathways import keeps_documents
from api.problems import Kind, Problem
from api.services import Services, Wired
from console.case import Ref
from console.doing import Desk
from console.facts import drawn, key_typed, not_so
from console.forms.drawn import Form
from console.forms.field import Field, fields_of
from console.forms.field import Kind as FieldKind
from console.page import base_of, page, zone_of
from console.session import Posted, StrangersForm, Visitor, checked, from_ourselves
from domain.kernel.refusal import Objection
from infra.letters.uploads import ENDINGS

__all__ = ["router"]

router = APIRouter()

_FILE: Final = "file"
_NAME: Final = "name"
_SAID: Final = TypeAdapter(api.documents.Said)
_NAMES: Final[TypeAdapter[str]] = TypeAdapter(Name)
_HOW: Final = "Letters, digits, full stops and hyphens, and no blanks: provider-report. Name no person in it."
_ASKED: Final = {
    "others_data": "Data of other people", "only_this_person": "Only the part about this person",
    "several_people": "Minutes about several people", "others_anonymised": "The others are anonymised",
    "from_third_party": "It came from somebody else", "chair_permits": "The chair permits it",
}  # fmt: skip
"""Labels of what is said of a document, where the name of the parameter alone would puzzle."""
_WHAT: Final = tuple(
    replace(each, label=_ASKED.get(each.name, each.label)) for each in fields_of(api.documents.Said.model_json_schema())
)
_FIELDS: Final = (
    Field(FieldKind.TEXT, _FILE, "File", "PDF, Word, Excel, JPEG, PNG or plain text.", required=True),
    Field(FieldKind.TEXT, _NAME, "Its name in the record", _HOW, required=True),
    *_WHAT,
)
_MENDS: Final = {
    "body": _FILE, "password_removed": _FILE, "others_removed": "others_data", "about_others": "others_data",
    "extract_only": "only_this_person",
}  # fmt: skip
"""By the name in an objection the field of this form that would mend it, where that has another name."""
_MULTIPART: Final = "multipart/form-data"
_MOST_FIELDS: Final = 40
_UNDER_WAY: Final = 202
_REDRAWN: Final = frozenset({Kind.MALFORMED, Kind.REFUSED, Kind.NO_DOCUMENT, Kind.BUSY, Kind.UNAVAILABLE})
_PLACE: Final = "/cases/{lifecycle}/{case}/documents"


@router.get(_PLACE)
async def documents(request: Request, ref: Ref, caller: Visitor, services: Wired) -> Response:
    """What the record of the case holds, in the order in which it was saved."""
    _kept(ref)
    found = (await api.documents.documents(ref, caller, services)).documents
    return page(
        request, "documents.html.j2", caller, ref=ref, documents=found, saving="saving" in request.query_params,
        places={each.document: each.address.removeprefix("/v1") for each in found if each.address},
    )  # fmt: skip


@router.get(f"{_PLACE}/upload")
async def upload(request: Request, ref: Ref, caller: Visitor, services: Wired) -> Response:
    """The form."""
    _kept(ref)
    await api.documents.documents(ref, caller, services)
    return _form(Desk(request, caller, services), ref, Posted({}))


@router.post(f"{_PLACE}/upload")
async def uploaded(*, request: Request, ref: Ref, caller: Visitor, services: Wired) -> Response:
    """Look at it, keep it, save it in the record; or say every reason against it."""
    _kept(ref)
    from_ourselves(request)
    desk, (sent, file) = Desk(request, caller, services), await _read(request)
    try:
        answer = await _save(ref, checked(request, sent), file, caller, services)
    except StrangersForm:
        again = Problem(
            Kind.FORBIDDEN, "The form was too old to be taken. Choose the file again and send it once more."
        )
        return _form(desk, ref, sent, again)
    except Problem as problem:
        if problem.kind not in _REDRAWN:
            raise
        return _form(desk, ref, sent, problem)
    onwards = "?saving=1" if answer.status_code == _UNDER_WAY else ""
    return RedirectResponse(f"{base_of(request)}/cases/{ref.stream}/documents{onwards}", 303)


@router.get(f"{_PLACE}/{{digest}}/{{name}}")
async def document(*, ref: Ref, digest: Digest, name: Name, caller: Visitor, services: Wired) -> Response:
    """The bytes, to be saved and never shown in place."""
    _kept(ref)
    return await api.documents.document(ref, digest, name, caller, services)


def _kept(ref: CaseRef) -> None:
    """Raises a 404 problem for pathways whose cases have no documents here."""
    if not keeps_documents(ref.lifecycle):
        raise Problem(Kind.NOT_FOUND, "Documents of this pathway are not kept here.")


class _InMemory(MultiPartParser):
    """What is uploaded stays in memory, like every other body; how large it may be, the API's limit says."""

    spool_max_size = 2**31


@dataclass(frozen=True, slots=True)
class _File:
    """What was chosen: the browser says what it is, as whoever sends to the API does."""

    media: str
    content: bytes = field(repr=False)

    async def read(self) -> bytes:
        return self.content


async def _read(request: Request) -> tuple[Posted, _File | None]:
    """What a form with a file in it sent. Raises 415 and 422 problems."""
    if media_type(request) != _MULTIPART:
        raise Problem(Kind.NOT_JSON, "This address takes forms of its own pages only.")
    try:
        found = await _InMemory(request.headers, request.stream(), max_files=1, max_fields=_MOST_FIELDS).parse()
    except (MultiPartException, ValueError, KeyError):
        raise Problem(Kind.MALFORMED, "The form cannot be read.") from None
    values: dict[str, list[str]] = {}
    file = None
    for name, value in found.multi_items():
        if isinstance(value, str):
            values.setdefault(name, []).append(value)
        elif name == _FILE and value.filename:
            file = _File((value.content_type or "").partition(";")[0].strip().lower(), await value.read())
    await found.close()
    return Posted(values), file


async def _save(ref: CaseRef, sent: Posted, file: _File | None, caller: Visitor, services: Services) -> Response:
    if file is None:
        raise not_so(_FILE, "Choose the file.")
    said = parse(_SAID, Form(_WHAT, sent, zone_of(services, caller)).facts())
    name = key_typed(_NAMES, _whole_name(sent.one(_NAME), file.media), _NAME, _HOW)
    return await api.documents.save(ref, name, api.documents.Sent(file.media, file.read, said), caller, services)


def _whole_name(typed: str, media: str) -> str:
    """The name with the ending of its kind, which nobody should have to type."""
    ending = ENDINGS.get(media, "")
    return typed if not typed or typed.lower().endswith(ending) else f"{typed}{ending}"


def _form(desk: Desk, ref: CaseRef, sent: Posted, problem: Problem | None = None) -> Response:
    placed = None if problem is None else Problem(problem.kind, problem.detail, tuple(map(_placed, problem.objections)))
    return page(
        desk.request, "upload.html.j2", desk.caller, ref=ref, file_name=_FILE, taken=",".join(ENDINGS.values()),
        law=desk.services.books.lawbook.in_force(desk.services.now().date()),
        **drawn(Form(_FIELDS, sent, desk.zone), placed),
    )  # fmt: skip


def _placed(objection: Objection) -> Objection:
    name = (objection.field or "").removeprefix("command.")
    return objection.model_copy(update={"field": _MENDS.get(name, name) or None})
