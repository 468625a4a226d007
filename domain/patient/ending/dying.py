"""The patient's death, told by the NHS or by the hospital."""

from datetime import date
from typing import Literal

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import OutsideKind, Ruling, as_told
from domain.kernel.message import Event, Message
from domain.patient.file import PatientFile, changed
from domain.patient.stages import ENDED

__all__ = ["DEATH", "Death", "PatientDied", "RecordDeath", "patient_died", "record_death"]


class Death(Message):
    """The day of death; the circumstances are for people to record."""

    on: date | None = None


class RecordDeath(Death, Advised):
    """Keep that the patient died."""

    type: Literal["RecordDeath"] = "RecordDeath"


class PatientDied(Death, Event):
    """The patient died: the case ends."""

    type: Literal["PatientDied"] = "PatientDied"


def record_death(command: RecordDeath, _: PatientFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (PatientDied(on=command.on),)


def patient_died(file: PatientFile, _: PatientDied) -> PatientFile:
    """Closed."""
    return changed(file, stage=ENDED)


DEATH = OutsideKind("uk.nhs.person-died.v1", Death, as_told(RecordDeath), "The patient died")
