"""The chart's second half put together: offender management, the two requirements, the end."""

from datetime import date

from domain.court_liaison import (
    activity,
    closing,
    consulting,
    eligibility,
    managing,
    reporting,
    reviewing,
    treatment,
)
from domain.court_liaison import hearings as court
from domain.court_liaison import listing as found
from domain.court_liaison.file import unchanged
from domain.court_liaison.roles import CLINICAL, COURT, FMHP, MANAGER, PROBATION, SERVICE
from domain.court_liaison.rows import CourtRegion
from domain.court_liaison.stages import (
    COMMUNITY_ORDER,
    FOLLOW_UP,
    MANAGED,
    OASYS_IDENTIFIED,
    OM_ACTIVE,
    OM_ASSESSED,
    OM_ENDED,
    OPEN,
    SEEN,
)
from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock, Recurs

__all__ = ["MANAGEMENT_REGIONS"]

_BOTH = FMHP | PROBATION
_RUNS = frozenset({COMMUNITY_ORDER, OASYS_IDENTIFIED, OM_ASSESSED, OM_ACTIVE})
_NEW = frozenset({COMMUNITY_ORDER, OASYS_IDENTIFIED})
_ASSESSED, _ACTIVE = frozenset({OM_ASSESSED}), frozenset({OM_ACTIVE})
_PRACTITIONER = "ForensicMentalHealthPractitioner"


def _sentencing(event: found.IdentifiedWithProbation | court.HearingMoved | court.Adjourned) -> date | None:
    """The day of the sentencing hearing of somebody found before sentence."""
    return event.until if isinstance(event, court.Adjourned) else event.hearing_on


def _sentenced(event: found.IdentifiedWithProbation | court.Disposed) -> bool:
    """Whether an order brings the assessment with it: not where it was made before sentence."""
    return event.order is not None and not (isinstance(event, court.Disposed) and event.assessed)


def _to_be_planned(event: managing.Assessed | court.Disposed) -> bool:
    """Whether a sentence plan is due: assessed, and an order made, whichever came first."""
    if isinstance(event, managing.Assessed):
        return event.when == "post_sentence"
    return event.order is not None and event.assessed


MANAGING = CourtRegion(
    name="managing",
    rows=(
        Row("COMMUNITY_ORDER", managing.Assess, _NEW, FMHP, managing.assess),
        Row("OM_ASSESSED", managing.ProposeSentencePlan, _ASSESSED, _BOTH, managing.propose_sentence_plan,
            "COURT-OM-SENTENCE-PLAN"),
        Row("OM_ASSESSED", managing.AgreeSentencePlan, _ASSESSED, _BOTH, managing.agree_sentence_plan,
            "COURT-OM-SENTENCE-PLAN"),
        Row("OM_ACTIVE", reviewing.ProposeOrderReview, _ACTIVE, _BOTH, reviewing.propose_order_review,
            "COURT-ORDER-REVIEW"),
        Row("OM_ACTIVE", reviewing.AgreeOrderReview, _ACTIVE, _BOTH, reviewing.agree_order_review,
            "COURT-ORDER-REVIEW"),
        Row("OM_ACTIVE", reviewing.RecordAppointment, _RUNS, _BOTH, reviewing.record_appointment),
        Row("OM_ACTIVE", reviewing.EndOrder, _RUNS, _BOTH | SERVICE, reviewing.end_order),
        Row("any", reporting.RequireReport, _RUNS, _BOTH | COURT | SERVICE, reporting.require_report),
        Row("any", reporting.GiveManagementReport, MANAGED, FMHP, reporting.give_management_report),
    ),
    folds={
        managing.Assessed: simply(managing.assessed),
        managing.SentencePlanProposed: simply(managing.sentence_plan_proposed),
        managing.SentencePlanAgreed: simply(managing.sentence_plan_agreed),
        reviewing.OrderReviewProposed: simply(reviewing.order_review_proposed),
        reviewing.OrderReviewed: simply(reviewing.order_reviewed),
        reviewing.AppointmentRecorded: simply(reviewing.appointment_recorded),
        reviewing.OrderEnded: simply(reviewing.order_ended),
        reporting.ReportRequired: simply(reporting.report_required),
        reporting.ManagementReportGiven: simply(reporting.management_report_given),
    },
    clocks=(
        Clock(
            rule="COURT-OM-ASSESS-PRE", holder=_PRACTITIONER, starts_on=(found.IdentifiedWithProbation,),
            met_by=(managing.Assessed,), lapses_on=(court.Disposed,), moved_by=(court.HearingMoved, court.Adjourned),
            only_if=lambda event: event.when == "pre_sentence", anchor=_sentencing,
        ),
        Clock(
            rule="COURT-OM-ASSESS-POST", holder=_PRACTITIONER,
            starts_on=(found.IdentifiedWithProbation, court.Disposed), met_by=(managing.Assessed,),
            lapses_on=(reviewing.OrderEnded,), only_if=_sentenced,
        ),
        Clock(
            rule="COURT-OM-SENTENCE-PLAN", holder="ProbationPractitioner",
            starts_on=(managing.Assessed, court.Disposed), met_by=(managing.SentencePlanAgreed,),
            lapses_on=(reviewing.OrderEnded,), only_if=_to_be_planned,
        ),
        Clock(
            rule="COURT-ORDER-REVIEW", holder="ProbationPractitioner", starts_on=(managing.SentencePlanAgreed,),
            met_by=(reviewing.OrderReviewed,), lapses_on=(reviewing.OrderEnded,), recurs=Recurs.FROM_DONE,
        ),
        Clock(
            rule="COURT-OM-REPORT", holder=_PRACTITIONER, starts_on=(reporting.ReportRequired,),
            met_by=(reporting.ManagementReportGiven,), anchor=lambda event: event.hearing_on,
        ),
    ),
    advice={
        "Assess": (managing.specialist_expected,), "ProposeSentencePlan": (managing.lead_expected,),
        "ProposeOrderReview": (reviewing.work_expected,),
    },
)  # fmt: skip

CONSULTING = CourtRegion(
    name="consulting",
    rows=(
        Row("any", consulting.AskPractitioner, OPEN, PROBATION | SERVICE, consulting.ask_practitioner),
        Row("any", consulting.AnswerProbation, OPEN, FMHP, consulting.answer_probation),
    ),
    folds={
        consulting.PractitionerAsked: simply(consulting.practitioner_asked),
        consulting.ProbationAnswered: simply(consulting.probation_answered),
    },
    clocks=(
        Clock(
            rule="COURT-PO-CONSULT", holder=_PRACTITIONER, starts_on=(consulting.PractitionerAsked,),
            met_by=(consulting.ProbationAnswered,), subject=lambda event: event.question,
        ),
    ),
)  # fmt: skip

TREATMENT = CourtRegion(
    name="treatment",
    rows=(
        Row("MHTR", treatment.ChangeCarePlan, MANAGED, FMHP | CLINICAL | SERVICE, treatment.change_care_plan),
        Row("MHTR", treatment.AdviseProbation, MANAGED, FMHP, treatment.advise_probation, "COURT-MHTR-ADVISE"),
    ),
    folds={
        treatment.TreatmentBegun: simply(treatment.treatment_begun),
        treatment.CarePlanChanged: simply(treatment.care_plan_changed),
        treatment.ProbationAdvised: simply(treatment.probation_advised),
    },
    clocks=(
        Clock(
            rule="COURT-MHTR-ADVISE", holder=_PRACTITIONER, starts_on=(treatment.CarePlanChanged,),
            met_by=(treatment.ProbationAdvised,), lapses_on=(reviewing.OrderEnded,),
        ),
    ),
    brings=treatment.treatment_follows,
)  # fmt: skip

ACTIVITY = CourtRegion(
    name="activity",
    rows=(
        Row("SAR", eligibility.ProposeRequirement, SEEN | MANAGED, FMHP, eligibility.propose_requirement),
        Row("SAR", eligibility.ConfirmEligibility, SEEN | MANAGED, FMHP, eligibility.confirm_eligibility),
        Row("SAR", activity.ChooseDrivers, OPEN, FMHP, activity.choose_drivers),
        Row("SAR", activity.DeliverSession, MANAGED, FMHP, activity.deliver_session),
        Row("SAR", activity.RecordResources, OPEN, FMHP, activity.record_resources),
        Row("SAR", activity.EndRequirement, MANAGED, FMHP, activity.end_requirement),
        Row("SAR", activity.CompleteRoadmap, MANAGED, FMHP, activity.complete_roadmap),
    ),
    folds={
        eligibility.RequirementProposed: simply(eligibility.requirement_proposed),
        eligibility.EligibilityMet: simply(eligibility.eligibility_met),
        eligibility.RequirementNotMade: simply(eligibility.requirement_not_made),
        activity.DriversChosen: simply(activity.drivers_chosen),
        activity.SessionDelivered: simply(activity.session_delivered),
        activity.SessionMissed: simply(unchanged),
        activity.ResourcesRecorded: simply(activity.resources_recorded),
        activity.RequirementEnded: simply(activity.requirement_ended),
        activity.RoadmapDone: simply(activity.roadmap_done),
    },
    clocks=(
        Clock(
            rule="COURT-SAR-ROADMAP", holder=_PRACTITIONER,
            starts_on=(activity.RequirementEnded, activity.SessionDelivered), met_by=(activity.RoadmapDone,),
            only_if=lambda event: getattr(event, "number", activity.SESSIONS) == activity.SESSIONS,
        ),
    ),
    brings=activity.activity_follows,
)  # fmt: skip

CLOSING = CourtRegion(
    name="closing",
    rows=(
        Row("FOLLOW_UP", closing.CloseCase, frozenset({FOLLOW_UP, OM_ENDED}), FMHP | MANAGER, closing.close_case),
        Row("any", closing.TakeOverCase, OPEN, FMHP, closing.take_over_case),
        Row("any", closing.RecordDeath, OPEN, _BOTH | MANAGER | SERVICE, closing.record_death),
    ),
    folds={
        closing.WorkClosed: simply(closing.work_closed),
        closing.CaseTakenOver: simply(closing.case_taken_over),
        closing.PersonDied: simply(closing.person_died),
    },
    advice={"CloseCase": (closing.left_unsaid,)},
)  # fmt: skip

MANAGEMENT_REGIONS = (MANAGING, CONSULTING, TREATMENT, ACTIVITY, CLOSING)
