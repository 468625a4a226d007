"""What the case knows of its complaints: how far each has come. What was written stands where its reference says."""

from collections.abc import Mapping
from typing import Literal

from domain.kernel.message import Message
from domain.mappa.roles import Agency

__all__ = ["About", "Complaint", "Complaints", "Outcome", "Stage"]

About = Literal[
    "disclosure", "access_to_meeting", "access_to_minutes", "meeting_decision", "mappa_process",
    "licence_condition", "police_operation", "prison_operation", "agency_work",
]  # fmt: skip
"""What it is about (29.1, 29.2): the first five are about MAPPA, the others about how one agency works."""

Stage = Literal["received", "agreed", "passed_on", "answered", "investigated", "found", "under_review", "reviewed"]
Outcome = Literal["upheld", "partly_upheld", "not_upheld", "withdrawn"]


class Complaint(Message):
    """One complaint that is not closed. ``agency``: the one that it is about, where it is about one."""

    about: About
    stage: Stage = "received"
    way: Literal["", "agency", "mappa"] = ""
    agency: Agency | None = None
    told: bool = True
    """Whether the complainant has been told of the last step."""
    reported: bool = False
    """Whether the board has heard of it, and of its finding."""


class Complaints(Message):
    """The region's slice of the file."""

    open: Mapping[str, Complaint] = {}
    known: frozenset[str] = frozenset()
    """Ids that were ever used."""
