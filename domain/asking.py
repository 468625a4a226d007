"""What one pathway says to another: commands in the other one's own words (DESIGN A7).

Lifecycles do not know each other. What is said here is what the other one takes, field by field; a test holds it
against the other's own command.
"""

from datetime import date
from typing import Literal
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from pydantic import Field

from domain.kernel.happened import Happened
from domain.kernel.lifecycle import FollowUp
from domain.kernel.message import Command, Message

__all__ = [
    "ConcernToRaise", "IdentifyOffender", "ReceivePatientNotice", "ReceiveReferral", "RequestSupervisor", "case_of",
    "day_of", "identification", "notice_to_mappa",
]  # fmt: skip

_ZONE = ZoneInfo("Europe/London")
Concern = Literal[
    "neglect", "physical", "sexual", "psychological", "financial", "discriminatory", "organisational", "self_neglect",
    "domestic", "modern_slavery",
]  # fmt: skip


class ConcernToRaise(Message):
    """A safeguarding concern about the person: what it is about; ``case`` is the id that the safeguarding case gets."""

    case: UUID = Field(description="Id of the safeguarding case that this opens: a new UUID")
    content: tuple[Concern, ...] = Field(min_length=1)
    summary: str = Field(min_length=3, max_length=20_000)


class ReceiveReferral(Command):
    """What the safeguarding pathway is told."""

    type: Literal["ReceiveReferral"] = "ReceiveReferral"
    person: UUID
    channel: Literal["internal"] = "internal"
    source: Literal["internal"] = "internal"
    content: tuple[str, ...]
    summary: str


class IdentifyOffender(Command):
    """What the MAPPA pathway is told."""

    type: Literal["IdentifyOffender"] = "IdentifyOffender"
    person: UUID
    agency: Literal["adult_social_care", "mental_health"] = "adult_social_care"
    area: str
    ground: Literal["referral", "outcome"] = "referral"


class ReceivePatientNotice(Command):
    """What the MAPPA case of a patient is told."""

    type: Literal["ReceivePatientNotice"] = "ReceivePatientNotice"
    person: UUID
    what: str
    on: date
    told_by: Literal["mental_health", "adult_social_care"] = "mental_health"
    hospital: str = ""
    areas: tuple[str, ...] = ()
    licence: bool = False


class RequestSupervisor(Command):
    """What the social supervision pathway is told."""

    type: Literal["RequestSupervisor"] = "RequestSupervisor"
    person: UUID
    requested_by: Literal["forensic_service", "hospital"] = "forensic_service"


def case_of(person: UUID, pathway: str) -> UUID:
    """The id of the one case of this pathway that is opened for a person from another one."""
    return uuid5(person, pathway)


def day_of(happened: Happened) -> date:
    """The day on which it happened, in England and Wales."""
    return happened.effective_at.astimezone(_ZONE).date()


def notice_to_mappa(notice: ReceivePatientNotice) -> FollowUp:
    """The person's MAPPA case is told: the open one, whoever opened it (``activities/deliver.py``)."""
    return FollowUp("mappa", case_of(notice.person, "mappa"), notice)


def identification(person: UUID, area: str) -> FollowUp:
    """MAPPA is asked to identify the person; its area has the same name as ours."""
    return FollowUp("mappa", case_of(person, "mappa"), IdentifyOffender(person=person, area=area))
