"""What a safeguarding case knows of itself. The modules of the steps fold their own events into it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from domain.kernel.lifecycle import File
from domain.kernel.message import Message

__all__ = [
    "AgencyEnquiry", "Checklist", "Closing", "EnquiryType", "Feedback", "Holder", "InquiryOfficer", "PendingClosure",
    "RiskLevel", "SafeguardingFile", "Sanction", "changed",
]  # fmt: skip

EnquiryType = Literal["statutory", "non_statutory"]
RiskLevel = Literal["low", "moderate", "substantial", "critical"]


class Checklist(Message):
    """The answers to a closure checklist by item id: done, or not applicable for a reason."""

    done: tuple[str, ...] = ()
    not_applicable: Mapping[str, str] = {}


class Feedback(Message):
    """What the referrer was told at the end (004 para 8.3), or why nothing could be said."""

    letter: Literal["criteria_met", "criteria_not_met", "enquiry_closed"] | None = None
    text: str = ""
    not_given_because: str | None = None


class Closing(Message):
    """What the DSO says when closing, at whichever stage; the closing event keeps it word for word."""

    reason: str
    rationale: str
    checklist: Checklist
    feedback: Feedback
    evidence: Mapping[str, str] = {}
    """Further evidence by code: conditions not met, consent factors, assurances."""
    hazard: str | None = None
    """The self-neglect hazard's reference, where the case goes to that pathway."""
    team: str | None = None
    """The team that goes on working with the adult, where one does."""


class PendingClosure(Message):
    """A closure that the DSO has decided and that waits for the manager's sign-off."""

    closes_with: str
    closing: Closing
    by: str


class Holder(Message):
    """Who held a role of the case from when on (S42-ROLE-DSO: record who held it when)."""

    role: Literal["DSO", "IO"]
    worker: str
    since: datetime
    stage: str


class InquiryOfficer(Message):
    """An inquiry officer of the case and the employer; Making Safeguarding Personal stays with the council's own."""

    worker: str
    employer: str


class AgencyEnquiry(Message):
    """How an agency stands that was caused to make enquiries."""

    state: Literal["asked", "overdue", "received", "returned"] = "asked"
    tasks: tuple[str, ...] = ()
    open_tasks: tuple[str, ...] = ()


class Sanction(Message):
    """A sanction on a provider, by level 1 to 3."""

    level: int
    state: Literal["proposed", "placed"]


class SafeguardingFile(File):
    """The state of one safeguarding case: facts that guards ask about, nothing else."""

    person: UUID | None = None
    channel: str = ""
    anonymous: bool = False
    source: str = ""
    content: tuple[str, ...] = ()
    home_team: str | None = None
    setting: str = "not_known"
    setting_team: str | None = None
    team: str | None = None
    dso: str | None = None
    officers: tuple[InquiryOfficer, ...] = ()
    holders: tuple[Holder, ...] = ()

    immediate_risk: bool = False
    crime_suspected: bool = False
    staff_alleged: bool = False
    dols: str = "not_known"
    told: frozenset[str] = frozenset()
    """Who was told or asked: children, police, regulator, commissioner, dols."""
    crime_number: str | None = None
    died_at: datetime | None = None
    discharge_on: date | None = None

    enquiry_type: EnquiryType | None = None
    ratings: Mapping[str, RiskLevel] = {}
    overall: RiskLevel | None = None
    critical_notice_owed: bool = False
    strategy_held: bool = False
    pending: PendingClosure | None = None

    tor_tasks: tuple[str, ...] = ()
    tor_discussed_with: tuple[str, ...] = ()
    advocate_decided: bool = False
    agencies: Mapping[str, AgencyEnquiry] = {}
    sanctions: Mapping[str, Sanction] = {}
    meetings: int = 0


def changed(file: SafeguardingFile, **changes: Any) -> SafeguardingFile:
    """The file with these facts changed."""
    return file.model_copy(update=changes)
