"""What one event brings with it: the criteria asked anew, the Co-ordinator's time, what becomes owed without a date."""

from domain.kernel.duty_events import DutyBreached
from domain.kernel.message import Event
from domain.serious_case_review.approving import ReportApproved
from domain.serious_case_review.deciding import ReviewCommissioned
from domain.serious_case_review.ending import ProsecutionMoved, conviction_starts
from domain.serious_case_review.file import ReviewFile
from domain.serious_case_review.notice import CoordinatorAware, MappaNSubmitted, notice_owed
from domain.serious_case_review.opening import (
    EligibilityComputed,
    ReviewFactsCorrected,
    SeriousFurtherOffenceRecorded,
    recomputed,
)
from domain.serious_case_review.owed import TaskCode, arising
from domain.serious_case_review.plan import completion
from domain.serious_case_review.starting import ReviewDeferred

__all__ = ["brings"]

_WAITS_WHEN_LATE = frozenset({"SCR-T09-PANEL", "SCR-T10-REPORT"})


def brings(file: ReviewFile, event: Event) -> tuple[Event, ...]:
    """In the order in which it follows."""
    match event:
        case SeriousFurtherOffenceRecorded() | ReviewFactsCorrected():
            return recomputed(file)
        case ProsecutionMoved():
            return (*recomputed(file), *conviction_starts(file, event))
        case CoordinatorAware() | EligibilityComputed():
            return notice_owed(file, event)
        case _:
            return (*completion(file, event), *_owed(file, event))


def _owed(file: ReviewFile, event: Event) -> tuple[Event, ...]:
    tasks, because = _tasks(event)
    return arising(file, tasks, because)


def _tasks(event: Event) -> tuple[tuple[TaskCode, ...], str]:
    match event:
        case MappaNSubmitted(internal_review=True):
            return ("internal_learning",), "an agency reviews its own management of the case"
        case ReviewCommissioned():
            return ("victims_told", "other_reviews"), "the review was commissioned"
        case ReviewDeferred(until=until):
            waits: tuple[TaskCode, ...] = ("agency_reviews",) if until == "end_of_trial" else ()
            return ("delay_told", "information_preserved", *waits, "victims_told"), "the review was deferred"
        case DutyBreached(rule=rule) if rule in _WAITS_WHEN_LATE:
            return ("delay_told", "victims_told"), "the review is late"
        case ReportApproved():
            return ("smb_meeting", "learning_spread", "report_to_victims"), "the report was approved"
        case _:
            return (), ""
