"""A patient detained through the courts: the regions of the case, side by side (26; the chart of its pathway)."""

from uuid import UUID

from domain.kernel.lifecycle import Charge, Lifecycle
from domain.kernel.regions import Chart
from domain.patient.ending.region import ENDING_REGION
from domain.patient.file import PatientFile
from domain.patient.identification.region import IDENTIFICATION
from domain.patient.leave.region import LEAVE
from domain.patient.links import LINKS
from domain.patient.opening import OPENING, AdmitPatient
from domain.patient.overview import overview
from domain.patient.owed.obligations import OWED
from domain.patient.planning.region import PLANNING
from domain.patient.stages import FINAL, STAGES
from domain.patient.status.region import STATUS
from domain.patient.tribunal.region import TRIBUNAL
from domain.patient.victims.region import VICTIMS

__all__ = ["CHART", "PATIENT"]

CHART = Chart((
    OPENING, STATUS, IDENTIFICATION, LEAVE, PLANNING, TRIBUNAL, ENDING_REGION, VICTIMS, OWED, LINKS,
))  # fmt: skip


def charge(file: PatientFile) -> Charge:
    """The hospital has the case in hand; whoever is absent comes first, then the restricted."""
    return Charge(team=file.hospital or None, urgency=_urgency(file), waits_for=_waits_for(file))


def _urgency(file: PatientFile) -> int:
    """0: absent without leave; 2: restricted; 4: the others."""
    if file.leave.absent:
        return 0
    return 2 if file.status.restricted else 4


def _waits_for(file: PatientFile) -> str | None:
    """All that it waits for; of what is owed without a date also by whom."""
    waits = {
        "identification": not file.mappa.identified and file.status.basis, "tribunal": file.tribunal.pending,
        "lead_agency": file.ending.decision_owed, "to_be_done": file.owed.owed,
    }  # fmt: skip
    owing = sorted({f"owed_by_{by}" for by in file.owed.owed.values()})
    return ",".join((*(code for code, what in waits.items() if what), *owing)) or None


def _person(command: AdmitPatient) -> UUID:
    return command.person


PATIENT = Lifecycle(
    name="patient",
    workflow="CourtPatient",
    title="Patient detained through the courts",
    file=PatientFile,
    stages=STAGES,
    final=FINAL,
    opening=AdmitPatient,
    subject=_person,
    steps=CHART.steps,
    events=CHART.events,
    clocks=CHART.clocks,
    rules=CHART.rules,
    decide=CHART.decide,
    evolve=CHART.evolve,
    charge=charge,
    outside=CHART.outside,
    consequences=CHART.after_rung,
    follow_ups=CHART.follow_ups,
    overview=overview,
    list_owner="MentalHealthActAdministrator",
    never_links=frozenset({"mappa-victim"}),
)
