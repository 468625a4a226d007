"""An event together with when it happened and when it was learned (DESIGN A1)."""

from datetime import datetime
from typing import NamedTuple

from domain.kernel.message import Event

__all__ = ["Happened"]


class Happened(NamedTuple):
    """``effective_at``: when it happened in the world; ``recorded_at``: when it was recorded; both UTC.

    ``by`` is the opaque id of the worker or the service, ``law`` the law pack it was decided under.
    A tuple, because one is made for each event of each fold: a frozen dataclass takes more than twice as long.
    """

    event: Event
    effective_at: datetime
    recorded_at: datetime
    by: str
    law: str
