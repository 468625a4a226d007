"""Where somebody lives or is treated: hospital, approved premises, the community."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.place.common import replace_place, today
from domain.mappa.place.reading import in_custody

__all__ = [
    "AdmitToHospital", "AdmittedToHospital", "ApprovedPremisesEntered", "ApprovedPremisesLeft",
    "CommunityPlaceRecorded", "EnterApprovedPremises", "LeaveApprovedPremises", "RecordCommunityPlace",
    "admit_to_hospital", "admitted_to_hospital", "approved_premises_entered", "approved_premises_left",
    "community_place_recorded", "enter_approved_premises", "leave_approved_premises", "record_community_place",
]  # fmt: skip

AREA = r"^[a-z][a-z0-9-]{1,40}$"


class RecordCommunityPlace(Advised):
    """The offender lives in the community, or is on bail."""

    type: Literal["RecordCommunityPlace"] = "RecordCommunityPlace"
    kind: Literal["community", "bail"] = "community"


class CommunityPlaceRecorded(Event):
    """In the community."""

    type: Literal["CommunityPlaceRecorded"] = "CommunityPlaceRecorded"
    kind: Literal["community", "bail"] = "community"


class AdmitToHospital(Advised):
    """The offender is admitted to a hospital through the courts, or moved there from prison."""

    type: Literal["AdmitToHospital"] = "AdmitToHospital"
    hospital: str = Field(pattern=AREA, description="Code of the hospital")


class AdmittedToHospital(Event):
    """In hospital; the Responsible Clinician is heard before a level is set."""

    type: Literal["AdmittedToHospital"] = "AdmittedToHospital"
    hospital: str


class Premises(Message):
    """A stay in approved premises (17.8)."""

    area: str = Field(pattern=AREA, description="MAPPA area of the premises")
    until: date | None = Field(default=None, description="Planned end; None: not known")


class EnterApprovedPremises(Premises, Advised):
    """The offender moves into approved premises."""

    type: Literal["EnterApprovedPremises"] = "EnterApprovedPremises"


class ApprovedPremisesEntered(Premises, Event):
    """In approved premises; three months decide which area manages."""

    type: Literal["ApprovedPremisesEntered"] = "ApprovedPremisesEntered"


class LeaveApprovedPremises(Advised):
    """The offender leaves the approved premises."""

    type: Literal["LeaveApprovedPremises"] = "LeaveApprovedPremises"


class ApprovedPremisesLeft(Event):
    """Out of approved premises: some risks fall, others rise."""

    type: Literal["ApprovedPremisesLeft"] = "ApprovedPremisesLeft"


def record_community_place(command: RecordCommunityPlace, file: MappaFile, _: Circumstances) -> Ruling:
    """Whoever is in custody is released first."""
    words = "The offender is held: record the release."
    held = in_custody(file) or file.place.kind == "hospital"
    return unless_refused(
        (unless(not held, "MAPPA-CUS-RELEASE-CHANGES", words),), CommunityPlaceRecorded(kind=command.kind)
    )


def admit_to_hospital(command: AdmitToHospital, file: MappaFile, _: Circumstances) -> Ruling:
    """Once, and not of somebody whom nobody has."""
    words, away = "The offender is in hospital already.", "The offender is at large: record the return first."
    return unless_refused(
        (
            unless(file.place.kind != "hospital", "MAPPA-AF-ROUTE", words),
            unless(not file.place.at_large, "MAPPA-AF-ROUTE", away),
        ),
        AdmittedToHospital(hospital=command.hospital),
    )


def enter_approved_premises(command: EnterApprovedPremises, file: MappaFile, now: Circumstances) -> Ruling:
    """From the community."""
    words = "Record the release first: approved premises are in the community."
    held = in_custody(file) or file.place.kind == "hospital"
    return unless_refused(
        (
            unless(not held, "MAPPA-AP-3M", words),
            unless(
                command.until is None or command.until >= today(now), "CASE-TIME-ORDER", "That day has passed.", "until"
            ),
        ),
        ApprovedPremisesEntered.model_validate(command.body()),
    )


def leave_approved_premises(_: LeaveApprovedPremises, file: MappaFile, __: Circumstances) -> Ruling:
    """Whoever lives there."""
    words = "The offender does not live in approved premises."
    return unless_refused((unless(file.place.premises_area, "MAPPA-AP-3M", words),), ApprovedPremisesLeft())


def community_place_recorded(file: MappaFile, event: CommunityPlaceRecorded) -> MappaFile:
    """In the community."""
    return replace_place(file, kind=event.kind)


def admitted_to_hospital(file: MappaFile, event: AdmittedToHospital) -> MappaFile:
    """In hospital."""
    return replace_place(file, kind="hospital", establishment=event.hospital, release_on=None, parole_on=None)


def approved_premises_entered(file: MappaFile, event: ApprovedPremisesEntered, happened: Happened) -> MappaFile:
    """There."""
    since = happened.effective_at.date()
    return replace_place(file, premises_area=event.area, premises_since=since, premises_until=event.until)


def approved_premises_left(file: MappaFile, _: ApprovedPremisesLeft) -> MappaFile:
    """Gone."""
    return replace_place(file, premises_area="", premises_since=None, premises_until=None)
