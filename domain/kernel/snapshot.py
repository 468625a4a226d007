"""A folded case as bytes and back: a cache that may be thrown away at any time, never the truth."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import Field, SerializeAsAny

from domain.kernel.case import Case
from domain.kernel.case_events import CaseLinked, CaseOpened
from domain.kernel.duty import Docket
from domain.kernel.lifecycle import File, Lifecycle
from domain.kernel.message import Message

__all__ = ["freeze", "thaw"]


class _Frozen(Message):
    file: SerializeAsAny[Message]
    version: int
    opened: CaseOpened | None
    opened_at: datetime | None
    docket: Docket
    links: tuple[CaseLinked, ...]
    covers: Mapping[str, str | None]
    unseen: str | None


class _Thawing(Message):
    file: dict[str, Any] = Field(default_factory=dict)
    version: int
    opened: CaseOpened | None
    opened_at: datetime | None
    docket: Docket
    links: tuple[CaseLinked, ...]
    covers: Mapping[str, str | None] = Field(default_factory=dict)
    unseen: str | None = None


def freeze(case: Case[Any]) -> bytes:
    """The case as JSON bytes."""
    frozen = _Frozen(
        file=case.file, version=case.version, opened=case.opened, opened_at=case.opened_at,
        docket=case.docket, links=case.links, covers=case.covers, unseen=case.unseen,
    )  # fmt: skip
    return frozen.model_dump_json().encode()


def thaw(lifecycle: Lifecycle[Any], frozen: bytes) -> Case[File]:
    """The case of these bytes. Raises ValidationError if they are not of this code's shape."""
    found = _Thawing.model_validate_json(frozen)
    file = lifecycle.file.model_validate(found.file, strict=False)
    case = Case(file, found.version, found.opened, found.opened_at, found.docket, found.links, found.covers)
    return replace(case, unseen=found.unseen)
