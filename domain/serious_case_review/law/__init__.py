"""The law of serious case reviews: what each rule asks, whose word it is, how long it gives."""

from domain.serious_case_review.law.limits import LIMITS
from domain.serious_case_review.law.rules import RULES

__all__ = ["LAW"]

LAW = (*LIMITS, *RULES)
