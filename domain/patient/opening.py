"""A case begins: somebody is admitted to hospital, or received into guardianship, through the courts (26.3)."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.identification.state import Mappa
from domain.patient.roles import HOSPITAL, MHCS, SERVICE
from domain.patient.rows import PatientRegion
from domain.patient.stages import DETAINED, GUARDIANSHIP
from domain.patient.status.orders import lead_of, order_objections, sentence_objections
from domain.patient.status.state import Lead, Order, Sentence, Status

__all__ = ["AREA", "OPENING", "AdmitPatient", "PatientAdmitted"]

AREA = r"^[a-z][a-z0-9-]{1,40}$"


class Admission(Message):
    """Who was admitted, where, and by which order."""

    person: UUID
    hospital: str = Field(pattern=AREA, description="Code of the hospital; of a guardian, the authority")
    hospital_area: str = Field(pattern=AREA, description="MAPPA area of the hospital")
    home_area: str = Field(pattern=AREA, description="MAPPA area of the home address")
    order: Order
    sentence: Sentence | None = None
    already_mappa: bool = Field(default=False, description="Managed under MAPPA before this admission")
    category_3: bool = Field(default=False, description="Referred to MAPPA as a Category 3 offender")


class AdmitPatient(Admission, Advised):
    """A patient was admitted through the courts; this opens the case."""

    type: Literal["AdmitPatient"] = "AdmitPatient"


class PatientAdmitted(Admission, Event):
    """A patient is detained, or under guardianship, through the courts."""

    type: Literal["PatientAdmitted"] = "PatientAdmitted"
    lead: Lead


def admit_patient(command: AdmitPatient, _: PatientFile, now: Circumstances) -> Ruling:
    """By an order that can be made so; by a remand or the civil route only with MAPPA behind it."""
    unregistered = "Register the person first: the case needs to know whom it is about."
    return unless_refused(
        (
            unless(now.person(command.person), "CASE-PERSON", unregistered, "person"),
            *order_objections(command.order, now.today),
            *sentence_objections(command.order, command.sentence, now.today),
            *_enters(command),
        ),
        PatientAdmitted(**command.body(), lead=lead_of(command.order.basis, command.sentence, now.today)),
    )


def _enters(command: AdmitPatient) -> tuple[Objection | None, ...]:
    """A remand, a transfer of somebody not sentenced and the civil route bring nobody into MAPPA by themselves."""
    basis, known = command.order.basis, command.already_mappa
    by_transfer = known or command.category_3
    words = "This route brings nobody into MAPPA: open a case only for somebody who is in MAPPA already."
    return (
        unless(basis != "s35" or known, "MDO-S35-NOT-AUTO", words, "already_mappa"),
        unless(basis not in {"s48", "s48_49"} or by_transfer, "MDO-S48-NOT-AUTO", words, "already_mappa"),
        unless(basis != "civil" or by_transfer, "MDO-CIVIL-DUAL", words, "already_mappa"),
    )


def patient_admitted(file: PatientFile, event: PatientAdmitted) -> PatientFile:
    """In hospital under this order."""
    order, sentence = event.order, event.sentence
    status = Status(
        basis=order.basis, since=order.on, order=order, sentence=sentence, lead=event.lead,
        parole_suspended=bool(sentence and sentence.in_parole_process),
    )  # fmt: skip
    stage = GUARDIANSHIP if order.basis == "guardianship" else DETAINED
    mappa = Mappa(home_area=event.home_area)
    return changed(
        file, stage=stage, person=event.person, hospital=event.hospital, status=status, mappa=mappa,
    )  # fmt: skip


OPENING = PatientRegion(
    name="opening",
    rows=(Row("none", AdmitPatient, frozenset(), HOSPITAL | MHCS | SERVICE, admit_patient),),
    folds={PatientAdmitted: simply(patient_admitted)},
)
