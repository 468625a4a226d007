"""The base of every letter, who reads it, and what a case says when one is owed."""

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import Field

from domain.kernel.abbreviations import spelled
from domain.kernel.message import Message
from domain.letters.known import Known
from domain.letters.paper import Paper

__all__ = ["Enclosure", "Gap", "Letter", "Particulars", "Reader", "ReaderKind", "empty", "in_words"]

ReaderKind = Literal[
    "adult", "referrer", "agency", "regulator", "commissioner", "provider", "marac", "idva", "participant"
]  # fmt: skip


class Reader(Message):
    """Whom a letter is for: codes only. ``code`` tells one agency from another; a directory knows the address."""

    kind: ReaderKind
    code: str = Field(default="", max_length=80)

    @property
    def key(self) -> str:
        """The key under which a directory knows this reader."""
        return f"{self.kind}:{self.code}" if self.code else self.kind


class Gap(Message):
    """Something that a letter must say and does not yet: the rule, the field, words for whoever completes it."""

    rule: str
    field: str
    words: str


class Enclosure(Message):
    """A document of the case's record that goes out with a letter.

    It goes only if it stands in the record as ``kind``: then nobody else's data is in it (META-UPLOAD-REDACT), and no
    other paper of the case can be sent in its place. Else the letter waits with the gap that the rest of this names.
    """

    document: str
    kind: str
    rule: str
    field: str
    words: str


class Particulars(Message):
    """Who the adult is; only forms whose reader must find the person hold it (S42-CO-FORM-HEAD, DA-MARAC-S2)."""

    name: str = ""
    born: date | None = None
    address: str = ""
    record_number: str = ""


class Letter(Message):
    """One kind of letter: its fields are the allow-list of what its reader may see.

    ``anonymised``: nothing that identifies the adult may stand on it, and sending is blocked if it does
    (EST-CQC-ANON). ``rules`` are the catalogue's demands on its content.
    """

    readers: ClassVar[frozenset[ReaderKind]]
    anonymised: ClassVar[bool] = False
    rules: ClassVar[tuple[str, ...]] = ()

    def completed(self, known: Known) -> Self:  # noqa: ARG002 -- most letters name nobody
        """The letter with what registers know, where its reader may see it and it says nothing of it yet."""
        return self

    def gaps(self) -> tuple[Gap, ...]:
        """What is still missing; a letter with a gap is not sent."""
        return ()

    def enclosures(self) -> tuple[Enclosure, ...]:
        """The documents that go with it."""
        return ()

    def paper(self, reference: str) -> Paper:
        """What stands on the paper; ``reference`` is the case's number, the only name by which it is called."""
        raise NotImplementedError


def empty(letter: Letter, rule: str, fields: dict[str, str]) -> tuple[Gap, ...]:
    """A gap for each of these fields that says nothing; the dictionary gives the words for each."""
    return tuple(
        Gap(rule=rule, field=name, words=words) for name, words in fields.items() if not _said(getattr(letter, name))
    )


def in_words(code: str) -> str:
    """A code as people read it: ``care_home`` as "care home", ``idva_referral`` as "IDVA referral"."""
    return spelled(" ".join(code.replace("_", " ").replace("-", " ").split()))


def _said(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, (), {})
