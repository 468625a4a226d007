"""The region Tribunal put together."""

from domain.kernel.chart import Row, simply
from domain.kernel.owing import laws_of
from domain.patient.file import unchanged
from domain.patient.owed.obligations import bringing
from domain.patient.roles import ADMINISTRATION, DECIDERS, HOSPITAL, MHCS, PROBATION, REPORTERS
from domain.patient.rows import PatientRegion
from domain.patient.stages import CONDITIONAL, HELD, UNDER_THE_ACT
from domain.patient.tribunal import applying, deciding, recalling, reporting
from domain.patient.tribunal.law import TRIBUNAL_RULES
from domain.patient.tribunal.owes import TRIBUNAL_OWES

__all__ = ["TRIBUNAL"]

_APPLIES = UNDER_THE_ACT
_VIEWS = HOSPITAL | PROBATION | {"PoliceOffenderManager"}

TRIBUNAL = PatientRegion(
    name="tribunal",
    rows=(
        Row("tribunal_pending", applying.ApplyToTribunal, _APPLIES, ADMINISTRATION, applying.apply_to_tribunal),
        Row("tribunal_pending", applying.ReferToTribunal, _APPLIES, MHCS | HOSPITAL, applying.refer_to_tribunal),
        Row("tribunal_pending", applying.ListHearing, _APPLIES, DECIDERS, applying.list_hearing),
        Row("tribunal_pending", reporting.SubmitSocialCircumstances, _APPLIES, REPORTERS,
            reporting.submit_social_circumstances),
        Row("tribunal_pending", reporting.SendAgencyViews, _APPLIES, _VIEWS, reporting.send_agency_views),
        Row("tribunal_pending", deciding.RecordTribunalDecision, _APPLIES, DECIDERS, deciding.record_tribunal_decision),
        Row("tribunal_pending", deciding.CompleteDeferredDischarge, HELD, DECIDERS,
            deciding.complete_deferred_discharge),
        Row("tribunal_pending", deciding.AnswerRecommendation, HELD, MHCS, deciding.answer_recommendation),
        Row("conditional", recalling.RecallPatient, frozenset({CONDITIONAL}), MHCS, recalling.recall_patient,
            "MDO-RECALL"),
    ),
    folds={
        applying.TribunalApplied: simply(applying.tribunal_applied),
        applying.TribunalReferred: simply(applying.tribunal_referred),
        applying.HearingListed: simply(applying.hearing_listed),
        reporting.ReportSubmitted: simply(reporting.report_submitted),
        reporting.AgencyViewsSent: simply(unchanged),
        deciding.TribunalDecided: simply(deciding.tribunal_decided),
        deciding.RecommendationAnswered: simply(deciding.recommendation_answered),
        recalling.PatientRecalled: simply(recalling.patient_recalled),
    },
    rules=(*TRIBUNAL_RULES, *laws_of(TRIBUNAL_OWES)),
    advice={
        reporting.SendAgencyViews.tag(): (reporting.views_advice,),
    },
    brings=bringing(TRIBUNAL_OWES),
)  # fmt: skip
