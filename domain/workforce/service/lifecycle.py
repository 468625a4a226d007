"""A service put together: what it owes itself, as recurring duties of a case of its own."""

from uuid import UUID

from domain.kernel.lifecycle import Charge, Lifecycle
from domain.kernel.regions import Chart
from domain.workforce.service.court import COURT
from domain.workforce.service.establishment import ESTABLISHMENT, EstablishService
from domain.workforce.service.joint_meeting import JOINT_MEETING
from domain.workforce.service.law import RULES
from domain.workforce.service.meetings import MEETINGS
from domain.workforce.service.overview import overview
from domain.workforce.service.record import SHUT, STAGES, ServiceFile
from domain.workforce.service.social_supervision import SOCIAL_SUPERVISION, SOCIAL_SUPERVISION_RULES

__all__ = ["CHART", "SERVICE"]

CHART = Chart((ESTABLISHMENT, MEETINGS, JOINT_MEETING, COURT, SOCIAL_SUPERVISION))


def charge(file: ServiceFile) -> Charge:
    """The team's own list."""
    return Charge(team=file.team, urgency=4)


def _key(command: EstablishService) -> UUID:
    return command.person


SERVICE = Lifecycle(
    name="service",
    workflow="ServiceDuties",
    title="Duties of a service",
    file=ServiceFile,
    stages=STAGES,
    final=frozenset({SHUT}),
    opening=EstablishService,
    subject=_key,
    steps=CHART.steps,
    events=CHART.events,
    clocks=CHART.clocks,
    rules=(*RULES, *SOCIAL_SUPERVISION_RULES),
    decide=CHART.decide,
    evolve=CHART.evolve,
    charge=charge,
    consequences=CHART.consequences,
    follow_ups=CHART.follow_ups,
    overview=overview,
    list_owner="ServiceManager",
)
