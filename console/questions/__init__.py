"""What is asked of the cases of one pathway alone, and over all cases: each question is declared, and has its page.

A read route of the API that a case team would want beside the pages of every case is one ``Question`` more here.
"""

from typing import Final

from api.security import may_read
from console.questions import court_liaison, forensic, safeguarding, supervision
from console.questions.question import Question
from domain.kernel.message import Command
from domain.kernel.register import Actor

__all__ = ["QUESTIONS", "looked_at_before", "over_all", "questions_of"]

QUESTIONS: Final = (
    *safeguarding.QUESTIONS, *forensic.QUESTIONS, *supervision.QUESTIONS, *court_liaison.QUESTIONS,
)  # fmt: skip


def questions_of(lifecycle: str, caller: Actor) -> tuple[Question, ...]:
    """What this caller may ask of a case of this pathway."""
    return tuple(each for each in QUESTIONS if each.of == lifecycle and each.is_for(caller))


def over_all(caller: Actor) -> tuple[Question, ...]:
    """What this caller may ask over all cases; and of a case by its id, where they read no case of that pathway."""
    return tuple(each for each in QUESTIONS if each.is_for(caller) and not (each.of and may_read(caller, each.of)))


def looked_at_before(command: type[Command], caller: Actor) -> tuple[Question, ...]:
    """What this caller may look at before they give this command."""
    return tuple(each for each in QUESTIONS if command in each.before and each.is_for(caller))
