"""From allocation to the end: the regions of a case that was taken on, each with its rows, folds, clocks and rules."""

from domain.forensic import (
    allocation,
    assessment,
    beside,
    carer,
    documents,
    flags,
    funding,
    links,
    outside,
    owed,
    planning,
    reablement,
    review,
    supervision,
)
from domain.forensic.decisions import ReferralAccepted
from domain.forensic.file import unchanged
from domain.forensic.law.care import CARE_RULES
from domain.forensic.roles import ADMIN, ALL_STAFF, ALLOCATABLE, CARE_STAFF, SCREENER, SERVICE, SOCIAL_WORK_ASSISTANT
from domain.forensic.rows import ForensicRegion
from domain.forensic.screening import PrivacyNoticeGiven
from domain.forensic.stages import (
    ACCEPTED,
    ALLOCATED,
    ASSESSING,
    CLOSING,
    CNP_DRAFT,
    CNP_REFERRED,
    HELD,
    NEEDS_RECORDED,
    OPEN,
    OUTCOME,
    PLAN_ACTIVE,
    PLANNING,
    REVIEWING,
    TAKEN_ON,
)
from domain.kernel.case_events import CaseOpened
from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.message import Event

__all__ = ["CARE_REGIONS"]


def _at(*stages: str) -> frozenset[str]:
    return frozenset(stages)


_ENDED = (review.ClosureAsked, outside.PersonDied)

ALLOCATION = ForensicRegion(
    name="allocation",
    rows=(
        Row("ACCEPTED", allocation.AllocateWorker, _at(ACCEPTED), SCREENER, allocation.allocate_worker, "FOR-ALLOC-2W"),
        Row("held", allocation.ReallocateWorker, HELD, SCREENER, allocation.reallocate_worker, "FOR-ALLOC-2W"),
    ),
    folds={
        allocation.WorkerAllocated: allocation.allocated,
        allocation.WorkerReallocated: allocation.reallocated,
    },
    clocks=(
        Clock(
            rule="FOR-ALLOC-2W",
            holder="TeamLeader",
            starts_on=(ReferralAccepted,),
            met_by=(allocation.WorkerAllocated,),
            lapses_on=_ENDED,
        ),
    ),
    rules=CARE_RULES,
    advice={
        "AllocateWorker": (allocation.allocation_advice,),
        "ReallocateWorker": (allocation.allocation_advice,),
    },
    brings=allocation.reallocation_brings,
)

_FLAGS = (
    (flags.RecordMappaEligibility, flags.record_mappa),
    (flags.RecordVictimContact, flags.record_victims),
    (flags.RecordSexualOffenceOrders, flags.record_orders),
    (flags.RecordCpaStatus, flags.record_cpa),
    (flags.RecordSection117, flags.record_s117),
    (flags.RecordPreAdmissionTeam, flags.record_team),
)

FLAGS = ForensicRegion(
    name="flags",
    rows=(
        *(Row("FLAGS", command, HELD, ALLOCATABLE, decide) for command, decide in _FLAGS),
        # The class is the Team Leader's to set from acceptance on, and the worker's as facts change (7.4.1).
        Row("FLAGS", supervision.ClassifySocialSupervision, TAKEN_ON, ALLOCATABLE, supervision.classify_supervision),
    ),
    folds={
        flags.MappaEligibilityRecorded: simply(flags.mappa_recorded),
        flags.VictimContactRecorded: simply(flags.victims_recorded),
        flags.SexualOffenceOrdersRecorded: simply(flags.orders_recorded),
        supervision.SocialSupervisionClassified: simply(supervision.classified),
        flags.CpaStatusRecorded: simply(flags.cpa_recorded),
        flags.Section117Recorded: simply(flags.s117_recorded),
        flags.PreAdmissionTeamRecorded: simply(flags.team_recorded),
    },
    brings=flags.flags_bring,
)

_ASSISTED = ALLOCATABLE | SOCIAL_WORK_ASSISTANT | SERVICE

CARER = ForensicRegion(
    name="carer",
    rows=(
        Row("CARER", carer.IdentifyCarer, HELD, ALLOCATABLE, carer.identify_carer),
        Row("CARER", carer.OfferCarerAssessment, HELD, ALLOCATABLE, carer.offer_assessment),
        Row("CARER", carer.RouteCarerAssessment, HELD, ALLOCATABLE, carer.route_assessment),
        Row("CARER", carer.RecordCarerAssessment, HELD, _ASSISTED, carer.record_assessment, "FOR-CARER-SWA"),
    ),
    folds={
        carer.CarerIdentified: simply(carer.identified),
        carer.CarerAssessmentOffered: simply(carer.offered),
        carer.CarerAssessmentRouted: simply(carer.routed),
        carer.CarerAssessed: simply(carer.assessed),
    },
)

KERS = ForensicRegion(
    name="reablement",
    rows=(
        Row("KERS", reablement.OfferKers, HELD, ALLOCATABLE, reablement.offer_kers),
        Row("KERS", reablement.GiveKers, HELD, ALLOCATABLE, reablement.give_kers),
        Row("KERS", reablement.SetKersAside, HELD, ALLOCATABLE, reablement.set_kers_aside),
    ),
    folds={
        reablement.KersOffered: simply(reablement.kers_offered),
        reablement.KersGiven: simply(reablement.kers_given),
        reablement.KersNotAppropriate: simply(reablement.kers_not_appropriate),
    },
)

DOCUMENTS = ForensicRegion(
    name="documents",
    rows=(
        Row("QA", documents.Return, HELD, documents.SIGNERS, documents.return_document, "FOR-QA-SIGNOFF"),
        Row("QA", documents.SignOff, HELD, documents.SIGNERS, documents.sign_off, "FOR-QA-SIGNOFF"),
    ),
    folds={
        documents.Returned: documents.returned,
        documents.SignedOff: documents.signed,
    },
    hears={
        assessment.RiskAssessmentSubmitted: documents.sent_in("risk_assessment"),
        assessment.AssessmentSubmitted: documents.sent_in("care_act_assessment"),
        funding.CnpApplicationSubmitted: documents.sent_in("cnp_application"),
        planning.PlanSubmitted: documents.sent_in("care_and_support_plan"),
        review.ReviewSubmitted: documents.sent_in("review"),
    },
)

_WORK = _at(ASSESSING, PLANNING, PLAN_ACTIVE, NEEDS_RECORDED, REVIEWING)

ASSESSMENT = ForensicRegion(
    name="assessment",
    rows=(
        Row("ALLOCATED", assessment.StartAssessment, _at(ALLOCATED), ALLOCATABLE, assessment.start_assessment),
        Row("RISK", assessment.SubmitRiskAssessment, _WORK, ALLOCATABLE, assessment.submit_risk_assessment),
        Row("ASSESSING", assessment.SubmitAssessment, _at(ASSESSING), ALLOCATABLE, assessment.submit_assessment),
        Row("OUTCOME", assessment.DecideEligibility, _at(OUTCOME), ALLOCATABLE, assessment.decide_eligibility),
    ),
    folds={
        assessment.AssessmentStarted: simply(assessment.assessment_started),
        assessment.RiskAssessmentSubmitted: simply(assessment.risk_submitted),
        assessment.AssessmentSubmitted: simply(assessment.assessment_submitted),
        assessment.EligibilityDecided: simply(assessment.eligibility_decided),
    },
    advice={"SubmitAssessment": (assessment.mdt_advice, beside.joint_advice)},
    brings=assessment.outcome_brings,
)

_PLANNED = _at(PLANNING, PLAN_ACTIVE)

PLAN = ForensicRegion(
    name="plan",
    rows=(
        Row("PLANNING", funding.NeedFunding, _at(PLANNING), ALLOCATABLE, funding.need_funding),
        Row("PLANNING", funding.LeadPlacementSearch, _PLANNED | {CNP_DRAFT}, ALLOCATABLE, funding.lead_search),
        Row("CNP_DRAFT", funding.SubmitCnpApplication, _at(CNP_DRAFT), ALLOCATABLE, funding.submit_cnp),
        Row(
            "CNP_REFERRED", funding.RecordPanelDecision, _at(CNP_REFERRED), ALLOCATABLE | SERVICE, funding.record_panel
        ),
        Row("PLANNING", funding.StartCostedPackage, _PLANNED, ALLOCATABLE, funding.start_package),
        Row("PLANNING", planning.SubmitPlan, _at(PLANNING), ALLOCATABLE, planning.submit_plan),
    ),
    folds={
        funding.FundingNeeded: simply(funding.funding_needed),
        funding.PlacementSearchLed: simply(funding.search_led),
        funding.CnpApplicationSubmitted: simply(funding.cnp_submitted),
        funding.PanelDecided: simply(funding.panel_decided),
        funding.CostedPackageStarted: simply(funding.package_started),
        planning.PlanSubmitted: simply(planning.plan_submitted),
    },
)

_ENDABLE = _at(ACCEPTED, ALLOCATED, ASSESSING, OUTCOME, PLANNING, PLAN_ACTIVE, NEEDS_RECORDED)

REVIEW = ForensicRegion(
    name="review",
    rows=(
        Row("PLAN_ACTIVE", review.StartReview, _at(PLAN_ACTIVE, NEEDS_RECORDED), ALLOCATABLE, review.start_review),
        Row("REVIEWING", review.SubmitReview, _at(REVIEWING), ALLOCATABLE, review.submit_review),
        Row("any", review.AskForClosure, _ENDABLE, ALLOCATABLE, review.ask_for_closure),
        Row("CLOSING", review.ApproveClosure, _at(CLOSING), documents.SIGNERS, review.approve_closure,
            "FOR-CLOSE-APPROVE"),
        Row("CLOSING", review.DeclineClosure, _at(CLOSING), documents.SIGNERS, review.decline_closure,
            "FOR-CLOSE-APPROVE"),
    ),
    folds={
        review.ReviewStarted: simply(review.review_started),
        review.ReviewSubmitted: simply(review.review_submitted),
        review.PlanActivated: simply(unchanged),
        review.ReviewCompleted: simply(unchanged),
        review.ClosureAsked: simply(review.closure_asked),
        review.ClosureApproved: simply(review.closure_approved),
        review.ClosureDeclined: simply(review.closure_declined),
    },
    clocks=(
        Clock(
            rule="FOR-REVIEW-SIGNOFF",
            holder="SocialWorker",
            starts_on=(review.PlanActivated, review.ReviewCompleted, assessment.EligibilityDecided),
            met_by=(review.ReviewCompleted,),
            lapses_on=(review.PlanActivated, *_ENDED),
            only_if=review.review_goes_on,
        ),
    ),
    brings=review.sign_off_brings,
)  # fmt: skip


def _task(event: Event) -> str | None:
    """The task that an event is about; the privacy notice has an event of its own."""
    if isinstance(event, PrivacyNoticeGiven):
        return "privacy_notice"
    return getattr(event, "task", None)


def _of_task(code: str, rule: str) -> Clock:
    return Clock(
        rule=rule,
        holder="SocialWorker",
        starts_on=(owed.TaskArose,),
        met_by=(owed.TaskCompleted, PrivacyNoticeGiven),
        lapses_on=(owed.TaskSetAside,),
        subject=_task,
        only_if=lambda event: event.task == code,
    )


OWED = ForensicRegion(
    name="owed",
    rows=(
        Row("any", owed.CompleteTask, OPEN, CARE_STAFF | ADMIN, owed.complete_task),
        Row("any", owed.SetTaskAside, OPEN, ALLOCATABLE, owed.set_task_aside),
    ),
    folds={
        owed.TaskArose: simply(owed.task_arose),
        owed.TaskCompleted: simply(owed.task_completed),
        owed.TaskSetAside: simply(owed.task_set_aside),
    },
    clocks=tuple(_of_task(code, task.rule) for code, task in owed.TASKS.items()),
)

BESIDE = ForensicRegion(
    name="beside",
    rows=(
        Row("any", beside.RecordJointWorking, TAKEN_ON, CARE_STAFF, beside.record_joint_working),
        Row("any", beside.ShareInformation, OPEN, ALL_STAFF, beside.share_information),
        Row("any", beside.PassOnComplaint, OPEN, ALL_STAFF, beside.pass_on_complaint),
        Row("any", beside.NoteKeyDevelopment, HELD, ALLOCATABLE, beside.note_development),
        Row("any", beside.RecordPlacement, TAKEN_ON, CARE_STAFF | ADMIN, beside.record_placement),
        Row("SAFEGUARDING", links.RaiseSafeguardingConcern, OPEN, ALL_STAFF, links.raise_concern),
        Row("outside", outside.RecordDeath, OPEN, CARE_STAFF | ADMIN | SERVICE, outside.record_death),
    ),
    folds={
        beside.JointWorkingRecorded: simply(beside.joint_working),
        beside.InformationShared: simply(unchanged),
        beside.ComplaintPassedOn: simply(unchanged),
        beside.KeyDevelopmentNoted: simply(unchanged),
        beside.PlacementRecorded: simply(beside.placed),
        links.SafeguardingConcernRaised: simply(links.concern_raised),
        outside.PersonDied: simply(outside.person_died),
    },
    hears={CaseOpened: simply(links.opened)},
    brings=beside.developments_bring,
    errands=links.ask_others,
)

CARE_REGIONS = (ALLOCATION, FLAGS, CARER, KERS, DOCUMENTS, ASSESSMENT, PLAN, REVIEW, OWED, BESIDE)
