"""The stages of 20.16 and their times.

"5 days" there and "5 working days" in 14.22 are read together (reading 1): people are reminded of the calendar date,
which is the earlier, and a miss is judged by working days. Months have one date.
"""

from datetime import time
from typing import Final

from domain.calendar.spans import Span, Unit
from domain.law.rule import Escalation, Lead, Limit
from domain.serious_case_review.law.basis import reminder, rule

__all__ = ["LIMITS"]

_NINE: Final = time(9)


def _days(n: int, told: str) -> Limit:
    """So many days: reminded by calendar days the day before, judged by working days."""
    return Limit(
        due=Span(n, Unit.CALENDAR_DAY), breach=Span(n, Unit.WORKING_DAY), lead=Lead(1, _NINE),
        escalations=(Escalation(told, 0, _NINE),),
    )  # fmt: skip


def _months(n: int, told: str) -> Limit:
    return Limit(due=Span(n, Unit.MONTH), lead=Lead(5, _NINE), escalations=(Escalation(told, 0, _NINE),))


_BOARD: Final = "StrategicManagementBoard"

LIMITS: Final = (
    rule("SCR-T01-LEAD-N", "Lead agency notifies the Co-ordinator within 5 days of the charge", "20.16; 14.22",
         "The lead agency sends MAPPA N, sections 1 to 4, to the MAPPA Co-ordinator within 5 days of the charge.",
         _days(5, "MappaCoordinator")),
    rule("SCR-T02-COORD-MAND", "Co-ordinator notifies the Chair within 5 days: mandatory case", "20.16",
         "The Co-ordinator sends MAPPA N to the Chair of the board within 5 days of being made aware of the charge.",
         _days(5, "SmbChair")),
    rule("SCR-T03-COORD-DISC", "Co-ordinator notifies the Chair within 10 days: discretionary case", "20.16",
         "The Co-ordinator sends MAPPA N to the Chair of the board within 10 days of being made aware of the charge.",
         _days(10, "SmbChair")),
    rule("SCR-T04-DECIDE", "Chair decides within 10 days of MAPPA N", "20.16",
         "The Chair of the board decides within 10 days of receiving MAPPA N whether the criteria are met.",
         _days(10, _BOARD)),
    rule("SCR-T05-NMT", "National MAPPA Team told within 5 days of the decision", "20.16",
         "The Chair notifies the National MAPPA Team by section 8 of MAPPA N.", _days(5, _BOARD)),
    reminder("SCR-T06-NMT-RETURN", "National MAPPA Team returns section 9 within 5 days", "20.16",
             "The National MAPPA Team completes section 9 and returns MAPPA N to the Chair and the Co-ordinator.",
             _days(5, "SmbChair")),
    rule("SCR-T07-AGENCIES", "Agencies involved told within 5 days of the decision", "20.16",
         "The Chair tells each agency; requires records secured, an Individual Management Review, documents by an"
         " agreed day, and a nominee for the panel.", _days(5, _BOARD)),
    rule("SCR-T08-VICTIM-PLAN", "Victim communication plan within a month of the decision", "20.16",
         "The board agrees when victim and family are told, who gets the report, who shares it and when.",
         _months(1, "SmbChair")),
    rule("SCR-T09-PANEL", "First panel within a month", "20.16",
         "The panel meets within a month of the agencies being told, or of the agreement to start, or of conviction.",
         _months(1, "SmbChair")),
    rule("SCR-T10-REPORT", "Report within six months of the first panel", "20.16",
         "The author produces the report within six months of the first meeting of the panel.",
         _months(6, "SmbChair")),
    rule("SCR-T11-ACTION-REVIEW", "Action plan reviewed every four months", "20.16",
         "The board reviews the action plan every four months until it is completed.", _months(4, "SmbChair")),
    rule("SCR-T12-COMPLETION", "Completion report within twelve months", "20.29",
         "A brief report on the completion of the plan goes to the National MAPPA Team within twelve months of its"
         " being agreed.", _months(12, _BOARD)),
)  # fmt: skip
