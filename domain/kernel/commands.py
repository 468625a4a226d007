"""Commands that any case takes, whatever its lifecycle."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.message import Command

__all__ = [
    "AcceptLink", "AcknowledgeHandover", "ExtendDuty", "HandOverWork", "HandWorkBack", "LinkCase", "PassTime",
    "ResumeDuty", "ReviewTimetable", "SuspendDuty",
]  # fmt: skip

WorkerId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]


class PassTime(Command):
    """Time passed: every rung that lies at or before now is climbed, in order, each once."""

    type: Literal["PassTime"] = "PassTime"


class SuspendDuty(Command):
    """Stop a duty's clock for a lawful reason."""

    type: Literal["SuspendDuty"] = "SuspendDuty"
    duty: str
    because: str = Field(min_length=3, max_length=400)


class ResumeDuty(Command):
    """Let a suspended clock run again; the lost time is added to the budget."""

    type: Literal["ResumeDuty"] = "ResumeDuty"
    duty: str


class ExtendDuty(Command):
    """Add time to a duty's budget, in the budget's own unit."""

    type: Literal["ExtendDuty"] = "ExtendDuty"
    duty: str
    n: int = Field(ge=1, le=400)
    because: str = Field(min_length=3, max_length=400)


class ReviewTimetable(Command):
    """Reckon all open duties anew under the calendar and law in force: what changes is recorded (C.5)."""

    type: Literal["ReviewTimetable"] = "ReviewTimetable"
    because: str = Field(min_length=3, max_length=400)


class LinkCase(Command):
    """Link another case to this one; the other case is told by a follow-up command."""

    type: Literal["LinkCase"] = "LinkCase"
    lifecycle: str = Field(pattern=r"^[a-z][a-z-]{1,40}$")
    case: UUID
    relation: str = Field(pattern=r"^[a-z][a-z_]{1,60}$", description="A code, e.g. same_establishment")


class AcceptLink(Command):
    """The other side of LinkCase; only the system itself gives it."""

    type: Literal["AcceptLink"] = "AcceptLink"
    lifecycle: str
    case: UUID
    relation: str


class HandOverWork(Command):
    """Give a case that this worker has in hand to another one, or, without one who can, onto the owner's list."""

    type: Literal["HandOverWork"] = "HandOverWork"
    worker: WorkerId
    to: WorkerId | None = None
    standing: str | None = Field(default=None, description="Only what the worker holds by this standing, e.g. DSO")
    because: str = Field(min_length=3, max_length=200, description="A code or words without anything personal")


class AcknowledgeHandover(Command):
    """Say that you have seen that this case came to you, because whoever had it went."""

    type: Literal["AcknowledgeHandover"] = "AcknowledgeHandover"


class HandWorkBack(Command):
    """Give a worker who is back the cases that others hold for them."""

    type: Literal["HandWorkBack"] = "HandWorkBack"
    worker: WorkerId
