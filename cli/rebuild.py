"""Projections out of the events alone: what the live ones must be equal to."""

from collections.abc import AsyncIterator, Callable

from activities.books import Books
from activities.folds import decoded_run
from activities.recording import duty_row, head_of
from domain.kernel.case import fold, new_case
from domain.kernel.docket import touched
from infra.store import EventStore, Folded, Page, Run, Slice, Staged, staged

__all__ = ["EVERYTHING", "fold_all", "fold_stream"]

PAGE = 5000
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


def fold_stream(run: Run, books: Books) -> Folded | None:
    """The head and the duty rows of one stream; None if its bodies are erased. Raises UnknownEventError."""
    lifecycle = books.lifecycle(run.stream.rpartition("/")[0])
    happened, nothing = decoded_run(run, books.codebook(lifecycle.name)), new_case(lifecycle)
    if happened is None:
        return None
    case = fold(lifecycle, happened, nothing)
    head = head_of(lifecycle, case, run.recorded[-1], books.areas)
    return Folded(run.stream, case.version, head, tuple(map(duty_row, touched(nothing.docket, happened, case.docket))))


async def _streams(store: EventStore, done: Callable[[int], None], part: Slice) -> AsyncIterator[Run]:
    """Each stream whole: one that a page cuts goes on in the next."""
    last: Run | None = None
    async for page in _pages(store, part):
        for run in page.runs:
            if last is None or last.stream == run.stream:
                last = run if last is None else last.then(run)
                continue
            yield last
            last = run
        done(page.events)
    if last:
        yield last


async def _pages(store: EventStore, part: Slice) -> AsyncIterator[Page]:
    page = await store.runs(part.after, PAGE, part.until)
    yield page
    while page.events == PAGE:
        page = await store.runs(page.reached, PAGE, part.until)
        yield page
