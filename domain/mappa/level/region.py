"""The region level put together: assessment, Level 1, referral, decision of a meeting, reviews, disputes."""

from domain.kernel.chart import Row, simply
from domain.kernel.owing import laws_of
from domain.mappa.eligibility.computed import EligibilityEnded
from domain.mappa.level import assessing, deciding, disputes, level1, mctc, offence, referral, reviewing
from domain.mappa.level.clocks import LEVEL_CLOCKS, LEVEL_LIMITS
from domain.mappa.level.law import LEVEL_RULES
from domain.mappa.level.owes import LEVEL_OWES
from domain.mappa.owed.obligations import bringing
from domain.mappa.roles import CHAIR, COORDINATOR, LEAD_ROLES, MCTC, PRACTITIONERS
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import MANAGED, NOT_FINAL, STAGES

__all__ = ["LEVEL"]

_MANAGED = frozenset({MANAGED})
_OPEN = NOT_FINAL
_ANYBODY = PRACTITIONERS | COORDINATOR
_owed = bringing(LEVEL_OWES)

LEVEL = MappaRegion(
    name="level",
    rows=(
        Row("B", assessing.StartLevelAssessment, _OPEN, LEAD_ROLES, assessing.start_level_assessment),
        Row("B", assessing.GatherLevelInformation, _OPEN, _ANYBODY, assessing.gather_level_information),
        Row("B", level1.ConfirmLevel1, _MANAGED, LEAD_ROLES, level1.confirm_level_1, "MAPPA-LEAD-RESPONSIBILITY"),
        Row("B", referral.SubmitMappaA, _OPEN, PRACTITIONERS, referral.submit_mappa_a),
        Row("B", referral.DecideReferral, _OPEN, COORDINATOR, referral.decide_referral, "MAPPA-REF-UNIT-DECIDES"),
        Row("B", deciding.DecideLevel, _MANAGED, CHAIR, deciding.decide_level),
        Row("B", reviewing.NoteLevelChange, _OPEN, _ANYBODY, reviewing.note_level_change),
        Row("B", reviewing.ReviewLevel, _OPEN, LEAD_ROLES, reviewing.review_level),
        Row("B", disputes.EscalateLevelDispute, _OPEN, _ANYBODY, disputes.escalate_level_dispute),
        Row("B", disputes.SettleLevelDispute, _OPEN, _ANYBODY, disputes.settle_level_dispute),
        Row("B", disputes.RecordProfessionalsMeeting, _OPEN, LEAD_ROLES, disputes.record_professionals_meeting),
        Row("B", mctc.ProposeLevelToMctc, _OPEN, LEAD_ROLES, mctc.propose_level_to_mctc),
        Row(
            "B",
            offence.NotifySeriousFurtherOffence,
            frozenset(STAGES),
            LEAD_ROLES | COORDINATOR,
            offence.notify_serious_further_offence,
            "MAPPA-SMB-SCR-IDENTIFY",
        ),
        Row("B", mctc.RecordMctcView, _OPEN, MCTC | LEAD_ROLES, mctc.record_mctc_view),
    ),
    folds={
        assessing.LevelAssessmentStarted: simply(assessing.level_assessment_started),
        assessing.LevelInformationGathered: simply(assessing.level_information_gathered),
        level1.Level1Confirmed: level1.level_1_confirmed,
        referral.MappaASubmitted: simply(referral.mappa_a_submitted),
        referral.ReferralDecided: referral.referral_decided,
        deciding.LevelDecided: deciding.level_decided,
        reviewing.LevelChangeNoted: simply(reviewing.level_change_noted),
        reviewing.LevelReviewed: simply(reviewing.level_reviewed),
        disputes.LevelDisputeEscalated: simply(disputes.level_dispute_escalated),
        disputes.LevelDisputeSettled: simply(disputes.level_dispute_settled),
        disputes.ProfessionalsMeetingHeld: simply(disputes.professionals_meeting_held),
        mctc.LevelProposedToMctc: simply(mctc.level_proposed_to_mctc),
        mctc.MctcViewReceived: simply(mctc.mctc_view_received),
        mctc.MctcSilent: simply(mctc.mctc_silent),
        offence.SeriousFurtherOffenceNotified: simply(offence.serious_further_offence_notified),
    },
    hears={EligibilityEnded: simply(offence.level_ended)},
    errands=lambda file, happened: tuple(offence.ask_for_review(file, happened)),
    clocks=LEVEL_CLOCKS,
    rules=(*LEVEL_RULES, *LEVEL_LIMITS, *laws_of(LEVEL_OWES)),
    advice={
        assessing.GatherLevelInformation.tag(): (assessing.sharing_advice,),
        level1.ConfirmLevel1.tag(): (level1.record_advice,),
        referral.SubmitMappaA.tag(): (referral.referral_advice,),
        disputes.RecordProfessionalsMeeting.tag(): (disputes.sharing_advice,),
    },
    brings=lambda file, event: (*_owed(file, event), *mctc.silence(file, event)),
)
