"""Job plan, good conversations, the yearly contribution assessment, and speaking up (000 para 10.3, 10.6, 10.7)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from domain.asking import day_of
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock, Recurs
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event
from domain.kernel.saying import said, unless, unless_refused
from domain.workforce.post import WorkerAppointed, not_own
from domain.workforce.record import IN_POST, Note, WorkerFile, WorkerRegion, changed
from domain.workforce.roles import LINE_MANAGERS
from domain.workforce.training import SupportRecorded

__all__ = ["DEVELOPMENT"]

_HERE = frozenset({IN_POST})

Element = Literal["objectives", "values", "working_better", "personal_development", "wider_contribution"]
Rating = Literal["outstanding", "excellent", "successful", "performance_improvement_required"]
_REQUIRED: tuple[Element, ...] = ("objectives", "values", "working_better", "personal_development")


class AgreeJobPlan(Command):
    """The job plan of a worker, with protected time for development."""

    type: Literal["AgreeJobPlan"] = "AgreeJobPlan"
    plan: Note
    protected_development: str = Field(default="", max_length=4000, description="Protected time; meetings and forums")


class JobPlanAgreed(Event):
    """A job plan is in place."""

    type: Literal["JobPlanAgreed"] = "JobPlanAgreed"
    plan: str
    protected_development: str


class HoldGoodConversation(Command):
    """A good conversation about performance and development."""

    type: Literal["HoldGoodConversation"] = "HoldGoodConversation"
    discussed: str = Field(default="", max_length=8000, description="Expectations, objectives, performance")
    learning_needs: str = Field(default="", max_length=4000)


class GoodConversationHeld(Event):
    """A good conversation was held."""

    type: Literal["GoodConversationHeld"] = "GoodConversationHeld"
    discussed: str
    learning_needs: str


class AssessContribution(Command):
    """The yearly overall assessment for Total Contribution Pay; a wider contribution is rated where there is one."""

    type: Literal["AssessContribution"] = "AssessContribution"
    ratings: Mapping[Element, str] = {}
    overall: Note


class ContributionAssessed(Event):
    """The yearly overall assessment."""

    type: Literal["ContributionAssessed"] = "ContributionAssessed"
    ratings: Mapping[str, str]
    overall: str


class SpeakUp(Command):
    """The worker struggles with the role, or came through difficult practice, and says so."""

    type: Literal["SpeakUp"] = "SpeakUp"
    what: Note


class SpokenUp(Event):
    """The worker asked for support."""

    type: Literal["SpokenUp"] = "SpokenUp"
    what: str


def agree_job_plan(command: AgreeJobPlan, file: WorkerFile, now: Circumstances) -> Ruling:
    """With protected time for development."""
    words = "Say which time is protected for development, and which meetings and forums fit the role."
    event = JobPlanAgreed(plan=command.plan, protected_development=command.protected_development)
    cpd = unless(said(command.protected_development), "WORK-JOBPLAN-CPD", words, "protected_development")
    return unless_refused((not_own(file, now), cpd), event)


def hold_good_conversation(command: HoldGoodConversation, file: WorkerFile, now: Circumstances) -> Ruling:
    """With learning needs, and what was discussed."""
    needs, talked = "Name learning needs and opportunities.", "Say what of objectives and performance was discussed."
    return unless_refused(
        (
            not_own(file, now),
            unless(said(command.learning_needs), "WORK-GOOD-CONV-LEARNING", needs, "learning_needs"),
            unless(said(command.discussed), "WORK-TCP-CONVERSATION", talked, "discussed"),
        ),
        GoodConversationHeld(discussed=command.discussed, learning_needs=command.learning_needs),
    )


def assess_contribution(command: AssessContribution, file: WorkerFile, now: Circumstances) -> Ruling:
    """Four elements always, each by one of the four ratings; never one's own."""
    missing = [element for element in _REQUIRED if element not in command.ratings]
    known = Rating.__args__  # type: ignore[attr-defined]  # the names of a Literal
    strange = [element for element, rating in command.ratings.items() if rating not in known]
    return unless_refused(
        (
            not_own(file, now),
            unless(not missing, "WORK-TCP-ELEMENTS", f"Rate also: {', '.join(missing)}.", "ratings"),
            unless(not strange, "WORK-TCP-RATINGS", f"The ratings are: {', '.join(known)}.", "ratings"),
        ),
        ContributionAssessed(ratings=dict(command.ratings), overall=command.overall),
    )


def speak_up(command: SpeakUp, file: WorkerFile, now: Circumstances) -> Ruling:
    """The worker's own word."""
    own = unless(now.by.id == file.worker, "WORK-SPEAK-UP", "Only the worker speaks for themselves here.")
    return unless_refused((own,), SpokenUp(what=command.what))


DEVELOPMENT = WorkerRegion(
    name="development",
    rows=(
        Row("job plan", AgreeJobPlan, _HERE, LINE_MANAGERS, agree_job_plan),
        Row("conversation", HoldGoodConversation, _HERE, LINE_MANAGERS, hold_good_conversation),
        Row("assessment", AssessContribution, _HERE, LINE_MANAGERS, assess_contribution),
        Row("support", SpeakUp, _HERE, frozenset(), speak_up),
    ),
    folds={
        JobPlanAgreed: simply(lambda file, _: changed(file, job_plan=True)),
        GoodConversationHeld: simply(lambda file, _: file),
        ContributionAssessed: simply(lambda file, _: file),
        SpokenUp: lambda file, _, happened: changed(file, support_asked=day_of(happened)),
    },
    clocks=(
        Clock(
            rule="WORK-JOBPLAN-6M", holder="LineManager", starts_on=(WorkerAppointed,), met_by=(JobPlanAgreed,),
            anchor=lambda event: event.started, only_if=lambda event: "SocialWorker" in event.roles,
        ),
        Clock(
            rule="WORK-GOOD-CONVERSATIONS", holder="LineManager", starts_on=(WorkerAppointed,),
            met_by=(GoodConversationHeld,), recurs=Recurs.FROM_DONE,
        ),
        Clock(
            rule="WORK-TCP-YEARLY", holder="LineManager", starts_on=(WorkerAppointed,),
            met_by=(ContributionAssessed,), recurs=Recurs.FROM_DONE,
        ),
        Clock(
            rule="WORK-DEBRIEF", holder="LineManager", starts_on=(SpokenUp,), met_by=(SupportRecorded,),
            subject=lambda event: event.kind if isinstance(event, SupportRecorded) else "debrief",
        ),
    ),
)  # fmt: skip
