"""How others reach a case: commands with an answer, outside events, renewals. Used by API, commands and delivery."""

import asyncio
import base64
import hashlib
from collections import OrderedDict, defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from datetime import timedelta
from typing import Any, Final, NamedTuple, Protocol

import structlog
from temporalio.client import (
    Client,
    RPCTimeoutOrCancelledError,
    WithStartWorkflowOperation,
    WorkflowQueryFailedError,
    WorkflowQueryRejectedError,
    WorkflowUpdateFailedError,
)
from temporalio.common import Priority, SearchAttributePair, TypedSearchAttributes, WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError, WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from activities.messages import Answer, CaseRef, Order, OutsideEvent
from activities.sitting import digest_of
from infra.search_attributes import LIFECYCLE
from workflows.case import CaseLifecycle
from workflows.registry import CASE_WORKFLOWS, workflow_of

__all__ = ["CaseClient", "Hearing"]

log = structlog.get_logger()

IN_FLIGHT: Final = 8
"""Updates in flight for one case: the server refuses the eleventh, and its back-off is dear (DESIGN A15)."""
REMEMBERED: Final = 10_000
"""Cases of which a client remembers that they run: to start what runs already costs the server a tenth of a command."""
_PAUSE: Final = timedelta(seconds=1)
_LONGEST_PAUSE: Final = timedelta(seconds=30)
_TO_BE_ASKED: Final = timedelta(seconds=10)
"""Within which a workflow says what it knows; one that cannot is no reason to wait longer for it."""
_URGENT = Priority(priority_key=1)
_CLOSING = "AcceptedUpdateCompletedWorkflow"


class Hearing(Protocol):
    """What hears the answers that desks announce (`infra.store.announcing.Listener`)."""

    def expecting(
        self, stream: str, command_id: str, digest: bytes
    ) -> AbstractContextManager["asyncio.Future[dict[str, Any]]"]:
        """What will hold the outcome of this command, if it is announced meanwhile."""
        ...


class _Name(NamedTuple):
    """Which command: the same key with another body is another one."""

    stream: str
    command_id: str
    digest: bytes


class _Deaf:
    @contextmanager
    def expecting(self, *_: object) -> Iterator["asyncio.Future[dict[str, Any]]"]:
        yield asyncio.get_running_loop().create_future()


class CaseClient:
    """Talks to the workflows of cases; one in a process, so that its gate counts all that goes through it."""

    def __init__(self, client: Client, task_queue: str, hearing: Hearing | None = None) -> None:
        self.client = client
        self.task_queue = task_queue
        self._hearing = hearing or _Deaf()
        self._gates: dict[str, asyncio.Semaphore] = {}
        self._users: defaultdict[str, int] = defaultdict(int)
        self._under_way: dict[_Name, asyncio.Task[Answer]] = {}
        self._seen_through: set[_Name] = set()
        self._late: set[asyncio.Task[Any]] = set()
        self._answered: OrderedDict[str, None] = OrderedDict()

    async def instruct(self, ref: CaseRef, order: Order, deadline: timedelta = timedelta(seconds=5)) -> Answer | None:
        """Give a command and return its answer; None if it takes longer than the deadline.

        The answer is the workflow's or the one that its desk announced, whichever comes first: they are the same. A
        late command is not given up: it goes on here, and its answer can be asked of the store under its key.
        """
        name = _Name(ref.stream, order.id, digest_of(order))
        with self._hearing.expecting(*name) as announced:
            carrying = self._carrying(name, ref, order)
            try:
                await _either(carrying, announced, deadline)
            finally:
                if not (carrying.done() or announced.done()):
                    self._leave_behind(carrying)
        if carrying.done():
            return carrying.result()
        if announced.done():
            self._see_through(name, carrying, ref, order)
            return Answer.model_validate(announced.result())
        return None

    def _carrying(self, name: "_Name", ref: CaseRef, order: Order) -> "asyncio.Task[Answer]":
        """The same command joins the one that is under way: asked again and again, it would only wait behind itself."""
        if (under_way := self._under_way.get(name)) is None:
            under_way = self._under_way[name] = asyncio.create_task(self._carried(ref, order, name.digest))
            under_way.add_done_callback(lambda _: self._under_way.pop(name))
        return under_way

    def _see_through(self, name: "_Name", carrying: "asyncio.Task[Answer]", ref: CaseRef, order: Order) -> None:
        """Go on telling the workflow, once for all who were answered."""
        if name not in self._seen_through:
            self._seen_through.add(name)
            telling = asyncio.create_task(self._told(carrying, ref, order))
            telling.add_done_callback(lambda _: self._seen_through.discard(name))
            self._leave_behind(telling)

    async def carry(self, ref: CaseRef, order: Order) -> Answer:
        """Give a command and wait for its answer, however long it takes. Raises RPCError if Temporal refuses."""
        return await self._carried(ref, order, digest_of(order))

    async def _carried(self, ref: CaseRef, order: Order, said: bytes) -> Answer:
        async with self._gate(ref.stream):
            while True:
                try:
                    answer = await self._update(ref, order, self._update_id(order, said))
                    return answer.model_copy(update={"id": order.id})
                except WorkflowUpdateFailedError as error:
                    if not _was_closing(error):
                        raise

    async def _told(self, carrying: "asyncio.Task[Answer]", ref: CaseRef, order: Order) -> None:
        """Tell the workflow of a command that is done until it has heard: it may have another alarm to wait for now."""
        pause, attempt = _PAUSE, carrying
        while fault := await _failure(attempt):
            log.warning("a command that is done is told again", error=type(fault).__name__)
            await asyncio.sleep(pause.total_seconds())
            pause, attempt = min(2 * pause, _LONGEST_PAUSE), asyncio.create_task(self.carry(ref, order))

    async def notify(self, ref: CaseRef, event: OutsideEvent) -> None:
        """Hand over an outside service's event: durable once this returns."""
        await self._start(ref, start_signal="notify", start_signal_args=[event])

    async def start(self, ref: CaseRef) -> bool:
        """See that the case has a running workflow; False if it had one."""
        try:
            await self._start(ref)
        except WorkflowAlreadyStartedError:
            return False
        return True

    async def renew(self, ref: CaseRef) -> None:
        """Have the case read anew; started if it has no running workflow."""
        try:
            await self.client.get_workflow_handle(ref.stream).signal(CaseLifecycle.renew)
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
            await self.start(ref)

    async def version_heard(self, ref: CaseRef) -> int:
        """The version of its case of which the workflow knows; 0 if it cannot say."""
        handle = self.client.get_workflow_handle(ref.stream)
        try:
            known = await handle.query(CaseLifecycle.known_case, rpc_timeout=_TO_BE_ASKED)
        except (RPCError, WorkflowQueryFailedError, WorkflowQueryRejectedError):
            return 0
        return known.version if known else 0

    async def running(self) -> frozenset[str]:
        """The streams that have a running workflow, as visibility shows them (it may lag by seconds)."""
        lifecycles = ", ".join(f"'{name}'" for name in CASE_WORKFLOWS)
        query = f"ExecutionStatus = 'Running' AND Lifecycle IN ({lifecycles})"
        return frozenset([execution.id async for execution in self.client.list_workflows(query, page_size=1000)])

    async def finish_late(self, within: timedelta) -> int:
        """Wait for what is under way when the process stops, answered or not; how many still are after that."""
        if self._late:
            await asyncio.wait(self._late, timeout=within.total_seconds())
        return len(self._late)

    async def _update(self, ref: CaseRef, order: Order, update_id: str) -> Answer:
        """Ask a case that answered lately straight away; any other, and one that has gone, by starting it as well."""
        if ref.stream in self._answered:
            try:
                return await self._asked(ref, order, update_id)
            except RPCError as error:
                if error.status is not RPCStatusCode.NOT_FOUND:
                    raise
                self._answered.pop(ref.stream, None)
        answer = await self._started_and_asked(ref, order, update_id)
        self._answered[ref.stream] = None
        while len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)
        return answer

    async def _asked(self, ref: CaseRef, order: Order, update_id: str) -> Answer:
        handle = self.client.get_workflow_handle(ref.stream)
        return await handle.execute_update(CaseLifecycle.instruct, order, id=update_id)

    async def _started_and_asked(self, ref: CaseRef, order: Order, update_id: str) -> Answer:
        start: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
            workflow_of(ref.lifecycle).run,  # type: ignore[attr-defined]  # every lifecycle's class declares its run
            ref,
            id=ref.stream,
            task_queue=self.task_queue,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            static_summary=_summary(ref),
            search_attributes=_attributes(ref),
            priority=_URGENT,
        )
        # The SDK keeps a second future for the start and complains when nobody asks for its error.
        start._workflow_handle.add_done_callback(_heard)  # noqa: SLF001 -- its public way would wait for it
        return await self.client.execute_update_with_start_workflow(
            CaseLifecycle.instruct, order, id=update_id, start_workflow_operation=start
        )

    async def _start(self, ref: CaseRef, **signal: Any) -> None:
        await self.client.start_workflow(
            workflow_of(ref.lifecycle).run,  # type: ignore[attr-defined]  # as above
            ref,
            id=ref.stream,
            task_queue=self.task_queue,
            static_summary=_summary(ref),
            search_attributes=_attributes(ref),
            priority=_URGENT,
            **signal,
        )

    def _update_id(self, order: Order, digest: bytes) -> str:
        """Temporal answers a known update id without asking us: the id holds the body's digest, so that the same key
        with another body reaches the desk and is refused; and the queue, so that a rehearsal, which has its own, is
        not answered out of the one before. It stands five times in a history, so it is kept short.
        """
        said = hashlib.sha256(b"\0".join((self.task_queue.encode(), order.id.encode(), digest))).digest()
        return base64.urlsafe_b64encode(said)[:22].decode()

    @asynccontextmanager
    async def _gate(self, stream: str) -> AsyncIterator[None]:
        """At most IN_FLIGHT commands of one case at a time; gates of quiet cases are let go."""
        gate = self._gates.setdefault(stream, asyncio.Semaphore(IN_FLIGHT))
        self._users[stream] += 1
        try:
            async with gate:
                yield
        finally:
            self._users[stream] -= 1
            if not self._users[stream]:
                del self._gates[stream], self._users[stream]

    def _leave_behind(self, task: "asyncio.Task[Any]") -> None:
        if task not in self._late:
            self._late.add(task)
            task.add_done_callback(self._arrived_late)

    def _arrived_late(self, task: "asyncio.Task[Any]") -> None:
        self._late.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.warning("late command failed", error=type(error).__name__)


async def _either(carrying: "asyncio.Future[Any]", announced: "asyncio.Future[Any]", within: timedelta) -> None:
    await asyncio.wait({carrying, announced}, timeout=within.total_seconds(), return_when=asyncio.FIRST_COMPLETED)


async def _failure(attempt: "asyncio.Task[Answer]") -> Exception | None:
    """Why Temporal could not be told; nothing if it was. The SDK makes an error of its own even of a cancellation."""
    try:
        await attempt
    except (RPCError, RPCTimeoutOrCancelledError) as fault:
        if (ours := asyncio.current_task()) and ours.cancelling():
            raise asyncio.CancelledError from None
        return fault
    return None


def _summary(ref: CaseRef) -> str:
    return f"{workflow_of(ref.lifecycle).title} {str(ref.case)[:8]}"


def _attributes(ref: CaseRef) -> TypedSearchAttributes:
    return TypedSearchAttributes([SearchAttributePair(LIFECYCLE, ref.lifecycle)])


def _was_closing(error: WorkflowUpdateFailedError) -> bool:
    """Whether the update came while the run was ending: then the next run must be asked."""
    return isinstance(error.cause, ApplicationError) and error.cause.type == _CLOSING


def _heard(handle: "asyncio.Future[Any]") -> None:
    if not handle.cancelled():
        handle.exception()
