"""What a person's own request for what is held about them gives, and how much of it somebody must read first.

Only streams of this person are read, so that nothing of a record kept under another person's key can be in it: a
victim's record is never in what the offender is given. Of these, only what the lifecycle names field by field is given
at once (``Lifecycle.gives``); other events are counted and kept back, and so are other people of a case, and documents.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from activities.books import Books
from activities.folds import decoded
from activities.messages import CaseRef
from domain.kernel.case import AnyLifecycle
from domain.kernel.happened import Happened
from domain.kernel.message import Message
from infra.store.event_store import EventStore

__all__ = ["Entry", "Given", "GivenCase", "entries_of", "prepared"]


class Entry(Message):
    """Something that happened in a case, with the facts about the person alone."""

    event: str
    happened_at: datetime
    facts: dict[str, Any]


class GivenCase(Message):
    """One case of the person. ``kept_back``: how many entries somebody must read before they are given."""

    case: str
    title: str
    opened_at: datetime
    entries: tuple[Entry, ...]
    kept_back: int


class Given(Message):
    """Everything that can be given at once; ``registered`` is what the register of people holds."""

    person: UUID
    prepared_at: datetime
    registered: dict[str, Any]
    cases: tuple[GivenCase, ...]


async def prepared(
    store: EventStore, books: Books, person: UUID, by: str, now: datetime, *, what: str = "subject access"
) -> Given | None:
    """What is held about a person, as it may be given at once; None: nothing is held, or it was erased.

    Each case that is read stands in the access log, with ``what`` it was read for.
    """
    known = await store.people.at(person, now)
    cases = [
        await _case(store, books, stream, by, now, what=what) for stream in await store.people_of_cases.streams(person)
    ]
    found = tuple(case for case in cases if case is not None)
    if not found and (known is None or known.body is None):
        return None
    await store.access.record(now, by, f"people/{person}", what)
    registered = dict(known.body) if known and known.body is not None else {}
    return Given(person=person, prepared_at=now, registered=registered, cases=found)


async def _case(store: EventStore, books: Books, stream: str, by: str, now: datetime, *, what: str) -> GivenCase | None:
    stored = await store.events(stream)
    if not stored or any(event.body is None for event in stored):
        return None
    await store.access.record(now, by, stream, what)
    lifecycle, codebook = books.lifecycle(CaseRef.of(stream).lifecycle), books.codebook(CaseRef.of(stream).lifecycle)
    entries = entries_of(lifecycle, [decoded(event, codebook) for event in stored])
    return GivenCase(
        case=stream, title=lifecycle.title, opened_at=stored[0].recorded_at, entries=entries,
        kept_back=len(stored) - len(entries),
    )  # fmt: skip


def entries_of(lifecycle: AnyLifecycle, happened: list[Happened]) -> tuple[Entry, ...]:
    """The events that are given at once, each with the fields that its lifecycle names."""
    return tuple(
        Entry(event=each.event.tag(), happened_at=each.effective_at, facts=each.event.model_dump(
            mode="json", include=set(lifecycle.gives[type(each.event)])))
        for each in happened
        if type(each.event) in lifecycle.gives
    )  # fmt: skip
