"""Which authority supervises: home, or host by the protocol for people who live out of area (001 section 7)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.file import AUTHORITY, SupervisionFile, changed
from domain.supervision.law.core import RESPONSIBILITY_RULES
from domain.supervision.roles import AUTHORITIES
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import ALLOCATING, ALLOCATION_PENDING, DISPUTE, OPEN, WITH_SUPERVISOR

__all__ = [
    "RESPONSIBILITY", "DisputeRaised", "DisputeResolved", "RaiseDispute", "ResolveDispute", "ResponsibilitySettled",
    "SettleResponsibility",
]  # fmt: skip

_UNSETTLED = frozenset({ALLOCATION_PENDING, DISPUTE})


class Settlement(Message):
    """Which authorities are concerned, and which of them provides the social supervisor."""

    home: str = Field(pattern=AUTHORITY, description="Code of the authority that owes section 117 after-care")
    residence: str = Field(pattern=AUTHORITY, description="Code of the authority in whose area the person is to live")
    supervised_by: Literal["home", "host"] = "home"
    agreement: str = Field(default="", max_length=400, description="The written agreement of home and host, if any")
    negotiated: str = Field(default="", max_length=4000, description="Out of area: what home and host agreed")
    placement_agreed_on: date | None = None


class SettleResponsibility(Settlement, Advised):
    """Settle which authority is responsible and which one supervises."""

    type: Literal["SettleResponsibility"] = "SettleResponsibility"


class ResponsibilitySettled(Settlement, Event):
    """It is settled; ``out_of_area``: the person lives elsewhere than the authority that owes after-care.

    ``after_care``: a person who is, or is to be, conditionally discharged is eligible under section 117.
    """

    type: Literal["ResponsibilitySettled"] = "ResponsibilitySettled"
    out_of_area: bool
    after_care: bool = True


class RaiseDispute(Advised):
    """Say that the authorities do not agree on who supervises."""

    type: Literal["RaiseDispute"] = "RaiseDispute"
    about: Literal["after_care", "supervision", "charge", "other"]
    words: str = Field(min_length=3, max_length=20_000)


class DisputeRaised(Event):
    """The authorities do not agree; what supervision there is goes on."""

    type: Literal["DisputeRaised"] = "DisputeRaised"
    about: Literal["after_care", "supervision", "charge", "other"]
    words: str


class ResolveDispute(Settlement, Advised):
    """Say how the dispute ended: what is settled now."""

    type: Literal["ResolveDispute"] = "ResolveDispute"
    guidance_followed: bool = Field(default=False, description="Section 7 of the guidance of 2023 was followed")
    words: str = Field(min_length=3, max_length=20_000)


class DisputeResolved(Event):
    """The dispute is over."""

    type: Literal["DisputeResolved"] = "DisputeResolved"
    words: str


def settle(command: SettleResponsibility, file: SupervisionFile, _: Circumstances) -> Ruling:
    """In its own area the home authority; out of area the host, unless both agreed otherwise in writing."""
    words = "The authorities are in dispute: resolve it by section 7 of the guidance first."
    return unless_refused(
        (
            unless(not file.responsibility.disputed, "SUP-OOA-DISPUTE", words, "responsibility"),
            *_protocol(command),
        ),
        _settled(command),
    )


def raise_dispute(command: RaiseDispute, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Once at a time."""
    words = "A dispute is open already."
    return unless_refused(
        (unless(not file.responsibility.disputed, "SUP-OOA-DISPUTE", words, "responsibility"),),
        DisputeRaised.model_validate(command.body()),
    )


def resolve_dispute(command: ResolveDispute, file: SupervisionFile, _: Circumstances) -> Ruling:
    """By the guidance, and with a settlement."""
    none = "No dispute is open."
    guidance = "Disputes follow section 7 of the supervision and reporting guidance: confirm that it was followed."
    return unless_refused(
        (
            unless(file.responsibility.disputed, "SUP-OOA-DISPUTE", none, "responsibility"),
            unless(command.guidance_followed, "SUP-OOA-DISPUTE", guidance, "guidance_followed"),
            *_protocol(command),
        ),
        DisputeResolved(words=command.words),
        _settled(command),
    )


def _settled(command: Settlement) -> ResponsibilitySettled:
    body = command.model_dump(include=set(Settlement.model_fields))
    return ResponsibilitySettled(**body, out_of_area=command.home != command.residence)


def _protocol(command: Settlement) -> tuple[Objection | None, ...]:
    at_home = "There is no host: the person lives in the area of the authority that owes after-care."
    by_home = "Out of area the host supervises, unless a written agreement says otherwise: name it."
    not_agreed = "Say what home and host authority planned and agreed."
    away, host = command.home != command.residence, command.supervised_by == "host"
    return (
        unless(away or not host, "SUP-OOA-HOST-ALLOCATES", at_home, "supervised_by"),
        unless(not away or host or said(command.agreement), "SUP-OOA-HOST-ALLOCATES", by_home, "agreement"),
        unless(not away or said(command.negotiated), "SUP-OOA-NEGOTIATE", not_agreed, "negotiated"),
    )


def settlement_advice(
    command: SettleResponsibility | ResolveDispute, _: SupervisionFile, now: Circumstances
) -> tuple[Objection | None, ...]:
    """Out of area: agreed in writing, and before the placement."""
    away, placed = command.home != command.residence, command.placement_agreed_on
    late = "The placement was agreed before the arrangements between home and host."
    unwritten = "Hold a written agreement between home and host authority."
    return (
        unless(not away or placed is None or placed >= now.today, "SUP-OOA-BEFORE-PLACEMENT", late,
               "placement_agreed_on"),
        unless(not away or said(command.agreement), "SUP-OOA-AGREEMENT", unwritten, "agreement"),
    )  # fmt: skip


def settled(file: SupervisionFile, event: ResponsibilitySettled) -> SupervisionFile:
    """A supervisor is to be allocated; once there is one, who supervises goes on until a host accepts."""
    known = file.responsibility.model_copy(update={
        "home": event.home, "residence": event.residence, "supervised_by": event.supervised_by,
        "agreement": bool(event.agreement.strip()), "handover_to": None,
    })  # fmt: skip
    return changed(file, stage=ALLOCATING if file.stage in _UNSETTLED else file.stage, responsibility=known)


def disputed(file: SupervisionFile, _: DisputeRaised) -> SupervisionFile:
    """Before a supervisor is allocated the case waits; after it what there is goes on."""
    stage = DISPUTE if file.stage in {ALLOCATION_PENDING, ALLOCATING} else file.stage
    return _dispute(changed(file, stage=stage), open_=True)


def _dispute(file: SupervisionFile, *, open_: bool) -> SupervisionFile:
    return changed(file, responsibility=file.responsibility.model_copy(update={"disputed": open_}))


RESPONSIBILITY = SupervisionRegion(
    name="responsibility",
    rows=(
        Row("ALLOCATION_PENDING", SettleResponsibility, WITH_SUPERVISOR | {ALLOCATION_PENDING}, AUTHORITIES, settle),
        Row("ALLOCATION_PENDING", RaiseDispute, OPEN, AUTHORITIES, raise_dispute),
        Row("DISPUTE", ResolveDispute, OPEN, AUTHORITIES, resolve_dispute),
    ),
    folds={
        ResponsibilitySettled: simply(settled),
        DisputeRaised: simply(disputed),
        DisputeResolved: simply(lambda file, _: _dispute(file, open_=False)),
    },
    rules=RESPONSIBILITY_RULES,
    advice={
        SettleResponsibility.tag(): (settlement_advice,),
        ResolveDispute.tag(): (settlement_advice,),
    },
)
