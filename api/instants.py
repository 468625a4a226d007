"""Instants as they may be sent: RFC 3339 with an offset, never a bare number and never local time."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

__all__ = ["Instant"]

_WRITTEN = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)?", re.ASCII)


def _instant(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not (found := _WRITTEN.fullmatch(value)):
        raise PydanticCustomError("instant", "Write an instant as 2026-04-02T16:45:00+01:00 (in an address + is %2B)")
    if found[3] is None:
        raise PydanticCustomError("instant_zone", "The instant lacks its offset from UTC: end it with Z or +01:00")
    try:
        # A leap second and the ends of the calendar have no place in a datetime.
        return datetime.fromisoformat(value.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        raise PydanticCustomError("instant", "There is no such instant") from None


Instant = Annotated[
    datetime,
    PlainValidator(_instant),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-04-02T16:45:00+01:00"]}),
]
"""An aware datetime in UTC."""
