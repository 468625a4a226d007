"""What a MAPPA case knows of itself: who it is about, and one slice for each region.

A region's slice stands in ``domain/mappa/<region>/state.py`` and imports nothing of the other regions, so that any
region may read any slice.
"""

from datetime import date
from typing import Any
from uuid import UUID

from domain.kernel.lifecycle import File
from domain.mappa.complaints.state import Complaints
from domain.mappa.disclosure.state import Disclosures
from domain.mappa.eligibility.state import Eligibility
from domain.mappa.flags.state import Flags
from domain.mappa.lead.state import Lead
from domain.mappa.level.state import Level
from domain.mappa.meetings.state import Meetings
from domain.mappa.owed.state import Obligations
from domain.mappa.place.state import Place
from domain.mappa.risk.state import Risk
from domain.mappa.transfers.state import Transfers
from domain.mappa.visor.state import Visor
from domain.mappa.work.state import Work

__all__ = ["MappaFile", "age_on", "changed", "unchanged"]


class MappaFile(File):
    """The state of one offender's case."""

    person: UUID | None = None
    born: date | None = None
    """Date of birth as the register had it when the case was opened; None: not known."""
    area: str = ""
    """The MAPPA area that identified the offender; the area that manages now says the lead region."""

    eligibility: Eligibility = Eligibility()
    visor: Visor = Visor()
    level: Level = Level()
    owed: Obligations = Obligations()
    flags: Flags = Flags()
    work: Work = Work()
    place: Place = Place()
    lead: Lead = Lead()
    transfers: Transfers = Transfers()
    meetings: Meetings = Meetings()
    risk: Risk = Risk()
    disclosure: Disclosures = Disclosures()
    complaints: Complaints = Complaints()


def changed(file: MappaFile, **changes: Any) -> MappaFile:
    """The file with these facts, or slices, changed."""
    return file.model_copy(update=changes)


def unchanged(file: MappaFile, _: Any, __: Any = None) -> MappaFile:
    """The file as it was: the event is for the chronology, no guard asks about it."""
    return file


def age_on(file: MappaFile, day: date) -> int | None:
    """The offender's age in years on this day; None when the date of birth is not known."""
    if file.born is None:
        return None
    return day.year - file.born.year - ((day.month, day.day) < (file.born.month, file.born.day))
