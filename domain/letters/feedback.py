"""The three letters to the referrer, internal ones included (004 para 8.3; L1772-1902), and the one to the adult.

What the law demands and what was decided stand in the words of the county's template, which are mandatory to the
public. The rationale is what the designated senior officer wrote for this reader, never the case's own record.
"""

from typing import ClassVar, Literal

from pydantic import Field

from domain.letters.letter import Gap, Letter, empty
from domain.letters.paper import Block, Listed, Paper, Paragraph

__all__ = ["CriteriaMet", "CriteriaNotMet", "EnquiryConcluded", "OutcomeForAdult", "OutcomeForBody"]

_LAW = (
    "Within the Care Act (2014), the criteria for a Section 42 Safeguarding Enquiry applies to an adult who is "
    "believed to meet all of the 3 points below:"
)
_CRITERIA = (
    "has needs for care and support (whether or not the local authority is meeting any of those needs)",
    "is experiencing, or at risk of, abuse or neglect",
    "as a result of those care and support needs is unable to protect themselves from either the risk of, or the "
    "experience of abuse or neglect",
)
_MET = (
    "I am writing to advise that, based on the information you have provided, and our initial fact finding, the "
    "concerns raised meet the Section 42 criteria. Therefore, the adult safeguarding referral has been progressed to "
    "a Safeguarding Enquiry."
)
_NOT_MET = (
    "I am writing to advise that, based on the information you have provided, and our initial fact finding, the "
    "concerns raised do not meet the Section 42 criteria. Therefore, the adult safeguarding referral will be closed."
)
_CONCLUDED = (
    "I am writing to advise that the Safeguarding Enquiry has now been concluded, and any appropriate post-enquiry "
    "plans have been arranged. Agencies involved in these plans will be contacted in relation to identified actions."
)
_QUERIES = (
    "If you have any further queries or concerns, please contact me at the above address, by telephone or by e-mail, "
    "giving our reference. Thank you for your contribution."
)


class _Feedback(Letter):
    readers: ClassVar = frozenset({"referrer"})

    rationale: str = Field(default="", max_length=20_000, description="Written for the referrer")

    def _letter(self, reference: str, about: str, *blocks: Block) -> Paper:
        further = (Paragraph(text="Further information:"), Paragraph(text=self.rationale)) if self.rationale else ()
        return Paper(
            title=f"{about}, our reference {reference}",
            greeting="Dear Referrer",
            blocks=(*blocks, *further, Paragraph(text=_QUERIES)),
        )


class _Decision(_Feedback):
    decided: ClassVar[str]

    def gaps(self) -> tuple[Gap, ...]:
        """The rationale is a mandatory field of the template."""
        words = "Write for the referrer why this was decided, and what else is done or where else to turn."
        return empty(self, self.rules[0], {"rationale": words})

    def paper(self, reference: str) -> Paper:
        """The law's three criteria, the decision, the rationale."""
        thanks = Paragraph(text="Thank you for raising your concerns.")
        law = (Paragraph(text=_LAW), Listed(items=_CRITERIA))
        about = "Adult Safeguarding Concern raised with us"
        return self._letter(reference, about, *law, thanks, Paragraph(text=self.decided))


class CriteriaMet(_Decision):
    """The concern became a safeguarding enquiry (S42-FB-MET)."""

    kind: Literal["criteria_met"] = "criteria_met"
    rules: ClassVar = ("S42-FB-MET", "S42-FB-TEMPLATES")
    decided: ClassVar = _MET


class CriteriaNotMet(_Decision):
    """The referral closes (S42-FB-NOTMET)."""

    kind: Literal["criteria_not_met"] = "criteria_not_met"
    rules: ClassVar = ("S42-FB-NOTMET", "S42-FB-TEMPLATES")
    decided: ClassVar = _NOT_MET


class EnquiryConcluded(_Feedback):
    """The enquiry is concluded; further information is optional (S42-FB-CLOSED, S42-FB-AGENCY-CONTACT)."""

    kind: Literal["enquiry_closed"] = "enquiry_closed"
    rules: ClassVar = ("S42-FB-CLOSED", "S42-FB-TEMPLATES")

    def paper(self, reference: str) -> Paper:
        """Concluded, plans arranged, agencies will be contacted."""
        return self._letter(reference, "Adult Safeguarding Enquiry undertaken", Paragraph(text=_CONCLUDED))


class OutcomeForAdult(Letter):
    """What came of it, for the adult whose case it is (S42-FB-RESP, S42-FB-WHO).

    The source has no template for it: it holds what the designated senior officer wrote for the adult, and nothing of
    what others said or did.
    """

    kind: Literal["outcome_for_adult"] = "outcome_for_adult"
    readers: ClassVar = frozenset({"adult"})
    rules: ClassVar = ("S42-FB-RESP", "S42-FB-WHO")

    text: str = Field(default="", max_length=20_000, description="Written for the adult")

    def gaps(self) -> tuple[Gap, ...]:
        """The words for the adult."""
        return empty(self, "S42-FB-RESP", {"text": "Write for the adult what was found and what happens next."})

    def paper(self, reference: str) -> Paper:
        """The words for the adult, and how to ask."""
        return Paper(
            title=f"About your safety and wellbeing, our reference {reference}",
            greeting="Hello",
            blocks=(Paragraph(text=self.text), Paragraph(text=_ASK)),
        )


class OutcomeForBody(Letter):
    """What came of it for an agency, the police or a health provider, and what it is to do (S42-FB-AGENCY-CONTACT).

    Proportionate, and no more than this body needs to know (S42-FB-RESP): it holds what was written for it alone.
    """

    kind: Literal["outcome_for_body"] = "outcome_for_body"
    readers: ClassVar = frozenset({"agency"})
    rules: ClassVar = ("S42-FB-WHO", "S42-FB-AGENCY-CONTACT")

    text: str = Field(default="", max_length=20_000, description="Written for this body")

    def gaps(self) -> tuple[Gap, ...]:
        """The words for this body."""
        return empty(self, "S42-FB-WHO", {"text": "Write for this body the outcome and the actions that are its own."})

    def paper(self, reference: str) -> Paper:
        """Concluded, and what was written for this body."""
        return Paper(
            title=f"Adult Safeguarding Enquiry concluded, our reference {reference}",
            greeting="Dear colleague",
            blocks=(Paragraph(text=_CONCLUDED_FOR_BODY), Paragraph(text=self.text), Paragraph(text=_QUERIES)),
            marking="OFFICIAL-SENSITIVE",
        )


_CONCLUDED_FOR_BODY = "The safeguarding enquiry under this reference has been concluded."
_ASK = (
    "If anything in this letter is not clear, if you would like it in another form or language, or if you do not feel "
    "safe, please telephone us and give our reference. In an emergency telephone 999."
)
