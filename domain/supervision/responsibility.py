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
from domain.supervision.stages import ALLOCATING, ALLOCATION_PENDING

__all__ = ["RESPONSIBILITY", "ResponsibilitySettled", "SettleResponsibility", "settle", "settled"]


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
    """It is settled; ``out_of_area``: the person lives elsewhere than the authority that owes after-care."""

    type: Literal["ResponsibilitySettled"] = "ResponsibilitySettled"
    out_of_area: bool


def settle(command: SettleResponsibility, _: SupervisionFile, __: Circumstances) -> Ruling:
    """In its own area the home authority; out of area the host, unless both agreed otherwise in writing."""
    away = command.home != command.residence
    return unless_refused(
        (*_protocol(command, away=away),),
        ResponsibilitySettled.model_validate({**command.body(), "out_of_area": away}),
    )


def _protocol(command: Settlement, *, away: bool) -> tuple[Objection | None, ...]:
    at_home = "There is no host: the person lives in the area of the authority that owes after-care."
    by_home = "Out of area the host supervises, unless a written agreement says otherwise: name it."
    not_agreed = "Say what home and host authority planned and agreed."
    host = command.supervised_by == "host"
    return (
        unless(away or not host, "SUP-OOA-HOST-ALLOCATES", at_home, "supervised_by"),
        unless(not away or host or said(command.agreement), "SUP-OOA-HOST-ALLOCATES", by_home, "agreement"),
        unless(not away or said(command.negotiated), "SUP-OOA-NEGOTIATE", not_agreed, "negotiated"),
    )


def settlement_advice(
    command: SettleResponsibility, _: SupervisionFile, now: Circumstances
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
    """A supervisor is to be allocated."""
    known = file.responsibility.model_copy(update={
        "home": event.home, "residence": event.residence, "supervised_by": event.supervised_by,
        "agreement": bool(event.agreement.strip()), "disputed": False,
    })  # fmt: skip
    return changed(file, stage=ALLOCATING, responsibility=known)


RESPONSIBILITY = SupervisionRegion(
    name="responsibility",
    rows=(Row("ALLOCATION_PENDING", SettleResponsibility, frozenset({ALLOCATION_PENDING}), AUTHORITIES, settle),),
    folds={ResponsibilitySettled: simply(settled)},
    rules=RESPONSIBILITY_RULES,
    advice={SettleResponsibility.tag(): (settlement_advice,)},
)
