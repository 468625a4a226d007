"""One MAPPA area at a time: normally where the offender lives, another one only with both areas' word (17.3, 17.8)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.calendar.spans import add_months
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.file import MappaFile, changed
from domain.mappa.lead.reading import area_of
from domain.mappa.place.living import AREA
from domain.mappa.place.reading import in_custody, in_hospital

__all__ = [
    "MappaAreaSet", "SetMappaArea", "SettleAreaDispute", "mappa_area_set", "set_mappa_area", "settle_area_dispute",
]  # fmt: skip

_SHORT_MONTHS = 3
"""Under three months of residence another area needs both areas' agreement (17.3)."""


class Managing(Message):
    """Which area manages, where the offender lives, and why it is another one."""

    area: str = Field(pattern=AREA)
    residence: str = Field(pattern=AREA)
    months_of_residence: int | None = Field(default=None, ge=0, description="How long the stay is, in whole months")
    both_areas_agree: bool = False
    objection: bool = Field(default=False, description="Either area objects to the other area's managing")
    reason: str = Field(default="", max_length=4000, description="Why an area manages where the offender does not live")


class SetMappaArea(Managing, Advised):
    """The lead agency records which area can best manage the risk."""

    type: Literal["SetMappaArea"] = "SetMappaArea"


class MappaAreaSet(Managing, Event):
    """The area that manages the case now, and no other."""

    type: Literal["MappaAreaSet"] = "MappaAreaSet"
    before: str = ""


class SettleAreaDispute(Advised):
    """The Co-ordination Unit settles a dispute about the area of somebody in custody or hospital (6.33)."""

    type: Literal["SettleAreaDispute"] = "SettleAreaDispute"
    committing_court_area: str = Field(pattern=AREA)
    returns_there: bool = Field(description="The offender returns to that area after release")


def set_mappa_area(command: SetMappaArea, file: MappaFile, _: Circumstances) -> Ruling:
    """The area of residence, or another one for a reason that both areas share."""
    return unless_refused(
        (
            unless(command.area != file.lead.area, "MAPPA-AREA-ONE", "That area manages the case already.", "area"),
            *_elsewhere_objections(command),
            *_premises_objections(command, file),
        ),
        MappaAreaSet(**command.body(), before=area_of(file)),
    )


def settle_area_dispute(command: SettleAreaDispute, file: MappaFile, _: Circumstances) -> Ruling:
    """The area of the original committing court, unless the offender does not return there."""
    rule, area = "MAPPA-ID-AREA-DISPUTE", command.committing_court_area
    held = in_custody(file) or in_hospital(file)
    words = "The court's area counts for somebody in custody or hospital; otherwise the transfer rules hold."
    away = "The offender does not return to that area: follow the transfer rules of chapter 17."
    return unless_refused(
        (unless(held, rule, words), unless(command.returns_there, rule, away, "returns_there")),
        MappaAreaSet(area=area, residence=area, before=area_of(file), reason="committing court"),
    )


def mappa_area_set(file: MappaFile, event: MappaAreaSet) -> MappaFile:
    """One area; the lead agency and its unit stay what they are (17.1)."""
    return changed(file, lead=file.lead.model_copy(update={"area": event.area, "residence": event.residence}))


def _short_stay_objections(command: Managing) -> Iterator[Objection | None]:
    """An objection of either area leaves the case with the area of residence."""
    words = "An area objects: the area of residence manages."
    yield unless(not command.objection, "MAPPA-AREA-SHORT-STAY", words, "area")
    short = command.months_of_residence is not None and command.months_of_residence < _SHORT_MONTHS
    words = "The stay is under three months: both areas must agree to another area."
    yield unless(not short or command.both_areas_agree, "MAPPA-AREA-SHORT-STAY", words, "both_areas_agree")


def _elsewhere_objections(command: SetMappaArea) -> Iterator[Objection | None]:
    if command.area == command.residence:
        return
    yield from _short_stay_objections(command)
    words = "Record a defensible reason why an area manages in which the offender does not live."
    yield unless(said(command.reason), "MAPPA-AREA-RECORD", words, "reason")


def _premises_objections(command: SetMappaArea, file: MappaFile) -> Iterator[Objection | None]:
    """Approved premises: up to three months the home area manages, for longer the area of the premises (17.8)."""
    place = file.place
    if place.premises_since is None or command.both_areas_agree:
        return
    long = place.premises_until is None or place.premises_until > add_months(place.premises_since, _SHORT_MONTHS)
    there = command.area == place.premises_area
    words = "The placement is for more than three months: the area of the premises manages."
    yield unless(not long or there, "MAPPA-AP-3M", words, "area")
    words = "The placement is for three months or less: the home area manages."
    yield unless(long or not there, "MAPPA-AP-3M", words, "area")
