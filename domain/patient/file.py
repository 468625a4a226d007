"""What a patient's case knows of itself: who it is about, and one slice for each region.

A region's slice stands in ``domain/patient/<region>/state.py`` and imports nothing of the other regions, so that any
region may read any slice.
"""

from typing import Any
from uuid import UUID

from domain.kernel.lifecycle import File
from domain.patient.ending.state import Ending
from domain.patient.identification.state import Mappa
from domain.patient.leave.state import Leave
from domain.patient.owed.state import Obligations
from domain.patient.planning.state import Planning
from domain.patient.status.state import Status
from domain.patient.tribunal.state import Tribunal
from domain.patient.victims.state import Victims

__all__ = ["PatientFile", "changed", "unchanged"]


class PatientFile(File):
    """The state of one patient's case."""

    person: UUID | None = None
    hospital: str = ""

    status: Status = Status()
    mappa: Mappa = Mappa()
    leave: Leave = Leave()
    planning: Planning = Planning()
    tribunal: Tribunal = Tribunal()
    victims: Victims = Victims()
    ending: Ending = Ending()
    owed: Obligations = Obligations()


def changed(file: PatientFile, **changes: Any) -> PatientFile:
    """The file with these facts, or slices, changed."""
    return file.model_copy(update=changes)


def unchanged(file: PatientFile, _: Any) -> PatientFile:
    """The file as it was: the event is for the chronology, no guard asks about it."""
    return file
