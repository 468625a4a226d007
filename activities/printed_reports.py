"""Supervisors' reports of one case: which there are, and one as a sheet of paper."""

from dataclasses import dataclass
from datetime import date

from activities.books import Books
from activities.folds import decoded
from activities.letter_content import Form, LetterContents
from activities.messages import CaseRef
from domain.kernel.case import fold
from domain.kernel.happened import Happened
from domain.letters.reference import reference_of
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.form import READER, PrintedReport, Whose, printed
from infra.letters.sheet import Sheet
from infra.store.event_store import EventStore

__all__ = ["ReportsOfCase", "printed_report", "reports_of"]

_SECTION = "Mental Health Casework Section"


@dataclass(frozen=True, slots=True)
class ReportsOfCase:
    """The file of a supervision and all that happened in it."""

    file: SupervisionFile
    happened: tuple[Happened, ...]

    def of(self, key: str) -> PrintedReport | None:
        """The report of this key, if anybody has written at it."""
        return printed(key, self.file, self.happened)


async def reports_of(store: EventStore, books: Books, ref: CaseRef) -> ReportsOfCase:
    """From the events; nothing of a person who was erased."""
    codebook = books.codebook(ref.lifecycle)
    happened = tuple(decoded(each, codebook) for each in await store.events(ref.stream) if each.body is not None)
    return ReportsOfCase(fold(books.lifecycle(ref.lifecycle), happened).file, happened)


async def printed_report(
    contents: LetterContents, reports: ReportsOfCase, ref: CaseRef, key: str, *, area: str, today: date
) -> Sheet | None:
    """The report on its sheet; None if nobody has written at it. Raises LookupError without a letterhead."""
    if (found := reports.of(key)) is None:
        return None
    person = await contents.person_of(ref.stream)
    return await contents.sheet_of(Form(
        area=area, reader=READER, reader_name=_SECTION, dated=found.signed_on or today,
        reference=reference_of(ref.lifecycle, ref.case), paper=found.paper(Whose(name=person.name, born=person.born)),
        signed_by=found.signed.signer if found.signed else "",
        signs_as="Line manager" if found.signed else "Not signed off yet",
    ))  # fmt: skip
