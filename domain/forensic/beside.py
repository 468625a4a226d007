"""What is recorded beside the chart: joint working, sharing, complaints, key developments, where the person lives."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.forensic.file import ForensicFile, Placement, changed
from domain.forensic.owed import TaskArose
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import code_in_a_sentence
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "ComplaintPassedOn", "InformationShared", "JointWorkingRecorded", "KeyDevelopmentNoted", "NoteKeyDevelopment",
    "PassOnComplaint", "PlacementRecorded", "RecordJointWorking", "RecordPlacement", "ShareInformation",
    "developments_bring", "joint_advice", "joint_working", "note_development", "pass_on_complaint", "placed",
    "record_joint_working", "record_placement", "share_information",
]  # fmt: skip


class JointWorking(Message):
    """Which of the trust's teams works with the service on this case, and who there."""

    team: Literal["fols", "scft", "other"] = Field(description="Outreach and liaison; specialist community forensic")
    contact: str = Field(min_length=2, max_length=400)


class RecordJointWorking(JointWorking, Advised):
    """Record a joint-working contact of the trust's forensic teams."""

    type: Literal["RecordJointWorking"] = "RecordJointWorking"


class JointWorkingRecorded(JointWorking, Event):
    """A team of the trust works with the service on this case."""

    type: Literal["JointWorkingRecorded"] = "JointWorkingRecorded"


class Sharing(Message):
    """What was shared, with whom, why, and that the information sharing agreement covers it."""

    what: str = Field(min_length=3, max_length=4000)
    with_whom: str = Field(min_length=2, max_length=200)
    why: str = Field(min_length=3, max_length=4000)
    under_agreement: bool = Field(description="The Kent and Medway Information Sharing Agreement covers it")


class ShareInformation(Sharing, Advised):
    """Record information that is shared with another organisation."""

    type: Literal["ShareInformation"] = "ShareInformation"


class InformationShared(Sharing, Event):
    """Information went to another organisation."""

    type: Literal["InformationShared"] = "InformationShared"


class Complaint(Message):
    """A compliment or a complaint: its content is the central team's, here only that it went there."""

    kind: Literal["compliment", "complaint"]
    passed_on: date
    reference: str = Field(default="", max_length=80)


class PassOnComplaint(Complaint, Advised):
    """Record that a compliment or complaint went to the Customer Care and Complaints Team."""

    type: Literal["PassOnComplaint"] = "PassOnComplaint"


class ComplaintPassedOn(Complaint, Event):
    """A compliment or complaint is with the central team."""

    type: Literal["ComplaintPassedOn"] = "ComplaintPassedOn"


class Development(Message):
    """A key development of which an opted-in victim is to be informed."""

    what: Literal["discharge", "leave", "transfer", "recall", "absconded", "move", "order_changed", "other"]
    on: date


class NoteKeyDevelopment(Development, Advised):
    """Note a key development."""

    type: Literal["NoteKeyDevelopment"] = "NoteKeyDevelopment"


class KeyDevelopmentNoted(Development, Event):
    """A key development: the victim contact service is told where a victim has opted in."""

    type: Literal["KeyDevelopmentNoted"] = "KeyDevelopmentNoted"


class Place(Message):
    """Where the person is from a day on."""

    kind: Literal["secure_hospital", "step_down", "rehabilitation", "community", "prison", "other"]
    footprint: bool = Field(description="Within Kent, Surrey and Sussex")
    since: date


class RecordPlacement(Place, Advised):
    """Record where the person is placed from a day on: the former placement ends on that day."""

    type: Literal["RecordPlacement"] = "RecordPlacement"


class PlacementRecorded(Place, Event):
    """The person is placed here from this day on."""

    type: Literal["PlacementRecorded"] = "PlacementRecorded"


def record_joint_working(command: RecordJointWorking, _: ForensicFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (JointWorkingRecorded.model_validate(command.body()),)


def share_information(command: ShareInformation, _: ForensicFile, __: Circumstances) -> Ruling:
    """Only under the agreement."""
    words = "Information is shared only in accordance with the information sharing agreement."
    return unless_refused(
        (unless(command.under_agreement, "FOR-INFO-SHARE-AGREEMENT", words, "under_agreement"),),
        InformationShared.model_validate(command.body()),
    )


def pass_on_complaint(command: PassOnComplaint, _: ForensicFile, now: Circumstances) -> Ruling:
    """Once it is there."""
    words = "It is recorded once it has been passed on: the day has not come yet."
    return unless_refused(
        (unless(command.passed_on <= now.today, "FOR-COMPLAINTS", words, "passed_on"),),
        ComplaintPassedOn.model_validate(command.body()),
    )


def note_development(command: NoteKeyDevelopment, _: ForensicFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (KeyDevelopmentNoted.model_validate(command.body()),)


def record_placement(command: RecordPlacement, file: ForensicFile, now: Circumstances) -> Ruling:
    """In the order in which the person moved: the figures of stays rest on it."""
    last = file.placements[-1] if file.placements else None
    before = "The person moved there before the placement that is on record: correct the day."
    ahead = "A placement is recorded once the person is there."
    return unless_refused(
        (
            unless(last is None or command.since > last.since, "FOR-M-SECURE-STAY", before, "since"),
            unless(command.since <= now.today, "FOR-M-SECURE-STAY", ahead, "since"),
        ),
        PlacementRecorded.model_validate(command.body()),
    )


def developments_bring(file: ForensicFile, event: Event) -> tuple[Event, ...]:
    """News for the victim contact service, where a victim has opted in."""
    if not isinstance(event, KeyDevelopmentNoted) or not file.flags.victim_contact:
        return ()
    return (TaskArose.of("victim_contact_told", f"a key development: {code_in_a_sentence(event.what)}"),)


def joint_advice(_: Advised, file: ForensicFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The service aims to work jointly with the trust's forensic teams (2.5)."""
    words = "Record who of the trust's forensic teams works with the service on this case."
    return (unless(file.joint_working, "FOR-JOINT-WORKING", words),)


def joint_working(file: ForensicFile, event: JointWorkingRecorded) -> ForensicFile:
    """On record."""
    return changed(file, joint_working=tuple(dict.fromkeys((*file.joint_working, event.team))))


def placed(file: ForensicFile, event: PlacementRecorded) -> ForensicFile:
    """The placement before ends on the day of the new one."""
    before = tuple(p if p.until else p.model_copy(update={"until": event.since}) for p in file.placements)
    here = Placement(kind=event.kind, footprint=event.footprint, since=event.since)
    return changed(file, placements=(*before, here))
