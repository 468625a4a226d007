"""Between two authorities: the person moves, and another authority takes the supervision over.

When the person moves to another authority's area the old supervisor keeps the duty until the new host has accepted it
with a supervisor of its own (chart b; reading 8).
"""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.allocation import Allocated, Allocation, allocation_advice, may_be_given, renamed
from domain.supervision.file import AUTHORITY, WORKER, SupervisionFile, changed
from domain.supervision.law.area import AREA_RULES
from domain.supervision.roles import AUTHORITIES, CARE_STAFF, HOME, HOST, MANAGERS, SOCIAL_SUPERVISOR
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import OPEN, WITH_SUPERVISOR

__all__ = ["AREA", "AcceptHandover", "AddressChanged", "ChangeAddress", "HandoverAccepted", "HomeSocialWorkerNamed"]


class ChangeAddress(Advised):
    """Record that the person lives in this authority's area now; the address stands in the person's record."""

    type: Literal["ChangeAddress"] = "ChangeAddress"
    residence: str = Field(pattern=AUTHORITY)
    seniors_asked: bool = Field(default=False, description="Senior managers help with the move to another authority")


class AddressChanged(Event):
    """The person has moved; ``handover_to``: the authority that is to take the supervision over, if it is another."""

    type: Literal["AddressChanged"] = "AddressChanged"
    residence: str
    out_of_area: bool
    handover_to: str | None = None
    seniors_asked: bool = False


class AcceptHandover(Allocation, Advised):
    """The authority of residence takes the supervision over, with a supervisor of its own."""

    type: Literal["AcceptHandover"] = "AcceptHandover"


class HandoverAccepted(Allocated, Event):
    """Another authority supervises from now on, by this supervisor."""

    type: Literal["HandoverAccepted"] = "HandoverAccepted"
    authority: str
    previous: str


class NameHomeSocialWorker(Advised):
    """Name the home authority's own social worker for the section 117 plan."""

    type: Literal["NameHomeSocialWorker"] = "NameHomeSocialWorker"
    worker: str = Field(pattern=WORKER)


class HomeSocialWorkerNamed(Event):
    """The home authority has a social worker of its own on the case."""

    type: Literal["HomeSocialWorkerNamed"] = "HomeSocialWorkerNamed"
    worker: str


class RecordDistance(Advised):
    """Record what the distance between supervisor and person does, and what is done about it."""

    type: Literal["RecordDistance"] = "RecordDistance"
    effect: str = Field(min_length=3, max_length=4000)
    mitigation: str = Field(default="", max_length=4000)


class DistanceRecorded(Event):
    """What the distance does, and what is done about it."""

    type: Literal["DistanceRecorded"] = "DistanceRecorded"
    effect: str
    mitigation: str


def change_address(command: ChangeAddress, file: SupervisionFile, _: Circumstances) -> Ruling:
    """To an area that is another than before; who is to supervise follows from it."""
    known = file.responsibility
    words = "The person is known to live in this authority's area already."
    away = known.home is not None and command.residence != known.home
    stays = command.residence == known.supervising or (away and known.agreement and known.supervised_by == "home")
    return unless_refused(
        (unless(command.residence != known.residence, "SUP-OOA-DETECT", words, "residence"),),
        AddressChanged(
            residence=command.residence, out_of_area=away, handover_to=None if stays else command.residence,
            seniors_asked=command.seniors_asked,
        ),
    )  # fmt: skip


def address_advice(command: ChangeAddress, file: SupervisionFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """Senior managers help with a case that is now another authority's."""
    words = "The person lives in another authority's area now: ask senior managers for help with it."
    away = command.residence != file.responsibility.supervising
    return (unless(not away or command.seniors_asked, "SUP-SENIOR-HELP-DISTANCE", words, "seniors_asked"),)


def accept_handover(command: AcceptHandover, file: SupervisionFile, now: Circumstances) -> Ruling:
    """What was offered, with a supervisor who may, and the home authority's social worker beside."""
    offered = "No handover to another authority is open."
    home = "The home authority names its own social worker for the section 117 plan."
    where = file.responsibility
    facts = now.worker(command.worker)
    return unless_refused(
        (
            unless(where.handover_to, "SUP-OOA-HOST-ALLOCATES", offered, "responsibility"),
            unless(not where.out_of_area or file.supervisors.home_worker, "SUP-OOA-HOME-SW", home, "supervisors"),
            *may_be_given(command, file, now),
        ),
        HandoverAccepted(
            **command.body(), authority=where.handover_to or "", previous=file.supervisors.social or "",
            team=facts.team if facts else None,
        ),
    )  # fmt: skip


def name_home_worker(command: NameHomeSocialWorker, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Two people of two authorities."""
    words = "The home authority's social worker is somebody else than the social supervisor."
    return unless_refused(
        (unless(command.worker != file.supervisors.social, "SUP-OOA-HOME-SW", words, "worker"),),
        HomeSocialWorkerNamed(worker=command.worker),
    )


def record_distance(command: RecordDistance, _: SupervisionFile, __: Circumstances) -> Ruling:
    """With what is done about it."""
    words = "Say what is done about the distance."
    return unless_refused(
        (unless(said(command.mitigation), "SUP-OOA-DISTANCE", words, "mitigation"),),
        DistanceRecorded(effect=command.effect, mitigation=command.mitigation),
    )


def _moved(file: SupervisionFile, event: AddressChanged) -> SupervisionFile:
    update = {"residence": event.residence, "handover_to": event.handover_to}
    return changed(file, responsibility=file.responsibility.model_copy(update=update))


def _handed_over(file: SupervisionFile, event: HandoverAccepted) -> SupervisionFile:
    where = file.responsibility
    by: Literal["home", "host"] = "home" if event.authority == where.home else "host"
    return renamed(
        changed(file, responsibility=where.model_copy(update={"handover_to": None, "supervised_by": by})), event
    )  # fmt: skip


def _home_worker(file: SupervisionFile, event: HomeSocialWorkerNamed) -> SupervisionFile:
    return changed(file, supervisors=file.supervisors.model_copy(update={"home_worker": event.worker}))


AREA = SupervisionRegion(
    name="area",
    rows=(
        Row("OOA", ChangeAddress, WITH_SUPERVISOR, CARE_STAFF, change_address),
        Row("OOA", AcceptHandover, WITH_SUPERVISOR, HOST | HOME | frozenset({"TeamLeader"}), accept_handover),
        Row("OOA", NameHomeSocialWorker, OPEN, AUTHORITIES, name_home_worker),
        Row("OOA", RecordDistance, WITH_SUPERVISOR, SOCIAL_SUPERVISOR | MANAGERS, record_distance),
    ),
    folds={
        AddressChanged: simply(_moved),
        HandoverAccepted: simply(_handed_over),
        HomeSocialWorkerNamed: simply(_home_worker),
        DistanceRecorded: simply(lambda file, _: file),
    },
    rules=AREA_RULES,
    advice={
        ChangeAddress.tag(): (address_advice,),
        AcceptHandover.tag(): (allocation_advice,),
    },
)
