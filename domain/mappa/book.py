"""What the co-ordinator's book of an area shows of one case: codes and counts, nothing personal.

It stands in the head of the case and is written with its events, so that the book is never behind and is rebuilt with
every other projection. What it is about begins with ``mappa:``; no provider's code can look like that.
"""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from domain.calendar.local_time import LAST_SECOND, at_local
from domain.kernel.lifecycle import Standing
from domain.law.rule import Setting, SettingKind
from domain.mappa.basis import reminder
from domain.mappa.file import MappaFile
from domain.mappa.meetings.facts import category_of, level_of

__all__ = ["BOOK_RULES", "MEETINGS_A_DAY", "SETTINGS", "standing"]

MEETINGS_A_DAY = "mappa.meetings_a_day"
SETTINGS = (
    Setting(MEETINGS_A_DAY, "How many Level 2 and 3 meetings the area can hold in a day", SettingKind.NUMBER),
)  # fmt: skip
BOOK_RULES = (
    reminder("MAPPA-MTG-KPI-CADENCE", "Review timeliness measured", "13a.37",
             "Report how many community cases at Level 2 were reviewed in 16 weeks, and at Level 3 in 8 weeks."),
    reminder("MAPPA-DTC-REPORT-NOT-ATTENDANCE", "A written report is not attendance", "3.8",
             "Count an agency with the duty to co-operate that sent a report instead of a person as not having come."),
)  # fmt: skip
_ZONE = ZoneInfo("Europe/London")
"""Every MAPPA area is in England or Wales."""


def standing(file: MappaFile) -> tuple[Standing, ...]:
    """The case, its meetings that are not finished, its open actions, and who came to its meetings."""
    return (*_case(file), *_meetings(file), *_actions(file), *_attendance(file))


def _case(file: MappaFile) -> Iterator[Standing]:
    if category := category_of(file):
        yield Standing(kind="mappa_case", about=f"mappa:category-{category}", level=level_of(file) or 0)


def _meetings(file: MappaFile) -> Iterator[Standing]:
    for meeting in file.meetings.current.values():
        at = at_local(meeting.on, meeting.at, _ZONE)
        kind = f"mappa_meeting_{meeting.state}"
        yield Standing(kind=kind, about=f"mappa:{meeting.id}", level=meeting.level, since=at)


def _actions(file: MappaFile) -> Iterator[Standing]:
    for action in file.meetings.actions.values():
        if action.state in {"proposed", "accepted"}:
            by = at_local(action.by, LAST_SECOND, _ZONE)
            yield Standing(kind="mappa_action", about=f"mappa:{action.agency}", since=by)


def _attendance(file: MappaFile) -> Iterator[Standing]:
    for agency, counts in file.meetings.attendance.items():
        about = f"mappa:{agency}"
        yield Standing(kind="mappa_asked", about=about, level=counts.asked)
        yield Standing(kind="mappa_came", about=about, level=counts.came)
        yield Standing(kind="mappa_reported", about=about, level=counts.reported)
