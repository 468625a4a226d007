"""What the register of people holds of the person whose case it is: who they are, how it is safe to reach them."""

from typing import Final, Literal

from pydantic import Field

from domain.kernel.register import PersonFacts

__all__ = ["EMAIL", "IDENTIFYING", "PersonRecord", "YesNo"]

EMAIL: Final = r"^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$"
"""Printable ASCII around one @, with a full stop after it: whether it is somebody's the carrier says."""
YesNo = Literal["yes", "no", "not_known"]
IDENTIFYING: Final = ("name", "born", "address", "record_number", "telephone", "email")
"""The facts by which a reader could tell who it is; none may stand on an anonymised letter (EST-CQC-ANON)."""


class PersonRecord(PersonFacts):
    """One version of a person. Gates see the facts that ``PersonFacts`` names; letters take what their fields name.

    ``write_by``: how it is safe to write to the person; None: nobody asked yet, so no letter goes to them.
    """

    name: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=400, description="Lines divided by commas or line breaks")
    record_number: str = Field(default="", max_length=60, description="The number in the council's record")
    telephone: str = Field(default="", max_length=60)
    email: str | None = Field(default=None, max_length=200, pattern=EMAIL)
    safe_contact: str = Field(default="", max_length=2000, description="How and when it is safe to make contact")
    write_by: Literal["post", "email", "no_letters"] | None = None
    preferred_format: Literal["standard", "large_print", "easy_read", "braille", "audio"] = "standard"
    first_language: str = Field(default="", max_length=100)
    interpreter: YesNo | None = None
    gender: str = Field(default="", max_length=60)
    occupation: str = Field(default="", max_length=200)
    workplace: str = Field(default="", max_length=400)
    gp: str = Field(default="", max_length=400)
    home: str = Field(default="", max_length=200, description="Home owner, or who the landlord is")
    pregnant: YesNo | None = None
    minority_ethnic_group: YesNo | None = None
    ethnicity: str = Field(default="", max_length=100)
    disabled: YesNo | None = None
    lesbian_gay_or_bisexual: YesNo | None = None
    transsexual: YesNo | None = Field(default=None, description="In the word of the MARAC form")

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The address as it stands on an envelope."""
        lines = (part.strip() for part in self.address.replace("\n", ",").split(","))
        return tuple(line for line in lines if line)
