"""What a service owes that has a practitioner at court: five mornings a week, the rest with probation (003 s1, L132).

Each working day is a morning at court; one on which the court did not sit is recorded as such. The source gives no
cycle for what is known of local services and for the guides: both are the area's choice.
"""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import AdviceTable, Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock, Recurs
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.workforce.record import Name, Note
from domain.workforce.service.record import RUNNING, ServiceFile, ServiceRegion, changed

__all__ = ["COURT"]

_HERE = frozenset({RUNNING})
_MANAGER = frozenset({"ServiceManager"})
_PRACTITIONERS = frozenset({"ForensicMentalHealthPractitioner"})
_CODE = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,60}$")


class Deployment(Message):
    """At which court, in which local delivery units of probation, and what else the practitioner is booked for."""

    court: str = _CODE
    units: tuple[str, ...] = Field(default=(), description="Codes of the units where practitioners sit with probation")
    half_days_elsewhere: int = Field(default=0, ge=0, le=5, description="A week: neither at court nor with probation")


class BeginCourtLiaison(Deployment, Advised):
    """A practitioner is at court from now on; the rest of the week goes to offender management support."""

    type: Literal["BeginCourtLiaison"] = "BeginCourtLiaison"


class CourtLiaisonBegun(Deployment, Event):
    """A practitioner is at court from now on."""

    type: Literal["CourtLiaisonBegun"] = "CourtLiaisonBegun"


class RecordCourtMorning(Command):
    """Record a morning at court: who was there, or that the court did not sit."""

    type: Literal["RecordCourtMorning"] = "RecordCourtMorning"
    practitioner: Name | None = None
    sat: bool = True


class CourtMorningRecorded(Event):
    """A morning at court."""

    type: Literal["CourtMorningRecorded"] = "CourtMorningRecorded"
    practitioner: str | None
    sat: bool


class UpdateDirectory(Command):
    """What is known of local services, resources and partnerships is brought up to date."""

    type: Literal["UpdateDirectory"] = "UpdateDirectory"
    changes: Note


class DirectoryUpdated(Event):
    """The directory of local services is up to date."""

    type: Literal["DirectoryUpdated"] = "DirectoryUpdated"
    changes: str


class OfferGuide(Command):
    """A practice guide for frontline criminal justice staff is made available."""

    type: Literal["OfferGuide"] = "OfferGuide"
    title: Note


class GuideOffered(Event):
    """A practice guide is available."""

    type: Literal["GuideOffered"] = "GuideOffered"
    title: str


class EndCourtLiaison(Command):
    """The service leaves the court."""

    type: Literal["EndCourtLiaison"] = "EndCourtLiaison"
    because: Note


class CourtLiaisonEnded(Event):
    """The service left the court."""

    type: Literal["CourtLiaisonEnded"] = "CourtLiaisonEnded"
    because: str


def begin_court_liaison(command: BeginCourtLiaison, file: ServiceFile, _: Circumstances) -> Ruling:
    """At one court; another one is another service."""
    words = "This service is at court already."
    return unless_refused(
        (unless(not file.court, "COURT-MORNINGS", words),), CourtLiaisonBegun.model_validate(command.body())
    )


def record_court_morning(command: RecordCourtMorning, file: ServiceFile, _: Circumstances) -> Ruling:
    """With whoever was there, where the court sat."""
    words = "Say which practitioner was at court, or that the court did not sit."
    return unless_refused(
        (_at_court(file), unless(command.practitioner or not command.sat, "COURT-MORNINGS", words, "practitioner")),
        CourtMorningRecorded(practitioner=command.practitioner, sat=command.sat),
    )


def update_directory(command: UpdateDirectory, file: ServiceFile, _: Circumstances) -> Ruling:
    """Of a service at court."""
    return unless_refused((_at_court(file),), DirectoryUpdated(changes=command.changes))


def offer_guide(command: OfferGuide, file: ServiceFile, _: Circumstances) -> Ruling:
    """Of a service at court."""
    return unless_refused((_at_court(file),), GuideOffered(title=command.title))


def end_court_liaison(command: EndCourtLiaison, file: ServiceFile, _: Circumstances) -> Ruling:
    """What was owed at court falls away."""
    return unless_refused((_at_court(file),), CourtLiaisonEnded(because=command.because))


def _at_court(file: ServiceFile) -> Objection | None:
    return unless(file.court, "COURT-MORNINGS", "This service is at no court.")


def _deployed(command: BeginCourtLiaison, _: ServiceFile, __: Circumstances) -> tuple[Objection | None, ...]:
    units = "Practitioners sit with probation officers: name the local delivery units."
    rest = "The time that is not spent at court goes to offender management support."
    return (
        unless(command.units, "COURT-OM-COLOCATED", units, "units"),
        unless(not command.half_days_elsewhere, "COURT-REMAINING-TIME", rest, "half_days_elsewhere"),
    )


ADVICE: AdviceTable = {"BeginCourtLiaison": (_deployed,)}


def _again(rule: str, met_by: type[Event]) -> Clock:
    return Clock(
        rule=rule, holder="ServiceManager", starts_on=(CourtLiaisonBegun,), met_by=(met_by,),
        lapses_on=(CourtLiaisonEnded,), recurs=Recurs.FROM_DONE,
    )  # fmt: skip


COURT = ServiceRegion(
    name="court",
    rows=(
        Row("court", BeginCourtLiaison, _HERE, _MANAGER, begin_court_liaison),
        Row("court", RecordCourtMorning, _HERE, _MANAGER | _PRACTITIONERS, record_court_morning),
        Row("court", UpdateDirectory, _HERE, _MANAGER | _PRACTITIONERS, update_directory),
        Row("court", OfferGuide, _HERE, _MANAGER, offer_guide),
        Row("court", EndCourtLiaison, _HERE, _MANAGER, end_court_liaison),
    ),
    folds={
        CourtLiaisonBegun: simply(lambda file, event: changed(file, court=event.court)),
        CourtMorningRecorded: simply(lambda file, _: file),
        DirectoryUpdated: simply(lambda file, _: file),
        GuideOffered: simply(lambda file, _: file),
        CourtLiaisonEnded: simply(lambda file, _: changed(file, court="")),
    },
    clocks=(
        _again("COURT-MORNINGS", CourtMorningRecorded),
        _again("COURT-LOCAL-DIRECTORY", DirectoryUpdated),
        _again("COURT-GUIDES", GuideOffered),
    ),
    advice=ADVICE,
)  # fmt: skip
