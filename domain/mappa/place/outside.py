"""What prisons, the casework section, the Parole Board and courts tell a case: types of CloudEvents, their commands.

Whatever a guard refuses is recorded on the case and listed, so that a person looks at it; what came before under the
same source and id changes nothing.
"""

from datetime import date
from typing import Final

from domain.kernel.lifecycle import OutsideKind, as_told
from domain.mappa.place.absconding import Abscond, RecordAbscond, RecordReturn, Return
from domain.mappa.place.appeals import Appeal, AppealDecision, RecordAppeal, RecordAppealDecision
from domain.mappa.place.custody import (
    Move,
    ParoleDate,
    ReceiveIntoCustody,
    Reception,
    ReleaseDate,
    SetParoleDate,
    SetReleaseDate,
    TransferPrisoner,
)
from domain.mappa.place.leaving import (
    ListParoleReview,
    ParoleReview,
    Recall,
    RecallOffender,
    Release,
    ReleaseOffender,
)
from domain.mappa.place.parole import ParoleDecision, RecordParoleDecision
from domain.mappa.place.state import SentenceType

__all__ = ["PLACE_OUTSIDE", "ParoleDateNotice", "RecallNotice", "ReceptionNotice", "ReleaseDateNotice"]


class ReceptionNotice(Reception):
    """A reception, and how the sentence ends."""

    sentence: SentenceType = "determinate"


class ReleaseDateNotice(ReleaseDate):
    """The day of release; None: none is known any more."""

    release_on: date | None


class ParoleDateNotice(ParoleDate):
    """A date of the parole process."""

    parole_on: date


class RecallNotice(Recall):
    """A recall, and the day on which a fixed term ends."""

    release_on: date | None = None


PLACE_OUTSIDE: Final = (
    OutsideKind("uk.hmpps.prison.received.v1", ReceptionNotice,
                as_told(ReceiveIntoCustody), "A prison received the offender"),
    OutsideKind("uk.hmpps.prison.transferred.v1", Move,
                as_told(TransferPrisoner), "The prisoner was moved"),
    OutsideKind("uk.hmpps.prison.release-date.v1", ReleaseDateNotice,
                as_told(SetReleaseDate), "The day of release was set, moved or confirmed"),
    OutsideKind("uk.hmpps.prison.released.v1", Release,
                as_told(ReleaseOffender), "The offender was released"),
    OutsideKind("uk.hmpps.prison.absconded.v1", Abscond,
                as_told(RecordAbscond), "The offender is unlawfully at large"),
    OutsideKind("uk.hmpps.prison.returned.v1", Return,
                as_told(RecordReturn), "The offender is back in custody"),
    OutsideKind("uk.hmpps.ppcs.recalled.v1", RecallNotice,
                as_told(RecallOffender), "The licence was revoked: a recall"),
    OutsideKind("uk.hmpps.ppcs.parole-date.v1", ParoleDateNotice,
                as_told(SetParoleDate), "A date of the parole process"),
    OutsideKind("uk.paroleboard.review-listed.v1", ParoleReview,
                as_told(ListParoleReview), "The Board listed a review of a recall"),
    OutsideKind("uk.paroleboard.decision.v1", ParoleDecision,
                as_told(RecordParoleDecision), "The Board decided"),
    OutsideKind("uk.hmcts.appeal.permitted.v1", Appeal,
                as_told(RecordAppeal), "Permission for an appeal or a judicial review was granted"),
    OutsideKind("uk.hmcts.appeal.decided.v1", AppealDecision,
                as_told(RecordAppealDecision), "The court decided an appeal or a judicial review"),
)  # fmt: skip
