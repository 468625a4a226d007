"""What must hold after healing. Each check answers with its violations, each a line that names the stream."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from activities.books import Books
from activities.messages import Answer
from activities.sitting import outside_command_id
from cli.rebuild import fold_all
from domain.kernel.case_events import CaseLinked
from domain.kernel.duty_events import DutyApproaching, DutyArose, DutyBreached, DutyEscalated, DutyFellDue
from domain.kernel.message import Event
from domain.kernel.register import CLOCK
from infra.store import BrokenLink, EventStore, Place, Pool, StoredEvent, differing_projections
from tests.faults.follower import Follower
from tests.faults.ledger import Ledger
from tests.faults.sql import query

__all__ = ["Book", "read_book", "violations"]

RUNGS = (DutyApproaching, DutyFellDue, DutyBreached, DutyEscalated)
_KIND = {
    DutyApproaching: "approaching",
    DutyFellDue: "due",
    DutyBreached: "breached",
    DutyEscalated: "escalated",
}  # fmt: skip


@dataclass(frozen=True)
class Book:
    """All that is in the store."""

    events: dict[str, list[StoredEvent]]
    answers: dict[tuple[str, str], Answer]
    heads: dict[str, Any]
    books: Books

    @cached_property
    def by_command(self) -> dict[tuple[str, str], list[StoredEvent]]:
        found: dict[tuple[str, str], list[StoredEvent]] = defaultdict(list)
        for stream, events in self.events.items():
            for event in events:
                found[stream, event.command_id].append(event)
        return found

    def decoded(self, stream: str) -> Iterator[tuple[StoredEvent, Event]]:
        codebook = self.books.codebook(stream.rpartition("/")[0])
        for stored in self.events[stream]:
            yield stored, codebook.decode(stored.type, stored.schema, stored.body or b"")


async def read_book(store: EventStore, pool: Pool, books: Books) -> Book:
    """Read the whole store."""
    events: dict[str, list[StoredEvent]] = defaultdict(list)
    place = Place()
    while (page := await store.read_all(place))[0]:
        place = page[1]
        for event in page[0]:
            events[event.stream].append(event)
    answers = {
        (row["stream"], row["command_id"]): Answer.model_validate(json.loads(row["outcome"]))
        for row in await pool.fetch(query("answers"))
    }
    heads = {row["stream"]: row for row in await pool.fetch(query("streams"))}
    return Book(dict(events), answers, heads, books)


async def violations(
    book: Book, ledger: Ledger, store: EventStore, owner: Pool, follower: Follower, shift: timedelta
) -> list[str]:
    """Everything that does not hold."""
    return [
        *ledger.violations,
        *acknowledged(book, ledger),
        *reused(book, ledger),
        *outside(book, ledger),
        *each_once(book),
        *[line async for line in chains(book, store)],
        *rungs(book, shift),
        *[f"projection differs from fold: {stream}" for stream in await _differing(store, owner, book.books)],
        *delivered(book),
        *tail(book, follower),
    ]


def acknowledged(book: Book, ledger: Ledger) -> Iterator[str]:
    """Each answer given is the answer kept; what it says was brought stands there, and nothing else."""
    for stream, key in ledger.malformed:
        if (stream, key) in book.answers or (stream, key) in book.by_command:
            yield f"malformed command left something behind: {stream} {key}"
    for (stream, key), (answer, *_) in ledger.answers.items():
        kept = book.answers.get((stream, key))
        if kept is None:
            yield f"acknowledged command lost: {stream} {key}"
        elif kept != answer:
            yield f"kept answer is not the one given: {stream} {key}"
        if answer.refused and book.by_command.get((stream, key)):
            yield f"refused command wrote events: {stream} {key}"


def each_once(book: Book) -> Iterator[str]:
    """Whatever is answered brought just the events that its answer names: none lost, none twice."""
    for (stream, key), answer in book.answers.items():
        brought = tuple(event.type for event in book.by_command.get((stream, key), ()))
        if brought != answer.events:
            more = len(brought) > len(answer.events)
            yield f"command {'applied twice' if more else 'lost events'}: {stream} {key}"
    for stream, key in book.by_command:
        if key != CLOCK.id and (stream, key) not in book.answers:
            yield f"events of a command without an answer: {stream} {key}"


def reused(book: Book, ledger: Ledger) -> Iterator[str]:
    """The same key with another body is refused."""
    for stream, key, answer in ledger.reused:
        if [objection.rule for objection in answer.objections] != ["CASE-KEY-REUSED"]:
            yield f"key was taken for another body: {stream} {key}"


def outside(book: Book, ledger: Ledger) -> Iterator[str]:
    """Every outside event that Temporal took was handled, however often it was sent."""
    for stream, events in ledger.notified.items():
        for event in events:
            if (stream, outside_command_id(event)) not in book.answers:
                yield f"outside event lost: {stream} {event.id[-4:]}"


async def chains(book: Book, store: EventStore) -> Any:
    """Gapless, and every link holds."""
    for stream, head in book.heads.items():
        numbers = [event.seq for event in book.events.get(stream, ())]
        if numbers != list(range(1, head["version"] + 1)):
            yield f"stream has gaps: {stream}"
        if isinstance(found := await store.verify(stream), BrokenLink):
            yield f"chain broken: {stream} at {found.seq}"


def rungs(book: Book, shift: timedelta) -> Iterator[str]:
    """No rung before its instant; the ladder of each duty from its foot, in order, each rung once."""
    for stream in book.events:
        ladders: dict[str, list[tuple[str, str | None, Any]]] = {}
        climbed: dict[str, list[tuple[str, str | None, Any]]] = defaultdict(list)
        for stored, event in book.decoded(stream):
            if isinstance(event, DutyArose):
                ladders[event.duty] = [(rung.kind.value, rung.role, rung.at) for rung in event.dates.rungs]
            elif isinstance(event, RUNGS):
                climbed[event.duty].append((_KIND[type(event)], getattr(event, "role", None), event.at))
                yield from _early(stored, shift)
        for duty, done in climbed.items():
            if done != ladders[duty][: len(done)]:
                yield f"rungs not each once and in order: {stream} {duty}"


def _early(stored: StoredEvent, shift: timedelta) -> Iterator[str]:
    if stored.effective_at > stored.recorded_at or stored.effective_at > stored.written_at + shift:
        yield f"duty early: {stored.stream} seq {stored.seq}"


async def _differing(store: EventStore, owner: Pool, books: Books) -> tuple[str, ...]:
    return await differing_projections(owner, fold_all(store, books, lambda _: None))


def delivered(book: Book) -> Iterator[str]:
    """Whatever one case asked another to do was answered there."""
    for stream in book.events:
        for _, event in book.decoded(stream):
            if isinstance(event, CaseLinked) and event.asked_here:
                target = f"{event.lifecycle}/{event.case}"
                if not any(to == target and key.startswith(f"follow-up/{stream}/") for to, key in book.answers):
                    yield f"follow-up never arrived: {stream} to {target}"


def tail(book: Book, follower: Follower) -> Iterator[str]:
    """The reader of the tail saw every event, once, in order."""
    there = Counter({(event.stream, event.seq): 1 for events in book.events.values() for event in events})
    for stream, seq in there - follower.seen:
        yield f"tail missed an event: {stream} seq {seq}"
    for stream, seq in follower.seen - there:
        yield f"tail showed an event twice: {stream} seq {seq}"
    yield from (f"tail out of order: {line}" for line in follower.out_of_order)
