"""The region eligibility put together: which category the offender is in, since when, until when, and why."""

from domain.kernel.chart import Row, simply
from domain.kernel.message import Event
from domain.kernel.owing import laws_of
from domain.mappa.eligibility import category3, computed, dying, ending, identifying, recording, terror
from domain.mappa.eligibility.clocks import CLOCKS, LIMITS
from domain.mappa.eligibility.law_categories import CATEGORIES
from domain.mappa.eligibility.law_life import LIFE
from domain.mappa.eligibility.law_third import THIRD
from domain.mappa.eligibility.owes import ELIGIBILITY_OWES
from domain.mappa.file import MappaFile, unchanged
from domain.mappa.owed.obligations import bringing
from domain.mappa.roles import (
    CHAIR,
    COORDINATOR,
    CTP,
    IDENTIFIERS,
    LEAD_ROLES,
    MENTAL_HEALTH,
    NSD,
    PRACTITIONERS,
    PROBATION,
    SERVICE,
    YOT,
)
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import EXITED, MANAGED, NOT_FINAL, SCREENING, STAGES

__all__ = ["ELIGIBILITY"]

_ANY = frozenset(STAGES)
_SCREENING = frozenset({SCREENING})
_WORKERS = PRACTITIONERS | COORDINATOR
_RECORDS = "MAPPA-ID-AGENCIES"
_CT = "MAPPA-CAT4-DISCRETIONARY-IDENTIFIER"
_ENDS = "MAPPA-END-CAT3"

_ROWS = (
    Row("A", recording.RecordOutcome, _ANY, IDENTIFIERS, recording.record_outcome, _RECORDS),
    Row("A", recording.RecordSentence, _ANY, IDENTIFIERS, recording.record_sentence, _RECORDS),
    Row("A", recording.RecordNotificationRequirement, _ANY, IDENTIFIERS, recording.record_notification_requirement,
        _RECORDS),
    Row("A", recording.QuashOutcome, _ANY, IDENTIFIERS, recording.quash_outcome, _RECORDS),
    Row("A", recording.MatchOffenceAgain, _ANY, IDENTIFIERS, recording.match_offence_again, _RECORDS),
    Row("A", identifying.RecordOnCaseSystem, NOT_FINAL, _WORKERS | SERVICE, identifying.record_on_case_system),
    Row("A", identifying.ActivateMappaFlag, NOT_FINAL, PROBATION | NSD, identifying.activate_mappa_flag,
        "MAPPA-ID-PROB-FLAG-3WD"),
    Row("A", identifying.FlagDomesticAbuse, NOT_FINAL, _WORKERS, identifying.flag_domestic_abuse),
    Row("A", identifying.SendNotice, NOT_FINAL, YOT | MENTAL_HEALTH, identifying.send_notice),
    Row("A", terror.FlagTerrorConcern, NOT_FINAL, _WORKERS, terror.flag_terror_concern),
    Row("A", terror.AnswerTerrorConcern, NOT_FINAL, CTP | NSD, terror.answer_terror_concern, _CT),
    Row("A", terror.IdentifyTerrorRisk, _ANY, CTP | NSD, terror.identify_terror_risk, _CT),
    Row("A", terror.MakePreventReferral, NOT_FINAL, PROBATION, terror.make_prevent_referral, "MAPPA-CT-PREVENT"),
    Row("A", category3.ConsiderCategory3, NOT_FINAL, _WORKERS, category3.consider_category_3),
    Row("A", category3.ReferToCategory3, _ANY, _WORKERS, category3.refer_to_category_3,
        "MAPPA-CAT3-REFER-ANY-AGENCY"),
    Row("A", category3.DecideCategory3, NOT_FINAL, COORDINATOR, category3.decide_category_3, "MAPPA-CAT3-DECIDER"),
    Row("A", category3.ConcludeScreening, _SCREENING, _WORKERS, category3.conclude_screening),
    Row("A", dying.RecordDeath, NOT_FINAL, IDENTIFIERS, dying.record_death, _RECORDS),
    Row("A", ending.ReviewBeforeEnd, frozenset({MANAGED}), LEAD_ROLES | CHAIR, ending.review_before_end),
    Row("A", ending.DecideExit, frozenset({MANAGED}), CHAIR, ending.decide_exit, _ENDS),
    Row("A", ending.RecordTermination, frozenset({EXITED}), LEAD_ROLES, ending.record_termination,
        "MAPPA-END-RECORD"),
)  # fmt: skip


_owed = bringing(ELIGIBILITY_OWES)


def _brings(file: MappaFile, event: Event) -> tuple[Event, ...]:
    return (
        *computed.at_midnight(file, event), *ending.reviews_owed(file, event), *identifying.notice_follows(file, event),
        *_owed(file, event),
    )  # fmt: skip


ELIGIBILITY = MappaRegion(
    name="eligibility",
    rows=_ROWS,
    folds={
        **{event: simply(fold) for event, fold in recording.RECORDING.items()},
        computed.CategoryComputed: simply(computed.category_computed),
        computed.EligibilityEnded: simply(computed.eligibility_ended),
        identifying.IdentificationOwed: simply(unchanged),
        identifying.OffenderRecorded: simply(identifying.offender_recorded),
        identifying.MappaFlagActivated: simply(unchanged),
        identifying.DomesticAbuseFlagged: simply(identifying.domestic_abuse_flagged),
        identifying.YotNoticeOwed: simply(identifying.yot_notice_owed),
        identifying.NoticeSent: simply(identifying.notice_sent),
        terror.TerrorConcernFlagged: simply(terror.terror_concern_flagged),
        terror.TerrorConcernAnswered: simply(terror.terror_concern_answered),
        terror.TerrorRiskIdentified: simply(terror.terror_risk_identified),
        terror.PreventReferralMade: simply(unchanged),
        category3.Category3Considered: simply(category3.category_3_considered),
        category3.MappaAReceived: simply(category3.mappa_a_received),
        category3.Cat3Decided: simply(category3.cat3_decided),
        category3.FoundNotEligible: simply(category3.found_not_eligible),
        dying.OffenderDied: simply(dying.offender_died),
        ending.EndReviewOwed: simply(ending.end_review_owed),
        ending.EndReviewWithdrawn: simply(ending.end_review_withdrawn),
        ending.EndReviewed: simply(ending.end_reviewed),
        ending.ExitDecided: simply(ending.exit_decided),
        ending.TerminationRecorded: simply(ending.termination_recorded),
    },
    clocks=CLOCKS,
    rules=(*CATEGORIES, *THIRD, *LIFE, *LIMITS, *laws_of(ELIGIBILITY_OWES)),
    outside=dying.DIED,
    brings=_brings,
)
