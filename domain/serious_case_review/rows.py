"""The rows of the chart: each command, from which stages, by whom, and under which rule the role stands."""

from typing import Final

from domain.kernel.chart import Row
from domain.serious_case_review import (
    approving,
    conduct,
    deciding,
    ending,
    notice,
    notifying,
    opening,
    owed,
    people,
    plan,
    report,
    sharing,
    starting,
    victims,
)
from domain.serious_case_review import roles as r
from domain.serious_case_review import stages as s

__all__ = ["ROWS"]


def _at(*stages: str) -> frozenset[str]:
    return frozenset(stages)


_OWNS, _AUTHOR, _QA = "SCR-CHAIR-OWNS", "SCR-AUTHOR-APPOINT", "SCR-QA-SEQUENCE"
_BOARD = r.SMB | r.CHAIR
_TELLS = r.CHAIR | r.COORDINATOR
_BEFORE_PANEL = _at(s.COMMISSIONED, s.PANEL_DUE)
_TO_DRAFT = _at(s.COMMISSIONED, s.DEFERRED, s.PANEL_DUE, s.REVIEWING)
_CONDUCT = _at(s.REVIEWING, s.REPORT_DRAFT)
_KEEPS = r.COORDINATOR | _BOARD

_TO_THE_DECISION: Final = (
    Row("none", opening.RecordSeriousFurtherOffence, frozenset(), r.OPENS, opening.record_serious_further_offence),
    Row("before", opening.CorrectReviewFacts, s.BEFORE_DECISION, r.LEAD | r.COORDINATOR, opening.correct_review_facts),
    Row("charged", notice.NoteCoordinatorAware, _at(s.SFO_CHARGED), r.COORDINATOR, notice.note_coordinator_aware,
        "SCR-COORD-IDENTIFY"),
    Row("charged", notice.SubmitMappaN, _at(s.SFO_CHARGED), r.LEAD, notice.submit_mappa_n, "MAPPA-FORM-N"),
    Row("coordinator", notice.DiscussWithBoard, _at(s.WITH_COORDINATOR, s.WITH_SMB_CHAIR), r.COORDINATOR,
        notice.discuss_with_board),
    Row("coordinator", notice.ForwardMappaN, _at(s.WITH_COORDINATOR), r.COORDINATOR, notice.forward_mappa_n),
    Row("chair", deciding.CommissionReview, _at(s.WITH_SMB_CHAIR), r.CHAIR, deciding.commission_review, _OWNS),
    Row("chair", deciding.RejectReview, _at(s.WITH_SMB_CHAIR), r.CHAIR, deciding.reject_review, _OWNS),
)  # fmt: skip

_COMMISSIONED: Final = (
    Row("parallel", notifying.NotifyNationalTeam, s.UNDER_WAY, r.CHAIR, notifying.notify_national_team, _OWNS),
    Row("parallel", notifying.ReturnSection9, s.UNDER_WAY, r.NATIONAL | _TELLS, notifying.return_section_9),
    Row("parallel", notifying.InformAgencies, s.UNDER_WAY, r.CHAIR, notifying.inform_agencies, _OWNS),
    Row("parallel", notifying.RecordAgencyReply, s.UNDER_WAY, _TELLS | r.AUTHOR, notifying.record_agency_reply),
    Row("parallel", notifying.IdentifyOtherReviews, s.UNDER_WAY, _TELLS, notifying.identify_other_reviews),
    Row("parallel", people.AppointAuthor, s.UNDER_WAY, r.CHAIR, people.appoint_author, _OWNS),
    Row("parallel", people.NameVictimContact, s.UNDER_WAY, r.CHAIR, people.name_victim_contact, _OWNS),
    Row("parallel", people.FormPanel, _TO_DRAFT, r.CHAIR, people.form_panel, _OWNS),
    Row("parallel", victims.AgreeVictimPlan, s.UNDER_WAY, _BOARD, victims.agree_victim_plan),
    Row("parallel", victims.RecordVictimContact, s.UNDER_WAY, r.CONTACT | r.AUTHOR, victims.record_victim_contact,
        "SCR-VICTIM-PERSON"),
    Row("parallel", starting.AgreeTiming, s.UNDER_WAY, r.CHAIR, starting.agree_timing, _OWNS),
    Row("parallel", starting.SetTermsOfReference, _TO_DRAFT, _BOARD, starting.set_terms_of_reference),
    Row("defer", starting.DeferReview, _BEFORE_PANEL, r.CHAIR, starting.defer_review, _OWNS),
    Row("defer", starting.AgreeStart, _at(s.DEFERRED), r.CHAIR, starting.agree_start, _OWNS),
    Row("panel", starting.HoldPanel, _at(s.PANEL_DUE, s.REVIEWING, s.REPORT_DRAFT), r.AUTHOR, starting.hold_panel,
        "SCR-AUTHOR-CHAIR"),
)  # fmt: skip

_REVIEWING: Final = (
    Row("conduct", conduct.DecideVisorAccess, _TO_DRAFT, _BOARD, conduct.decide_visor_access, "SCR-VISOR-ACCESS"),
    Row("conduct", conduct.WorkThroughMethod, _CONDUCT, r.AUTHOR, conduct.work_through_method, _AUTHOR),
    Row("conduct", conduct.HoldInterview, _CONDUCT, r.AUTHOR, conduct.hold_interview, _AUTHOR),
    Row("conduct", conduct.RecordO2, _CONDUCT, r.AUTHOR, conduct.record_o2, _AUTHOR),
    Row("conduct", conduct.TakeLegalAdvice, s.UNDER_WAY, _BOARD, conduct.take_legal_advice, "SCR-LEGAL"),
    Row("conduct", conduct.NoteMediaInterest, s.OPEN, _KEEPS, conduct.note_media_interest),
    Row("conduct", conduct.AgreeMediaLead, s.OPEN, _BOARD, conduct.agree_media_lead),
    Row("report", report.DraftReport, _CONDUCT, r.AUTHOR, report.draft_report, _AUTHOR),
    Row("report", report.RecordRepresentations, _at(s.REPORT_DRAFT), r.AUTHOR, report.record_representations, _AUTHOR),
    Row("report", report.SettleDispute, _at(s.REPORT_DRAFT), r.CHAIR, report.settle_dispute, "SCR-DISPUTE"),
    Row("report", report.SendReportToBoard, _at(s.REPORT_DRAFT), r.AUTHOR, report.send_report_to_board, _AUTHOR),
    Row("report", report.ReturnReport, _at(s.SMB_COMMENT), _BOARD, report.return_report),
    Row("report", approving.CommentOnReport, _at(s.SMB_COMMENT), r.SMB, approving.comment_on_report, _QA),
    Row("report", approving.SendReportToNationalTeam, _at(s.SMB_COMMENT), r.CHAIR,
        approving.send_report_to_national_team, _OWNS),
    Row("report", approving.GiveFeedback, _at(s.NMT_QA), r.NATIONAL, approving.give_feedback, _QA),
    Row("report", approving.AnswerNationalRecommendation, _at(s.NMT_QA, s.FEEDBACK_CONSIDERED), r.NATIONAL,
        approving.answer_national_recommendation, "SCR-NATIONAL-RECS"),
    Row("report", approving.ConsiderFeedback, _at(s.NMT_QA), _BOARD, approving.consider_feedback),
    Row("report", approving.ApproveReport, _at(s.FEEDBACK_CONSIDERED), r.CHAIR, approving.approve_report, _OWNS),
)  # fmt: skip

_AFTER: Final = (
    Row("sharing", sharing.RedactReport, s.DONE, r.AUTHOR, sharing.redact_report, _AUTHOR),
    Row("sharing", sharing.ApproveRedactionLog, s.DONE, r.CHAIR, sharing.approve_redaction_log, _OWNS),
    Row("sharing", sharing.DeliverReport, s.DONE, r.CONTACT | r.AUTHOR, sharing.deliver_report, "SCR-VICTIM-PERSON"),
    Row("sharing", sharing.HoldFollowUpMeeting, s.DONE, r.CONTACT | r.AUTHOR, sharing.hold_follow_up_meeting,
        "SCR-VICTIM-PERSON"),
    Row("sharing", sharing.ShareReport, s.DONE, _BOARD, sharing.share_report, "SCR-NO-PUBLISH"),
    Row("sharing", sharing.SpreadLearning, s.DONE, _BOARD, sharing.spread_learning),
    Row("plan", plan.AgreeActionPlan, _at(s.APPROVED), _BOARD, plan.agree_action_plan),
    Row("plan", plan.UpdateAction, _at(s.ACTION_PLAN_OPEN), _KEEPS | r.AGENCY_STAFF, plan.update_action),
    Row("plan", plan.ReviewActionPlan, _at(s.ACTION_PLAN_OPEN), _BOARD, plan.review_action_plan),
    Row("plan", plan.ReportCompletion, _at(s.ACTION_PLAN_OPEN), r.CHAIR, plan.report_completion, _OWNS),
    Row("plan", plan.SignOffActionPlan, _at(s.ACTION_PLAN_OPEN), r.PANEL | r.AUTHOR, plan.sign_off_action_plan,
        "SCR-ACTION-SIGNOFF"),
    Row("end", owed.CompleteReviewTask, s.OPEN, _KEEPS, owed.complete_review_task),
    Row("end", owed.SetReviewTaskAside, s.OPEN, r.CHAIR, owed.set_review_task_aside, _OWNS),
    Row("end", ending.RecordProsecutionOutcome, s.BEFORE_APPROVAL, r.PROSECUTION, ending.record_prosecution_outcome),
    Row("end", ending.ContinueReview, s.BEFORE_APPROVAL, r.CHAIR, ending.continue_review, _OWNS),
    Row("end", ending.DiscontinueReview, s.BEFORE_APPROVAL, r.CHAIR, ending.discontinue_review, _OWNS),
    Row("end", ending.CloseReview, _at(s.ACTION_PLAN_OPEN), r.CHAIR, ending.close_review, _OWNS),
)  # fmt: skip

ROWS: Final = (*_TO_THE_DECISION, *_COMMISSIONED, *_REVIEWING, *_AFTER)
