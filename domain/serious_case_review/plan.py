"""The action plan: every recommendation, a review every four months, a report on its completion (20.16, 20.29)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.serious_case_review.file import Action, Plan, ReviewFile, changed
from domain.serious_case_review.papers import Sent, sending_objections
from domain.serious_case_review.roles import Agency
from domain.serious_case_review.stages import ACTION_PLAN_OPEN

__all__ = [
    "ActionPlanAgreed", "ActionPlanCompleted", "ActionPlanReviewed", "ActionPlanSignedOff", "ActionUpdated",
    "AgreeActionPlan", "CompletionReported", "ReportCompletion", "ReviewActionPlan", "SignOffActionPlan",
    "UpdateAction", "action_plan_agreed", "action_updated", "agree_action_plan", "completion", "completion_reported",
    "report_completion", "review_action_plan", "review_advice", "sign_off_action_plan", "update_action",
]  # fmt: skip

ActionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,19}$")]


class PlannedAction(Message):
    """One action: which recommendation it answers, and which agency agreed to it."""

    recommendation: str = Field(pattern=r"^[a-z][a-z0-9-]{0,19}$")
    agency: Agency
    words: str = Field(default="", max_length=2000)


class _Plan(Message):
    """The actions by their ids."""

    actions: Mapping[ActionId, PlannedAction] = {}


class AgreeActionPlan(_Plan, Advised):
    """Agree the action plan that answers the report's recommendations."""

    type: Literal["AgreeActionPlan"] = "AgreeActionPlan"


class ActionPlanAgreed(_Plan, Event):
    """There is an action plan."""

    type: Literal["ActionPlanAgreed"] = "ActionPlanAgreed"


class _Update(Message):
    """How an action goes."""

    action: ActionId
    done: bool = False
    progress: str = Field(default="", max_length=2000)


class UpdateAction(_Update, Advised):
    """Tell the Chair how an action goes, or that it is done."""

    type: Literal["UpdateAction"] = "UpdateAction"


class ActionUpdated(_Update, Event):
    """The Chair knows how an action goes."""

    type: Literal["ActionUpdated"] = "ActionUpdated"


class ActionPlanCompleted(Event):
    """Every action of the plan is done."""

    type: Literal["ActionPlanCompleted"] = "ActionPlanCompleted"


class _PlanReview(Message):
    """A review of the plan."""

    national_team_updated: bool = Field(default=False, description="Told of the progress, of what is not done as well")
    words: str = Field(default="", max_length=4000)


class ReviewActionPlan(_PlanReview, Advised):
    """Record a review of the action plan."""

    type: Literal["ReviewActionPlan"] = "ReviewActionPlan"


class ActionPlanReviewed(_PlanReview, Event):
    """The plan was reviewed; ``open``: actions that are not done yet."""

    type: Literal["ActionPlanReviewed"] = "ActionPlanReviewed"
    open: tuple[str, ...]


class ReportCompletion(Sent, Advised):
    """Send the brief report on the completion of the plan to the National MAPPA Team."""

    type: Literal["ReportCompletion"] = "ReportCompletion"


class CompletionReported(Sent, Event):
    """The National MAPPA Team knows that the plan is completed."""

    type: Literal["CompletionReported"] = "CompletionReported"


class SignOffActionPlan(Advised):
    """Sign the completed plan off and say how practice has improved."""

    type: Literal["SignOffActionPlan"] = "SignOffActionPlan"
    improvement: str = Field(default="", max_length=4000)


class ActionPlanSignedOff(Event):
    """The panel signed the plan off."""

    type: Literal["ActionPlanSignedOff"] = "ActionPlanSignedOff"
    improvement: str


def agree_action_plan(command: AgreeActionPlan, file: ReviewFile, _: Circumstances) -> Ruling:
    """An action for each recommendation, and none for what the report does not recommend."""
    rule, answered = "SCR-PLAN-MADE", {each.recommendation for each in command.actions.values()}
    left, strange = file.report.recommendations - answered, answered - file.report.recommendations
    wordless = sorted(name for name, each in command.actions.items() if not said(each.words))
    return unless_refused(
        (
            unless(not left, rule, f"No action answers {', '.join(sorted(left))}.", "actions"),
            unless(not strange, rule, f"The report does not recommend {', '.join(sorted(strange))}.", "actions"),
            unless(not wordless, rule, f"Say what is to be done: {', '.join(wordless)}.", "actions"),
        ),
        ActionPlanAgreed(actions=command.actions),
    )


def update_action(command: UpdateAction, file: ReviewFile, _: Circumstances) -> Ruling:
    """Of an action that is still open."""
    rule, action = "SCR-PLAN-MADE", file.plan.actions.get(command.action) if file.plan else None
    return unless_refused(
        (
            unless(action, rule, "The plan has no such action.", "action"),
            unless(action is None or not action.done, rule, "This action is done already.", "action"),
        ),
        ActionUpdated.model_validate(command.body()),
    )


def review_action_plan(command: ReviewActionPlan, file: ReviewFile, _: Circumstances) -> Ruling:
    """As long as something is open."""
    still = tuple(sorted(name for name, each in file.plan.actions.items() if not each.done)) if file.plan else ()
    return unless_refused(
        (unless(still, "SCR-T11-ACTION-REVIEW", "Every action is done: there is nothing to review."),),
        ActionPlanReviewed.model_validate({**command.body(), "open": still}),
    )


def review_advice(command: ReviewActionPlan, _: ReviewFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The Chair should tell the National MAPPA Team how it goes."""
    words = "Tell the National MAPPA Team of the progress, of what is not done as well."
    return (unless(command.national_team_updated, "SCR-ACTION-MONITOR", words, "national_team_updated"),)


def report_completion(command: ReportCompletion, file: ReviewFile, _: Circumstances) -> Ruling:
    """Once, when all is done."""
    rule = "SCR-T12-COMPLETION"
    return unless_refused(
        (
            _completed(file, rule),
            unless(file.plan is None or not file.plan.reported, rule, "The completion is reported already."),
            *sending_objections(command),
        ),
        CompletionReported.model_validate(command.body()),
    )


def sign_off_action_plan(command: SignOffActionPlan, file: ReviewFile, _: Circumstances) -> Ruling:
    """The panel may, when all is done."""
    rule = "SCR-ACTION-SIGNOFF"
    return unless_refused(
        (
            _completed(file, rule),
            unless(said(command.improvement), rule, "Say how practice has improved.", "improvement"),
        ),
        ActionPlanSignedOff(improvement=command.improvement),
    )


def completion(file: ReviewFile, event: Event) -> tuple[Event, ...]:
    """The plan is completed with its last action, or at once where the report recommends nothing."""
    moved = isinstance(event, ActionPlanAgreed | ActionUpdated)
    return (ActionPlanCompleted(),) if moved and file.plan and file.plan.completed else ()


def action_plan_agreed(file: ReviewFile, event: ActionPlanAgreed, happened: Happened) -> ReviewFile:
    """The plan is open."""
    actions = {
        name: Action(agency=each.agency, recommendation=each.recommendation) for name, each in event.actions.items()
    }
    plan = Plan(agreed_on=happened.effective_at.date(), actions=actions)
    return changed(file, stage=ACTION_PLAN_OPEN, plan=plan)


def action_updated(file: ReviewFile, event: ActionUpdated) -> ReviewFile:
    """How it goes."""
    if file.plan is None:
        return file
    known = file.plan.actions[event.action]
    actions = {**file.plan.actions, event.action: known.model_copy(update={"done": event.done})}
    return changed(file, plan=file.plan.model_copy(update={"actions": actions}))


def completion_reported(file: ReviewFile, _: CompletionReported) -> ReviewFile:
    """Reported."""
    return changed(file, plan=file.plan.model_copy(update={"reported": True}) if file.plan else None)


def _completed(file: ReviewFile, rule: str) -> Objection | None:
    done = file.plan is not None and file.plan.completed
    return unless(done, rule, "Not every action of the plan is done yet.")
