"""What the board audits of its reviews (20.30): each stage in its time, decisions, how action plans go.

Pure: the events of each review by the end of a period, and the period. A duty is judged in the period in which the last
day for it lies: met by then or not, whatever came later. One that lapsed is not judged. A share of nothing is told as
nothing of nothing, never as everything.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar.working_days import Calendar
from domain.kernel.duty_events import DutyArose, DutyLapsed, DutyMet
from domain.kernel.happened import Happened
from domain.kernel.message import Message
from domain.serious_case_review.deciding import ReviewCommissioned, ReviewRejected
from domain.serious_case_review.ending import ReviewDiscontinued
from domain.serious_case_review.file import ReviewFile
from domain.serious_case_review.law.limits import LIMITS
from domain.serious_case_review.stages import ACTION_PLAN_OPEN

__all__ = ["OneReview", "Period", "ReviewFigures", "Share", "review_figures"]

_REVIEW_OF_PLAN = "SCR-T11-ACTION-REVIEW"


class Period(Message):
    """Local days from ``first`` to ``last``, both counted."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether this day lies in it."""
        return self.first <= day <= self.last


class Share(Message):
    """So many of so many; of none: there is nothing to tell."""

    met: int
    of: int


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


@dataclass(frozen=True, slots=True)
class _Judged:
    """A duty that did not lapse: its last day, and whether it was met by then; None: it is still owed."""

    rule: str
    last_day: date
    in_time: bool | None


def review_figures(reviews: Iterable[OneReview], period: Period) -> ReviewFigures:
    """The figures of these reviews."""
    known = tuple(reviews)
    judged = [each for review in known for each in _judged(review)]
    decided = Counter(kind for review in known for kind in _decided(review, period))
    plans = [review.file.plan for review in known if review.file.plan and review.file.stage == ACTION_PLAN_OPEN]
    actions = [action.done for plan in plans for action in plan.actions.values()]
    return ReviewFigures(
        period=period,
        stages={rule.id: _in_time(rule.id, judged, period) for rule in LIMITS},
        mandatory=decided["mandatory"],
        discretionary=decided["discretionary"],
        rejected=decided["rejected"],
        discontinued=decided["discontinued"],
        action_plans=len(plans),
        actions=Share(met=sum(actions), of=len(actions)),
        overdue_reviews=sum(_overdue(each, period) for each in judged),
    )


def _in_time(rule: str, judged: Iterable[_Judged], period: Period) -> Share:
    found = [each.in_time is True for each in judged if each.rule == rule and period.holds(each.last_day)]
    return Share(met=sum(found), of=len(found))


def _overdue(each: _Judged, period: Period) -> bool:
    return each.rule == _REVIEW_OF_PLAN and each.in_time is None and each.last_day < period.last


def _judged(review: OneReview) -> Iterator[_Judged]:
    ends: dict[str, bool] = {}
    lapsed: set[str] = set()
    for each in review.happened:
        match each.event:
            case DutyMet(duty=duty, in_time=in_time):
                ends[duty] = in_time
            case DutyLapsed(duty=duty):
                lapsed.add(duty)
    for each in review.happened:
        if isinstance(each.event, DutyArose) and each.event.duty not in lapsed:
            last_day = review.calendar.local_date(each.event.dates.breach)
            yield _Judged(each.event.rule, last_day, ends.get(each.event.duty))


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
