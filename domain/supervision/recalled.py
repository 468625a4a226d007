"""After a recall: back in hospital, before the Tribunal, and on to another discharge or not (004 26.36; chart b)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.supervision.discharge import DischargeEffective
from domain.supervision.ending import AbsoluteDischargeGranted, PersonDied
from domain.supervision.file import SupervisionFile, changed
from domain.supervision.recall import RecallOrdered
from domain.supervision.roles import MANAGERS, TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import DETAINED_RESTRICTED, PRE_DISCHARGE, RECALLED

__all__ = ["RECALLED_REGION", "DetentionUpheld", "DischargePlanned", "ReturnedToHospital", "TribunalReferenceMade"]

_IN_RECALL = frozenset({RECALLED, DETAINED_RESTRICTED})


class ReturnToHospital(Advised):
    """Record that the person is back in hospital after the recall order."""

    type: Literal["ReturnToHospital"] = "ReturnToHospital"
    hospital: str = Field(min_length=2, max_length=400)
    words: str = Field(default="", max_length=20_000)


class ReturnedToHospital(Event):
    """The person is back in hospital."""

    type: Literal["ReturnedToHospital"] = "ReturnedToHospital"
    hospital: str
    words: str = ""
    on: date


class RecordRecallSupport(Advised):
    """Record the support that a manager gave to the supervisor in the recall."""

    type: Literal["RecordRecallSupport"] = "RecordRecallSupport"
    planned: bool
    words: str = Field(min_length=3, max_length=4000)


class RecallSupportRecorded(Event):
    """A manager supported the supervisor in the recall."""

    type: Literal["RecallSupportRecorded"] = "RecallSupportRecorded"
    planned: bool
    words: str


class ReferToTribunal(Advised):
    """Record that the Secretary of State referred the recalled person's case to the Tribunal."""

    type: Literal["ReferToTribunal"] = "ReferToTribunal"


class TribunalReferenceMade(Event):
    """The case of the recalled person is before the Tribunal."""

    type: Literal["TribunalReferenceMade"] = "TribunalReferenceMade"


class UpholdDetention(Advised):
    """Record that the Tribunal did not discharge the recalled person."""

    type: Literal["UpholdDetention"] = "UpholdDetention"


class DetentionUpheld(Event):
    """The person stays in hospital."""

    type: Literal["DetentionUpheld"] = "DetentionUpheld"


class PlanDischarge(Advised):
    """Take up the preparation of another discharge."""

    type: Literal["PlanDischarge"] = "PlanDischarge"


class DischargePlanned(Event):
    """Another discharge is prepared."""

    type: Literal["DischargePlanned"] = "DischargePlanned"


def return_to_hospital(command: ReturnToHospital, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Once."""
    words = "The return to hospital is recorded already."
    return unless_refused(
        (unless(not file.risk.back_in_hospital, "SUP-RECALL-RECORD", words),),
        ReturnedToHospital(hospital=command.hospital, words=command.words, on=now.today),
    )


def record_support(command: RecordRecallSupport, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (RecallSupportRecorded(planned=command.planned, words=command.words),)


def refer(_: ReferToTribunal, file: SupervisionFile, __: Circumstances) -> Ruling:
    """Once for each recall."""
    words = "The case was referred to the Tribunal already."
    return unless_refused(
        (unless(not file.risk.referred, "MDO-RECALL-REF-1M", words),), TribunalReferenceMade()
    )  # fmt: skip


def uphold(_: UpholdDetention, file: SupervisionFile, __: Circumstances) -> Ruling:
    """When the case was before the Tribunal."""
    words = "Record first that the case was referred to the Tribunal."
    return unless_refused((unless(file.risk.referred, "MDO-RECALL-REF-1M", words),), DetentionUpheld())


def plan_discharge(_: PlanDischarge, __: SupervisionFile, ___: Circumstances) -> Ruling:
    """Never refused."""
    return (DischargePlanned(),)


def _risk(file: SupervisionFile, **facts: bool) -> SupervisionFile:
    return changed(file, risk=file.risk.model_copy(update=facts))


def _detained(file: SupervisionFile, _: DetentionUpheld) -> SupervisionFile:
    legal = file.legal.model_copy(update={"status": "detained_restricted"})
    return changed(file, stage=DETAINED_RESTRICTED, legal=legal)


_OVER = (DischargeEffective, AbsoluteDischargeGranted, PersonDied)

RECALLED_REGION = SupervisionRegion(
    name="recalled",
    rows=(
        Row("RECALLED", ReturnToHospital, frozenset({RECALLED}), TOLD, return_to_hospital),
        Row("RECALLED", RecordRecallSupport, _IN_RECALL, MANAGERS, record_support, "SUP-RECALL-SUPPORT"),
        Row("RECALLED", ReferToTribunal, frozenset({RECALLED}), TOLD, refer),
        Row("RECALLED", UpholdDetention, frozenset({RECALLED}), TOLD, uphold),
        Row("DETAINED_RESTRICTED", PlanDischarge, _IN_RECALL, TOLD, plan_discharge),
    ),
    folds={
        ReturnedToHospital: simply(lambda file, _: _risk(file, back_in_hospital=True)),
        RecallSupportRecorded: simply(lambda file, _: _risk(file, supported=True)),
        TribunalReferenceMade: simply(lambda file, _: _risk(file, referred=True)),
        DetentionUpheld: simply(_detained),
        DischargePlanned: simply(lambda file, _: changed(file, stage=PRE_DISCHARGE)),
    },
    clocks=(
        Clock("MDO-RECALL-REF-1M", "MentalHealthCaseworkSection", starts_on=(RecallOrdered,),
              met_by=(TribunalReferenceMade,), lapses_on=_OVER),
        Clock("SUP-RECALL-SUPPORT", "LineManager", starts_on=(RecallOrdered,), met_by=(RecallSupportRecorded,),
              lapses_on=_OVER),
    ),
)  # fmt: skip
