"""What the modules of this region share: how its slice changes, who may speak for the lead agency."""

from datetime import date, datetime
from typing import Any

from domain.kernel.circumstances import Circumstances
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.mappa.file import MappaFile, changed
from domain.mappa.lead.reading import lead_agency, speaks_for
from domain.mappa.level.state import LevelNumber
from domain.mappa.roles import AGENCY_OF, Agency

__all__ = ["agency_of", "local_day", "only_the_lead", "relevel", "set_level"]


def relevel(file: MappaFile, **changes: Any) -> MappaFile:
    """The file with these facts of the level changed."""
    return changed(file, level=file.level.model_copy(update=changes))


def set_level(file: MappaFile, number: LevelNumber, since: datetime) -> MappaFile:
    """A level was set: no assessment, referral or review waits for it any more."""
    was_level_3 = file.level.was_level_3 or file.level.number == 3  # noqa: PLR2004 -- the level's own number
    return relevel(
        file, number=number, since=since, was_level_3=was_level_3, assessing="", referral=None,
        review_owed=frozenset(), mctc="not_asked",
    )  # fmt: skip


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
