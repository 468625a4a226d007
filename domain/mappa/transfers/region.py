"""The region transfers put together: a case is offered to another area or unit, taken or refused, and moves."""

from domain.kernel.chart import Row, simply
from domain.kernel.owing import laws_of
from domain.mappa.owed.obligations import bringing
from domain.mappa.roles import COORDINATOR, LEAD_ROLES
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import NOT_FINAL
from domain.mappa.transfers import transferring
from domain.mappa.transfers.law import TRANSFERS_RULES
from domain.mappa.transfers.owes import TRANSFER_OWES

__all__ = ["TRANSFERS"]

_SIDES = LEAD_ROLES | COORDINATOR

TRANSFERS = MappaRegion(
    name="transfers",
    rows=(
        Row("E", transferring.OfferTransfer, NOT_FINAL, LEAD_ROLES, transferring.offer_transfer),
        Row("E", transferring.AcceptTransfer, NOT_FINAL, _SIDES, transferring.accept_transfer),
        Row("E", transferring.RefuseTransfer, NOT_FINAL, _SIDES, transferring.refuse_transfer),
        Row("E", transferring.CompleteTransfer, NOT_FINAL, _SIDES, transferring.complete_transfer),
    ),
    folds={
        transferring.TransferOffered: simply(transferring.transfer_offered),
        transferring.TransferAccepted: simply(transferring.transfer_accepted),
        transferring.TransferRefused: simply(transferring.transfer_refused),
        transferring.TransferCompleted: simply(transferring.transfer_completed),
    },
    rules=(*TRANSFERS_RULES, *laws_of(TRANSFER_OWES)),
    brings=bringing(TRANSFER_OWES),
)
