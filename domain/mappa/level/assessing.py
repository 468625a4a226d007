"""A level is assessed: why, and with the up-to-date information of every agency that works with the offender (7.7)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.level.common import only_the_lead, relevel
from domain.mappa.place.reading import holder_to_ask
from domain.mappa.roles import Agency

__all__ = [
    "GatherLevelInformation", "LevelAssessmentStarted", "LevelInformationGathered", "StartLevelAssessment",
    "gather_level_information", "information_objections", "level_assessment_started", "level_information_gathered",
    "sharing_advice", "start_level_assessment",
]  # fmt: skip

_MAILBOX = frozenset({"prison", "youth_custody", "mctc"})
"""Establishments that are asked by their functional mailbox (7.9, 16.10)."""


class Assessment(Message):
    """Why the level is assessed, and who works with the offender."""

    because: Literal[
        "practitioner_allocated", "sentence", "notification", "change", "information", "escalation", "interval",
        "recall", "transfer", "release", "category_change",
    ]  # fmt: skip
    involved: tuple[Agency, ...] = Field(default=(), description="Agencies that work with the offender")


class StartLevelAssessment(Assessment, Advised):
    """The lead agency begins to assess the level."""

    type: Literal["StartLevelAssessment"] = "StartLevelAssessment"


class LevelAssessmentStarted(Assessment, Event):
    """An assessment of the level runs; information of everybody involved is needed anew."""

    type: Literal["LevelAssessmentStarted"] = "LevelAssessmentStarted"


class Information(Message):
    """What an agency said for the level; the words stay in its own record."""

    agency: Agency
    channel: Literal["functional_mailbox", "email", "telephone", "meeting", "visor", "form"] = "email"
    concerns: bool = Field(default=False, description="The agency has concerns about the level proposed")
    reference: str = Field(default="", max_length=200, description="Where the information is kept")


class GatherLevelInformation(Information, Advised):
    """An agency's up-to-date information for the level came in."""

    type: Literal["GatherLevelInformation"] = "GatherLevelInformation"


class LevelInformationGathered(Information, Event):
    """An agency was heard on the level."""

    type: Literal["LevelInformationGathered"] = "LevelInformationGathered"


def start_level_assessment(command: StartLevelAssessment, file: MappaFile, now: Circumstances) -> Ruling:
    """For the lead agency, at any time; the level is regularly reconsidered (7.1)."""
    return unless_refused((only_the_lead(file, now),), LevelAssessmentStarted.model_validate(command.body()))


def gather_level_information(command: GatherLevelInformation, _: MappaFile, __: Circumstances) -> Ruling:
    """A prison is asked by its functional mailbox."""
    words = "Ask the establishment by its functional mailbox."
    by_mailbox = command.agency not in _MAILBOX or command.channel in {"functional_mailbox", "meeting"}
    return unless_refused(
        (unless(by_mailbox, "MAPPA-LVL-PRISON-MAILBOX", words, "channel"),),
        LevelInformationGathered.model_validate(command.body()),
    )


def sharing_advice(command: GatherLevelInformation, _: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Who shares information for a level records that on its own case system and on ViSOR (2.5)."""
    words = "Say where the sharing is recorded: the agency's case system and ViSOR."
    return (unless(command.reference, "MAPPA-LEAD-INFO-FOR-LEVEL", words, "reference"),)


def information_objections(file: MappaFile) -> tuple[Objection | None, ...]:
    """Who must still be heard before the level is decided: everybody involved, and whoever holds the offender."""
    silent = sorted(file.level.involved - file.level.gathered)
    words = f"Gather up-to-date information first; still missing: {', '.join(silent)}."
    return (
        unless(file.level.assessing, "MAPPA-LVL-ASSESS-MULTI", "Start an assessment of the level first."),
        unless(not silent, "MAPPA-LVL-ASSESS-MULTI", words),
        _holder_objection(file),
    )


def level_assessment_started(file: MappaFile, event: LevelAssessmentStarted) -> MappaFile:
    """Nobody was heard yet."""
    return relevel(file, assessing=event.because, involved=frozenset(event.involved), gathered=frozenset())


def level_information_gathered(file: MappaFile, event: LevelInformationGathered) -> MappaFile:
    """Heard; a prison's concern after the level is set has it reconsidered (MAPPA-CUS-LEVEL-POM-LATE, 15.17)."""
    gathered = file.level.gathered | {event.agency}
    late = event.concerns and file.level.number is not None and not file.level.assessing
    owed = file.level.review_owed | ({"information"} if late else set())
    return relevel(file, gathered=gathered, review_owed=owed)


def _holder_objection(file: MappaFile) -> Objection | None:
    """A prison's silence blocks the level (15.19); that of the military centre agrees after 14 days (16.10)."""
    holder = holder_to_ask(file)
    if holder is None or holder in file.level.gathered:
        return None
    if holder == "mctc":
        words = "Propose the level to the military centre and wait for its view, at most 14 days."
        return unless(file.level.mctc in {"agreed", "concerns"}, "MAPPA-AF-LEVEL-CONSULT", words)
    if holder == "mental_health":
        return Objection(rule="MAPPA-LVL-ASSESS-MULTI", words="Hear the Responsible Clinician first.")
    words = "The prison's information is missing: no level is confirmed for somebody in custody without it."
    return unless(None, "MAPPA-CUS-LEVEL-NO-PRISON-INFO", words)
