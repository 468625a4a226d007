"""What a forensic case asks of other pathways (DESIGN A7): follow-up commands, in the other pathway's own words.

Lifecycles do not know each other. What is said here is what the other one takes, field by field; a test holds it
against the other's own command. A pathway that does not exist yet does not stop anything: the outbox keeps the
command, shows it as waiting, and delivers it when the pathway is there.

- A concern about the person opens a real safeguarding case, and both cases know of each other.
- Acceptance asks MAPPA to identify the person, and asks for a social supervisor where the person is restricted.
"""

from typing import Literal
from uuid import UUID, uuid5

from pydantic import Field

from domain.forensic.decisions import ReferralAccepted
from domain.forensic.file import ForensicFile, changed
from domain.kernel.advice import Advised
from domain.kernel.case_events import CaseLinked, CaseOpened
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand, FollowUp, Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "IdentifyOffender", "RaiseSafeguardingConcern", "ReceiveReferral", "RequestSupervisor", "SafeguardingConcernRaised",
    "ask_others", "concern_raised", "mappa_case", "opened", "raise_concern", "supervision_case",
]  # fmt: skip

Concern = Literal[
    "neglect", "physical", "sexual", "psychological", "financial", "discriminatory", "organisational", "self_neglect",
    "domestic", "modern_slavery",
]  # fmt: skip


class Raised(Message):
    """A concern about the person: what it is about; ``case`` is the id that the safeguarding case gets."""

    case: UUID = Field(description="Id of the safeguarding case that this opens: a new UUID")
    content: tuple[Concern, ...] = Field(min_length=1)
    summary: str = Field(min_length=3, max_length=20_000)


class RaiseSafeguardingConcern(Raised, Advised):
    """Raise a safeguarding concern: this opens a safeguarding case beside this one."""

    type: Literal["RaiseSafeguardingConcern"] = "RaiseSafeguardingConcern"


class SafeguardingConcernRaised(Raised, Event):
    """A safeguarding concern about the person was raised from here."""

    type: Literal["SafeguardingConcernRaised"] = "SafeguardingConcernRaised"


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
    agency: Literal["adult_social_care"] = "adult_social_care"
    area: str
    ground: Literal["referral"] = "referral"


class RequestSupervisor(Command):
    """What the social supervision pathway is told."""

    type: Literal["RequestSupervisor"] = "RequestSupervisor"
    person: UUID
    requested_by: Literal["forensic_service"] = "forensic_service"


def raise_concern(command: RaiseSafeguardingConcern, file: ForensicFile, _: Circumstances) -> Ruling:
    """Under the multi-agency policy, as a case of its own; each concern its own id."""
    words = "This concern has been raised already: a new one needs a new id."
    return unless_refused(
        (unless(command.case not in file.concerns, "FOR-SG-FOLLOW", words, "case"),),
        SafeguardingConcernRaised.model_validate(command.body()),
        CaseLinked(lifecycle="safeguarding", case=command.case, relation="safeguarding_concern", asked_here=True),
    )


def ask_others(file: ForensicFile, happened: Happened) -> tuple[FollowUp | Errand, ...]:
    """The commands for other pathways that one event brings."""
    event = happened.event
    match event:
        case SafeguardingConcernRaised() if file.person is not None:
            told = ReceiveReferral(person=file.person, content=event.content, summary=event.summary)
            return (FollowUp("safeguarding", event.case, told),)
        case ReferralAccepted() if file.person is not None:
            return tuple(_on_acceptance(file.person, file.area, event))
        case _:
            return ()


def _on_acceptance(person: UUID, area: str, event: ReferralAccepted) -> list[FollowUp]:
    asked: list[FollowUp] = [FollowUp("mappa", mappa_case(person), IdentifyOffender(person=person, area=area))]
    if event.restricted:
        asked.append(FollowUp("supervision", supervision_case(person), RequestSupervisor(person=person)))
    return asked


def mappa_case(person: UUID) -> UUID:
    """The id of the one MAPPA case of a person who is identified from here."""
    return _beside(person, "mappa")


def supervision_case(person: UUID) -> UUID:
    """The id of the one case of social supervision of a person."""
    return _beside(person, "supervision")


def _beside(person: UUID, pathway: str) -> UUID:
    return uuid5(person, pathway)


def opened(file: ForensicFile, event: CaseOpened) -> ForensicFile:
    """In which area: its MAPPA area has the same name."""
    return changed(file, area=event.area)


def concern_raised(file: ForensicFile, event: SafeguardingConcernRaised) -> ForensicFile:
    """Linked."""
    return changed(file, concerns=(*file.concerns, event.case))
