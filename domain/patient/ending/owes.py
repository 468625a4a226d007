"""What the end of MAPPA obliges to (26.72)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.patient.ending.exiting import CaseEnded, MappaEnded
from domain.patient.file import PatientFile
from domain.patient.owed.obligations import owes

__all__ = ["ENDING_OWES"]


def _at_level_1(_: PatientFile, event: Any) -> bool:
    return bool(event.record == "part_4")


ENDING_OWES: Final[tuple[Owed, ...]] = (
    owes("MDO-EXIT-PART4", "Part 4 when MAPPA ends", "26.72",
         "Complete Part 4 of MAPPA I and send it to the Co-ordinator.",
         "ResponsibleClinician", MappaEnded, when=_at_level_1, ends=(CaseEnded,)),
)  # fmt: skip
