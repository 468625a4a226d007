"""Social supervision: who is under it, and that whoever has the case may supervise (000 para 7.4; reading 7).

The class is a fact of law and is recorded whoever has the case. A holder who is not registered and trained does not
become the supervisor by it: another worker is owed, visibly, until the Team Leader has given the case to one.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.forensic.allocation import may_supervise
from domain.forensic.file import ForensicFile, changed
from domain.forensic.owed import TaskArose, TaskCompleted, TaskSetAside
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "ClassifySocialSupervision", "SocialSupervisionClassified", "classified", "classify_supervision",
    "supervision_brings",
]  # fmt: skip


class Supervision(Message):
    """The facts from which social supervision follows (7.4.1; reading 7)."""

    restricted_s41: bool
    conditionally_discharged_by: Literal["nobody", "secretary_of_state", "tribunal"] = "nobody"
    discharged_on: date | None = None


class ClassifySocialSupervision(Supervision, Advised):
    """Record the facts; the class follows from them."""

    type: Literal["ClassifySocialSupervision"] = "ClassifySocialSupervision"


class SocialSupervisionClassified(Supervision, Event):
    """Whether the person is under social supervision: before discharge it is being prepared, after it it is active."""

    type: Literal["SocialSupervisionClassified"] = "SocialSupervisionClassified"
    standing: Literal["none", "pre_discharge", "active"]
    holder_may: bool = Field(default=True, description="Whether who has the case may be a social supervisor that day")


def classify_supervision(command: ClassifySocialSupervision, file: ForensicFile, now: Circumstances) -> Ruling:
    """Discharged conditionally: active from that day; restricted and not discharged yet: being prepared.

    The fact is recorded whoever has the case: one who is not registered and trained does not become the supervisor,
    and another worker is owed (WORK-SS-TRAINED-FIRST).
    """
    holder = now.worker(file.worker) if file.worker else None
    may = file.worker is None or (holder is not None and may_supervise(holder, now.today))
    discharged = command.conditionally_discharged_by != "nobody"
    dated = not discharged or (command.discharged_on is not None and command.discharged_on <= now.today)
    words = "Give the day on which the conditional discharge took effect: not one that has not come yet."
    standing = "active" if discharged else "pre_discharge" if command.restricted_s41 else "none"
    return unless_refused(
        (unless(dated, "FOR-SS-CLASS", words, "discharged_on"),),
        SocialSupervisionClassified.model_validate({**command.body(), "standing": standing, "holder_may": may}),
    )


def supervision_brings(file: ForensicFile, event: SocialSupervisionClassified) -> Iterator[Event]:
    """The guidance is followed, and somebody who may supervise has the case; what is so already is not owed."""
    wanted, supervised = "supervisor_allocation" in file.owed, event.standing != "none"
    if supervised and "supervisor_guidance" not in file.owed.keys() | file.done:
        yield TaskArose.of("supervisor_guidance", "the person is under social supervision")
    if supervised and not event.holder_may and not wanted:
        yield TaskArose.of("supervisor_allocation", "whoever has the case is not registered and trained for it")
    if wanted and not supervised:
        yield TaskSetAside(task="supervisor_allocation", because="The person is not under social supervision.")
    if wanted and supervised and event.holder_may:
        yield TaskCompleted(task="supervisor_allocation", words="Whoever has the case is registered and trained now.")


def classified(file: ForensicFile, event: SocialSupervisionClassified) -> ForensicFile:
    """Known; whoever has the case is the social supervisor from now on, or no longer (``allocation.supervises``)."""
    return changed(file, flags=file.flags.model_copy(update={"social_supervision": event.standing}))
