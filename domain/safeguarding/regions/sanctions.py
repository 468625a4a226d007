"""Sanctions on a provider (004 para 7.4; L1744-1771): proposed, approved if level 3, placed, raised, reduced, removed.

The DSO decides on Adult Protection sanctions, Adults Commissioning on the two that are about quality in care.
"""

from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless, unless_refused
from domain.safeguarding.parties import key_decision
from domain.safeguarding.regions.common import SERVICE, needs
from domain.safeguarding.regions.sanction_approval import (
    ADULT_PROTECTION,
    HIGHEST,
    sanction_of,
    sanction_set,
    text_objections,
)
from domain.safeguarding.regions.state import Sanction, SanctionKind, SanctionProcess

__all__ = [
    "IncreaseSanction", "PlaceQualitySanction", "PlaceSanction", "QualitySanctionPlaced", "ReduceSanction",
    "RemoveSanction", "SanctionIncreased", "SanctionPlaced", "SanctionReduced", "SanctionRemoved", "change_level",
    "place_quality_sanction", "place_sanction", "remove_sanction", "sanction_stands",
]  # fmt: skip


class PlaceSanction(Command):
    """An Adult Protection sanction on a provider (EST-SANCTION-AP)."""

    type: Literal["PlaceSanction"] = "PlaceSanction"
    service: str = Field(pattern=SERVICE)
    level: int = Field(ge=1, le=HIGHEST)
    rationale: str = Field(default="", max_length=8000)
    action_plan: str = Field(default="", max_length=8000)


class SanctionPlaced(Event):
    """The sanction is in force; at level 3 no new placement is made (EST-SANCTION-L3-EFFECT)."""

    type: Literal["SanctionPlaced"] = "SanctionPlaced"
    service: str
    level: int
    rationale: str
    action_plan: str
    no_new_placements: bool = False


class PlaceQualitySanction(Command):
    """Adults Commissioning places a sanction about quality in care (EST-SANCTION-QIC)."""

    type: Literal["PlaceQualitySanction"] = "PlaceQualitySanction"
    service: str = Field(pattern=SERVICE)
    kind: Literal["poor_practice", "contract_compliance"]
    level: int = Field(ge=1, le=HIGHEST)
    rationale: str = Field(default="", max_length=8000)


class QualitySanctionPlaced(Event):
    """A sanction for poor practice or contract compliance is in force."""

    type: Literal["QualitySanctionPlaced"] = "QualitySanctionPlaced"
    service: str
    kind: Literal["poor_practice", "contract_compliance"]
    level: int
    rationale: str
    no_new_placements: bool = False


class _OnSanction(Message):
    service: str = Field(pattern=SERVICE)
    kind: SanctionKind = "adult_protection"
    because: str = Field(default="", max_length=8000)


class IncreaseSanction(_OnSanction, Command):
    """A higher level: new concerns, or a provider who failed its plan (EST-SANCTION-FAIL)."""

    type: Literal["IncreaseSanction"] = "IncreaseSanction"
    level: int = Field(ge=2, le=HIGHEST)
    plan_failed: bool = False


class SanctionIncreased(_OnSanction, Event):
    """The level is higher; ``plan_failed``: since the provider did not do what it agreed."""

    type: Literal["SanctionIncreased"] = "SanctionIncreased"
    level: int
    plan_failed: bool = False
    no_new_placements: bool = False


class ReduceSanction(_OnSanction, Command):
    """A lower level."""

    type: Literal["ReduceSanction"] = "ReduceSanction"
    level: int = Field(ge=1, lt=HIGHEST)


class SanctionReduced(_OnSanction, Event):
    """The level is lower."""

    type: Literal["SanctionReduced"] = "SanctionReduced"
    level: int


class RemoveSanction(_OnSanction, Command):
    """Lift the sanction: the provider has done what its plan says (EST-SANCTION-PLAN)."""

    type: Literal["RemoveSanction"] = "RemoveSanction"


class SanctionRemoved(_OnSanction, Event):
    """No sanction of this kind is in force any more."""

    type: Literal["SanctionRemoved"] = "SanctionRemoved"


def place_sanction(command: PlaceSanction, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 17: with its rationale and plan; level 3, and a lower one in its place, with the director's approval."""
    event = SanctionPlaced(**command.model_dump(exclude={"type"}), no_new_placements=command.level == HIGHEST)
    approved = _approved(sanction_of(file, command.service), command.level)
    return key_decision(file, now, (approved, *text_objections(command)), event)


def place_quality_sanction(command: PlaceQualitySanction, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Adults Commissioning decides; the row asks for that role."""
    stands = sanction_of(file, command.service, command.kind).level
    words = "A sanction of this type is in force on this service: increase, reduce or remove it."
    event = QualitySanctionPlaced(**command.model_dump(exclude={"type"}), no_new_placements=command.level == HIGHEST)
    return unless_refused(
        (
            unless(not stands, "EST-SANCTION-TYPES", words, "kind"),
            needs("EST-SANCTION-QIC", command.rationale, "Say what is not of an acceptable standard.", "rationale"),
        ),
        event,
    )


def change_level(command: IncreaseSanction | ReduceSanction, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Up or down from the level in force; level 3 of Adult Protection with the director's approval either way."""
    sanction, up = sanction_of(file, command.service, command.kind), isinstance(command, IncreaseSanction)
    turns = sanction.level < command.level if up else sanction.level > command.level
    words = f"The level in force is {sanction.level}: an increase goes above it, a reduction below it."
    event: Event = (
        SanctionIncreased(**command.model_dump(exclude={"type"}), no_new_placements=command.level == HIGHEST)
        if up else SanctionReduced(**command.model_dump(exclude={"type"}))
    )  # fmt: skip
    objections = (
        _in_force(sanction),
        unless(turns or not sanction.level, "EST-SANCTION-LEVELS", words, "level"),
        needs("EST-SANCTION-RATIONALE", command.because, "Give the evidence for another level.", "because"),
        _approved(sanction, command.level) if command.kind == ADULT_PROTECTION else None,
        _failed(command, sanction) if isinstance(command, IncreaseSanction) else None,
    )
    return _decided(command, file, now, objections, event)


def remove_sanction(command: RemoveSanction, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """After the provider's plan was met; from level 3 of Adult Protection with the director's approval."""
    sanction = sanction_of(file, command.service, command.kind)
    words = "The provider agrees a plan within a set time and meets it before the sanction is lifted."
    objections = (
        _in_force(sanction),
        unless(sanction.plan == "met", "EST-SANCTION-PLAN", words, "service"),
        needs("EST-SANCTION-RATIONALE", command.because, "Give the evidence for lifting it.", "because"),
        _approved(sanction, 0) if command.kind == ADULT_PROTECTION else None,
    )
    return _decided(command, file, now, objections, SanctionRemoved(**command.model_dump(exclude={"type"})))


_PROCESS: dict[type[Event], SanctionProcess] = {
    SanctionPlaced: "place", QualitySanctionPlaced: "place", SanctionIncreased: "increase",
    SanctionReduced: "reduce", SanctionRemoved: "remove",
}  # fmt: skip


def sanction_stands(
    file: SafeguardingFile,
    event: SanctionPlaced | QualitySanctionPlaced | SanctionIncreased | SanctionReduced | SanctionRemoved,
    happened: Happened,
) -> SafeguardingFile:  # fmt: skip
    """The level in force, and since when; an approval is used up by the decision that it was given for."""
    before = sanction_of(file, event.service, getattr(event, "kind", ADULT_PROTECTION))
    since = happened.effective_at if getattr(event, "level", 0) else None
    return sanction_set(file, before.model_copy(update={**_decision(event, before), "since": since}))


def _decision(event: Event, before: Sanction) -> dict[str, object]:
    process = _PROCESS[type(event)]
    # Adults Commissioning places its own sanctions and sends itself no template.
    quality = getattr(event, "kind", ADULT_PROTECTION) != ADULT_PROTECTION
    # A plan whose date still runs is owed under the sanction that is put in the place of the other too.
    anew = process == "remove" or (process == "place" and before.plan not in {"agreed", "overdue"})
    fresh = {"plan": "none"} if anew else {}
    return {
        "level": getattr(event, "level", 0), "proposed": None, "approved": False,
        "form_owed": None if quality else process, **fresh,
    }  # fmt: skip


def _decided(
    command: _OnSanction, file: SafeguardingFile, now: Circumstances, objections: tuple[Objection | None, ...],
    event: Event,
) -> Ruling:  # fmt: skip
    """Whose decision it is depends on the kind of sanction (004 para 7.4)."""
    if command.kind == ADULT_PROTECTION:
        words = "The DSO decides on an Adult Protection sanction."
        mine = unless(now.by.has_role("DSO"), "EST-SANCTION-AP", words, "kind")
        return key_decision(file, now, (mine, *objections), event)
    words = "Adults Commissioning decides on sanctions for poor practice and contract compliance."
    theirs = unless(now.by.has_role("AdultsCommissioning"), "EST-SANCTION-QIC", words, "kind")
    return unless_refused((theirs, *objections), event)


def _in_force(sanction: Sanction) -> Objection | None:
    words = "No sanction of this type is in force on this service: place one first."
    return unless(sanction.level, "EST-SANCTION-TYPES", words, "service")


def _approved(sanction: Sanction, level: int) -> Objection | None:
    """Level 3 is placed, and left, only with the Assistant Director's approval (reading 15)."""
    if sanction.approved or HIGHEST not in {level, sanction.level}:
        return None
    words = (
        "The Assistant Director approves level 3 first."
        if level == HIGHEST
        else "The Assistant Director approves a lower level in place of level 3."
    )
    return unless(None, "EST-SANCTION-AP3", words, "level" if level else "service")


def _failed(command: IncreaseSanction, sanction: Sanction) -> Objection | None:
    words = "The provider's plan is neither overdue nor found unmet: give another reason for the increase."
    failed = sanction.plan in {"overdue", "failed"}
    return unless(failed or not command.plan_failed, "EST-SANCTION-FAIL", words, "plan_failed")
