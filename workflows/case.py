"""The durable shell that stands beside every open case: it waits for commands and for the next alarm, no more.

It knows no rule and decides nothing. Whatever it branches on comes from a message or from an activity's
result (``Known``); the truth is in PostgreSQL. A run may be terminated, reset or lost: the next command, or
the watch, starts another one, which reads how the case stands and goes on (DESIGN C.4).

Commands that wait while an activity runs go together into the next one (A15). Outside events and the alarm
take the same way. The desk is asked by a local activity, which costs half the history; while PostgreSQL is
away an ordinary one takes over, whose retries cost no workflow tasks (F2).
"""

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import temporalio.workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import FailureError

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.deliver import Delivery
    from activities.desk import Desk
    from activities.messages import Answer, CaseRef, DutyLine, Known, Mailbox, Order, Outcome, OutsideEvent
    from infra.search_attributes import AREA, CASE_STAGE, LAW, LIFECYCLE, OPEN_DUTIES, URGENCY
    from workflows.details import current_details, timer_summary

__all__ = ["CaseLifecycle"]

EVENTS_A_RUN = 400
"""History events after which a run renews itself: a cold command replays them all (DESIGN F3)."""
AGE_OF_A_RUN = timedelta(days=365)
"""No code stays on duty longer than this without a fresh start (DESIGN D11)."""
LONGEST_TIMER = timedelta(days=100 * 365)
"""The server cuts longer timers to 100 years without a word (DESIGN D13)."""
ORDERS_A_SITTING = 20

_A_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.-]{1,60}")
_LOCAL = timedelta(seconds=5)
_LOCAL_RETRIES = RetryPolicy(maximum_attempts=2, initial_interval=timedelta(milliseconds=100))
_ORDINARY = timedelta(seconds=10)
_ORDINARY_RETRIES = RetryPolicy(initial_interval=timedelta(milliseconds=200), maximum_interval=timedelta(seconds=10))


@dataclass(slots=True)
class Slip:
    """A command in the tray, and its answer when there is one."""

    order: Order
    answer: Answer | None = None


class CaseLifecycle:
    """The base of every lifecycle's workflow: a subclass adds its name, its stages and its typed signals."""

    title: ClassVar[str] = "Case"

    @temporalio.workflow.init
    def __init__(self, case: CaseRef) -> None:
        self.case = case
        self.known: Known | None = None
        self.tray: list[Slip] = []
        self.outside: list[OutsideEvent] = []
        self.turn = asyncio.Lock()
        self.delivery: asyncio.Task[None] | None = None
        self.renewal_asked = False
        self.shown: tuple[object, ...] = ()

    async def live(self) -> None:
        """Watch the case until it is closed, or hand over to a fresh run."""
        self._learn(await self._ask(Desk.resume, self.case, "how the case stands"))
        while not (self._finished or self._renewal_due):
            await self._wait_and_act()
        await self._come_to_rest()
        if not self._finished:
            temporalio.workflow.continue_as_new(self.case)

    async def _come_to_rest(self) -> None:
        """See through what this run has taken on: the next run would know nothing of a signal that this one took."""
        while self.outside or not temporalio.workflow.all_handlers_finished():
            await temporalio.workflow.wait_condition(temporalio.workflow.all_handlers_finished)
            if self.outside:
                await self._act(tick=False)

    async def _wait_and_act(self) -> None:
        """Sleep until something is to be done; act if it was the alarm, an outside event or a delivery."""
        alarm = self._alarm
        try:
            await temporalio.workflow.wait_condition(
                lambda: self._stirred(alarm),
                timeout=self._until(alarm),
                timeout_summary=timer_summary(self.known, alarm),
            )
        except TimeoutError:
            await self._act(tick=alarm is not None and temporalio.workflow.now() >= alarm)
        else:
            if self._must_deliver:
                # Beside the loop, never in it: another case that does not answer must not stop this one's clocks.
                self.delivery = asyncio.create_task(self._deliver())
            if self.outside:
                await self._act(tick=False)

    def _stirred(self, alarm: datetime | None) -> bool:
        changed = self._alarm != alarm or bool(self.outside) or self._must_deliver
        return changed or self._finished or self._renewal_due

    async def _act(self, *, tick: bool) -> None:
        async with self.turn:
            if tick or self.outside:
                await self._sit(tick=tick)

    async def _answer(self, order: Order) -> Answer:
        """Wait for a turn; whoever has it takes everything that lies in the tray along."""
        slip = Slip(order)
        self.tray.append(slip)
        await temporalio.workflow.wait_condition(lambda: self.known is not None)
        await asyncio.sleep(0)  # commands that arrived in the same task lie in the tray before the first one sits
        async with self.turn:
            while slip.answer is None:
                await self._sit(tick=False)
            return slip.answer

    async def _sit(self, *, tick: bool) -> None:
        slips, self.tray = self.tray[:ORDERS_A_SITTING], self.tray[ORDERS_A_SITTING:]
        outside, self.outside = tuple(self.outside), []
        mailbox = Mailbox(
            case=self.case,
            at=temporalio.workflow.now(),
            orders=tuple(slip.order for slip in slips),
            outside=outside,
            tick=tick,
        )
        try:
            outcome: Outcome = await self._ask(Desk.execute, mailbox, _in_the_mailbox(mailbox))
        except BaseException:
            # Whoever sat had the others' commands in hand: back into the tray, for the next one to take.
            self.tray[:0], self.outside[:0] = slips, outside
            raise
        for slip, answer in zip(slips, outcome.answers, strict=True):
            slip.answer = answer
        self._learn(outcome.known)

    async def _ask(self, activity: Any, message: Any, summary: str) -> Any:
        """The desk's answer: quickly by a local activity, else by an ordinary one that is retried until it comes."""
        try:
            return await temporalio.workflow.execute_local_activity_method(
                activity, message, start_to_close_timeout=_LOCAL, retry_policy=_LOCAL_RETRIES, summary=summary
            )
        except FailureError:
            # All kinds: what the SDK raises here as an ActivityError may come unwrapped, and on replay of a time-out
            # it does; to catch less is to fail a run that lived on the first time.
            return await temporalio.workflow.execute_activity_method(
                activity, message, start_to_close_timeout=_ORDINARY, retry_policy=_ORDINARY_RETRIES, summary=summary
            )

    async def _deliver(self) -> None:
        """Hand follow-ups to other cases; the store knows which are waiting, and each has its own key."""
        waiting = self._to_deliver
        await temporalio.workflow.execute_activity_method(
            Delivery.deliver, self.case, start_to_close_timeout=_ORDINARY, retry_policy=_ORDINARY_RETRIES,
            summary="tell other cases",
        )  # fmt: skip
        self.delivery = None
        if self.known is not None:
            # What was added meanwhile may have been delivered as well; another round finds out.
            self.known = self.known.model_copy(update={"to_deliver": self.known.to_deliver - waiting})

    def _learn(self, known: Known) -> None:
        """Take in how the case stands, and show it: the one place where search attributes are written (D20)."""
        self.known = known.model_copy(update={"to_deliver": known.to_deliver + self._to_deliver})
        temporalio.workflow.set_current_details(current_details(self.title, self.known))
        rules = sorted({duty.rule for duty in known.duties})
        shown = (known.stage, known.area, known.urgency, known.law, *rules)
        if known.version == 0 or shown == self.shown:
            return
        self.shown = shown
        temporalio.workflow.upsert_search_attributes([
            CASE_STAGE.value_set(known.stage), LIFECYCLE.value_set(self.case.lifecycle), AREA.value_set(known.area),
            URGENCY.value_set(str(known.urgency)), LAW.value_set(known.law), OPEN_DUTIES.value_set(rules),
        ])  # fmt: skip

    @property
    def _alarm(self) -> datetime | None:
        return self.known.next_alarm if self.known else None

    @property
    def _to_deliver(self) -> int:
        return self.known.to_deliver if self.known else 0

    @property
    def _must_deliver(self) -> bool:
        return self._to_deliver > 0 and self.delivery is None

    @property
    def _finished(self) -> bool:
        """Closed; or never opened, because whatever tried to was refused: then nothing is to be watched."""
        if self.known is None or self.turn.locked() or self.tray or self.outside or self._to_deliver:
            return False
        return self.known.closed or self.known.version == 0

    @property
    def _renewal_due(self) -> bool:
        info = temporalio.workflow.info()
        return (
            self.renewal_asked
            or info.is_continue_as_new_suggested()
            or info.get_current_history_length() >= EVENTS_A_RUN
            or temporalio.workflow.now() >= info.start_time.astimezone(UTC) + AGE_OF_A_RUN
        )

    def _until(self, alarm: datetime | None) -> timedelta:
        """How long to sleep: to the alarm, or to the end of this run's age."""
        end = temporalio.workflow.info().start_time.astimezone(UTC) + AGE_OF_A_RUN
        wake = end if alarm is None else min(alarm, end)
        return min(max(wake - temporalio.workflow.now(), timedelta(0)), LONGEST_TIMER)

    @temporalio.workflow.update
    async def instruct(self, order: Order) -> Answer:
        """Carry out a command and say what became of it."""
        return await self._answer(order)

    @temporalio.workflow.signal
    def notify(self, event: OutsideEvent) -> None:
        """Take an outside service's event: any CloudEvents 1.0 envelope (DESIGN A8)."""
        self.outside.append(event)

    @temporalio.workflow.signal
    def renew(self) -> None:
        """Start a fresh run, which reads the case anew: after a reset, a new release, a new calendar."""
        self.renewal_asked = True

    @temporalio.workflow.query
    def stage(self) -> str | None:
        """The stage of the state chart, as practitioners call it."""
        return self.known.stage if self.known else None

    @temporalio.workflow.query
    def clocks(self) -> list[DutyLine]:
        """The open duties and their dates."""
        return list(self.known.duties) if self.known else []

    @temporalio.workflow.query
    def known_case(self) -> Known | None:
        """All that this run knows of its case."""
        return self.known


def _in_the_mailbox(mailbox: Mailbox) -> str:
    """Names of commands and events only: summaries stand in clear in the Web UI, so what is no name is left out."""
    names = ["time passes"] if mailbox.tick else []
    names += [_name(order.command.get("type")) for order in mailbox.orders]
    names += [_name(event.type) for event in mailbox.outside]
    return ", ".join(names)[:180]


def _name(said: object) -> str:
    return said if isinstance(said, str) and _A_NAME.fullmatch(said) else "(malformed)"
