"""An event together with when it happened and when it was learned (DESIGN A1)."""

from dataclasses import dataclass
from datetime import datetime

from domain.kernel.message import Event

__all__ = ["Happened"]


@dataclass(frozen=True, slots=True)
class Happened:
    """``effective_at``: when it happened in the world; ``recorded_at``: when it was recorded; both UTC.

    ``by`` is the opaque id of the worker or the service, ``law`` the law pack it was decided under.
    """

    event: Event
    effective_at: datetime
    recorded_at: datetime
    by: str
    law: str
