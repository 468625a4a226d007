"""The region complaints put together; beside the chart, for whoever is or was managed (29.1)."""

from domain.kernel.chart import Row, simply
from domain.mappa.complaints import answering, receiving, telling
from domain.mappa.complaints.law import COMPLAINT_CLOCKS, COMPLAINT_OWES, COMPLAINT_RULES
from domain.mappa.owed.obligations import bringing
from domain.mappa.roles import CHAIR, COORDINATOR, PRACTITIONERS, SMB_CHAIR
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import STAGES

__all__ = ["COMPLAINTS"]

_ANY = frozenset(STAGES)
_UNIT = COORDINATOR | SMB_CHAIR

COMPLAINTS = MappaRegion(
    name="complaints",
    rows=(
        Row("complaints", receiving.ReceiveComplaint, _ANY, PRACTITIONERS | _UNIT | CHAIR, receiving.receive_complaint),
        Row("complaints", receiving.AgreeHandling, _ANY, COORDINATOR, receiving.agree_handling),
        Row("complaints", receiving.PassComplaintOn, _ANY, COORDINATOR, receiving.pass_complaint_on),
        Row("complaints", answering.AnswerComplaint, _ANY, SMB_CHAIR, answering.answer_complaint),
        Row("complaints", answering.OrganiseInvestigation, _ANY, SMB_CHAIR, answering.organise_investigation),
        Row("complaints", answering.RecordFinding, _ANY, _UNIT, answering.record_finding),
        Row("complaints", answering.AskForProcessReview, _ANY, _UNIT, answering.ask_for_process_review),
        Row("complaints", answering.ConcludeProcessReview, _ANY, _UNIT, answering.conclude_process_review),
        Row("complaints", telling.AdviseComplainant, _ANY, _UNIT, telling.advise_complainant),
        Row("complaints", telling.ReportComplaint, _ANY, COORDINATOR, telling.report_complaint),
        Row("complaints", telling.CloseComplaint, _ANY, _UNIT, telling.close_complaint),
    ),
    folds={
        receiving.ComplaintReceived: simply(receiving.complaint_received),
        receiving.HandlingAgreed: simply(receiving.handling_agreed),
        receiving.ComplaintPassedOn: simply(receiving.complaint_passed_on),
        answering.ComplaintAnswered: simply(answering.complaint_answered),
        answering.InvestigationOrganised: simply(answering.investigation_organised),
        answering.FindingRecorded: simply(answering.finding_recorded),
        answering.ProcessReviewAsked: simply(answering.process_review_asked),
        answering.ProcessReviewConcluded: simply(answering.process_review_concluded),
        telling.ComplainantAdvised: simply(telling.complainant_advised),
        telling.ComplaintReported: simply(telling.complaint_reported),
        telling.ComplaintClosed: simply(telling.complaint_closed),
    },
    clocks=COMPLAINT_CLOCKS,
    rules=COMPLAINT_RULES,
    advice={
        receiving.AgreeHandling.tag(): (receiving.handling_advice,),
        receiving.PassComplaintOn.tag(): (receiving.passing_advice,),
        answering.AnswerComplaint.tag(): (answering.answer_advice,),
        answering.OrganiseInvestigation.tag(): (answering.investigation_advice,),
        telling.CloseComplaint.tag(): (telling.closing_advice,),
    },
    brings=bringing(COMPLAINT_OWES),
)
