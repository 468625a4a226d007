"""The desk: the one path of a command. One read, decide, one write (DESIGN A16, C.1).

The store is optimistic. If somebody else was first, it answers "conflict", and the desk reads on and decides
again; a command that was answered before gets the same answer again. So the desk may be called twice, by two
workers at once, across resets and restarts, and every command is carried out once. For the same reason a desk
that has the case in hand leaves the read out: it decides by heart, and the write proves it or is lost
(docs/decisions/0024-decided-by-heart.md).
"""

import asyncio
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from pydantic import ValidationError
from temporalio import activity

from activities.books import Books
from activities.colleagues import Colleagues
from activities.folds import Folds
from activities.messages import Answer, CaseRef, Known, Mailbox, Outcome, OutsideEvent
from activities.recording import known_of, write_of
from activities.sitting import Settled, Sitting, outside_command_id
from activities.telling import tell
from domain.kernel.case import AnyCase, AnyLifecycle
from domain.kernel.register import PersonFacts, Register, WorkerFacts, facts_in
from infra.store.announcing import Announcer
from infra.store.event_store import EventStore
from infra.store.records import Assumed, Conflict, Held, Registered, Write
from infra.store.records import OutsideEvent as Noted

__all__ = ["Desk", "TooBusyError"]

WORKER_ID: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")

KIND: Final = re.compile(r"[A-Za-z0-9._/:-]{1,200}")
"""What a CloudEvents type may look like."""

TRIES = 5
"""Conflicts in a row before the activity is left to Temporal's retries."""


class TooBusyError(Exception):
    """Others wrote to the same stream again and again; Temporal tries later."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a mailbox is decided on."""

    held: Held
    case: AnyCase
    register: Register
    open_cases: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    assumed: Assumed | None = None
    """Given if it was recalled: what the write has to find."""


class Desk:
    """Decides and records; what was answered is announced, where anybody may wait for that.

    ``shift`` is added to the engine's time to get the domain's: zero but in rehearsals.
    """

    def __init__(
        self,
        store: EventStore,
        books: Books | None = None,
        shift: timedelta = timedelta(0),
        announcer: Announcer | None = None,
    ) -> None:
        self.store = store
        self.books = books or Books()
        self.shift = shift
        self.announcer = announcer
        self.folds = Folds(store, self.books)
        self.colleagues = Colleagues()

    @activity.defn
    async def execute(self, mailbox: Mailbox) -> Outcome:
        """Carry out a mailbox of commands; an answer each, in their order. Raises TooBusyError."""
        if (recalled := self._recalled(mailbox)) and (outcome := await self._carried_out(mailbox, recalled)):
            return outcome
        for _ in range(TRIES):
            if outcome := await self._carried_out(mailbox, await self._look(mailbox)):
                return outcome
        raise TooBusyError(f"{TRIES} conflicts in a row")

    @activity.defn
    async def resume(self, ref: CaseRef) -> Known:
        """How the case stands, read afresh: what a run begins with, and all that it needs (DESIGN D10)."""
        lifecycle = self.books.lifecycle(ref.lifecycle)
        _, case = await self.folds.read(lifecycle, ref.stream)
        waiting = len(await self.store.outbox.pending(ref.stream))
        return self._known(lifecycle, case, waiting)

    async def _carried_out(self, mailbox: Mailbox, look: _Look) -> Outcome | None:
        """None if the write was lost, or if there is none that could prove what was recalled."""
        sitting = self._open(mailbox, look)
        answers = _hold(sitting, mailbox)
        if look.assumed and not sitting.ruled:
            return None
        await self._note_outside(sitting)
        if not await self._record(sitting, look):
            return None
        known = self._known(sitting.lifecycle, sitting.case, await self._waiting(sitting))
        return Outcome(known=known, answers=tuple(map(_without_id, answers)))

    def _recalled(self, mailbox: Mailbox) -> _Look | None:
        """The case in hand and the register as it was last read, for the write to prove.

        Not for what comes from outside: it is put on a list before the write, where a wrong guess would stay.
        """
        in_hand = self.folds.in_hand(mailbox.case.stream)
        if in_hand is None or mailbox.outside:
            return None
        held, case = in_hand
        named = _named_in(mailbox) | self.books.lifecycle(mailbox.case.lifecycle).asks_about(case.file)
        workers = self.colleagues.known(named)
        versions = {name: workers[name].version if name in workers else 0 for name in named}
        return _Look(held, case, _register(held, workers), assumed=Assumed(mailbox.at + self.shift, versions))

    async def _look(self, mailbox: Mailbox) -> _Look:
        """The case, what was answered before, and the registers as they were, cut down to whom the commands name."""
        lifecycle, stream = self.books.lifecycle(mailbox.case.lifecycle), mailbox.case.stream
        keys = [order.id for order in mailbox.orders] + [outside_command_id(event) for event in mailbox.outside]
        named = _named_in(mailbox)
        if in_hand := self.folds.in_hand(stream):
            named |= lifecycle.asks_about(in_hand[1].file)
        person = _person(lifecycle, mailbox)
        held, case = await self.folds.read(
            lifecycle, stream, keys, person=person, workers=sorted(named),
            at=mailbox.at + self.shift,
        )  # fmt: skip
        also = lifecycle.asks_about(case.file) - named
        workers = {**held.workers, **await self._workers(also, mailbox.at + self.shift)}
        self.colleagues.learn(named | also, workers)
        return _Look(held, case, _register(held, workers), await self._open_cases(lifecycle, case, person))

    async def _open_cases(
        self, lifecycle: AnyLifecycle, case: AnyCase, person: UUID | None
    ) -> Mapping[UUID, tuple[UUID, ...]]:
        """Other open cases of whom a case is opened about, where a person has one."""
        if person is None or case.opened is not None or not lifecycle.one_open:
            return {}
        return {person: await self.store.people_of_cases.open(lifecycle.name, person)}

    async def _workers(self, named: frozenset[str], at: datetime) -> dict[str, Registered]:
        """Whom the case names and the commands do not, if it was not in hand when they were asked about."""
        return await self.store.workers.at(at, sorted(named)) if named else {}

    def _open(self, mailbox: Mailbox, look: _Look) -> Sitting:
        answers = look.held.answers.items()
        settled = {key: Settled(answer.digest, Answer.model_validate(answer.outcome)) for key, answer in answers}
        return Sitting(
            ref=mailbox.case, lifecycle=self.books.lifecycle(mailbox.case.lifecycle), case=look.case,
            at=mailbox.at + self.shift, lawbook=self.books.lawbook, calendars=self.books.calendars,
            areas=self.books.areas, register=look.register, settled=settled, references=self.books.references(),
            open_cases=look.open_cases,
        )  # fmt: skip

    async def _record(self, sitting: Sitting, look: _Look) -> bool:
        if not sitting.ruled:
            return True
        codebook = self.books.codebook(sitting.lifecycle.name)
        write = write_of(sitting, look.case, look.held, codebook, self.books.folding_code, assumed=look.assumed)
        written = await self.store.write(write)
        if isinstance(written, Conflict):
            return False
        await self._announce(write)
        self.folds.keep(look.held, sitting.case, written)
        tell(sitting)
        return True

    async def _announce(self, write: Write) -> None:
        """Have the answers on their way before this process does anything else."""
        if self.announcer is not None:
            self.announcer.announce(write.held.stream, write.answers)
            await asyncio.sleep(0)

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

    def _known(self, lifecycle: AnyLifecycle, case: AnyCase, waiting: int) -> Known:
        """How the case stands, with its alarm in the engine's time."""
        known = known_of(lifecycle, case, law=self.books.law_of(case), to_deliver=waiting, areas=self.books.areas)
        if not self.shift or known.next_alarm is None:
            return known
        return known.model_copy(update={"next_alarm": known.next_alarm - self.shift})

    async def _waiting(self, sitting: Sitting) -> int:
        """Messages to deliver: what this sitting brought; all that wait, if the answer to an earlier try was lost."""
        if sitting.repeated or not sitting.ruled:
            return len(await self.store.outbox.pending(sitting.ref.stream))
        return sum(len(ruled.follow_ups) for ruled in sitting.ruled)


def _noted(event: OutsideEvent, stream: str, status: str, at: datetime, answer: Answer) -> Noted:
    objections = [objection.model_dump(mode="json") for objection in answer.objections]
    body = json.dumps(event.data, sort_keys=True).encode()
    kind = event.type if KIND.fullmatch(event.type) else "(malformed)"  # this column is in clear
    return Noted(event.source, event.id, kind, status, at, stream=stream, objections=objections or None, body=body)


def _without_id(answer: Answer) -> Answer:
    return answer.model_copy(update={"id": ""})


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


def _named_in(mailbox: Mailbox) -> frozenset[str]:
    """Who gives the commands, and every text in them that may be another worker's id."""
    return frozenset(order.by.id for order in mailbox.orders) | set(_named(order.command for order in mailbox.orders))


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


def _register(held: Held, workers: Mapping[str, Registered]) -> Register:
    """The registers as they were: time itself names nobody, and whoever was erased is not in them."""
    person = held.registered
    people = {UUID(person.id): facts_in(PersonFacts, person.body)} if person and person.body is not None else {}
    return Register(workers={w: facts_in(WorkerFacts, facts.body) for w, facts in workers.items()}, people=people)
