"""How the prosecution goes, what that does to the review, and how a review ends (reading 3, second 20.28, 31.17)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import said, unless, unless_refused
from domain.serious_case_review.deciding import Discretion, discretion_objections
from domain.serious_case_review.eligibility import Kind, Offence, assess
from domain.serious_case_review.file import ReviewFile, changed
from domain.serious_case_review.opening import offence_objections
from domain.serious_case_review.owed import owing_objections
from domain.serious_case_review.papers import Sent, sending_objections
from domain.serious_case_review.stages import BEFORE_DRAFT, CLOSED, DEFERRED, DISCONTINUED
from domain.serious_case_review.starting import DeferralEnded

__all__ = [
    "CloseReview", "ContinueReview", "DiscontinueReview", "ProsecutionMoved", "ProsecutionNotice",
    "RecordProsecutionOutcome", "ReviewClosed", "ReviewContinued", "ReviewDiscontinued", "close_review",
    "continue_review", "conviction_starts", "discontinue_review", "prosecution_moved", "record_prosecution_outcome",
    "review_closed", "review_continued", "review_discontinued",
]  # fmt: skip


Scope = Literal["in", "recheck", "out"]


class ProsecutionNotice(Message):
    """What became of the charge."""

    outcome: Literal["charge_changed", "discontinued", "acquitted", "convicted"]
    on: date
    offence: Offence | None = Field(
        default=None,
        description="The offence as it is charged now, or of which the offender is convicted; none: as charged",
    )


class RecordProsecutionOutcome(ProsecutionNotice, Advised):
    """Record that the charge was changed or dropped, or how the trial ended."""

    type: Literal["RecordProsecutionOutcome"] = "RecordProsecutionOutcome"


class ProsecutionMoved(ProsecutionNotice, Event):
    """The charge was changed or dropped, or the trial ended; the criteria are asked anew."""

    type: Literal["ProsecutionMoved"] = "ProsecutionMoved"
    offence: Offence
    scope: Scope = Field(description="Within the criteria, to be looked at anew by the Chair, or outside")
    mandatory: bool = Field(default=False, description="Both conditions of 20.3 are met now")


class _Continued(Discretion):
    """Why it goes on."""

    because: str = Field(default="", max_length=4000)


class ContinueReview(_Continued, Advised):
    """Decide that the review goes on as a discretionary one, or that one near completion is finished."""

    type: Literal["ContinueReview"] = "ContinueReview"


class ReviewContinued(_Continued, Event):
    """The review goes on, though what it was commissioned for has changed."""

    type: Literal["ReviewContinued"] = "ReviewContinued"
    finishing: bool


class _Discontinued(Sent):
    """Who knows, and what comes in its place."""

    national_team_told: bool = False
    local_learning_review: bool = Field(default=False, description="A local learning review is held in its place")


class DiscontinueReview(_Discontinued, Advised):
    """Stop the review: the case is outside the criteria now."""

    type: Literal["DiscontinueReview"] = "DiscontinueReview"


class ReviewDiscontinued(_Discontinued, Event):
    """The review was stopped, and the National MAPPA Team knows."""

    type: Literal["ReviewDiscontinued"] = "ReviewDiscontinued"


class CloseReview(Advised):
    """Close the review: its findings and its action plan are carried out."""

    type: Literal["CloseReview"] = "CloseReview"


class ReviewClosed(Event):
    """Everything that the review asked for is done."""

    type: Literal["ReviewClosed"] = "ReviewClosed"


def record_prosecution_outcome(command: RecordProsecutionOutcome, file: ReviewFile, now: Circumstances) -> Ruling:
    """A changed charge names the offence; what Appendix 6 says of another offence is known."""
    rule, changes = "SCR-DISCONTINUE", command.outcome == "charge_changed"
    days = (file.charged_on or command.on) <= command.on <= now.today
    undecided = command.offence is not None and command.offence.undecided
    objections = offence_objections(command.offence, command.on) if command.offence else ()
    return unless_refused(
        (
            unless(days, rule, "The day lies before the charge or after today.", "on"),
            unless(command.offence or not changes, rule, "Say what is charged now.", "offence"),
            unless(not undecided, "SCR-DISCRETIONARY", "Say whether Appendix 6 lists the offence.", "offence"),
            *objections,
        ),
        _moved(command, file),
    )


def continue_review(command: ContinueReview, file: ReviewFile, _: Circumstances) -> Ruling:
    """A discretionary review rests on its own grounds; one that is outside is finished only near completion."""
    rule, finishing = "SCR-DISCONTINUE", file.scope == "out"
    early = finishing and file.stage in BEFORE_DRAFT
    discretion = discretion_objections(command, file.kind) if file.scope == "recheck" else ()
    return unless_refused(
        (
            unless(file.scope != "in", rule, "Nothing has changed what the review rests on."),
            unless(not early, rule, "There is no draft yet: a review that is outside the criteria is discontinued."),
            unless(said(command.because), rule, "Say why it goes on.", "because"),
            *discretion,
        ),
        ReviewContinued.model_validate({**command.body(), "finishing": finishing}),
    )


def discontinue_review(command: DiscontinueReview, file: ReviewFile, _: Circumstances) -> Ruling:
    """Only what the prosecution took outside, or below what it was commissioned for; the National Team is told."""
    told = command.national_team_told
    return unless_refused(
        (
            unless(file.scope != "in", "SCR-DISCONTINUE", "The case is within the criteria: the review goes on."),
            unless(told, "SCR-DISCONTINUE-NMT", "Tell the National MAPPA Team.", "national_team_told"),
            *sending_objections(command),
        ),
        ReviewDiscontinued.model_validate(command.body()),
    )


def close_review(_: CloseReview, file: ReviewFile, __: Circumstances) -> Ruling:
    """Nothing is owed any more, and the completion of the plan is reported."""
    reported = file.plan is not None and file.plan.reported
    words = "The completion of the action plan has not been reported to the National MAPPA Team."
    return unless_refused(
        (unless(reported, "SCR-T12-COMPLETION", words), *owing_objections(file)), ReviewClosed()
    )  # fmt: skip


def conviction_starts(file: ReviewFile, event: Event) -> tuple[Event, ...]:
    """A conviction ends a deferral, whatever it waited for (20.16)."""
    convicted = isinstance(event, ProsecutionMoved) and event.outcome == "convicted"
    return (DeferralEnded(ground="conviction"),) if convicted and file.stage == DEFERRED else ()


def prosecution_moved(file: ReviewFile, event: ProsecutionMoved) -> ReviewFile:
    """The offence as it now stands; after a verdict, or with none to come, nobody has to clear a contact."""
    running = file.proceedings and event.outcome == "charge_changed"
    basis = "mandatory" if event.mandatory and file.basis else file.basis
    return changed(
        file, offence=event.offence, proceedings=running, scope=event.scope, basis=basis, finishing=False
    )  # fmt: skip


def review_continued(file: ReviewFile, event: ReviewContinued) -> ReviewFile:
    """Finished, or discretionary from now on."""
    if event.finishing:
        return changed(file, finishing=True)
    return changed(file, scope="in", basis="discretionary")


def review_discontinued(file: ReviewFile, _: ReviewDiscontinued) -> ReviewFile:
    """Stopped."""
    return changed(file, stage=DISCONTINUED)


def _moved(command: RecordProsecutionOutcome, file: ReviewFile) -> ProsecutionMoved:
    """What the criteria say of the offence as it now stands; a charge that is gone leaves nothing within them."""
    offence = command.offence or file.offence
    kind = assess(offence, file.levels).kind if offence else "outside"
    body = {**command.body(), "offence": offence, "mandatory": kind == "mandatory"}
    return ProsecutionMoved.model_validate({**body, "scope": _scope(command.outcome, kind, file)})


def _scope(outcome: str, kind: Kind, file: ReviewFile) -> Scope:
    if outcome in {"discontinued", "acquitted"}:
        return "out"
    if kind == "outside":
        found_anyway = file.basis == "discretionary" and file.kind == "outside"
        return "recheck" if found_anyway else "out"
    return "recheck" if file.basis == "mandatory" and kind != "mandatory" else "in"


def review_closed(file: ReviewFile, _: ReviewClosed) -> ReviewFile:
    """Closed."""
    return changed(file, stage=CLOSED)
