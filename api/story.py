"""From stored events to what people read: a chronology in words, links, events with their content."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, Field

from activities.folds import decoded
from domain.kernel.case_events import CaseLinked
from domain.kernel.codebook import Codebook
from domain.kernel.codes import code_in_words
from domain.kernel.happened import Happened
from domain.law.pack import Lawbook, UnknownPackError
from infra.store.records import StoredEvent

__all__ = [
    "Chapter",
    "ChapterPlace",
    "EventPlace",
    "Remembered",
    "chronology_of",
    "happened_of",
    "links_of",
    "remembered",
]


class Chapter(BaseModel):
    """One entry of a chronology."""

    seq: int
    what: str = Field(description="In people's words", examples=["Referral received"])
    event: str = Field(description="The event's name", examples=["ReferralReceived"])
    about: str | None = Field(description="The rule that it is about, with its title")
    happened_at: datetime
    recorded_at: datetime
    by: str = Field(description="Opaque id of the worker or the service; `clock` is time itself")
    law: str
    body: dict[str, Any] | None = Field(
        default=None, description="What was recorded, where `content` is asked for; null too where it was erased"
    )


@dataclass(frozen=True, slots=True)
class ChapterPlace:
    """A place in a chronology; the default lies before everything."""

    happened_at: datetime = datetime(1, 1, 1, tzinfo=UTC)
    seq: int = 0


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place among the events of a case; the default lies before everything."""

    seq: int = 0


class Remembered(BaseModel):
    """One event as it was recorded. `body` is null when its person was erased."""

    seq: int
    type: str
    schema_version: int
    body: dict[str, Any] | None
    effective_at: datetime
    recorded_at: datetime
    by: str
    law: str
    command: str
    hash: str = Field(description="Its link of the stream's hash chain, in hex")


def chronology_of(stored: Sequence[StoredEvent], lawbook: Lawbook, *, content: bool = False) -> tuple[Chapter, ...]:
    """The events in the order in which they happened; of one instant, in the order of recording."""
    told = (_chapter(each, lawbook, content=content) for each in stored)
    return tuple(sorted(told, key=lambda chapter: (chapter.happened_at, chapter.seq)))


def happened_of(stored: Sequence[StoredEvent], codebook: Codebook) -> Iterator[Happened]:
    """The events decoded; those of an erased person are left out."""
    for each in stored:
        if each.body is not None:
            yield decoded(each, codebook)


def links_of(stored: Sequence[StoredEvent], codebook: Codebook) -> tuple[CaseLinked, ...]:
    """The links that the case has."""
    linked = [each for each in stored if each.type == CaseLinked.tag()]
    return tuple(each.event for each in happened_of(linked, codebook) if isinstance(each.event, CaseLinked))


def remembered(stored: StoredEvent) -> Remembered:
    """An event with its content, as it was recorded."""
    return Remembered(
        seq=stored.seq, type=stored.type, schema_version=stored.schema,
        body=None if stored.body is None else json.loads(stored.body),
        effective_at=stored.effective_at, recorded_at=stored.recorded_at, by=stored.actor, law=stored.law,
        command=stored.command_id, hash=stored.hash.hex(),
    )  # fmt: skip


def _chapter(stored: StoredEvent, lawbook: Lawbook, *, content: bool) -> Chapter:
    return Chapter(
        seq=stored.seq, what=code_in_words(stored.type), event=stored.type, about=_about(stored, lawbook),
        happened_at=stored.effective_at, recorded_at=stored.recorded_at, by=stored.actor, law=stored.law,
        body=json.loads(stored.body) if content and stored.body is not None else None,
    )  # fmt: skip


def _about(stored: StoredEvent, lawbook: Lawbook) -> str | None:
    """The rule of an event about a duty, under the law by which it was decided."""
    rule = json.loads(stored.body or b"{}").get("rule")
    if not isinstance(rule, str):
        return None
    try:
        return lawbook.named(stored.law).titled(rule)
    except UnknownPackError:
        return rule
