"""The desk: the one path of a command. One read, decide, one write (DESIGN A16, C.1).

The store is optimistic. If somebody else was first, it answers "conflict", and the desk reads on and decides
again; a command that was answered before gets the same answer again. So the desk may be called twice, by two
workers at once, across resets and restarts, and every command is carried out once.
"""

import asyncio
import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final, TypeVar
from uuid import UUID

from pydantic import ValidationError
from temporalio import activity

from activities.books import Books
from activities.messages import Answer, CaseRef, Known, Mailbox, Outcome, OutsideEvent
from activities.recording import known_of, write_of
from activities.sitting import Settled, Sitting, outside_command_id
from activities.telling import tell
from domain.kernel.case import AnyCase, AnyLifecycle, fold, new_case
from domain.kernel.happened import Happened
from domain.kernel.message import Message
from domain.kernel.register import PersonFacts, Register, WorkerFacts
from domain.kernel.snapshot import thaw
from infra.store.event_store import EventStore
from infra.store.records import Conflict, Held, Registered, StoredEvent
from infra.store.records import OutsideEvent as Noted

__all__ = ["Desk", "TooBusyError"]

F = TypeVar("F", bound=Message)

WORKER_ID: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")

KIND: Final = re.compile(r"[A-Za-z0-9._/:-]{1,200}")
"""What a CloudEvents type may look like."""

TRIES = 5
"""Conflicts in a row before the activity is left to Temporal's retries."""


class TooBusyError(Exception):
    """Others wrote to the same stream again and again; Temporal tries later."""


class Desk:
    """Decides and records. ``shift`` is added to the engine's time to get the domain's: zero but in rehearsals."""

    def __init__(self, store: EventStore, books: Books | None = None, shift: timedelta = timedelta(0)) -> None:
        self.store = store
        self.books = books or Books()
        self.shift = shift

    @activity.defn
    async def execute(self, mailbox: Mailbox) -> Outcome:
        """Carry out a mailbox of commands; an answer each, in their order. Raises TooBusyError."""
        for _ in range(TRIES):
            held, register = await self._look(mailbox)
            sitting, before = self._open(mailbox, held, register)
            sitting.register = await self._with_workers_of(sitting)
            answers = _hold(sitting, mailbox)
            await self._note_outside(sitting)
            if await self._record(sitting, before, held):
                return Outcome(known=await self._known(sitting), answers=answers)
        raise TooBusyError(f"{TRIES} conflicts in a row")

    @activity.defn
    async def resume(self, ref: CaseRef) -> Known:
        """How the case stands, read afresh: what a run begins with, and all that it needs (DESIGN D10)."""
        held = await self.store.read(ref.stream, [], snapshot_code=self.books.folding_code)
        lifecycle = self.books.lifecycle(ref.lifecycle)
        case = self._folded(lifecycle, held)
        waiting = len(await self.store.outbox.pending(ref.stream))
        known = known_of(lifecycle, case, law=self.books.law_of(case), to_deliver=waiting)
        return self._in_engine_time(known)

    async def _look(self, mailbox: Mailbox) -> tuple[Held, Register]:
        lifecycle = self.books.lifecycle(mailbox.case.lifecycle)
        keys = [order.id for order in mailbox.orders] + [outside_command_id(event) for event in mailbox.outside]
        person = _person(lifecycle, mailbox)
        code = self.books.folding_code
        held, register = await asyncio.gather(
            self.store.read(mailbox.case.stream, keys, person=person, snapshot_code=code),
            self._register(mailbox, person),
        )
        return held, register

    async def _register(self, mailbox: Mailbox, person: UUID | None) -> Register:
        """The registers as they were, cut down to whom the commands name; time itself names nobody."""
        at = mailbox.at + self.shift
        named = sorted(
            {order.by.id for order in mailbox.orders} | set(_named(order.command for order in mailbox.orders))
        )
        workers = await self.store.workers.at(at, named) if named else {}
        found = await self.store.people.at(person, at) if person else None
        people = {person: _facts(PersonFacts, found)} if person and found and found.body is not None else {}
        return Register(workers={w: _facts(WorkerFacts, facts) for w, facts in workers.items()}, people=people)

    async def _with_workers_of(self, sitting: Sitting) -> Register:
        """The register with those whom the case itself names, where its lifecycle asks about them."""
        workers = sitting.register.workers
        asked = sorted(sitting.lifecycle.asks_about(sitting.case.file) - workers.keys())
        found = await self.store.workers.at(sitting.at, asked) if asked else {}
        also = {worker: _facts(WorkerFacts, facts) for worker, facts in found.items()}
        return sitting.register.model_copy(update={"workers": {**workers, **also}}) if also else sitting.register

    def _open(self, mailbox: Mailbox, held: Held, register: Register) -> tuple[Sitting, AnyCase]:
        lifecycle = self.books.lifecycle(mailbox.case.lifecycle)
        case = self._folded(lifecycle, held)
        settled = {
            key: Settled(answer.digest, Answer.model_validate(answer.outcome)) for key, answer in held.answers.items()
        }
        sitting = Sitting(
            ref=mailbox.case, lifecycle=lifecycle, case=case, at=mailbox.at + self.shift, lawbook=self.books.lawbook,
            calendars=self.books.calendars, areas=self.books.areas, register=register, settled=settled,
        )  # fmt: skip
        return sitting, case

    def _folded(self, lifecycle: AnyLifecycle, held: Held) -> AnyCase:
        start = thaw(lifecycle, held.snapshot.state) if held.snapshot else new_case(lifecycle)
        return fold(lifecycle, (self.happened(lifecycle, event) for event in held.events), start)

    def happened(self, lifecycle: AnyLifecycle, stored: StoredEvent) -> Happened:
        """A stored event, decoded. Raises UnknownEventError, and LookupError when its person was erased."""
        if stored.body is None:
            raise LookupError(f"event {stored.seq} of a case whose person was erased cannot be read")
        event = self.books.codebook(lifecycle.name).decode(stored.type, stored.schema, stored.body)
        return Happened(event, stored.effective_at, stored.recorded_at, stored.actor, stored.law)

    async def _record(self, sitting: Sitting, before: AnyCase, held: Held) -> bool:
        if not sitting.ruled:
            return True
        codebook = self.books.codebook(sitting.lifecycle.name)
        written = await self.store.write(write_of(sitting, before, held, codebook, self.books.folding_code))
        if isinstance(written, Conflict):
            return False
        tell(sitting)
        return True

    async def _note_outside(self, sitting: Sitting) -> None:
        """Put outside events that were not taken on the work list: before the write, so that none is lost between."""
        for ruled in sitting.ruled:
            if ruled.outside is not None:
                await self._note(sitting, ruled.outside, ruled.answer)

    async def _note(self, sitting: Sitting, event: OutsideEvent, answer: Answer) -> None:
        unmatched = sitting.case.opened is None
        status = "unmatched" if unmatched else "refused" if answer.refused else "taken"
        person = sitting.case.opened.person if sitting.case.opened else None
        await self.store.outside.record(_noted(event, sitting.ref.stream, status, sitting.at, answer), person=person)

    async def _known(self, sitting: Sitting) -> Known:
        waiting = await self._waiting(sitting)
        law = self.books.law_of(sitting.case)
        known = known_of(sitting.lifecycle, sitting.case, law=law, to_deliver=waiting)
        return self._in_engine_time(known)

    async def _waiting(self, sitting: Sitting) -> int:
        """Messages to deliver: what this sitting brought; all that wait, if the answer to an earlier try was lost."""
        if sitting.repeated or not sitting.ruled:
            return len(await self.store.outbox.pending(sitting.ref.stream))
        return sum(len(ruled.follow_ups) for ruled in sitting.ruled)

    def _in_engine_time(self, known: Known) -> Known:
        if not self.shift or known.next_alarm is None:
            return known
        return known.model_copy(update={"next_alarm": known.next_alarm - self.shift})


def _noted(event: OutsideEvent, stream: str, status: str, at: datetime, answer: Answer) -> Noted:
    objections = [objection.model_dump(mode="json") for objection in answer.objections]
    body = json.dumps(event.data, sort_keys=True).encode()
    kind = event.type if KIND.fullmatch(event.type) else "(malformed)"  # this column is in clear
    return Noted(event.source, event.id, kind, status, at, stream=stream, objections=objections or None, body=body)


def _hold(sitting: Sitting, mailbox: Mailbox) -> tuple[Answer, ...]:
    if mailbox.tick:
        sitting.tick()
    for event in mailbox.outside:
        sitting.outside(event)
    return tuple(sitting.order(order) for order in mailbox.orders)


def _person(lifecycle: AnyLifecycle, mailbox: Mailbox) -> UUID | None:
    """Whose case it is, if an opening command is among the orders: their key will encrypt the stream."""
    opening = lifecycle.opening.tag()
    for order in mailbox.orders:
        if order.command.get("type") == opening:
            try:
                return lifecycle.subject(lifecycle.opening.model_validate(order.command, strict=False))
            except ValidationError:
                continue  # it will be refused as malformed
    return None


def _named(commands: Iterable[object]) -> Iterator[str]:
    """Every text in the commands that could be a worker's id: the register is asked for them all in one query."""
    for value in commands:
        if isinstance(value, str):
            if WORKER_ID.fullmatch(value):
                yield value
        elif isinstance(value, dict):
            yield from _named(value.values())
        elif isinstance(value, list | tuple):
            yield from _named(value)


def _facts(kind: type[F], found: Registered) -> F:
    """What a register holds, cut down to the facts that gates may ask about."""
    return kind.model_validate({name: value for name, value in (found.body or {}).items() if name in kind.model_fields})
