"""A letter with everything that stands on its sheets: what the templates print."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from domain.kernel.words import date_in_words
from domain.letters.due import LetterDue
from domain.letters.paper import Paper
from infra.letters.directory import Addressee, Envelope, Letterhead, Signatory

__all__ = ["Sheet", "sheet_of"]


class Sheet(BaseModel):
    """Head, address block, date, reference, the paper itself, signature."""

    model_config = ConfigDict(frozen=True)

    letterhead: Letterhead
    addressee: Addressee
    signatory: Signatory
    dated: date
    date_in_words: str
    reference: str
    paper: Paper
    large_print: bool = False
    enclosed: tuple[str, ...] = ()
    """References of the documents that go with it."""


def sheet_of(due: LetterDue, envelope: Envelope, reference: str, *, large_print: bool = False) -> Sheet:
    """The sheet of a letter. Raises ValueError if nobody is addressed."""
    if envelope.addressee is None:
        raise ValueError("a letter needs somebody to go to")
    return Sheet(
        letterhead=envelope.letterhead,
        addressee=envelope.addressee,
        signatory=envelope.signatory,
        dated=due.dated,
        date_in_words=date_in_words(due.dated),
        reference=reference,
        paper=due.letter.paper(reference),
        large_print=large_print,
        enclosed=tuple(each.document for each in due.letter.enclosures()),
    )
