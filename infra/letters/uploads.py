"""Uploaded documents: kept sealed, and only when nothing of other people is in them any more (META-UPLOAD-*).

Whether a document says something of other people, only whoever read it can know: that has to be confirmed. Whether it
is locked with a password can be seen, and is.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

import msoffcrypto
from msoffcrypto.exceptions import FileFormatError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from infra.store.documents import Document, Documents

__all__ = ["ENDINGS", "UPLOADED", "Fault", "Upload", "Uploads", "faults_of"]

ENDINGS: Final[Mapping[str, str]] = MappingProxyType({
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/msword": ".doc",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/plain": ".txt",
})  # fmt: skip
"""The kinds of document that are taken, and how their names end; a carrier wants to see it."""

UPLOADED: Final = "upload/"
"""How the references of uploaded documents begin."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A document from outside. ``others_removed``: by whom it was confirmed that nothing of other people is left."""

    stream: str
    name: str
    media_type: str
    body: bytes = field(repr=False)
    by: str
    others_removed: bool
    of_several_people: bool = False
    others_anonymised: bool = False
    marac_minutes: bool = False
    extract_only: bool = False

    @property
    def id(self) -> str:
        """The document's name for good, by which the case refers to it."""
        return f"{UPLOADED}{self.stream}/{self.name}"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an upload is refused: the rule, and words."""

    rule: str
    words: str
    field: str


class Uploads:
    """Takes documents in."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def keep(self, upload: Upload, at: datetime) -> tuple[Fault, ...]:
        """Keep an upload under its ``id``; every reason against it if there are any: then nothing is.

        Raises FileExistsError if the case has another document of this name.
        """
        if faults := faults_of(upload):
            return faults
        id_ = upload.id
        document = Document(id_, upload.stream, upload.media_type, at, upload.by, upload.body)
        if not await self._documents.keep(document) and not await self._same(id_, upload.body):
            raise FileExistsError(id_)
        return ()

    async def _same(self, id_: str, body: bytes) -> bool:
        there = await self._documents.read(id_)
        return there is not None and there.body == body


def faults_of(upload: Upload) -> tuple[Fault, ...]:
    """Every rule that stands in the way of this upload."""
    asked = (
        ("META-UPLOAD-REDACT", "others_removed", upload.others_removed,
         "Remove what the document says of other people, except the person causing concern, and confirm it."),
        ("META-UPLOAD-PASSWORD", "body", not locked(upload.body), "Take the password off the document first."),
        ("META-UPLOAD-ESTMEETING", "others_anonymised", upload.others_anonymised or not upload.of_several_people,
         "The minutes cover several people: anonymise what they say of the others."),
        ("META-UPLOAD-EXTRACT", "extract_only", upload.extract_only or not upload.marac_minutes,
         "Of MARAC minutes save only the section about this person."),
    )  # fmt: skip
    return tuple(Fault(rule, words, field) for rule, field, holds, words in asked if not holds)


def locked(body: bytes) -> bool:
    """Whether a PDF or an Office document is locked with a password; other formats cannot be told and pass."""
    try:
        if body[:1024].find(b"%PDF-") >= 0:
            return PdfReader(io.BytesIO(body)).is_encrypted
        return bool(msoffcrypto.OfficeFile(io.BytesIO(body)).is_encrypted())
    except (PyPdfError, FileFormatError):
        return False  # no document of these kinds
