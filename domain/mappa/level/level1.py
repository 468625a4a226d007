"""Level 1 is confirmed by the lead agency (7.4, 7.23 to 7.26)."""

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
from domain.mappa.flags.reading import has
from domain.mappa.level.assessing import information_objections
from domain.mappa.level.common import only_the_lead, set_level
from domain.mappa.level.criteria import Factors, Level1Test, factors_objections, level_1_objections

__all__ = [
    "ConfirmLevel1", "Level1Confirmed", "Satisfied", "confirm_level_1", "level_1_confirmed", "record_advice",
    "satisfied_objections",
]  # fmt: skip


class Satisfied(Message):
    """What the lead agency must be able to say of a Level 1 case (7.23, 7.26)."""

    information_sought: bool = Field(description="All reasonable steps were taken to gather information")
    risk_answered: bool = Field(description="The response to the offender's risk is appropriate")
    equality_considered: str = Field(max_length=4000, description="Protected characteristics, and what is done")
    disclosure_considered: str = Field(max_length=4000, description="Whether to disclose to a third party, and why")


class Confirmation(Message):
    """The decision for Level 1 with everything that it must rest on."""

    test: Level1Test
    factors: Factors
    satisfied: Satisfied
    risk: Literal["low", "medium", "high", "very_high"]
    why: str = Field(default="", max_length=4000, description="Why Level 1 is defensible")
    recorded_on: Literal["MAPPA_Q", "own_form"] = "MAPPA_Q"


class ConfirmLevel1(Confirmation, Advised):
    """The lead agency keeps the case at Level 1."""

    type: Literal["ConfirmLevel1"] = "ConfirmLevel1"


class Level1Confirmed(Confirmation, Event):
    """The case is managed at Level 1."""

    type: Literal["Level1Confirmed"] = "Level1Confirmed"


def confirm_level_1(command: ConfirmLevel1, file: MappaFile, now: Circumstances) -> Ruling:
    """Every agency heard, all three criteria, the lead agency satisfied; a case at Level 2 or 3 leaves by a meeting."""
    at_meeting = "A case at Level 2 or 3 comes down by a decision of its meeting."
    return unless_refused(
        (
            only_the_lead(file, now),
            unless(file.level.number in {None, 1}, "MAPPA-LVL-MEETINGS-REQUIRED", at_meeting),
            *information_objections(file),
            *level_1_objections(command.test, file),
            *factors_objections(command.factors),
            *satisfied_objections(command.satisfied),
            *_reasons_objections(command, file),
        ),
        Level1Confirmed.model_validate(command.body()),
    )


def satisfied_objections(satisfied: Satisfied) -> Iterator[Objection | None]:
    """Reasonable steps, a proper response, equality and disclosure."""
    rule = "MAPPA-LVL-L1-SATISFIED"
    words = "Take all reasonable steps to gather information first."
    yield unless(satisfied.information_sought, rule, words, "satisfied.information_sought")
    words = "Respond to the risk appropriately first."
    yield unless(satisfied.risk_answered, rule, words, "satisfied.risk_answered")
    words = "Say what was considered of protected characteristics."
    yield unless(said(satisfied.equality_considered), "MAPPA-LVL-L1-EDI", words, "satisfied.equality_considered")
    words = "Say what was decided about disclosure to third parties, and why."
    yield unless(
        said(satisfied.disclosure_considered), "MAPPA-LVL-L1-DISCLOSURE", words, "satisfied.disclosure_considered"
    )


def record_advice(command: ConfirmLevel1, _: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """MAPPA Q is recommended."""
    words = "MAPPA Q is the recommended record of a level assessment."
    return (unless(command.recorded_on == "MAPPA_Q", "MAPPA-LVL-ASSESS-RECORD", words, "recorded_on"),)


def level_1_confirmed(file: MappaFile, _: Level1Confirmed, happened: Happened) -> MappaFile:
    """At Level 1."""
    return set_level(file, 1, happened.effective_at)


def _reasons_objections(command: ConfirmLevel1, file: MappaFile) -> Iterator[Objection | None]:
    high = command.risk in {"high", "very_high"}
    words = "High risk may sit at Level 1 only with recorded, defensible reasons."
    yield unless(not high or said(command.why), "MAPPA-LVL-NOT-RISK", words, "why")
    words = "Terrorism cases start from Level 2 or 3: record why Level 1."
    terror = has(file, "terrorism_act", "terrorism_connected")
    yield unless(not terror or said(command.why), "MAPPA-CT-LEVEL-DEFAULT", words, "why")
