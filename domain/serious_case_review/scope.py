"""What a review does while the prosecution has taken the case outside the criteria (second 20.28; reading 3)."""

from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.serious_case_review.file import ReviewFile
from domain.serious_case_review.stages import BEFORE_DRAFT

__all__ = ["scope_objection", "settled_objection"]


def scope_objection(file: ReviewFile) -> Objection | None:
    """Before there is a draft, nothing more is done on a review that is outside: the Chair discontinues it."""
    outside = file.scope == "out" and file.stage in BEFORE_DRAFT
    words = "The case is outside the criteria now: the Chair discontinues the review."
    return unless(not outside, "SCR-DISCONTINUE", words)


def settled_objection(file: ReviewFile) -> Objection | None:
    """Near completion, or with less than it was commissioned for: the Chair decides before the report is approved."""
    words = "The prosecution changed what the review rests on: the Chair decides first whether it goes on."
    return unless(file.scope == "in" or file.finishing, "SCR-DISCONTINUE", words)
