"""What the modules of this region share: how its slice changes, who may speak for the lead agency."""

from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from domain.kernel.circumstances import Circumstances
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.mappa.file import MappaFile, changed
from domain.mappa.lead.reading import lead_agency, speaks_for
from domain.mappa.level.state import LevelNumber, LevelSpell
from domain.mappa.roles import AGENCY_OF, Agency

__all__ = ["agency_of", "local_day", "only_the_lead", "relevel", "set_level"]


_ZONE: Final = ZoneInfo("Europe/London")
"""Every MAPPA area is in England or Wales."""


def relevel(file: MappaFile, **changes: Any) -> MappaFile:
    """The file with these facts of the level changed."""
    return changed(file, level=file.level.model_copy(update=changes))


def set_level(file: MappaFile, number: LevelNumber, since: datetime) -> MappaFile:
    """A level was set: no assessment, referral or review waits for it any more."""
    was_level_3 = file.level.was_level_3 or file.level.number == 3  # noqa: PLR2004 -- the level's own number
    return relevel(
        file, number=number, since=since, was_level_3=was_level_3, assessing="", referral=None,
        review_owed=frozenset(), mctc="not_asked",
        history=_continued(file.level.history, number, since.astimezone(_ZONE).date()),
    )  # fmt: skip


def _continued(history: tuple[LevelSpell, ...], number: LevelNumber, day: date) -> tuple[LevelSpell, ...]:
    """The history with another level from this day on; the same level again goes on."""
    last = history[-1] if history else None
    if last is not None and last.until is None:
        if last.level == number:
            return history
        history = (*history[:-1], last.model_copy(update={"until": max(day, last.since)}))
    return (*history, LevelSpell(level=number, since=day))


def only_the_lead(file: MappaFile, now: Circumstances) -> Objection | None:
    """The lead agency decides whether to refer or to keep at Level 1 (2.3, 7.7)."""
    lead = lead_agency(file)
    if lead is None:
        none = "No lead agency is on record: record the supervision, or set the lead agency, first."
        return Objection(rule="MAPPA-LEAD-ONE-PER-CASE", words=none)
    words = f"This is for the lead agency, which is {lead.replace('_', ' ')}."
    return unless(speaks_for(now.by, lead), "MAPPA-LEAD-RESPONSIBILITY", words)


def agency_of(now: Circumstances) -> Agency:
    """The agency for which the actor speaks."""
    return next((AGENCY_OF[role] for role in now.by.roles if role in AGENCY_OF), "other")


def local_day(now: Circumstances) -> date:
    """The day on which it happened, where the case is."""
    return now.calendar.local_date(now.effective_at)
