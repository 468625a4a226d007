"""From the board's comments to the approval: nothing is skipped (20.25, 20.31; reading 4)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.serious_case_review.file import ReviewFile, changed
from domain.serious_case_review.papers import Sent, sending_objections
from domain.serious_case_review.report import with_report
from domain.serious_case_review.scope import settled_objection
from domain.serious_case_review.stages import APPROVED, FEEDBACK_CONSIDERED, NMT_QA

__all__ = [
    "AnswerNationalRecommendation", "ApproveReport", "BoardCommented", "CommentOnReport", "ConsiderFeedback",
    "FeedbackConsidered", "FeedbackGiven", "GiveFeedback", "NationalRecommendationAnswered", "ReportApproved",
    "ReportSentToNationalTeam", "SendReportToNationalTeam", "answer_national_recommendation", "approve_report",
    "board_commented", "comment_on_report", "consider_feedback", "feedback_considered", "feedback_given",
    "give_feedback", "national_recommendation_answered", "report_approved", "report_sent_to_national_team",
    "send_report_to_national_team",
]  # fmt: skip


class CommentOnReport(Advised):
    """Record that the board commented on the report."""

    type: Literal["CommentOnReport"] = "CommentOnReport"


class BoardCommented(Event):
    """The board commented on the report."""

    type: Literal["BoardCommented"] = "BoardCommented"


class _ToNationalTeam(Sent):
    """How the report goes to the National MAPPA Team."""

    satisfied: bool = Field(default=False, description="The Chair is satisfied with its quality")


class SendReportToNationalTeam(_ToNationalTeam, Advised):
    """Send the report to the National MAPPA Team for quality assurance."""

    type: Literal["SendReportToNationalTeam"] = "SendReportToNationalTeam"


class ReportSentToNationalTeam(_ToNationalTeam, Event):
    """The National MAPPA Team has the report."""

    type: Literal["ReportSentToNationalTeam"] = "ReportSentToNationalTeam"


class _Feedback(Message):
    """The feedback of the National MAPPA Team."""

    written: bool = Field(default=False, description="It was given formally, in writing")


class GiveFeedback(_Feedback, Advised):
    """Record the National MAPPA Team's feedback on the report."""

    type: Literal["GiveFeedback"] = "GiveFeedback"


class FeedbackGiven(_Feedback, Event):
    """There is written feedback on the report."""

    type: Literal["FeedbackGiven"] = "FeedbackGiven"


class _Answer(Message):
    """What the National MAPPA Team says to a recommendation that asks for national action."""

    recommendation: str = Field(pattern=r"^[a-z][a-z0-9-]{0,19}$")
    accepted: bool
    rationale: str = Field(default="", max_length=4000, description="Of a rejection: why")


class AnswerNationalRecommendation(_Answer, Advised):
    """Record that the National MAPPA Team accepts or rejects a recommendation for national action."""

    type: Literal["AnswerNationalRecommendation"] = "AnswerNationalRecommendation"


class NationalRecommendationAnswered(_Answer, Event):
    """A recommendation for national action is accepted or rejected."""

    type: Literal["NationalRecommendationAnswered"] = "NationalRecommendationAnswered"


class _Considered(Message):
    """What was made of the feedback."""

    how: str = Field(default="", max_length=4000)


class ConsiderFeedback(_Considered, Advised):
    """Record how the feedback of the National MAPPA Team was considered."""

    type: Literal["ConsiderFeedback"] = "ConsiderFeedback"


class FeedbackConsidered(_Considered, Event):
    """The feedback was considered."""

    type: Literal["FeedbackConsidered"] = "FeedbackConsidered"


class _Approval(Message):
    """The board's approval, which the Chair signs."""

    board_approved_on: date | None = Field(default=None, description="The day on which the board approved")
    equality_considered: bool = Field(default=False, description="The board considered the issues of equality")


class ApproveReport(_Approval, Advised):
    """Sign the approval of the report, for the board."""

    type: Literal["ApproveReport"] = "ApproveReport"


class ReportApproved(_Approval, Event):
    """The report is approved by the board and signed by its Chair."""

    type: Literal["ReportApproved"] = "ReportApproved"
    board_approved_on: date


def comment_on_report(_: CommentOnReport, __: ReviewFile, ___: Circumstances) -> Ruling:
    """Never refused."""
    return (BoardCommented(),)


def send_report_to_national_team(command: SendReportToNationalTeam, file: ReviewFile, _: Circumstances) -> Ruling:
    """After the board's comments, when the Chair is satisfied."""
    rule = "SCR-QA-SEQUENCE"
    return unless_refused(
        (
            unless(file.report.commented, rule, "The board comments on the report first."),
            unless(command.satisfied, rule, "It goes when the Chair is satisfied with its quality.", "satisfied"),
            *sending_objections(command),
        ),
        ReportSentToNationalTeam.model_validate(command.body()),
    )


def give_feedback(command: GiveFeedback, _: ReviewFile, __: Circumstances) -> Ruling:
    """Formal and written."""
    words = "The feedback is given in writing."
    return unless_refused(
        (unless(command.written, "SCR-QA-SEQUENCE", words, "written"),), FeedbackGiven(written=True)
    )  # fmt: skip


def answer_national_recommendation(
    command: AnswerNationalRecommendation, file: ReviewFile, _: Circumstances
) -> Ruling:  # fmt: skip
    """Each that the report marks as national; a rejection says why."""
    rule, reasoned = "SCR-NATIONAL-RECS", command.accepted or said(command.rationale)
    known = command.recommendation in file.report.national
    return unless_refused(
        (
            unless(known, rule, "The report has no such recommendation for national action.", "recommendation"),
            unless(reasoned, rule, "A rejection says why.", "rationale"),
        ),
        NationalRecommendationAnswered.model_validate(command.body()),
    )


def consider_feedback(command: ConsiderFeedback, file: ReviewFile, _: Circumstances) -> Ruling:
    """What there is to consider."""
    rule = "SCR-QA-SEQUENCE"
    return unless_refused(
        (
            unless(file.report.feedback, rule, "The National MAPPA Team has not given its feedback yet."),
            unless(said(command.how), rule, "Say what was made of the feedback.", "how"),
        ),
        FeedbackConsidered(how=command.how),
    )


def approve_report(command: ApproveReport, file: ReviewFile, now: Circumstances) -> Ruling:
    """The board approves, the Chair signs: both are kept."""
    if command.board_approved_on is None:
        alone = unless(False, "SCR-QA-SEQUENCE", "The board approves first: say when.", "board_approved_on")
        return unless_refused((alone, *_open_points(command, file)))
    ahead = command.board_approved_on > now.today
    return unless_refused(
        (
            unless(not ahead, "SCR-QA-SEQUENCE", "The board has not approved yet.", "board_approved_on"),
            *_open_points(command, file),
        ),
        ReportApproved.model_validate(command.body()),
    )


def board_commented(file: ReviewFile, _: BoardCommented) -> ReviewFile:
    """Commented."""
    return with_report(file, commented=True)


def report_sent_to_national_team(file: ReviewFile, _: ReportSentToNationalTeam) -> ReviewFile:
    """With the National MAPPA Team."""
    return changed(with_report(file, feedback=False), stage=NMT_QA)


def feedback_given(file: ReviewFile, _: FeedbackGiven) -> ReviewFile:
    """Given."""
    return with_report(file, feedback=True)


def national_recommendation_answered(file: ReviewFile, event: NationalRecommendationAnswered) -> ReviewFile:
    """Answered."""
    return with_report(file, answered=file.report.answered | {event.recommendation})


def feedback_considered(file: ReviewFile, _: FeedbackConsidered) -> ReviewFile:
    """Considered."""
    return changed(file, stage=FEEDBACK_CONSIDERED)


def report_approved(file: ReviewFile, _: ReportApproved) -> ReviewFile:
    """Approved."""
    return changed(file, stage=APPROVED)


def _open_points(command: ApproveReport, file: ReviewFile) -> Iterator[Objection | None]:
    waiting = sorted(file.report.national - file.report.answered)
    words = f"The National MAPPA Team has not answered: {', '.join(waiting)}."
    yield settled_objection(file)
    yield unless(not waiting, "SCR-NATIONAL-RECS", words)
    considered = command.equality_considered or not file.report.equality_issues
    words = "The board considers the issues of equality that the report raises."
    yield unless(considered, "SCR-EQUALITY", words, "equality_considered")
