"""Staff records and service records read for the figures: what had happened by the end of a day."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.calendar.working_days import Calendar
from domain.kernel.happened import Happened
from domain.workforce.figures import Forum, StaffRecord
from domain.workforce.record import WorkerFile
from domain.workforce.service.establishment import TrainingMatrixSet
from domain.workforce.service.meetings import ForumHeld
from domain.workforce.supervision import SupervisionHeld
from domain.workforce.training import AmhpTrainingBegun

__all__ = ["by_the_end_of", "forums_of", "matrix_of", "staff_record"]


def by_the_end_of(last: date, happened: Sequence[Happened], calendar: Calendar) -> tuple[Happened, ...]:
    """The events up to the last one that happened by this day; what is recorded late counts when it happened."""
    end = calendar.end_of_day(last)
    known = max((n for n, each in enumerate(happened, 1) if each.effective_at <= end), default=0)
    return tuple(happened[:known])


def staff_record(file: WorkerFile, happened: Sequence[Happened], calendar: Calendar) -> StaffRecord:
    """What the figures ask of one worker; ``file`` is these events folded."""
    return StaffRecord(
        worker=file.worker, service=file.service, facts=file.facts, started=file.started, support=file.support,
        supervised=_last_of(SupervisionHeld, happened, calendar),
        amhp_begun=_last_of(AmhpTrainingBegun, happened, calendar),
    )  # fmt: skip


def matrix_of(happened: Sequence[Happened]) -> dict[str, tuple[str, ...]]:
    """The training matrix of a service as it was set last: courses by post."""
    found = [each.event.courses for each in happened if isinstance(each.event, TrainingMatrixSet)]
    return dict(found[-1]) if found else {}


def forums_of(happened: Sequence[Happened], calendar: Calendar) -> Iterator[Forum]:
    """Every forum of a service, on its local day."""
    for each in happened:
        if isinstance(each.event, ForumHeld):
            day = calendar.local_date(each.effective_at)
            yield Forum(day, each.event.kind, each.event.invited, each.event.attended)


def _last_of(
    event: type[SupervisionHeld | AmhpTrainingBegun], happened: Sequence[Happened], calendar: Calendar
) -> date | None:
    return max((calendar.local_date(e.effective_at) for e in happened if isinstance(e.event, event)), default=None)
