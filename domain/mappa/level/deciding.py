"""A Level 2 or 3 meeting decides the level: kept, raised, or reduced where nothing is missing (12.32, 13a.38)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.level.common import set_level
from domain.mappa.level.criteria import Level23Test, category_objection, level_23_objections
from domain.mappa.level.state import LevelNumber
from domain.mappa.meetings.asking import chair_objection
from domain.mappa.meetings.reading import missing_at, sitting_meeting
from domain.mappa.risk.reading import plan_is_robust

__all__ = ["DecideLevel", "LevelDecided", "decide_level", "level_decided", "reduces"]


class Decision(Message):
    """The level that the meeting agrees on, and what it rests on."""

    level: LevelNumber
    why: str = Field(max_length=4000)
    reassessed: bool = Field(description="All risk factors were assessed anew, rising ones too")
    test: Level23Test = Level23Test()
    plan_robust: bool = Field(default=False, description="The plan is robust enough for a lower level")
    agreed: bool = Field(default=True, description="The Chair and those present agree")
    lead_agency_level: LevelNumber | None = Field(
        default=None, description="Where they do not agree: the level on which the lead agency decides"
    )
    range_of_views: str = Field(default="", max_length=4000)


class DecideLevel(Decision, Advised):
    """The Chair records the level at the end of a meeting."""

    type: Literal["DecideLevel"] = "DecideLevel"


class LevelDecided(Decision, Event):
    """The meeting decided the level; ``meeting`` is its id, ``before`` the level it had."""

    type: Literal["LevelDecided"] = "LevelDecided"
    meeting: str
    before: LevelNumber | None = None


def decide_level(command: DecideLevel, file: MappaFile, now: Circumstances) -> Ruling:
    """Every rule that stands in the way at once; a gap never lets the level down."""
    meeting = sitting_meeting(file)
    body = {**command.body(), "meeting": meeting.id if meeting else "", "before": file.level.number}
    return unless_refused(
        (
            unless(meeting, "MAPPA-LVL-MEETINGS-REQUIRED", "A meeting decides the level: none is sitting."),
            chair_objection(meeting, now),
            unless(said(command.why), "MAPPA-RMP-LEVEL-REASONS", "Give the reasons for the level.", "why"),
            unless(command.reassessed, "MAPPA-LVL-CHANGE-REASSESS", _REASSESS, "reassessed"),
            *_agreement_objections(command),
            *_level_objections(command, file),
        ),
        LevelDecided.model_validate(body),
    )


def reduces(level: LevelNumber, file: MappaFile) -> bool:
    """Whether this level is lower than the one in force; while none is, than that for which the meeting was called."""
    sitting = sitting_meeting(file)
    before = file.level.number or (sitting.level if sitting else level)
    return level < before


def level_decided(file: MappaFile, event: LevelDecided, happened: Happened) -> MappaFile:
    """At the level decided."""
    return set_level(file, event.level, happened.effective_at)


_REASSESS = "Assess all risk factors anew first, also those that may rise while others fall."


def _agreement_objections(decision: Decision) -> Iterator[Objection | None]:
    """Where the meeting is split the lead agency decides, and the range of views is recorded."""
    if decision.agreed:
        return
    words = "The meeting is split: the lead agency decides on the level."
    decided = decision.lead_agency_level == decision.level
    yield unless(decided, "MAPPA-RMP-LEVEL-DEADLOCK", words, "lead_agency_level")
    words = "Record the range of views."
    yield unless(said(decision.range_of_views), "MAPPA-RMP-LEVEL-DEADLOCK", words, "range_of_views")


def _level_objections(decision: Decision, file: MappaFile) -> Iterator[Objection | None]:
    if reduces(decision.level, file):
        yield from _reduction_objections(decision, file)
    if decision.level == 1:
        yield category_objection(file)
    else:
        yield from level_23_objections(decision.level, decision.test, file)


def _reduction_objections(decision: Decision, file: MappaFile) -> Iterator[Objection | None]:
    """No reduction while information is missing, a key partner is absent or the plan is weak."""
    rule, missing = "MAPPA-MTG-LEVEL-NO-REDUCE", missing_at(file)
    words = f"The level is not reduced while something is missing: {', '.join(missing)}."
    yield unless(not missing, rule, words, "level")
    robust = decision.plan_robust and plan_is_robust(file)
    yield unless(robust, rule, "The level is not reduced with a weak plan, or without one.", "plan_robust")
