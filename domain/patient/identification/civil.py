"""A MAPPA offender who was admitted by the civil route and whose behaviour worries the clinician (26.58)."""

from typing import Literal

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile

__all__ = ["BehaviourWorries", "ReportWorryingBehaviour", "report_worrying_behaviour"]


class ReportWorryingBehaviour(Advised):
    """The behaviour worries, and there may be a risk to the public."""

    type: Literal["ReportWorryingBehaviour"] = "ReportWorryingBehaviour"


class BehaviourWorries(Event):
    """The police are asked for MAPPA status and convictions."""

    type: Literal["BehaviourWorries"] = "BehaviourWorries"


def report_worrying_behaviour(_: ReportWorryingBehaviour, file: PatientFile, __: Circumstances) -> Ruling:
    """Of somebody who came by the civil route; of others the police know already."""
    words = "This is asked of somebody who was admitted by the civil route."
    civil = file.status.basis == "civil"
    return unless_refused((unless(civil, "MDO-CIVIL-POLICE", words),), BehaviourWorries())
