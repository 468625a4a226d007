"""A complaint about MAPPA is answered, investigated, and its process reviewed on appeal (29.6)."""

from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.complaints.receiving import at_stage, with_complaint
from domain.mappa.complaints.state import Outcome, Stage
from domain.mappa.file import MappaFile
from domain.mappa.meetings.reading import chairs_of
from domain.mappa.meetings.state import Id

__all__ = [
    "AnswerComplaint", "AskForProcessReview", "ComplaintAnswered", "FindingRecorded", "InvestigationOrganised",
    "OrganiseInvestigation", "ProcessReviewAsked", "ProcessReviewConcluded", "ConcludeProcessReview", "RecordFinding",
    "answer_advice", "answer_complaint", "ask_for_process_review", "complaint_answered", "conclude_process_review",
    "finding_recorded", "investigation_advice", "investigation_organised", "organise_investigation",
    "process_review_asked", "process_review_concluded", "record_finding",
]  # fmt: skip

_ABOUT_MEETINGS: Final = frozenset({"disclosure", "access_to_meeting", "access_to_minutes", "meeting_decision"})
_FROM: Final = ("responsible_authority", "lay_adviser", "duty_to_cooperate")


class _Answered(Message):
    complaint: Id
    outcome: Outcome
    meeting_chair_consulted: bool = False


class AnswerComplaint(_Answered, Advised):
    """Answer the complainant, in a straightforward case."""

    type: Literal["AnswerComplaint"] = "AnswerComplaint"


class ComplaintAnswered(_Answered, Event):
    """The Chair of the board answered."""

    type: Literal["ComplaintAnswered"] = "ComplaintAnswered"


class Investigator(Message):
    """Who investigates: a worker's id or a code, and from where; the first of them leads."""

    who: str = Field(min_length=1, max_length=64)
    comes_from: Literal["responsible_authority", "lay_adviser", "duty_to_cooperate"]
    involved: bool = Field(default=False, description="Has had a part in the case")


class _Organised(Message):
    complaint: Id
    dissatisfied: bool = Field(default=False, description="The complainant is dissatisfied with the answer")
    because: str = Field(default="", max_length=4000, description="Without an answer: why it needs more consideration")
    investigators: tuple[Investigator, ...] = Field(min_length=1, max_length=9)


class OrganiseInvestigation(_Organised, Advised):
    """Have the complaint investigated."""

    type: Literal["OrganiseInvestigation"] = "OrganiseInvestigation"


class InvestigationOrganised(_Organised, Event):
    """It is investigated."""

    type: Literal["InvestigationOrganised"] = "InvestigationOrganised"


class _Finding(Message):
    complaint: Id
    outcome: Outcome
    actions_agreed: bool = Field(default=False, description="Something is to be done so that it does not happen again")


class RecordFinding(_Finding, Advised):
    """Record what the investigation found, or the agency to which the complaint went."""

    type: Literal["RecordFinding"] = "RecordFinding"


class FindingRecorded(_Finding, Event):
    """It is found."""

    type: Literal["FindingRecorded"] = "FindingRecorded"


class _Appeal(Message):
    complaint: Id
    to: Literal["chief_constable", "probation_head", "prison_representative"]


class AskForProcessReview(_Appeal, Advised):
    """The complainant is dissatisfied with what was found and asks for a review of the process."""

    type: Literal["AskForProcessReview"] = "AskForProcessReview"


class ProcessReviewAsked(_Appeal, Event):
    """The process is reviewed."""

    type: Literal["ProcessReviewAsked"] = "ProcessReviewAsked"


class _Reviewed(Message):
    complaint: Id
    outcome: Outcome


class ConcludeProcessReview(_Reviewed, Advised):
    """Record how the review of the process ended."""

    type: Literal["ConcludeProcessReview"] = "ConcludeProcessReview"


class ProcessReviewConcluded(_Reviewed, Event):
    """It was reviewed."""

    type: Literal["ProcessReviewConcluded"] = "ProcessReviewConcluded"


def _ours(file: MappaFile, complaint: str, *stages: Stage, rule: str, words: str) -> Objection | None:
    """A complaint at one of these stages that is about MAPPA, not about an agency's own work."""
    if objection := at_stage(file, complaint, *stages):
        return objection
    return unless(file.complaints.open[complaint].way == "mappa", rule, words, "complaint")


def answer_complaint(command: AnswerComplaint, file: MappaFile, _: Circumstances) -> Ruling:
    """What is about MAPPA; what is an agency's is not answered here."""
    words = "It is about an agency's own work: pass it on."
    objection = _ours(file, command.complaint, "agreed", rule="MAPPA-CMP-CLASSIFY", words=words)
    return unless_refused((objection,), ComplaintAnswered.model_validate(command.body()))


def answer_advice(command: AnswerComplaint, file: MappaFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """The Chair of the meeting is heard first."""
    found = file.complaints.open.get(command.complaint)
    asked = found is not None and found.about in _ABOUT_MEETINGS
    words = "Consult the Chair of the meeting before the answer."
    return (
        unless(command.meeting_chair_consulted or not asked, "MAPPA-CMP-RESPOND", words, "meeting_chair_consulted"),
    )


def organise_investigation(command: OrganiseInvestigation, file: MappaFile, _: Circumstances) -> Ruling:
    """Of a complaint about MAPPA, answered or not."""
    words = "It is about an agency's own work: the agency investigates it."
    objection = _ours(file, command.complaint, "agreed", "answered", rule="MAPPA-CMP-CLASSIFY", words=words)
    return unless_refused((objection,), InvestigationOrganised.model_validate(command.body()))


def investigation_advice(
    command: OrganiseInvestigation, file: MappaFile, _: Circumstances
) -> tuple[Objection | None, ...]:
    """An answer did not satisfy, or more is needed; who leads it; nobody of the case sits in it.

    A sub-group typically has one of each (29.6).
    """
    found = file.complaints.open.get(command.complaint)
    answered = found is not None and found.stage == "answered" and command.dissatisfied
    why = "Say why it needs more than an answer, or that the complainant is dissatisfied with the one given."
    last = file.meetings.last
    chairs = {*chairs_of(file.meetings), *((last.chair, last.co_chair) if last else ())}
    part = sorted(each.who for each in command.investigators if each.involved or each.who in chairs)
    group = len(command.investigators) > 1
    left = sorted(set(_FROM) - {each.comes_from for each in command.investigators})
    lead = command.investigators[0].comes_from == "responsible_authority"
    missing = f"A sub-group typically has somebody of each: {', '.join(left).replace('_', ' ')} is missing."
    return (
        unless(answered or said(command.because), "MAPPA-CMP-INVESTIGATE", why, "because"),
        unless(lead, "MAPPA-CMP-INVESTIGATE", "Ideally a member of the Responsible Authority leads.", "investigators"),
        unless(not group or not left, "MAPPA-CMP-PANEL", missing, "investigators"),
        unless(not part, "MAPPA-CMP-PANEL", f"Had a part in the case: {', '.join(part)}.", "investigators"),
    )


def record_finding(command: RecordFinding, file: MappaFile, _: Circumstances) -> Ruling:
    """Of an investigation, or of the agency's own procedure."""
    objection = at_stage(file, command.complaint, "investigated", "passed_on")
    return unless_refused((objection,), FindingRecorded.model_validate(command.body()))


def ask_for_process_review(command: AskForProcessReview, file: MappaFile, _: Circumstances) -> Ruling:
    """After an investigation here; an agency's procedure has its own appeal."""
    words = "The agency's own procedure says who reviews its finding."
    objection = _ours(file, command.complaint, "found", rule="MAPPA-CMP-APPEAL", words=words)
    return unless_refused((objection,), ProcessReviewAsked.model_validate(command.body()))


def conclude_process_review(command: ConcludeProcessReview, file: MappaFile, _: Circumstances) -> Ruling:
    """Of one that was asked for."""
    objection = at_stage(file, command.complaint, "under_review")
    return unless_refused((objection,), ProcessReviewConcluded.model_validate(command.body()))


def complaint_answered(file: MappaFile, event: ComplaintAnswered) -> MappaFile:
    """The answer is the outcome told; the board hears of it."""
    return with_complaint(file, event.complaint, stage="answered", reported=False)


def investigation_organised(file: MappaFile, event: InvestigationOrganised) -> MappaFile:
    """Under way."""
    return with_complaint(file, event.complaint, stage="investigated")


def finding_recorded(file: MappaFile, event: FindingRecorded) -> MappaFile:
    """To be told and reported."""
    return with_complaint(file, event.complaint, stage="found", told=False, reported=False)


def process_review_asked(file: MappaFile, event: ProcessReviewAsked) -> MappaFile:
    """Under review."""
    return with_complaint(file, event.complaint, stage="under_review")


def process_review_concluded(file: MappaFile, event: ProcessReviewConcluded) -> MappaFile:
    """To be told and reported."""
    return with_complaint(file, event.complaint, stage="reviewed", told=False, reported=False)
