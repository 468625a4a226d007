"""What other regions ask of the meetings: the one that sits now, and whether it may reduce the level."""

from domain.mappa.file import MappaFile
from domain.mappa.meetings.state import Meeting, Meetings, PastMeeting

__all__ = ["chairs_of", "held_meeting", "missing_at", "sitting_meeting"]

_CHAIR = "MappaChair"
_AHEAD = frozenset({"planned", "invited"})


def chairs_of(meetings: Meetings) -> dict[str, str]:
    """Who chairs a meeting that is not finished, and as what."""
    return {who: _CHAIR for each in meetings.current.values() for who in (each.chair, each.co_chair) if who}


def sitting_meeting(file: MappaFile) -> Meeting | None:
    """The Level 2 or 3 meeting that is open now; None if none is."""
    return file.meetings.sitting


def held_meeting(file: MappaFile, meeting: str) -> Meeting | PastMeeting | None:
    """A meeting of this case that sits or was held; None of one that is ahead, unknown or forgotten."""
    current, last = file.meetings.current.get(meeting), file.meetings.last
    if current is not None and current.state not in _AHEAD:
        return current
    return last if last is not None and last.id == meeting else None


def missing_at(file: MappaFile) -> tuple[str, ...]:
    """What stands against a reduction at the meeting that sits: key partners that are absent, missing information."""
    meeting = file.meetings.sitting
    if meeting is None:
        return ()
    absent = tuple(sorted(meeting.absent))
    return (*absent, "information") if meeting.information_missing else absent
