"""The Mental Health Treatment Requirement, a region beside the order: a changed care plan is explained to probation
(003 s2 L81).
"""

from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.file import CourtFile, changed
from domain.court_liaison.hearings import order_of
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "AdviseProbation", "CarePlanChange", "CarePlanChanged", "ChangeCarePlan", "ProbationAdvised", "TreatmentBegun",
    "advise_probation", "care_plan_changed", "change_care_plan", "probation_advised", "treatment_begun",
    "treatment_follows",
]  # fmt: skip

_TEXT: Final = Field(min_length=3, max_length=8000)


class TreatmentBegun(Event):
    """The court imposed a treatment requirement: work with it begins by itself."""

    type: Literal["TreatmentBegun"] = "TreatmentBegun"


class CarePlanChange(Message):
    """What changed in the care plan; the first plan counts too."""

    words: str = _TEXT


class ChangeCarePlan(CarePlanChange, Advised):
    """Record that the clinical team made or changed the care plan."""

    type: Literal["ChangeCarePlan"] = "ChangeCarePlan"


class CarePlanChanged(CarePlanChange, Event):
    """The care plan changed: probation is to be advised."""

    type: Literal["CarePlanChanged"] = "CarePlanChanged"


class Implications(Message):
    """What the care plan means for the order."""

    implications: str = _TEXT


class AdviseProbation(Implications, Advised):
    """Advise the probation officer of what the care plan means for the order."""

    type: Literal["AdviseProbation"] = "AdviseProbation"


class ProbationAdvised(Implications, Event):
    """The probation officer knows."""

    type: Literal["ProbationAdvised"] = "ProbationAdvised"


def change_care_plan(command: ChangeCarePlan, file: CourtFile, _: Circumstances) -> Ruling:
    """Of a requirement that is in force."""
    words = "No treatment requirement is in force."
    return unless_refused(
        (unless(file.mhtr != "none", "COURT-MHTR-CASES", words),), CarePlanChanged(words=command.words)
    )


def advise_probation(command: AdviseProbation, file: CourtFile, _: Circumstances) -> Ruling:
    """Of a change that waits for it."""
    words = "No change of the care plan waits to be explained."
    return unless_refused(
        (unless(file.mhtr == "advise_probation", "COURT-MHTR-ADVISE", words),),
        ProbationAdvised(implications=command.implications),
    )


def treatment_follows(file: CourtFile, event: Event) -> tuple[Event, ...]:
    """An order with the requirement brings the work."""
    order = order_of(event)
    return (TreatmentBegun(),) if order and "mhtr" in order.requirements and file.mhtr == "none" else ()


def treatment_begun(file: CourtFile, _: TreatmentBegun) -> CourtFile:
    """In force."""
    return changed(file, mhtr="in_force")


def care_plan_changed(file: CourtFile, _: CarePlanChanged) -> CourtFile:
    """To be explained."""
    return changed(file, mhtr="advise_probation")


def probation_advised(file: CourtFile, _: ProbationAdvised) -> CourtFile:
    """Explained."""
    return changed(file, mhtr="in_force")
