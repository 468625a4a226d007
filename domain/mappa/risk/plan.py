"""The risk management plan: one plan, every risk answered, victims safe, what to do if it fails (004 chapter 12)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import asked, sits, told
from domain.mappa.meetings.facts import is_child, level_of
from domain.mappa.meetings.state import Id
from domain.mappa.risk.assessing import with_risk

__all__ = [
    "AgreePlan", "DraftPlan", "MirrorPlan", "Plan", "PlanAgreed", "PlanDrafted", "PlanMirrored", "agree_plan",
    "draft_plan", "mirror_plan", "mirror_advice", "plan_agreed", "plan_drafted", "plan_mirrored",
]  # fmt: skip

Text = Field(default="", max_length=8000)


class Answer(Message):
    """Which actions answer one risk."""

    risk: Id
    actions: tuple[Id, ...] = ()


class Plan(Message):
    """The plan. Texts hold references to people, never names."""

    one_plan: bool = Field(default=False, description="It replaces every other plan; the lead agency mirrors it")
    answers: tuple[Answer, ...] = ()
    supervision: str = Text
    monitoring_and_control: str = Text
    interventions: str = Text
    victim_safety: str = Text
    changes_behaviour: str = Text
    contingency: str = Text
    rapid_response: str = Text
    escalation_factors: str = Text
    on_licence: bool = False
    licence_conditions: tuple[str, ...] = ()
    licence_fits_child: str = Field(default="", max_length=8000, description="Of a child: why they are proportionate")
    safeguarding_children: str = Text
    safeguarding_adults: str = Text
    child_plan: bool = Field(default=False, description="A child protection plan exists")
    child_plan_aligned: bool = False
    victims_perspective: str = Field(default="", max_length=8000, description="How victims' views informed it")
    actions_for_each_individual: bool = Field(default=False, description="Also beyond the index victim")
    approved_premises: bool = False
    approved_premises_considered: str = Text
    threat_to_life: bool = False
    protected_persons_considered: str = Text
    restrictive_orders_considered: str = Text
    robust: bool = False
    weak_because: str = Text
    review_on: date | None = None
    differs_from_lead_system: bool = False
    kept_off_lead_system: str = Field(default="", max_length=8000, description="What is withheld from it, and why")


class DraftPlan(Plan, Advised):
    """The lead agency's plan: at Level 1, and before a first meeting."""

    type: Literal["DraftPlan"] = "DraftPlan"
    partners_heard: bool = False


class PlanDrafted(Plan, Event):
    """The lead agency has a plan with its partners' information in it."""

    type: Literal["PlanDrafted"] = "PlanDrafted"


class AgreePlan(Plan, Advised):
    """The meeting agrees the plan."""

    type: Literal["AgreePlan"] = "AgreePlan"
    meeting: Id


class PlanAgreed(Plan, Event):
    """The meeting's plan; the lead agency mirrors it."""

    type: Literal["PlanAgreed"] = "PlanAgreed"
    meeting: str


class MirrorPlan(Advised):
    """The lead agency brings its own system and ViSOR up to the plan."""

    type: Literal["MirrorPlan"] = "MirrorPlan"
    own_system: bool = False
    visor: bool = False


class PlanMirrored(Event):
    """There is one plan, everywhere."""

    type: Literal["PlanMirrored"] = "PlanMirrored"


_PARTS = (
    ("one_plan", "MAPPA-RMP-ONE-PLAN", "Confirm that this is the one plan, mirrored on the lead agency's system."),
    ("supervision", "MAPPA-RMP-FOUR-PILLARS", "Say how the offender is supervised."),
    ("monitoring_and_control", "MAPPA-RMP-FOUR-PILLARS", "Say how the offender is monitored and controlled."),
    ("interventions", "MAPPA-RMP-FOUR-PILLARS", "Say which interventions and treatment there are."),
    ("victim_safety", "MAPPA-RMP-VICTIM-ACTIONS", "Say what protects victims and named people at risk."),
    ("changes_behaviour", "MAPPA-RMP-CHANGE-BEHAVIOUR", "Say what watches and shifts behaviour and attitudes."),
    ("contingency", "MAPPA-RMP-CONTINGENCY", "Say what is done if the plan fails or things change."),
    ("rapid_response", "MAPPA-RMP-CONTINGENCY", "Say who responds at once, and how."),
    ("escalation_factors", "MAPPA-RMP-ESCALATION-FACTORS", "List this case's signs that risk is rising."),
    ("restrictive_orders_considered", "MAPPA-RMP-RESTRICTIVE-ORDERS",
     "Say what came of considering orders that restrict."),
    ("review_on", "MAPPA-RMP-REVIEW-DATE", "Give the day on which the plan is reviewed."),
)  # fmt: skip
_LEVEL_1 = 1


def draft_plan(command: DraftPlan, file: MappaFile, now: Circumstances) -> Ruling:
    """By the lead agency, with what its partners know; at Level 2 and 3 the meeting agrees it."""
    alone = level_of(file) in {None, _LEVEL_1} or file.risk.plan == "none"
    return unless_refused(
        (
            unless(alone, "MAPPA-RMP-CHAIR-AGREES", "At Level 2 and 3 the meeting agrees the plan."),
            unless(
                command.partners_heard, "MAPPA-RMP-EVERY-OFFENDER", "Bring in what partners know.", "partners_heard"
            ),
            *_sound(command, file, now),
        ),
        PlanDrafted.model_validate(command.model_dump(exclude={"type", "reasons", "partners_heard"})),
    )


def agree_plan(command: AgreePlan, file: MappaFile, now: Circumstances) -> Ruling:
    """In a meeting; every risk with an action that somebody owes."""
    return unless_refused(
        (*sits(file, command.meeting, now), *_sound(command, file, now), *_answered(command, file)),
        PlanAgreed.model_validate(command.body()),
    )


def _sound(plan: DraftPlan | AgreePlan, file: MappaFile, now: Circumstances) -> Iterator[Objection | None]:
    yield unless(file.risk.rating, "MAPPA-RMP-EVERY-OFFENDER", "Assess the risk before the plan.")
    yield from asked(plan, _PARTS)
    yield from _safeguards(plan, file)
    yield from _for_victims(plan, file)
    ahead = plan.review_on is None or plan.review_on > now.calendar.local_date(now.effective_at)
    yield unless(ahead, "MAPPA-RMP-REVIEW-DATE", "The day of the review lies ahead.", "review_on")
    licensed = plan.licence_conditions or not plan.on_licence
    words = "Record every condition of the licence."
    yield unless(licensed, "MAPPA-RMP-LICENCE-CONDITIONS", words, "licence_conditions")
    fits = told(plan.licence_fits_child) or not (plan.licence_conditions and is_child(file, now.today))
    words = "Of a child: say why the conditions fit the risk, maturity, special needs, safety and well-being."
    yield unless(fits, "MAPPA-CH-LICENCE", words, "licence_fits_child")
    same = told(plan.kept_off_lead_system) or not plan.differs_from_lead_system
    words = "Say which part is kept off the lead agency's system, and why."
    yield unless(same, "MAPPA-RMP-DIFFERENCE-RECORDED", words, "kept_off_lead_system")
    life = told(plan.protected_persons_considered) or not plan.threat_to_life
    words = "A life is threatened: say what came of considering the Protected Persons Service."
    yield unless(life, "MAPPA-RMP-UKPPS", words, "protected_persons_considered")
    residence = told(plan.approved_premises_considered) or level_of(file) in {None, _LEVEL_1}
    words = "Say what came of considering approved premises, and their place against risk and victims."
    yield unless(residence, "MAPPA-RMP-AP-CONSIDER", words, "approved_premises_considered")
    words = "Say why the plan is robust, or what makes it weak."
    yield unless(plan.robust or told(plan.weak_because), "MAPPA-RISK-DEFENSIBLE", words, "weak_because")


def _safeguards(plan: DraftPlan | AgreePlan, file: MappaFile) -> Iterator[Objection | None]:
    rule, at_risk = "MAPPA-RMP-SAFEGUARDING", file.risk.at_risk
    children = told(plan.safeguarding_children) or at_risk.isdisjoint({"children", "identified_child"})
    yield unless(children, rule, "Name the actions that safeguard children.", "safeguarding_children")
    adults = told(plan.safeguarding_adults) or "adult_at_risk" not in at_risk
    yield unless(adults, rule, "Name the actions that safeguard the adult at risk.", "safeguarding_adults")
    words = "Align the plan with the child protection plan."
    aligned = plan.child_plan_aligned or not plan.child_plan
    yield unless(aligned, "MAPPA-RMP-CHILD-PLAN-ALIGN", words, "child_plan_aligned")


def _for_victims(plan: DraftPlan | AgreePlan, file: MappaFile) -> Iterator[Objection | None]:
    words = "Say how the victims' views informed the plan."
    yield unless(told(plan.victims_perspective), "DA-INFO-VICTIM", words, "victims_perspective")
    each = plan.actions_for_each_individual or not file.risk.domestic_abuse
    words = "Domestic abuse: act for each identified individual, not for the index victim alone."
    yield unless(each, "DA-RMP-VICTIM", words, "actions_for_each_individual")


def _answered(plan: AgreePlan, file: MappaFile) -> Iterator[Objection | None]:
    owed = {name for name, action in file.meetings.actions.items() if action.state in {"accepted", "proposed"}}
    covered = {each.risk for each in plan.answers if owed.intersection(each.actions)}
    left = sorted(file.risk.risks - covered)
    words = f"No action answers: {', '.join(left)}."
    yield unless(not left, "MAPPA-RMP-COVER-EACH-RISK", words, "answers")


def mirror_plan(command: MirrorPlan, file: MappaFile, _: Circumstances) -> Ruling:
    """Both, after a meeting."""
    rule = "MAPPA-RMP-UPDATE-AFTER-MEETING"
    return unless_refused(
        (
            unless(not file.risk.mirrored, rule, "No agreed plan waits to be mirrored."),
            unless(command.own_system, rule, "Update the plan on the lead agency's own system.", "own_system"),
            unless(command.visor, rule, "Update ViSOR.", "visor"),
        ),
        PlanMirrored(),
    )


def mirror_advice(_: AgreePlan, file: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The plan before should be on the lead agency's system by now."""
    words = "The lead agency has not mirrored the plan of the meeting before."
    return (unless(file.risk.mirrored, "MAPPA-RMP-UPDATE-AFTER-MEETING", words),)


def plan_drafted(file: MappaFile, event: PlanDrafted) -> MappaFile:
    """There is a plan."""
    return _planned(file, event, state="drafted", mirrored=True)


def plan_agreed(file: MappaFile, event: PlanAgreed) -> MappaFile:
    """The meeting's plan."""
    return _planned(file, event, state="agreed", mirrored=False)


def _planned(file: MappaFile, plan: Plan, *, state: str, mirrored: bool) -> MappaFile:
    return with_risk(
        file, plan=state, robust=plan.robust, review_on=plan.review_on, mirrored=mirrored,
        approved_premises=plan.approved_premises,
    )  # fmt: skip


def plan_mirrored(file: MappaFile, _: PlanMirrored) -> MappaFile:
    """One plan."""
    return with_risk(file, mirrored=True)
