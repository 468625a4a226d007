"""Cursors: a place in a list, opaque to who carries it, checked when it comes back."""

import base64
import binascii
from datetime import datetime
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from api.problems import Kind, Problem
from api.story import ChapterPlace, EventPlace
from domain.kernel.refusal import Objection
from infra.store.letters import LetterPlace
from infra.store.standing import StandsPlace
from infra.store.team import FollowUpPlace
from infra.store.worklists import CaseloadPlace, DueFirst, OutsidePlace, UrgentFirst

__all__ = ["decoded", "encoded"]

P = TypeVar("P")

_BIG: Final = frozenset({"seq", "id"})
"""Fields that count events: bigint in PostgreSQL, everything else is smallint."""


_ADAPTERS: Final[dict[Any, TypeAdapter[Any]]] = {
    place: TypeAdapter(place)
    for place in (
        UrgentFirst, DueFirst, CaseloadPlace, OutsidePlace, LetterPlace, ChapterPlace, EventPlace, StandsPlace,
        FollowUpPlace,
    )
}  # fmt: skip


def encoded(place: object) -> str:
    """The place as text that needs no escaping in an address."""
    return base64.urlsafe_b64encode(_ADAPTERS[type(place)].dump_json(place)).decode().rstrip("=")


def decoded(place: type[P], cursor: str | None) -> P:
    """The place that a cursor names; the list's beginning without one. Raises a 422 problem."""
    if cursor is None:
        return place()
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found: P = _ADAPTERS[place].validate_json(raw, strict=True)
    except (binascii.Error, ValidationError, ValueError):
        raise _bad() from None
    if b"\\u0000" in raw or encoded(found) != cursor or not _fits(found):
        raise _bad()
    return found


def _fits(place: object) -> bool:
    """Whether PostgreSQL could have given this place: instants with a zone, small numbers."""
    return all(_held(name, value) for name, value in _ADAPTERS[type(place)].dump_python(place).items())


def _held(name: str, value: object) -> bool:
    if isinstance(value, datetime):
        return value.tzinfo is not None
    return not isinstance(value, int) or abs(value) < (2**63 if name in _BIG else 2**15)


def _bad() -> Problem:
    objection = Objection(rule="CASE-FORM", words="Use `next` of the page before, with the same order.", field="cursor")
    return Problem(Kind.MALFORMED, "The cursor is none of this list.", (objection,))
