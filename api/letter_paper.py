"""A letter as a document: as it was kept, or typeset now as a draft."""

from typing import Final

from fastapi import Response

from activities.letter_content import LetterContent
from activities.letter_messages import LetterRef
from activities.messages import CaseRef
from api.problems import Kind, Problem
from domain.letters.reference import reference_of
from infra.letters.directory import Addressee
from infra.letters.rendering import html_of, pdf_of
from infra.letters.sheet import Sheet, sheet_of
from infra.store.event_store import EventStore

__all__ = ["HTML", "PDF", "draft_of", "kept_of", "paper_answer"]

PDF: Final = "application/pdf"
HTML: Final = "text/html"
_NOBODY: Final = Addressee(name="(no address yet)")
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


async def kept_of(store: EventStore, one: LetterRef, round_: int, form: str) -> bytes:
    """The document as it went out or is to go out. Raises a 404 problem while it is not typeset."""
    document = await store.documents.read(f"{one.id}/{round_}/{form}")
    if document is None or document.body is None:
        raise Problem(Kind.NOT_FOUND, "The letter is not typeset yet: ask for its draft, or see what it needs.")
    return document.body


async def draft_of(one: LetterRef, content: LetterContent, form: str) -> bytes:
    """The letter as far as it goes, marked as a draft on every page."""
    case = CaseRef.of(one.stream)
    addressee = content.envelope.addressee or _NOBODY
    envelope = content.envelope.model_copy(update={"addressee": addressee})
    sheet = _marked(sheet_of(content.due, envelope, reference_of(case.lifecycle, case.case)))
    return await pdf_of(sheet) if form == "pdf" else html_of(sheet).encode()


def paper_answer(body: bytes, form: str) -> Response:
    """The document as it is sent: shown in place, kept by no cache, fetching nothing."""
    return Response(body, media_type=PDF if form == "pdf" else HTML, headers=_HEADERS)


def _marked(sheet: Sheet) -> Sheet:
    marking = " · ".join(part for part in ("DRAFT: NOT SENT", sheet.paper.marking) if part)
    return sheet.model_copy(update={"paper": sheet.paper.model_copy(update={"marking": marking})})
