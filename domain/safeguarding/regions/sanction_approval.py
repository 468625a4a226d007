"""Before an Adult Protection sanction (004 para 7.4): proposed by the DSO, approved by the director at level 3."""

from typing import Literal, Protocol

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless, unless_refused
from domain.safeguarding.parties import key_decision
from domain.safeguarding.regions.common import SERVICE, needs, region
from domain.safeguarding.regions.state import Sanction, SanctionKind

__all__ = [
    "ADULT_PROTECTION", "HIGHEST", "ApproveSanction", "DeclineSanction", "ProposeSanction", "SanctionApproved",
    "SanctionDeclined", "SanctionProposed", "approval_stands", "approve_sanction", "decline_sanction", "key",
    "propose_sanction", "sanction_of", "sanction_set", "text_objections",
]  # fmt: skip

ADULT_PROTECTION: SanctionKind = "adult_protection"
HIGHEST = 3


class Reasoned(Protocol):
    """What says why: a proposal, or the placing itself."""

    @property
    def rationale(self) -> str:
        """The evidence."""

    @property
    def action_plan(self) -> str:
        """What is done about the concerns."""


class ProposeSanction(Command):
    """The DSO proposes an Adult Protection sanction; level 3 waits for the Assistant Director."""

    type: Literal["ProposeSanction"] = "ProposeSanction"
    service: str = Field(pattern=SERVICE)
    level: int = Field(ge=1, le=HIGHEST)
    rationale: str = Field(default="", max_length=8000)
    action_plan: str = Field(default="", max_length=8000)


class SanctionProposed(Event):
    """A sanction of this level is proposed."""

    type: Literal["SanctionProposed"] = "SanctionProposed"
    service: str
    level: int
    rationale: str
    action_plan: str


class ApproveSanction(Command):
    """The Assistant Director approves level 3 before it is placed or lowered (EST-SANCTION-AP3)."""

    type: Literal["ApproveSanction"] = "ApproveSanction"
    service: str = Field(pattern=SERVICE)
    note: str = Field(default="", max_length=4000)


class SanctionApproved(Event):
    """Level 3 may be placed on this service, or lowered."""

    type: Literal["SanctionApproved"] = "SanctionApproved"
    service: str
    note: str = ""


class DeclineSanction(Command):
    """The Assistant Director does not approve what the DSO proposes."""

    type: Literal["DeclineSanction"] = "DeclineSanction"
    service: str = Field(pattern=SERVICE)
    because: str = Field(min_length=3, max_length=4000)


class SanctionDeclined(Event):
    """The proposal is off the table."""

    type: Literal["SanctionDeclined"] = "SanctionDeclined"
    service: str
    because: str


def propose_sanction(command: ProposeSanction, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """With its rationale and its action plan, as for placing."""
    event = SanctionProposed.model_validate(command.model_dump(exclude={"type"}))
    return key_decision(file, now, text_objections(command), event)


def approve_sanction(command: ApproveSanction, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """The Assistant Director's own step."""
    return (SanctionApproved(service=command.service, note=command.note),)


def decline_sanction(command: DeclineSanction, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Only what is proposed can be declined."""
    words = "No sanction is proposed for this service."
    proposed = sanction_of(file, command.service).proposed
    event = SanctionDeclined(service=command.service, because=command.because)
    return unless_refused((unless(proposed, "EST-SANCTION-AP3", words, "service"),), event)


def sanction_of(file: SafeguardingFile, service: str, kind: SanctionKind = ADULT_PROTECTION) -> Sanction:
    """The sanction of this kind on this service, as it stands."""
    return file.regions.sanctions.get(key(service, kind), Sanction(service=service, kind=kind))


def key(service: str, kind: SanctionKind) -> str:
    """A sanction's key, which is also the subject of the provider's duty."""
    return f"{service}.{kind}"


def sanction_set(file: SafeguardingFile, sanction: Sanction) -> SafeguardingFile:
    """The file with this sanction as it stands now."""
    return region(file, sanctions={**file.regions.sanctions, key(sanction.service, sanction.kind): sanction})


def approval_stands(
    file: SafeguardingFile, event: SanctionProposed | SanctionApproved | SanctionDeclined
) -> SafeguardingFile:
    """What waits for a decision, and whether level 3 is approved."""
    before = sanction_of(file, event.service)
    match event:
        case SanctionProposed():
            return sanction_set(file, before.model_copy(update={"proposed": event.level}))
        case SanctionApproved():
            return sanction_set(file, before.model_copy(update={"approved": True}))
        case _:
            return sanction_set(file, before.model_copy(update={"proposed": None, "approved": False}))


def text_objections(command: Reasoned) -> tuple[Objection | None, ...]:
    """The rationale and the action plan that an Adult Protection sanction rests on (EST-SANCTION-RATIONALE)."""
    return (
        needs("EST-SANCTION-RATIONALE", command.rationale, "Attach an evidence-based rationale.", "rationale"),
        needs("EST-SANCTION-RATIONALE", command.action_plan, "Attach a robust action plan.", "action_plan"),
    )
