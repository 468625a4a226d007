"""What goes into the record, and what is shared out of it (004 para 3.3, 4.1.5, 6.1, 9.9; L2058-2064)."""

from typing import Literal, get_args

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.regions.common import REFERENCE, needs

__all__ = [
    "ConfirmPersonSummary", "DocumentKind", "DocumentSaved", "InformationShared", "PersonSummaryConfirmed",
    "SaveDocument", "ShareInformation", "confirm_person_summary", "save_document", "share_information",
]  # fmt: skip

Characteristic = Literal[
    "age", "disability", "gender_reassignment", "race", "religion_or_belief", "sex", "sexual_orientation",
    "marriage_and_civil_partnership", "pregnancy_and_maternity",
]  # fmt: skip
DocumentKind = Literal[
    "provider_report", "io_report", "meeting_minutes", "establishment_minutes", "marac_minutes", "marac_referral",
    "mappa_minutes", "dash", "correspondence", "other",
]  # fmt: skip
_SHARED_MINUTES = frozenset({"establishment_minutes", "meeting_minutes"})


class Document(Message):
    """A document by its reference, and what it says of people whom this enquiry is not about."""

    document: str = Field(min_length=1, max_length=200)
    kind: DocumentKind
    from_third_party: bool = True
    about_others: bool = Field(default=False, description="It says something of others than the adult and the person"
                               " causing concern")  # fmt: skip
    others_removed: bool = False
    only_this_person: bool = Field(default=False, description="Of MARAC minutes: the extract alone")


class SaveDocument(Document, Command):
    """Save a document in the record of this case (META-UPLOAD-*)."""

    type: Literal["SaveDocument"] = "SaveDocument"
    password_removed: bool = Field(default=False, description="Or it never had one")
    chair_permits: bool = Field(default=False, description="Of MAPPA minutes: the chair of that meeting")


class DocumentSaved(Document, Event):
    """The document stands in the record without anybody else's data."""

    type: Literal["DocumentSaved"] = "DocumentSaved"


class Sharing(Message):
    """What is shared with whom, on which lawful basis; consent is asked for and is not the basis (META-SHARE)."""

    with_body: str = Field(pattern=REFERENCE, description="Code of the agency")
    purpose: str = Field(default="", max_length=4000)
    lawful_basis: Literal["public_task", "legal_obligation", "vital_interests"] | None = None
    consent: bool | None = None
    identifies_referrer: bool = False
    strictly_necessary_because: str = Field(default="", max_length=4000)


class ShareInformation(Sharing, Command):
    """Share information for the enquiry."""

    type: Literal["ShareInformation"] = "ShareInformation"
    anonymity_promised: bool = Field(default=False, description="Absolute anonymity was promised to the referrer")


class InformationShared(Sharing, Event):
    """An agency has the information."""

    type: Literal["InformationShared"] = "InformationShared"


class Summary(Message):
    """Which of the nine protected characteristics stand on the Person Summary: the fact, never the value."""

    recorded: tuple[Characteristic, ...] = ()
    not_recorded_because: dict[Characteristic, str] = {}


class ConfirmPersonSummary(Summary, Command):
    """Confirm that the person's record holds the protected characteristics, or why not (META-PROTCHAR)."""

    type: Literal["ConfirmPersonSummary"] = "ConfirmPersonSummary"


class PersonSummaryConfirmed(Summary, Event):
    """The Person Summary was looked through."""

    type: Literal["PersonSummaryConfirmed"] = "PersonSummaryConfirmed"


def save_document(command: SaveDocument, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Without a password and without other people's data."""
    return unless_refused(
        (
            unless(command.password_removed, "META-UPLOAD-PASSWORD", "Save the document with its password removed.",
                   "password_removed"),
            _others(command),
            _extract(command),
            _mappa(command),
        ),
        DocumentSaved.model_validate(command.model_dump(exclude={"type", "password_removed", "chair_permits"})),
    )  # fmt: skip


def share_information(command: ShareInformation, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """As a public task, with or without consent; an anonymous referrer only as far as strictly necessary."""
    necessary = said(command.strictly_necessary_because) or not (file.anonymous and command.identifies_referrer)
    limit = "The referrer asked for anonymity: share only what is strictly necessary, and say why it is."
    return unless_refused(
        (
            unless(command.lawful_basis, "META-SHARE", "Name the lawful basis: consent is not needed for it.",
                   "lawful_basis"),
            needs("META-SHARE", command.purpose, "Say what the information is shared for.", "purpose"),
            unless(necessary, "META-ANON-LIMIT", limit, "strictly_necessary_because"),
            unless(not command.anonymity_promised, "META-ANON-LIMIT", "Do not promise absolute anonymity.",
                   "anonymity_promised"),
        ),
        InformationShared.model_validate(command.model_dump(exclude={"type", "anonymity_promised"})),
    )  # fmt: skip


def confirm_person_summary(command: ConfirmPersonSummary, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Each characteristic is recorded, or there is a reason."""
    answered = {*command.recorded, *(name for name, why in command.not_recorded_because.items() if said(why))}
    missing = [name for name in get_args(Characteristic) if name not in answered]
    words = "Record it on the Person Summary, or say why it is not recorded."
    return unless_refused(
        (unless(None, "META-PROTCHAR", words, f"not_recorded_because.{name}") for name in missing),
        PersonSummaryConfirmed.model_validate(command.model_dump(exclude={"type"})),
    )


def _others(document: Document) -> Objection | None:
    clear = document.others_removed or not document.about_others
    if document.kind in _SHARED_MINUTES:
        words = "Anonymise what the minutes say of others before saving."
        return unless(clear, "META-UPLOAD-ESTMEETING", words, "others_removed")
    words = "Remove what is said of other people, except the person causing concern, before saving."
    return unless(clear, "META-UPLOAD-REDACT", words, "others_removed")


def _extract(document: Document) -> Objection | None:
    words = "Save only the section of the MARAC minutes that is about this person."
    full = document.kind == "marac_minutes" and not document.only_this_person
    return unless(not full, "META-UPLOAD-EXTRACT", words, "only_this_person")


def _mappa(document: SaveDocument) -> Objection | None:
    """MAPPA minutes go to the participants of that meeting only (22.24, 27.32)."""
    words = "MAPPA minutes are no paper of this case: ask the chair's permission for the key decisions."
    return unless(document.kind != "mappa_minutes" or document.chair_permits, "DA-MARAC-MINUTES", words, "kind")
