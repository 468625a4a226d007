"""Reckoning the dates of a duty and saying why they are so (DESIGN A2, A3).

One function reckons them all: when the duty arises, when its clock runs again, when time is added, when the
day it is counted from moves, and when the law or the calendar changes. Time lost or added goes into the budget
and the sum is done anew from the origin, so that the explanation always tells the whole way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.calendar.local_time import LAST_SECOND
from domain.calendar.spans import Reckoned, Span, Unit
from domain.calendar.working_days import Calendar, DaySum, Skipped
from domain.kernel.duty import Amount, Anchor, Dates, Explanation, Extension, Rung, RungKind, SkippedDay, Suspension
from domain.law.rule import Escalation, Lead, Limit, Roll, Rule, Setting

__all__ = ["AFTER", "Ledger", "reckon"]

_LADDER_REACH = 31
"""Days after a breach within which every escalation of this system lies."""

AFTER = timedelta(seconds=1)
"""A date is the last second in which a duty is met in time; that it passed is said in the second after, so that
"due" and "breached" are one instant, and one waking, wherever they are one date.
"""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What happened to the budget: stretches that stood still, time added, a date agreed instead, its anchor."""

    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    agreed: date | None = None
    anchor: Anchor | None = None

    @classmethod
    def of(cls, explanation: Explanation) -> "Ledger":
        """What went into dates that were reckoned before."""
        return cls(explanation.suspensions, explanation.extensions, explanation.agreed, explanation.anchor)


@dataclass(frozen=True, slots=True)
class _Sum:
    calendar: Calendar
    limit: Limit
    origin: datetime
    day_zero: date
    skipped: tuple[SkippedDay, ...]
    ledger: Ledger

    def ends(self, span: Span, plus: Span | None = None) -> Reckoned:
        """Where this span ends, with what the ledger adds to it."""
        if self.ledger.agreed is not None:
            return self._closed(Span(0, Unit.CALENDAR_DAY), self.ledger.agreed)
        n = span.n * self._times() + self._added()
        if span.unit is Unit.HOUR:
            return replace(span, n=n).add_to(self._start() + self._stood(), self.calendar)
        if span.unit is Unit.WORKING_DAY:
            reached = self._closed(replace(span, n=n + self._lost_days()), self.day_zero)
        else:
            reached = self._closed(replace(span, n=n), self.day_zero)
            reached = self._closed(Span(self._lost_days(calendar_days=True), Unit.CALENDAR_DAY), reached.day)
        return self._closed(plus, reached.day) if plus else reached

    def at_once(self) -> Reckoned:
        """The end of the day on which it became known that the date had passed (as S42-RA-CRITICAL is read)."""
        known = self.ledger.anchor.known_at if self.ledger.anchor else self.origin
        return Span(0, Unit.CALENDAR_DAY).add_to_day(self.calendar.local_date(known), self.calendar)

    def _closed(self, span: Span, day: date) -> Reckoned:
        return span.add_to_day(day, self.calendar, closing=self.limit.closing or LAST_SECOND)

    def _start(self) -> datetime:
        anchor = self.ledger.anchor
        if anchor is None:
            return self.origin
        return anchor.at or self.calendar.start_of_day(anchor.day)

    def _times(self) -> int:
        return self.ledger.anchor.times if self.ledger.anchor else 1

    def _added(self) -> int:
        return sum(extension.n for extension in self.ledger.extensions)

    def _stood(self) -> timedelta:
        # A day that the duty is counted from, such as a release, does not wait for a clock that stands still.
        if self.ledger.anchor is not None:
            return timedelta()
        return sum((s.until - s.since for s in self.ledger.suspensions if s.until), timedelta())

    def _lost_days(self, *, calendar_days: bool = False) -> int:
        """Days at whose end the clock stood still; those up to day zero were never counted, so none of them is lost.

        Limits end with a day: so whoever is stopped on the last day has the day of the restart, never none at all.
        """
        if self.ledger.anchor is not None:
            return 0
        between = self.calendar.working_days_between
        closed = [(self._last_end(s.since), self._last_end(s.until)) for s in self.ledger.suspensions if s.until]
        return sum((end - start).days if calendar_days else between(start, end) for start, end in closed)

    def _last_end(self, instant: datetime) -> date:
        """The last day that was over at this instant, or day zero."""
        return max(self.calendar.local_date(instant) - timedelta(days=1), self.day_zero)


@dataclass(frozen=True, slots=True)
class _Due:
    """The due date and how it came about: which span governs, the day off it was rolled from, what had passed."""

    reached: Reckoned
    span: Span
    compared: tuple[Span, ...] = ()
    rolled_from: Reckoned | None = None
    passed: datetime | None = None


def reckon(rule: Rule, origin: datetime, calendar: Calendar, law: str, ledger: Ledger | None = None) -> Dates:
    """The dates of a duty of this rule that arose at ``origin`` (UTC).

    Raises CalendarHorizonError when the calendar does not reach that far, and ValueError when the rule has
    no limit: both are faults of the data that must be seen, never guessed around.
    """
    if rule.limit is None:
        raise ValueError(f"rule {rule.id} has no limit")
    limit, ledger = rule.limit, ledger or Ledger()
    work = _sum_of(limit, origin, calendar, ledger)
    due = _at_once(_rolled(_earliest(rule.id, work), work), work)
    breach = due.reached
    if limit.breach and due.passed is None:
        breach = max(due.reached, work.ends(limit.breach), key=lambda reckoned: reckoned.instant)
    since = ledger.anchor.known_at if ledger.anchor else origin
    ladder = _bare(limit, due.reached, breach, ledger, calendar)
    return Dates(
        target=work.ends(limit.target).instant if limit.target else None,
        due=due.reached.instant,
        breach=breach.instant,
        rungs=_ladder(ladder, due.reached, breach, since, calendar),
        explanation=_explain(rule, work, law, due, breach),
    )


def _sum_of(limit: Limit, origin: datetime, calendar: Calendar, ledger: Ledger) -> _Sum:
    if ledger.anchor is not None:
        return _Sum(calendar, limit, origin, ledger.anchor.day, (), ledger)
    if limit.cut_off is None:
        return _Sum(calendar, limit, origin, calendar.local_date(origin), (), ledger)
    zero = calendar.day_zero(origin, limit.cut_off)
    return _Sum(calendar, limit, origin, zero.day, _days(zero.skipped), ledger)


def _earliest(rule: str, work: _Sum) -> _Due:
    """The earliest of all lengths; ``plus`` belongs to the first."""
    spans = [_length(rule, each) for each in (work.limit.due, *work.limit.earliest_of)]
    ends = [(work.ends(span, work.limit.plus if span is spans[0] else None), span) for span in spans]
    reached, first = min(ends, key=lambda end: end[0].instant)
    return _Due(reached, first, tuple(span for _, span in ends if span is not first))


def _length(rule: str, each: Span | Setting) -> Span:
    if isinstance(each, Span):
        return each
    raise ValueError(f"rule {rule}: setting {each.name} was not put in")


def _rolled(due: _Due, work: _Sum) -> _Due:
    roll, day = work.limit.roll, due.reached.day
    if roll is None or work.ledger.agreed or due.span.unit is Unit.HOUR or work.calendar.working_day(day):
        return due
    to = _working_day_near(day, roll, work.calendar)
    moved = Span(0, Unit.CALENDAR_DAY).add_to_day(to.day, work.calendar, closing=work.limit.closing or LAST_SECOND)
    skipped = sorted({*due.reached.skipped, *to.skipped}, key=lambda off: off.day)
    return replace(due, reached=replace(moved, skipped=tuple(skipped)), rolled_from=due.reached)


def _working_day_near(day: date, roll: Roll, calendar: Calendar) -> DaySum:
    if roll is Roll.BACK:
        return calendar.on_or_before(day)
    within = calendar.in_week_of(day) if roll is Roll.WITHIN_WEEK else None
    return within or calendar.on_or_after(day)


def _at_once(due: _Due, work: _Sum) -> _Due:
    """What had passed when it became known is due at once; nobody is in breach of a day they could not know."""
    anchor = work.ledger.anchor
    if anchor is None or work.ledger.agreed or due.reached.instant >= anchor.known_at:
        return due
    return replace(due, reached=work.at_once(), passed=due.reached.instant)


def _explain(rule: Rule, work: _Sum, law: str, due: _Due, reached: Reckoned) -> Explanation:
    limit, ledger = work.limit, work.ledger
    plus = limit.plus if due.span is limit.due else None
    return Explanation(
        rule=rule.id, citation=rule.citation, basis=rule.basis.value, law=law,
        calendar=work.calendar.name, calendar_version=work.calendar.version,
        origin=work.origin, day_zero=work.day_zero, unit=due.span.unit, n=due.span.n, agreed=ledger.agreed,
        breach_unit=limit.breach.unit if limit.breach else None, breach_n=limit.breach.n if limit.breach else None,
        cut_off=limit.cut_off.isoformat("minutes") if limit.cut_off else None,
        closing=limit.closing.isoformat("minutes") if limit.closing else None,
        skipped=(*work.skipped, *_days(reached.skipped)),
        suspensions=ledger.suspensions, extensions=ledger.extensions,
        anchor=ledger.anchor, plus=_amount(plus) if plus else None,
        compared=tuple(_amount(span) for span in due.compared), settings=limit.chosen,
        rolled_from=due.rolled_from.day if due.rolled_from else None, passed=due.passed,
    )  # fmt: skip


def _ladder(limit: Limit, due: Reckoned, breach: Reckoned, since: datetime, calendar: Calendar) -> tuple[Rung, ...]:
    """All rungs in the order in which time reaches them; an approach that would lie before ``since`` is left out."""
    breached_at = breach.instant + AFTER
    if limit.timer:
        return (Rung(kind=RungKind.DUE, at=due.instant + AFTER),)
    rungs = [Rung(kind=RungKind.DUE, at=due.instant + AFTER), Rung(kind=RungKind.BREACHED, at=breached_at)]
    rungs += _approach(limit.lead, due, since, calendar) if limit.lead else ()
    for step in limit.escalations:
        nth = 1 + sum(rung.role == step.role for rung in rungs)
        rungs.append(_escalated(step, breached_at, calendar, nth))
    return tuple(sorted(rungs, key=lambda rung: rung.at))


def _approach(lead: Lead, due: Reckoned, since: datetime, calendar: Calendar) -> Iterator[Rung]:
    day = calendar.on_or_before(due.day).day
    day = calendar.add_working_days(day, -lead.working_days).day if lead.working_days else day
    approach = calendar.at_local(day, lead.at)
    if since < approach < due.instant:
        yield Rung(kind=RungKind.APPROACHING, at=approach)


def _bare(limit: Limit, due: Reckoned, breach: Reckoned, ledger: Ledger, calendar: Calendar) -> Limit:
    """The limit without its reminder and escalations where they would lie beyond the calendar's years.

    Only for a day named far ahead (a release in ten years): the limit itself needs no working days, and what the
    ladder adds is put in when those years are loaded and the timetable is reviewed.
    """
    known = calendar.last_year
    last = calendar.local_date(breach.instant) + timedelta(days=_LADDER_REACH)
    near = due.day.year <= known and last.year <= known
    return limit if near or ledger.anchor is None else replace(limit, lead=None, escalations=())


def _escalated(step: Escalation, breached_at: datetime, calendar: Calendar, nth: int) -> Rung:
    """The first instant that reads ``step.at`` on the n-th working day at or after the breach."""
    day = calendar.on_or_after(calendar.local_date(breached_at)).day
    if calendar.at_local(day, step.at) < breached_at:
        day = calendar.add_working_days(day, 1).day
    if step.working_days:
        day = calendar.add_working_days(day, step.working_days).day
    return Rung(kind=RungKind.ESCALATED, at=calendar.at_local(day, step.at), role=step.role, nth=nth)


def _amount(span: Span) -> Amount:
    return Amount(n=span.n, unit=span.unit)


def _days(skipped: Iterable[Skipped]) -> tuple[SkippedDay, ...]:
    return tuple(SkippedDay(day=each.day, why=each.why) for each in skipped)
