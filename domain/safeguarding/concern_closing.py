"""Rows 7 and 8: closing at concern, and closing to the self-neglect pathway (004 para 4.1.3, 6.4)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.refusal import Objection
from domain.safeguarding import checklists
from domain.safeguarding.closing import ClosingCommand, ClosingEvent, ClosingStep, close
from domain.safeguarding.file import Closing, SafeguardingFile
from domain.safeguarding.guards import said, unless
from domain.safeguarding.regions.standing import another_hazard

__all__ = [
    "AT_CONCERN", "TO_SELF_NEGLECT", "CloseConcern", "CloseToSelfNeglectPathway", "ClosedToSelfNeglectPathway",
    "ConcernClosed", "abuse_named_advice", "close_concern", "close_to_self_neglect", "resident_hurt",
]  # fmt: skip

Reason = Literal[
    "not_abuse_or_neglect", "criteria_not_met", "already_resolved", "other_agency_investigating", "consent_refused"
]
BARRED: Mapping[Reason, str] = MappingProxyType({
    "already_resolved": "That a concern is said to be resolved never closes it at concern.",
    "other_agency_investigating": "That the police or another agency investigate never closes a concern.",
    "consent_refused": "That the adult refused consent never closes it at concern.",
})  # fmt: skip


class _CloseAtConcern(ClosingCommand):
    spoken_to_referrer: str = Field(default="", max_length=4000, description="What the referrer said")
    referrer_not_reachable: str | None = Field(default=None, description="Only for an anonymous referrer")
    records_reviewed: str = Field(default="", max_length=4000, description="Which records were looked at")


class CloseConcern(_CloseAtConcern):
    """The concern clearly does not relate to abuse or neglect, or the criteria are not met."""

    type: Literal["CloseConcern"] = "CloseConcern"
    reason: Reason
    conditions_not_met: Mapping[Literal["needs", "abuse", "unable_to_protect"], str] = {}
    non_statutory_considered: str = Field(default="", max_length=4000)
    hidden_needs_checked: str = Field(default="", max_length=4000, description="Needs not seen at first")
    funding_weighed: bool = Field(default=False, description="Whether funding or eligibility played a part")


class CloseToSelfNeglectPathway(_CloseAtConcern):
    """Case management under the self-neglect policy goes on, with a hazard in place."""

    type: Literal["CloseToSelfNeglectPathway"] = "CloseToSelfNeglectPathway"
    hazard: str = Field(default="", max_length=80, description="Reference of the self-neglect hazard")
    team: str = Field(default="", max_length=80, description="The team to which the hazard is allocated")


class ConcernClosed(ClosingEvent):
    """The concern is closed; it was no abuse or neglect."""

    type: Literal["ConcernClosed"] = "ConcernClosed"


class ClosedToSelfNeglectPathway(ClosingEvent):
    """The concern is closed to the self-neglect pathway of a team."""

    type: Literal["ClosedToSelfNeglectPathway"] = "ClosedToSelfNeglectPathway"


AT_CONCERN = ClosingStep(ConcernClosed, "S42-CC-07", checklists.CONCERN)
TO_SELF_NEGLECT = ClosingStep(
    ClosedToSelfNeglectPathway, "S42-CC-07", checklists.CONCERN_SELF_NEGLECT
)  # fmt: skip


def close_concern(command: CloseConcern, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 7. A reason that never closes is refused by itself: nothing else would mend it."""
    closing = Closing(
        reason=command.reason, rationale=command.rationale, checklist=command.checklist, feedback=command.feedback,
        evidence=_evidence(command) | {f"condition.{name}": text for name, text in command.conditions_not_met.items()},
    )  # fmt: skip
    by_criteria = command.reason == "criteria_not_met"
    objections = (*_reason_objections(command), *resident_hurt(file), *_diligence_objections(command, file))
    return close(
        AT_CONCERN, closing, file, now, objections, needs_sign_off=by_criteria or now.area.concern_sign_off
    )  # fmt: skip


def close_to_self_neglect(command: CloseToSelfNeglectPathway, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 8: the hazard is recorded and allocated before the concern closes."""
    closing = Closing(
        reason="self_neglect_pathway", rationale=command.rationale, checklist=command.checklist,
        feedback=command.feedback, evidence=_evidence(command), hazard=command.hazard, team=command.team,
    )  # fmt: skip
    hazard = "Record the self-neglect hazard before closing."
    team = "Allocate the hazard to the team that goes on working with the adult."
    objections = (
        unless(said(command.hazard), "SN-HAZARD-CLOSE", hazard, "hazard"),
        unless(said(command.team), "SN-HAZARD-CLOSE", team, "team"),
        another_hazard(command.hazard, file),
        *_diligence_objections(command, file),
    )
    return close(TO_SELF_NEGLECT, closing, file, now, objections, needs_sign_off=now.area.concern_sign_off)


def _reason_objections(command: CloseConcern) -> tuple[Objection | None, ...]:
    if barred := BARRED.get(command.reason):
        return (unless(None, "S42-CLOSE-BARRED", barred, "reason"),)
    if command.reason == "not_abuse_or_neglect":
        return ()
    evidence = "Give the evidence for each condition that is not met; only then may a concern of abuse close here."
    considered = "Say why a non-statutory enquiry is not indicated."
    not_met = any(said(text) for text in command.conditions_not_met.values())
    protects = "Record the evidence that the adult can act to protect themselves."
    self_protect = command.conditions_not_met.get("unable_to_protect", "recorded")
    return (
        unless(not_met, "S42-CLOSE-ONLY", evidence, "conditions_not_met"),
        unless(said(command.non_statutory_considered), "S42-CLOSE-ONLY", considered, "non_statutory_considered"),
        unless(said(self_protect), "S42-COND-3-RATIONALE", protects, "conditions_not_met.unable_to_protect"),
        *_criteria_only(command),
    )


def _criteria_only(command: CloseConcern) -> tuple[Objection | None, ...]:
    """004 para 1.1.1: hidden needs are looked for before condition 3 is denied, and money decides nothing."""
    hidden = "unable_to_protect" not in command.conditions_not_met or said(command.hidden_needs_checked)
    words = "Check for needs that are not obvious at first before saying that the adult can protect themselves."
    money = "Decide by the criteria of the Care Act only, never by funding or eligibility for services."
    return (
        unless(hidden, "S42-COND-3-NOASSUME", words, "hidden_needs_checked"),
        unless(not command.funding_weighed, "S42-NOT-FUNDING", money, "funding_weighed"),
    )


def resident_hurt(file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """004 para 4.1.3, example 1: one resident hits another: it goes on, injury or not."""
    hit = file.casework.alleged == "another_resident" and not {"physical", "sexual"}.isdisjoint(file.content)
    words = "One resident hurt another: this goes to an enquiry, however slight and whatever was done already."
    return (unless(not hit, "S42-EX-RESIDENT-HIT", words, "reason"),)


def abuse_named_advice(command: CloseConcern, file: SafeguardingFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """004 para 4.2: what names abuse goes on to a risk assessment; plain care needs may close
    (example 2, S42-EX-CARE-NEED).
    """
    named = ", ".join(kind for kind in file.content if kind != "care_needs")
    words = f"The referral names {named}: a concern of abuse goes on to the risk assessment."
    return (unless(command.reason != "not_abuse_or_neglect" or not named, "S42-RA-GATE", words, "reason"),)


def _diligence_objections(command: _CloseAtConcern, file: SafeguardingFile) -> tuple[Objection | None, ...]:
    spoken = said(command.spoken_to_referrer) or (file.anonymous and said(command.referrer_not_reachable))
    return (
        unless(spoken, "S42-CLOSE-DILIGENCE", "Speak to the referrer and log the call.", "spoken_to_referrer"),
        unless(
            said(command.records_reviewed), "S42-CLOSE-DILIGENCE",
            "Review the case records and other information for missing signs of abuse.", "records_reviewed",
        ),
        unless(
            said(command.rationale), "S42-CLOSE-RATIONALE",
            "Record why this is decided and why the s.42 criteria are not met.", "rationale",
        ),
    )  # fmt: skip


def _evidence(command: _CloseAtConcern) -> dict[str, str]:
    given = {
        "spoken_to_referrer": command.spoken_to_referrer,
        "referrer_not_reachable": command.referrer_not_reachable or "",
        "records_reviewed": command.records_reviewed,
    }
    return {code: text for code, text in given.items() if said(text)}
