"""The conditional discharge and its conditions (001 2.5; 004 26.9, 26.10)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.file import Condition, DischargeAuthority, SupervisionFile, changed
from domain.supervision.law.discharge import DISCHARGE_RULES
from domain.supervision.reports.schedule import timetable_upon_discharge
from domain.supervision.roles import CLINICAL_SUPERVISOR, SOCIAL_SUPERVISOR, TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import (
    BEFORE_DISCHARGE,
    DETAINED_RESTRICTED,
    RECALLED,
    SUPERVISED,
    WITH_SUPERVISOR,
)
from domain.supervision.visiting import visit_by

__all__ = [
    "DISCHARGE", "AcknowledgeConditions", "ConditionsAcknowledged", "ConditionsRecorded", "DischargeEffective",
    "EffectDischarge", "RecordConditions",
]  # fmt: skip

_DISCHARGEABLE = BEFORE_DISCHARGE | {RECALLED, DETAINED_RESTRICTED}
_USUAL = {"residence", "social_supervision", "clinical_supervision"}


class RecordConditions(Advised):
    """Record the conditions of the discharge, each by its type; they stand in place of those recorded before."""

    type: Literal["RecordConditions"] = "RecordConditions"
    set_by: Literal["tribunal", "secretary_of_state"]
    conditions: tuple[Condition, ...] = Field(min_length=1)


class ConditionsRecorded(Event):
    """The conditions of the discharge are these."""

    type: Literal["ConditionsRecorded"] = "ConditionsRecorded"
    set_by: Literal["tribunal", "secretary_of_state"]
    conditions: tuple[Condition, ...]


class AcknowledgeConditions(Advised):
    """Confirm that the conditions and one's own part in them are understood: each supervisor says so."""

    type: Literal["AcknowledgeConditions"] = "AcknowledgeConditions"
    words: str = Field(min_length=3, max_length=4000, description="Own part in public protection and in safe care")


class ConditionsAcknowledged(Event):
    """A supervisor confirmed that the conditions are understood."""

    type: Literal["ConditionsAcknowledged"] = "ConditionsAcknowledged"
    supervisor: Literal["social", "clinical"]
    words: str


class Discharging(Message):
    """On whose authority the person was conditionally discharged."""

    authority: DischargeAuthority
    consent: str = Field(default="", max_length=400, description="The Secretary of State's agreement, if it was needed")


class EffectDischarge(Discharging, Advised):
    """Record that the conditional discharge took effect: today, or at the instant that is given."""

    type: Literal["EffectDischarge"] = "EffectDischarge"


class DischargeEffective(Discharging, Event):
    """The conditional discharge took effect: visits and reports are owed from this day."""

    type: Literal["DischargeEffective"] = "DischargeEffective"
    on: date = Field(description="The local day on which it took effect")
    next_by: date | None = Field(default=None, description="By when the first visit is owed, if sooner than usual")


def record_conditions(command: RecordConditions, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Each in words of its own."""
    words = "Write down each condition."
    return unless_refused(
        (unless(all(said(each.words) for each in command.conditions), "SUP-COND-TYPES", words, "conditions"),),
        ConditionsRecorded.model_validate(command.body()),
    )


def conditions_advice(command: RecordConditions, _: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The usual conditions: their absence is a question, no error."""
    kinds = {each.kind for each in command.conditions}
    words = "A usual condition is missing: residence, social supervision or clinical supervision."
    return (unless(kinds >= _USUAL, "SUP-COND-CORE", words, "conditions"),)


def acknowledge(command: AcknowledgeConditions, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Each for themselves, of conditions that are recorded."""
    social, clinical = now.acts_for(file.supervisors.social), now.by.id == file.supervisors.clinical
    not_named = "Only the named supervisors confirm that they understand the conditions."
    none = "Record the conditions first."
    return unless_refused(
        (
            unless(social or clinical, "SUP-COND-UNDERSTOOD", not_named),
            unless(file.discharge.conditions, "SUP-COND-UNDERSTOOD", none),
        ),
        ConditionsAcknowledged(supervisor="clinical" if clinical else "social", words=command.words),
    )


def effect_discharge(command: EffectDischarge, file: SupervisionFile, now: Circumstances) -> Ruling:
    """With both supervisors named, and the conditions recorded and understood by both."""
    consent = "The Responsible Clinician discharges only with the Secretary of State's agreement: record it."
    agreed = command.authority != "responsible_clinician" or said(command.consent)
    next_by = visit_by(file.visits.every, now.today, now)
    return unless_refused(
        (unless(agreed, "SUP-RC-DISCHARGE-CONSENT", consent, "consent"), *_ready(file)),
        DischargeEffective(**command.body(), on=now.today, next_by=next_by),
        timetable_upon_discharge(now.today, now),
    )


def _ready(file: SupervisionFile) -> tuple[Objection | None, ...]:
    named, ready = file.supervisors, file.discharge
    return (
        unless(named.social and named.clinical, "SUP-TWO-SUPERVISORS", "Name both supervisors first.", "supervisors"),
        unless(ready.conditions, "SUP-COND-TYPES", "Record the conditions first.", "discharge.conditions"),
        unless(ready.acknowledged >= {"social", "clinical"}, "SUP-COND-UNDERSTOOD",
               "Both supervisors confirm first that they understand the conditions.", "discharge.acknowledged"),
    )  # fmt: skip


def conditions_recorded(file: SupervisionFile, event: ConditionsRecorded) -> SupervisionFile:
    """Known; both supervisors confirm them anew."""
    known = file.discharge.model_copy(update={"conditions": event.conditions, "acknowledged": frozenset()})
    return changed(file, discharge=known)


def acknowledged(file: SupervisionFile, event: ConditionsAcknowledged) -> SupervisionFile:
    """Understood."""
    confirmed = file.discharge.acknowledged | {event.supervisor}
    return changed(file, discharge=file.discharge.model_copy(update={"acknowledged": confirmed}))


def discharge_effective(file: SupervisionFile, event: DischargeEffective) -> SupervisionFile:
    """In the community."""
    legal = file.legal.model_copy(update={
        "status": "conditionally_discharged", "since": event.on, "authority": event.authority,
    })  # fmt: skip
    discharge = file.discharge.model_copy(update={"effective_on": event.on})
    return changed(file, stage=SUPERVISED, legal=legal, discharge=discharge)


DISCHARGE = SupervisionRegion(
    name="discharge",
    rows=(
        Row("PRE_DISCHARGE", RecordConditions, WITH_SUPERVISOR, TOLD, record_conditions),
        Row("PRE_DISCHARGE", AcknowledgeConditions, WITH_SUPERVISOR, SOCIAL_SUPERVISOR | CLINICAL_SUPERVISOR,
            acknowledge),
        Row("PRE_DISCHARGE", EffectDischarge, _DISCHARGEABLE, TOLD, effect_discharge, "SUP-DISCHARGE-AUTHORITY"),
    ),
    folds={
        ConditionsRecorded: simply(conditions_recorded),
        ConditionsAcknowledged: simply(acknowledged),
        DischargeEffective: simply(discharge_effective),
    },
    rules=DISCHARGE_RULES,
    advice={RecordConditions.tag(): (conditions_advice,)},
)  # fmt: skip
