"""The staff record put together: one worker, from appointment to leaving."""

from uuid import UUID

from domain.kernel.lifecycle import Charge, Lifecycle
from domain.kernel.regions import Chart
from domain.workforce.away import AWAY
from domain.workforce.development import DEVELOPMENT
from domain.workforce.errands import errands
from domain.workforce.law import RULES
from domain.workforce.overview import overview
from domain.workforce.post import POST, AppointWorker
from domain.workforce.record import LEFT, STAGES, WorkerFile
from domain.workforce.roles import LINE_MANAGERS
from domain.workforce.standing import STANDING
from domain.workforce.supervision import SUPERVISION
from domain.workforce.training import TRAINING

__all__ = ["CHART", "WORKER"]

CHART = Chart((POST, STANDING, TRAINING, AWAY, SUPERVISION, DEVELOPMENT))


def charge(file: WorkerFile) -> Charge:
    """The line manager answers for the duties of a staff record."""
    waits_for = None if file.supervisor else "supervisor"
    return Charge(team=file.facts.team, worker=file.supervisor, urgency=4, waits_for=waits_for)


def _person(command: AppointWorker) -> UUID:
    return command.person


def _named(file: WorkerFile) -> frozenset[str]:
    """Those of whom gates ask: the worker, the supervisor, the cover."""
    return frozenset(each for each in (file.worker, file.supervisor, file.facts.cover) if each)


WORKER = Lifecycle(
    name="worker",
    workflow="StaffRecord",
    title="Staff record",
    file=WorkerFile,
    stages=STAGES,
    final=frozenset({LEFT}),
    opening=AppointWorker,
    subject=_person,
    steps=CHART.steps,
    events=CHART.events,
    clocks=CHART.clocks,
    rules=RULES,
    decide=CHART.decide,
    evolve=CHART.evolve,
    charge=charge,
    consequences=CHART.consequences,
    follow_ups=errands,
    overview=overview,
    asks_about=_named,
    list_owner="ServiceManager",
    readers=LINE_MANAGERS,  # supervision and conflicts of interest are no colleague's business
)
