"""Reckoning the dates of a duty and saying why they are so (DESIGN A2, A3).

One function reckons them all: when the duty arises, when its clock runs again, when time is added and
when the law or the calendar changes. Time lost or added goes into the budget and the sum is done anew
from the origin, so that the explanation always tells the whole way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from domain.calendar.local_time import LAST_SECOND
from domain.calendar.spans import Reckoned, Span, Unit
from domain.calendar.working_days import Calendar, Skipped
from domain.kernel.duty import Dates, Explanation, Extension, Rung, RungKind, SkippedDay, Suspension
from domain.law.rule import Escalation, Limit, Rule

__all__ = ["AFTER", "Ledger", "reckon"]

AFTER = timedelta(seconds=1)
"""A date is the last second in which a duty is met in time; that it passed is said in the second after, so that
"due" and "breached" are one instant, and one waking, wherever they are one date.
"""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What happened to the budget: stretches that stood still, time that was added, a date agreed instead."""

    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    agreed: date | None = None


@dataclass(frozen=True, slots=True)
class _Sum:
    calendar: Calendar
    origin: datetime
    day_zero: date
    skipped: tuple[SkippedDay, ...]
    ledger: Ledger
    closing: time = LAST_SECOND

    def ends(self, span: Span) -> Reckoned:
        """Where this span ends, with what the ledger adds to it."""
        if self.ledger.agreed is not None:
            return self._reached(Span(0, Unit.CALENDAR_DAY), self.ledger.agreed)
        if span.unit is Unit.HOUR:
            return replace(span, n=span.n + self._added()).add_to(self.origin + self._stood(), self.calendar)
        if span.unit is Unit.WORKING_DAY:
            return self._reached(replace(span, n=span.n + self._lost_days() + self._added()), self.day_zero)
        reached = self._reached(replace(span, n=span.n + self._added()), self.day_zero)
        return self._reached(Span(self._lost_days(calendar_days=True), Unit.CALENDAR_DAY), reached.day)

    def _reached(self, span: Span, start: date) -> Reckoned:
        return span.add_to_day(start, self.calendar, closing=self.closing)

    def _added(self) -> int:
        return sum(extension.n for extension in self.ledger.extensions)

    def _stood(self) -> timedelta:
        return sum((s.until - s.since for s in self.ledger.suspensions if s.until), timedelta())

    def _lost_days(self, *, calendar_days: bool = False) -> int:
        """Days at whose end the clock stood still; those up to day zero were never counted, so none of them is lost.

        Limits end with a day: so whoever is stopped on the last day has the day of the restart, never none at all.
        """
        between = self.calendar.working_days_between
        closed = [(self._last_end(s.since), self._last_end(s.until)) for s in self.ledger.suspensions if s.until]
        return sum((end - start).days if calendar_days else between(start, end) for start, end in closed)

    def _last_end(self, instant: datetime) -> date:
        """The last day that was over at this instant, or day zero."""
        return max(self.calendar.local_date(instant) - timedelta(days=1), self.day_zero)


def reckon(rule: Rule, origin: datetime, calendar: Calendar, law: str, ledger: Ledger | None = None) -> Dates:
    """The dates of a duty of this rule that arose at ``origin`` (UTC).

    Raises CalendarHorizonError when the calendar does not reach that far, and ValueError when the rule has
    no limit: both are faults of the data that must be seen, never guessed around.
    """
    if rule.limit is None:
        raise ValueError(f"rule {rule.id} has no limit")
    limit, ledger = rule.limit, ledger or Ledger()
    zero = calendar.day_zero(origin, limit.cut_off)
    skipped_before = _days(zero.skipped) if limit.cut_off else ()
    day_zero = zero.day if limit.cut_off else calendar.local_date(origin)
    work = _Sum(calendar, origin, day_zero, skipped_before, ledger, limit.closing or LAST_SECOND)
    due = work.ends(limit.due)
    breach = max(due, work.ends(limit.breach), key=lambda reckoned: reckoned.instant) if limit.breach else due
    return Dates(
        target=work.ends(limit.target).instant if limit.target else None,
        due=due.instant,
        breach=breach.instant,
        rungs=_ladder(limit, due, breach, origin, calendar),
        explanation=_explain(rule, limit, work, law, breach),
    )


def _explain(rule: Rule, limit: Limit, work: _Sum, law: str, reached: Reckoned) -> Explanation:
    return Explanation(
        rule=rule.id, citation=rule.citation, basis=rule.basis.value, law=law,
        calendar=work.calendar.name, calendar_version=work.calendar.version,
        origin=work.origin, day_zero=work.day_zero, unit=limit.due.unit, n=limit.due.n, agreed=work.ledger.agreed,
        breach_unit=limit.breach.unit if limit.breach else None, breach_n=limit.breach.n if limit.breach else None,
        cut_off=limit.cut_off.isoformat("minutes") if limit.cut_off else None,
        closing=limit.closing.isoformat("minutes") if limit.closing else None,
        skipped=(*work.skipped, *_days(reached.skipped)),
        suspensions=work.ledger.suspensions, extensions=work.ledger.extensions,
    )  # fmt: skip


def _ladder(limit: Limit, due: Reckoned, breach: Reckoned, origin: datetime, calendar: Calendar) -> tuple[Rung, ...]:
    """All rungs in the order in which time reaches them; an approach that would lie before the origin is left out."""
    breached_at = breach.instant + AFTER
    rungs = [Rung(kind=RungKind.DUE, at=due.instant + AFTER), Rung(kind=RungKind.BREACHED, at=breached_at)]
    if limit.lead is not None:
        day = calendar.on_or_before(due.day).day
        day = calendar.add_working_days(day, -limit.lead.working_days).day if limit.lead.working_days else day
        approach = calendar.at_local(day, limit.lead.at)
        if origin < approach < due.instant:
            rungs.insert(0, Rung(kind=RungKind.APPROACHING, at=approach))
    rungs += [_escalated(step, breached_at, calendar) for step in limit.escalations]
    return tuple(sorted(rungs, key=lambda rung: rung.at))


def _escalated(step: Escalation, breached_at: datetime, calendar: Calendar) -> Rung:
    """The first instant that reads ``step.at`` on the n-th working day at or after the breach."""
    day = calendar.on_or_after(calendar.local_date(breached_at)).day
    if calendar.at_local(day, step.at) < breached_at:
        day = calendar.add_working_days(day, 1).day
    if step.working_days:
        day = calendar.add_working_days(day, step.working_days).day
    return Rung(kind=RungKind.ESCALATED, at=calendar.at_local(day, step.at), role=step.role)


def _days(skipped: Iterable[Skipped]) -> tuple[SkippedDay, ...]:
    return tuple(SkippedDay(day=each.day, why=each.why) for each in skipped)
