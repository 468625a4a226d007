"""Events to and from their stored form: JSON bytes under a name and a schema version.

An event is stored whole, its defaults too: a default that changes later must not change what happened.
An older shape is lifted by the lifecycle's upcasters, one version at a time. A name or a version that this
code does not know is a fault, never skipped: a newer worker must take the case (DESIGN C.6).
"""

import json
from collections.abc import Callable, Iterable
from typing import Any, get_args

from domain.kernel.case import AnyLifecycle
from domain.kernel.case_events import CaseEvent
from domain.kernel.duty_events import DutyEvent
from domain.kernel.message import Event

__all__ = ["Codebook", "UnknownEventError", "codebook_of", "kernel_events"]


class UnknownEventError(LookupError):
    """A stored event has a name or a schema version that this code does not know."""


def kernel_events() -> tuple[type[Event], ...]:
    """The events that every lifecycle has."""
    return (*_members(CaseEvent), *_members(DutyEvent))


class Codebook:
    """The events of one lifecycle, by name. Raises ValueError when two events have one name."""

    def __init__(self, lifecycle: AnyLifecycle) -> None:
        self._lifecycle = lifecycle
        self._types: dict[str, type[Event]] = {}
        for event in (*kernel_events(), *lifecycle.events):
            if self._types.setdefault(event.tag(), event) is not event:
                raise ValueError(f"two events of {lifecycle.name} are called {event.tag()}")
        # Found once: `model_validate_json` of a class, asked for with each event, takes twice as long as the decoding.
        self._decoders: dict[tuple[str, int], Callable[[bytes], Event]] = {
            (name, event.schema_version): event.__pydantic_validator__.validate_json
            for name, event in self._types.items()
        }

    def kind_of(self, name: str) -> type[Event] | None:
        """The event of this name; None: this code knows none."""
        return self._types.get(name)

    def encode(self, event: Event) -> tuple[str, int, bytes]:
        """The name, the schema version and the body of an event."""
        body = event.__pydantic_serializer__.to_json(event, exclude={"type"})
        return event.tag(), event.schema_version, body

    def decode(self, name: str, schema: int, body: bytes) -> Event:
        """The event of a stored body. Raises UnknownEventError, or ValidationError if the body is damaged."""
        decode = self._decoders.get((name, schema))
        return decode(body) if decode else self._decode_older(name, schema, body)

    def decode_all(self, names: Iterable[str], schemas: Iterable[int], bodies: Iterable[bytes]) -> list[Event]:
        """The events of many stored bodies. Raises as `decode`."""
        known = self._decoders
        return [
            decode(body) if (decode := known.get((name, schema))) else self._decode_older(name, schema, body)
            for name, schema, body in zip(names, schemas, bodies, strict=True)
        ]

    def _decode_older(self, name: str, schema: int, body: bytes) -> Event:
        known = self._types.get(name)
        if known is None or schema > known.schema_version:
            raise UnknownEventError(f"event {name} version {schema} of {self._lifecycle.name} is not known here")
        return known.model_validate_json(json.dumps(self._lifted(name, schema, json.loads(body))))

    def _lifted(self, name: str, schema: int, fields: dict[str, Any]) -> dict[str, Any]:
        while schema < self._types[name].schema_version:
            lift = self._lifecycle.upcasters.get((name, schema))
            if lift is None:
                raise UnknownEventError(f"no upcaster lifts {name} from version {schema}")
            fields, schema = lift(fields), schema + 1
        return fields


def codebook_of(lifecycle: AnyLifecycle) -> Codebook:
    """The codebook of a lifecycle."""
    return Codebook(lifecycle)


def _members(union: Any) -> Iterable[type[Event]]:
    for member in get_args(get_args(union)[0]):
        yield from get_args(member) or (member,)
