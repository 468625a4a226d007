"""The region owed put together: what is done, and what is set aside. The tables stand with the regions."""

from domain.kernel.chart import Row, simply
from domain.mappa.owed.obligations import (
    ObligationArose,
    ObligationDone,
    ObligationLapsed,
    ObligationSetAside,
    RecordObligationDone,
    SetObligationAside,
    arose,
    ended,
    record_done,
    set_aside,
)
from domain.mappa.roles import COORDINATOR, PRACTITIONERS
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import STAGES

__all__ = ["OWED"]

_WORKERS = PRACTITIONERS | COORDINATOR
_ANY = frozenset(STAGES)

OWED = MappaRegion(
    name="owed",
    rows=(
        Row("owed", RecordObligationDone, _ANY, _WORKERS, record_done),
        Row("owed", SetObligationAside, _ANY, _WORKERS, set_aside),
    ),
    folds={
        ObligationArose: simply(arose),
        ObligationDone: simply(ended),
        ObligationSetAside: simply(ended),
        ObligationLapsed: simply(ended),
    },
)
