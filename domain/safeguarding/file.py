"""What a safeguarding case knows of itself. The modules of the steps fold their own events into it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.codes import Coded
from domain.kernel.lifecycle import File
from domain.kernel.message import Message
from domain.safeguarding.casework import Casework
from domain.safeguarding.regions.state import Regions

__all__ = [
    "AgencyEnquiry", "Checklist", "Closing", "EnquiryType", "Feedback", "Holder", "InquiryOfficer", "PendingClosure",
    "RiskLevel", "SafeguardingFile", "TorTask", "changed", "unchanged",
]  # fmt: skip

EnquiryType = Literal["statutory", "non_statutory"]
RiskLevel = Literal["low", "moderate", "substantial", "critical"]


BodyCode = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$", description="A code, no name of a person")]


class Checklist(Message):
    """The answers to a closure checklist by item id: done, or not applicable for a reason."""

    done: tuple[str, ...] = ()
    not_applicable: Mapping[str, str] = {}


class Feedback(Message):
    """What the referrer was told at the end (004 para 8.3), or why nothing could be said."""

    letter: Literal["criteria_met", "criteria_not_met", "enquiry_closed"] | None = None
    text: str = ""
    not_given_because: str | None = None
    adult_text: str = Field(default="", max_length=20_000)
    """What the adult is told by letter, in words for the adult; left out: told in another way."""
    bodies: Mapping[BodyCode, str] = {}
    """What each body is told by letter, by its code (``police``, an agency's): the outcome and its own actions."""


class Closing(Message):
    """What the DSO says when closing, at whichever stage; the closing event keeps it word for word."""

    reason: Coded
    rationale: str
    checklist: Checklist
    feedback: Feedback
    outcome: Coded | None = None
    evidence: Mapping[Coded, str] = {}
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


class TorTask(Message):
    """One task of the terms of reference: what, by whom (the IO or an agency's code), by when."""

    id: str = Field(pattern=r"^[A-Za-z0-9._-]{1,40}$")
    words: str = Field(min_length=3, max_length=4000)
    who: str = Field(min_length=1, max_length=80)
    by: date


class AgencyEnquiry(Message):
    """How an agency stands that was caused to make enquiries."""

    state: Literal["asked", "overdue", "received", "returned", "assured"] = "asked"
    tasks: tuple[str, ...] = ()
    open_tasks: tuple[str, ...] = ()
    """Tasks that the report at hand does not address."""


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
    died: bool = False
    discharge_on: date | None = None

    enquiry_type: EnquiryType | None = None
    ratings: Mapping[str, RiskLevel] = {}
    overall: RiskLevel | None = None
    critical_notice_owed: bool = False
    strategy_held: bool = False
    pending: PendingClosure | None = None

    tor_tasks: tuple[TorTask, ...] = ()
    tor_discussed_with: tuple[str, ...] = ()
    advocate_decided: bool = False
    represented: bool = False
    """Whether an advocate or another person acts for the adult."""
    agencies: Mapping[str, AgencyEnquiry] = {}
    io_finished: frozenset[str] = frozenset()

    letters_delivered: frozenset[str] = frozenset()
    """Letters that arrived, as kind/reader: see ``letters.py``."""

    casework: Casework = Casework()
    """Practice recorded, facts noted, obligations, consent, carers, actions: see ``casework.py``."""
    regions: Regions = Regions()
    """What runs beside any state: sanctions, MARAC, hazard, notices and the other parallel regions."""


def changed(file: SafeguardingFile, **changes: Any) -> SafeguardingFile:
    """The file with these facts changed; the same one if they stand in it already, as many that come again do."""
    held = file.__dict__
    for fact, value in changes.items():
        if held[fact] is not value:
            return file.model_copy(update=changes)
    return file


def unchanged(file: SafeguardingFile, _: Any) -> SafeguardingFile:
    """The file as it was: the event is for the chronology, no guard asks about it yet."""
    return file
