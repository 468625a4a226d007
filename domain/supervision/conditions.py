"""The conditions of the discharge: each by its type, confirmed as understood by both supervisors (001 2.5, 3.4)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.acting import supervises
from domain.supervision.file import Condition, SupervisionFile, changed
from domain.supervision.law.discharge import CONDITION_RULES
from domain.supervision.roles import CLINICAL_SUPERVISOR, SOCIAL_SUPERVISOR, TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import WITH_SUPERVISOR

__all__ = ["CONDITIONS", "AcknowledgeConditions", "ConditionsAcknowledged", "ConditionsRecorded", "RecordConditions"]

_USUAL = {"residence", "social_supervision", "clinical_supervision"}


class Conditions(Message):
    """All conditions of the discharge, and who set them."""

    set_by: Literal["tribunal", "secretary_of_state"]
    conditions: tuple[Condition, ...] = Field(min_length=1)


class RecordConditions(Conditions, Advised):
    """Record the conditions of the discharge, each by its type; they stand in place of those recorded before."""

    type: Literal["RecordConditions"] = "RecordConditions"


class ConditionsRecorded(Conditions, Event):
    """The conditions of the discharge are these."""

    type: Literal["ConditionsRecorded"] = "ConditionsRecorded"


class AcknowledgeConditions(Advised):
    """Confirm that the conditions and one's own part in them are understood: each supervisor says so."""

    type: Literal["AcknowledgeConditions"] = "AcknowledgeConditions"
    words: str = Field(min_length=3, max_length=4000, description="Own part in public protection and in safe care")


class ConditionsAcknowledged(Event):
    """A supervisor confirmed that the conditions are understood."""

    type: Literal["ConditionsAcknowledged"] = "ConditionsAcknowledged"
    supervisor: Literal["social", "clinical"]
    words: str


def record_conditions(command: RecordConditions, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Each in words of its own."""
    words = "Write down each condition."
    return unless_refused(
        (unless(all(said(each.words) for each in command.conditions), "SUP-COND-TYPES", words, "conditions"),),
        ConditionsRecorded.model_validate(command.body()),
    )


def conditions_advice(command: RecordConditions, _: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """A usual condition that is missing is a question, no error; so is one by which the Tribunal takes liberty."""
    kinds = {each.kind for each in command.conditions}
    usual = "A usual condition is missing: residence, social supervision or clinical supervision."
    liberty = "A Tribunal imposes no condition that amounts to a deprivation of liberty: look at the case law of today."
    deprives = command.set_by == "tribunal" and "deprivation_of_liberty" in kinds
    return (
        unless(kinds >= _USUAL, "SUP-COND-CORE", usual, "conditions"),
        unless(not deprives, "MDO-COND-DOL", liberty, "conditions"),
    )


def acknowledge(command: AcknowledgeConditions, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Each for themselves, of conditions that are recorded."""
    social, clinical = supervises(file, now), now.by.id == file.supervisors.clinical
    not_named = "Only the named supervisors confirm that they understand the conditions."
    none = "Record the conditions first."
    return unless_refused(
        (
            unless(social or clinical, "SUP-COND-UNDERSTOOD", not_named),
            unless(file.discharge.conditions, "SUP-COND-UNDERSTOOD", none, "discharge.conditions"),
        ),
        ConditionsAcknowledged(supervisor="clinical" if clinical else "social", words=command.words),
    )


def conditions_recorded(file: SupervisionFile, event: ConditionsRecorded) -> SupervisionFile:
    """Known; both supervisors confirm them anew."""
    known = file.discharge.model_copy(update={"conditions": event.conditions, "acknowledged": frozenset()})
    return changed(file, discharge=known)


def acknowledged(file: SupervisionFile, event: ConditionsAcknowledged) -> SupervisionFile:
    """Understood."""
    confirmed = file.discharge.acknowledged | {event.supervisor}
    return changed(file, discharge=file.discharge.model_copy(update={"acknowledged": confirmed}))


CONDITIONS = SupervisionRegion(
    name="conditions",
    rows=(
        Row("CONDITIONS", RecordConditions, WITH_SUPERVISOR, TOLD, record_conditions),
        Row("CONDITIONS", AcknowledgeConditions, WITH_SUPERVISOR, SOCIAL_SUPERVISOR | CLINICAL_SUPERVISOR,
            acknowledge),
    ),
    folds={ConditionsRecorded: simply(conditions_recorded), ConditionsAcknowledged: simply(acknowledged)},
    rules=CONDITION_RULES,
    advice={RecordConditions.tag(): (conditions_advice,)},
)  # fmt: skip
