"""Rows 9, 10, 11 and 13: three risk ratings, the overall level, the critical-risk notice, the strategy
discussion, and the decision on a full enquiry (004 para 4.2). Row 12 stands in ``risk_closing.py``.
"""

from typing import Literal, get_args

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import the_roles
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.assessment import completed_by_team
from domain.safeguarding.file import RiskLevel, SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.parties import WORKER_ID, key_decision
from domain.safeguarding.stages import PLANNING

__all__ = [
    "CriticalRiskNotified", "DecideFullEnquiry", "FullEnquiryDecided", "HoldStrategyDiscussion", "NotifyCriticalRisk",
    "OverallRiskSet", "RateRisk", "RiskRated", "SetOverallRisk", "StrategyDiscussionHeld", "assessed_objections",
    "critical_risk_notified", "decide_full_enquiry", "full_enquiry_decided", "hold_strategy_discussion",
    "notify_critical_risk", "overall_risk_set", "rate_risk", "risk_rated", "set_overall_risk",
    "strategy_discussion_held",
]  # fmt: skip

Category = Literal["vulnerability", "impact", "likelihood"]
_LEVELS: tuple[RiskLevel, ...] = get_args(RiskLevel)  # S42-RA-LEVELS
_SUBSTANTIAL = _LEVELS.index("substantial")


class RateRisk(Advised):
    """One of the three categories, its level and why (S42-RA-CATEGORIES, -LEVELS, -RATIONALE)."""

    type: Literal["RateRisk"] = "RateRisk"
    category: Category
    level: RiskLevel
    why: str = Field(default="", max_length=8000)


class RiskRated(Event):
    """A category of risk has this level, for these reasons."""

    type: Literal["RiskRated"] = "RiskRated"
    category: Category
    level: RiskLevel
    why: str


class SetOverallRisk(Advised):
    """One overall level; below the highest category only with a rationale."""

    type: Literal["SetOverallRisk"] = "SetOverallRisk"
    level: RiskLevel
    rationale: str = Field(default="", max_length=8000)


class OverallRiskSet(Event):
    """The overall level; critical starts the notice to the managers."""

    type: Literal["OverallRiskSet"] = "OverallRiskSet"
    level: RiskLevel
    rationale: str = ""


class CriticalNotice(Message):
    """The notice of a critical risk: to whom, and its four items (S42-RA-CRITICAL)."""

    community_team_manager: str = Field(default="", pattern=rf"^$|{WORKER_ID}")
    assistant_director: str = Field(default="", pattern=rf"^$|{WORKER_ID}")
    concerns: str = Field(default="", max_length=8000)
    level: RiskLevel = "critical"
    plan: str = Field(default="", max_length=8000)
    agencies_responses: str = Field(default="", max_length=8000)


class NotifyCriticalRisk(CriticalNotice, Advised):
    """Tell the Community Team Manager and the Assistant Director at once."""

    type: Literal["NotifyCriticalRisk"] = "NotifyCriticalRisk"


class CriticalRiskNotified(CriticalNotice, Event):
    """Both managers know of the critical risk."""

    type: Literal["CriticalRiskNotified"] = "CriticalRiskNotified"


class StrategyDiscussion(Message):
    """A strategy discussion: its form, who took part, what it came to."""

    form: Literal["conversations", "meeting"] = "conversations"
    complex_or_very_serious: bool = False
    participants: tuple[str, ...] = Field(default=(), description="Roles or agencies, no names of people")
    analysis: str = Field(default="", max_length=20_000)


class HoldStrategyDiscussion(StrategyDiscussion, Advised):
    """One or many conversations; a meeting if it is complex or very serious."""

    type: Literal["HoldStrategyDiscussion"] = "HoldStrategyDiscussion"


class StrategyDiscussionHeld(StrategyDiscussion, Event):
    """The strategy discussion was held; its analysis informs the terms of reference."""

    type: Literal["StrategyDiscussionHeld"] = "StrategyDiscussionHeld"


class DecideFullEnquiry(Advised):
    """Further enquiry is needed to settle what action to take and by whom (s.42(2))."""

    type: Literal["DecideFullEnquiry"] = "DecideFullEnquiry"
    why: str = Field(default="", max_length=8000)


class FullEnquiryDecided(Event):
    """The enquiry goes on beyond the risk assessment."""

    type: Literal["FullEnquiryDecided"] = "FullEnquiryDecided"
    why: str


def rate_risk(command: RateRisk, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 9. A crime has at least a substantial impact (reading 5)."""
    too_low = command.category == "impact" and file.crime_suspected and _LEVELS.index(command.level) < _SUBSTANTIAL
    why = "Give the reasons for this level."
    return key_decision(
        file,
        now,
        (
            unless(said(command.why), "S42-RA-RATIONALE", why, "why"),
            unless(not too_low, "S42-RA-CRIME", "A crime is suspected: the impact is substantial at least.", "level"),
        ),
        RiskRated(category=command.category, level=command.level, why=command.why),
    )


def set_overall_risk(command: SetOverallRisk, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 9: after all three categories."""
    missing = tuple(category for category in get_args(Category) if category not in file.ratings)
    highest = max((_LEVELS.index(level) for level in file.ratings.values()), default=0)
    below = _LEVELS.index(command.level) < highest
    return key_decision(
        file,
        now,
        (
            *(unless(None, "S42-RA-CATEGORIES", f"Rate {each} first.") for each in missing),
            _crime_objection(file),
            unless(
                not below or said(command.rationale), "S42-RA-OVERALL",
                f"Say why the overall risk is below the highest category ({_LEVELS[highest]}).", "rationale",
            ),
        ),
        OverallRiskSet(level=command.level, rationale=command.rationale),
    )  # fmt: skip


def notify_critical_risk(command: NotifyCriticalRisk, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 10: any DSO may, since it is owed at once; it is complete or it is no notice."""
    needed = (
        ("concerns", "Say what the concerns are."),
        ("plan", "Say how the risk will be addressed."),
        ("agencies_responses", "Say how the other agencies responded."),
    )
    return unless_refused(
        (
            unless(file.overall == command.level == "critical", "S42-RA-CRITICAL",
                   "The overall risk of this case is not critical: there is nothing to notify.", "level"),
            _told(command.community_team_manager, "CommunityTeamManager", "community_team_manager", now),
            _told(command.assistant_director, "AssistantDirector", "assistant_director", now),
            *(unless(said(getattr(command, name)), "S42-RA-CRITICAL", words, name) for name, words in needed),
        ),
        CriticalRiskNotified.model_validate(command.body()),
    )  # fmt: skip


def hold_strategy_discussion(command: HoldStrategyDiscussion, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 11: not while a critical-risk notice is owed."""
    in_form = command.form == "meeting" or not command.complex_or_very_serious
    return key_decision(
        file,
        now,
        (
            _notice_objection(file),
            unless(in_form, "S42-STRAT-FORM", "A complex or very serious matter needs a meeting.", "form"),
            unless(command.participants, "S42-STRAT-WHO", "Say who took part; one colleague is enough.",
                   "participants"),
            unless(said(command.analysis), "S42-STRAT-RECORD", "Record the analysis and the view formed.", "analysis"),
        ),
        StrategyDiscussionHeld.model_validate(command.body()),
    )  # fmt: skip


def decide_full_enquiry(command: DecideFullEnquiry, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 13: only on a complete assessment."""
    words = "Say why further enquiry is needed to settle what action to take and by whom."
    return key_decision(
        file,
        now,
        (*assessed_objections(file), unless(said(command.why), "S42-STRAT-DECIDE", words, "why")),
        FullEnquiryDecided(why=command.why),
    )


def assessed_objections(file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """What the stage must have reached before it is left, whichever way (rows 12 and 13)."""
    reported = not file.crime_suspected or "police" in file.told
    return (
        _crime_objection(file),
        unless(file.overall, "S42-RA-OVERALL", "Set the overall risk first."),
        unless(file.strategy_held, "S42-STRAT-DECIDE", "Hold the strategy discussion first."),
        _notice_objection(file),
        unless(reported, "S42-CRIME-REPORT", "A crime is suspected: inform the police first."),
        *completed_by_team(file),
    )


def risk_rated(file: SafeguardingFile, event: RiskRated) -> SafeguardingFile:
    """The level of a category; a later one takes its place, and asks for the overall level anew."""
    return changed(file, ratings={**file.ratings, event.category: event.level}, overall=None)


def overall_risk_set(file: SafeguardingFile, event: OverallRiskSet) -> SafeguardingFile:
    """The overall level, and whether the managers must be told."""
    return changed(file, overall=event.level, critical_notice_owed=event.level == "critical")


def critical_risk_notified(file: SafeguardingFile, _: CriticalRiskNotified) -> SafeguardingFile:
    """The managers know."""
    return changed(file, critical_notice_owed=False)


def strategy_discussion_held(file: SafeguardingFile, _: StrategyDiscussionHeld) -> SafeguardingFile:
    """Held."""
    return changed(file, strategy_held=True)


def full_enquiry_decided(file: SafeguardingFile, _: FullEnquiryDecided) -> SafeguardingFile:
    """To planning; a closure that waited for sign-off is off the table."""
    return changed(file, stage=PLANNING, pending=None)


def _notice_objection(file: SafeguardingFile) -> Objection | None:
    words = "The risk is critical: tell the Community Team Manager and the Assistant Director first."
    return unless(not file.critical_notice_owed, "S42-RA-CRITICAL", words)


def _crime_objection(file: SafeguardingFile) -> Objection | None:
    """A crime may become known after the impact was rated."""
    low = file.crime_suspected and _LEVELS.index(file.ratings.get("impact", "critical")) < _SUBSTANTIAL
    words = "A crime is suspected: rate the impact anew, substantial at least, and then the overall risk."
    return unless(not low, "S42-RA-CRIME", words)


def _told(worker: str, role: str, field: str, now: Circumstances) -> Objection | None:
    facts = now.worker(worker)
    return unless(facts and role in facts.roles, "S42-RA-CRITICAL", f"Name {the_roles([role])} who was told.", field)
