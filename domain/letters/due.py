"""A letter that is owed: what kind, to whom, dated when, signed by whom."""

from datetime import date
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from domain.kernel.message import Message
from domain.letters.agency import CausedAgencyRequest
from domain.letters.feedback import CriteriaMet, CriteriaNotMet, EnquiryConcluded, OutcomeForAdult, OutcomeForBody
from domain.letters.known import Known
from domain.letters.letter import Letter, Reader
from domain.letters.marac import MaracReferral
from domain.letters.meeting import MeetingInvitation, MeetingMinutes
from domain.letters.notices import ProviderConcernNotice, ProviderConcernOutcome
from domain.letters.sanction import SanctionNotice

__all__ = ["KINDS", "LETTER", "AnyLetter", "LetterDue", "amended", "completed"]

LETTER = "letter"
"""The kind of errand by which a case asks for a letter to be sent."""

AnyLetter = Annotated[
    CriteriaMet | CriteriaNotMet | EnquiryConcluded | OutcomeForAdult | OutcomeForBody | CausedAgencyRequest
    | ProviderConcernNotice | ProviderConcernOutcome | SanctionNotice | MaracReferral | MeetingInvitation
    | MeetingMinutes,
    Field(discriminator="kind"),
]  # fmt: skip

KINDS: tuple[type[Letter], ...] = (
    CriteriaMet, CriteriaNotMet, EnquiryConcluded, OutcomeForAdult, OutcomeForBody, CausedAgencyRequest,
    ProviderConcernNotice, ProviderConcernOutcome, SanctionNotice, MaracReferral, MeetingInvitation, MeetingMinutes,
)  # fmt: skip


class LetterDue(Message):
    """One letter for one reader. ``signed_by``, ``team`` and ``officer`` (the IO) are codes: a directory knows more.

    Raises pydantic's ValidationError if this kind is not for this reader: a form that names the adult must not go
    to somebody who may only know the number.
    """

    reader: Reader
    letter: AnyLetter
    dated: date
    area: str = ""
    signed_by: str | None = None
    team: str | None = None
    officer: str | None = None
    subject: str = Field(
        default="", max_length=80, description="What the case calls the matter: it comes back with the outcome"
    )

    @model_validator(mode="after")
    def _for_this_reader(self) -> Self:
        if self.reader.kind not in self.letter.readers:
            raise ValueError(f"{self.letter.kind} is not for the {self.reader.kind}")
        return self


def amended(due: LetterDue, fields: dict[str, Any]) -> LetterDue:
    """The same letter with facts that were missing; nothing else of it can be changed by that.

    Raises pydantic's ValidationError for a field that the letter does not have, so for any fact that its reader may
    not see.
    """
    letter = type(due.letter).model_validate(_merged(due.letter.model_dump(exclude={"kind"}), fields))
    return due.model_copy(update={"letter": letter})


def completed(due: LetterDue, known: Known) -> LetterDue:
    """The same letter with what registers know of the people that it may name."""
    return due.model_copy(update={"letter": due.letter.completed(known)})


def _merged(before: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """A part that is added to keeps what it said else: who adds a telephone number need not tell the name again."""
    both = {
        name: _merged(before[name], value) if isinstance(value, dict) and isinstance(before.get(name), dict) else value
        for name, value in more.items()
    }
    return {**before, **both}
