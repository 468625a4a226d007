"""Recall of a conditionally discharged patient (26.25, 26.36).

The reference to the Tribunal that must follow, with its month, stands in the supervision's own case.
"""

from datetime import date
from typing import Literal

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.patient.file import PatientFile, changed
from domain.patient.planning.state import Planning
from domain.patient.stages import DETAINED
from domain.patient.status.reading import replace_status

__all__ = ["PatientRecalled", "RecallPatient", "patient_recalled", "recall_patient"]


class RecallPatient(Advised):
    """The Secretary of State recalls the patient to hospital."""

    type: Literal["RecallPatient"] = "RecallPatient"
    hospital: str


class PatientRecalled(Event):
    """Recalled: detained as before the discharge."""

    type: Literal["PatientRecalled"] = "PatientRecalled"
    hospital: str
    on: date


def recall_patient(command: RecallPatient, _: PatientFile, now: Circumstances) -> Ruling:
    """By the casework section alone, of whoever is conditionally discharged; the grounds are its own."""
    return (PatientRecalled(hospital=command.hospital, on=now.today),)


def patient_recalled(file: PatientFile, event: PatientRecalled) -> PatientFile:
    """Detained again, under what held the patient before."""
    tribunal = file.tribunal.model_copy(update={"applied": ()})
    back = replace_status(file, discharged_on=None)
    mappa, planning = file.mappa.model_copy(update={"identified": False}), Planning(level=file.planning.level)
    return changed(
        back, stage=DETAINED, hospital=event.hospital, tribunal=tribunal, mappa=mappa, planning=planning
    )  # fmt: skip
