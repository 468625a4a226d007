"""What became of a letter, and what its arrival means for the case (DA-MARAC-BOTH, EST-MANUAL-SEND)."""

from typing import Final, Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import OutsideKind, Ruling, as_told
from domain.kernel.message import Command, Event, Message
from domain.letters.letter import Letter
from domain.letters.marac import MaracReferral
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.letters_marac import marac_recipient
from domain.safeguarding.regions.marac import arrived
from domain.safeguarding.regions.notifications import NoticeAnonymised, notice_arrived, notice_reached

__all__ = [
    "LETTER_OUTCOME", "LetterOutcome", "LetterOutcomeRecorded", "RecordLetterOutcome", "letter_outcome_recorded",
    "record_letter_outcome", "subject_of",
]  # fmt: skip

MARAC: Final = "marac"
NOTICE: Final = "notice"


class LetterOutcome(Message):
    """What became of a letter. ``letter`` is its id, ``document`` that of its sealed copy."""

    letter: str = Field(max_length=200)
    kind: Coded = Field(max_length=60)
    reader: str = Field(max_length=40)
    reader_code: str = Field(default="", max_length=80)
    outcome: Literal["delivered", "failed", "withdrawn"]
    because: str | None = Field(default=None, max_length=80, description="The carrier's code")
    document: str | None = Field(default=None, max_length=300)
    subject: str = Field(
        default="", max_length=80, description="What the case called the matter when it owed the letter"
    )


class RecordLetterOutcome(LetterOutcome, Command):
    """Keep what became of a letter; whoever carries letters gives it."""

    type: Literal["RecordLetterOutcome"] = "RecordLetterOutcome"


class LetterOutcomeRecorded(LetterOutcome, Event):
    """A letter arrived, came back, or was withdrawn."""

    type: Literal["LetterOutcomeRecorded"] = "LetterOutcomeRecorded"


LETTER_OUTCOME = OutsideKind(
    "uk.caseclock.letter-outcome.v1", LetterOutcome,
    as_told(RecordLetterOutcome), "What became of a letter",
)  # fmt: skip


def record_letter_outcome(command: RecordLetterOutcome, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Never refused: it happened. What must reach somebody to count is done once it did."""
    outcome = LetterOutcomeRecorded.model_validate(command.model_dump(exclude={"type"}))
    return (outcome, *(_meant_by(outcome, file) if outcome.outcome == "delivered" else ()))


def letter_outcome_recorded(file: SafeguardingFile, event: LetterOutcomeRecorded) -> SafeguardingFile:
    """Who has which letter: guards may ask whether all who must have one do."""
    if event.outcome != "delivered":
        return file
    reader = f"{event.reader}:{event.reader_code}" if event.reader_code else event.reader
    file = changed(file, letters_delivered=file.letters_delivered | {f"{event.kind}/{reader}"})
    matter, _, name = event.subject.partition(":")
    return notice_reached(file, name, event.reader_code) if matter == NOTICE else file


def subject_of(letter: Letter, file: SafeguardingFile, event: Event) -> str:
    """What the case calls the matter of a letter that this event owes, where its delivery means something."""
    if isinstance(letter, MaracReferral):
        return f"{MARAC}:{file.regions.marac.prepared}"
    return f"{NOTICE}:{event.notice}" if isinstance(event, NoticeAnonymised) else ""


def _meant_by(outcome: LetterOutcome, file: SafeguardingFile) -> tuple[Event, ...]:
    """A referral or a notice counts as sent by what arrived, never by what was meant to be sent."""
    matter, _, name = outcome.subject.partition(":")
    if matter == MARAC and name.isdecimal():
        return arrived(marac_recipient(outcome.reader, outcome.reader_code), int(name), file)
    return notice_arrived(name, outcome.reader_code, file) if matter == NOTICE else ()
