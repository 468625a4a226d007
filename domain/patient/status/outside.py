"""What the prison and the Parole Board tell: the dates of the sentence, a direction to release (CloudEvents)."""

from datetime import date

from domain.kernel.lifecycle import OutsideKind, as_told
from domain.kernel.message import Message
from domain.patient.status.sentence import DirectRelease, SentenceDates, SetSentenceDates

__all__ = ["STATUS_OUTSIDE", "ReleaseDirection"]


class ReleaseDirection(Message):
    """The Parole Board directed the release on this day."""

    on: date


STATUS_OUTSIDE = (
    OutsideKind("uk.hmpps.prison.sentence-dates.v1", SentenceDates, as_told(SetSentenceDates),
                "The automatic release date or the end of the licence was set or moved"),
    OutsideKind("uk.paroleboard.release-directed.v1", ReleaseDirection, as_told(DirectRelease),
                "The Parole Board directed the release"),
)  # fmt: skip
