"""Adult safeguarding put together. ``CHART`` is the state chart, row by row, as the procedure tells it."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from domain.kernel.advice import Advised, with_advice
from domain.kernel.circumstances import Circumstances
from domain.kernel.duty_events import DutyBreached
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import ANYBODY, Charge, Lifecycle, Ruling, Step
from domain.kernel.message import Command, Event
from domain.safeguarding import (
    agencies,
    closing,
    concern,
    enquiry,
    immediate,
    letter_outcomes,
    letters,
    outcome,
    outside,
    parties,
    planning,
    risk,
    sign_off,
    triage,
)
from domain.safeguarding import concern_closing as at_concern
from domain.safeguarding import risk_closing as at_risk
from domain.safeguarding.advice import advice_from
from domain.safeguarding.casework_rows import (
    CASEWORK_ADVICE,
    CASEWORK_CLOCKS,
    CASEWORK_FOLDS,
    CASEWORK_ROWS,
    CASEWORK_RULES,
    breached,
)
from domain.safeguarding.clocks import CLOCKS
from domain.safeguarding.file import SafeguardingFile, unchanged
from domain.safeguarding.law import RULES
from domain.safeguarding.law.regions import REGION_RULES
from domain.safeguarding.overview import overview
from domain.safeguarding.regions.beside import (
    REGION_ADVICE,
    REGION_CLOCKS,
    REGION_EVENTS,
    REGION_FOLDS,
    REGION_ROWS,
)
from domain.safeguarding.regions.linked import standing_of, tell_linked
from domain.safeguarding.rows import Deciding, Folding, Row, simply
from domain.safeguarding.stages import (
    CLOSED_CONCERN,
    CLOSED_ENQUIRY,
    CLOSED_RA,
    CLOSURE_REVIEW,
    ENQUIRY,
    FINAL,
    NOT_FINAL,
    OUTCOME,
    PLANNING,
    RECEIVED,
    RISK_ASSESSMENT,
    STAGES,
    TRIAGE,
)

__all__ = ["CHART", "SAFEGUARDING"]


def _at(*names: str) -> frozenset[str]:
    return frozenset(names)


# The roles are those of the source (S42-ROLES); Screener and Service are names of this system.
_DSO = _at("DSO")
_SENIOR = _at("SeniorPractitioner")
_REFERRALS = _at("AreaReferralService")
_SCREENER = _at("Screener") | _REFERRALS | _SENIOR | _DSO
_OFFICER = _at("IO")
_MANAGER = _at("CommunityTeamManager")
_SERVICE = _at("Service")

_CLOSABLE = _at(TRIAGE, RISK_ASSESSMENT, CLOSURE_REVIEW)

_DECIDES = "S42-DSO-DECISIONS"

CHART: tuple[Row, ...] = (
    Row("1", concern.ReceiveReferral, frozenset(), ANYBODY, concern.receive_referral),
    Row("2", concern.ScreenReferralIn, _at(RECEIVED), _SCREENER, concern.screen_referral_in, "S42-SCREEN"),
    Row("3", concern.ScreenReferralOut, _at(RECEIVED), _SCREENER, concern.screen_referral_out, "S42-SCREEN"),
    Row("4", concern.AssignTriageOwner, _at(TRIAGE), _REFERRALS, concern.assign_triage_owner, "S42-TRIAGE-ROUTE"),
    Row("5", immediate.ActOnImmediateRisk, NOT_FINAL, _DSO, immediate.act_on_immediate_risk),
    Row("5", immediate.MakeChildReferral, NOT_FINAL, _DSO, immediate.make_child_referral),
    Row("5", immediate.InformPolice, NOT_FINAL, _DSO, immediate.inform_police),
    Row("5", immediate.InformRegulator, NOT_FINAL, _DSO, immediate.inform_regulator),
    Row("5", immediate.InformCommissioner, NOT_FINAL, _DSO, immediate.inform_commissioner),
    Row("5", immediate.RequestDols, NOT_FINAL, _DSO, immediate.request_dols),
    # Rows 6 to 8 are the only ways out of triage (S42-TRIAGE-DECIDE).
    Row("6", triage.ProgressConcern, _at(TRIAGE), _DSO, triage.progress_concern, _DECIDES),
    Row("7", at_concern.CloseConcern, _at(TRIAGE), _DSO, at_concern.close_concern, _DECIDES),
    Row("8", at_concern.CloseToSelfNeglectPathway, _at(TRIAGE), _DSO, at_concern.close_to_self_neglect, _DECIDES),
    Row("9", risk.RateRisk, _at(RISK_ASSESSMENT), _DSO, risk.rate_risk, _DECIDES),
    Row("9", risk.SetOverallRisk, _at(RISK_ASSESSMENT), _DSO, risk.set_overall_risk, _DECIDES),
    Row("10", risk.NotifyCriticalRisk, _at(RISK_ASSESSMENT), _DSO, risk.notify_critical_risk, _DECIDES),
    Row("11", risk.HoldStrategyDiscussion, _at(RISK_ASSESSMENT), _DSO, risk.hold_strategy_discussion,
        "S42-DSO-STRATEGY"),
    Row("12", at_risk.CloseAtRiskAssessment, _at(RISK_ASSESSMENT), _DSO, at_risk.close_at_risk_assessment, _DECIDES),
    Row("13", risk.DecideFullEnquiry, _at(RISK_ASSESSMENT), _DSO, risk.decide_full_enquiry, _DECIDES),
    Row("14", planning.SetTermsOfReference, _at(PLANNING), _DSO, planning.set_terms_of_reference, "S42-DSO-TOR"),
    Row("14", planning.AllocateIo, _at(PLANNING, ENQUIRY), _DSO, planning.allocate_io, "S42-DSO-ALLOC"),
    Row("14", planning.DecideAdvocate, _at(PLANNING, ENQUIRY), _DSO, planning.decide_advocate, _DECIDES),
    Row("15", agencies.CauseOthers, _at(ENQUIRY), _DSO, agencies.cause_others, "S42-DSO-CAUSE"),
    Row("16", agencies.ReceiveAgencyReport, _at(ENQUIRY, OUTCOME), _SERVICE | _DSO, agencies.receive_agency_report),
    Row("16", agencies.ReturnAgencyReportForCorrection, _at(ENQUIRY, OUTCOME), _DSO, agencies.return_agency_report,
        "S42-DSO-HOLD"),
    Row("17", enquiry.AmendTor, _at(ENQUIRY), _DSO, enquiry.amend_tor, "S42-DSO-TOR"),
    Row("17", enquiry.HoldMultiAgencyMeeting, _at(ENQUIRY), _DSO, enquiry.hold_multi_agency_meeting,
        "S42-MEET-CHAIR"),
    Row("17", enquiry.EscalateDispute, _at(ENQUIRY), _DSO, enquiry.escalate_dispute, "S42-DSO-HOLD"),
    Row("18", enquiry.CompleteIoWork, _at(ENQUIRY), _OFFICER, enquiry.complete_io_work, "S42-ROLE-IO"),
    Row("19", outcome.AskForMoreEnquiry, _at(OUTCOME), _DSO, outcome.ask_for_more_enquiry, _DECIDES),
    Row("20", outcome.RecordPostEnquiryPlan, _at(OUTCOME), _DSO, outcome.record_post_enquiry_plan, _DECIDES),
    Row("21", outcome.CloseEnquiry, _at(CLOSURE_REVIEW), _DSO, outcome.close_enquiry, _DECIDES),
    Row("7, 12, 21", closing.SignOffClosure, _CLOSABLE, _MANAGER, sign_off.sign_off_closure, "S42-CR-19"),
    Row("7, 12, 21", closing.ReturnClosure, _CLOSABLE, _MANAGER, sign_off.return_closure, "S42-CR-19"),
    Row("22", parties.ChangeDso, NOT_FINAL, _DSO | _SENIOR, parties.change_dso, "S42-ROLE-DSO"),
    Row("22", planning.ChangeIo, _at(PLANNING, ENQUIRY), _DSO | _SENIOR, planning.change_io, "S42-DSO-ALLOC"),
    Row("outside", outside.RecordCrimeNumber, NOT_FINAL, _SERVICE | _DSO, outside.record_crime_number),
    Row("outside", outside.RecordDeath, NOT_FINAL, _SERVICE | _DSO, outside.record_death),
    Row("outside", outside.RecordDischargeDate, NOT_FINAL, _SERVICE | _DSO, outside.record_discharge_date),
    *CASEWORK_ROWS,
    Row("letters", letter_outcomes.RecordLetterOutcome, frozenset(STAGES), _SERVICE,
        letter_outcomes.record_letter_outcome),
    *REGION_ROWS,
)  # fmt: skip

_DECIDE: Mapping[type[Command], Deciding] = MappingProxyType({row.command: row.decide for row in CHART})


def _closes(stage: str) -> Folding:
    return lambda file, _event, _happened: closing.closed(file, stage)


_FOLD: Mapping[type[Event], Folding] = MappingProxyType({
    concern.ReferralReceived: simply(concern.referral_received),
    concern.ReferralScreenedIn: simply(concern.screened_in),
    concern.ReferralScreenedOut: simply(concern.screened_out),
    concern.TriageOwnerAssigned: simply(concern.triage_owner_assigned),
    immediate.ImmediateRiskActed: simply(immediate.immediate_risk_acted),
    immediate.ChildReferralMade: simply(immediate.told),
    immediate.PoliceInformed: simply(immediate.told),
    immediate.RegulatorInformed: simply(immediate.told),
    immediate.CommissionerInformed: simply(immediate.told),
    immediate.DolsRequested: simply(immediate.told),
    triage.ConcernProgressed: simply(triage.concern_progressed),
    at_concern.ConcernClosed: _closes(CLOSED_CONCERN),
    at_concern.ClosedToSelfNeglectPathway: _closes(CLOSED_CONCERN),
    risk.RiskRated: simply(risk.risk_rated),
    risk.OverallRiskSet: simply(risk.overall_risk_set),
    risk.CriticalRiskNotified: simply(risk.critical_risk_notified),
    risk.StrategyDiscussionHeld: simply(risk.strategy_discussion_held),
    at_risk.ClosedAtRiskAssessment: _closes(CLOSED_RA),
    risk.FullEnquiryDecided: simply(risk.full_enquiry_decided),
    planning.TermsOfReferenceSet: simply(planning.terms_of_reference_set),
    planning.IoAllocated: planning.io_allocated,
    planning.AdvocateDecided: simply(planning.advocate_decided),
    agencies.OthersCaused: simply(agencies.others_caused),
    agencies.AgencyReportReceived: simply(agencies.agency_report_received),
    agencies.AgencyReportOverdue: simply(agencies.agency_report_overdue),
    agencies.AgencyReportReturnedForCorrection: simply(agencies.agency_report_returned),
    enquiry.TorAmended: simply(enquiry.tor_amended),
    enquiry.MultiAgencyMeetingHeld: simply(unchanged),
    enquiry.IoWorkCompleted: simply(enquiry.io_work_completed),
    outcome.MoreEnquiryNeeded: simply(outcome.more_enquiry_needed),
    outcome.PostEnquiryPlanRecorded: simply(outcome.post_enquiry_plan_recorded),
    outcome.EnquiryClosed: _closes(CLOSED_ENQUIRY),
    closing.ClosureSentForSignOff: simply(closing.closure_sent),
    closing.ClosureSignedOff: simply(unchanged),
    closing.ClosureReturned: simply(closing.closure_returned),
    parties.DsoChanged: parties.dso_changed,
    planning.IoChanged: planning.io_changed,
    outside.CrimeNumberGiven: simply(outside.crime_number_given),
    outside.AdultDied: simply(outside.adult_died),
    outside.DischargeDateSet: simply(outside.discharge_date_set),
    **CASEWORK_FOLDS,
    letter_outcomes.LetterOutcomeRecorded: simply(letter_outcomes.letter_outcome_recorded),
})  # fmt: skip


_ON_CHART: Mapping[type[Event], Folding] = MappingProxyType({**_FOLD, DutyBreached: simply(breached)})
"""Of the kernel's events the chart keeps only what was missed."""

_FOLDS: Mapping[type[Event], tuple[Folding, ...]] = MappingProxyType({
    event: tuple(folds[event] for folds in (_ON_CHART, REGION_FOLDS) if event in folds)
    for event in (*_ON_CHART, *REGION_FOLDS)
})  # fmt: skip
"""What each event does to the file: on the chart, and then in the regions beside it."""


def decide(command: Command, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """What the chart's row for this command says, and the advice that was not followed."""
    ruling = _DECIDE[type(command)](command, file, now)
    reasons = command.reasons if isinstance(command, Advised) else {}
    return with_advice(ruling, advice_from((*CASEWORK_ADVICE, REGION_ADVICE), command, file, now), reasons, now.law)


def evolve(file: SafeguardingFile, happened: Happened) -> SafeguardingFile:
    """The file after one event, in the chart and in the regions beside it."""
    event = happened.event
    for fold in _FOLDS.get(type(event), ()):
        file = fold(file, event, happened)
    return file


def charge(file: SafeguardingFile) -> Charge:
    """Who has the case in hand: the DSO, or the IO while the enquiry runs; the most urgent risk first."""
    at_work = [officer.worker for officer in file.officers if officer.worker not in file.io_finished]
    worker = at_work[0] if file.stage == ENQUIRY and at_work else file.dso
    standing = "IO" if worker in at_work and worker != file.dso else "DSO"
    return Charge(
        team=file.team or file.home_team, worker=worker, urgency=_urgency(file), waits_for=_waits_for(file),
        standing=standing if worker else None,
    )  # fmt: skip


_URGENCY = {"substantial": 1, "moderate": 3, "low": 4}


def _urgency(file: SafeguardingFile) -> int:
    """0: critical, or somebody is at immediate risk; 1: substantial; 2: not yet rated; 3, 4: moderate, low."""
    levels = {file.overall} if file.overall else set(file.ratings.values())
    if file.immediate_risk or "critical" in levels:
        return 0
    return next((n for level, n in _URGENCY.items() if level in levels), 2)


def _waits_for(file: SafeguardingFile) -> str | None:
    waits = (
        ("sign_off", file.pending),
        ("approval", file.regions.waits_for_approval),
        ("to_be_told", file.casework.owed),
        ("agency", [each for each in file.agencies.values() if each.state not in {"received", "assured"}]),
    )
    return ",".join(name for name, holds in waits if holds) or None


def _person(command: concern.ReceiveReferral) -> UUID:
    return command.person


SAFEGUARDING = Lifecycle(
    name="safeguarding",
    workflow="AdultSafeguardingEnquiry",
    title="Adult safeguarding",
    file=SafeguardingFile,
    stages=STAGES,
    final=FINAL,
    opening=concern.ReceiveReferral,
    subject=_person,
    steps=tuple(Step(row.command, row.stages, row.roles, row.role_rule, row.row) for row in CHART),
    events=(*_FOLD, *REGION_EVENTS),
    clocks=(*CLOCKS, *CASEWORK_CLOCKS, *REGION_CLOCKS),
    rules=(*RULES, *CASEWORK_RULES, *REGION_RULES),
    decide=decide,
    evolve=evolve,
    charge=charge,
    list_owner="SeniorPractitioner",
    outside=(*outside.OUTSIDE, letter_outcomes.LETTER_OUTCOME),
    follow_ups=letters.errands,
    tells=tell_linked,
    standing=standing_of,
    consequences=agencies.consequences,
    overview=overview,
)
