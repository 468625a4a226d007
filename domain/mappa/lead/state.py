"""What the region lead knows: who leads, in which area, and on what ground; two facts that do not follow each other."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from domain.kernel.message import Message
from domain.mappa.roles import Agency

__all__ = ["Lead", "Supervision", "SupervisionKind"]

SupervisionKind = Literal[
    "bail_pending_sentence", "probation", "yot", "yot_transition", "hospital_order", "guardianship",
    "community_treatment_order", "service_detention_no_licence",
]  # fmt: skip
"""Under which power the offender is supervised, as far as it decides who leads (2.4, 6.5, 16.1).

"probation": licence, suspended sentence, community order, post-sentence supervision, or a licence for a later offence.
"""


class Supervision(Message):
    """One supervision and its days; ``until`` None: no end is known."""

    kind: SupervisionKind
    since: date
    until: date | None = None


class Lead(Message):
    """The region's slice of the file."""

    agency: Agency | None = None
    since: date | None = None
    unit: str = ""
    """The managing unit of the lead agency, by code; it does not fix the MAPPA area (17.1)."""
    joint: frozenset[Agency] = frozenset()
    """Agencies that manage jointly; the lead stays what it is (2.4, 2.5)."""
    supervisions: Mapping[str, Supervision] = {}
    """By kind; those that ended are gone."""
    practitioner_allocated: bool = False
    area: str = ""
    """The one MAPPA area that manages the case now; "" until it is set."""
    residence: str = ""
    """The area where the offender lives, if it is known."""
