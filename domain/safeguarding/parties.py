"""Row 22 and the roles of a case: who the acting DSO is and who may be (004 para 4.1.1, 4.1.4)."""

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.register import WorkerFacts
from domain.safeguarding.file import Holder, SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.stages import RECEIVED, TRIAGE

__all__ = ["ChangeDso", "DsoChanged", "change_dso", "dso_changed", "dso_grade", "dso_objections", "key_decision"]

WORKER_ID = r"^[A-Za-z0-9._:-]{1,64}$"
_DSO_GRADE = 11
_DSO_GRADE_BY_EXCEPTION = 10


class ChangeDso(Advised):
    """Give the case to another Designated Senior Officer; no clock is affected."""

    type: Literal["ChangeDso"] = "ChangeDso"
    dso: str = Field(pattern=WORKER_ID)
    because: str = Field(min_length=3, max_length=2000)
    other_team_because: str | None = Field(default=None, max_length=2000)


class DsoChanged(Event):
    """Another worker is the acting DSO from now on; ``previous`` is None when nobody was before."""

    type: Literal["DsoChanged"] = "DsoChanged"
    dso: str
    because: str
    previous: str | None = None
    other_team_because: str | None = None


def key_decision(
    file: SafeguardingFile, now: Circumstances, objections: Iterable[Objection | None], *events: Event
) -> Ruling:
    """A decision that only the acting DSO may take; the first DSO who takes one becomes the acting DSO."""
    takes_charge = () if file.dso else (DsoChanged(dso=now.by.id, because="first_key_decision"),)
    return unless_refused((*dso_objections(file, now), *objections), *takes_charge, *events)


def dso_objections(file: SafeguardingFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """Whether the actor is the acting DSO or stands in for them, or may become so where nobody is."""
    if file.dso is None:
        return grade_objections(now.by.id, now, None)
    words = "Only the acting DSO of this case takes its key decisions; change the DSO first."
    return (unless(now.acts_for(file.dso), "S42-DSO-DECISIONS", words),)


def grade_objections(worker: str, now: Circumstances, field: str | None) -> tuple[Objection | None, ...]:
    """Whether the worker may be a DSO: grade KR11 or above, or KR10 with an agreed exception."""
    return (dso_grade(now.worker(worker), field),)


def dso_grade(facts: WorkerFacts | None, field: str | None = None) -> Objection | None:
    """What the register says against this worker as a DSO, by grade."""
    grade = _grade_number(facts.grade if facts else None)
    by_exception = facts is not None and facts.grade_exception
    if grade == _DSO_GRADE_BY_EXCEPTION:
        words = "A KR10 acts as DSO only where a senior practitioner agreed it, with supervision in that role."
        return unless(by_exception, "WORK-DSO-KR10", words, field)
    words = "A DSO is graded KR11 or above; the register of workers does not say so of this worker."
    return unless(grade >= _DSO_GRADE, "WORK-DSO-KR11", words, field)


def change_dso(command: ChangeDso, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 22: the new DSO holds the role, has the grade, and is another one than now."""
    facts = now.worker(command.dso)
    event = DsoChanged(
        dso=command.dso, because=command.because, previous=file.dso, other_team_because=command.other_team_because
    )
    return unless_refused(
        (
            unless(command.dso != file.dso, "S42-ROLE-DSO", "This worker is the acting DSO already.", "dso"),
            unless(facts and "DSO" in facts.roles, "S42-ROLE-DSO", "This worker does not hold the role DSO.", "dso"),
            *grade_objections(command.dso, now, "dso"),
            _team_objection(command, file, facts.team if facts else None),
        ),
        event,
    )


def dso_changed(file: SafeguardingFile, event: DsoChanged, happened: Happened) -> SafeguardingFile:
    """The acting DSO, and the log of who held the role when."""
    holder = Holder(role="DSO", worker=event.dso, since=happened.effective_at, stage=file.stage)
    return changed(file, dso=event.dso, holders=(*file.holders, holder))


def _team_objection(command: ChangeDso, file: SafeguardingFile, team: str | None) -> Objection | None:
    """004 para 4.1.4: the establishment's locality for abuse there, otherwise the team where the adult lives."""
    if file.stage in {RECEIVED, TRIAGE}:
        return None  # a person who is not open to a team is triaged by the Area Referral Service
    at_establishment = file.setting_team is not None and "domestic" not in file.content
    asked = file.setting_team if at_establishment else file.home_team
    rule = "S42-TEAM-EST" if at_establishment else "S42-TEAM-DA" if "domestic" in file.content else "S42-TEAM-DEFAULT"
    words = f"The DSO comes from {asked}; give a reason for another team in other_team_because."
    return unless(asked in (None, team) or said(command.other_team_because), rule, words, "other_team_because")


def _grade_number(grade: str | None) -> int:
    found = re.fullmatch(r"KR(\d{1,2})", grade or "")
    return int(found[1]) if found else 0
