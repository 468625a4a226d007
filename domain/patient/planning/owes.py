"""What the planning of a discharge obliges to, where no time is given (26.59, 26.63 to 26.66, 26.70, 26.75)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.patient.file import PatientFile
from domain.patient.identification.forms import Part3Sent
from domain.patient.leave.going import LeavePlanned
from domain.patient.owed.obligations import owes
from domain.patient.planning.meeting import CareMeetingHeld
from domain.patient.planning.screening import LevelScreened, MappaReferralSent, WorkAppliedFor

__all__ = ["PLANNING_OWES"]


def _first(file: PatientFile, event: CareMeetingHeld) -> bool:
    return event.first_of_discharge and file.mappa.notified


def _to_be_considered(file: PatientFile, event: Any) -> bool:
    """At first unescorted leave, and when discharge is planned."""
    if not file.mappa.category or file.planning.screened:
        return False
    if isinstance(event, LeavePlanned):
        return event.kind == "unescorted" and "unescorted" not in file.leave.taken
    return bool(event.discharge_discussed)


def _level(*levels: int) -> Any:
    return lambda _file, event: event.level in levels


def _told_for(*occasions: str) -> Any:
    return lambda _file, event: event.occasion in occasions


PLANNING_OWES: Final[tuple[Owed, ...]] = (
    owes("MDO-I-PART3-CPA", "Part 3 after the first meeting about discharge", "26.59",
         "Update Part 3 of MAPPA I: discharge was discussed for the first time.",
         "MentalHealthPractitioner", CareMeetingHeld, must=False, when=_first, ends=(Part3Sent,),
         over=_told_for("discharge_discussed", "level_1")),
    owes("MDO-REF-TRIGGER", "Level 2 or 3 considered", "26.63",
         "Consider a referral to Level 2 or 3: first unescorted leave, or discharge, is planned.",
         "LeadAgency", CareMeetingHeld, LeavePlanned, must=False, when=_to_be_considered, ends=(LevelScreened,)),
    owes("MDO-REF-A", "Referral to Level 2 or 3", "26.64",
         "Send MAPPA A to the Co-ordinator; advice may be asked first.",
         "LeadAgency", LevelScreened, when=_level(2, 3), ends=(MappaReferralSent, LevelScreened),
         over=lambda _file, event: isinstance(event, MappaReferralSent) or event.level == 1),
    owes("MDO-L1-PART3", "Level 1 told in Part 3", "26.66",
         "Update Part 3 of MAPPA I: Level 1 is enough.",
         "MentalHealthPractitioner", LevelScreened, when=_level(1), ends=(Part3Sent,), over=_told_for("level_1")),
    owes("MDO-L1-MEETING", "Professionals' meeting at Level 1", "26.66",
         "Consider a professionals' meeting for the risk management plan.",
         "LeadAgency", LevelScreened, must=False, when=_level(1)),
    owes("MDO-J", "MAPPA J", "26.70; 21.22 to 21.31",
         "Complete MAPPA J: the patient applies for work or benefits, and restrictions exist.",
         "LeadAgency", WorkAppliedFor, when=lambda _file, event: event.restricted),
    owes("MDO-DWP-RISK", "Risk to staff of the Department for Work and Pensions", "26.70",
         "Put the risk to staff into the plan and discuss it with the Department.",
         "LeadAgency", WorkAppliedFor, must=False, when=lambda _file, event: event.staff_at_risk),
)  # fmt: skip
