"""Who gets to see the report: victim and family a redacted copy, few others, never the public (20.26, 20.28)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.serious_case_review.file import ReviewFile
from domain.serious_case_review.owed import done_by
from domain.serious_case_review.papers import Sent, sending_objections
from domain.serious_case_review.people import author_objection, contact_objection
from domain.serious_case_review.report import with_report
from domain.serious_case_review.roles import Agency
from domain.serious_case_review.victims import VICTIM

__all__ = [
    "ApproveRedactionLog", "DeliverReport", "HoldFollowUpMeeting", "LearningSpread", "RedactReport",
    "RedactionLogApproved", "ReportDelivered", "ReportRedacted", "ReportShared", "ShareReport", "SpreadLearning",
    "VictimFollowUpHeld", "approve_redaction_log", "deliver_report", "delivery_advice", "follow_up_held",
    "hold_follow_up_meeting", "redact_report", "redaction_log_approved", "report_delivered", "report_redacted",
    "share_report", "spread_learning",
]  # fmt: skip


class _Redaction(Message):
    """What was taken out; the log stands with the report."""

    log_entries: int = Field(default=0, ge=0, le=10_000, description="How many redactions the log records")
    nothing_to_redact: bool = Field(default=False, description="The report can be shared as it is")


class RedactReport(_Redaction, Advised):
    """Record that the approved report is redacted and that a log of the redactions is kept."""

    type: Literal["RedactReport"] = "RedactReport"


class ReportRedacted(_Redaction, Event):
    """There is a copy for the victim and the family, and a redaction log."""

    type: Literal["ReportRedacted"] = "ReportRedacted"


class ApproveRedactionLog(Advised):
    """Approve the redaction log."""

    type: Literal["ApproveRedactionLog"] = "ApproveRedactionLog"


class RedactionLogApproved(Event):
    """The Chair approved the redaction log."""

    type: Literal["RedactionLogApproved"] = "RedactionLogApproved"


class _Delivery(Message):
    """The meeting at which somebody got the copy."""

    victim: str = Field(pattern=VICTIM, description="A code on this review; no name")
    in_person: bool = Field(default=False, description="At a meeting, by personal arrangement")
    in_confidence: bool = Field(default=False, description="They were reminded that it is given in confidence")
    accessible: bool = Field(default=False, description="In the language and form that they need")


class DeliverReport(_Delivery, Advised):
    """Record that the victim or the family was met with a copy of the report."""

    type: Literal["DeliverReport"] = "DeliverReport"


class ReportDelivered(_Delivery, Event):
    """The victim or the family has the report."""

    type: Literal["ReportDelivered"] = "ReportDelivered"


class HoldFollowUpMeeting(Advised):
    """Record the second meeting, at which the questions of victim and family are answered."""

    type: Literal["HoldFollowUpMeeting"] = "HoldFollowUpMeeting"
    victim: str = Field(pattern=VICTIM)


class VictimFollowUpHeld(Event):
    """Their questions were answered."""

    type: Literal["VictimFollowUpHeld"] = "VictimFollowUpHeld"
    victim: str


class _Shared(Sent):
    """With whom else."""

    to: Literal["agency_involved", "national_mappa_team", "other_review", "inspectorate", "court", "media", "public"]
    authorised: bool = Field(default=False, description="With the authority of the board")


class ShareReport(_Shared, Advised):
    """Record that the report was shared with somebody else."""

    type: Literal["ShareReport"] = "ShareReport"


class ReportShared(_Shared, Event):
    """Somebody else has the report, with the authority of the board."""

    type: Literal["ReportShared"] = "ReportShared"


class _Learning(Message):
    """What is passed on, to whom, how."""

    to: tuple[Agency, ...] = ()
    national_team: bool = False
    how: Literal["briefing", "learning_event", "training", "several_ways"] = "briefing"


class SpreadLearning(_Learning, Advised):
    """Record that the learning was passed on."""

    type: Literal["SpreadLearning"] = "SpreadLearning"


class LearningSpread(_Learning, Event):
    """The learning was passed on."""

    type: Literal["LearningSpread"] = "LearningSpread"


def redact_report(command: RedactReport, file: ReviewFile, now: Circumstances) -> Ruling:
    """A log, or the statement that nothing was to be taken out; not both."""
    logged = (command.log_entries > 0) != command.nothing_to_redact
    words = "Keep a log of what is redacted, or say that there is nothing to redact."
    return unless_refused(
        (author_objection(file, now), unless(logged, "SCR-REDACT", words, "log_entries")),
        ReportRedacted.model_validate(command.body()),
    )


def approve_redaction_log(_: ApproveRedactionLog, file: ReviewFile, __: Circumstances) -> Ruling:
    """What the author redacted."""
    words = "There is no redaction log that waits for approval."
    return unless_refused(
        (unless(file.report.sharing == "redacted", "SCR-REDACT", words),), RedactionLogApproved()
    )  # fmt: skip


def deliver_report(command: DeliverReport, file: ReviewFile, now: Circumstances) -> Ruling:
    """In person and in confidence, when the log is approved and prosecutor and police agree to the distribution."""
    rule, ready = "SCR-VICTIM-REPORT", file.report.sharing not in {"not_yet", "redacted"}
    return unless_refused(
        (
            contact_objection(file, now),
            unless(ready, "SCR-REDACT", "The Chair approves the redaction log first."),
            unless(command.in_person, rule, "Meet them by personal arrangement with the copy.", "in_person"),
            unless(command.in_confidence, rule, "Remind them that it is given in confidence.", "in_confidence"),
            *_distribution(file),
        ),
        ReportDelivered.model_validate(command.body()),
        *done_by(file, "report_to_victims"),
    )


def delivery_advice(command: DeliverReport, _: ReviewFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The form that they need."""
    words = "It should be in the language and form that they need."
    return (unless(command.accessible, "SCR-REPORT-ACCESS", words, "accessible"),)


def hold_follow_up_meeting(command: HoldFollowUpMeeting, file: ReviewFile, now: Circumstances) -> Ruling:
    """After they had the report."""
    words = "They do not have the report yet."
    had = file.report.sharing in {"shared", "followed_up"}
    return unless_refused(
        (contact_objection(file, now), unless(had, "SCR-VICTIM-REPORT", words)),
        VictimFollowUpHeld(victim=command.victim),
    )


def share_report(command: ShareReport, file: ReviewFile, _: Circumstances) -> Ruling:
    """Only with the authority of the board; never with the media or the public."""
    rule, published = "SCR-NO-PUBLISH", command.to in {"media", "public"}
    return unless_refused(
        (
            unless(not published, rule, "The report must not be published.", "to"),
            unless(command.authorised, rule, "It is shared with the authority of the board only.", "authorised"),
            *sending_objections(command),
            *_distribution(file),
        ),
        ReportShared.model_validate(command.body()),
    )


def spread_learning(command: SpreadLearning, file: ReviewFile, _: Circumstances) -> Ruling:
    """To every agency involved and to the National MAPPA Team."""
    rule, left = "SCR-LEARNING", [each.replace("_", " ") for each in file.involved if each not in command.to]
    return unless_refused(
        (
            unless(not left, rule, f"The learning goes to all agencies involved; left out: {', '.join(left)}.", "to"),
            unless(command.national_team, rule, "It goes to the National MAPPA Team as well.", "national_team"),
        ),
        LearningSpread.model_validate(command.body()),
        *done_by(file, "learning_spread"),
    )


def report_redacted(file: ReviewFile, _: ReportRedacted) -> ReviewFile:
    """Redacted."""
    return with_report(file, sharing="redacted")


def redaction_log_approved(file: ReviewFile, _: RedactionLogApproved) -> ReviewFile:
    """It may be shared."""
    return with_report(file, sharing="log_approved")


def report_delivered(file: ReviewFile, _: ReportDelivered) -> ReviewFile:
    """Shared."""
    return with_report(file, sharing="shared")


def follow_up_held(file: ReviewFile, _: VictimFollowUpHeld) -> ReviewFile:
    """Their questions were answered."""
    return with_report(file, sharing="followed_up")


def _distribution(file: ReviewFile) -> Iterator[Objection | None]:
    """The distribution is agreed with prosecutor and police, as long as proceedings run (20.8)."""
    agreed = file.distribution_agreed or not file.proceedings
    words = "Agree the distribution of the report with the prosecutor and the Senior Investigating Officer first."
    yield unless(agreed, "SCR-CPS-TIMING", words)
