"""Who supervises: the social supervisor by the authority's decision, the clinical one by the hospital's (001 para 3).

No profession and no employer is asked for (SUP-ANY-DISCIPLINE, SUP-EMPLOYER-ANY): the register of social supervisors,
the course and the authority's own decision are the gate.
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
from domain.kernel.register import WorkerFacts
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.file import WORKER, SupervisionFile, changed
from domain.supervision.law.core import ALLOCATION_RULES
from domain.supervision.roles import ALLOCATES, NAMES
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import ALLOCATING, OPEN, PRE_DISCHARGE, WITH_SUPERVISOR

__all__ = [
    "ALLOCATION", "COURSE", "STANDING", "AllocateSupervisor", "Allocated", "Allocation", "ClinicalSupervisorNamed",
    "NameClinicalSupervisor", "ReallocateSupervisor", "SupervisorAllocated", "SupervisorChanged", "allocation_advice",
    "may_be_given", "may_supervise", "renamed", "why_not",
]  # fmt: skip

HEALTH = frozenset({"health", "nhs"})
"""Employers for whom supervising is delegated: the partners of a section 75 agreement (001 3.6, Std 4(d))."""
COURSE = "social_supervisor"
"""The course on the role of the social supervisor, as the register of workers codes it."""
STANDING = "SocialSupervisor"
"""The appointment that makes a worker active on the register of social supervisors."""


class Allocation(Message):
    """Who gets the case, who is the line manager, and on what ground the authority vouches for it."""

    worker: str = Field(pattern=WORKER)
    line_manager: str = Field(pattern=WORKER, description="Who signs the supervisor's reports off")
    vouched: str = Field(default="", max_length=4000, description="Why this worker has knowledge, expertise and skills")
    skills_talk_on: date | None = Field(default=None, description="When the development of skills was talked about")
    caseload_checked: bool = Field(default=False, description="The whole caseload was considered")


class Allocated(Allocation):
    """What stands once a case is given: the worker's team beside it."""

    team: str | None = None


class AllocateSupervisor(Allocation, Advised):
    """Give the case to a social supervisor."""

    type: Literal["AllocateSupervisor"] = "AllocateSupervisor"


class SupervisorAllocated(Allocated, Event):
    """The case has a social supervisor."""

    type: Literal["SupervisorAllocated"] = "SupervisorAllocated"


class ReallocateSupervisor(Allocation, Advised):
    """Give the case to another social supervisor of the same authority."""

    type: Literal["ReallocateSupervisor"] = "ReallocateSupervisor"
    because: str = Field(min_length=3, max_length=4000)


class SupervisorChanged(Allocated, Event):
    """The case has another social supervisor; its clocks run on."""

    type: Literal["SupervisorChanged"] = "SupervisorChanged"
    previous: str
    because: str


class NameClinicalSupervisor(Advised):
    """Name the clinical supervisor."""

    type: Literal["NameClinicalSupervisor"] = "NameClinicalSupervisor"
    worker: str = Field(pattern=WORKER, description="Id of the clinical supervisor, of whatever employer")


class ClinicalSupervisorNamed(Event):
    """The person has a clinical supervisor."""

    type: Literal["ClinicalSupervisorNamed"] = "ClinicalSupervisorNamed"
    worker: str


def allocate(command: AllocateSupervisor, file: SupervisionFile, now: Circumstances) -> Ruling:
    """To a worker who is active on the register and trained; the authority says why this one."""
    facts = now.worker(command.worker)
    return unless_refused(
        may_be_given(command, file, now), SupervisorAllocated(**command.body(), team=facts.team if facts else None)
    )  # fmt: skip


def reallocate(command: ReallocateSupervisor, file: SupervisionFile, now: Circumstances) -> Ruling:
    """To somebody else who may have it."""
    facts, same = now.worker(command.worker), "This worker is the social supervisor already."
    return unless_refused(
        (
            unless(command.worker != file.supervisors.social, "SUP-ALLOC-LA", same, "worker"),
            *may_be_given(command, file, now),
        ),
        SupervisorChanged(**command.body(), previous=file.supervisors.social or "", team=facts.team if facts else None),
    )


def may_be_given(command: Allocation, file: SupervisionFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """Every rule for which the case may not be given so: to this worker, on these grounds, by this agreement."""
    unsaid = "Say on what ground the authority holds this worker to have the knowledge, expertise and skills."
    managed = "A supervisor is not their own line manager."
    partner = "A health partner supervises only under an agreement that is in force: record it first."
    facts, agreed = now.worker(command.worker), file.responsibility.delegated
    delegated = facts is None or facts.employer not in HEALTH or (agreed is not None and agreed.covers(now.today))
    return (
        *may_supervise(facts, file, now.today),
        unless(said(command.vouched), "SUP-ALLOC-LA", unsaid, "vouched"),
        unless(command.line_manager != command.worker, "SUP-ALLOC-LA", managed, "line_manager"),
        unless(delegated, "SUP-DELEGATION-AGREEMENT", partner, "worker"),
    )


def may_supervise(
    facts: WorkerFacts | None, file: SupervisionFile, today: date
) -> tuple[Objection | None, ...]:  # fmt: skip
    """Every rule for which this worker may not supervise this person today."""
    if facts is None:
        return (unless(None, "WORK-REGISTER-GATE", "The register of workers does not know this worker.", "worker"),)
    active = facts.in_post(today) and facts.stands_as(STANDING, today)
    return (
        unless(facts.trained_in(COURSE, today), "WORK-SS-TRAINED-FIRST",
               "A social supervisor completes the initial specialist training first.", "worker"),
        unless(active, "WORK-REGISTER-GATE", "This worker is not active on the register of social supervisors.",
               "worker"),
        unless(file.person not in facts.conflicts, "SUP-ALLOC-LA",
               "The register names a conflict of interest between this worker and this person.", "worker"),
    )  # fmt: skip


def why_not(file: SupervisionFile, facts: WorkerFacts, today: date) -> str | None:
    """Why a cover may not have this case in hand today: what is asked of whoever is allocated."""
    return next((each.words for each in may_supervise(facts, file, today) if each), None)


def allocation_advice(command: Allocation, _: SupervisionFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """What the toolkit expects of the line manager before a case is given."""
    talked = command.skills_talk_on is not None and command.skills_talk_on <= now.today
    return (
        unless(talked, "WORK-LM-SKILLS-TALK", "Talk about the development of skills first.", "skills_talk_on"),
        unless(command.caseload_checked, "WORK-SS-CAPACITY",
               "Check that there is room for the visits and the reports of this case.", "caseload_checked"),
    )  # fmt: skip


def name_clinical(command: NameClinicalSupervisor, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Two people: the social supervisor is not the clinical one."""
    words = "The clinical supervisor is somebody else than the social supervisor."
    return unless_refused(
        (unless(command.worker != file.supervisors.social, "MDO-CD-SUPERVISORS", words, "worker"),),
        ClinicalSupervisorNamed(worker=command.worker),
    )


def allocated(file: SupervisionFile, event: SupervisorAllocated) -> SupervisionFile:
    """The discharge is prepared."""
    return changed(renamed(file, event), stage=PRE_DISCHARGE)


def renamed(file: SupervisionFile, event: Allocated) -> SupervisionFile:
    """With this supervisor, who has not confirmed the conditions yet."""
    named = file.supervisors.model_copy(update={
        "social": event.worker, "line_manager": event.line_manager, "team": event.team,
    })  # fmt: skip
    discharge = file.discharge.model_copy(update={"acknowledged": file.discharge.acknowledged - {"social"}})
    return changed(file, supervisors=named, discharge=discharge)


def clinical_named(file: SupervisionFile, event: ClinicalSupervisorNamed) -> SupervisionFile:
    """Named; another one has not confirmed the conditions."""
    acknowledged = file.discharge.acknowledged - {"clinical"}
    return changed(
        file, supervisors=file.supervisors.model_copy(update={"clinical": event.worker}),
        discharge=file.discharge.model_copy(update={"acknowledged": acknowledged}),
    )  # fmt: skip


ALLOCATION = SupervisionRegion(
    name="allocation",
    rows=(
        Row("ALLOCATING", AllocateSupervisor, frozenset({ALLOCATING}), ALLOCATES, allocate, "SUP-ALLOC-LA"),
        Row("PRE_DISCHARGE", ReallocateSupervisor, WITH_SUPERVISOR, ALLOCATES, reallocate, "SUP-ALLOC-LA"),
        Row("PRE_DISCHARGE", NameClinicalSupervisor, OPEN, NAMES, name_clinical),
    ),
    folds={
        SupervisorAllocated: simply(allocated),
        SupervisorChanged: simply(renamed),
        ClinicalSupervisorNamed: simply(clinical_named),
    },
    rules=ALLOCATION_RULES,
    advice={AllocateSupervisor.tag(): (allocation_advice,), ReallocateSupervisor.tag(): (allocation_advice,)},
)
