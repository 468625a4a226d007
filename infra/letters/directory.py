"""Who is reached where: letterheads, addresses of agencies and services, names of workers. A file, read at the start.

Nothing of it stands in events: an agency that moves is reached at its new address, and an address is nobody's history.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from domain.letters.due import LetterDue
from domain.people.person import EMAIL

__all__ = ["Addressee", "Directory", "Envelope", "Letterhead", "Signatory"]

_EXAMPLE = Path(__file__).parent / "directory.example.json"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Letterhead(_Entry):
    """What stands at the top of an area's letters."""

    organisation: str
    department: str = ""
    address: tuple[str, ...] = ()
    telephone: str = ""
    email: str
    colour: str = Field(default="#1d3c34", pattern=r"^#[0-9a-f]{6}$")


class Addressee(_Entry):
    """Where a reader is reached: by e-mail if there is one, else by post."""

    name: str
    email: str | None = Field(default=None, pattern=EMAIL)
    address: tuple[str, ...] = Field(default=(), max_length=7)

    @property
    def reachable(self) -> bool:
        """Whether there is an e-mail address, or a postal one of at least three lines as the post wants it."""
        return self.email is not None or len(self.address) >= _FEWEST_LINES


class Signatory(_Entry):
    """Who signs and how to answer them."""

    name: str = ""
    title: str = "Designated Senior Officer"
    telephone: str = ""
    email: str = ""


class Envelope(_Entry):
    """All of a letter that does not come from the case."""

    letterhead: Letterhead
    signatory: Signatory
    addressee: Addressee | None


class Directory(_Entry):
    """Letterheads by area, addressees by ``Reader.key``, signatories by worker id and by team."""

    letterheads: Mapping[str, Letterhead]
    addressees: Mapping[str, Addressee] = Field(default_factory=dict)
    workers: Mapping[str, Signatory] = Field(default_factory=dict)
    teams: Mapping[str, Signatory] = Field(default_factory=dict)

    @classmethod
    def read(cls, path: Path | None) -> Self:
        """The directory of this installation; without one, an invented example that reaches nobody."""
        return cls.model_validate_json((path or _EXAMPLE).read_bytes())

    def envelope(self, due: LetterDue, addressee: Addressee | None = None) -> Envelope:
        """Head, foot and address of a letter; an addressee who was given for this letter goes before the register's.

        Raises LookupError if the area has no letterhead and there is none for "default".
        """
        return Envelope(
            letterhead=self.letterhead(due.area),
            signatory=self.signatory(due),
            addressee=addressee or self.addressees.get(due.reader.key),
        )

    def signatory(self, due: LetterDue) -> Signatory:
        """The worker; what is missing comes from the team, else from the letterhead: somebody can always be asked."""
        return self.signing(due.area, due.signed_by or "", due.team or "")

    def signing(self, area: str, signed_by: str, of_team: str = "") -> Signatory:
        """The same for what is no letter. Raises LookupError if there is no letterhead."""
        head = self.letterhead(area)
        worker, team = self.workers.get(signed_by, Signatory()), self.teams.get(of_team, Signatory())
        telephone = worker.telephone or team.telephone or head.telephone
        email = worker.email or team.email or head.email
        return worker.model_copy(update={"telephone": telephone, "email": email})

    def letterhead(self, area: str) -> Letterhead:
        """The letterhead of an area. Raises LookupError if it has none and there is none for "default"."""
        head = self.letterheads.get(area) or self.letterheads.get("default")
        if head is None:
            raise LookupError(f"no letterhead for the area {area}")
        return head


_FEWEST_LINES = 3
"""A name, a line and a postcode: what GOV.UK Notify takes for a postal address."""
