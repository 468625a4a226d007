"""What people add to a letter that waits: missing facts, an address, another try, or that it is not to go at all."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from activities.letter_messages import WAITING, LetterRef
from domain.letters.due import LetterDue, amended
from infra.letters.directory import Addressee
from infra.store.documents import Document
from infra.store.event_store import EventStore

__all__ = ["Addition", "NotWaitingError", "add"]


class Addition(BaseModel):
    """All of it may be left out: then the letter is tried again as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: dict[str, Any] = Field(default_factory=dict, description="Facts by the letter's own field names")
    addressee: Addressee | None = None
    withdrawn_because: str | None = Field(default=None, min_length=3, max_length=400)


class NotWaitingError(Exception):
    """Nothing can be added: the letter is on its way, or at its end, or there is none."""


async def add(store: EventStore, ref: LetterRef, addition: Addition, by: str, at: datetime) -> None:
    """Keep an addition, sealed; wake the letter afterwards.

    Raises NotWaitingError; pydantic's ValidationError for a fact that the letter's reader may not see.
    """
    row = await store.letters.one(ref.stream, ref.seq, ref.ordinal)
    message = await store.outbox.message(ref.stream, ref.seq, ref.ordinal)
    if row is None or row.state not in WAITING or message is None or message.body is None:
        raise NotWaitingError(ref.id)
    amended(LetterDue.model_validate_json(message.body), addition.fields)
    await _keep(store, ref, addition, by, at)


async def _keep(store: EventStore, ref: LetterRef, addition: Addition, by: str, at: datetime) -> None:
    """Additions are numbered; who comes second takes the next number."""
    number = len(await store.documents.below(ref.stream, f"{ref.id}/addition/"))
    body = addition.model_dump_json().encode()
    while not await store.documents.keep(
        Document(f"{ref.id}/addition/{number:03}", ref.stream, "application/json", at, by, body)
    ):
        number += 1
