"""Notices to the regulator and to commissioners, and the outcome that follows them (004 para 7.3).

They call the case by its reference number and hold codes only: whoever writes free text about an adult may name
somebody, so there is none (EST-CQC-ANON).
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.words import date_in_words
from domain.letters.letter import Letter, in_words
from domain.letters.paper import Facts, Heading, Paper, Paragraph

__all__ = ["ProviderConcernNotice", "ProviderConcernOutcome"]

Code = Annotated[str, Field(pattern=r"^[a-z][a-z_]{1,60}$", description="A code: no free text can stand here")]


class ProviderConcernNotice(Letter):
    """A safeguarding concern within a regulated or commissioned service (EST-CQC-FORM, EST-COMMISSIONER)."""

    kind: Literal["provider_concern_notice"] = "provider_concern_notice"
    readers: ClassVar = frozenset({"regulator", "commissioner"})
    anonymised: ClassVar = True
    rules: ClassVar = ("EST-CQC-FORM", "EST-CQC-ANON")

    setting: Code
    types_of_abuse: tuple[Code, ...] = ()
    staff_alleged: bool = False
    crime_suspected: bool = False
    police_informed: bool = False
    enquiry_type: Literal["statutory", "non_statutory"] | None = None

    def paper(self, reference: str) -> Paper:
        """The concern by its codes; the outcome section says that it follows."""
        return Paper(
            title=f"Safeguarding concern in a regulated or commissioned service, our reference {reference}",
            blocks=(
                Paragraph(text=_ANONYMOUS),
                Heading(text="The concern"),
                Facts(rows=(*_concern(self), ("Safeguarding enquiry", _enquiry(self.enquiry_type)))),
                Heading(text="Outcome"),
                Paragraph(text="We will send this form again, with this section completed, at the conclusion."),
            ),
            marking="OFFICIAL-SENSITIVE",
        )


class ProviderConcernOutcome(Letter):
    """The same form again at the conclusion, with its outcome section (EST-CQC-RESEND), still anonymised."""

    kind: Literal["provider_concern_outcome"] = "provider_concern_outcome"
    readers: ClassVar = frozenset({"regulator", "commissioner"})
    anonymised: ClassVar = True
    rules: ClassVar = ("EST-CQC-RESEND", "EST-CQC-ANON")

    setting: Code
    types_of_abuse: tuple[Code, ...] = ()
    staff_alleged: bool = False
    crime_suspected: bool = False
    police_informed: bool = False
    concluded_on: date
    outcome: Code
    sanction_level: int | None = None

    def paper(self, reference: str) -> Paper:
        """The concern by its codes, and how it ended."""
        sanction = f"Adult Protection, level {self.sanction_level}" if self.sanction_level else "None in force"
        ended = date_in_words(self.concluded_on)
        return Paper(
            title=f"Outcome of a safeguarding concern notified to you, our reference {reference}",
            blocks=(
                Paragraph(text=_ANONYMOUS),
                Heading(text="The concern"),
                Facts(rows=_concern(self)),
                Heading(text="Outcome"),
                Facts(rows=(("Concluded on", ended), ("Outcome", in_words(self.outcome)), ("Sanction", sanction))),
            ),
            marking="OFFICIAL-SENSITIVE",
        )


_ANONYMOUS = (
    "This form names nobody. Please use our reference number whenever you write or speak to us about this concern."
)


def _concern(notice: ProviderConcernNotice | ProviderConcernOutcome) -> tuple[tuple[str, str], ...]:
    return (
        ("Setting", in_words(notice.setting)),
        ("Types of abuse", ", ".join(in_words(kind) for kind in notice.types_of_abuse) or "not yet known"),
        ("Allegation against staff", _yes(notice.staff_alleged)),
        ("Crime suspected", _yes(notice.crime_suspected)),
        ("Police informed", _yes(notice.police_informed)),
    )


def _enquiry(kind: str | None) -> str:
    return "not yet decided" if kind is None else "non-statutory" if kind == "non_statutory" else kind


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
