"""Row 12: closing at risk assessment, by the DSO and then the manager (004 para 4.2.4, 5.5; L1976-2106)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.refusal import Objection
from domain.safeguarding import checklists
from domain.safeguarding.adult import CONSENT_FACTORS, ConsentFactor
from domain.safeguarding.closing import (
    ClosingCommand,
    ClosingEvent,
    ClosingStep,
    close,
    delay_evidence,
)
from domain.safeguarding.file import Closing, SafeguardingFile
from domain.safeguarding.guards import said, unless
from domain.safeguarding.regions.standing import another_hazard
from domain.safeguarding.risk import assessed_objections

__all__ = [
    "AT_RISK_ASSESSMENT", "CloseAtRiskAssessment", "ClosedAtRiskAssessment", "Outcome", "close_at_risk_assessment",
    "outcome_objections",
]  # fmt: skip

Outcome = Literal["abuse_confirmed", "abuse_partially_confirmed", "abuse_not_confirmed", "inconclusive"]
"""The source names only the first two (S42-OUTCOME-CODES); the others are local policy (reading 26)."""


class CloseAtRiskAssessment(ClosingCommand):
    """No further action after the risk assessment and the strategy discussion."""

    type: Literal["CloseAtRiskAssessment"] = "CloseAtRiskAssessment"
    reason: Literal["no_further_action", "consent_refused", "self_neglect_pathway"] = "no_further_action"
    outcome: Outcome | None = None
    consent_factors: Mapping[ConsentFactor, str] = Field(default={}, description="How each was considered (5.5)")
    hazard: str = Field(default="", max_length=80)
    team: str = Field(default="", max_length=80)


class ClosedAtRiskAssessment(ClosingEvent):
    """No full enquiry: the case closes with its risk assessment."""

    type: Literal["ClosedAtRiskAssessment"] = "ClosedAtRiskAssessment"


AT_RISK_ASSESSMENT = ClosingStep(
    ClosedAtRiskAssessment, "S42-CR-19", checklists.RISK_ASSESSMENT, assessed_objections
)  # fmt: skip


def close_at_risk_assessment(command: CloseAtRiskAssessment, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 12: assessed, accounted for, and always sent to the manager (reading 13)."""
    closing = Closing(
        reason=command.reason, outcome=command.outcome, rationale=command.rationale, checklist=command.checklist,
        feedback=command.feedback, hazard=command.hazard or None, team=command.team or None,
        evidence={f"consent.{name}": text for name, text in command.consent_factors.items()} | delay_evidence(command),
    )  # fmt: skip
    objections = (
        *outcome_objections(command.outcome, command.rationale),
        *_consent_objections(command),
        *_hazard_objections(command, file),
    )
    return close(AT_RISK_ASSESSMENT, closing, file, now, objections, needs_sign_off=True)


def outcome_objections(outcome: Outcome | None, rationale: str) -> tuple[Objection | None, ...]:
    """Closing needs an outcome and the summary that the checklist asks for."""
    summary = "Outline the concerns, the reason for closing, actions, delays, practice matters, recommendations."
    return (
        unless(outcome, "S42-CR-03", "Select an outcome.", "outcome"),
        unless(said(rationale), "S42-CR-18", summary, "rationale"),
    )


def _consent_objections(command: CloseAtRiskAssessment) -> tuple[Objection | None, ...]:
    """004 para 5.5: a refusal closes only with evidence that every factor was considered."""
    if command.reason != "consent_refused":
        return ()
    given = command.consent_factors
    return tuple(
        unless(said(given.get(name)), "S42-CONSENT-RECORD", words, f"consent_factors.{name}")
        for name, words in CONSENT_FACTORS.items()
    )


def _hazard_objections(command: CloseAtRiskAssessment, file: SafeguardingFile) -> tuple[Objection | None, ...]:
    if command.reason != "self_neglect_pathway":
        return ()
    return (
        unless(said(command.hazard), "S42-CR-20", "Record the self-neglect hazard before closing.", "hazard"),
        unless(said(command.team), "SN-HAZARD-CLOSE", "Allocate the hazard to the team that goes on.", "team"),
        another_hazard(command.hazard, file),
    )
