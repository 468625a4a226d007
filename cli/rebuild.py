"""Projections out of the events alone: what the live ones must be equal to."""

from collections.abc import AsyncIterator, Callable, Iterator
from itertools import groupby

from activities.books import Books
from activities.folds import decoded
from activities.messages import CaseRef
from activities.recording import duty_row, head_of
from domain.kernel.case import AnyLifecycle, evolve, new_case
from domain.kernel.docket import touched
from domain.kernel.happened import Happened
from infra.store import DutyRow, EventStore, Folded, Slice, Staged, StoredEvent, staged

__all__ = ["EVERYTHING", "fold_all", "fold_stream"]

PAGE = 2000
BATCH = 500
"""Streams that are staged together."""
EVERYTHING = Slice()


async def fold_all(
    store: EventStore, books: Books, done: Callable[[int], None], part: Slice = EVERYTHING
) -> AsyncIterator[Staged]:
    """Every stream of a part of the store, folded; one whose person was erased is left out: it cannot be read."""
    batch: list[Folded] = []
    async for stream in _streams(store, done, part):
        if folded := fold_stream(stream, books):
            batch.append(folded)
        if len(batch) == BATCH:
            yield staged(batch)
            batch = []
    if batch:
        yield staged(batch)


def fold_stream(stored: list[StoredEvent], books: Books) -> Folded | None:
    """The head and the duty rows of one stream; None if its bodies are erased. Raises UnknownEventError."""
    if any(event.body is None for event in stored):
        return None
    lifecycle = books.lifecycle(CaseRef.of(stored[0].stream).lifecycle)
    case, rows = new_case(lifecycle), dict[str, DutyRow]()
    for sitting in _sittings(stored, lifecycle, books):
        before = case
        for happened in sitting:
            case = evolve(lifecycle, case, happened)
        rows |= {duty.duty: duty_row(duty) for duty in touched(before.docket, sitting)}
    head = head_of(lifecycle, case, stored[-1].recorded_at, books.areas)
    return Folded(stored[0].stream, case.version, head, tuple(rows.values()))


def _sittings(stored: list[StoredEvent], lifecycle: AnyLifecycle, books: Books) -> Iterator[tuple[Happened, ...]]:
    """The events of one write together: that is how their duties were written."""
    codebook = books.codebook(lifecycle.name)
    for _, together in groupby(stored, key=lambda event: event.recorded_at):
        yield tuple(decoded(event, codebook) for event in together)


async def _streams(store: EventStore, done: Callable[[int], None], part: Slice) -> AsyncIterator[list[StoredEvent]]:
    stream: list[StoredEvent] = []
    async for page in _pages(store, part):
        for event in page:
            if stream and stream[0].stream != event.stream:
                yield stream
                stream = []
            stream.append(event)
        done(len(page))
    if stream:
        yield stream


async def _pages(store: EventStore, part: Slice) -> AsyncIterator[tuple[StoredEvent, ...]]:
    place, full = part.after, True
    while full:
        page, place = await store.read_all(place, PAGE, part.until)
        full = len(page) == PAGE
        yield page
