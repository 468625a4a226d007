"""The file of one worker: what the register says of them, and what their own duties need."""

from datetime import date
from typing import Annotated, Any

from pydantic import StringConstraints

from domain.kernel.advice import SAID
from domain.kernel.lifecycle import File
from domain.kernel.message import Message
from domain.kernel.regions import Region
from domain.kernel.register import Period, WorkerFacts

__all__ = ["IN_POST", "LEFT", "STAGES", "Leave", "Name", "Note", "WorkerFile", "WorkerRegion", "changed", "known"]

IN_POST, LEFT = "IN_POST", "LEFT"
STAGES = (IN_POST, LEFT)

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]
"""A worker's opaque id."""
Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=4000), SAID]


class Leave(Message):
    """A stretch of leave and who stands in; ``begun`` from its first day on."""

    period: Period
    cover: str | None = None
    begun: bool = False


class WorkerFile(File):
    """One worker. ``facts`` is what the register of workers says; the rest is for the worker's duties and overview."""

    worker: str = ""
    service: str = ""
    facts: WorkerFacts = WorkerFacts()
    supervisor: str | None = None
    started: date | None = None
    job_plan: bool = False
    leave: tuple[Leave, ...] = ()
    leaving: date | None = None
    support: frozenset[str] = frozenset()
    supervised_on: date | None = None
    support_asked: date | None = None
    """When the worker spoke up; None: not, or a de-brief was offered since."""


WorkerRegion = Region[WorkerFile]


def changed(file: WorkerFile, **changes: Any) -> WorkerFile:
    """The file with these fields."""
    return file.model_copy(update=changes)


def known(file: WorkerFile, **facts: Any) -> WorkerFile:
    """The file with these facts of the register."""
    return changed(file, facts=file.facts.model_copy(update=facts))
