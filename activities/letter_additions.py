"""What people add to a letter that waits: missing facts, an address, another try, or that it is not to go at all."""

from datetime import datetime
from typing import Any

import msgspec
from pydantic import BaseModel, ConfigDict, Field

from activities.letter_messages import WAITING, LetterRef
from domain.letters.due import LetterDue, amended
from infra.letters.directory import Addressee
from infra.store.documents import Document
from infra.store.event_store import EventStore

__all__ = ["Addition", "KeyReusedError", "NotWaitingError", "add", "letters_that_want"]

WANTING = ("incomplete", "needs_address", "not_anonymous")
"""States that end when a register learns what was missing."""


class Addition(BaseModel):
    """All of it may be left out: then the letter is tried again as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: dict[str, Any] = Field(default_factory=dict, description="Facts by the letter's own field names")
    addressee: Addressee | None = None
    withdrawn_because: str | None = Field(default=None, min_length=3, max_length=400)


class NotWaitingError(Exception):
    """Nothing can be added: the letter is on its way, or at its end, or there is none."""


class KeyReusedError(Exception):
    """The key was used for another addition to this letter."""


async def add(
    store: EventStore, ref: LetterRef, addition: Addition, by: str, at: datetime, *, key: str | None = None
) -> int:
    """Keep an addition, sealed, and answer its number from 1; wake the letter afterwards. One key adds once.

    Raises NotWaitingError; KeyReusedError; pydantic's ValidationError for a fact that the letter's reader may not see.
    """
    said = addition.model_dump(mode="json")
    before = [msgspec.json.decode(each.body or b"{}") for each in await _additions(store, ref)]
    for number, each in enumerate(before, 1):
        if key is not None and each.pop("key", None) == key:
            if each != said:
                raise KeyReusedError(ref.id)
            return number
    row = await store.letters.one(ref.stream, ref.seq, ref.ordinal)
    message = await store.outbox.message(ref.stream, ref.seq, ref.ordinal)
    if row is None or row.state not in WAITING or message is None or message.body is None:
        raise NotWaitingError(ref.id)
    amended(LetterDue.model_validate_json(message.body), addition.fields)
    body = msgspec.json.encode(said if key is None else {**said, "key": key})
    return await _keep(store, ref, body, len(before), (by, at))


async def letters_that_want(
    store: EventStore, *, stream: str | None = None, area: str | None = None
) -> tuple[LetterRef, ...]:
    """The letters of a case, or of an area, that wait for a fact or an address: to be looked at anew."""
    rows = await store.letters.page(WANTING, stream=stream, area=area, limit=1000)
    return tuple(LetterRef(stream=row.stream, seq=row.seq, ordinal=row.ordinal) for row in rows)


async def _additions(store: EventStore, ref: LetterRef) -> tuple[Document, ...]:
    return await store.documents.below(ref.stream, f"{ref.id}/addition/")


async def _keep(store: EventStore, ref: LetterRef, body: bytes, number: int, stamp: tuple[str, datetime]) -> int:
    """Additions are numbered; who comes second takes the next number."""
    by, at = stamp
    while not await store.documents.keep(
        Document(f"{ref.id}/addition/{number:03}", ref.stream, "application/json", at, by, body)
    ):
        number += 1
    return number + 1
