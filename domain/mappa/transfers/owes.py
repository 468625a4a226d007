"""What a transfer obliges to, where no time is given (chapter 17)."""

from typing import Any, Final

from domain.kernel.message import Event
from domain.kernel.owing import Owed
from domain.mappa.file import MappaFile
from domain.mappa.level.deciding import LevelDecided
from domain.mappa.level.level1 import Level1Confirmed
from domain.mappa.level.referral import ReferralDecided
from domain.mappa.level.reviewing import LevelReviewed
from domain.mappa.owed.obligations import owes
from domain.mappa.transfers.transferring import TransferAccepted, TransferCompleted, TransferOffered, TransferRefused

__all__ = ["TRANSFER_OWES"]

_LOOKED_AT: tuple[type[Event], ...] = (Level1Confirmed, ReferralDecided, LevelDecided, LevelReviewed)
_OVER: tuple[type[Event], ...] = (TransferCompleted, TransferRefused)


def _of_meetings(_: MappaFile, event: Any) -> bool:
    return event.what == "area" and event.level in {2, 3}


def _held(file: MappaFile, event: Any) -> bool:
    return _of_meetings(file, event) and bool(event.held)


def _without_protocol(_: MappaFile, event: Any) -> bool:
    return bool(event.cross_border and event.no_protocol)


def _over_the_border(file: MappaFile, _: Any) -> bool:
    return file.transfers.current is not None and file.transfers.current.cross_border


def _level_1(_: MappaFile, event: Any) -> bool:
    return bool(event.level == 1)


TRANSFER_OWES: Final[tuple[Owed, ...]] = (
    owes("MAPPA-TRF-JOINT-ATTEND", "Both areas attend last or first meeting", "17.4",
         "Invite staff of both areas to the last meeting before or the first meeting after the change.",
         "coordination_unit", TransferOffered, must=False, when=_of_meetings, ends=(TransferRefused,)),
    owes("MAPPA-TRF-L23-PRERELEASE", "Joint meeting when area changes before release or discharge", "17.6",
         "Organise a MAPPA meeting of both areas as soon as possible, place agreed by both.",
         "coordination_unit", TransferOffered, must=False, when=_held, ends=(TransferRefused,)),
    owes("MAPPA-XB-CONTACT", "No protocol: direct contact with equivalent agency", "17.9",
         "Contact the equivalent agency in the new jurisdiction and give the relevant information.",
         "other", TransferOffered, when=_without_protocol, ends=(TransferRefused,)),
    owes("MAPPA-XB-REFER", "New jurisdiction arranges MAPPA referral", "17.9",
         "Arrange referral to MAPPA or its equivalent there.",
         "other", TransferAccepted, when=_over_the_border),
    owes("MAPPA-TRF-EXPEDITE", "Transfers are made quickly", "17.1",
         "Complete the transfer promptly so that risk cover and the RMP are not interrupted.",
         "other", TransferAccepted, must=False, ends=_OVER),
    owes("MAPPA-TRF-L1-REVIEW", "New lead agency reviews level after transfer", "17.5",
         "Review and decide the level of management.",
         "other", TransferCompleted, when=_level_1, ends=_LOOKED_AT),
    owes("MAPPA-TRF-L23-REVIEW", "New area reviews the level", "17.6",
         "Review the level of management needed.",
         "coordination_unit", TransferCompleted, when=_of_meetings, ends=_LOOKED_AT),
)  # fmt: skip
