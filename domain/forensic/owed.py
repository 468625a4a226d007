"""Tasks that a fact brings and that nobody may forget: owed until done, or set aside for a reason where that may be.

The source gives none of them a number of days (reading 20), so no date is made up: what is owed shows on the case
from the instant it arises, and a case does not close over it. An area that sets a time for one has a clock for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, Self

from pydantic import Field

from domain.forensic.file import ForensicFile, changed
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "TASKS", "CompleteTask", "SetTaskAside", "Task", "TaskArose", "TaskCode", "TaskCompleted", "TaskSetAside",
    "complete_task", "no_longer_owed", "owing_objections", "set_task_aside", "task_arose", "task_completed",
    "task_set_aside",
]  # fmt: skip

TaskCode = Literal[
    "privacy_notice", "referrer_told", "vulnerable_adults_protocol", "mappa_guidance", "victim_guidance",
    "victim_contact_told", "sexual_offences_guidance", "visor_contact", "supervisor_guidance",
    "supervisor_allocation", "eligibility_copy", "plan_copy",
]  # fmt: skip
RecordedTask = Literal[
    "referrer_told", "vulnerable_adults_protocol", "mappa_guidance", "victim_guidance", "victim_contact_told",
    "sexual_offences_guidance", "visor_contact", "supervisor_guidance", "eligibility_copy", "plan_copy",
]  # fmt: skip
"""Those that are recorded as done in words: a notice given and a case given to somebody are commands of their own."""


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of task: its rule, what is to be done, whether a reason may stand in its place."""

    rule: str
    words: str
    may_be_set_aside: bool = False
    to_the_person: bool = False
    """Falls away with the person's death."""


TASKS: Mapping[str, Task] = MappingProxyType({
    "privacy_notice": Task("FOR-PRIVACY-NOTICE", "Give the person the general privacy notice.", to_the_person=True),
    "referrer_told": Task("FOR-SCREEN-RESPONSE", "Tell the referrer the response and its reasons."),
    "vulnerable_adults_protocol": Task("FOR-SCREEN-VA-PROTOCOL", "Follow the vulnerable adults joint protocol."),
    "mappa_guidance": Task("FOR-MAPPA-FOLLOW", "Record how the MAPPA guidance is followed."),
    "victim_guidance": Task("FOR-VCS-FOLLOW", "Record how the duties to the victims are followed."),
    "victim_contact_told": Task(
        "FOR-VCS-KEY-DEVELOPMENTS", "Tell the victim contact service of the development.", may_be_set_aside=True
    ),
    "sexual_offences_guidance": Task("FOR-SEXOFF-GUIDANCE", "Record how the guidance on Part 2 is followed."),
    "visor_contact": Task("FOR-SEXOFF-LIAISE", "Make contact with the ViSOR officer and record it."),
    "supervisor_guidance": Task("FOR-SS-GUIDANCE", "Record how the social supervision guidance is followed."),
    "supervisor_allocation": Task(
        "FOR-SS-ROLE", "Give the case to a worker who is registered and trained as a social supervisor.",
        to_the_person=True,
    ),
    "eligibility_copy": Task(
        "FOR-CSP-COPY-ELIGIBILITY", "Give the person a copy of the eligibility decision.", to_the_person=True
    ),
    "plan_copy": Task("FOR-CSP-COPY-PLAN", "Give the person a copy of the plan.", to_the_person=True),
})  # fmt: skip


class TaskArose(Event):
    """Something is owed from now on."""

    type: Literal["TaskArose"] = "TaskArose"
    task: TaskCode
    rule: str
    because: str

    @classmethod
    def of(cls, task: TaskCode, because: str) -> Self:
        """The event for this task, under its rule."""
        return cls(task=task, rule=TASKS[task].rule, because=because)


class Completed(Message):
    """What was done, in the command as in the event."""

    task: RecordedTask
    on: date | None = Field(default=None, description="The day on which it was done; left out: today")
    words: str = Field(min_length=3, max_length=4000, description="What was done, with whom")


class CompleteTask(Completed, Advised):
    """Record that an owed task was done."""

    type: Literal["CompleteTask"] = "CompleteTask"


class TaskCompleted(Completed, Event):
    """An owed task was done."""

    type: Literal["TaskCompleted"] = "TaskCompleted"
    task: RecordedTask | Literal["supervisor_allocation"]  # type: ignore[assignment]  # more than a command may say


class SetTaskAside(Advised):
    """Record why an owed task is not needed, where the source leaves room for that."""

    type: Literal["SetTaskAside"] = "SetTaskAside"
    task: TaskCode
    because: str = Field(min_length=3, max_length=4000)


class TaskSetAside(Event):
    """An owed task is not needed, for this reason."""

    type: Literal["TaskSetAside"] = "TaskSetAside"
    task: TaskCode
    because: str


def complete_task(command: CompleteTask, file: ForensicFile, now: Circumstances) -> Ruling:
    """Only what is owed; a day is not in the future."""
    on = command.on or now.today
    late = "It cannot have been done on a day that has not come yet."
    return unless_refused(
        (_owed(command.task, file), unless(on <= now.today, TASKS[command.task].rule, late, "on")),
        TaskCompleted(task=command.task, on=on, words=command.words),
    )


def set_task_aside(command: SetTaskAside, file: ForensicFile, _: Circumstances) -> Ruling:
    """Where a reason may stand in its place, and what is owed to the person once the person has died."""
    task = TASKS[command.task]
    free = task.may_be_set_aside or (task.to_the_person and file.died)
    words = f"{task.words} No reason stands in its place."
    return unless_refused(
        (_owed(command.task, file), unless(free, task.rule, words, "task")),
        TaskSetAside(task=command.task, because=command.because),
    )


def task_arose(file: ForensicFile, event: TaskArose) -> ForensicFile:
    """Owed; done once, it may be owed again by a new fact."""
    return changed(file, owed={**file.owed, event.task: event.because}, done=file.done - {event.task})


def task_completed(file: ForensicFile, event: TaskCompleted) -> ForensicFile:
    """Done."""
    return no_longer_owed(file, event.task)


def task_set_aside(file: ForensicFile, event: TaskSetAside) -> ForensicFile:
    """Not needed."""
    return no_longer_owed(file, event.task)


def owing_objections(file: ForensicFile, leave_out: Iterable[str] = ()) -> tuple[Objection | None, ...]:
    """One objection for each task that is still owed, under the rule that asks for it."""
    skipped = set(leave_out)
    return tuple(
        unless(False, TASKS[code].rule, f"Still owed: {TASKS[code].words}", "owed")
        for code in file.owed
        if code not in skipped
    )


def no_longer_owed(file: ForensicFile, task: str) -> ForensicFile:
    """The file without this task."""
    owed = {code: why for code, why in file.owed.items() if code != task}
    return changed(file, owed=owed, done=file.done | {task})


def _owed(task: str, file: ForensicFile) -> Objection | None:
    return unless(task in file.owed, TASKS[task].rule, "This is not owed on this case.", "task")
