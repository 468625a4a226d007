"""Flags are noted and taken back; a child's time as looked after is counted to the thirteen weeks (23.11)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile, age_on, changed
from domain.mappa.flags.reading import ADULT, is_child
from domain.mappa.flags.state import Flag
from domain.mappa.place.common import CustodyFacts, facts_of, today

__all__ = [
    "FlagNoted", "FlagRemoved", "LookedAfterRecorded", "NoteFlag", "RecordLookedAfter", "RemoveFlag", "flag_noted",
    "flag_removed", "looked_after_recorded", "note_flag", "record_looked_after", "remove_flag",
]  # fmt: skip

THIRTEEN_WEEKS = 13 * 7
_CHILD_FLAGS = frozenset({"looked_after", "eligible_child", "relevant_child"})
_CARE_AGES = range(18, 25)
_FROM, _TO = 14, 16


class NoteFlag(Advised):
    """Something is known of the offender that brings duties with it."""

    type: Literal["NoteFlag"] = "NoteFlag"
    flag: Flag


class FlagNoted(CustodyFacts, Event):
    """The flag stands."""

    type: Literal["FlagNoted"] = "FlagNoted"
    flag: Flag


class RemoveFlag(Advised):
    """It is so no more, or never was."""

    type: Literal["RemoveFlag"] = "RemoveFlag"
    flag: Flag
    because: str = Field(min_length=3, max_length=2000)


class FlagRemoved(Event):
    """The flag stands no more."""

    type: Literal["FlagRemoved"] = "FlagRemoved"
    flag: Flag
    because: str


class RecordLookedAfter(Advised):
    """A period in which a local authority looked after the child; remand to secure accommodation is one (23.10)."""

    type: Literal["RecordLookedAfter"] = "RecordLookedAfter"
    began: date
    ended: date
    remand: bool = False


class LookedAfterRecorded(Event):
    """So many days count to the thirteen weeks, all periods taken together."""

    type: Literal["LookedAfterRecorded"] = "LookedAfterRecorded"
    began: date
    ended: date
    remand: bool = False
    days: int
    eligible: bool = False


def note_flag(command: NoteFlag, file: MappaFile, now: Circumstances) -> Ruling:
    """Once, and only where the age fits."""
    facts = facts_of(file, today(now))
    if command.flag == "homelessness_risk":
        facts["homelessness"] = True
    if command.flag == "work_restricted":
        facts["work_restricted"] = True
    if command.flag in {"terrorism_act", "terrorism_connected"}:
        facts["terrorism"] = True
    return unless_refused(
        (
            unless(command.flag not in file.flags.standing, "CASE-FORM", "This flag stands already.", "flag"),
            _age_objection(command.flag, file, now),
        ),
        FlagNoted(flag=command.flag, **facts),
    )


def remove_flag(command: RemoveFlag, file: MappaFile, _: Circumstances) -> Ruling:
    """Only one that stands."""
    words = "This flag does not stand."
    return unless_refused(
        (unless(command.flag in file.flags.standing, "CASE-FORM", words, "flag"),),
        FlagRemoved(flag=command.flag, because=command.because),
    )


def record_looked_after(command: RecordLookedAfter, file: MappaFile, _: Circumstances) -> Ruling:
    """Days from the 14th to the 16th birthday count; thirteen weeks of them make an eligible child."""
    days = file.flags.looked_after_days + _days_that_count(command, file)
    words = "The period ends before it begins."
    return unless_refused(
        (
            unless(command.ended >= command.began, "MAPPA-CH-ELIGIBLE-13W", words, "ended"),
            unless(file.born, "MAPPA-CH-ELIGIBLE-13W", "The date of birth is not known: the ages cannot be told."),
        ),
        LookedAfterRecorded(**command.body(), days=days, eligible=days >= THIRTEEN_WEEKS),
    )


def flag_noted(file: MappaFile, event: FlagNoted) -> MappaFile:
    """It stands."""
    return _standing(file, file.flags.standing | {event.flag})


def flag_removed(file: MappaFile, event: FlagRemoved) -> MappaFile:
    """It stands no more."""
    return _standing(file, file.flags.standing - {event.flag})


def looked_after_recorded(file: MappaFile, event: LookedAfterRecorded) -> MappaFile:
    """Counted; on remand a child is looked after for that time."""
    standing = file.flags.standing | ({"eligible_child"} if event.eligible else set())
    flags = file.flags.model_copy(update={"looked_after_days": event.days, "standing": standing})
    return changed(file, flags=flags)


def _standing(file: MappaFile, standing: frozenset[Flag]) -> MappaFile:
    return changed(file, flags=file.flags.model_copy(update={"standing": standing}))


def _age_objection(flag: Flag, file: MappaFile, now: Circumstances) -> Objection | None:
    day, age = today(now), age_on(file, today(now))
    if age is None:
        return None
    if flag in _CHILD_FLAGS:
        return unless(is_child(file, day), "MAPPA-CH-DEF", f"A child is under {ADULT}.", "flag")
    words = "Care experience counts from 18 until the 25th birthday."
    return unless(flag != "care_experienced" or age in _CARE_AGES, "MAPPA-CH-CARE-25", words, "flag")


def _days_that_count(command: RecordLookedAfter, file: MappaFile) -> int:
    if file.born is None or command.ended < command.began:
        return 0
    first = max(command.began, _birthday(file.born, _FROM))
    last = min(command.ended, _birthday(file.born, _TO))
    return max(0, (last - first).days + 1)


def _birthday(born: date, age: int) -> date:
    year = born.year + age
    leap_day = (born.month, born.day) == (2, 29) and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return date(year, 3, 1) if leap_day else born.replace(year=year)
