"""Other people and bodies of one case: the referrer, whoever acts for the adult, those alleged, children, agencies.

They are kept per case and sealed with the key of the person whose case it is: they go when that person is erased.
"""

from collections.abc import Mapping
from typing import Final

from pydantic import Field

from domain.kernel.message import Message
from domain.people.person import EMAIL, YesNo

__all__ = ["PARTY_KEY", "Party", "named_so"]

PARTY_KEY: Final = r"^[a-z][a-z_]{1,29}(:[A-Za-z0-9][A-Za-z0-9 ._-]{0,79})?$"
"""``referrer``, ``representative``, ``perpetrator:1``, ``child:1``, ``agency:invented-care``: a role and a code, no
name. Where a letter is for that reader, the key is the reader's (``domain.letters.letter.Reader.key``)."""


class Party(Message):
    """One version of what is known of a party. An empty one is a party that was taken back."""

    name: str = Field(default="", max_length=200)
    organisation: str = Field(default="", max_length=200)
    email: str | None = Field(default=None, max_length=200, pattern=EMAIL)
    telephone: str = Field(default="", max_length=60)
    address: tuple[str, ...] = Field(default=(), max_length=7, description="Lines as on an envelope, postcode last")
    safe_contact: str = Field(default="", max_length=2000)
    born: str = Field(default="", max_length=60, description="Date of birth, or age")
    relationship: str = Field(default="", max_length=200, description="To the adult")
    relationship_to_perpetrator: str = Field(default="", max_length=200)
    occupation: str = Field(default="", max_length=200)
    school_or_setting: str = Field(default="", max_length=400)
    lado_considered: YesNo | None = None

    @property
    def reached(self) -> str:
        """Who it is and how to reach them, in one line."""
        parts = (self.name or self.organisation, self.telephone, self.email, ", ".join(self.address))
        return ", ".join(part for part in parts if part)


def named_so(role: str, parties: Mapping[str, Party]) -> tuple[Party, ...]:
    """The parties of this role, in the order of their keys; those taken back are left out."""
    keys = sorted(key for key in parties if key.partition(":")[0] == role)
    return tuple(parties[key] for key in keys if parties[key] != Party())
