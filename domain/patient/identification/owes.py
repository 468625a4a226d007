"""What identification obliges to, where no time is given (26.48, 26.51, 26.57, 26.58; 6.37)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.patient.file import PatientFile
from domain.patient.identification.civil import BehaviourWorries
from domain.patient.identification.forms import AreasChanged, Part1Sent, Part2Received, Part3Sent
from domain.patient.identification.identifying import MappaExplained, MappaIdentified, NotMappa
from domain.patient.leave.moving import HospitalTransferred
from domain.patient.opening import PatientAdmitted
from domain.patient.owed.obligations import owes
from domain.patient.planning.meeting import AccommodationPlanned

__all__ = ["IDENTIFICATION_OWES"]


def _to_be_notified(file: PatientFile, _: Any) -> bool:
    return not file.mappa.notified and file.status.basis != "civil"


def _first_answer(_: PatientFile, event: Part1Sent) -> bool:
    return not event.again


def _knows(file: PatientFile, _: Any) -> bool:
    return file.mappa.notified


def _unaware(file: PatientFile, _: Any) -> bool:
    return file.mappa.told == "not_yet"


def _registered(_: PatientFile, event: MappaIdentified) -> bool:
    return event.facts.registered


def _civil(_: PatientFile, event: PatientAdmitted) -> bool:
    return event.order.basis == "civil"


IDENTIFICATION_OWES: Final[tuple[Owed, ...]] = (
    owes("MDO-I-PART1", "MAPPA I to the Co-ordinator", "26.57; 6.37",
         "Notify the Co-ordinator of the home area on MAPPA I; no referral to Level 2 or 3 is needed for it.",
         "MentalHealthPractitioner", MappaIdentified, when=_to_be_notified, ends=(Part1Sent, NotMappa)),
    owes("MDO-I-PART2", "Part 2 comes back", "26.57",
         "Give the Responsible Clinician what other agencies hold, by Part 2 of MAPPA I.",
         "MappaCoordinator", Part1Sent, when=_first_answer, ends=(Part2Received,)),
    owes("MDO-I-UPDATE", "MAPPA I kept current", "6.37",
         "Bring MAPPA I up to date: an area, or the hospital, is another one.",
         "MentalHealthPractitioner", AccommodationPlanned, AreasChanged, HospitalTransferred, when=_knows,
         ends=(Part1Sent, Part3Sent)),
    owes("MDO-TELL-PATIENT", "The patient knows of MAPPA", "26.48",
         "Tell the patient that MAPPA applies, what it is and what it means.",
         "MentalHealthPractitioner", MappaIdentified, must=False, when=_unaware, ends=(MappaExplained, NotMappa)),
    owes("MDO-LEAD-RSO", "Police consulted about a registered sex offender", "26.51; 6.6",
         "Consult the police throughout the detention.",
         "MentalHealthPractitioner", MappaIdentified, when=_registered),
    owes("MDO-CIVIL-LEAD", "The lead agency knows of a civil admission", "26.58",
         "Contact the lead agency, or the Co-ordination Unit if it is not known.",
         "HospitalManager", PatientAdmitted, must=False, when=_civil),
    owes("MDO-CIVIL-POLICE", "Worrying behaviour of a civil patient", "26.58",
         "Ask the police for MAPPA status, and for convictions that suggest Category 3.",
         "ResponsibleClinician", BehaviourWorries, must=False),
)  # fmt: skip
