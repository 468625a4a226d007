"""What a fact makes owed and for which the guidance gives no number of days: owed until done (20.9, 20.13, 20.26).

It shows on the case from the instant it arises, with its rule, and no review is closed over it. Most of it is done by
a command of its own; the rest is recorded in words.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, Self

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.serious_case_review.file import ReviewFile, changed

__all__ = [
    "TASKS", "CompleteReviewTask", "ReviewTaskArose", "ReviewTaskCompleted", "ReviewTaskSetAside", "SetReviewTaskAside",
    "Task", "TaskCode", "arising", "complete_review_task", "done_by", "owing_objections", "review_task_arose",
    "review_task_ended", "set_review_task_aside",
]  # fmt: skip

TaskCode = Literal[
    "delay_told", "information_preserved", "agency_reviews", "internal_learning", "smb_meeting", "victims_told",
    "other_reviews", "learning_spread", "media_lead", "report_to_victims",
]  # fmt: skip
RecordedTask = Literal["delay_told", "information_preserved", "agency_reviews", "internal_learning", "smb_meeting"]
"""Those that are recorded as done in words; the others are done by commands of their own."""


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of task: its rule, who owes it, what is to be done, whether a reason may stand in its place."""

    rule: str
    owner: str
    words: str
    may_be_set_aside: bool = False


TASKS: Final[Mapping[str, Task]] = MappingProxyType({
    "delay_told": Task("SCR-DELAY-NMT", "SmbChair", "Tell the National MAPPA Team of the delay."),
    "information_preserved": Task(
        "SCR-PRESERVE", "StrategicManagementBoard",
        "Preserve what agencies hold, and have staff write down their recollections.",
    ),
    "agency_reviews": Task(
        "SCR-INTERIM-REVIEW", "StrategicManagementBoard",
        "Let each agency look for urgent actions in a review of its own.",
    ),
    "internal_learning": Task(
        "SCR-SHARE-INTERNAL", "StrategicManagementBoard",
        "Share the learning of the internal review with the Chair of the board.", may_be_set_aside=True,
    ),
    "smb_meeting": Task(
        "SCR-SMB-MEET", "StrategicManagementBoard", "Meet on the finished review, its findings and its action plan."
    ),
    "victims_told": Task(
        "SCR-VICTIM-UPDATES", "ReviewVictimContact", "Tell the victim and the family how the review stands.",
        may_be_set_aside=True,
    ),
    "other_reviews": Task(
        "SCR-OTHER-REVIEWS", "SmbChair", "Find out which other reviews take place, and tell them of this one."
    ),
    "learning_spread": Task("SCR-LEARNING", "SmbChair", "Spread the learning to the agencies and the National Team."),
    "media_lead": Task("SCR-MEDIA", "StrategicManagementBoard", "Agree with the lead agency what the media are told."),
    "report_to_victims": Task(
        "SCR-VICTIM-REPORT", "ReviewVictimContact", "Meet the victim or the family with a copy of the report.",
        may_be_set_aside=True,
    ),
})  # fmt: skip


class ReviewTaskArose(Event):
    """Something is owed from now on."""

    type: Literal["ReviewTaskArose"] = "ReviewTaskArose"
    task: TaskCode
    rule: str
    because: str

    @classmethod
    def of(cls, task: TaskCode, because: str) -> Self:
        """The event for this task, under its rule."""
        return cls(task=task, rule=TASKS[task].rule, because=because)


class CompleteReviewTask(Advised):
    """Record that an owed task was done; nothing of a victim is written here."""

    type: Literal["CompleteReviewTask"] = "CompleteReviewTask"
    task: RecordedTask
    words: str = Field(min_length=3, max_length=4000, description="What was done, by whom; nothing personal")


class ReviewTaskCompleted(Event):
    """An owed task was done."""

    type: Literal["ReviewTaskCompleted"] = "ReviewTaskCompleted"
    task: TaskCode
    words: str = ""


class SetReviewTaskAside(Advised):
    """Record why an owed task is not needed, where the guidance leaves room for that."""

    type: Literal["SetReviewTaskAside"] = "SetReviewTaskAside"
    task: TaskCode
    because: str = Field(min_length=3, max_length=400, description="Nothing personal")


class ReviewTaskSetAside(Event):
    """An owed task is not needed, for this reason."""

    type: Literal["ReviewTaskSetAside"] = "ReviewTaskSetAside"
    task: TaskCode
    because: str


def complete_review_task(command: CompleteReviewTask, file: ReviewFile, _: Circumstances) -> Ruling:
    """Only what is owed."""
    return unless_refused(
        (_owed(command.task, file),), ReviewTaskCompleted(task=command.task, words=command.words)
    )  # fmt: skip


def set_review_task_aside(command: SetReviewTaskAside, file: ReviewFile, _: Circumstances) -> Ruling:
    """Where a reason may stand in its place: a victim who wants no contact, an internal review without learning."""
    task = TASKS[command.task]
    words = f"{task.words} No reason stands in its place."
    return unless_refused(
        (_owed(command.task, file), unless(task.may_be_set_aside, task.rule, words, "task")),
        ReviewTaskSetAside(task=command.task, because=command.because),
    )


def owing_objections(file: ReviewFile) -> Iterator[Objection]:
    """One objection for each task that is still owed, under the rule that asks for it."""
    for code in file.owed:
        objection = unless(False, TASKS[code].rule, f"Still owed: {TASKS[code].words}", "owed")
        if objection is not None:
            yield objection


def done_by(file: ReviewFile, *tasks: TaskCode) -> Iterator[Event]:
    """What a command of its own does: those of these tasks that are owed."""
    yield from (ReviewTaskCompleted(task=task) for task in tasks if task in file.owed)


def arising(file: ReviewFile, tasks: Iterable[TaskCode], because: str) -> tuple[Event, ...]:
    """These tasks, save those that are owed already."""
    return tuple(ReviewTaskArose.of(task, because) for task in tasks if task not in file.owed)


def review_task_arose(file: ReviewFile, event: ReviewTaskArose) -> ReviewFile:
    """Owed."""
    return changed(file, owed={**file.owed, event.task: event.because})


def review_task_ended(file: ReviewFile, event: ReviewTaskCompleted | ReviewTaskSetAside) -> ReviewFile:
    """Not owed any more."""
    return changed(file, owed={code: why for code, why in file.owed.items() if code != event.task})


def _owed(task: str, file: ReviewFile) -> Objection | None:
    return unless(task in file.owed, TASKS[task].rule, "This is not owed on this review.", "task")
