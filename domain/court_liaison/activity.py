"""The Specified Activity Requirement as it runs: up to three drivers, eight sessions, and a roadmap also where it ends
early (003 s2 L92 to L94; reading 19: planned eight, at most eight).
"""

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.eligibility import RequirementNotMade, at, with_sar
from domain.court_liaison.file import CourtFile
from domain.court_liaison.hearings import Disposed, order_of
from domain.court_liaison.reviewing import OrderEnded
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "SESSIONS", "ChooseDrivers", "CompleteRoadmap", "DeliverSession", "DriversChosen", "EndRequirement",
    "RecordResources", "RequirementEnded", "ResourcesRecorded", "RoadmapDone", "SessionDelivered", "SessionMissed",
    "activity_follows", "choose_drivers", "complete_roadmap", "deliver_session", "drivers_chosen", "end_requirement",
    "record_resources", "requirement_ended", "resources_recorded", "roadmap_done", "roadmap_owed",
    "session_delivered",
]  # fmt: skip

SESSIONS: Final = 8
_MOST_DRIVERS: Final = 3
_TEXT: Final = Field(min_length=3, max_length=8000)
Driver = Literal[
    "relationships", "finances", "mental_health_and_coping", "housing", "substance_misuse", "work_and_education",
    "attitudes", "other",
]  # fmt: skip
Area = Literal["education", "child_care", "employment", "housing", "support", "skills"]
_AREAS: Final[tuple[Area, ...]] = ("education", "child_care", "employment", "housing", "support", "skills")


class Drivers(Message):
    """What drives her offending, one to three."""

    drivers: tuple[Driver, ...] = Field(min_length=1)
    words: str = _TEXT


class ChooseDrivers(Drivers, Advised):
    """Choose the drivers that the sessions are about."""

    type: Literal["ChooseDrivers"] = "ChooseDrivers"


class DriversChosen(Drivers, Event):
    """The plan of the requirement."""

    type: Literal["DriversChosen"] = "DriversChosen"


class DeliverSession(Advised):
    """Record a session; one that she did not attend was not delivered."""

    type: Literal["DeliverSession"] = "DeliverSession"
    attended: bool
    words: str = _TEXT


class SessionDelivered(Event):
    """A session was delivered; the eighth is the last."""

    type: Literal["SessionDelivered"] = "SessionDelivered"
    number: int
    words: str


class SessionMissed(Event):
    """She did not come: the session is not counted."""

    type: Literal["SessionMissed"] = "SessionMissed"
    words: str


class Resources(Message):
    """What she has in herself, and around her, and how it is strengthened."""

    internal: str = Field(default="", max_length=8000)
    external: str = Field(default="", max_length=8000)


class RecordResources(Resources, Advised):
    """Record her internal and external resources."""

    type: Literal["RecordResources"] = "RecordResources"


class ResourcesRecorded(Resources, Event):
    """Her resources are on record."""

    type: Literal["ResourcesRecorded"] = "ResourcesRecorded"


class EndRequirement(Advised):
    """End the requirement before the eighth session."""

    type: Literal["EndRequirement"] = "EndRequirement"
    because: str = _TEXT


class RequirementEnded(Event):
    """It ended early: the roadmap is owed all the same."""

    type: Literal["RequirementEnded"] = "RequirementEnded"
    because: str


class Roadmap(Message):
    """Her own problem-solving plan: for each area the link, or why none is needed."""

    links: Mapping[Area, str]


class CompleteRoadmap(Roadmap, Advised):
    """Complete the roadmap with which she leaves."""

    type: Literal["CompleteRoadmap"] = "CompleteRoadmap"


class RoadmapDone(Roadmap, Event):
    """She has her roadmap."""

    type: Literal["RoadmapDone"] = "RoadmapDone"


def choose_drivers(command: ChooseDrivers, file: CourtFile, _: Circumstances) -> Ruling:
    """One to three, each once."""
    words = f"At most {_MOST_DRIVERS} different drivers: choose those that matter most."
    few = len(command.drivers) == len(set(command.drivers)) <= _MOST_DRIVERS
    return unless_refused(
        (_running(file), unless(few, "COURT-SAR-DRIVERS", words, "drivers")),
        DriversChosen.model_validate(command.body()),
    )


def deliver_session(command: DeliverSession, file: CourtFile, _: Circumstances) -> Ruling:
    """Under an order with the requirement, about chosen drivers, at most eight."""
    made = file.order is not None and "sar" in file.order.requirements
    order = "The court has not made the requirement: sessions begin with the order."
    drivers = "Choose the drivers first: the sessions are about them."
    event = SessionDelivered(number=file.sar.sessions + 1, words=command.words)
    return unless_refused(
        (
            _running(file),
            unless(made, "COURT-SAR-COMMUNITY", order),
            unless(file.sar.drivers, "COURT-SAR-DRIVERS", drivers),
        ),
        event if command.attended else SessionMissed(words=command.words),
    )


def record_resources(command: RecordResources, file: CourtFile, _: Circumstances) -> Ruling:
    """Either, or both."""
    words = "Say what she has in herself, or around her."
    either = said(command.internal) or said(command.external)
    begun = file.sar.state in {"running", "roadmap_due"}
    return unless_refused(
        (
            unless(begun, "COURT-SAR-RESOURCES", "No requirement runs in this case."),
            unless(either, "COURT-SAR-RESOURCES", words, "internal"),
        ),
        ResourcesRecorded.model_validate(command.body()),
    )


def end_requirement(command: EndRequirement, file: CourtFile, _: Circumstances) -> Ruling:
    """While it runs."""
    return unless_refused((_running(file),), RequirementEnded(because=command.because))


def complete_roadmap(command: CompleteRoadmap, file: CourtFile, _: Circumstances) -> Ruling:
    """All six areas, and both kinds of resources."""
    missing = [area for area in _AREAS if not said(command.links.get(area))]
    links = (
        f"The roadmap says nothing of: {', '.join(missing).replace('_', ' ')}. That none is needed is an answer too."
    )
    resources = "Record her internal and external resources first: the roadmap builds on them."
    return unless_refused(
        (
            at("COURT-SAR-ROADMAP", file, "roadmap_due", "No roadmap is owed yet."),
            unless(not missing, "COURT-SAR-ROADMAP", links, "links"),
            unless(len(file.sar.resources) > 1, "COURT-SAR-RESOURCES", resources),
        ),
        RoadmapDone(links=command.links),
    )


def roadmap_owed(file: CourtFile) -> Objection | None:
    """The case does not close over a roadmap."""
    words = "The woman leaves with a roadmap: complete it first."
    return unless(file.sar.state != "roadmap_due", "COURT-SAR-ROADMAP", words, "sar")


def _running(file: CourtFile) -> Objection | None:
    ended = "The eight sessions are delivered, or the requirement ended." if _behind(file) else ""
    return at("COURT-SAR-SESSIONS", file, "running", ended or "The requirement does not run: confirm eligibility.")


def _behind(file: CourtFile) -> bool:
    return file.sar.state in {"roadmap_due", "closed"}


def activity_follows(file: CourtFile, event: Event) -> tuple[Event, ...]:
    """What the court decides, and the end of an order, mean for the requirement."""
    order = order_of(event)
    if isinstance(event, Disposed) and file.sar.state in {"proposed", "running"}:
        return () if order and "sar" in order.requirements else (RequirementNotMade(),)
    if isinstance(event, OrderEnded) and file.sar.state == "running":
        return (RequirementEnded(because="The order ended."),)
    return ()


def drivers_chosen(file: CourtFile, event: DriversChosen) -> CourtFile:
    """Planned."""
    return with_sar(file, drivers=event.drivers)


def session_delivered(file: CourtFile, event: SessionDelivered) -> CourtFile:
    """The eighth is the last."""
    return with_sar(file, sessions=event.number, state="roadmap_due" if event.number == SESSIONS else "running")


def resources_recorded(file: CourtFile, event: ResourcesRecorded) -> CourtFile:
    """On record."""
    found = {kind for kind in ("internal", "external") if said(getattr(event, kind))}
    return with_sar(file, resources=file.sar.resources | found)


def requirement_ended(file: CourtFile, _: RequirementEnded) -> CourtFile:
    """The roadmap is owed."""
    return with_sar(file, state="roadmap_due")


def roadmap_done(file: CourtFile, _: RoadmapDone) -> CourtFile:
    """Done."""
    return with_sar(file, state="closed")
