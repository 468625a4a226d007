"""What the lead agency and a change of it oblige to, where no time is given (chapters 2, 21 and 25)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.mappa.eligibility.reading import category_of
from domain.mappa.file import MappaFile
from domain.mappa.flags.reading import has
from domain.mappa.lead.areas import MappaAreaSet
from domain.mappa.lead.leading import JointManagementNoted, LeadAgencySet, PractitionerAllocated, SupervisionRecorded
from domain.mappa.level.assessing import LevelAssessmentStarted
from domain.mappa.owed.obligations import owes
from domain.mappa.place.living import ApprovedPremisesEntered, ApprovedPremisesLeft
from domain.mappa.transfers.transferring import TransferCompleted
from domain.mappa.work.restrictions import ExemptionIssued, MappaJSent

__all__ = ["LEAD_OWES"]


def _category_1_elsewhere(file: MappaFile, event: Any) -> bool:
    return category_of(file) == 1 and event.agency != "police" and "police" not in file.lead.joint


def _restricted(file: MappaFile, event: Any) -> bool:
    return has(file, "work_restricted") and getattr(event, "what", "management") == "management"


def _exempt(file: MappaFile, _: Any) -> bool:
    return file.work.exempt and file.level.number in {2, 3}


def _foreign(file: MappaFile, _: Any) -> bool:
    return has(file, "foreign_national")


def _terrorism(file: MappaFile, _: Any) -> bool:
    return has(file, "terrorism_act", "terrorism_connected")


def _to_adult_services(_: MappaFile, event: Any) -> bool:
    return bool(event.kind == "yot_transition")


LEAD_OWES: Final[tuple[Owed, ...]] = (
    owes("MAPPA-LEAD-JOINT-CAT1", "Police jointly manage Category 1 cases led by others", "2.4",
         "Support joint management; record both agencies with the lead unchanged.",
         "police", LeadAgencySet, when=_category_1_elsewhere, ends=(JointManagementNoted,)),
    owes("MAPPA-CH-TRANS-PROTOCOL", "Transition to adult services by the protocol", "23.30",
         "Follow the Joint National Protocol for Transitions (England), or the guidance of Wales.",
         "yot", SupervisionRecorded, when=_to_adult_services),
    owes("MAPPA-J-UPDATE", "New MAPPA J on change", "21.23",
         "Send a new MAPPA J.",
         "other", LeadAgencySet, TransferCompleted, when=_restricted, ends=(MappaJSent,)),
    owes("MAPPA-P-REISSUE", "New MAPPA P on address change", "21.17",
         "Issue a new MAPPA P.",
         "other", MappaAreaSet, ApprovedPremisesEntered, ApprovedPremisesLeft, must=False,
         when=_exempt, ends=(ExemptionIssued,)),
    owes("MAPPA-FNO-OM-CONFIRM", "Offender manager confirms HOIE notified", "25.4",
         "Ensure HOIE is notified and has contact details; liaise on release and licence.",
         "other", PractitionerAllocated, when=_foreign),
    owes("MAPPA-CT-LEVEL-ASAP", "Level setting soon after allocation", "24.13",
         "Begin release planning incl. MAPPA level as soon as possible.",
         "probation", PractitionerAllocated, when=_terrorism, ends=(LevelAssessmentStarted,)),
)  # fmt: skip
