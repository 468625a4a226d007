"""A case goes to another area or unit: offered, accepted or refused, completed (17.1 to 17.9)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.file import MappaFile, changed
from domain.mappa.lead.reading import area_of
from domain.mappa.place.reading import in_custody, in_hospital
from domain.mappa.roles import Agency
from domain.mappa.transfers.state import Transfer

__all__ = [
    "AcceptTransfer", "CompleteTransfer", "OfferTransfer", "RefuseTransfer", "TransferAccepted", "TransferCompleted",
    "TransferOffered", "TransferRefused", "accept_transfer", "complete_transfer", "offer_transfer", "refuse_transfer",
    "transfer_accepted", "transfer_completed", "transfer_offered", "transfer_refused",
]  # fmt: skip

_LEVELS_WITH_MEETINGS = (2, 3)


class Offer(Message):
    """What goes where, under which policy, and what goes with it."""

    what: Literal["area", "management"]
    to_area: str = Field(default="", pattern=r"^([a-z][a-z0-9-]{1,40})?$")
    to_agency: Agency | None = None
    to_unit: str = Field(default="", max_length=80)
    policy: str = Field(default="", max_length=200, description="The agency's transfer policy that is followed")
    plan_ready: bool = Field(default=False, description="A robust risk management plan is ready for the change")
    form_g: bool = Field(default=False, description="MAPPA G went to the new area (Level 1)")
    minutes_sent: bool = Field(default=False, description="The latest minutes went to the new area (Level 2 and 3)")
    cross_border: bool = Field(default=False, description="To Scotland, Northern Ireland, Man or the Channel Islands")
    protocol: str = Field(default="", max_length=200, description="Law and protocol of the cross-border transfer")
    no_protocol: bool = Field(default=False, description="No formal protocol exists; the law alone is followed")


class OfferTransfer(Offer, Advised):
    """The sending side offers the case."""

    type: Literal["OfferTransfer"] = "OfferTransfer"


class TransferOffered(Offer, Event):
    """The other side has the case's papers and answers; nobody waits for a meeting (17.4)."""

    type: Literal["TransferOffered"] = "TransferOffered"
    level: int | None = None
    held: bool = Field(default=False, description="The offender is in custody or in hospital")


class AcceptTransfer(Advised):
    """The receiving side takes the case."""

    type: Literal["AcceptTransfer"] = "AcceptTransfer"
    demands: tuple[Literal["meeting", "referral"], ...] = Field(
        default=(), description="What the receiving area asks of the sending one before it takes the case"
    )


class TransferAccepted(Event):
    """The receiving side takes the case."""

    type: Literal["TransferAccepted"] = "TransferAccepted"


class RefuseTransfer(Advised):
    """The receiving side does not take the case."""

    type: Literal["RefuseTransfer"] = "RefuseTransfer"
    ground: Literal["meeting_pending", "residence_elsewhere", "risk_better_managed_there", "agency_policy", "other"]
    why: str = Field(min_length=3, max_length=4000)


class TransferRefused(Event):
    """The case stays where it is; the difference goes through line management."""

    type: Literal["TransferRefused"] = "TransferRefused"
    ground: Coded
    why: str


class CompleteTransfer(Advised):
    """The change takes effect."""

    type: Literal["CompleteTransfer"] = "CompleteTransfer"
    visor_updated: bool = Field(description="ViSOR shows the new area, contacts and partners already")
    has_visor_record: bool = True


class TransferCompleted(Event):
    """The case is in new hands; the new side reviews the level."""

    type: Literal["TransferCompleted"] = "TransferCompleted"
    what: Literal["area", "management"]
    to_area: str = ""
    to_agency: Agency | None = None
    to_unit: str = ""
    from_area: str = ""
    level: int | None = None


def offer_transfer(command: OfferTransfer, file: MappaFile, _: Circumstances) -> Ruling:
    """Under the agency's own policy, with a plan that is ready and the papers that the level asks for."""
    held = in_custody(file) or in_hospital(file)
    return unless_refused(
        (
            unless(file.transfers.current is None, "MAPPA-TRF-EXPEDITE", "A transfer is under way already."),
            unless(said(command.policy), "MAPPA-TRF-POLICY", "Name the transfer policy that is followed.", "policy"),
            *_border_objections(command),
            *(_area_objections(command, file) if command.what == "area" else _unit_objections(command)),
        ),
        TransferOffered(**command.body(), level=file.level.number, held=held),
    )


def accept_transfer(command: AcceptTransfer, file: MappaFile, _: Circumstances) -> Ruling:
    """A Level 1 case comes without conditions (17.5)."""
    words = "The new area cannot demand a meeting or a referral that the sending area thinks unnecessary."
    return unless_refused(
        (
            *_offered_objections(file),
            unless(file.level.number != 1 or not command.demands, "MAPPA-TRF-L1-NOFORCE", words, "demands"),
        ),
        TransferAccepted(),
    )


def refuse_transfer(command: RefuseTransfer, file: MappaFile, now: Circumstances) -> Ruling:
    """A MAPPA area blocks no transfer between units of an agency, and nobody refuses for a meeting to come."""
    current = file.transfers.current
    unit = current is not None and current.what == "management" and now.by.has_role("MappaCoordinator")
    words = "A MAPPA area neither requires nor prevents a transfer of case management: the agency decides."
    wait = "A meeting that is still to be held does not hold up the change of area."
    return unless_refused(
        (
            *_offered_objections(file),
            unless(not unit, "MAPPA-TRF-NO-VETO", words),
            unless(command.ground != "meeting_pending", "MAPPA-TRF-NO-DELAY", wait, "ground"),
        ),
        TransferRefused(ground=command.ground, why=command.why),
    )


def complete_transfer(command: CompleteTransfer, file: MappaFile, _: Circumstances) -> Ruling:
    """ViSOR shows the new area before the change takes effect (17.7)."""
    current = file.transfers.current
    if current is None or current.state != "accepted":
        words = "No accepted transfer is under way."
        return unless_refused((Objection(rule="MAPPA-TRF-EXPEDITE", words=words),))
    visor = "Update ViSOR (area, contacts, partners) before the change of area."
    shown = current.what != "area" or command.visor_updated or not command.has_visor_record
    return unless_refused(
        (unless(shown, "MAPPA-TRF-VISOR", visor, "visor_updated"),),
        TransferCompleted(
            what=current.what, to_area=current.to_area, to_agency=current.to_agency, to_unit=current.to_unit,
            from_area=area_of(file), level=file.level.number,
        ),
    )  # fmt: skip


def transfer_offered(file: MappaFile, event: TransferOffered) -> MappaFile:
    """Under way."""
    current = Transfer(
        what=event.what, to_area=event.to_area, to_agency=event.to_agency, to_unit=event.to_unit,
        cross_border=event.cross_border,
    )  # fmt: skip
    return _current(file, current)


def transfer_accepted(file: MappaFile, _: TransferAccepted) -> MappaFile:
    """Taken."""
    found = file.transfers.current
    return _current(file, found.model_copy(update={"state": "accepted"}) if found else None)


def transfer_refused(file: MappaFile, _: TransferRefused) -> MappaFile:
    """It stays."""
    return _current(file, None)


def transfer_completed(file: MappaFile, event: TransferCompleted) -> MappaFile:
    """The area changes, or the unit; one never follows from the other. The new side reviews the level."""
    moved = {"area": event.to_area} if event.what == "area" else {"unit": event.to_unit}
    allocated = {} if event.what == "area" else {"practitioner_allocated": False}
    lead = file.lead.model_copy(update={**moved, **allocated})
    level = file.level.model_copy(update={"review_owed": file.level.review_owed | {"transfer"}})
    return _current(changed(file, lead=lead, level=level), None)


def _current(file: MappaFile, transfer: Transfer | None) -> MappaFile:
    return changed(file, transfers=file.transfers.model_copy(update={"current": transfer}))


def _offered_objections(file: MappaFile) -> Iterator[Objection | None]:
    offered = file.transfers.current is not None and file.transfers.current.state == "offered"
    yield unless(offered, "MAPPA-TRF-EXPEDITE", "No transfer waits for an answer.")


def _border_objections(offer: Offer) -> Iterator[Objection | None]:
    words = "Name the legislation and the protocol that the cross-border transfer follows."
    yield unless(not offer.cross_border or said(offer.protocol), "MAPPA-XB-LEGAL", words, "protocol")


def _area_objections(offer: Offer, file: MappaFile) -> Iterator[Objection | None]:
    new = bool(offer.to_area) and offer.to_area != area_of(file)
    yield unless(new, "MAPPA-AREA-ONE", "Name the new MAPPA area; there is one at a time.", "to_area")
    words = "Complete a robust risk management plan in preparation for the change of area."
    yield unless(offer.plan_ready, "MAPPA-TRF-RMP-READY", words, "plan_ready")
    words = "Send MAPPA G with the basis for Level 1 to the new area."
    yield unless(file.level.number != 1 or offer.form_g, "MAPPA-TRF-L1-G", words, "form_g")
    meetings = file.level.number in _LEVELS_WITH_MEETINGS
    words = "Send the latest minutes to the new area."
    yield unless(not meetings or offer.minutes_sent, "MAPPA-TRF-L23-MINUTES", words, "minutes_sent")


def _unit_objections(offer: Offer) -> Iterator[Objection | None]:
    words = "Name the unit that takes the case over; the MAPPA area stays what it is."
    yield unless(said(offer.to_unit), "MAPPA-TRF-AREA-INDEPENDENT", words, "to_unit")
    yield unless(not offer.to_area, "MAPPA-TRF-AREA-INDEPENDENT", "A unit fixes no MAPPA area.", "to_area")
