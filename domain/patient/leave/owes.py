"""Who is told that a restricted patient may leave the hospital (26.62, 26.78)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.patient.file import PatientFile
from domain.patient.leave.consenting import ConsentGiven
from domain.patient.owed.obligations import owes
from domain.patient.victims.telling import VictimInformed

__all__ = ["LEAVE_OWES"]

_LEAVES = frozenset({"escorted", "unescorted", "extended", "one_off"})


def _victim_is_told(file: PatientFile, event: ConsentGiven) -> bool:
    return event.to in _LEAVES and file.victims.scheme != "none" and not file.victims.exceptional


def _about(*what: str) -> Any:
    return lambda _file, event: event.about in what


LEAVE_OWES: Final[tuple[Owed, ...]] = (
    owes("MDO-LEAVE-MHCS-POLICE", "The casework section tells the police", "26.62 fn 65",
         "Inform the police where the patient is detained: of one-off leave, discretion for leave, a transfer, a "
         "discharge.",
         "MentalHealthCasework", ConsentGiven, must=False),
    owes("MDO-VIC-LEAVE", "Victim told of the permission for leave", "26.78",
         "Tell the victim that leave was agreed to, and not each period of it.",
         "VictimLiaisonOfficer", ConsentGiven, must=False, when=_victim_is_told, ends=(VictimInformed,),
         over=_about("leave")),
)  # fmt: skip
