"""Cursors: a place in a list, opaque to who carries it, checked when it comes back."""

import base64
import binascii
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from api.problems import Kind, Problem
from domain.kernel.refusal import Objection
from infra.store.worklists import DueFirst, OutsidePlace, UrgentFirst

__all__ = ["decoded", "encoded"]

P = TypeVar("P")


_ADAPTERS: Final[dict[Any, TypeAdapter[Any]]] = {
    place: TypeAdapter(place) for place in (UrgentFirst, DueFirst, OutsidePlace)
}


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
    values = _ADAPTERS[type(place)].dump_python(place).values()
    return all(
        value.tzinfo is not None if hasattr(value, "tzinfo") else abs(value) < 2**15 if isinstance(value, int) else True
        for value in values
    )


def _bad() -> Problem:
    objection = Objection(rule="CASE-FORM", words="Use `next` of the page before, with the same order.", field="cursor")
    return Problem(Kind.MALFORMED, "The cursor is none of this list.", (objection,))
