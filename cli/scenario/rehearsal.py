"""The desk in a rehearsal: the engine's clocks begin at the real present, a scenario's anywhere.

Each workflow has a clock of its own that only goes forward (DESIGN E). A case's clock is told from it by a
shift, chosen when its run starts, and is held back at the instant that the scenario has reached: the few
milliseconds that the real path takes must not bring a step past the next alarm.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from temporalio import activity

from activities.books import Books
from activities.desk import Desk
from activities.messages import CaseRef, Known, Mailbox, Outcome
from infra.store.event_store import EventStore

__all__ = ["RehearsalClock", "RehearsalDesk"]


@dataclass(slots=True)
class RehearsalClock:
    """The scenario's time: ``reached`` is now; ``shifts`` tells each stream's own from its workflow's clock."""

    reached: datetime
    shifts: dict[str, timedelta] = field(default_factory=dict)

    def begin(self, stream: str) -> None:
        """A run of this stream is about to start: its clock shows the real present, which stands for now."""
        self.shifts[stream] = self.reached - datetime.now(UTC)

    def domain(self, stream: str, at: datetime) -> datetime:
        """The scenario's time at an instant of a workflow's clock."""
        return min(at + self._shift(stream), self.reached)

    def engine(self, stream: str, at: datetime) -> datetime:
        """The instant of a workflow's clock that stands for this time of the scenario."""
        return at - self._shift(stream)

    def _shift(self, stream: str) -> timedelta:
        if stream not in self.shifts:
            self.begin(stream)  # a follow-up reached a case that no step has opened yet
        return self.shifts[stream]


class RehearsalDesk(Desk):
    """The desk itself, asked and answered in scenario time.

    ``told`` is what it last said of each stream; ``owes`` whether anything may wait to be delivered.
    """

    def __init__(self, store: EventStore, books: Books, clock: RehearsalClock) -> None:
        super().__init__(store, books)
        self._clock = clock
        self.told: dict[str, Known] = {}
        self.owes = False

    @activity.defn
    async def execute(self, mailbox: Mailbox) -> Outcome:
        """Carry out a mailbox at the scenario's time."""
        at = self._clock.domain(mailbox.case.stream, mailbox.at)
        outcome = await super().execute(mailbox.model_copy(update={"at": at}))
        return outcome.model_copy(update={"known": self._in_workflow_time(mailbox.case, outcome.known)})

    @activity.defn
    async def resume(self, ref: CaseRef) -> Known:
        """How the case stands, its next alarm by the workflow's clock."""
        return self._in_workflow_time(ref, await super().resume(ref))

    def _in_workflow_time(self, ref: CaseRef, known: Known) -> Known:
        self.told[ref.stream] = known
        self.owes |= known.to_deliver > 0
        if known.next_alarm is None:
            return known
        alarm = self._clock.engine(ref.stream, known.next_alarm)
        return known.model_copy(update={"next_alarm": alarm})
