"""What the Parole Board decides, as the Public Protection Casework Section passes it on (15.13, 7.28)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.place.common import facts_of, today
from domain.mappa.place.custody import ParoleDateSet, release_day
from domain.mappa.place.leaving import ParoleReviewListed
from domain.mappa.place.reading import in_custody

__all__ = [
    "ParoleDecision", "ParoleDecisionReceived", "RecordParoleDecision", "parole_decision_received",
    "record_parole_decision",
]  # fmt: skip

_RULE = "MAPPA-CUS-PAROLE-RELEASE"


class ParoleDecision(Message):
    """What the Board decided, and the day that follows from it."""

    decision: Literal["release", "open_conditions", "no_release"]
    release_on: date | None = Field(default=None, description="The day of release, if it is fixed already")
    next_review_on: date | None = Field(default=None, description="The next review of somebody who stays in custody")


class RecordParoleDecision(ParoleDecision, Advised):
    """Notice of the Board's decision came in."""

    type: Literal["RecordParoleDecision"] = "RecordParoleDecision"


class ParoleDecisionReceived(ParoleDecision, Event):
    """The Board decided; a day of release, or of the next review, is set right behind it."""

    type: Literal["ParoleDecisionReceived"] = "ParoleDecisionReceived"


def record_parole_decision(command: RecordParoleDecision, file: MappaFile, now: Circumstances) -> Ruling:
    """Of somebody in custody whose release is for the Board. The clocks follow the day that it brings."""
    return unless_refused(
        _objections(command, file),
        ParoleDecisionReceived.model_validate(command.body()),
        *release_day(file, today(now), command.release_on, "parole_decision"),
        *_next_review(command, file, today(now)),
    )


def parole_decision_received(file: MappaFile, _: ParoleDecisionReceived) -> MappaFile:
    """For the chronology: its days are set by the events behind it."""
    return file


def _objections(command: RecordParoleDecision, file: MappaFile) -> Iterator[Objection | None]:
    board = file.place.sentence != "determinate" or file.place.kind == "recalled_standard"
    yield unless(in_custody(file), _RULE, "Nobody is in custody here.")
    yield unless(board, _RULE, "The release from this sentence is not for the Parole Board.")
    released = command.decision == "release"
    words = "A day of release follows from a decision to release only."
    yield unless(released or command.release_on is None, _RULE, words, "release_on")
    words = "Whoever is released has no further review of this kind."
    yield unless(not released or command.next_review_on is None, _RULE, words, "next_review_on")


def _next_review(command: RecordParoleDecision, file: MappaFile, day: date) -> Iterator[Event]:
    """Of a standard recall a later review, six months ahead (7.28); otherwise the next date of the parole process."""
    if command.next_review_on is None:
        return
    if file.place.kind == "recalled_standard":
        yield ParoleReviewListed(review_on=command.next_review_on, first=False)
    else:
        yield ParoleDateSet(kind="review", **facts_of(file, day, parole_on=command.next_review_on))
