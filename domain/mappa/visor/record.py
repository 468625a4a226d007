"""What is done in ViSOR is told here by reference: created, partnered, restricted, archived, taken up again."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.roles import AGENCY_OF, Agency
from domain.mappa.visor.needing import need_of, owner_of
from domain.mappa.visor.state import Owner

__all__ = [
    "AddVisorPartners", "ArchiveVisorRecord", "ContactPolice", "CreateVisorRecord", "PoliceContacted",
    "ReactivateVisorRecord", "RestrictVisorRecord", "ReviewForRemoval", "ShareVisorData", "VisorDataShared",
    "VisorPartnersAdded", "VisorRecordArchived", "VisorRecordCreated", "VisorRecordReactivated",
    "VisorRecordRestricted", "VisorRecordReviewed", "add_visor_partners", "archive_visor_record", "contact_police",
    "create_advice", "create_visor_record", "reactivate_visor_record", "restrict_visor_record",
    "review_for_removal", "share_visor_data",
]  # fmt: skip

REFERENCE = r"^[A-Za-z0-9][A-Za-z0-9./-]{0,39}$"
_ARCHIVE = {1: "MAPPA-VIS-ARCHIVE-CAT1", 2: "MAPPA-VIS-ARCHIVE-CAT2", 3: "MAPPA-VIS-ARCHIVE-CAT3"}


class _Record(Message):
    """The reference of a nominal record, who owns it and the ViSOR manager's post (a code, never a name)."""

    reference: str = Field(pattern=REFERENCE)
    owner: Owner
    manager: str = Field(default="", pattern=r"^[A-Za-z0-9._-]{0,40}$")


class CreateVisorRecord(_Record, Advised):
    """Tell that the nominal record is made in ViSOR."""

    type: Literal["CreateVisorRecord"] = "CreateVisorRecord"


class VisorRecordCreated(_Record, Event):
    """The record exists."""

    type: Literal["VisorRecordCreated"] = "VisorRecordCreated"


class AddVisorPartners(Advised):
    """Tell which agencies are partners of the record."""

    type: Literal["AddVisorPartners"] = "AddVisorPartners"
    partners: tuple[Agency, ...] = Field(min_length=1)


class VisorPartnersAdded(Event):
    """These agencies can put information into the record."""

    type: Literal["VisorPartnersAdded"] = "VisorPartnersAdded"
    partners: tuple[Agency, ...]


class RestrictVisorRecord(Advised):
    """Mark the record Restricted Access."""

    type: Literal["RestrictVisorRecord"] = "RestrictVisorRecord"
    because: Literal["terrorist", "high_profile", "protected_person"]


class VisorRecordRestricted(Event):
    """Restricted Access."""

    type: Literal["VisorRecordRestricted"] = "VisorRecordRestricted"
    because: Literal["terrorist", "high_profile", "protected_person"]


class ArchiveVisorRecord(Advised):
    """Tell that the record is archived; it is kept and can be taken up again."""

    type: Literal["ArchiveVisorRecord"] = "ArchiveVisorRecord"
    died: bool = Field(default=False, description="The offender died under lifelong registration")


class VisorRecordArchived(Event):
    """Archived until the hundredth birthday."""

    type: Literal["VisorRecordArchived"] = "VisorRecordArchived"
    born: date | None = Field(default=None, description="The hundred years are counted from it; None: not known")


class ReactivateVisorRecord(Advised):
    """Tell that the archived record is live again."""

    type: Literal["ReactivateVisorRecord"] = "ReactivateVisorRecord"
    owner: Owner


class VisorRecordReactivated(Event):
    """The same record is live again."""

    type: Literal["VisorRecordReactivated"] = "VisorRecordReactivated"
    owner: Owner


class ReviewForRemoval(Advised):
    """Tell what the review at the hundredth anniversary of birth decided."""

    type: Literal["ReviewForRemoval"] = "ReviewForRemoval"
    removed: bool


class VisorRecordReviewed(Event):
    """Reviewed for removal."""

    type: Literal["VisorRecordReviewed"] = "VisorRecordReviewed"
    removed: bool


class _Shared(Message):
    """Data of another agency that leave ViSOR."""

    owned_by: Agency
    to: Agency
    consulted: bool = Field(default=False, description="The agency that owns the data was asked first")
    marked: bool = Field(default=False, description="The marking and its handling rules were kept")


class ShareVisorData(_Shared, Advised):
    """Share data from ViSOR that another agency owns."""

    type: Literal["ShareVisorData"] = "ShareVisorData"


class VisorDataShared(_Shared, Event):
    """Shared, with the owner's knowledge."""

    type: Literal["VisorDataShared"] = "VisorDataShared"


class ContactPolice(Advised):
    """Tell that the youth offending team or mental health service and the police exchanged contacts (8.19)."""

    type: Literal["ContactPolice"] = "ContactPolice"
    own_details_given: bool
    owners_details_obtained: bool


class PoliceContacted(Event):
    """Both know each other."""

    type: Literal["PoliceContacted"] = "PoliceContacted"


def create_visor_record(command: CreateVisorRecord, file: MappaFile, now: Circumstances) -> Ruling:
    """One record, by the right owner, with a manager."""
    fresh = file.visor.standing == "none"
    words = "A record exists: take it up again, do not make another."
    return unless_refused(
        (
            unless(fresh, "MAPPA-VIS-REACTIVATE", words, "reference"),
            unless(file.eligibility.category, "MAPPA-VIS-WHO-HAS-RECORD", "No category is met: no record is made."),
            unless(command.manager, "MAPPA-VIS-MANAGER", "Name the ViSOR manager's post.", "manager"),
            *_rightly_owned(command.owner, file, now),
        ),
        VisorRecordCreated.model_validate(command.body()),
    )


def create_advice(_: CreateVisorRecord, file: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Category 2 at Level 1 needs none; one that is made all the same says why."""
    exempt = file.eligibility.category is not None and need_of(file) is None
    words = "Category 2 at Level 1 needs no ViSOR record: the case system is enough."
    return (unless(not exempt, "MAPPA-VIS-CAT2-L1-EXEMPT", words),)


def add_visor_partners(command: AddVisorPartners, file: MappaFile, _: Circumstances) -> Ruling:
    """Of a live record."""
    return unless_refused((_live(file, "MAPPA-VIS-L23-PARTNERS"),), VisorPartnersAdded(partners=command.partners))


def restrict_visor_record(command: RestrictVisorRecord, file: MappaFile, _: Circumstances) -> Ruling:
    """For the exceptional cases of 13a.47 only, which the form names."""
    return unless_refused((_live(file, "MAPPA-VIS-RESTRICTED"),), VisorRecordRestricted(because=command.because))


def archive_visor_record(command: ArchiveVisorRecord, file: MappaFile, _: Circumstances) -> Ruling:
    """Only when no record is needed any more, unless the offender died; a drop to Level 1 leaves the case open."""
    need = None if command.died else need_of(file)
    rule = _ARCHIVE.get(file.eligibility.category or (need.category if need else 1), "MAPPA-VIS-WHO-HAS-RECORD")
    return unless_refused(
        (_live(file, rule), unless(need is None, rule, "The record is still needed: it stays live.")),
        VisorRecordArchived(born=file.born),
    )


def reactivate_visor_record(command: ReactivateVisorRecord, file: MappaFile, now: Circumstances) -> Ruling:
    """The archived record of somebody who is a MAPPA offender again."""
    return unless_refused(
        (
            unless(file.visor.standing == "archived", "MAPPA-VIS-REACTIVATE", "No archived record is known here."),
            unless(file.eligibility.category, "MAPPA-VIS-REACTIVATE", "No category is met."),
            *_rightly_owned(command.owner, file, now),
        ),
        VisorRecordReactivated(owner=command.owner),
    )


def review_for_removal(command: ReviewForRemoval, file: MappaFile, _: Circumstances) -> Ruling:
    """Of an archived record."""
    archived = file.visor.standing == "archived"
    return unless_refused(
        (unless(archived, "MAPPA-VIS-RETENTION-100", "Only an archived record is reviewed for removal."),),
        VisorRecordReviewed(removed=command.removed),
    )


def share_visor_data(command: ShareVisorData, file: MappaFile, now: Circumstances) -> Ruling:
    """The owner of the data is asked first; its own data an agency may share."""
    own = any(AGENCY_OF.get(role) == command.owned_by for role in now.by.roles)
    return unless_refused(
        (
            _live(file, "MAPPA-VIS-DATA-OWNER"),
            unless(own or command.consulted, "MAPPA-VIS-DATA-OWNER", "Ask the agency that owns the data first.",
                   "consulted"),
            unless(command.marked, "MAPPA-VIS-MARKING", "Keep the marking and its handling rules.", "marked"),
        ),
        VisorDataShared.model_validate(command.body()),
    )  # fmt: skip


def contact_police(command: ContactPolice, file: MappaFile, _: Circumstances) -> Ruling:
    """In a Category 1 case, both ways."""
    rule = "MAPPA-VIS-YOT-MH-CONTACT-POLICE"
    return unless_refused(
        (
            unless(file.eligibility.category == 1, rule, "This is for Category 1 cases."),
            unless(command.own_details_given, rule, "Give the record owner your own details.", "own_details_given"),
            unless(command.owners_details_obtained, rule, "Obtain the details of the record owner.",
                   "owners_details_obtained"),
        ),
        PoliceContacted(),
    )  # fmt: skip


def _rightly_owned(owner: Owner, file: MappaFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """Whose the record is follows from the category; only that agency tells of it."""
    category = file.eligibility.category
    rules = {2: "MAPPA-VIS-CAT2-CREATE", 3: "MAPPA-VIS-CAT3-OWNER", 4: "MAPPA-VIS-CAT4-OWNER"}
    rule = rules.get(category or 1, "MAPPA-VIS-CAT1-CREATE")
    right = owner_of(file)
    theirs = any(AGENCY_OF.get(role) == owner for role in now.by.roles)
    return (
        unless(owner == right, rule, f"This record is owned by {right}.", "owner"),
        unless(theirs, "MAPPA-ID-VISOR-ENTRY", "The agency that owns the record tells of it."),
    )


def _live(file: MappaFile, rule: str) -> Objection | None:
    return unless(file.visor.standing == "live", rule, "There is no live record.")
