"""The conditional discharge: deferred while arrangements are missing, effective with both supervisors in place.

Clocks of the supervision begin with the day on which it takes effect, never with the Tribunal's direction (001 2.5).
"""

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
from domain.supervision.file import DischargeAuthority, SupervisionFile, changed
from domain.supervision.law.discharge import DISCHARGE_RULES, PREDISCHARGE_VISITS
from domain.supervision.reports.schedule import timetable_upon_discharge
from domain.supervision.roles import TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import (
    BEFORE_DISCHARGE,
    DEFERRED,
    DETAINED_RESTRICTED,
    PRE_DISCHARGE,
    RECALLED,
    SUPERVISED,
)
from domain.supervision.visiting import visit_by

__all__ = ["DISCHARGE", "DeferDischarge", "DischargeDeferred", "DischargeEffective", "EffectDischarge"]

_DISCHARGEABLE = BEFORE_DISCHARGE | {RECALLED, DETAINED_RESTRICTED}
_TRANSFERRED = frozenset({"s45a", "s47_49", "s48_49"})
"""Of these the Tribunal only recommends (s.74)."""

Missing = Literal["social_supervisor", "clinical_supervisor", "accommodation", "after_care", "funding", "other"]


class Deferral(Message):
    """By whom a discharge is deferred, and for which arrangements."""

    deferred_by: Literal["tribunal", "secretary_of_state"]
    missing: tuple[Missing, ...] = ()
    words: str = Field(default="", max_length=4000)


class DeferDischarge(Deferral, Advised):
    """Record that a conditional discharge was directed and deferred until arrangements are made."""

    type: Literal["DeferDischarge"] = "DeferDischarge"


class DischargeDeferred(Deferral, Event):
    """The discharge waits for arrangements; no clock of the supervision runs."""

    type: Literal["DischargeDeferred"] = "DischargeDeferred"


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


def defer_discharge(command: DeferDischarge, _: SupervisionFile, __: Circumstances) -> Ruling:
    """By the Tribunal alone, for arrangements that are named."""
    tribunal = "Only the Tribunal defers a discharge; the Secretary of State cannot."
    missing = "Say which arrangements are missing."
    return unless_refused(
        (
            unless(command.deferred_by == "tribunal", "MDO-DEFER", tribunal, "deferred_by"),
            unless(command.missing, "SUP-DEFERRED-DISCHARGE", missing, "missing"),
        ),
        DischargeDeferred.model_validate(command.body()),
    )


def effect_discharge(command: EffectDischarge, file: SupervisionFile, now: Circumstances) -> Ruling:
    """With both supervisors named, and the conditions recorded and understood by both."""
    consent = "The Responsible Clinician discharges only with the Secretary of State's agreement: record it."
    agreed = command.authority != "responsible_clinician" or said(command.consent)
    recommends = "Of a transferred patient the Tribunal only recommends: the Secretary of State discharges."
    may = command.authority != "tribunal" or file.legal.section not in _TRANSFERRED
    next_by = visit_by(file.visits.every, now.today, now)
    return unless_refused(
        (
            unless(agreed, "SUP-RC-DISCHARGE-CONSENT", consent, "consent"),
            unless(may, "MDO-S74-RECOMMEND", recommends, "authority"),
            *_ready(file),
        ),
        DischargeEffective(**command.body(), on=now.today, next_by=next_by),
        timetable_upon_discharge(now.today, now),
    )


def _ready(file: SupervisionFile) -> tuple[Objection | None, ...]:
    named, ready, where = file.supervisors, file.discharge, file.responsibility
    home = not where.out_of_area or named.home_worker
    return (
        unless(file.legal.section, "SUP-LEGAL-STATUS", "Record under which section the person is restricted.", "legal"),
        unless(named.social and named.clinical, "SUP-TWO-SUPERVISORS", "Name both supervisors first.", "supervisors"),
        unless(ready.conditions, "SUP-COND-TYPES", "Record the conditions first.", "discharge.conditions"),
        unless(ready.acknowledged >= {"social", "clinical"}, "SUP-COND-UNDERSTOOD",
               "Both supervisors confirm first that they understand the conditions.", "discharge.acknowledged"),
        unless(home, "SUP-OOA-HOME-SW", "The home authority names its own social worker for the section 117 plan.",
               "supervisors.home_worker"),
    )  # fmt: skip


def discharge_advice(_: EffectDischarge, file: SupervisionFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """What should have been done before the day: visits, planning with the ward, information, what is on file."""
    ready, wanted = file.discharge, now.area.chosen(PREDISCHARGE_VISITS.name, now.today)
    visited = not isinstance(wanted, int) or ready.visits >= wanted
    return (
        unless(visited, "SUP-CONTACT-PREDISCHARGE", f"Fewer visits than the {wanted} that are asked for.",
               "discharge.visits"),
        unless(ready.planned, "SUP-PREDISCHARGE-PLAN", "Take part in planning the discharge with the ward.",
               "discharge.planned"),
        unless(ready.informed, "SUP-S1-INFO", "Tell the person what a social supervisor and the others do.",
               "discharge.informed"),
        unless(file.flags.answered, "SUP-CASE-DETAIL",
               "Record MAPPA, victims, Prevent, MARAC and domestic abuse before the supervision begins.", "flags"),
    )  # fmt: skip


def discharge_deferred(file: SupervisionFile, _: DischargeDeferred) -> SupervisionFile:
    """Still detained."""
    return changed(file, stage=DEFERRED)


def discharge_effective(file: SupervisionFile, event: DischargeEffective) -> SupervisionFile:
    """In the community; what is counted for one discharge is not counted for the next."""
    legal = file.legal.model_copy(update={
        "status": "conditionally_discharged", "since": event.on, "authority": event.authority,
    })  # fmt: skip
    discharge = file.discharge.model_copy(update={"effective_on": event.on, "visits": 0, "planned": False})
    return changed(file, stage=SUPERVISED, legal=legal, discharge=discharge, applications=())


DISCHARGE = SupervisionRegion(
    name="discharge",
    rows=(
        Row("PRE_DISCHARGE", DeferDischarge, frozenset({PRE_DISCHARGE}), TOLD, defer_discharge),
        Row("PRE_DISCHARGE", EffectDischarge, _DISCHARGEABLE, TOLD, effect_discharge, "SUP-DISCHARGE-AUTHORITY"),
    ),
    folds={DischargeDeferred: simply(discharge_deferred), DischargeEffective: simply(discharge_effective)},
    rules=DISCHARGE_RULES,
    advice={EffectDischarge.tag(): (discharge_advice,)},
)
