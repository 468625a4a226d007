"""The level is looked at again: on a change, at the area's interval, before a release or a Parole Board review."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.level.common import only_the_lead, relevel
from domain.mappa.level.level1 import Satisfied, satisfied_objections
from domain.mappa.roles import Agency

__all__ = [
    "LevelReviewed", "NoteLevelChange", "LevelChangeNoted", "ReviewLevel", "level_change_noted", "level_reviewed",
    "note_level_change", "review_level",
]  # fmt: skip

Occasion = Literal[
    "change", "information", "escalation", "interval", "fixed_recall", "parole_review", "executive_release",
    "transfer", "transition", "appeal", "category_change", "parole_eligibility",
]  # fmt: skip
"""What a review answers to (7.25, 7.27, 7.28, 15.11, 17.5, 23.30, 24.14)."""


class Change(Message):
    """What came up that may touch the level."""

    kind: Literal["change", "information", "escalation"]
    told_by: Agency
    raised_with_lead: bool = Field(default=True, description="It was raised with the lead agency")


class NoteLevelChange(Change, Advised):
    """Circumstances changed, another agency gave significant information, or the risk escalated (7.25)."""

    type: Literal["NoteLevelChange"] = "NoteLevelChange"


class LevelChangeNoted(Change, Event):
    """A review of the level is owed."""

    type: Literal["LevelChangeNoted"] = "LevelChangeNoted"


class Review(Message):
    """A review of the level, and its outcome."""

    occasion: Occasion
    outcome: Literal["level_1_fits", "refer", "keep_level", "meeting_decides"]
    why: str = Field(max_length=4000, description="The outcome as the agency's own system has it")
    information_sought_from: tuple[Agency, ...] = ()
    satisfied: Satisfied | None = Field(default=None, description="Where Level 1 is kept")
    recorded_on: Literal["MAPPA_Q", "own_form"] = "own_form"


class ReviewLevel(Review, Advised):
    """The lead agency reviews the level."""

    type: Literal["ReviewLevel"] = "ReviewLevel"


class LevelReviewed(Review, Event):
    """The level was reviewed; it changes by a referral or by a meeting only."""

    type: Literal["LevelReviewed"] = "LevelReviewed"


def note_level_change(command: NoteLevelChange, _: MappaFile, __: Circumstances) -> Ruling:
    """A concern about the plan goes to the lead agency first (7.23)."""
    words = "Raise the concern with the lead agency; escalate it if it stays unresolved."
    return unless_refused(
        (unless(command.raised_with_lead, "MAPPA-LVL-L1-CONCERN", words, "raised_with_lead"),),
        LevelChangeNoted.model_validate(command.body()),
    )


def review_level(command: ReviewLevel, file: MappaFile, now: Circumstances) -> Ruling:
    """The outcome is recorded with reasons, and new information was looked for."""
    level_1 = command.outcome == "level_1_fits"
    rule, told = "MAPPA-LVL-L1-SATISFIED", "To keep Level 1, say what the lead agency is satisfied of."
    sought = "Look for new information from other agencies, and name those that were asked."
    form = "At the transfer to adult services the level is reviewed on MAPPA Q."
    return unless_refused(
        (
            only_the_lead(file, now),
            unless(said(command.why), "MAPPA-LVL-REVIEW-RECORD", "Record the outcome with reasons.", "why"),
            unless(
                command.information_sought_from, "MAPPA-LVL-L1-SEEK-INFO", sought, "information_sought_from"
            ),
            unless(not level_1 or command.satisfied, rule, told, "satisfied"),
            *(satisfied_objections(command.satisfied) if level_1 and command.satisfied else ()),
            unless(
                not level_1 or file.level.number in {None, 1}, "MAPPA-LVL-MEETINGS-REQUIRED",
                "The case is at Level 2 or 3: its meeting decides.", "outcome",
            ),
            unless(
                command.occasion != "transition" or command.recorded_on == "MAPPA_Q", "MAPPA-CH-TRANS-L1", form,
                "recorded_on",
            ),
        ),
        LevelReviewed.model_validate(command.body()),
    )  # fmt: skip


def level_change_noted(file: MappaFile, event: LevelChangeNoted) -> MappaFile:
    """A review is owed for this."""
    return relevel(file, review_owed=file.level.review_owed | {event.kind})


def level_reviewed(file: MappaFile, event: LevelReviewed) -> MappaFile:
    """Every change noted so far was looked at."""
    owed = frozenset() if event.occasion in {"change", "information", "escalation"} else file.level.review_owed
    return relevel(file, review_owed=owed - {event.occasion})
