"""What travels between the API, the workflow and the desk. Frozen and additive: histories hold them for years.

Every message is an object, never a bare string: bare strings are left in clear by the payload codec.
"""

import hashlib
import json
from datetime import datetime
from typing import Any, Generic, Self, TypeVar, cast
from uuid import UUID

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    ValidationError,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from domain.kernel.refusal import Objection
from domain.kernel.register import Actor

__all__ = ["Answer", "CaseRef", "DutyLine", "Known", "Mailbox", "Order", "Outcome", "OutsideEvent", "Told"]

Json = dict[str, Any]
D = TypeVar("D", bound=BaseModel)


class _Sent(BaseModel):
    """Fields at their defaults are not sent: each command's messages stand three times in a history."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_serializer(mode="wrap")
    def _without_defaults(self, to_json: SerializerFunctionWrapHandler) -> Json:
        fields = type(self).model_fields
        whole: Json = to_json(self)
        return {
            name: value
            for name, value in whole.items()
            if name not in fields or getattr(self, name) != fields[name].default
        }

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The fields, for the API's document: that some are left out does not make it any object."""
        return handler(cast("CoreSchema", {part: value for part, value in core.items() if part != "serialization"}))


def _instant(value: Any) -> datetime | None:
    """The instant that an envelope names; none if it names none that can be read, as if it came just now."""
    try:
        instant = TypeAdapter(datetime | None).validate_python(value)
    except ValidationError:
        return None
    return instant if instant is None or instant.tzinfo else None


class CaseRef(_Sent):
    """Which case: all that a run is started with and all that it carries on (DESIGN D10)."""

    lifecycle: str
    case: UUID

    @classmethod
    def of(cls, stream: str) -> Self:
        """The case of this stream. Raises pydantic's ValidationError if the name is none of a case's."""
        lifecycle, _, case = stream.rpartition("/")
        return cls.model_validate({"lifecycle": lifecycle, "case": case})

    @property
    def stream(self) -> str:
        """The name of the case's stream and of its workflow."""
        return f"{self.lifecycle}/{self.case}"


class Order(_Sent):
    """One command on its way: who gives it, under which idempotency key, about when, and what.

    ``command`` is the command as JSON with its ``type``; ``effective_at`` None means "just now".
    """

    id: str
    by: Actor
    command: Json
    effective_at: datetime | None = None


class OutsideEvent(_Sent):
    """An outside service's CloudEvents 1.0 envelope, cut down to what counts (DESIGN A8).

    It takes in whatever a service sends, however malformed: a signal that cannot be decoded would be dropped by
    the SDK with a line in a log. The desk refuses what does not fit, and records that.
    """

    source: str = "unknown"
    id: str = ""
    type: str = ""
    data: Json = Field(default_factory=dict)
    time: datetime | None = None

    @model_validator(mode="before")
    @classmethod
    def _forgiving(cls, sent: Any) -> Any:
        envelope = dict(sent) if isinstance(sent, dict) else {"data": sent}
        texts = {name: str(envelope[name])[:200] for name in ("source", "id", "type") if envelope.get(name) is not None}
        data = envelope.get("data")
        plain = data.model_dump(mode="json") if isinstance(data, BaseModel) else data
        whole = {
            **texts,
            "data": plain if isinstance(plain, dict) else {"value": plain},
            "time": _instant(envelope.get("time")),
        }
        if not whole.get("id"):
            whole["id"] = (
                "unnamed-" + hashlib.sha256(json.dumps(whole, sort_keys=True, default=str).encode()).hexdigest()[:32]
            )
        return whole


class Told(_Sent, Generic[D]):
    """What a typed signal brings: the envelope's source and id, and data of the lifecycle's own type.

    Data that does not fit is taken as it is, for the desk to refuse and record.
    """

    source: str = "unknown"
    id: str = ""
    time: datetime | str | None = None
    data: D | Json

    def as_event(self, kind: str) -> OutsideEvent:
        """The same as an outside event of this CloudEvents type."""
        envelope = {"source": self.source, "id": self.id, "type": kind, "time": self.time, "data": self.data}
        return OutsideEvent.model_validate(envelope)


class DutyLine(_Sent):
    """One open duty in a line: rule id, how it stands, when it is due. No personal data."""

    rule: str
    state: str
    due: datetime


class Known(_Sent):
    """What the workflow must know of its case to watch it; all of it from the store."""

    version: int
    stage: str
    closed: bool = False
    next_alarm: datetime | None = None
    duties: tuple[DutyLine, ...] = ()
    area: str = ""
    urgency: int = 5
    law: str = ""
    to_deliver: int = 0


class Answer(_Sent):
    """What became of one command: the same for the same key, however often it is asked.

    ``events`` are the names of the events that it brought; ``objections`` say why it was refused; ``warnings``
    are the advisory rules that it did not follow, without a reason: it was done all the same. ``id`` is left out
    where the answer travels with the update of this id: histories would hold it twice more for each command.
    """

    id: str = ""
    version: int
    stage: str
    events: tuple[str, ...] = ()
    objections: tuple[Objection, ...] = ()
    warnings: tuple[Objection, ...] = ()
    repeated: bool = False

    @property
    def refused(self) -> bool:
        """Whether nothing was done."""
        return bool(self.objections)


class Mailbox(_Sent):
    """The commands that waited together: one transaction, an answer each (DESIGN A15).

    ``at`` is the workflow's own time; ``tick`` says that time itself knocks. ``outside`` are outside events.
    """

    case: CaseRef
    at: datetime
    orders: tuple[Order, ...] = ()
    outside: tuple[OutsideEvent, ...] = ()
    tick: bool = False


class Outcome(_Sent):
    """What the desk says of a mailbox: how the case stands now, and an answer for each command."""

    known: Known
    answers: tuple[Answer, ...] = ()
