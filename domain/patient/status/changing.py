"""How one legal status becomes another: remission, a court's disposal, a community treatment order (26.5 to 26.22)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.leave.going import LeaveCancelled
from domain.patient.planning.state import Planning
from domain.patient.stages import CTO, DETAINED, GUARDIANSHIP, REMITTED
from domain.patient.status.orders import lead_of, order_objections, sentence_objections
from domain.patient.status.reading import with_basis
from domain.patient.status.state import REMANDS, Basis, Lead, Order, Sentence

__all__ = [
    "LegalStatusChanged", "MakeCommunityOrder", "PatientRemitted", "RecallToHospital", "RecordDisposal",
    "RecordTransfer", "RemitForTrial", "RemitToPrison", "contacted", "legal_status_changed", "make_community_order",
    "patient_remitted", "recall_to_hospital", "record_disposal", "record_transfer", "remit_for_trial",
    "remit_to_prison",
]  # fmt: skip

_COMMUNITY_ORDER_FROM = frozenset({"s37", "notional_37", "s47", "cpia", "s37_3"})
_REMITTABLE = frozenset({"s45A", "s47", "s47_49"})


class LegalStatusChanged(Event):
    """The patient is under another provision from this day on; within three days MAPPA is identified anew."""

    type: Literal["LegalStatusChanged"] = "LegalStatusChanged"
    basis: Basis
    before: Basis | None
    because: Coded
    on: date
    lead: Lead
    order: Order | None = None
    sentence: Sentence | None = None


class RemitToPrison(Advised):
    """The Secretary of State sends a sentenced patient back to prison (s.50(1))."""

    type: Literal["RemitToPrison"] = "RemitToPrison"
    because: Literal["treatment_not_needed", "treatment_not_effective", "discharge_refused"]


class PatientRemitted(Event):
    """Back in prison, or before the court: the hospital's part is over."""

    type: Literal["PatientRemitted"] = "PatientRemitted"
    to: Literal["prison", "court"]
    because: Coded
    on: date
    rule: str = Field(description="The provision under which the patient went")


class RemitForTrial(Advised):
    """The Secretary of State sends somebody who is fit to be tried to the court."""

    type: Literal["RemitForTrial"] = "RemitForTrial"
    clinician_advised: bool = Field(description="The Responsible Clinician advised that the patient is fit")


class RecordDisposal(Advised):
    """The court disposed of the case of somebody who was on remand; None: no order of the Act was made."""

    type: Literal["RecordDisposal"] = "RecordDisposal"
    order: Order | None = None
    sentence: Sentence | None = None


class RecordTransfer(Advised):
    """Somebody who had been remitted is in hospital again by a new order or direction."""

    type: Literal["RecordTransfer"] = "RecordTransfer"
    order: Order
    sentence: Sentence | None = None


class MakeCommunityOrder(Advised):
    """The Responsible Clinician discharges onto a community treatment order (s.17A)."""

    type: Literal["MakeCommunityOrder"] = "MakeCommunityOrder"
    conditions: tuple[str, ...] = Field(min_length=1)


class RecallToHospital(Advised):
    """The Responsible Clinician recalls a patient of a community treatment order (s.17E)."""

    type: Literal["RecallToHospital"] = "RecallToHospital"
    conditions_breached: bool = False
    treatment_needed: bool = False
    risk_without_recall: bool = Field(default=False, description="To health or safety of the patient or of others")


def remit_to_prison(command: RemitToPrison, file: PatientFile, now: Circumstances) -> Ruling:
    """Only where a prison sentence stands beside the detention."""
    rule = "MDO-S45A-REMIT" if file.status.basis == "s45A" else "MDO-S47-REMIT"
    words = "Only a transferred prisoner, or somebody under a limitation direction, can be sent to prison."
    return unless_refused(
        (unless(file.status.basis in _REMITTABLE, "MDO-S47-REMIT", words),),
        PatientRemitted(to="prison", because=command.because, on=now.today, rule=rule),
    )


def remit_for_trial(command: RemitForTrial, file: PatientFile, now: Circumstances) -> Ruling:
    """Somebody unfit to plead, of whom the clinician says that they are fit now."""
    unfit = file.status.order is not None and file.status.order.finding == "unfit_did_act"
    words = "Only somebody who was unfit to plead is sent back for trial."
    advised = "The Secretary of State acts on the Responsible Clinician's advice."
    return unless_refused(
        (
            unless(unfit, "MDO-FIT-REMIT", words),
            unless(command.clinician_advised, "MDO-FIT-REMIT", advised, "clinician_advised"),
        ),
        PatientRemitted(to="court", because="fit_to_be_tried", on=now.today, rule="MDO-FIT-REMIT"),
    )


def record_disposal(command: RecordDisposal, file: PatientFile, now: Circumstances) -> Ruling:
    """What held somebody on remand ends with the case, or is replaced."""
    words = "No court has a case of this patient still to dispose of."
    remanded = unless(file.status.basis in REMANDS, "MDO-S48-RESTRICT-END", words)
    if command.order is None:
        over = PatientRemitted(to="court", because="disposed", on=now.today, rule="MDO-S48-RESTRICT-END")
        return unless_refused((remanded,), over)
    return unless_refused(
        (remanded, *_may_stand(command.order, command.sentence, now)),
        _new_status(command.order, command.sentence, file, now, "disposed"),
    )


def record_transfer(command: RecordTransfer, file: PatientFile, now: Circumstances) -> Ruling:
    """As at the first admission."""
    return unless_refused(
        _may_stand(command.order, command.sentence, now),
        _new_status(command.order, command.sentence, file, now, "transferred_again"),
    )


def _may_stand(order: Order, sentence: Sentence | None, now: Circumstances) -> tuple[Objection | None, ...]:
    return (*order_objections(order, now.today), *sentence_objections(order, sentence, now.today))


def _new_status(
    order: Order, sentence: Sentence | None, file: PatientFile, now: Circumstances, because: str
) -> LegalStatusChanged:
    return LegalStatusChanged(
        basis=order.basis, before=file.status.basis, because=because, on=now.today, order=order, sentence=sentence,
        lead=lead_of(order.basis, sentence, now.today),
    )  # fmt: skip


def make_community_order(_: MakeCommunityOrder, file: PatientFile, now: Circumstances) -> Ruling:
    """From an unrestricted order; of a notional one Probation is heard first, and the level is screened.

    No leave is planned any more, and nobody is to be told of one.
    """
    words = "A community treatment order follows an unrestricted hospital order, or a notional one."
    status = file.status
    cto = LegalStatusChanged(
        basis="cto", before=status.basis, because="community_treatment_order", on=now.today, lead=status.lead
    )
    return unless_refused(
        (unless(status.basis in _COMMUNITY_ORDER_FROM, "MDO-CTO", words), *contacted(file)), cto,
        *(LeaveCancelled(leave=leave, because="community_treatment_order") for leave in file.leave.plans),
    )  # fmt: skip


def contacted(file: PatientFile) -> tuple[Objection | None, ...]:
    """What the hospital's own decision to discharge waits for: Probation's word, and the screening of the level."""
    probation = "Contact the Probation Service before a patient under a notional hospital order is discharged."
    screened = "Screen the case for Level 2 or 3 before the discharge."
    asked = file.status.basis != "notional_37" or file.planning.probation_contacted
    return (
        unless(asked, "MDO-N37-CONTACT", probation, "planning.probation_contacted"),
        unless(file.mappa.category is None or file.planning.screened, "MDO-SCREEN-ALL", screened, "planning.screened"),
    )


def recall_to_hospital(command: RecallToHospital, file: PatientFile, now: Circumstances) -> Ruling:
    """For a breach of the conditions, or for treatment without which there would be a risk."""
    words = "Recall needs a breach of the conditions, or a need of treatment and a risk without the recall."
    ground = command.conditions_breached or (command.treatment_needed and command.risk_without_recall)
    back = file.status.under or "s37"
    return unless_refused(
        (unless(ground, "MDO-CTO-RECALL", words, "conditions_breached"),),
        LegalStatusChanged(basis=back, before="cto", because="recalled", on=now.today, lead=file.status.lead),
    )


def legal_status_changed(file: PatientFile, event: LegalStatusChanged) -> PatientFile:
    """One current basis; who leads; to be identified anew."""
    status = with_basis(file.status, event.basis, event.on)
    status = status.model_copy(update={
        "lead": event.lead, "under": event.before if event.basis == "cto" else None,
        "order": event.order or status.order, "sentence": event.sentence or status.sentence,
    })  # fmt: skip
    stage = {"cto": CTO, "guardianship": GUARDIANSHIP}.get(event.basis, DETAINED)
    if event.sentence is not None:
        status = status.model_copy(update={"parole_suspended": event.sentence.in_parole_process})
    again = event.because in {"recalled", "transferred_again"}
    planning = Planning(level=file.planning.level) if again else file.planning
    leave = file.leave.left if event.basis == "cto" else file.leave.model_copy(update={"consents": frozenset()})
    return changed(
        file, stage=stage, status=status, planning=planning, leave=leave,
        mappa=file.mappa.model_copy(update={"identified": False}),
        tribunal=file.tribunal.model_copy(update={"applied": ()}),
    )  # fmt: skip


def patient_remitted(file: PatientFile, event: PatientRemitted) -> PatientFile:
    """Out of hospital."""
    return changed(file, stage=REMITTED, status=with_basis(file.status, None, event.on), leave=file.leave.left)
