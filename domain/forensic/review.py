"""Reviews, and the end of the service's work (000 para 10.8; the source gives no interval and no way to close).

Local policy of this system, for want of a source: an area may set how often a review is due
(``forensic_review_interval``); a review leads on, to a new plan, or to the end; a case ends because the person is
stepped down or transferred (the receiving team has accepted), is not eligible, moved away, no longer needs the
service, or died. A manager who did not ask for it approves, and nothing may stay owed. Safeguarding episodes that are
linked go on by themselves. Who comes again is a new referral, which names the earlier case.
"""

from typing import Literal

from pydantic import Field

from domain.forensic.assessment import EligibilityDecided
from domain.forensic.documents import (
    SIGNING,
    SignedOff,
    Submitted,
    held_by_objection,
    signing_objections,
    submitted,
    submitting_objection,
    taken_up_anew,
)
from domain.forensic.file import Document, ForensicFile, changed
from domain.forensic.owed import TaskArose, owing_objections
from domain.forensic.stages import CLOSED, CLOSING, PLAN_ACTIVE, PLANNING, REVIEWING
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "AskForClosure", "ApproveClosure", "ClosureApproved", "ClosureAsked", "ClosureDeclined", "DeclineClosure",
    "PlanActivated", "ReviewCompleted", "ReviewStarted", "ReviewSubmitted", "StartReview", "SubmitReview",
    "approve_closure", "ask_for_closure", "closure_approved", "closure_asked", "closure_declined", "decline_closure",
    "review_goes_on", "review_started", "review_submitted", "sign_off_brings", "start_review", "submit_review",
]  # fmt: skip

Reason = Literal[
    "not_eligible", "stepped_down", "transferred", "moved_away", "no_longer_needed", "recalled_to_hospital", "died"
]  # fmt: skip
_TO_SOMEBODY = {"stepped_down", "transferred"}


class StartReview(Advised):
    """Begin a review of the plan, or of the recorded needs."""

    type: Literal["StartReview"] = "StartReview"
    because: str = Field(default="", max_length=4000, description="What brought it, if it is not the planned one")


class ReviewStarted(Event):
    """A review is under way."""

    type: Literal["ReviewStarted"] = "ReviewStarted"
    because: str = ""


class Review(Message):
    """What the review found, and where it leads."""

    leads_to: Literal["goes_on", "new_plan", "end"]
    findings: str = Field(min_length=3, max_length=20_000)
    document: str = Field(default="", max_length=200)
    end_because: Reason | None = Field(default=None, description="If it leads to the end: why")


class SubmitReview(Review, Advised):
    """Send the review to quality assurance."""

    type: Literal["SubmitReview"] = "SubmitReview"


class ReviewSubmitted(Review, Submitted):
    """The review waits for quality assurance."""

    type: Literal["ReviewSubmitted"] = "ReviewSubmitted"


class PlanActivated(Event):
    """A signed plan is in force: brought by its sign-off."""

    type: Literal["PlanActivated"] = "PlanActivated"
    version: int


class ReviewCompleted(Event):
    """A signed review: brought by its sign-off; the next one is counted from here."""

    type: Literal["ReviewCompleted"] = "ReviewCompleted"
    leads_to: Coded


class Closure(Message):
    """Why the service's work ends, and who goes on."""

    reason: Reason
    to: str = Field(default="", max_length=200, description="The team or service that goes on, where one does")
    accepted_by: str = Field(default="", max_length=200, description="Who there accepted the handover")
    summary: str = Field(min_length=3, max_length=20_000)


class AskForClosure(Closure, Advised):
    """Ask a manager to close the case."""

    type: Literal["AskForClosure"] = "AskForClosure"


class ClosureAsked(Closure, Event):
    """The end is asked for and waits for a manager."""

    type: Literal["ClosureAsked"] = "ClosureAsked"
    asked_by: str


class ApproveClosure(Advised):
    """A manager closes the case."""

    type: Literal["ApproveClosure"] = "ApproveClosure"
    note: str = Field(default="", max_length=4000)


class ClosureApproved(Event):
    """The case is closed."""

    type: Literal["ClosureApproved"] = "ClosureApproved"
    reason: Coded
    note: str = ""


class DeclineClosure(Advised):
    """A manager does not agree: the case goes on where it stood."""

    type: Literal["DeclineClosure"] = "DeclineClosure"
    because: str = Field(min_length=3, max_length=4000)


class ClosureDeclined(Event):
    """The case goes on."""

    type: Literal["ClosureDeclined"] = "ClosureDeclined"
    because: str
    back_to: str


def start_review(command: StartReview, file: ForensicFile, now: Circumstances) -> Ruling:
    """Of an active plan, or of needs that were recorded without one."""
    return unless_refused((held_by_objection("FOR-REVIEW-SIGNOFF", file, now),), ReviewStarted(because=command.because))


def submit_review(command: SubmitReview, file: ForensicFile, now: Circumstances) -> Ruling:
    """A review that leads to the end says why; a new plan needs eligible needs."""
    why = "A review that leads to the end says why the service's work ends."
    planned = "Without eligible needs there is nothing to plan: a new referral or assessment comes first."
    return unless_refused(
        (
            held_by_objection("FOR-REVIEW-SIGNOFF", file, now),
            submitting_objection("review", file),
            unless(command.leads_to != "end" or command.end_because, "FOR-REVIEW-SIGNOFF", why, "end_because"),
            unless(command.leads_to != "new_plan" or file.eligible_needs, "FOR-NOT-ELIGIBLE", planned, "leads_to"),
        ),
        ReviewSubmitted(**command.body(), version=file.document("review").version + 1, author=now.by.id),
    )


def ask_for_closure(command: AskForClosure, file: ForensicFile, now: Circumstances) -> Ruling:
    """With somebody who goes on, where somebody does."""
    handed = command.reason not in _TO_SOMEBODY or (said(command.to) and said(command.accepted_by))
    words = "A step-down or a transfer names the team that goes on, and who there accepted."
    died = "Record the death; then the case can be closed for it."
    return unless_refused(
        (
            held_by_objection("FOR-CLOSE-ASK", file, now),
            unless(handed, "FOR-CLOSE-HANDOVER", words, "to"),
            unless(command.reason != "died" or file.died, "FOR-CLOSE-ASK", died, "reason"),
        ),
        ClosureAsked(**command.body(), asked_by=now.by.id),
    )


def approve_closure(command: ApproveClosure, file: ForensicFile, now: Circumstances) -> Ruling:
    """By a manager who neither holds the case nor asked for its end, with nothing owed."""
    return unless_refused(
        (*_approving(file, now), *owing_objections(file)),
        ClosureApproved(reason=file.closing_because or "", note=command.note),
    )


def decline_closure(command: DeclineClosure, file: ForensicFile, now: Circumstances) -> Ruling:
    """Back to where it stood; who died, or was found not eligible, cannot go back."""
    words = "There is no way back from here: the person died, or was found not eligible."
    back = _back_to(file)
    return unless_refused(
        (*_approving(file, now), unless(back, "FOR-CLOSE-APPROVE", words)),
        ClosureDeclined(because=command.because, back_to=back or ""),
    )


def _approving(file: ForensicFile, now: Circumstances) -> tuple[Objection | None, ...]:
    asked = Document(authors=(file.closing_asked_by,) if file.closing_asked_by else ())
    found = signing_objections(file, asked, now)
    return tuple(_as_closing(each) for each in found)


def _as_closing(objection: Objection | None) -> Objection | None:
    """The signers are those of the documents; the rule is this system's own, since the source has none."""
    if objection is None or objection.rule == SIGNING.author_rule:
        return objection
    return objection.model_copy(update={"rule": "FOR-CLOSE-APPROVE"})


def _back_to(file: ForensicFile) -> str | None:
    if file.died or file.outcome == "NEITHER":
        return None
    return file.closing_from


def sign_off_brings(file: ForensicFile, event: Event) -> tuple[Event, ...]:
    """What a signed plan or review sets going."""
    match event:
        case SignedOff(document="care_and_support_plan"):
            return (PlanActivated(version=event.version),)
        case SignedOff(document="review"):
            return (ReviewCompleted(leads_to=file.stage),)
        case PlanActivated():
            return (TaskArose.of("plan_copy", "the plan was signed off"),)
        case _:
            return ()


def review_goes_on(event: Event) -> bool:
    """Whether another review will be due: not where this one leads to the end, nor where there is nothing to review."""
    if isinstance(event, EligibilityDecided):
        return event.outcome == "S117_ONLY"
    return not isinstance(event, ReviewCompleted) or event.leads_to != CLOSING


def review_started(file: ForensicFile, _: ReviewStarted) -> ForensicFile:
    """Under way."""
    return changed(taken_up_anew(file, "review"), stage=REVIEWING, reviewed_from=file.stage)


def review_submitted(file: ForensicFile, event: ReviewSubmitted) -> ForensicFile:
    """Waits for quality assurance, and knows where it leads."""
    ahead = {"goes_on": file.reviewed_from or PLAN_ACTIVE, "new_plan": PLANNING, "end": CLOSING}[event.leads_to]
    because = event.end_because if event.leads_to == "end" else file.closing_because
    asked_by = event.author if event.leads_to == "end" else file.closing_asked_by
    return changed(
        submitted(file, "review", event), review_leads_to=ahead, closing_because=because, closing_asked_by=asked_by,
        closing_from=file.reviewed_from,
    )  # fmt: skip


def closure_asked(file: ForensicFile, event: ClosureAsked) -> ForensicFile:
    """Waits for a manager."""
    return changed(
        file, stage=CLOSING, closing_because=event.reason, closing_asked_by=event.asked_by, closing_to=event.to,
        closing_from=file.stage,
    )  # fmt: skip


def closure_approved(file: ForensicFile, _: ClosureApproved) -> ForensicFile:
    """The end."""
    return changed(file, stage=CLOSED)


def closure_declined(file: ForensicFile, event: ClosureDeclined) -> ForensicFile:
    """Goes on."""
    return changed(file, stage=event.back_to, closing_because=None, closing_asked_by=None, closing_to="")
