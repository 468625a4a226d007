"""The post: appointment, roles and team, grade, caseload limit, conflicts of interest (000 section 4)."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded, the_roles
from domain.kernel.four_eyes import roles_of
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.register import WorkerFacts
from domain.kernel.saying import unless, unless_refused
from domain.workforce.record import IN_POST, Name, WorkerFile, WorkerRegion, changed, known
from domain.workforce.roles import APPOINTERS, FORENSIC, LEADERS, LINE_MANAGERS, SUPERVISED_BY

__all__ = ["POST", "AppointWorker", "SupervisorNamed", "WorkerAppointed", "not_own"]

_HERE = frozenset({IN_POST})
_GRADE = r"^KR\d{1,2}$"


class Appointment(Message):
    """Who the worker is to the system and what the post is: codes, never a name."""

    worker: Name
    person: UUID = Field(description="Whose record this is: the key that seals it")
    service: str = Field(default="", pattern=r"^[a-z-]{0,40}$", description="Code of the service, e.g. forensic")
    roles: tuple[Coded, ...] = Field(min_length=1)
    grade: str | None = Field(default=None, pattern=_GRADE)
    team: str | None = None
    location: str | None = None
    employer: str = "KCC"
    started: date


class AppointWorker(Appointment, Command):
    """A worker takes up a post; this opens the staff record, which fills the register of workers from now on."""

    type: Literal["AppointWorker"] = "AppointWorker"


class WorkerAppointed(Appointment, Event):
    """A worker took up a post. ``before`` is what the register said until now, ``record`` this staff record."""

    type: Literal["WorkerAppointed"] = "WorkerAppointed"
    record: UUID
    before: WorkerFacts = WorkerFacts()


class Post(Message):
    """What changes with a post; what is left out stays."""

    roles: tuple[Coded, ...] | None = None
    grade: str | None = Field(default=None, pattern=_GRADE)
    team: str | None = None
    location: str | None = None
    employer: str | None = None


class ChangePost(Post, Command):
    """Roles, grade, team, place of work or employer change."""

    type: Literal["ChangePost"] = "ChangePost"


class PostChanged(Post, Event):
    """The post changed."""

    type: Literal["PostChanged"] = "PostChanged"


class AgreeGradeException(Command):
    """A senior practitioner agrees that a KR10 may act as DSO (WORK-DSO-KR10)."""

    type: Literal["AgreeGradeException"] = "AgreeGradeException"
    because: str = Field(min_length=3, max_length=400)


class GradeExceptionAgreed(Event):
    """A KR10 may act as DSO."""

    type: Literal["GradeExceptionAgreed"] = "GradeExceptionAgreed"
    because: str


class WithdrawGradeException(Command):
    """The exception ends."""

    type: Literal["WithdrawGradeException"] = "WithdrawGradeException"


class GradeExceptionWithdrawn(Event):
    """A KR10 may not act as DSO any more."""

    type: Literal["GradeExceptionWithdrawn"] = "GradeExceptionWithdrawn"


class SetCaseloadLimit(Command):
    """How many cases the worker may hold; none: no limit is set."""

    type: Literal["SetCaseloadLimit"] = "SetCaseloadLimit"
    limit: int | None = Field(default=None, ge=0, le=200)


class CaseloadLimitSet(Event):
    """The caseload limit changed."""

    type: Literal["CaseloadLimitSet"] = "CaseloadLimitSet"
    limit: int | None


class DeclareConflict(Command):
    """The worker must not hold cases of this person: family, friendship, an earlier dispute."""

    type: Literal["DeclareConflict"] = "DeclareConflict"
    person: UUID


class ConflictDeclared(Event):
    """A conflict of interest; its nature is not kept here."""

    type: Literal["ConflictDeclared"] = "ConflictDeclared"
    person: UUID


class EndConflict(Command):
    """The conflict of interest is over."""

    type: Literal["EndConflict"] = "EndConflict"
    person: UUID


class ConflictEnded(Event):
    """The conflict of interest is over."""

    type: Literal["ConflictEnded"] = "ConflictEnded"
    person: UUID


class NameSupervisor(Command):
    """Name who supervises the worker."""

    type: Literal["NameSupervisor"] = "NameSupervisor"
    supervisor: Name


class SupervisorNamed(Event):
    """Somebody supervises the worker from now on."""

    type: Literal["SupervisorNamed"] = "SupervisorNamed"
    supervisor: str


def appoint_worker(command: AppointWorker, _: WorkerFile, now: Circumstances) -> Ruling:
    """One staff record for each worker; what the register knew already is taken over."""
    before = now.worker(command.worker) or WorkerFacts()
    free = before.record in {None, now.case_id} or not before.in_post(now.today)
    words = "This worker has a staff record already: change the post there."
    return unless_refused(
        (unless(free, "CASE-ALREADY-OPEN", words, "worker"),),
        WorkerAppointed(**command.model_dump(exclude={"type"}), record=now.case_id, before=before),
    )


def worker_appointed(file: WorkerFile, event: WorkerAppointed) -> WorkerFile:
    """The facts of the post over what was known before."""
    own = event.model_dump(include={"roles", "grade", "team", "location", "employer"})
    facts = event.before.model_copy(update={**own, "record": event.record, "left": None})
    return changed(file, stage=IN_POST, worker=event.worker, service=event.service, facts=facts, started=event.started)


def change_post(command: ChangePost, file: WorkerFile, now: Circumstances) -> Ruling:
    """Nobody changes their own post."""
    return unless_refused((not_own(file, now),), PostChanged(**command.model_dump(exclude={"type"})))


def post_changed(file: WorkerFile, event: PostChanged) -> WorkerFile:
    """What was said; a grade that is no KR10 needs no exception."""
    said = {name: value for name, value in event.model_dump(exclude={"type"}).items() if value is not None}
    return known(file, **said)


def agree_grade_exception(command: AgreeGradeException, file: WorkerFile, now: Circumstances) -> Ruling:
    """Agreed by a senior practitioner who is not the worker."""
    return unless_refused((not_own(file, now),), GradeExceptionAgreed(because=command.because))


def name_supervisor(command: NameSupervisor, file: WorkerFile, now: Circumstances) -> Ruling:
    """The structure of the service says who supervises whom."""
    return unless_refused(
        (
            unless(command.supervisor != file.worker, "WORK-SUPERVISION-POLICY", "Nobody supervises themselves.",
                   "supervisor"),
            *_line(file, roles_of(command.supervisor, now), now),
        ),
        SupervisorNamed(supervisor=command.supervisor),
    )  # fmt: skip


def not_own(file: WorkerFile, now: Circumstances) -> Objection | None:
    """Nobody decides about their own record."""
    return unless(now.by.id != file.worker, "CASE-ROLE", "Somebody else decides this about your own record.")


def _line(file: WorkerFile, roles: tuple[str, ...], now: Circumstances) -> tuple[Objection | None, ...]:
    if file.service != FORENSIC:
        return ()
    found = next((row for row in SUPERVISED_BY if row[1].intersection(file.facts.roles)), None)
    if found is None:
        return ()
    rule, _, by = found
    objections = [unless(by.intersection(roles), rule, f"This post is supervised by {the_roles(by)}.", "supervisor")]
    if file.facts.stands_as("SocialSupervisor", now.today):
        leads = by if LEADERS.intersection(file.facts.roles) else LEADERS
        words = f"A social supervisor of this service is supervised by {the_roles(leads)}."
        objections.append(unless(leads.intersection(roles), "WORK-SUPERVISE-SS", words, "supervisor"))
    return tuple(objections)


_SENIOR = frozenset({"SeniorPractitioner"})

POST = WorkerRegion(
    name="post",
    rows=(
        Row("appointed", AppointWorker, frozenset(), APPOINTERS, appoint_worker),
        Row("post", ChangePost, _HERE, APPOINTERS, change_post),
        Row("post", AgreeGradeException, _HERE, _SENIOR, agree_grade_exception, "WORK-DSO-KR10"),
        Row("post", WithdrawGradeException, _HERE, _SENIOR,
            lambda _, __, ___: (GradeExceptionWithdrawn(),), "WORK-DSO-KR10"),
        Row("post", SetCaseloadLimit, _HERE, LINE_MANAGERS, lambda command, file, now: unless_refused(
            (not_own(file, now),), CaseloadLimitSet(limit=command.limit))),
        Row("post", DeclareConflict, _HERE, frozenset(), lambda command, _, __: (
            ConflictDeclared(person=command.person),)),
        Row("post", EndConflict, _HERE, LINE_MANAGERS, lambda command, file, now: unless_refused(
            (not_own(file, now),), ConflictEnded(person=command.person))),
        Row("supervisor", NameSupervisor, _HERE, APPOINTERS | LEADERS, name_supervisor),
    ),
    folds={
        WorkerAppointed: simply(worker_appointed),
        PostChanged: simply(post_changed),
        GradeExceptionAgreed: simply(lambda file, _: known(file, grade_exception=True)),
        GradeExceptionWithdrawn: simply(lambda file, _: known(file, grade_exception=False)),
        CaseloadLimitSet: simply(lambda file, event: known(file, caseload_limit=event.limit)),
        ConflictDeclared: simply(lambda file, event: known(
            file, conflicts=tuple(dict.fromkeys((*file.facts.conflicts, event.person))))),
        ConflictEnded: simply(lambda file, event: known(
            file, conflicts=tuple(each for each in file.facts.conflicts if each != event.person))),
        SupervisorNamed: simply(lambda file, event: changed(file, supervisor=event.supervisor)),
    },
)  # fmt: skip
