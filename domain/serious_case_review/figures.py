"""What the board audits of its reviews (20.30): each stage in its time, decisions, how action plans go.

Pure: the events of each review by the end of a period, and the period. A duty is judged in the period in which the last
day for it lies: met by then or not, whatever came later. One that lapsed is not judged. A share of nothing is told as
nothing of nothing, never as everything.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.calendar.working_days import Calendar
from domain.kernel.figures import Judged, Period, Share, judged, share
from domain.kernel.happened import Happened
from domain.kernel.message import Message
from domain.serious_case_review.deciding import ReviewCommissioned, ReviewRejected
from domain.serious_case_review.ending import ReviewDiscontinued
from domain.serious_case_review.file import ReviewFile
from domain.serious_case_review.law.limits import LIMITS
from domain.serious_case_review.stages import ACTION_PLAN_OPEN

__all__ = ["OneReview", "Period", "ReviewFigures", "Share", "review_figures"]

_REVIEW_OF_PLAN = "SCR-T11-ACTION-REVIEW"


class ReviewFigures(Message):
    """Of one period (SCR-AUDIT)."""

    period: Period
    stages: Mapping[str, Share]
    """By rule of 20.16: in time, of those whose last day lies in the period."""
    mandatory: int
    discretionary: int
    """Reviews that were commissioned in the period."""
    rejected: int
    discontinued: int
    action_plans: int
    """Plans that are open at the end of the period."""
    actions: Share
    """Actions that are done, of all of these plans."""
    overdue_reviews: int
    """Reviews of an action plan whose last day is over at the end of the period and which were not held."""


@dataclass(frozen=True, slots=True)
class OneReview:
    """A review as its events tell it by the end of the period."""

    file: ReviewFile
    happened: Sequence[Happened]
    calendar: Calendar


def review_figures(reviews: Iterable[OneReview], period: Period) -> ReviewFigures:
    """The figures of these reviews."""
    known = tuple(reviews)
    duties = [each for review in known for each in judged(review.happened, review.calendar)]
    decided = Counter(kind for review in known for kind in _decided(review, period))
    plans = [review.file.plan for review in known if review.file.plan and review.file.stage == ACTION_PLAN_OPEN]
    actions = [action.done for plan in plans for action in plan.actions.values()]
    return ReviewFigures(
        period=period,
        stages={rule.id: _in_time(rule.id, duties, period) for rule in LIMITS},
        mandatory=decided["mandatory"],
        discretionary=decided["discretionary"],
        rejected=decided["rejected"],
        discontinued=decided["discontinued"],
        action_plans=len(plans),
        actions=Share(met=sum(actions), of=len(actions)),
        overdue_reviews=sum(_overdue(each, period) for each in duties),
    )


def _in_time(rule: str, duties: Iterable[Judged], period: Period) -> Share:
    return share(each.in_time is True for each in duties if each.rule == rule and period.holds(each.last_day))


def _overdue(each: Judged, period: Period) -> bool:
    return each.rule == _REVIEW_OF_PLAN and each.in_time is None and each.last_day < period.last


def _decided(review: OneReview, period: Period) -> Iterator[str]:
    for each in review.happened:
        if not period.holds(review.calendar.local_date(each.effective_at)):
            continue
        match each.event:
            case ReviewCommissioned(basis=basis):
                yield basis
            case ReviewRejected():
                yield "rejected"
            case ReviewDiscontinued():
                yield "discontinued"
