"""The five documents that are quality assured and signed off, and the one way in which that is done (000 para 10.8).

A document is submitted by who wrote it; the signer gives it back with reasons, or signs it. Every version stays on
record. Who signs depends on who holds the case at that instant, and nobody signs what they ever submitted or what they
hold themselves (``SIGNING``; reading 12: if the Service Manager holds it, the Assistant Director signs).
"""

from typing import Final, Literal

from pydantic import Field

from domain.asking import day_of
from domain.forensic.file import Document, DocumentKind, ForensicFile, changed
from domain.forensic.roles import ASSISTANT_DIRECTOR, LEADS, SERVICE_MANAGER
from domain.forensic.stages import ASSESSING, CNP_REFERRED, OUTCOME, PLAN_ACTIVE, PLANNING
from domain.kernel.advice import Advised
from domain.kernel.chart import Folding
from domain.kernel.circumstances import Circumstances
from domain.kernel.four_eyes import Row, Signing, four_eyes, roles_of
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "BY_ASSISTANT_DIRECTOR", "SIGNERS", "SIGNING", "Return", "Returned", "SignOff", "SignedOff", "Submitted",
    "held_by_objection", "return_document", "returned", "sent_in", "sign_off", "signed", "signed_objection",
    "signing_objections", "submitted", "submitting_objection", "taken_up_anew",
]  # fmt: skip

BY_ASSISTANT_DIRECTOR: Final = Signing(
    "FOR-QA-SIGNOFF-SM", (Row(ASSISTANT_DIRECTOR, held_by=SERVICE_MANAGER), Row(SERVICE_MANAGER)), "FOR-QA-NO-SELF"
)
"""Cases that a manager holds: the next one up signs; a Team Leader never signs for the Advanced Practitioner."""

SIGNING: Final = Signing("FOR-QA-SIGNOFF", (Row(LEADS),), "FOR-QA-NO-SELF")
"""Cases that a social worker holds: Team Leader or Advanced Practitioner, either suffices."""

SIGNERS = SIGNING.roles | BY_ASSISTANT_DIRECTOR.roles


class Submitted(Event):
    """The base of the events by which one of the five documents goes to quality assurance."""

    version: int
    author: str


class Return(Advised):
    """Give a document back for correction."""

    type: Literal["Return"] = "Return"
    document: DocumentKind
    because: str = Field(min_length=3, max_length=8000)


class Returned(Event):
    """A document went back to who wrote it, with the reasons; the version stays on record."""

    type: Literal["Returned"] = "Returned"
    document: DocumentKind
    version: int
    because: str


class SignOff(Advised):
    """Quality assure and sign a document off."""

    type: Literal["SignOff"] = "SignOff"
    document: DocumentKind
    assured: str = Field(default="", max_length=8000, description="What the quality assurance looked at")


class SignedOff(Event):
    """A document is final."""

    type: Literal["SignedOff"] = "SignedOff"
    document: DocumentKind
    version: int
    signer: str
    authors: tuple[str, ...]
    assured: str = ""


def return_document(command: Return, file: ForensicFile, now: Circumstances) -> Ruling:
    """By whoever may sign it."""
    document = file.document(command.document)
    return unless_refused(
        (_waits(command.document, document, "FOR-QA-RETURN"), *signing_objections(file, document, now)),
        Returned(document=command.document, version=document.version, because=command.because),
    )


def sign_off(command: SignOff, file: ForensicFile, now: Circumstances) -> Ruling:
    """By the right signer, who is neither an author nor the one who holds the case."""
    document = file.document(command.document)
    return unless_refused(
        (_waits(command.document, document, "FOR-QA-SIGNOFF"), *signing_objections(file, document, now)),
        SignedOff(
            document=command.document, version=document.version, signer=now.by.id, authors=document.authors,
            assured=command.assured,
        ),
    )  # fmt: skip


def signing_objections(
    file: ForensicFile, document: Document, now: Circumstances
) -> tuple[Objection | None, ...]:  # fmt: skip
    """Why whoever acts may not sign this document of this case now."""
    holder = roles_of(file.worker, now)
    managed = not (LEADS | SERVICE_MANAGER).isdisjoint(holder)
    signing = BY_ASSISTANT_DIRECTOR if managed else SIGNING
    return four_eyes(signing, now, authors=(*document.authors, file.worker), holder_roles=holder)


def submitting_objection(kind: DocumentKind, file: ForensicFile) -> Objection | None:
    """A version that waits is not overtaken; a signed one is final until something takes it up anew."""
    words = "This document waits for quality assurance: it is signed or given back first."
    return unless(file.document(kind).state != "submitted", "FOR-QA-SIGNOFF", words, f"documents.{kind}")


def held_by_objection(rule: str, file: ForensicFile, now: Circumstances) -> Objection | None:
    """The work on a case is the allocated worker's; the leads of the service may act in the worker's absence."""
    words = "This is for the social worker to whom the case is allocated, or a lead of the service."
    own = now.acts_for(file.worker) or now.by.has_role(*LEADS, *SERVICE_MANAGER)
    return unless(own, rule, words)


def signed_objection(kind: DocumentKind, rule: str, words: str, file: ForensicFile) -> Objection | None:
    """Unless the document is signed off."""
    return unless(file.document(kind).state == "signed", rule, words, f"documents.{kind}")


def submitted(file: ForensicFile, kind: DocumentKind, event: Submitted) -> ForensicFile:
    """A new version waits."""
    authors = tuple(dict.fromkeys((*file.document(kind).authors, event.author)))
    return _document(file, kind, Document(state="submitted", version=event.version, authors=authors))


def sent_in(kind: DocumentKind) -> Folding:
    """Of the event by which this document is submitted: the day, beside what the event itself changes."""
    return lambda file, _, happened: _document(
        file, kind, file.document(kind).model_copy(update={"since": day_of(happened)})
    )


def returned(file: ForensicFile, event: Returned, happened: Happened) -> ForensicFile:
    """Back with the author, and with it the case."""
    before = file.document(event.document)
    back = _document(file, event.document, before.model_copy(update={"state": "returned", "since": day_of(happened)}))
    return changed(back, stage=_BACK_TO.get(event.document, file.stage))


def signed(file: ForensicFile, event: SignedOff, happened: Happened) -> ForensicFile:
    """Final, and the case goes on."""
    before = file.document(event.document)
    final = _document(file, event.document, before.model_copy(update={"state": "signed", "since": day_of(happened)}))
    ahead = file.review_leads_to if event.document == "review" else _ON_TO.get(event.document)
    return changed(final, stage=ahead or file.stage)


_BACK_TO = {"care_act_assessment": ASSESSING, "care_and_support_plan": PLANNING}
_ON_TO = {"care_act_assessment": OUTCOME, "care_and_support_plan": PLAN_ACTIVE, "cnp_application": CNP_REFERRED}


def _document(file: ForensicFile, kind: DocumentKind, document: Document) -> ForensicFile:
    return changed(file, documents={**file.documents, kind: document})


def _waits(kind: DocumentKind, document: Document, rule: str) -> Objection | None:
    words = f"No {kind.replace('_', ' ')} of this case waits for quality assurance."
    return unless(document.state == "submitted", rule, words, "document")


def taken_up_anew(file: ForensicFile, kind: DocumentKind) -> ForensicFile:
    """Another document of this kind begins: its versions are counted on, its authors are its own."""
    return _document(file, kind, Document(version=file.document(kind).version))
