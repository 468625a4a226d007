"""Social supervision put together: one case of one restricted person, its parts side by side (chart b)."""

from uuid import UUID

from domain.kernel.lifecycle import Charge, Lifecycle
from domain.kernel.regions import Chart
from domain.supervision.activity.region import ACTIVITY
from domain.supervision.agreements import AGREEMENTS
from domain.supervision.allocation import ALLOCATION, STANDING, why_not
from domain.supervision.applying import APPLYING
from domain.supervision.area import AREA
from domain.supervision.breach import BREACH
from domain.supervision.concern import CONCERN
from domain.supervision.conditions import CONDITIONS
from domain.supervision.contact import CONTACT
from domain.supervision.cover import COVER
from domain.supervision.discharge import DISCHARGE
from domain.supervision.ending import ENDING
from domain.supervision.figures.recorded import RACIALISED
from domain.supervision.file import SupervisionFile
from domain.supervision.flags import FLAGS
from domain.supervision.law.discharge import PREDISCHARGE_VISITS
from domain.supervision.links import LINKS
from domain.supervision.opening import OPENING, RequestSupervisor
from domain.supervision.overview import overview
from domain.supervision.preparing import PREPARING
from domain.supervision.recall import RECALL
from domain.supervision.recalled import RECALLED_REGION
from domain.supervision.reports.region import REPORT_SETTINGS, REPORTS
from domain.supervision.reports.telling import waits_of_reports
from domain.supervision.responsibility import RESPONSIBILITY
from domain.supervision.stages import (
    ALLOCATING,
    ALLOCATION_PENDING,
    ESCALATED,
    FINAL,
    RECALL_PENDING,
    REVIEWING_BREACH,
    STAGES,
)
from domain.supervision.support.region import SUPPORT

__all__ = ["CHART", "SUPERVISION"]

CHART = Chart((
    OPENING, RESPONSIBILITY, AGREEMENTS, ALLOCATION, AREA, COVER, PREPARING, CONDITIONS, DISCHARGE, CONTACT, BREACH,
    CONCERN, RECALL, RECALLED_REGION, APPLYING, ENDING, FLAGS, LINKS,
    REPORTS, SUPPORT, ACTIVITY,
))  # fmt: skip


def charge(file: SupervisionFile) -> Charge:
    """The social supervisor has it in hand; most urgent while recall is asked for or danger has risen."""
    named = file.supervisors
    return Charge(
        team=named.team, worker=named.cover or named.social, urgency=_urgency(file), waits_for=_waits_for(file),
        standing=STANDING if named.social else None,
    )  # fmt: skip


def _waits_for(file: SupervisionFile) -> str | None:
    """All that it waits for, so that each who is to act finds it on a list."""
    waits = {
        "settlement": file.responsibility.disputed or file.stage == ALLOCATION_PENDING,
        "supervisor": file.stage == ALLOCATING or bool(file.supervisors.failing),
        "breach_review": bool(file.risk.breaches), "recall_decision": file.risk.recall_requested,
        "handover": file.responsibility.handover_to, "to_be_told": bool(file.flags.owed),
        **waits_of_reports(file),
    }  # fmt: skip
    return ",".join(code for code, what in waits.items() if what) or None


def _urgency(file: SupervisionFile) -> int:
    """0: recall is asked for, or danger has risen; 1: a breach is being reviewed; 2: the others."""
    if file.stage in {RECALL_PENDING, ESCALATED}:
        return 0
    return 1 if file.stage == REVIEWING_BREACH else 2


def _person(command: RequestSupervisor) -> UUID:
    return command.person


def _supervisor(file: SupervisionFile) -> frozenset[str]:
    """Who signs a report depends on what its social supervisor is."""
    return frozenset({file.supervisors.social} if file.supervisors.social else ())


SUPERVISION = Lifecycle(
    name="supervision",
    workflow="SocialSupervision",
    title="Social supervision",
    file=SupervisionFile,
    stages=STAGES,
    final=FINAL,
    opening=RequestSupervisor,
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
    may_hold=why_not,
    asks_about=_supervisor,
    settings=(PREDISCHARGE_VISITS, *REPORT_SETTINGS, RACIALISED),
    one_open=True,
    overview=overview,
)
