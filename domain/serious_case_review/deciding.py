"""The Chair of the board decides: commissioned because it must be or because it adds something, or rejected."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.serious_case_review.eligibility import Kind, Line
from domain.serious_case_review.file import Basis, ReviewFile, changed
from domain.serious_case_review.roles import Agency
from domain.serious_case_review.scope import scope_objection
from domain.serious_case_review.stages import COMMISSIONED, REJECTED

__all__ = [
    "CommissionReview", "Discretion", "RejectReview", "ReviewCommissioned", "ReviewRejected", "commission_review",
    "discretion_objections", "reject_review", "review_commissioned", "review_rejected",
]  # fmt: skip

Threshold = Literal["public_confidence", "departure_from_guidance", "operation_of_mappa"]


class Discretion(Message):
    """What a discretionary review rests on (20.4, 20.5)."""

    thresholds: tuple[Threshold, ...] = Field(
        default=(),
        description="Confidence in MAPPA, a significant departure from the Guidance, issues in its operation",
    )
    public_interest: str = Field(default="", max_length=4000, description="Why it is otherwise in the public interest")
    added_value: str = Field(
        default="", max_length=4000, description="What it adds to the lead agency's internal review"
    )


class CommissionReview(Discretion, Advised):
    """Decide that a serious case review is held."""

    type: Literal["CommissionReview"] = "CommissionReview"
    involved: tuple[Agency, ...] = Field(default=(), description="Agencies that were, or should have been, involved")


class ReviewCommissioned(Discretion, Event):
    """A serious case review is held; the criteria as they were asked are kept with the decision."""

    type: Literal["ReviewCommissioned"] = "ReviewCommissioned"
    basis: Basis
    involved: tuple[Agency, ...]
    lines: tuple[Line, ...]


class RejectReview(Advised):
    """Decide that no serious case review is held, and say why: the board audits what was rejected."""

    type: Literal["RejectReview"] = "RejectReview"
    because: str = Field(default="", max_length=4000)
    added_value: str = Field(default="", max_length=4000, description="What it would add to an internal review")


class ReviewRejected(Event):
    """No serious case review is held."""

    type: Literal["ReviewRejected"] = "ReviewRejected"
    because: str
    added_value: str
    kind: Kind
    lines: tuple[Line, ...]


def commission_review(command: CommissionReview, file: ReviewFile, _: Circumstances) -> Ruling:
    """A mandatory review needs no reasons; a discretionary one says what it rests on and what it adds."""
    basis: Basis = "mandatory" if file.kind == "mandatory" else "discretionary"
    event = ReviewCommissioned.model_validate({**command.body(), "basis": basis, "lines": file.lines})
    discretion = discretion_objections(command, file.kind) if basis == "discretionary" else ()
    return unless_refused(
        (
            scope_objection(file),
            _heard(file),
            unless(command.involved, "SCR-T07-AGENCIES",
                   "Name the agencies that were, or should have been, involved.", "involved"),
            *discretion,
        ),
        event,
    )  # fmt: skip


def reject_review(command: RejectReview, file: ReviewFile, _: Circumstances) -> Ruling:
    """Never where both conditions of 20.3 are met."""
    must = "Both conditions of 20.3 are met: the review must be commissioned."
    weighed = said(command.added_value) or file.kind == "outside"
    event = ReviewRejected(
        because=command.because, added_value=command.added_value, kind=file.kind or "outside", lines=file.lines
    )
    return unless_refused(
        (
            unless(file.kind != "mandatory", "SCR-MANDATORY", must),
            _heard(file),
            unless(said(command.because), "SCR-AUDIT", "Give the reasons: rejected cases are audited.", "because"),
            unless(weighed, "SCR-ADDED-VALUE", "Say what a review would add to an internal one.", "added_value"),
        ),
        event,
    )


def discretion_objections(command: Discretion, kind: Kind | None) -> Iterator[Objection | None]:
    """One of the three concerns, one of the three grounds, and the added value."""
    rule = "SCR-DISCRETIONARY"
    words = "Say what calls for it: confidence in MAPPA, a departure from the Guidance, or issues in its operation."
    yield unless(command.thresholds, rule, words, "thresholds")
    words = "No ground of 20.4 stands by itself: say why it is otherwise in the public interest."
    yield unless(kind != "outside" or said(command.public_interest), rule, words, "public_interest")
    words = "Say what it adds to the internal review of the lead agency."
    yield unless(said(command.added_value), "SCR-ADDED-VALUE", words, "added_value")


def review_commissioned(file: ReviewFile, event: ReviewCommissioned) -> ReviewFile:
    """Commissioned."""
    return changed(file, stage=COMMISSIONED, basis=event.basis, involved=tuple(dict.fromkeys(event.involved)))


def review_rejected(file: ReviewFile, _: ReviewRejected) -> ReviewFile:
    """Rejected."""
    return changed(file, stage=REJECTED)


def _heard(file: ReviewFile) -> Objection | None:
    waits = file.complex and file.kind != "mandatory" and not file.discussed
    words = "The Co-ordinator is to discuss this complex case with key members of the board first."
    return unless(not waits, "SCR-T03-DISCUSS", words)
