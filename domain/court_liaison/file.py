"""What a liaison case knows of itself. The modules of the steps fold their own events into it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.lifecycle import File
from domain.kernel.message import Message

__all__ = [
    "REFERENCE", "Agency", "Cohort", "CourtFile", "Custody", "Link", "Order", "Requirement", "Sar", "changed",
    "unchanged",
]  # fmt: skip

REFERENCE: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
"""An id that whoever writes it chose: of a referral, a record, a question."""

Custody = Literal["not_known", "police_remand", "prison_remand", "bail"]
Agency = Literal[
    "court", "police", "prison_escort", "prosecution", "defence", "probation", "youth_justice", "mental_health_service",
    "clinical_team", "prison_healthcare", "gp", "voluntary_service", "substance_misuse_service", "housing",
    "social_care", "other",
]  # fmt: skip
"""Court agencies, and those with whom the practitioner liaises (003 s1)."""
Cohort = Literal["women", "homeless", "personality_disorder"]
"""The cohorts that shaped the service (003 L133)."""
Requirement = Literal["mhtr", "sar", "other"]


class Order(Message):
    """A community order or suspended sentence order; ``ends_on`` is its last day."""

    kind: Literal["community_order", "suspended_sentence_order"] = "community_order"
    starts_on: date
    ends_on: date
    requirements: tuple[Requirement, ...] = Field(
        default=(), description="mhtr: mental health treatment; sar: specified activity"
    )


class Link(Message):
    """A service to which the person was signposted or referred, and what came of it."""

    service: str
    formal: bool = False
    answered: bool = False
    engaged: bool | None = None


class Sar(Message):
    """How the Specified Activity Requirement stands; ``sessions`` are those that were delivered."""

    state: Literal["none", "proposed", "running", "roadmap_due", "closed"] = "none"
    drivers: tuple[str, ...] = ()
    sessions: int = 0
    resources: frozenset[str] = frozenset()


class CourtFile(File):
    """The state of one liaison case: facts that guards ask about, nothing else."""

    person: UUID | None = None
    practitioner: str | None = None
    hearing_on: date | None = None
    resumes_at: str | None = None
    """Where the work goes on at the next hearing, after an adjournment."""
    custody: Custody = "not_known"
    escort_record: str = ""
    sentenced: bool = False
    disposed: bool = False

    assessed: bool = False
    consent: Literal["not_asked", "given", "refused"] = "not_asked"
    cohorts: frozenset[str] = frozenset()
    risk_of_custody: bool = False
    repeat_offending: bool = False
    psychiatric: Literal["none", "referred", "known"] = "none"
    reports: int = 0
    advised: bool = False
    agencies: frozenset[str] = frozenset()
    """Types of agency with which there was contact."""
    lately: frozenset[str] = frozenset()
    """Contacts and appointments since the last order review."""
    links: Mapping[str, Link] = {}

    order: Order | None = None
    om_assessed: bool = False
    case_manager: Literal["fmhp", "probation"] | None = None
    proposed_by: tuple[str, str] | None = None
    """Side and worker of whoever proposed the sentence plan that waits for the other."""
    review_by: tuple[str, str] | None = None
    """The same of an order review."""
    report_required: bool = False
    questions: frozenset[str] = frozenset()
    """What probation asked and has not been answered."""

    mhtr: Literal["none", "in_force", "advise_probation"] = "none"
    sar: Sar = Sar()


def changed(file: CourtFile, **changes: Any) -> CourtFile:
    """The file with these facts changed."""
    return file.model_copy(update=changes)


def unchanged(file: CourtFile, _: Any) -> CourtFile:
    """The file as it was: the event is for the chronology and the figures, no guard asks about it."""
    return file
