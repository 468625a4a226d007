"""Allocation: in two weeks, to a social worker who may hold the case (000 para 8.1, 7.4.2, 10.5.3).

The register of workers says who may, as it was at the instant of the act. The system proposes (``proposal.py``), the
Team Leader decides. For a person under social supervision the worker becomes the social supervisor, and is therefore
registered and trained before the case is given.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.asking import day_of
from domain.forensic.file import ForensicFile, changed
from domain.forensic.owed import TaskCompleted
from domain.forensic.roles import ALLOCATABLE
from domain.forensic.stages import ALLOCATED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.register import WorkerFacts
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "QUALIFIED", "SUPERVISOR_COURSE", "AllocateWorker", "ReallocateWorker", "WorkerAllocated", "WorkerReallocated",
    "allocate_worker", "allocated", "allocation_advice", "may_hold", "may_supervise", "reallocate_worker",
    "reallocated", "reallocation_brings", "supervises", "under_supervision",
    "why_not",
]  # fmt: skip

QUALIFIED = "social_work"
"""The qualification, as the register of workers codes it."""
SUPERVISOR_COURSE = "social_supervisor"
"""The course "The Role of the Social Supervisor under Part III" (10.5.3)."""


class Allocation(Message):
    """Who gets the case, in the command as in the event."""

    worker: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")
    why: str = Field(default="", max_length=4000, description="Why this worker, where another one was proposed")


class AllocateWorker(Allocation, Advised):
    """The Team Leader gives the case to a social worker."""

    type: Literal["AllocateWorker"] = "AllocateWorker"


class WorkerAllocated(Allocation, Event):
    """The case has a worker; ``social_supervisor``: who is the person's social supervisor as well (7.4.2)."""

    type: Literal["WorkerAllocated"] = "WorkerAllocated"
    social_supervisor: bool
    team: str | None = None


class ReallocateWorker(Allocation, Advised):
    """The case goes to another worker: leave, leaving, a conflict, a standing that was lost."""

    type: Literal["ReallocateWorker"] = "ReallocateWorker"
    because: str = Field(min_length=3, max_length=4000)


class WorkerReallocated(Allocation, Event):
    """The case changed hands; its clocks are not touched."""

    type: Literal["WorkerReallocated"] = "WorkerReallocated"
    previous: str
    because: str
    social_supervisor: bool
    team: str | None = None


def allocate_worker(command: AllocateWorker, file: ForensicFile, now: Circumstances) -> Ruling:
    """To somebody who may hold this case today."""
    facts = now.worker(command.worker)
    supervised = under_supervision(file)
    return unless_refused(
        may_hold(facts, file, now.today, social_supervision=supervised),
        WorkerAllocated(**command.body(), social_supervisor=supervised, team=facts.team if facts else None),
    )


def reallocate_worker(command: ReallocateWorker, file: ForensicFile, now: Circumstances) -> Ruling:
    """To somebody else who may hold it."""
    facts, supervised = now.worker(command.worker), under_supervision(file)
    same = "This worker has the case already."
    return unless_refused(
        (
            unless(command.worker != file.worker, "FOR-ALLOC-IS-SW", same, "worker"),
            *may_hold(facts, file, now.today, social_supervision=supervised),
        ),
        WorkerReallocated(
            **command.body(), previous=file.worker or "", social_supervisor=supervised,
            team=facts.team if facts else None,
        ),
    )  # fmt: skip


def may_hold(
    facts: WorkerFacts | None, file: ForensicFile, today: date, *, social_supervision: bool
) -> tuple[Objection | None, ...]:
    """Every rule for which this worker may not hold this case today."""
    if facts is None:
        return (unless(None, "FOR-ALLOC-IS-SW", "The register of workers does not know this worker.", "worker"),)
    post = ALLOCATABLE.intersection(facts.roles) and QUALIFIED in facts.qualifications
    return (
        unless(post, "FOR-ALLOC-IS-SW", "Only a qualified social worker of the service holds a case.", "worker"),
        unless(facts.in_post(today), "FOR-ALLOC-IS-SW", "This worker has left the service.", "worker"),
        unless(
            file.person not in facts.conflicts, "FOR-ALLOC-CONFLICT",
            "The register names a conflict of interest between this worker and this person.", "worker",
        ),
        unless(
            not social_supervision or may_supervise(facts, today), "WORK-SS-TRAINED-FIRST",
            "A social supervisor is registered and has completed the course before the case is given.", "worker",
        ),
    )  # fmt: skip


def may_supervise(facts: WorkerFacts, today: date) -> bool:
    """Whether this worker may be a social supervisor today: registered, and trained first (WORK-SS-TRAINED-FIRST)."""
    return facts.registered(today) and facts.trained_in(SUPERVISOR_COURSE, today)


def why_not(file: ForensicFile, facts: WorkerFacts, today: date) -> str | None:
    """Why a cover may not have this case in hand today: what is asked of whoever is allocated."""
    objections = may_hold(facts, file, today, social_supervision=supervises(file))
    return next((each.words for each in objections if each), None)


def reallocation_brings(file: ForensicFile, event: Event) -> tuple[Event, ...]:
    """A case that waited for a social supervisor has one with its new worker."""
    if not isinstance(event, WorkerReallocated) or "supervisor_allocation" not in file.owed:
        return ()
    if event.social_supervisor:
        return (TaskCompleted(task="supervisor_allocation", words="Given to a worker who is registered and trained."),)
    return ()


def under_supervision(file: ForensicFile) -> bool:
    """Whether whoever holds the case is the social supervisor (FOR-SS-ROLE): by the flag, else by the referral."""
    known = file.flags.social_supervision
    return file.restricted if known is None else known != "none"


def supervises(file: ForensicFile) -> bool:
    """Whether who has the case is the person's social supervisor: not while another worker is owed for that."""
    return file.worker is not None and under_supervision(file) and "supervisor_allocation" not in file.owed


def allocation_advice(
    command: AllocateWorker | ReallocateWorker, _: ForensicFile, now: Circumstances
) -> tuple[Objection | None, ...]:
    """A worker on leave cannot begin: allocate with open eyes."""
    facts = now.worker(command.worker)
    words = "This worker is on leave today: name who begins the work, or choose somebody else."
    away = facts is not None and facts.in_post(now.today) and not facts.available(now.today)
    return (unless(not away, "FOR-ALLOC-AVAILABLE", words, "worker"),)


def allocated(file: ForensicFile, event: WorkerAllocated, happened: Happened) -> ForensicFile:
    """In somebody's hands."""
    return changed(file, stage=ALLOCATED, worker=event.worker, team=event.team, held_since=day_of(happened))


def reallocated(file: ForensicFile, event: WorkerReallocated, happened: Happened) -> ForensicFile:
    """In other hands, at the same stage."""
    return changed(file, worker=event.worker, team=event.team, held_since=day_of(happened))
