"""What the meetings hear of other regions: risk agreed, plan agreed, disclosure decided, the level decided."""

from typing import Any

from domain.mappa.file import MappaFile
from domain.mappa.meetings.agenda import covers

__all__ = ["disclosure_heard", "level_heard", "plan_heard", "risk_heard"]


def risk_heard(file: MappaFile, event: Any) -> MappaFile:
    """The assessment is updated at this meeting."""
    return covers(file, event.meeting, "risk")


def plan_heard(file: MappaFile, event: Any) -> MappaFile:
    """The plan is updated at this meeting."""
    return covers(file, event.meeting, "plan")


def disclosure_heard(file: MappaFile, event: Any) -> MappaFile:
    """The decision on disclosure was taken; at a review without a meeting it covers none."""
    return covers(file, event.meeting, "disclosure")


def level_heard(file: MappaFile, _: Any) -> MappaFile:
    """The level was decided at the meeting that sits."""
    meeting = file.meetings.sitting
    return covers(file, meeting.id if meeting else None, "level")
