"""MAPPA I: Part 1 tells the Co-ordinator, Part 2 comes back, Part 3 before leave and discharge (26.57 to 26.61)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.opening import AREA
from domain.patient.planning.state import Level

__all__ = [
    "AreasChanged", "Part1Sent", "Part2Received", "Part3Sent", "ReceivePart2", "SendPart1", "SendPart3",
    "SetAreas", "areas_changed", "part1_advice", "part1_sent", "part2_received", "part3_advice", "part3_sent",
    "receive_part2", "send_part1", "send_part3", "set_areas",
]  # fmt: skip

_NO_MAPPA = "Identify the patient as a MAPPA offender first."
_NO_PART_1 = "Part 1 of MAPPA I goes first."


class _Part1(Message):
    area: str = Field(pattern=AREA, description="MAPPA area whose Co-ordinator gets it")
    copied_to: tuple[str, ...] = Field(default=(), description="Areas of release or discharge that get a copy")
    absconding_plan: bool = Field(default=False, description="The plan for absconding lies in it")


class SendPart1(_Part1, Advised):
    """Notify the Co-ordinator of the home area on MAPPA I; sent again it is an update."""

    type: Literal["SendPart1"] = "SendPart1"


class Part1Sent(_Part1, Event):
    """The Co-ordinator knows of the patient."""

    type: Literal["Part1Sent"] = "Part1Sent"
    again: bool


class ReceivePart2(Advised):
    """The Co-ordinator tells the Responsible Clinician what other agencies hold."""

    type: Literal["ReceivePart2"] = "ReceivePart2"
    agencies: tuple[str, ...] = Field(description="Agencies whose information it holds; none: nothing is held")


class Part2Received(Event):
    """Part 2 is with the clinician."""

    type: Literal["Part2Received"] = "Part2Received"
    agencies: tuple[str, ...]


class _Part3(Message):
    occasion: Literal["escorted", "unescorted", "extended", "discharge_discussed", "level_1", "update"]
    areas: tuple[str, ...] = Field(min_length=1, description="MAPPA areas, and their police, that are told")
    level: Level | None = None


class SendPart3(_Part3, Advised):
    """Complete or update Part 3: leave, or a discharge, is near."""

    type: Literal["SendPart3"] = "SendPart3"


class Part3Sent(_Part3, Event):
    """The areas concerned know of the leave, or of the discharge that is planned."""

    type: Literal["Part3Sent"] = "Part3Sent"


class SetAreas(Advised):
    """The home area, or the area into which the patient will go, is another one."""

    type: Literal["SetAreas"] = "SetAreas"
    home_area: str = Field(pattern=AREA)
    release_area: str = Field(default="", pattern=r"^([a-z][a-z0-9-]{1,40})?$")


class AreasChanged(Event):
    """The areas concerned are these: MAPPA I is brought up to date."""

    type: Literal["AreasChanged"] = "AreasChanged"
    home_area: str
    release_area: str


def send_part1(command: SendPart1, file: PatientFile, _: Circumstances) -> Ruling:
    """Of a MAPPA offender, to the Co-ordinator of the home area, with a copy to the area of release."""
    home, release = file.mappa.home_area, file.mappa.release_area
    words = f"It goes to the Co-ordinator of the home area, {home}."
    copy = f"The area of discharge, {release}, gets a copy."
    again = file.mappa.notified
    return unless_refused(
        (
            unless(file.mappa.category, "MDO-I-PART1", _NO_MAPPA),
            unless(command.area == home, "MDO-I-AREA", words, "area"),
            unless(release in {"", home, *command.copied_to}, "MDO-I-AREA", copy, "copied_to"),
        ),
        Part1Sent(**command.body(), again=again),
    )


def part1_advice(command: SendPart1, _: PatientFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The plan for absconding, out of hours as well, should lie in MAPPA I."""
    words = "Put the plan for absconding into MAPPA I: out of hours, and who tells the liaison officer."
    return (unless(command.absconding_plan, "MDO-ABSC-PLAN", words, "absconding_plan"),)


def receive_part2(command: ReceivePart2, file: PatientFile, _: Circumstances) -> Ruling:
    """An answer to Part 1."""
    return unless_refused(
        (unless(file.mappa.notified, "MDO-I-PART2", _NO_PART_1),), Part2Received(agencies=command.agencies)
    )  # fmt: skip


def send_part3(command: SendPart3, file: PatientFile, _: Circumstances) -> Ruling:
    """To those who have Part 1."""
    return unless_refused(
        (unless(file.mappa.notified, "MDO-I-PART1", _NO_PART_1),), Part3Sent.model_validate(command.body())
    )  # fmt: skip


def part3_advice(command: SendPart3, file: PatientFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """Hospital, leave, home and discharge may lie in several areas: each, and its police, may need to know."""
    concerned = {file.mappa.home_area, file.mappa.release_area, *_of_leave(file)} - {""}
    left = sorted(concerned - set(command.areas))
    words = f"These areas and their police are concerned too: {', '.join(left)}."
    return (unless(set(command.areas) >= concerned, "MDO-LEAVE-AREAS", words, "areas"),)


def _of_leave(file: PatientFile) -> set[str]:
    return {area for plan in file.leave.plans.values() if not plan.part3_sent for area in plan.areas}


def set_areas(command: SetAreas, _: PatientFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (AreasChanged(home_area=command.home_area, release_area=command.release_area),)


def part1_sent(file: PatientFile, event: Part1Sent) -> PatientFile:
    """With this Co-ordinator."""
    held = file.leave.model_copy(update={"contingency": file.leave.contingency or event.absconding_plan})
    return changed(file, mappa=file.mappa.model_copy(update={"part1_to": event.area}), leave=held)


def part2_received(file: PatientFile, _: Part2Received) -> PatientFile:
    """For the chronology."""
    return file


def part3_sent(file: PatientFile, _: Part3Sent) -> PatientFile:
    """All leave that is planned now is told."""
    plans = {key: plan.model_copy(update={"part3_sent": True}) for key, plan in file.leave.plans.items()}
    return changed(file, leave=file.leave.model_copy(update={"plans": plans}))


def areas_changed(file: PatientFile, event: AreasChanged) -> PatientFile:
    """These count from now on."""
    areas = {"home_area": event.home_area, "release_area": event.release_area}
    return changed(file, mappa=file.mappa.model_copy(update=areas))
