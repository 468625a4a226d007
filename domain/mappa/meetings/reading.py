"""What other regions ask of the meetings: the one that sits now, and whether it may reduce the level."""

from domain.mappa.file import MappaFile
from domain.mappa.meetings.state import Meeting

__all__ = ["missing_at", "sitting_meeting"]


def sitting_meeting(file: MappaFile) -> Meeting | None:
    """The Level 2 or 3 meeting that is open now; None if none is."""
    return file.meetings.sitting


def missing_at(file: MappaFile) -> tuple[str, ...]:
    """What stands against a reduction at the meeting that sits: key partners that are absent, missing information."""
    meeting = file.meetings.sitting
    if meeting is None:
        return ()
    absent = tuple(sorted(meeting.absent))
    return (*absent, "information") if meeting.information_missing else absent
