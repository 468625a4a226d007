"""What travels between the API, the workflow and the desk. Frozen and additive: histories hold them for years.

Every message is an object, never a bare string: bare strings are left in clear by the payload codec.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from domain.kernel.refusal import Objection
from domain.kernel.register import Actor

__all__ = ["Answer", "CaseRef", "DutyLine", "Known", "Mailbox", "Order", "Outcome", "OutsideEvent"]

Json = dict[str, Any]


class _Sent(BaseModel):
    """Fields at their defaults are not sent: each command's messages stand three times in a history."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_serializer(mode="wrap")
    def _without_defaults(self, to_json: SerializerFunctionWrapHandler) -> Json:
        fields = type(self).model_fields
        whole: Json = to_json(self)
        return {name: value for name, value in whole.items() if getattr(self, name) != fields[name].default}


class CaseRef(_Sent):
    """Which case: all that a run is started with and all that it carries on (DESIGN D10)."""

    lifecycle: str
    case: UUID

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
    """An outside service's CloudEvents 1.0 envelope, cut down to what counts (DESIGN A8)."""

    source: str
    id: str
    type: str
    data: Json = Field(default_factory=dict)
    time: datetime | None = None


class DutyLine(_Sent):
    """One open duty in a line: rule id, how it stands, when it is due. No personal data."""

    rule: str
    state: str
    due: datetime


class Known(_Sent):
    """What the workflow must know of its case to watch it; all of it from the store."""

    version: int
    stage: str
    closed: bool
    next_alarm: datetime | None = None
    duties: tuple[DutyLine, ...] = ()
    area: str = ""
    urgency: int = 5
    law: str = ""
    to_deliver: int = 0


class Answer(_Sent):
    """What became of one command: the same for the same key, however often it is asked.

    ``events`` are the names of the events that it brought; ``objections`` say why it was refused.
    """

    id: str
    version: int
    stage: str
    events: tuple[str, ...] = ()
    objections: tuple[Objection, ...] = ()
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
