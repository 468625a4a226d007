"""How often the supervisor visits this person: a month, the area's interval, or the case's own; the shortest counts.

The casework section's guidance names an interval that no source here gives, and may ask for more of one person, soon
after the discharge above all (001 Std 3(a); reading 11).
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.calendar.spans import Span, Unit
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.duty import Amount
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.supervision.file import SupervisionFile, changed
from domain.supervision.law.contact import VISIT_INTERVAL

__all__ = [
    "SetVisitInterval", "VisitIntervalSet", "interval_advice", "interval_set", "set_interval", "visit_by",
]  # fmt: skip

_MONTH = Span(1, Unit.MONTH)


class Interval(Message):
    """How often this person is visited, and who asked for it."""

    every: Amount = Field(description="A number of calendar days, weeks or months")
    asked_by: Literal["casework_section", "supervisors", "tribunal"]


class SetVisitInterval(Interval, Advised):
    """Set how often this person is visited."""

    type: Literal["SetVisitInterval"] = "SetVisitInterval"


class VisitIntervalSet(Interval, Event):
    """The person is visited this often; ``next_by``: what is running is due then, where that is sooner."""

    type: Literal["VisitIntervalSet"] = "VisitIntervalSet"
    next_by: date | None = None


def set_interval(command: SetVisitInterval, file: SupervisionFile, now: Circumstances) -> Ruling:
    """In days, weeks or months, at least one."""
    words = "Give the interval as at least one calendar day, week or month."
    fits = command.every.n >= 1 and command.every.unit in {Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH}
    if not fits:
        return unless_refused((unless(fits, "SUP-CONTACT-POSTDISCHARGE", words, "every"),))
    since = file.visits.counted_from
    next_by = visit_by(command.every, since, now) if since else None
    return (VisitIntervalSet(**command.body(), next_by=next_by),)


def interval_advice(command: SetVisitInterval, _: SupervisionFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """A month stays the longest."""
    longer = _reached(command.every.span, now.today, now) > _reached(_MONTH, now.today, now)
    words = "A month is the longest: this interval does not make the visits rarer."
    return (unless(not longer, "SUP-CONTACT-POSTDISCHARGE", words, "every"),)


def visit_by(every: Amount | None, since: date, now: Circumstances) -> date | None:
    """By when the case's own interval asks for the next visit; None where a month or the area's interval is shorter."""
    if every is None:
        return None
    area = now.area.span(VISIT_INTERVAL.name, since)
    others = [_reached(span, since, now) for span in (_MONTH, area) if span]
    own = _reached(every.span, since, now)
    return own if own < min(others) else None


def _reached(span: Span, since: date, now: Circumstances) -> date:
    return span.add_to_day(since, now.calendar).day


def interval_set(file: SupervisionFile, event: VisitIntervalSet) -> SupervisionFile:
    """From now on."""
    return changed(file, visits=file.visits.model_copy(update={"every": event.every}))
