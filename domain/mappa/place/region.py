"""The region place put together: custody, release, recall, hospital, approved premises, and the clocks of the dates."""

from domain.kernel.chart import Row, simply
from domain.kernel.duty_events import DutyDueAtOnce, DutyLapsed, DutyMet, DutyRetimed
from domain.kernel.owing import laws_of
from domain.mappa.file import MappaFile, unchanged
from domain.mappa.level.reviewing import LevelReviewed
from domain.mappa.owed.obligations import bringing
from domain.mappa.place import absconding, appeals, custody, holding, leaving, living, notices, parole
from domain.mappa.place.clocks import CUSTODY_RULES, PLACE_CLOCKS, PLACE_LIMITS
from domain.mappa.place.common import replace_place
from domain.mappa.place.law import PLACE_RULES
from domain.mappa.place.outside import PLACE_OUTSIDE
from domain.mappa.place.owes import PLACE_OWES
from domain.mappa.roles import COORDINATOR, CUSTODIANS, LEAD_ROLES, SERVICE
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import NOT_FINAL

__all__ = ["PLACE"]

_HOLDERS = CUSTODIANS | LEAD_ROLES | SERVICE
_PRISONS = CUSTODIANS | LEAD_ROLES
_ITSELF = frozenset({"System"})
"""Told by the case of another pathway, never by hand."""
_LIVING = LEAD_ROLES | COORDINATOR | SERVICE


def _reviewed(file: MappaFile, _: LevelReviewed) -> MappaFile:
    """Somebody who is recalled has had the level reviewed."""
    return replace_place(file, reviewed=True) if file.place.kind.startswith("recalled") else file


def _met(file: MappaFile, event: DutyMet) -> MappaFile:
    file = custody.custody_rule_met(file, event) if event.rule in CUSTODY_RULES else file
    return _no_longer_urgent(file, event)


def _urgent(file: MappaFile, event: DutyDueAtOnce) -> MappaFile:
    """The urgent notice: the case stands first on the work lists until it is done."""
    return replace_place(file, at_once=file.place.at_once | {event.rule}) if event.rule in CUSTODY_RULES else file


def _no_longer_urgent(file: MappaFile, event: DutyMet | DutyLapsed | DutyRetimed) -> MappaFile:
    """Done, gone, or counted from another day: whether that one has passed is said right behind it."""
    left = file.place.at_once - {event.rule}
    return replace_place(file, at_once=left) if left != file.place.at_once else file


PLACE = MappaRegion(
    name="place",
    rows=(
        Row("C", custody.ReceiveIntoCustody, NOT_FINAL, _HOLDERS, custody.receive_into_custody),
        Row("C", custody.SetReleaseDate, NOT_FINAL, _HOLDERS, custody.set_release_date),
        Row("C", custody.SetParoleDate, NOT_FINAL, _HOLDERS, custody.set_parole_date),
        Row("C", custody.TransferPrisoner, NOT_FINAL, CUSTODIANS | SERVICE, custody.transfer_prisoner),
        Row("C", holding.AllocateEarly, NOT_FINAL, _PRISONS, holding.allocate_early),
        Row("C", holding.CompleteHandover, NOT_FINAL, _PRISONS, holding.complete_handover),
        Row("C", holding.RecordRiskMeeting, NOT_FINAL, CUSTODIANS, holding.record_risk_meeting),
        Row("C", holding.ConsultOnTemporaryRelease, NOT_FINAL, _PRISONS, holding.consult_on_temporary_release),
        Row("C", holding.DecideTemporaryRelease, NOT_FINAL, CUSTODIANS, holding.decide_temporary_release),
        Row("C", holding.MoveToOpenConditions, NOT_FINAL, CUSTODIANS, holding.move_to_open_conditions),
        Row("C", leaving.ReleaseOffender, NOT_FINAL, _HOLDERS, leaving.release_offender),
        Row("C", leaving.RecallOffender, NOT_FINAL, LEAD_ROLES | SERVICE, leaving.recall_offender),
        Row("C", absconding.RecordAbscond, NOT_FINAL, _HOLDERS, absconding.record_abscond),
        Row("C", absconding.RecordReturn, NOT_FINAL, _HOLDERS, absconding.record_return),
        Row("C", parole.RecordParoleDecision, NOT_FINAL, _HOLDERS, parole.record_parole_decision),
        Row("C", leaving.ListParoleReview, NOT_FINAL, _HOLDERS, leaving.list_parole_review),
        Row("C", leaving.ConsiderExecutiveRelease, NOT_FINAL, LEAD_ROLES, leaving.consider_executive_release),
        Row("C", appeals.RecordAppeal, NOT_FINAL, _HOLDERS, appeals.record_appeal),
        Row("C", appeals.RecordAppealDecision, NOT_FINAL, _HOLDERS, appeals.record_appeal_decision),
        Row("C", living.RecordCommunityPlace, NOT_FINAL, _LIVING, living.record_community_place),
        Row("C", living.AdmitToHospital, NOT_FINAL, _LIVING, living.admit_to_hospital),
        Row("C", living.EnterApprovedPremises, NOT_FINAL, _LIVING, living.enter_approved_premises),
        Row("C", living.LeaveApprovedPremises, NOT_FINAL, _LIVING, living.leave_approved_premises),
        Row("C", notices.ReceivePatientNotice, NOT_FINAL, _ITSELF, notices.receive_patient_notice),
    ),
    folds={
        custody.ReceivedIntoCustody: simply(custody.received_into_custody),
        custody.ReleaseDateSet: simply(custody.release_date_set),
        custody.ReleaseDateChanged: simply(custody.release_date_set),
        custody.ReleaseDateConfirmed: simply(unchanged),
        custody.ParoleDateSet: simply(custody.parole_date_set),
        custody.PrisonerTransferred: simply(custody.prisoner_transferred),
        holding.EarlyAllocationDecided: simply(holding.early_allocation_decided),
        holding.HandoverCompleted: simply(holding.handover_completed),
        holding.RiskMeetingHeld: simply(holding.risk_meeting_held),
        holding.TemporaryReleaseConsulted: simply(holding.temporary_release_consulted),
        holding.TemporaryReleaseDecided: simply(holding.temporary_release_decided),
        holding.MovedToOpenConditions: simply(holding.moved_to_open_conditions),
        leaving.OffenderReleased: simply(leaving.offender_released),
        leaving.OffenderRecalled: simply(leaving.offender_recalled),
        absconding.OffenderAbsconded: simply(absconding.offender_absconded),
        absconding.OffenderReturned: simply(absconding.offender_returned),
        parole.ParoleDecisionReceived: simply(parole.parole_decision_received),
        leaving.ParoleReviewListed: simply(leaving.parole_review_listed),
        leaving.ExecutiveReleaseConsidered: simply(leaving.executive_release_considered),
        appeals.AppealPermitted: simply(appeals.appeal_permitted),
        appeals.AppealDecided: simply(appeals.appeal_decided),
        living.CommunityPlaceRecorded: simply(living.community_place_recorded),
        living.AdmittedToHospital: simply(living.admitted_to_hospital),
        living.ApprovedPremisesEntered: living.approved_premises_entered,
        living.ApprovedPremisesLeft: simply(living.approved_premises_left),
        notices.PatientNoticeReceived: simply(notices.patient_notice_received),
    },
    hears={
        LevelReviewed: simply(_reviewed),
        DutyMet: simply(_met),
        DutyDueAtOnce: simply(_urgent),
        DutyLapsed: simply(_no_longer_urgent),
        DutyRetimed: simply(_no_longer_urgent),
    },
    clocks=PLACE_CLOCKS,
    rules=(*PLACE_RULES, *PLACE_LIMITS, *laws_of(PLACE_OWES)),
    advice={
        leaving.ReleaseOffender.tag(): (leaving.release_advice,),
        holding.RecordRiskMeeting.tag(): (holding.risk_meeting_advice,),
        holding.DecideTemporaryRelease.tag(): (holding.temporary_release_advice,),
    },
    outside=PLACE_OUTSIDE,
    brings=bringing(PLACE_OWES),
)
