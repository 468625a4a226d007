"""Discharge: of the unrestricted by the hospital, of the restricted by the Secretary of State (26.5, 26.9, 26.10).

What the Tribunal directs stands in ``tribunal/deciding.py``; the events are the same.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.stages import COMMUNITY, CONDITIONAL
from domain.patient.status.changing import contacted
from domain.patient.status.reading import consent_rule, replace_status, with_basis

__all__ = [
    "ConditionallyDischarged", "Conditions", "ConditionsVaried", "Discharger", "DischargePatient",
    "EndCommunityOrder", "EndGuardianship", "PatientDischarged", "VaryConditions", "conditionally_discharged",
    "conditions_advice", "discharge_advice", "discharge_patient", "discharged", "end_community_order",
    "end_guardianship", "patient_discharged", "vary_conditions",
]  # fmt: skip

Discharger = Literal["tribunal", "secretary_of_state", "responsible_clinician", "hospital_managers"]
_HOSPITAL: frozenset[str] = frozenset({"responsible_clinician", "hospital_managers"})


class Conditions(Message):
    """The conditions of a discharge, by their kind; their words stand in the supervision's own case."""

    kinds: tuple[
        Literal["residence", "treatment", "social_supervision", "clinical_supervision", "exclusion", "other"], ...
    ] = ()  # fmt: skip
    proportionate: bool = Field(default=True, description="Proportionate and reasonable in all the circumstances")
    deprives_of_liberty: bool = False


class DischargePatient(Advised):
    """Discharge the patient: by the hospital if unrestricted, by the Secretary of State if restricted."""

    type: Literal["DischargePatient"] = "DischargePatient"
    by: Literal["secretary_of_state", "responsible_clinician", "hospital_managers"]
    kind: Literal["conditional", "absolute"]
    conditions: Conditions | None = None


class ConditionallyDischarged(Event):
    """In the community, liable to recall. MAPPA goes on."""

    type: Literal["ConditionallyDischarged"] = "ConditionallyDischarged"
    by: Discharger
    on: date
    conditions: Conditions


class PatientDischarged(Event):
    """Nothing of the Act holds the patient any more; ``by`` "time": an order ran out."""

    type: Literal["PatientDischarged"] = "PatientDischarged"
    by: Discharger | Literal["time"]
    on: date
    what: Literal["absolute_discharge", "community_order_ended", "guardianship_ended"]


class VaryConditions(Advised):
    """The Secretary of State adds, varies or removes conditions, those of the Tribunal as well."""

    type: Literal["VaryConditions"] = "VaryConditions"
    conditions: Conditions


class ConditionsVaried(Event):
    """The conditions are these now."""

    type: Literal["ConditionsVaried"] = "ConditionsVaried"
    conditions: Conditions


class EndCommunityOrder(Advised):
    """The community treatment order ran out, or was ended."""

    type: Literal["EndCommunityOrder"] = "EndCommunityOrder"
    by: Literal["time", "responsible_clinician", "hospital_managers", "tribunal"]


class EndGuardianship(Advised):
    """The guardianship ended."""

    type: Literal["EndGuardianship"] = "EndGuardianship"
    by: Literal["time", "responsible_clinician", "tribunal"]


def discharge_patient(command: DischargePatient, file: PatientFile, now: Circumstances) -> Ruling:
    """By whoever may, of that kind; the hospital's own decision waits for Probation's word and for the screening."""
    own = contacted(file) if command.by in _HOSPITAL and not file.status.discharged_on else ()
    return unless_refused(
        (*_may(command, file), *_kind(command, file), *own),
        discharged(command.kind, command.by, command.conditions, now.today),
    )


def discharged(
    kind: Literal["conditional", "absolute"], by: Discharger, conditions: Conditions | None, on: date
) -> ConditionallyDischarged | PatientDischarged:
    """The event of a discharge, by whomever."""
    if kind == "conditional":
        return ConditionallyDischarged(by=by, on=on, conditions=conditions or Conditions())
    return PatientDischarged(by=by, on=on, what="absolute_discharge")


def _may(command: DischargePatient, file: PatientFile) -> tuple[Objection | None, ...]:
    if not file.status.restricted:
        words = "The patient is not restricted: the Responsible Clinician or the hospital managers discharge."
        return (unless(command.by in _HOSPITAL, "MDO-S37-DISCHARGE", words, "by"),)
    words = "The Tribunal, the Secretary of State, or the clinician with consent discharge a restricted patient."
    clinician = command.by == "responsible_clinician"
    agreed = not clinician or "discharge" in file.leave.consents
    return (
        unless(command.by == "secretary_of_state" or clinician, "MDO-RES-DISCHARGE-AUTH", words, "by"),
        unless(agreed, consent_rule(file.status), "The Secretary of State's consent must be on record first.", "by"),
    )


def _kind(command: DischargePatient, file: PatientFile) -> tuple[Objection | None, ...]:
    conditional = command.kind == "conditional"
    unrestricted = "An unrestricted patient is discharged outright, or onto a community treatment order."
    conditions = "Say under which conditions."
    return (
        unless(not conditional or file.status.restricted, "MDO-SOS-SCOPE", unrestricted, "kind"),
        unless(not conditional or command.conditions, "MDO-COND-PROPORTION", conditions, "conditions"),
        unless(not conditional or not file.status.discharged_on, "MDO-CD-RECALLABLE",
               "The patient is conditionally discharged already.", "kind"),
    )  # fmt: skip


def discharge_advice(command: DischargePatient, file: PatientFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """Absolute discharge straight from hospital is rare for the restricted; conditions are measured."""
    straight = command.kind == "absolute" and file.status.restricted and not file.status.discharged_on
    words = "A restricted patient is first discharged conditionally; straight from hospital it is rare."
    return (unless(not straight, "MDO-CD-FIRST", words, "kind"), *conditions_advice(command.conditions))


def conditions_advice(conditions: Conditions | None) -> tuple[Objection | None, ...]:
    """Proportionate, and no deprivation of liberty: the case law moves, so it warns."""
    if conditions is None:
        return ()
    measured = "Conditions are proportionate and reasonable in all the circumstances."
    liberty = "Conditions of the Tribunal may not amount to a deprivation of liberty: look at the case law of today."
    return (
        unless(conditions.proportionate, "MDO-COND-PROPORTION", measured, "conditions"),
        unless(not conditions.deprives_of_liberty, "MDO-COND-DOL", liberty, "conditions"),
    )


def vary_conditions(command: VaryConditions, _: PatientFile, __: Circumstances) -> Ruling:
    """By the casework section alone."""
    return (ConditionsVaried(conditions=command.conditions),)


def end_community_order(command: EndCommunityOrder, _: PatientFile, now: Circumstances) -> Ruling:
    """Never refused."""
    return (PatientDischarged(by=command.by, on=now.today, what="community_order_ended"),)


def end_guardianship(command: EndGuardianship, _: PatientFile, now: Circumstances) -> Ruling:
    """Never refused."""
    return (PatientDischarged(by=command.by, on=now.today, what="guardianship_ended"),)


def conditionally_discharged(file: PatientFile, event: ConditionallyDischarged) -> PatientFile:
    """In the community; consents, plans and what leave was taken are of the past."""
    mappa = file.mappa.model_copy(update={"identified": False})
    tribunal = file.tribunal.model_copy(update={
        "applied": (), "pending": False, "deferred": False, "recommended": "",
    })  # fmt: skip
    out = changed(file, stage=CONDITIONAL, leave=file.leave.left, mappa=mappa, tribunal=tribunal)
    return replace_status(out, discharged_on=event.on)


def patient_discharged(file: PatientFile, event: PatientDischarged) -> PatientFile:
    """Out of the Act; what MAPPA rests on now is told behind it."""
    status = with_basis(file.status, None, event.on).model_copy(update={"discharged_on": None, "under": None})
    return changed(file, stage=COMMUNITY, status=status, leave=file.leave.left)
