"""Indicators of abuse in a care home (NG189 1.4, 1.5, 1.12): noted list by list; what they add up to."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless, unless_refused
from domain.safeguarding.regions.common import needs
from domain.safeguarding.regions.indicator_lists import SUSPECT, IndicatorList, list_of

__all__ = ["IndicatorsNoted", "NoteIndicators", "level_of", "note_indicators"]


class Indicators(Message):
    """What was seen, by list; an indicator is no proof."""

    seen: Mapping[IndicatorList, tuple[str, ...]] = Field(default={}, description="By list: codes of that list")
    words: str = Field(default="", max_length=8000, description="In plain words, with dates")
    self_neglect: str = Field(default="", max_length=4000, description="Where it may be self-neglect: why support is"
                              " refused, capacity, alternatives, risks and needs")  # fmt: skip
    may_be_self_neglect: bool = False


class NoteIndicators(Indicators, Command):
    """Note indicators of abuse or neglect."""

    type: Literal["NoteIndicators"] = "NoteIndicators"


class IndicatorsNoted(Indicators, Event):
    """They are noted; ``level`` is what they add up to."""

    type: Literal["IndicatorsNoted"] = "IndicatorsNoted"
    level: Literal["consider", "suspect"]


def level_of(seen: Mapping[IndicatorList, tuple[str, ...]]) -> Literal["consider", "suspect"]:
    """Several indicators of which one is for suspicion are suspected abuse (EST-IND-ESCALATE, 1.4.5)."""
    return "suspect" if any(codes and name in SUSPECT for name, codes in seen.items()) else "consider"


def note_indicators(command: NoteIndicators, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Each code is one of its list; self-neglect has its own questions (EST-IND-SELFNEGLECT, 1.4.9)."""
    strange = {name: sorted(set(codes) - list_of(name)) for name, codes in command.seen.items()}
    event = IndicatorsNoted(**command.model_dump(exclude={"type"}), level=level_of(command.seen))
    answered = command.self_neglect if command.may_be_self_neglect else "not asked"
    words = "Establish why support is refused, capacity, alternatives, and the risks and needs."
    return unless_refused(
        (
            *(unless(not codes, name, f"Not on this list: {', '.join(codes)}.", f"seen.{name}")
              for name, codes in strange.items()),
            unless(any(command.seen.values()), "EST-IND-ESCALATE", "Name at least one indicator.", "seen"),
            needs("EST-IND-SELFNEGLECT", answered, words, "self_neglect"),
        ),
        event,
    )  # fmt: skip
