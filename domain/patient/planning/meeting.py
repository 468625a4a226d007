"""Care programme meetings: the fail-safe of the first, what follows once discharge is discussed (26.56 to 26.64)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.patient.file import PatientFile, changed
from domain.patient.opening import AREA
from domain.patient.planning.state import Planning

__all__ = [
    "AccommodationPlanned", "CareMeetingHeld", "ContactProbation", "HoldCareMeeting", "PlanAccommodation",
    "ProbationContacted", "accommodation_planned", "care_meeting_held", "contact_probation", "hold_care_meeting",
    "meeting_advice", "plan_accommodation", "planning", "probation_contacted",
]  # fmt: skip


class _Meeting(Message):
    discharge_discussed: bool
    mark_checked_by: str = Field(default="", max_length=64, description="Worker named to check the MAPPA mark")
    level_considered: bool = Field(default=False, description="The meeting considered the MAPPA level")
    agencies_heard: tuple[str, ...] = Field(default=(), description="Agencies whose information was at the meeting")


class HoldCareMeeting(_Meeting, Advised):
    """A care programme meeting, or its equivalent, was held."""

    type: Literal["HoldCareMeeting"] = "HoldCareMeeting"


class CareMeetingHeld(_Meeting, Event):
    """Held; ``first_of_discharge``: the first that spoke of discharge."""

    type: Literal["CareMeetingHeld"] = "CareMeetingHeld"
    nth: int
    first_of_discharge: bool


class ContactProbation(Advised):
    """The Responsible Clinician contacted Probation about the discharge."""

    type: Literal["ContactProbation"] = "ContactProbation"


class ProbationContacted(Event):
    """Probation knows that discharge is considered."""

    type: Literal["ProbationContacted"] = "ProbationContacted"


class _Accommodation(Message):
    area: str = Field(pattern=AREA, description="MAPPA area in which the patient will live")
    after_care: bool = Field(description="Section 117 after-care covers it")


class PlanAccommodation(_Accommodation, Advised):
    """Plan where the patient will live."""

    type: Literal["PlanAccommodation"] = "PlanAccommodation"


class AccommodationPlanned(_Accommodation, Event):
    """The patient will live in this area."""

    type: Literal["AccommodationPlanned"] = "AccommodationPlanned"


def hold_care_meeting(command: HoldCareMeeting, file: PatientFile, _: Circumstances) -> Ruling:
    """Never refused."""
    first = command.discharge_discussed and not file.planning.discharge_discussed
    nth = file.planning.meetings + 1
    return (CareMeetingHeld(**command.body(), nth=nth, first_of_discharge=first),)


def meeting_advice(command: HoldCareMeeting, file: PatientFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """The fail-safe at the first meeting; the level whenever the discharge of a MAPPA offender is discussed."""
    first = file.planning.meetings == 0
    mark = "Name somebody of the care team who checks that the record shows MAPPA."
    level = "Consider the level of MAPPA management, with what the other agencies know."
    asked = file.mappa.category is not None and command.discharge_discussed
    return (
        unless(not first or command.mark_checked_by, "MDO-ID-CPA", mark, "mark_checked_by"),
        unless(not asked or command.level_considered, "MDO-LEVEL-CPA", level, "level_considered"),
    )


def contact_probation(_: ContactProbation, __: PatientFile, ___: Circumstances) -> Ruling:
    """Never refused."""
    return (ProbationContacted(),)


def plan_accommodation(command: PlanAccommodation, _: PatientFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (AccommodationPlanned.model_validate(command.body()),)


def planning(file: PatientFile, **changes: object) -> PatientFile:
    """The file with these facts of the planning changed."""
    return changed(file, planning=file.planning.model_copy(update=changes))


def care_meeting_held(file: PatientFile, event: CareMeetingHeld) -> PatientFile:
    """Held."""
    known: Planning = file.planning
    return planning(
        file, meetings=event.nth, discharge_discussed=known.discharge_discussed or event.discharge_discussed,
    )  # fmt: skip


def probation_contacted(file: PatientFile, _: ProbationContacted) -> PatientFile:
    """Heard."""
    return planning(file, probation_contacted=True)


def accommodation_planned(file: PatientFile, event: AccommodationPlanned) -> PatientFile:
    """That area gets a copy of MAPPA I."""
    mappa = file.mappa.model_copy(update={"release_area": event.area})
    return planning(changed(file, mappa=mappa), accommodation=event.area)
