"""What the case of the hospital, or of the social supervisor, tells the offender's MAPPA case (26.41, 26.57 to 26.73).

Both stand in this system with one open MAPPA case of the same person. What happened there is not typed in a second
time: the place follows it, MAPPA I counts as sent, and a discharge that is talked about or an absence asks for a review
of the level. Nothing of the other case but codes and days is told.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.eligibility.dying import RecordDeath, record_death
from domain.mappa.eligibility.identifying import NoticeSent
from domain.mappa.file import MappaFile
from domain.mappa.level.reviewing import LevelChangeNoted
from domain.mappa.place.common import replace_place
from domain.mappa.place.leaving import OffenderReleased
from domain.mappa.place.living import AREA, AdmittedToHospital

__all__ = ["PatientNoticeReceived", "ReceivePatientNotice", "patient_notice_received", "receive_patient_notice"]

What = Literal[
    "admitted", "mappa_i", "leave", "discharge_discussed", "part_3", "absent", "returned", "conditional_discharge",
    "community_order", "discharged", "recall_ordered", "recalled", "remitted", "part_4", "died",
]  # fmt: skip
"""Parts of MAPPA I by their names; ``discharged``: nothing of the Act holds the patient any more."""

_INTO_HOSPITAL: Final = frozenset({"admitted", "recalled"})
_NOT_NAMED: Final = "not-named"
_OUT: Final = frozenset({"conditional_discharge", "community_order", "discharged"})
_REVIEWS: Final[Mapping[str, Literal["change", "escalation"]]] = {
    "discharge_discussed": "change", "conditional_discharge": "change", "community_order": "change",
    "discharged": "change", "recalled": "change", "absent": "escalation",
}  # fmt: skip
"""Which of it asks for a review of the level (7.25)."""


class PatientNotice(Message):
    """What happened, on which day; where it says so, in which hospital and which MAPPA areas are concerned."""

    what: What
    on: date
    told_by: Literal["mental_health", "adult_social_care"] = "mental_health"
    hospital: str = Field(default="", pattern=rf"^$|{AREA}")
    areas: tuple[str, ...] = ()
    licence: bool = Field(default=False, description="A licence runs beside it, so that a prison can recall")


class ReceivePatientNotice(PatientNotice, Advised):
    """Take what the patient's case or the supervision's tells; given by the system itself."""

    type: Literal["ReceivePatientNotice"] = "ReceivePatientNotice"
    person: UUID = Field(description="Whom it is about: the offender of this case")


class PatientNoticeReceived(PatientNotice, Event):
    """The hospital or the social supervisor has told it."""

    type: Literal["PatientNoticeReceived"] = "PatientNoticeReceived"


def receive_patient_notice(command: ReceivePatientNotice, file: MappaFile, now: Circumstances) -> Ruling:
    """Of this person and no other; what follows from it here comes with it."""
    return unless_refused(
        (
            unless(command.person == file.person, "CASE-PERSON", "This notice is about somebody else.", "person"),
            unless(command.on <= now.calendar.local_date(now.recorded_at), "CASE-TIME-FUTURE", "This day lies ahead.",
                   "on"),
        ),
        PatientNoticeReceived.model_validate(command.model_dump(exclude={"type", "reasons", "person"})),
        *_follows(command, file), *_death(command, file, now),
    )  # fmt: skip


def _follows(command: ReceivePatientNotice, file: MappaFile) -> Iterator[Event]:
    """The place, MAPPA I, the review of the level, as far as they are not so already."""
    inside = file.place.kind == "hospital"
    if command.what in _INTO_HOSPITAL and (not inside or _elsewhere(command, file)):
        yield AdmittedToHospital(hospital=command.hospital or _NOT_NAMED)
    if command.what in _OUT and inside:
        yield OffenderReleased(licence=command.licence)
    if command.what == "mappa_i" and command.areas:
        again = "mappa_i" in file.eligibility.notices
        yield NoticeSent(form="mappa_i", area=command.areas[0], because=_because(file), again=again, on=command.on)
    if (kind := _REVIEWS.get(command.what)) and file.level.number and kind not in file.level.review_owed:
        yield LevelChangeNoted(kind=kind, told_by=command.told_by)


def _elsewhere(command: ReceivePatientNotice, file: MappaFile) -> bool:
    return command.hospital not in {"", file.place.establishment}


def _because(file: MappaFile) -> Literal["lives_there", "discharged_there"]:
    return "discharged_there" if file.place.kind == "hospital" else "lives_there"


def _death(command: ReceivePatientNotice, file: MappaFile, now: Circumstances) -> tuple[Event, ...]:
    if command.what != "died" or file.eligibility.facts.died_on is not None:
        return ()
    ruled = record_death(RecordDeath(on=command.on), file, now)
    return ruled if isinstance(ruled, tuple) else ()


def patient_notice_received(file: MappaFile, event: PatientNoticeReceived) -> MappaFile:
    """Gone without leave, or back."""
    if event.what not in {"absent", "returned"}:
        return file
    return replace_place(file, at_large=event.what == "absent")
