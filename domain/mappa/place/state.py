"""What the region place knows: where the offender is, under which rules, and when they may be released."""

from datetime import date
from typing import Literal

from domain.kernel.message import Message

__all__ = ["CUSTODY", "Kind", "Place", "Regime", "SentenceType"]

Kind = Literal[
    "not_known", "community", "remand", "bail", "custody", "hospital", "recalled_fixed", "recalled_standard",
    "released_no_licence",
]  # fmt: skip
Regime = Literal["prison", "youth_custody", "mctc"]
"""Chapter 15, chapter 15 with the changes for youth custody, or chapter 16."""
SentenceType = Literal["determinate", "parole", "life_or_ipp"]

CUSTODY = frozenset({"remand", "custody", "recalled_fixed", "recalled_standard"})
"""The kinds of place in which a prison holds the offender."""


class Place(Message):
    """The region's slice of the file."""

    kind: Kind = "not_known"
    establishment: str = ""
    """Code of the prison, hospital or centre."""
    regime: Regime = "prison"
    sentence: SentenceType = "determinate"
    release_on: date | None = None
    """The day of release as the prison last gave it."""
    parole_on: date | None = None
    """Parole eligibility, tariff expiry, or the next review, whichever comes next."""
    served_with_com: bool = False
    """Ten months or less were left at the start: Probation holds the case from the beginning (15.5)."""
    early: Literal["no", "mandatory", "discretionary"] = "no"
    """Early allocation of the community offender manager (15.3)."""
    premises_since: date | None = None
    premises_until: date | None = None
    """The planned end of a stay in approved premises."""
    premises_area: str = ""
    met: frozenset[str] = frozenset()
    """Rules of this custody that are met."""
    at_once: frozenset[str] = frozenset()
    """Rules whose limit had passed already when it became known: due as soon as possible, and urgent."""
    reviewed: bool = False
    """Whether the level was reviewed since the recall."""
    temporary_release: frozenset[str] = frozenset()
    """Who was consulted about the temporary release that is being considered (15.34)."""
    at_large: bool = False
    """Unlawfully at large; the kind of place is still that of the custody that was left."""
