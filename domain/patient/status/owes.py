"""What Probation and the hospital owe each other beside a sentence (26.17, 26.52)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.patient.file import PatientFile
from domain.patient.opening import PatientAdmitted
from domain.patient.owed.obligations import owes
from domain.patient.status.changing import LegalStatusChanged, PatientRemitted
from domain.patient.status.sentence import OffenderManagerRecorded

__all__ = ["STATUS_OWES"]


def _sentenced(_: PatientFile, event: Any) -> bool:
    return event.lead in {"probation", "yot"}


def _transferred(file: PatientFile, event: Any) -> bool:
    return _sentenced(file, event) and not file.status.offender_manager


def _notional(_: PatientFile, event: LegalStatusChanged) -> bool:
    return event.basis == "notional_37" and event.lead in {"probation", "yot"}


STATUS_OWES: Final[tuple[Owed, ...]] = (
    owes("MDO-TP-OM", "Offender manager of a transferred prisoner", "26.52",
         "Name the offender manager who co-ordinates the risk management plan for the release.",
         "ProbationPractitioner", PatientAdmitted, LegalStatusChanged, when=_transferred,
         ends=(OffenderManagerRecorded,)),
    owes("MDO-TP-VLU", "Victim Liaison Unit of a transferred prisoner", "26.52",
         "Complete the referral to the Victim Liaison Unit and keep the liaison officer up to date.",
         "ProbationPractitioner", PatientAdmitted, when=_sentenced),
    owes("MDO-TP-CONTINGENCY", "Joint plan for an unpredictable release", "26.52",
         "Hospital and Probation hold a contingency plan for a release by the Tribunal; refer to MAPPA if needed.",
         "LeadAgency", PatientAdmitted, LegalStatusChanged, when=_sentenced, ends=(PatientRemitted,)),
    owes("MDO-N37-OM", "Probation keeps the plan of a notional patient", "26.17",
         "The offender manager keeps the risk management plan; the licence applies on discharge before the end of "
         "the sentence: confirm the plan.",
         "ProbationPractitioner", LegalStatusChanged, when=_notional, ends=(PatientRemitted,)),
)  # fmt: skip
