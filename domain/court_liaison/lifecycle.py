"""Court liaison and offender management support put together."""

from typing import Final
from uuid import UUID

from domain.court_liaison.court import COURT_REGIONS
from domain.court_liaison.file import CourtFile
from domain.court_liaison.law import RULES
from domain.court_liaison.listing import IdentifyPerson
from domain.court_liaison.management import MANAGEMENT_REGIONS
from domain.court_liaison.overview import overview
from domain.court_liaison.partners import OUTSIDE
from domain.court_liaison.roles import READERS
from domain.court_liaison.stages import AT_COURT, FINAL, LISTED, PSYCH_REFERRED, REPORTING, STAGES
from domain.kernel.lifecycle import Charge, Lifecycle
from domain.kernel.regions import Chart

__all__ = ["CHART", "COURT_LIAISON"]

CHART: Final = Chart((*COURT_REGIONS, *MANAGEMENT_REGIONS))


def charge(file: CourtFile) -> Charge:
    """Who has the case in hand, how near the court is, and what the case waits for."""
    return Charge(
        team="court-liaison", worker=file.practitioner, urgency=_urgency(file), waits_for=_waits_for(file) or None
    )


def _urgency(file: CourtFile) -> int:
    """1: a report is to be given; 2: before the court; 3: behind it."""
    if file.stage == REPORTING:
        return 1
    return 2 if file.stage in AT_COURT and not file.disposed else 3


def _waits_for(file: CourtFile) -> str:
    waits = {
        "hearing": file.stage == LISTED and bool(file.resumes_at),
        "psychiatrist": file.stage == PSYCH_REFERRED,
        "other_side": bool(file.proposed_by or file.review_by),
        "answer": bool(file.questions),
        "report": file.report_required,
        "advice": file.mhtr == "advise_probation",
        "roadmap": file.sar.state == "roadmap_due",
    }
    return ",".join(code for code, waiting in waits.items() if waiting)


def _person(command: IdentifyPerson) -> UUID:
    return command.person


COURT_LIAISON: Final = Lifecycle(
    name="court-liaison",
    workflow="CourtLiaison",
    title="Court liaison and offender management support",
    file=CourtFile,
    stages=STAGES,
    final=FINAL,
    opening=IdentifyPerson,
    subject=_person,
    steps=CHART.steps,
    events=CHART.events,
    clocks=CHART.clocks,
    rules=RULES,
    decide=CHART.decide,
    evolve=CHART.evolve,
    charge=charge,
    outside=OUTSIDE,
    consequences=CHART.after_rung,
    follow_ups=CHART.follow_ups,
    overview=overview,
    list_owner="ServiceManager",
    readers=READERS,
)
"""One defendant in one set of proceedings."""
