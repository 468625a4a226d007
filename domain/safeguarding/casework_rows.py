"""The casework beside the main chart: its rows, folds, clocks and advice, which the lifecycle adds to its own."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.kernel.clocks import Clock
from domain.kernel.duty_events import DutyBreached
from domain.kernel.message import Event
from domain.law.rule import Rule
from domain.safeguarding import (
    actions,
    adult,
    anonymity,
    assessment,
    assurance,
    closing,
    concern,
    concern_closing,
    immediate,
    needs,
    obligations,
    officers,
    outcome,
    practice,
    practices,
    triage,
)
from domain.safeguarding.advice import AdviceTable
from domain.safeguarding.enquiry import DisputeEscalated
from domain.safeguarding.file import SafeguardingFile, changed, unchanged
from domain.safeguarding.law.core import CORE_RULES
from domain.safeguarding.rows import Folding, Row, simply
from domain.safeguarding.stages import CLOSURE_REVIEW, ENQUIRY, NOT_FINAL, OUTCOME, RISK_ASSESSMENT, TRIAGE

__all__ = ["CASEWORK_ADVICE", "CASEWORK_CLOCKS", "CASEWORK_FOLDS", "CASEWORK_ROWS", "CASEWORK_RULES", "breached"]


def _of(*names: str) -> frozenset[str]:
    return frozenset(names)


_DSO = _of("DSO")
_OFFICERS = _of("DSO", "IO", "SeniorPractitioner")
_PRACTITIONERS = _OFFICERS | _of("AreaReferralService", "CommunityTeamManager")
_ENQUIRING = _of(ENQUIRY, OUTCOME, CLOSURE_REVIEW)

CASEWORK_ROWS: tuple[Row, ...] = (
    Row("5", obligations.RaiseObligation, NOT_FINAL, _DSO, obligations.raise_obligation),
    Row("5", obligations.SetObligationAside, NOT_FINAL, _DSO, obligations.set_obligation_aside, "S42-INFORM-DECIDE"),
    Row("6", anonymity.DecideAnonymity, _of(TRIAGE), _DSO, anonymity.decide_anonymity, "S42-DSO-DECISIONS"),
    Row("6", assurance.RequestInformation, _of(TRIAGE, RISK_ASSESSMENT), _DSO, assurance.request_information),
    Row("9", assessment.PassToCommunityTeam, _of(RISK_ASSESSMENT), _of("AreaReferralService", "DSO"),
        assessment.pass_to_community_team),
    Row("16", assurance.AssureAgencyReport, _of(ENQUIRY, OUTCOME), _DSO, assurance.assure_agency_report,
        "S42-DSO-HOLD"),
    Row("17", actions.InviteToMeeting, _of(ENQUIRY), _DSO, actions.invite_to_meeting, "S42-MEET-CHAIR"),
    Row("17", actions.CompleteAction, _ENQUIRING, _OFFICERS, actions.complete_action),
    Row("17", actions.DropAction, _ENQUIRING, _DSO, actions.drop_action, "S42-DSO-HOLD"),
    Row("17", assurance.SettleDispute, _ENQUIRING, _DSO, assurance.settle_dispute, "S42-DSO-HOLD"),
    # What stands beside the chart is taken before the criteria are decided, and again (S42-DEM-NONLINEAR, -RECONSIDER).
    Row("beside", practice.RecordPractice, NOT_FINAL, _PRACTITIONERS, practices.record_practice),
    Row("beside", practice.NoteFact, NOT_FINAL, _PRACTITIONERS, practice.note_fact),
    Row("beside", adult.RecordConsent, NOT_FINAL, _OFFICERS, adult.record_consent),
    Row("beside", adult.RecordCapacity, NOT_FINAL, _OFFICERS, adult.record_capacity),
    Row("beside", adult.IdentifyCarer, NOT_FINAL, _PRACTITIONERS, adult.identify_carer),
    Row("beside", needs.RecordAssessmentRefused, NOT_FINAL, _OFFICERS, needs.record_assessment_refused),
    Row("beside", needs.ReviveAssessment, NOT_FINAL, _PRACTITIONERS, needs.revive_assessment),
)  # fmt: skip

CASEWORK_FOLDS: Mapping[type[Event], Folding] = MappingProxyType({
    obligations.ObligationArose: simply(obligations.obligation_arose),
    obligations.ObligationSetAside: simply(obligations.obligation_set_aside),
    anonymity.AnonymityDecided: simply(anonymity.anonymity_decided),
    officers.OfficersProposed: simply(unchanged),
    assessment.PassedToCommunityTeam: simply(assessment.passed_to_community_team),
    assurance.InformationRequested: simply(assurance.information_requested),
    assurance.AgencyReportAssured: simply(assurance.agency_report_assured),
    assurance.DisputeSettled: simply(assurance.dispute_settled),
    DisputeEscalated: simply(assurance.dispute_escalated),
    actions.MeetingInvited: simply(unchanged),
    actions.ActionAgreed: simply(actions.action_agreed),
    actions.ActionCompleted: simply(actions.action_ended),
    actions.ActionDropped: simply(actions.action_ended),
    practice.PracticeRecorded: simply(practice.practice_recorded),
    practice.FactNoted: simply(practice.fact_noted),
    adult.ConsentRecorded: simply(adult.consent_recorded),
    adult.CapacityRecorded: simply(adult.capacity_recorded),
    adult.CarerIdentified: simply(adult.carer_identified),
    needs.AssessmentRefused: simply(needs.assessment_refused),
    needs.AssessmentRevived: simply(needs.assessment_revived),
})  # fmt: skip

CASEWORK_CLOCKS: tuple[Clock, ...] = (actions.ACTION_CLOCK,)

CASEWORK_RULES: tuple[Rule, ...] = (
    obligations.OBLIGATION_RULE, actions.ACTION_RULE, *CORE_RULES, *practices.PRACTICE_RULES
)  # fmt: skip

_BESPOKE: AdviceTable = MappingProxyType({
    "ScreenReferralIn": (concern.form_advice,),
    "DecideAnonymity": (anonymity.anonymity_advice,),
    "ProgressConcern": (triage.referral_advice, triage.route_advice),
    "CloseConcern": (concern_closing.abuse_named_advice,),
    "InformPolice": (immediate.police_advice,),
    "RecordConsent": (adult.consent_advice,),
    "IdentifyCarer": (adult.carer_advice,),
    "RecordAssessmentRefused": (needs.refusal_advice,),
    "AssureAgencyReport": (assurance.report_advice,),
    "CloseAtRiskAssessment": (closing.delay_advice,),
    "CloseEnquiry": (closing.delay_advice, outcome.feedback_advice, assurance.unsettled_advice),
})  # fmt: skip
CASEWORK_ADVICE: tuple[AdviceTable, ...] = (_BESPOKE, practices.PRACTICE_ADVICE)


def breached(file: SafeguardingFile, event: DutyBreached) -> SafeguardingFile:
    """A limit was missed: the closure says why (S42-DELAY)."""
    missed = file.casework.breached | {event.rule}
    return changed(file, casework=file.casework.model_copy(update={"breached": missed}))
