"""What probation asks the practitioner, and the answer (003 s2 L96)."""

from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.file import REFERENCE, CourtFile, changed
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "AnswerProbation", "AskPractitioner", "PractitionerAsked", "ProbationAnswered", "Question", "answer_probation",
    "ask_practitioner", "practitioner_asked", "probation_answered", "unanswered",
]  # fmt: skip

_WORDS: Final = Field(min_length=3, max_length=8000)


class Question(Message):
    """What a probation officer wants to know, under an id of their own."""

    question: str = Field(pattern=REFERENCE)
    words: str = _WORDS


class AskPractitioner(Question, Advised):
    """Ask the practitioner for advice on this person."""

    type: Literal["AskPractitioner"] = "AskPractitioner"


class PractitionerAsked(Question, Event):
    """Advice is owed to probation."""

    type: Literal["PractitionerAsked"] = "PractitionerAsked"


class AnswerProbation(Question, Advised):
    """Give the advice that was asked for."""

    type: Literal["AnswerProbation"] = "AnswerProbation"


class ProbationAnswered(Question, Event):
    """Probation has the advice."""

    type: Literal["ProbationAnswered"] = "ProbationAnswered"


def ask_practitioner(command: AskPractitioner, file: CourtFile, _: Circumstances) -> Ruling:
    """Asked twice under one id, it is one question."""
    return () if command.question in file.questions else (PractitionerAsked.model_validate(command.body()),)


def answer_probation(command: AnswerProbation, file: CourtFile, _: Circumstances) -> Ruling:
    """A question that waits."""
    words = "No question of probation waits under this id."
    return unless_refused(
        (unless(command.question in file.questions, "COURT-PO-CONSULT", words, "question"),),
        ProbationAnswered.model_validate(command.body()),
    )


def unanswered(file: CourtFile) -> tuple[Objection | None, ...]:
    """One objection for each question that waits."""
    words = "Probation's question {} waits for an answer."
    return tuple(unless(False, "COURT-PO-CONSULT", words.format(each), "questions") for each in sorted(file.questions))


def practitioner_asked(file: CourtFile, event: PractitionerAsked) -> CourtFile:
    """Owed."""
    return changed(file, questions=file.questions | {event.question})


def probation_answered(file: CourtFile, event: ProbationAnswered) -> CourtFile:
    """Answered."""
    return changed(file, questions=file.questions - {event.question})
