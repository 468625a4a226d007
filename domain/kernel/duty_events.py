"""What can happen to a duty. Names and fields are a storage format."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from domain.kernel.codes import Coded
from domain.kernel.duty import Dates, Extension
from domain.kernel.message import Event

__all__ = [
    "DutyApproaching", "DutyArose", "DutyBreached", "DutyChanged", "DutyDueAtOnce", "DutyEscalated", "DutyEvent",
    "DutyExtended", "DutyFellDue", "DutyLapsed", "DutyMet", "DutyResumed", "DutyRetimed", "DutySuspended",
    "RungReached",
]  # fmt: skip


class AboutDuty(Event):
    """The base of what happens to a duty that has arisen: which one, and when."""

    duty: str
    rule: str
    subject: str | None = None
    at: datetime


class DutyArose(Event):
    """Something is owed from now on: with its dates, its ladder and its explanation."""

    type: Literal["DutyArose"] = "DutyArose"
    duty: str
    rule: str
    subject: str | None = None
    holder: Coded
    dates: Dates


class DutyApproaching(AboutDuty):
    """The duty's lead time was reached and it is still open."""

    type: Literal["DutyApproaching"] = "DutyApproaching"


class DutyFellDue(AboutDuty):
    """The last instant of the due date passed and the duty is still open."""

    type: Literal["DutyFellDue"] = "DutyFellDue"


class DutyBreached(AboutDuty):
    """The first instant at which the duty can no longer be met in time."""

    type: Literal["DutyBreached"] = "DutyBreached"


class DutyEscalated(AboutDuty):
    """The breach is put before the named role."""

    type: Literal["DutyEscalated"] = "DutyEscalated"
    role: Coded


class DutyMet(AboutDuty):
    """What was owed was done at ``at``; ``in_time`` compares that with the breach date, however late it was
    recorded. What is done while the clock stands still is in time if it was not breached when it was stopped.
    """

    type: Literal["DutyMet"] = "DutyMet"
    in_time: bool


class DutyLapsed(AboutDuty):
    """Nothing is owed any more although nothing was done: ``because`` is a code or an event's name."""

    type: Literal["DutyLapsed"] = "DutyLapsed"
    because: Coded


class DutySuspended(AboutDuty):
    """The clock stands still for a lawful reason."""

    type: Literal["DutySuspended"] = "DutySuspended"
    because: str


class DutyResumed(AboutDuty):
    """The clock runs again; the new dates have the lost time added."""

    type: Literal["DutyResumed"] = "DutyResumed"
    dates: Dates


class DutyExtended(AboutDuty):
    """Time was added to the budget, or another date was agreed."""

    type: Literal["DutyExtended"] = "DutyExtended"
    extension: Extension | None = None
    dates: Dates


class DutyRetimed(AboutDuty):
    """The law, the calendar or the day it is counted from changed, and with it the dates (DESIGN C.5).

    What was owed before stands beside; ``because`` is said in words, or names the event that moved the day.
    """

    type: Literal["DutyRetimed"] = "DutyRetimed"
    because: str
    old: Dates
    dates: Dates


class DutyDueAtOnce(AboutDuty):
    """An urgent notice: the date had passed when the duty arose or was moved, so it is owed as soon as possible.

    ``reckoned`` is what the sum gave.
    """

    type: Literal["DutyDueAtOnce"] = "DutyDueAtOnce"
    reckoned: datetime


RungReached = DutyApproaching | DutyFellDue | DutyBreached | DutyEscalated

DutyChanged = (
    RungReached | DutyMet | DutyLapsed | DutySuspended | DutyResumed | DutyExtended | DutyRetimed | DutyDueAtOnce
)
"""Everything that can happen to a duty once it arose."""

DutyEvent = Annotated[DutyArose | DutyChanged, Field(discriminator="type")]
