"""What a hearing obliges to, where no time is given (26.33, 26.52)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.patient.file import PatientFile
from domain.patient.owed.obligations import owes
from domain.patient.tribunal.applying import HearingListed
from domain.patient.tribunal.deciding import TribunalDecided

__all__ = ["TRIBUNAL_OWES"]


def _restricted(file: PatientFile, _: Any) -> bool:
    return file.status.restricted


def _sentenced(file: PatientFile, _: Any) -> bool:
    return file.status.lead in {"probation", "yot"}


TRIBUNAL_OWES: Final[tuple[Owed, ...]] = (
    owes("MDO-SOS-STATEMENT", "Statement of the Secretary of State", "26.33",
         "Send a written statement to the Tribunal for the Secretary of State.",
         "MentalHealthCasework", HearingListed, must=False, when=_restricted, ends=(TribunalDecided,)),
    owes("MDO-TP-INFORM", "Probation knows of the proceedings", "26.52",
         "Tell the offender manager of the proceedings and of their outcome.",
         "MentalHealthPractitioner", HearingListed, TribunalDecided, when=_sentenced),
)  # fmt: skip
