"""The region meetings put together: Level 2 and 3 meetings, from planning to distributed minutes.

| a meeting is | after |
|---|---|
| planned | PlanMeeting, or the close of the meeting before |
| invited | SendInvites |
| held | OpenMeeting |
| closed | CloseMeeting |
| approved | ApproveMinutes |
| distributed | DistributeMinutes; then only receipts, ViSOR and the recording are left |
"""

from domain.kernel.chart import Row, simply
from domain.kernel.house_rules import SYSTEM
from domain.mappa.disclosure.deciding import DisclosureDecided
from domain.mappa.file import unchanged
from domain.mappa.level.deciding import LevelDecided
from domain.mappa.meetings import (
    accounts,
    actions,
    agenda,
    attending,
    cadence,
    changing,
    closing,
    cppc,
    hearing,
    holding,
    inviting,
    keeping,
    minutes,
    papers,
    planning,
)
from domain.mappa.meetings.clocks import MEETING_CLOCKS
from domain.mappa.meetings.law import MEETING_RULES
from domain.mappa.risk.agreeing import RiskAgreed
from domain.mappa.risk.plan import PlanAgreed
from domain.mappa.roles import CHAIR, COORDINATOR, LEAD_ROLES, PRACTITIONERS, PRISON
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import NOT_FINAL, STAGES

__all__ = ["MEETINGS"]

_ORGANISERS = COORDINATOR | LEAD_ROLES | frozenset({"MappaAdministrator"})
"""Whoever organises meetings in the area: the Co-ordination Unit, its administrators, the lead agency."""
_CHAIRS = CHAIR
_TABLE = PRACTITIONERS | COORDINATOR | CHAIR
_MINUTES = COORDINATOR | CHAIR | frozenset({"MappaAdministrator"})
_PAUSES = _MINUTES | frozenset({SYSTEM})
"""A request for minutes that finds a recording held has its deletion paused by itself."""
_ANY = frozenset(STAGES)
"""A meeting is finished, and its minutes go out, also where the case has left MAPPA by its decision."""
_APPROVAL = "MAPPA-MTG-CANCEL-APPROVAL"

MEETINGS = MappaRegion(
    name="meetings",
    rows=(
        Row("D planned", planning.PlanMeeting, NOT_FINAL, _ORGANISERS, planning.plan_meeting),
        Row("D planned", planning.ChangeChair, _ANY, _ORGANISERS, planning.change_chair),
        Row("D moved", changing.RequestMeetingChange, NOT_FINAL, _ORGANISERS, changing.request_meeting_change),
        Row("D moved", changing.ApproveMeetingChange, NOT_FINAL, _CHAIRS, changing.approve_meeting_change, _APPROVAL),
        Row("D moved", changing.DeclineMeetingChange, NOT_FINAL, _CHAIRS, changing.decline_meeting_change, _APPROVAL),
        Row("D invited", inviting.SendInvites, NOT_FINAL, _ORGANISERS, inviting.send_invites),
        Row("D papers", papers.SendPapers, NOT_FINAL, _ORGANISERS, papers.send_papers),
        Row("D papers", papers.ReceiveMappaF, NOT_FINAL, _ORGANISERS | PRISON, papers.receive_mappa_f),
        Row("D papers", papers.TellPrisonerMove, NOT_FINAL, COORDINATOR, papers.tell_prisoner_move),
        Row("D papers", papers.SeekOffenderViews, NOT_FINAL, _ORGANISERS, papers.seek_offender_views),
        Row("D held", holding.OpenMeeting, NOT_FINAL, _CHAIRS, holding.open_meeting),
        Row("D held", agenda.CoverAgenda, _ANY, _CHAIRS, agenda.cover_agenda),
        Row("D held", actions.AgreeActions, _ANY, _CHAIRS, actions.agree_actions),
        Row("D held", accounts.AccountForActions, _ANY, _CHAIRS, accounts.account_for_actions),
        Row("D actions", actions.AcceptAction, _ANY, _TABLE, actions.accept_action),
        Row("D actions", actions.DeclineAction, _ANY, _TABLE, actions.decline_action),
        Row("D actions", actions.RelayAction, _ANY, _TABLE, actions.relay_action),
        Row("D actions", actions.CompleteAction, _ANY, _TABLE, actions.complete_action),
        Row("D closed", closing.CloseMeeting, _ANY, _CHAIRS, closing.close_meeting),
        Row("D closed", cppc.CompleteCppcPaperwork, _ANY, LEAD_ROLES, cppc.complete_cppc_paperwork),
        Row("D closed", cppc.RecordCppcOutcome, _ANY, LEAD_ROLES | COORDINATOR, cppc.record_cppc_outcome),
        Row("D minutes", minutes.ApproveMinutes, _ANY, _CHAIRS, minutes.approve_minutes),
        Row("D minutes", minutes.DistributeMinutes, _ANY, _MINUTES, minutes.distribute_minutes),
        Row("D minutes", minutes.ConfirmMinutesReceipt, _ANY, _TABLE, minutes.confirm_minutes_receipt),
        Row("D minutes", minutes.CorrectMinutes, _ANY, _CHAIRS, minutes.correct_minutes),
        Row("D ViSOR", minutes.StoreMeetingOnVisor, _ANY, _ORGANISERS, minutes.store_meeting_on_visor),
        Row("D recording", keeping.DeleteRecording, _ANY, _MINUTES, keeping.delete_recording),
        Row("D recording", keeping.PauseRecordingDeletion, _ANY, _PAUSES, keeping.pause_recording_deletion),
        Row("D recording", keeping.ResumeRecordingDeletion, _ANY, _MINUTES, keeping.resume_recording_deletion),
        Row("D minutes", keeping.PassOnMinutes, _ANY, _TABLE, keeping.pass_on_minutes),
        Row("D minutes", keeping.LogMinutesBreach, _ANY, _TABLE, keeping.log_minutes_breach),
        Row("D minutes", keeping.QuoteMinutes, _ANY, _TABLE, keeping.quote_minutes),
    ),
    folds={
        planning.MeetingPlanned: simply(planning.meeting_planned),
        planning.ChairChanged: simply(planning.chair_changed),
        changing.MeetingChangeRequested: simply(changing.change_requested),
        changing.MeetingChangeDeclined: simply(changing.change_declined),
        changing.MeetingMoved: simply(changing.meeting_moved),
        changing.MeetingCancelled: simply(changing.meeting_cancelled),
        inviting.InvitesSent: simply(inviting.invites_sent),
        papers.PapersSent: unchanged,
        papers.MappaFReceived: simply(papers.mappa_f_received),
        papers.PrisonReportAdded: simply(papers.mappa_f_received),
        papers.PrisonerMoveTold: simply(papers.prisoner_move_told),
        papers.OffenderViewsSought: simply(papers.offender_views_sought),
        holding.MeetingOpened: simply(holding.meeting_opened),
        agenda.AgendaCovered: simply(agenda.agenda_covered),
        actions.ActionAgreed: simply(actions.action_agreed),
        actions.ActionAccepted: simply(actions.action_accepted),
        actions.ActionDeclined: simply(actions.action_declined),
        actions.ActionRelayed: simply(actions.action_relayed),
        actions.ActionCompleted: simply(actions.action_completed),
        accounts.ActionsAccountedFor: unchanged,
        accounts.ActionEnded: simply(accounts.action_ended),
        accounts.ActionLetGo: simply(accounts.action_ended),
        accounts.ActionCarriedOver: simply(accounts.action_carried_over),
        accounts.ActionPassedOn: simply(accounts.action_passed_on),
        closing.MeetingClosed: simply(closing.meeting_closed),
        cadence.ReviewClockStarted: simply(cadence.review_clock_started),
        cadence.ReviewClockStopped: simply(cadence.review_clock_stopped),
        cppc.CppcPaperworkCompleted: simply(cppc.cppc_paperwork_completed),
        cppc.CppcOutcomeReceived: simply(cppc.cppc_outcome_received),
        minutes.MinutesApproved: simply(minutes.minutes_approved),
        minutes.MinutesDistributed: simply(minutes.minutes_distributed),
        minutes.MinutesReceiptConfirmed: simply(minutes.minutes_receipt_confirmed),
        minutes.MinutesCorrected: simply(minutes.minutes_corrected),
        minutes.MeetingStoredOnVisor: simply(minutes.meeting_stored_on_visor),
        keeping.RecordingDeleted: simply(keeping.recording_deleted),
        keeping.RecordingDeletionPaused: simply(keeping.recording_deletion_paused),
        keeping.RecordingDeletionResumed: simply(keeping.recording_deletion_resumed),
        keeping.MinutesPassedOn: unchanged,
        keeping.MinutesBreachLogged: unchanged,
        keeping.MinutesQuoted: unchanged,
    },
    hears={
        RiskAgreed: simply(hearing.risk_heard),
        PlanAgreed: simply(hearing.plan_heard),
        DisclosureDecided: simply(hearing.disclosure_heard),
        LevelDecided: simply(hearing.level_heard),
    },
    clocks=MEETING_CLOCKS,
    rules=MEETING_RULES,
    advice={
        planning.PlanMeeting.tag(): (planning.cadence_advice, planning.venue_advice),
        changing.RequestMeetingChange.tag(): (changing.no_lawful_day_advice,),
        inviting.SendInvites.tag(): (inviting.invite_advice,),
        holding.OpenMeeting.tag(): (attending.grade_advice, attending.standing_advice, attending.officer_advice),
        closing.CloseMeeting.tag(): (closing.closing_advice,),
    },
    brings=cadence.review_clock,
)
