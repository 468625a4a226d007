"""How this region asks: tables of what a command must say, each part with its rule and its words."""

from typing import Any

from domain.kernel.asking import Part, asked, told
from domain.kernel.circumstances import Circumstances
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.mappa.file import MappaFile, changed
from domain.mappa.meetings.state import Meeting, Meetings, PastMeeting

__all__ = ["Part", "asked", "chair_objection", "chairs", "known", "sits", "told", "with_meeting", "with_meetings"]


def chairs(meeting: Meeting | PastMeeting, now: Circumstances) -> bool:
    """Whether whoever acts is a Chair of this meeting, or stands in for one (``domain/kernel/cover.py``)."""
    return now.acts_for(meeting.chair) or now.acts_for(meeting.co_chair or None)


def chair_objection(
    meeting: Meeting | PastMeeting | None, now: Circumstances, field: str | None = None
) -> Objection | None:
    """What a meeting decides is recorded by its own Chair, not by whoever chairs others (13a.2, 13a.36)."""
    words = "This is for the Chair of this meeting, or who stands in for the Chair."
    return unless(meeting is None or chairs(meeting, now), "MAPPA-MTG-CHAIR-QUALIFIED", words, field)


def sits(file: MappaFile, meeting: str, now: Circumstances) -> tuple[Objection | None, Objection | None]:
    """That this meeting is open, and that its own Chair speaks for it."""
    return known(file, meeting, "held"), chair_objection(file.meetings.current.get(meeting), now, "meeting")


def known(file: MappaFile, meeting: str, *states: str) -> Objection | None:
    """That there is such a meeting and that it stands where this is done."""
    found = file.meetings.current.get(meeting)
    if found is None:
        return unless(None, "MAPPA-MTG-AGENDA", "No meeting of this case has this id, or it is finished.", "meeting")
    words = f"This is done when a meeting is {' or '.join(states)}; this one is {found.state}."
    return unless(found.state in states, "MAPPA-MTG-AGENDA", words, "meeting")


def with_meetings(file: MappaFile, **changes: Any) -> MappaFile:
    """The file with this region changed."""
    return changed(file, meetings=file.meetings.model_copy(update=changes))


def with_meeting(file: MappaFile, meeting: str, **changes: Any) -> MappaFile:
    """The file with one meeting changed; a meeting that is gone stays gone."""
    slice_: Meetings = file.meetings
    found: Meeting | None = slice_.current.get(meeting)
    if found is None:
        return file
    return with_meetings(file, current={**slice_.current, meeting: found.model_copy(update=changes)})
