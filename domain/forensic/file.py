"""What a forensic case knows of itself. The modules of the steps fold their own events into it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal
from uuid import UUID

from domain.kernel.lifecycle import File
from domain.kernel.message import Message

__all__ = [
    "Carer", "Document", "DocumentKind", "Flags", "ForensicFile", "Funding", "Placement", "Referred", "Route",
    "changed", "referred", "unchanged",
]  # fmt: skip

Route = Literal["RESTRICTED", "CTO", "LIFE_LICENCE", "OTHER"]
DocumentKind = Literal[
    "care_act_assessment", "risk_assessment", "care_and_support_plan", "cnp_application", "review"
]  # fmt: skip
"""The five documents that are quality assured and signed off (10.8)."""


class Document(Message):
    """How one of the five documents stands, and since when. ``authors`` are all who ever submitted this one."""

    state: Literal["none", "submitted", "returned", "signed"] = "none"
    version: int = 0
    authors: tuple[str, ...] = ()
    since: date | None = None


class Referred(Message):
    """How the referral came, what was asked about it, and what the service said to it."""

    sender: str = ""
    referrer: str = ""
    received_on: date | None = None
    faults: tuple[str, ...] = ()
    """Why it went back."""
    asked: str = ""
    """Who was asked for what is missing; empty: nobody is waited for."""
    asked_about: str = ""
    asked_on: date | None = None
    decided_on: date | None = None
    route: Route | None = None
    because: tuple[str, ...] = ()
    """The rules for which it was declined."""
    services: tuple[str, ...] = ()
    """Where it was redirected."""
    meeting_on: date | None = None
    """The joint meeting that discussed it, or is to."""


class Flags(Message):
    """What was established about the person; None: not asked yet, ``not_known`` does not count as an answer."""

    mappa: bool | None = None
    victim_contact: bool | None = None
    sexual_offence_orders: tuple[str, ...] | None = None
    social_supervision: Literal["none", "pre_discharge", "active"] | None = None
    cpa: bool | None = None
    s117: bool | None = None
    pre_admission_team: str | None = None
    """The community mental health team that held the person before admission; "none" if nobody did."""


class Carer(Message):
    """The carer's own small chart: none | identified → offered → declined | assessing → assessed."""

    state: Literal["not_asked", "none", "identified", "declined", "wants", "assessing", "assessed"] = "not_asked"
    route: Literal["commissioned", "social_work_assistant"] | None = None


class Funding(Message):
    """One request for accommodation or a costed package."""

    what: Literal["accommodation", "costed_package"]
    payer: str
    panel: Literal["not_asked", "referred", "agreed", "refused"] = "not_asked"
    started: bool = False


class Placement(Message):
    """Where the person lives or is detained; ``footprint``: within Kent, Surrey and Sussex."""

    kind: Literal["secure_hospital", "step_down", "rehabilitation", "community", "prison", "other"]
    footprint: bool
    since: date
    until: date | None = None


class ForensicFile(File):
    """The state of one forensic case: facts that guards ask about, and what its overview tells."""

    person: UUID | None = None
    area: str = ""
    eighteen_on: date | None = None
    va_protocol: bool | None = None
    privacy_notice: bool = False
    died: bool = False
    died_on: date | None = None

    referral: Referred = Referred()
    restricted: bool = False
    discussed: bool = False

    worker: str | None = None
    held_since: date | None = None
    team: str | None = None

    flags: Flags = Flags()
    carer: Carer = Carer()
    kers: Literal["not_decided", "offered", "given", "not_appropriate"] = "not_decided"
    documents: Mapping[str, Document] = {}
    outcome: Literal["CARE_ACT_ELIGIBLE", "S117_ONLY", "NEITHER"] | None = None
    eligible_needs: tuple[str, ...] = ()
    funding: tuple[Funding, ...] = ()
    placement_led: bool = False
    review_leads_to: str | None = None
    reviewed_from: str | None = None
    closing_from: str | None = None
    """The stage to which a closure that is declined goes back."""
    closing_because: str | None = None
    closing_asked_by: str | None = None
    closing_to: str = ""
    """Who goes on, where somebody does."""
    concerns: tuple[UUID, ...] = ()
    placements: tuple[Placement, ...] = ()
    joint_working: tuple[str, ...] = ()

    owed: Mapping[str, str] = {}
    """Tasks owed and not done yet, by code: why they are owed (``owed.py``)."""
    done: frozenset[str] = frozenset()

    def document(self, kind: str) -> Document:
        """How this document stands."""
        return self.documents.get(kind, Document())


def changed(file: ForensicFile, **changes: Any) -> ForensicFile:
    """The file with these facts changed."""
    return file.model_copy(update=changes)


def referred(file: ForensicFile, **changes: Any) -> ForensicFile:
    """The file with these facts of its referral changed."""
    return changed(file, referral=file.referral.model_copy(update=changes))


def unchanged(file: ForensicFile, _: Any) -> ForensicFile:
    """The file as it was: the event is for the chronology, no guard asks about it."""
    return file
