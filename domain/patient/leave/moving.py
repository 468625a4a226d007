"""Another hospital; absence without leave (26.7, 26.73)."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.leave.consenting import consented
from domain.patient.leave.going import with_leave
from domain.patient.opening import AREA

__all__ = [
    "HospitalTransferred", "PatientAbsent", "PatientReturned", "PoliceTold", "RecordAbsence", "RecordReturn",
    "TellPolice", "TransferHospital", "hospital_transferred", "patient_absent", "patient_returned", "police_told",
    "record_absence", "record_return", "tell_police", "transfer_hospital",
]  # fmt: skip


class _Hospital(Message):
    hospital: str = Field(pattern=AREA, description="Code of the hospital")
    hospital_area: str = Field(pattern=AREA, description="MAPPA area of the hospital")


class TransferHospital(_Hospital, Advised):
    """Move the patient to another hospital."""

    type: Literal["TransferHospital"] = "TransferHospital"


class HospitalTransferred(_Hospital, Event):
    """The patient is in another hospital."""

    type: Literal["HospitalTransferred"] = "HospitalTransferred"


class _Absence(Message):
    how: Literal["escaped", "absconded_from_escort", "failed_to_return"]


class RecordAbsence(_Absence, Advised):
    """The patient is gone without leave; if the police were told in the same minute, say so here."""

    type: Literal["RecordAbsence"] = "RecordAbsence"
    police_told: bool = Field(default=False, description="Told at once, with any known victims at risk")


class PatientAbsent(_Absence, Event):
    """The patient is gone."""

    type: Literal["PatientAbsent"] = "PatientAbsent"
    known_at: datetime


class TellPolice(Advised):
    """The local police have the information, by the local protocol."""

    type: Literal["TellPolice"] = "TellPolice"
    victims_at_risk: Literal["told", "none_known"] = Field(description="Known victims who may be at risk were named")


class PoliceTold(Event):
    """The police know."""

    type: Literal["PoliceTold"] = "PoliceTold"


class RecordReturn(Advised):
    """The patient is back."""

    type: Literal["RecordReturn"] = "RecordReturn"


class PatientReturned(Event):
    """Back in hospital."""

    type: Literal["PatientReturned"] = "PatientReturned"


def transfer_hospital(command: TransferHospital, file: PatientFile, _: Circumstances) -> Ruling:
    """With consent where the patient is restricted; else the clinician decides."""
    words = "The patient is in this hospital already."
    return unless_refused(
        (
            unless(command.hospital != file.hospital, "MDO-S37-LEAVE", words, "hospital"),
            consented(file, "transfer"),
        ),
        HospitalTransferred.model_validate(command.body()),
    )


def record_absence(command: RecordAbsence, file: PatientFile, now: Circumstances) -> Ruling:
    """Never refused while the patient is here; the police are told at once."""
    absent = PatientAbsent(how=command.how, known_at=now.effective_at)
    told = (PoliceTold(),) if command.police_told else ()
    words = "The patient is absent already."
    return unless_refused((unless(not file.leave.absent, "MDO-ABSC-POLICE", words),), absent, *told)


def tell_police(_: TellPolice, file: PatientFile, __: Circumstances) -> Ruling:
    """Of somebody who is gone."""
    words = "Record the absence first."
    return unless_refused((unless(file.leave.absent, "MDO-ABSC-POLICE", words),), PoliceTold())


def record_return(_: RecordReturn, file: PatientFile, __: Circumstances) -> Ruling:
    """Of somebody who was gone."""
    words = "The patient is not absent."
    return unless_refused((unless(file.leave.absent, "MDO-ABSC-POLICE", words),), PatientReturned())


def hospital_transferred(file: PatientFile, event: HospitalTransferred) -> PatientFile:
    """There; the consent is used up."""
    moved = changed(file, hospital=event.hospital)
    return with_leave(moved, consents=file.leave.consents - {"transfer"})


def patient_absent(file: PatientFile, _: PatientAbsent) -> PatientFile:
    """Gone, and not on leave any more."""
    return with_leave(file, absent=True, on_leave="")


def police_told(file: PatientFile, _: PoliceTold) -> PatientFile:
    """For the chronology."""
    return file


def patient_returned(file: PatientFile, _: PatientReturned) -> PatientFile:
    """Back."""
    return with_leave(file, absent=False)
