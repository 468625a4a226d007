"""Supervision of a worker: held by the named supervisor, with what was talked about (000 para 10.4; 001 section 8)."""

from typing import Literal

from pydantic import Field

from domain.asking import day_of
from domain.calendar.spans import add_months
from domain.kernel.advice import AdviceTable, Advised
from domain.kernel.chart import Row
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock, Recurs
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.workforce.post import WorkerAppointed, not_own
from domain.workforce.record import IN_POST, WorkerFile, WorkerRegion, changed
from domain.workforce.roles import LINE_MANAGERS
from domain.workforce.standing import SOCIAL_SUPERVISOR, SS_COURSE, StandingEnded, StandingGranted, StandingWithdrawn

__all__ = ["SUPERVISION", "SupervisionHeld"]

Topic = Literal[
    "job_plan", "lone_working", "fresh_perspective", "objective_view", "boundaries", "feelings", "emotional_impact",
    "workload", "gaps_of_supervisee", "gaps_of_manager", "cases_in_detail",
    "team_discussion",
]  # fmt: skip

_ALWAYS: dict[str, tuple[Topic, str]] = {
    "WORK-LONE-DISCUSS": ("lone_working", "Talk about lone working and personal safety."),
    "WORK-LM-FRESH-EYES": ("fresh_perspective", "Offer a fresh perspective."),
    "WORK-LM-OBJECTIVE": ("objective_view", "Give an objective view."),
    "WORK-LM-BOUNDARIES": ("boundaries", "Reflect on over- and under-involvement."),
    "WORK-LM-FEELINGS": ("feelings", "Make space for feelings."),
    "WORK-EMOTIONAL": ("emotional_impact", "Consider the emotional impact of the work."),
    "WORK-WORKLOAD": ("workload", "Support the management of the workload."),
    "WORK-ACK-GAPS-LM": ("gaps_of_manager", "The line manager says what they do not know."),
}
_OF_SUPERVISORS: dict[str, tuple[Topic, str]] = {
    "WORK-ACK-GAPS-SS": ("gaps_of_supervisee", "The social supervisor says what they do not know."),
    "WORK-TEAM-SUPERVISION": ("team_discussion", "In a team approach, talk about the person as a group."),
    "WORK-SS-SUPERVISION-QUALITY": ("cases_in_detail", "Go through the cases in detail."),
}


class HoldSupervision(Advised):
    """Supervision was held; case and line management are recorded apart."""

    type: Literal["HoldSupervision"] = "HoldSupervision"
    topics: frozenset[Topic] = frozenset()
    casework: str = Field(default="", max_length=8000)
    management: str = Field(default="", max_length=8000)


class SupervisionHeld(Event):
    """Supervision was held by the named supervisor."""

    type: Literal["SupervisionHeld"] = "SupervisionHeld"
    topics: tuple[Coded, ...]
    casework: str
    management: str


def hold_supervision(command: HoldSupervision, file: WorkerFile, now: Circumstances) -> Ruling:
    """By the named supervisor, once one is named; the job plan is always reviewed where there is one."""
    own = file.supervisor in {None, now.by.id}
    reviewed = not file.job_plan or "job_plan" in command.topics
    event = SupervisionHeld(
        topics=tuple(sorted(command.topics)), casework=command.casework, management=command.management
    )
    return unless_refused(
        (
            not_own(file, now),
            unless(own, "WORK-SUPERVISION-POLICY", "Supervision is held by the supervisor who is named."),
            unless(reviewed, "WORK-JOBPLAN-REVIEW", "Review the job plan and say so.", "topics"),
        ),
        event,
    )


def _advice(command: HoldSupervision, file: WorkerFile, now: Circumstances) -> tuple[Objection | None, ...]:
    supervises = file.facts.stands_as(SOCIAL_SUPERVISOR, now.today)
    asked = {**_ALWAYS, **(_OF_SUPERVISORS if supervises else {})}
    apart = not supervises or bool(command.casework.strip() and command.management.strip())
    words, recorded = "Record casework and line management apart.", bool(command.casework or command.management)
    last = file.facts.trained.get(SS_COURSE)
    stale = supervises and last is not None and add_months(last, 12) < now.today
    return (
        *(unless(topic in command.topics, rule, said, "topics") for rule, (topic, said) in asked.items()),
        unless(recorded, "WORK-SUPERVISION-RECORD", "Record what was relevant.", "casework"),
        unless(not stale, "WORK-SS-REFRESHER-CPD", "The last refresher is more than a year ago: plan the next."),
        unless(apart, "WORK-SEPARATE-SUPERVISION", words, "casework"),
    )


ADVICE: AdviceTable = {"HoldSupervision": (_advice,)}


def _about_supervisors(event: Event) -> str | None:
    """Only a standing as social supervisor starts and ends its monthly clock."""
    other = (
        isinstance(event, StandingGranted | StandingWithdrawn | StandingEnded) and event.standing != SOCIAL_SUPERVISOR
    )
    return "none" if other else "monthly"


SUPERVISION = WorkerRegion(
    name="supervision",
    rows=(Row("supervision", HoldSupervision, frozenset({IN_POST}), LINE_MANAGERS, hold_supervision),),
    folds={SupervisionHeld: lambda file, _, happened: changed(file, supervised_on=day_of(happened))},
    clocks=(
        Clock(
            rule="WORK-SUPERVISION-POLICY", holder="LineManager", starts_on=(WorkerAppointed,),
            met_by=(SupervisionHeld,), recurs=Recurs.FROM_DONE,
        ),
        Clock(
            rule="WORK-SS-SUPERVISION-MONTHLY", holder="LineManager", starts_on=(StandingGranted,),
            met_by=(SupervisionHeld,), lapses_on=(StandingWithdrawn, StandingEnded), recurs=Recurs.FROM_DONE,
            subject=_about_supervisors, only_if=lambda event: event.standing == SOCIAL_SUPERVISOR,
        ),
    ),
    advice=ADVICE,
)  # fmt: skip
