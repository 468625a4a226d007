"""A social supervisor's report as it is printed: Parts A and B, the line manager's comments, who signed (000 7.4.3).

Made from the events, so that the paper says what was signed and nothing else. Part C is the clinical supervisor's own
and no part of this record.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.calendar.registry import SHIPPED
from domain.kernel.happened import Happened
from domain.kernel.message import Message
from domain.kernel.words import date_in_words
from domain.letters.paper import Block, Facts, Heading, Paper, Paragraph
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.sending import ReportSentToClinicalSupervisor, ReportSubmitted
from domain.supervision.reports.writing import ReportDrafted, ReportSignedOff

__all__ = ["READER", "PrintedReport", "Whose", "printed"]

READER: Final = "agency:mhcs"
"""Under this key the address book knows the Mental Health Casework Section."""
_ZONE: Final = SHIPPED.named("england-and-wales")
_MAPPA: Final = {
    None: "not said", "not_eligible": "not eligible", "level_1": "Level 1", "level_2": "Level 2", "level_3": "Level 3",
}  # fmt: skip
_ABSOLUTE: Final = {
    "not_considered": "not considered in this report", "not_recommended": "considered and not recommended",
    "recommended": "recommended",
}  # fmt: skip
_CLINICAL: Final = {
    "with_it": "went with this one", "sent_separately": "sent separately", "not_known": "not known to be with it",
}  # fmt: skip


class Whose(Message):
    """Whom the report is about, as the register of people knows them."""

    name: str = ""
    born: date | None = None


class PrintedReport(Message):
    """What was written last, and what became of that version."""

    report: str
    due_on: date
    written: ReportDrafted
    written_on: date
    signed: ReportSignedOff | None = None
    signed_on: date | None = None
    with_clinical_on: date | None = None
    submitted: ReportSubmitted | None = None

    def paper(self, whose: Whose) -> Paper:
        """The form; until it is signed, marked on every page."""
        return Paper(
            title="Conditionally discharged patient: report of the social supervisor",
            blocks=tuple(self._blocks(whose)),
            marking=None if self.signed else "DRAFT: NOT SIGNED OFF",
        )

    def _blocks(self, whose: Whose) -> Iterator[Block]:
        said = self.written
        yield Facts(rows=tuple(self._head(whose)))
        for title, text in (
            ("Part A", said.part_a), ("Part B: condition", said.condition), ("Part B: behaviour", said.behaviour),
            ("Part B: other agencies", said.other_agencies),
            ("Line manager's comments", self.signed.comments if self.signed else ""),
        ):  # fmt: skip
            if text:
                yield Heading(text=title)
                yield Paragraph(text=text)
        yield Heading(text="How it went on")
        yield Facts(rows=tuple(self._way()))

    def _head(self, whose: Whose) -> Iterator[tuple[str, str]]:
        yield "Name", whose.name or "not recorded"
        if whose.born:
            yield "Date of birth", date_in_words(whose.born)
        yield "Report", f"{self.report}, version {self.written.version}"
        yield "Due", date_in_words(self.due_on)
        yield "Social supervisor", f"{self.written.author}, {date_in_words(self.written_on)}"
        yield "MAPPA", _MAPPA[self.written.mappa]
        yield "Absolute discharge", _ABSOLUTE[self.written.absolute_discharge]

    def _way(self) -> Iterator[tuple[str, str]]:
        signed = (
            f"{self.signed.signer}, {date_in_words(self.signed_on)}" if self.signed and self.signed_on else "not yet"
        )
        yield "Signed off by the line manager", signed
        if self.with_clinical_on:
            yield "With the clinical supervisor", date_in_words(self.with_clinical_on)
        if self.submitted:
            yield "With the Mental Health Casework Section", date_in_words(self.submitted.submitted_on)
            yield "The clinical supervisor's report", _CLINICAL[self.submitted.clinical_report]


def printed(key: str, file: SupervisionFile, happened: Sequence[Happened]) -> PrintedReport | None:
    """The report of this key as it stands now; None: nobody has written at it, or it is not owed."""
    found: PrintedReport | None = None
    known = file.reports.known.get(key)
    for each in happened if known else ():
        if getattr(each.event, "report", None) == key and known:
            found = _told(found, each, known.due_on)
    return found


def _told(found: PrintedReport | None, each: Happened, due_on: date) -> PrintedReport | None:
    """A report that is written anew begins anew: what was signed before was another version."""
    event, day = each.event, _ZONE.local_date(each.effective_at)
    if isinstance(event, ReportDrafted):
        return PrintedReport(report=event.report, due_on=due_on, written=event, written_on=day)
    if found is None:
        return None
    match event:
        case ReportSignedOff():
            return found.model_copy(update={"signed": event, "signed_on": day})
        case ReportSentToClinicalSupervisor():
            return found.model_copy(update={"with_clinical_on": day})
        case ReportSubmitted():
            return found.model_copy(update={"submitted": event})
        case _:
            return found
