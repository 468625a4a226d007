"""What can happen to any case, whatever its lifecycle."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.codes import Coded
from domain.kernel.message import Event
from domain.kernel.refusal import Objection

__all__ = [
    "AdviceNoted", "CaseEvent", "CaseLinked", "CaseOpened", "HandoverAcknowledged", "OutsideEventRefused",
    "WorkHandedBack", "WorkHandedOver", "WorkTakenUp",
]  # fmt: skip


class CaseOpened(Event):
    """A case began: whose it is, in which area, by which calendar. Always the first event of a stream."""

    type: Literal["CaseOpened"] = "CaseOpened"
    lifecycle: Coded
    person: UUID
    area: Coded
    calendar: str


class CaseLinked(Event):
    """Another case is known to belong to this one (DESIGN A7); ``asked_here``: the link was made from here."""

    type: Literal["CaseLinked"] = "CaseLinked"
    lifecycle: Coded
    case: UUID
    relation: Coded
    asked_here: bool


class OutsideEventRefused(Event):
    """An outside service's event could not be taken: recorded and shown on a work list, never dropped (A8)."""

    type: Literal["OutsideEventRefused"] = "OutsideEventRefused"
    source: str
    id: str
    kind: str
    data: str = Field(description="The refused data as JSON text, as it came")
    objections: tuple[Objection, ...]


class AdviceNoted(Event):
    """An advisory rule was not followed by the command before: it warned and did not stop it.

    ``because`` is the reason that was given with the command; None: none was given, and the answer warned.
    """

    type: Literal["AdviceNoted"] = "AdviceNoted"
    rule: str
    words: str
    because: str | None = None
    field: Coded | None = None


class WorkHandedOver(Event):
    """Who had the case in hand cannot: ``to`` stands in, or nobody, and then it is on the list of ``owner``.

    ``not_to``: why the cover that was named could not take it.
    """

    type: Literal["WorkHandedOver"] = "WorkHandedOver"
    worker: str
    to: str | None
    owner: Coded
    because: str
    not_to: str | None = None


class HandoverAcknowledged(Event):
    """Whoever stands in has seen that the case came to them."""

    type: Literal["HandoverAcknowledged"] = "HandoverAcknowledged"
    worker: str


class WorkHandedBack(Event):
    """The worker is back: nobody stands in any more."""

    type: Literal["WorkHandedBack"] = "WorkHandedBack"
    worker: str


class WorkTakenUp(Event):
    """A case that nobody had in hand has a worker again."""

    type: Literal["WorkTakenUp"] = "WorkTakenUp"
    worker: str


CaseEvent = Annotated[
    CaseOpened
    | CaseLinked
    | OutsideEventRefused
    | AdviceNoted
    | WorkHandedOver
    | HandoverAcknowledged
    | WorkHandedBack
    | WorkTakenUp,
    Field(discriminator="type"),
]
