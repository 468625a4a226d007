"""The request form by which another agency is caused to make enquiries, in three parts (Appendix C; L1363-1633)."""

from datetime import date
from typing import ClassVar, Final, Literal, Self

from pydantic import Field

from domain.kernel.message import Message
from domain.kernel.words import date_in_words
from domain.letters.known import Contact, Known, filled
from domain.letters.letter import Gap, Letter, Particulars, empty
from domain.letters.paper import Blank, Block, Facts, Heading, Listed, Paper, Paragraph, Ticks

__all__ = ["CausedAgencyRequest", "Contact", "Task"]

_HEAD: Final = {
    "name": "the name", "born": "the date of birth", "address": "the address", "record_number": "the record number",
}  # fmt: skip
"""By which an agency knows whom the request is about."""


class Task(Message):
    """One item of the terms of reference that the agency is to do, and by when."""

    words: str
    by: date


class CausedAgencyRequest(Letter):
    """Part 1 is the council's, part 2 the agency's, part 3 the council's on receipt (S42-CO-FORM-HEAD, -P1 to -P3).

    ``purpose``: the same form asks for information before the criteria are decided (S42-CO-S421).
    """

    kind: Literal["caused_agency_request"] = "caused_agency_request"
    readers: ClassVar = frozenset({"agency"})
    rules: ClassVar = ("S42-CO-FORM-HEAD", "S42-CO-FORM-P1", "S42-CO-FORM-P2", "S42-CO-FORM-P3", "S42-CO-TEMPLATE")

    purpose: Literal["information", "enquiry"] = "enquiry"
    enquiry_type: Literal["statutory", "non_statutory"] | None = None
    adult: Particulars | None = None
    representative: Contact = Contact()
    inquiry_officer: Contact = Contact()
    concern: str = Field(default="", description="Part 1 A: the concern, the risks to the adult, others, children")
    outcomes_wanted: str = Field(default="", description="Part 1 B: what the adult or the representative wants")
    tasks: tuple[Task, ...] = Field(default=(), description="Part 1 C: the agency's own items only")
    why_you: str = Field(default="", description="Why this agency is best placed (S42-CO-WHY)")
    represented: bool = Field(default=False, description="Somebody acts for the adult (S42-CO-ADVOCATE)")
    acts_for_adult: str = Field(default="", description="Advocate or representative and how to reach them")
    reply_by: date | None = Field(default=None, description="None: 14 days (S42-CO-14D)")

    def completed(self, known: Known) -> Self:
        """The adult from the register, the IO from the directory, who acts for the adult from the case's parties."""
        adult = filled(
            self.adult or Particulars(),
            **known.adult.model_dump(include={"name", "born", "address", "record_number"}),
        )  # fmt: skip
        acting = "; ".join(each.reached for role in ("advocate", "representative") for each in known.called(role))
        to = Contact(name=known.reader.name, email=known.reader.email or "") if known.reader else Contact()
        return filled(
            self.model_copy(update={"adult": adult}), acts_for_adult=acting,
        ).model_copy(update={
            "inquiry_officer": _or(self.inquiry_officer, known.officer),
            "representative": _or(self.representative, to),
        })  # fmt: skip

    def gaps(self) -> tuple[Gap, ...]:
        """The head names the adult; part 1 says what happened, what is wanted and what is to be done."""
        part_1 = {
            "concern": "Summarise the concern with the risks to the adult and to others, children included.",
            "outcomes_wanted": "Say what the adult or the representative wants to come of it.",
            "tasks": "Name what this agency is to do and by when.",
        }
        who = {"acts_for_adult": "Say who acts for the adult and how to reach them."} if self.represented else {}
        advocate = empty(self, "S42-CO-ADVOCATE", who)
        return (*self._head_gaps(), *empty(self, "S42-CO-FORM-P1", part_1), *advocate)

    def _head_gaps(self) -> tuple[Gap, ...]:
        adult = self.adult or Particulars()
        adults = tuple(
            Gap(rule="S42-CO-FORM-HEAD", field=f"adult.{name}", words=f"Give {what} of the adult.")
            for name, what in _HEAD.items() if not getattr(adult, name)
        )  # fmt: skip
        reached = self.inquiry_officer.name and self.inquiry_officer.email
        officer = Gap(rule="S42-CO-FORM-HEAD", field="inquiry_officer", words="Name the IO with an e-mail address.")
        return adults if reached else (*adults, officer)

    def paper(self, reference: str) -> Paper:
        """The whole form, parts 2 and 3 with room to write in."""
        return Paper(
            title="Causing others to make enquiries: request form",
            blocks=(*self._head(reference), *self._part_1(), *_PART_2, *_PART_3),
            marking="OFFICIAL-SENSITIVE",
            signed=False,
        )

    def _head(self, reference: str) -> tuple[Block, ...]:
        adult, person = self.adult or Particulars(), self.representative
        statutory = self.enquiry_type == "statutory"
        return (
            Paragraph(text=_DUTY),
            Facts(rows=(
                ("Our reference", reference),
                ("For the attention of", _who(person)),
                ("Inquiry Officer (IO)", _who(self.inquiry_officer)),
                ("Person alleged to be at risk", adult.name),
                ("Date of birth", _day(adult.born)),
                ("Address", adult.address),
                ("Record number", adult.record_number),
            )),
            Ticks(boxes=(
                ("Information gathering in relation to a concern, Section 42(1)", self.purpose == "information"),
                ("Section 42(2) enquiry, statutory", self.purpose == "enquiry" and statutory),
                ("Enquiry, non-statutory", self.purpose == "enquiry" and not statutory),
            )),
        )  # fmt: skip

    def _part_1(self) -> tuple[Block, ...]:
        until = _day(self.reply_by) if self.reply_by else "14 days after the day on which this form was sent"
        return (
            Heading(text="Part 1: from the Designated Senior Officer"),
            Heading(text="A. Summary of the concern and of the risks"), Paragraph(text=self.concern),
            Heading(text="B. Making Safeguarding Personal: outcomes wanted"), Paragraph(text=self.outcomes_wanted),
            Heading(text="C. What we ask you to do"),
            Listed(items=tuple(f"{task.words} (by {_day(task.by)})" for task in self.tasks)),
            Facts(rows=(
                ("Why you are best placed", self.why_you),
                ("Who acts for the adult", self.acts_for_adult or "Nobody has been appointed"),
                ("Return this form by", until),
            )),
        )  # fmt: skip


_DUTY = (
    "The Care Act requires each local authority to make enquiries, or to cause others to do so, if it believes that "
    "an adult is experiencing, or is at risk of, abuse or neglect."
)
_PART_2 = (
    Heading(text="Part 2: from your agency"),
    Paragraph(text="Show that each item of part 1 C has been done: dates, how you communicated and who was consulted; "
              "what was discussed with the adult, carer, advocate and staff. Attach copies of relevant documents."),
    Blank(label="Summary of information or of enquiries made", lines=7),
    Blank(label="Name and e-mail of the manager or person completing this form"),
    Blank(label="Signature"),
    Blank(label="Date"),
)  # fmt: skip
_PART_3 = (
    Heading(text="Part 3: the Designated Senior Officer, on receipt"),
    Blank(label="Actions required, by whom and by when", lines=5),
    Blank(label="Name of the Designated Senior Officer"),
    Blank(label="Signature"),
    Blank(label="Date"),
)


def _or(said: Contact, known: Contact) -> Contact:
    return said if said != Contact() else known


def _who(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, contact.email, contact.telephone) if part)


def _day(day: date | None) -> str:
    return date_in_words(day) if day else ""
