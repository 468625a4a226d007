"""What a worker learns: training and refreshers, skills, the capability framework, and the support around it."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import AdviceTable, Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.workforce.post import WorkerAppointed, not_own
from domain.workforce.record import IN_POST, Note, WorkerFile, WorkerRegion, changed, known
from domain.workforce.roles import FORENSIC, LEADERS, REGISTRARS
from domain.workforce.standing import CODE, SOCIAL_SUPERVISOR, SS_COURSE, StandingEnded, StandingWithdrawn

__all__ = ["TRAINING", "SupportRecorded", "TrainingRecorded"]


_HERE = frozenset({IN_POST})
Capability = Literal["context", "legal", "pathway-security", "current", "balance", "boundaries"]
Level = Literal["newly_qualified", "experienced", "advanced", "strategic"]
"""Stages of professional development; the levels themselves are in the full framework, not in document 002."""


class RecordTraining(Command):
    """A course or a refresher was completed; the worker records their own."""

    type: Literal["RecordTraining"] = "RecordTraining"
    course: str = Field(pattern=CODE)
    completed: date


class TrainingRecorded(Event):
    """A course was completed on this day, for the first time or again."""

    type: Literal["TrainingRecorded"] = "TrainingRecorded"
    course: Coded
    completed: date


class BeginAmhpTraining(Command):
    """AMHP training begins, with learning needs and opportunities named before (WORK-TRAIN-AMHP-PREP)."""

    type: Literal["BeginAmhpTraining"] = "BeginAmhpTraining"
    learning_needs: str = Field(default="", max_length=4000)


class AmhpTrainingBegun(Event):
    """AMHP training began."""

    type: Literal["AmhpTrainingBegun"] = "AmhpTrainingBegun"
    learning_needs: str


class RecordSkills(Command):
    """Skills and languages, by code; they take the place of those before."""

    type: Literal["RecordSkills"] = "RecordSkills"
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class SkillsRecorded(Event):
    """What the worker can do beside the post."""

    type: Literal["SkillsRecorded"] = "SkillsRecorded"
    skills: tuple[str, ...]
    languages: tuple[str, ...]


class ReviewCapabilities(Advised):
    """A competence review by the capability framework: the stage of development, and what was seen in practice."""

    type: Literal["ReviewCapabilities"] = "ReviewCapabilities"
    level: Level | None = None
    seen: Mapping[Capability, Note] = {}


class CapabilitiesReviewed(Event):
    """A competence review."""

    type: Literal["CapabilitiesReviewed"] = "CapabilitiesReviewed"
    level: Coded | None
    seen: Mapping[str, str]


class RecordSupport(Command):
    """Support that was offered to the worker: after training, by shadowing, peers, groups, a talk, a de-brief."""

    type: Literal["RecordSupport"] = "RecordSupport"
    kind: Literal[
        "post_training", "shadowing", "peer", "group_supervision", "skills_talk", "debrief", "unplanned_supervision",
        "graded_introduction",
    ]  # fmt: skip
    note: Note


class SupportRecorded(Event):
    """Support was offered."""

    type: Literal["SupportRecorded"] = "SupportRecorded"
    kind: Coded
    note: str


def record_training(command: RecordTraining, file: WorkerFile, now: Circumstances) -> Ruling:
    """One's own, or a manager for the worker; never ahead of time."""
    own = now.by.id == file.worker or now.by.has_role(*REGISTRARS)
    return unless_refused(
        (
            unless(own, "WORK-TRAINING-CURRENT", "Training is recorded by the worker or a manager."),
            unless(command.completed <= now.today, "WORK-TRAINING-CURRENT", "It is not completed yet.", "completed"),
        ),
        TrainingRecorded(course=command.course, completed=command.completed),
    )


def begin_amhp_training(command: BeginAmhpTraining, _: WorkerFile, __: Circumstances) -> Ruling:
    """Learning needs come first."""
    words = "Name the learning needs and opportunities first."
    return unless_refused(
        (unless(command.learning_needs.strip(), "WORK-TRAIN-AMHP-PREP", words, "learning_needs"),),
        AmhpTrainingBegun(learning_needs=command.learning_needs),
    )


def review_capabilities(command: ReviewCapabilities, file: WorkerFile, now: Circumstances) -> Ruling:
    """By somebody else than the worker."""
    event = CapabilitiesReviewed(level=command.level, seen=dict(command.seen))
    return unless_refused((not_own(file, now),), event)


def training_recorded(file: WorkerFile, event: TrainingRecorded) -> WorkerFile:
    """The latest day counts, in whatever order days are recorded."""
    latest = max(event.completed, file.facts.trained.get(event.course, event.completed))
    return known(file, trained={**file.facts.trained, event.course: latest})


def support_recorded(file: WorkerFile, event: SupportRecorded) -> WorkerFile:
    """Offered; a de-brief answers who spoke up."""
    asked = None if event.kind == "debrief" else file.support_asked
    return changed(file, support=file.support | {event.kind}, support_asked=asked)


_POINTS: Mapping[Capability, str] = {
    "context": "WORK-CAP-CONTEXT", "legal": "WORK-CAP-LEGAL", "pathway-security": "WORK-CAP-PATHWAY-SECURITY",
    "current": "WORK-CAP-CURRENT", "balance": "WORK-CAP-BALANCE", "boundaries": "WORK-CAP-BOUNDARIES",
}  # fmt: skip


def _capability_advice(command: ReviewCapabilities, _: WorkerFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The framework's points that the review did not speak of."""
    return (
        unless(command.level, "WORK-CAP-LEVELS", "Record the level of development.", "level"),
        *(unless(p in command.seen, rule, f"Nothing was said of: {p}.", f"seen.{p}") for p, rule in _POINTS.items()),
    )


ADVICE: AdviceTable = {"ReviewCapabilities": (_capability_advice,)}


def _course(event: Event) -> str | None:
    """Whose refresher it is; a standing that ends takes its own course's with it."""
    match event:
        case TrainingRecorded():
            return event.course
        case StandingWithdrawn() | StandingEnded():
            return SS_COURSE if event.standing == SOCIAL_SUPERVISOR else "none"
        case _:
            return None


def _once(rule: str, course: str, *roles: str) -> Clock:
    """A course of the forensic service for these posts, once; off until the area says by when."""
    return Clock(
        rule=rule, holder="SocialWorker" if "SocialWorker" in roles else "Manager", starts_on=(WorkerAppointed,),
        met_by=(TrainingRecorded,),
        subject=lambda event: event.course if isinstance(event, TrainingRecorded) else course,
        only_if=lambda event: event.service == FORENSIC and bool({*roles}.intersection(event.roles))
        and course not in event.before.trained,
    )  # fmt: skip


CLOCKS = (
    Clock(
        rule="WORK-REFRESHER-ANNUAL", holder=SOCIAL_SUPERVISOR, starts_on=(TrainingRecorded,),
        met_by=(TrainingRecorded,), lapses_on=(StandingWithdrawn, StandingEnded), subject=_course,
        anchor=lambda event: event.completed, only_if=lambda event: event.course == SS_COURSE,
    ),
    _once("WORK-TRAIN-SS-COURSE", SS_COURSE, "SocialWorker"),
    _once("WORK-TRAIN-AMHP", "amhp", "SocialWorker"),
    _once("WORK-TRAIN-KENT-MANAGER", "kent_manager", "ServiceManager", *LEADERS),
)  # fmt: skip

TRAINING = WorkerRegion(
    name="training",
    rows=(
        Row("training", RecordTraining, _HERE, frozenset(), record_training),
        Row("training", BeginAmhpTraining, _HERE, REGISTRARS, begin_amhp_training),
        Row("skills", RecordSkills, _HERE, REGISTRARS, lambda command, _, __: (
            SkillsRecorded(skills=command.skills, languages=command.languages),)),
        Row("capabilities", ReviewCapabilities, _HERE, REGISTRARS, review_capabilities),
        Row("support", RecordSupport, _HERE, REGISTRARS, lambda command, _, __: (
            SupportRecorded(kind=command.kind, note=command.note),)),
    ),
    folds={
        TrainingRecorded: simply(training_recorded),
        AmhpTrainingBegun: simply(lambda file, _: file),
        SkillsRecorded: simply(lambda file, event: known(file, skills=event.skills, languages=event.languages)),
        CapabilitiesReviewed: simply(lambda file, event: known(
            file, experience=event.level or file.facts.experience)),
        SupportRecorded: simply(support_recorded),
    },
    clocks=CLOCKS,
    advice=ADVICE,
)  # fmt: skip
