"""Why a date is what it is, in words for people: one line for each reason (DESIGN A2).

Only what the explanation recorded is told, never today's law or calendar; the calendar's name gives the time
zone in which its instants are read.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.calendar.registry import SHIPPED
from domain.calendar.spans import Unit
from domain.kernel.codes import code_in_words
from domain.kernel.duty import Anchor, DutyState, Explanation, Extension, Suspension
from domain.law.sources import in_full

__all__ = [
    "amount", "date_in_words", "day_in_words", "explain", "in_order", "instant_in_words", "since", "state_in_words",
]  # fmt: skip

_NOUNS = {
    Unit.HOUR: "hour",
    Unit.WORKING_DAY: "working day",
    Unit.CALENDAR_DAY: "calendar day",
    Unit.WEEK: "week",
    Unit.MONTH: "month",
    Unit.YEAR: "year",
}
_STATES = {
    DutyState.RUNNING: "On time",
    DutyState.APPROACHING: "Due soon",
    DutyState.DUE: "Past its date",
    DutyState.BREACHED: "Missed",
    DutyState.ESCALATED: "Missed, and passed on",
    DutyState.SUSPENDED: "Clock stopped",
    DutyState.MET: "Done in time",
    DutyState.MET_LATE: "Done late",
    DutyState.LAPSED: "No longer owed",
}
_DIGITS = re.compile(r"(\d+)")
_UNITED_KINGDOM = "Europe/London"
"""The zone of every calendar of this system; an area's own calendar may not be among the shipped ones."""


def explain(explanation: Explanation) -> tuple[str, ...]:
    """One line for each reason: the rule, the start, each day passed over, time lost or added, the sources."""
    zone = ZoneInfo(_zone_of(explanation.calendar))
    return (
        _budget(explanation),
        *_breach(explanation),
        *_compared(explanation),
        *_chosen(explanation),
        *_start(explanation, zone),
        *(f"{day_in_words(skipped.day)} does not count: {skipped.why}." for skipped in explanation.skipped),
        *(_stood_still(suspension, zone) for suspension in explanation.suspensions),
        *(_added(extension, explanation.unit, zone) for extension in explanation.extensions),
        *_agreed(explanation.agreed),
        *_rolled(explanation),
        *_at_once(explanation, zone),
        f"Bank holidays: {explanation.calendar} ({explanation.calendar_version}). Law pack: {explanation.law}.",
    )


def amount(n: int, unit: Unit) -> str:
    """A budget in words: "1 working day", "14 calendar days"."""
    return f"{abs(n)} {_NOUNS[unit]}" + ("" if abs(n) == 1 else "s")


def date_in_words(day: date) -> str:
    """A day as people write it in a letter or a list: "3 April 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def since(day: date | None) -> str:
    """Since when, to stand right behind what it is said of: " since 3 April 2026"; nothing if the day is not known."""
    return f" since {date_in_words(day)}" if day else ""


def day_in_words(day: date) -> str:
    """A day with its weekday: "Friday 3 April 2026"."""
    return f"{day:%A} {date_in_words(day)}"


def instant_in_words(instant: datetime, zone: ZoneInfo) -> str:
    """An instant on the area's clocks: "Thursday 2 April 2026, 16:45"."""
    local = instant.astimezone(zone)
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    return f"{day_in_words(local.date())}, {clock}"


def state_in_words(state: str) -> str:
    """How a duty stands, as people say it: "Past its date", "Done late"; a code that is none in its own words."""
    return _STATES[DutyState(state)] if state in _STATES else code_in_words(state)


def in_order(names: Iterable[str]) -> list[str]:
    """Ids as people count them: o2 before o10."""
    return sorted(names, key=lambda name: [part.zfill(9) if part.isdigit() else part for part in _DIGITS.split(name)])


def _budget(explanation: Explanation) -> str:
    plus = f" and {amount(explanation.plus.n, explanation.plus.unit)}" if explanation.plus else ""
    given = f"{amount(explanation.n, explanation.unit)}{plus}"
    if _same_day(explanation):
        says = "asks for it on the day itself"
    else:
        says = f"asks for it {given} before" if explanation.n < 0 else f"allows {given}"
    source = in_full(explanation.citation, explanation.rule)
    return f"Rule {explanation.rule} {says} ({source}; {explanation.basis})."


def _same_day(explanation: Explanation) -> bool:
    return explanation.n == 0 and explanation.unit is not Unit.HOUR and explanation.plus is None


def _breach(explanation: Explanation) -> tuple[str, ...]:
    if explanation.breach_n is None or explanation.breach_unit is None:
        return ()
    return (f"A miss is judged by {amount(explanation.breach_n, explanation.breach_unit)}.",)


def _start(explanation: Explanation, zone: ZoneInfo) -> tuple[str, ...]:
    began = instant_in_words(explanation.origin, zone)
    if explanation.anchor is not None:
        return (f"The duty arose on {began}.", *_anchored(explanation.anchor, explanation, zone), *_closes(explanation))
    if explanation.unit is Unit.HOUR:
        return (f"The clock started on {began}; hours run day and night.",)
    day = explanation.origin.astimezone(zone).date()
    if explanation.day_zero != day:
        moved = f"received after {explanation.cut_off} or on a day off it counts as of"
        return (f"The clock started on {began}; {moved} {day_in_words(explanation.day_zero)}.", *_closes(explanation))
    if _same_day(explanation):
        return (f"The clock started on {began}; that day is the last.", *_closes(explanation))
    if explanation.closing is not None:
        return (f"The clock started on {began}; that day is not counted.", *_closes(explanation))
    return (f"The clock started on {began}; that day is not counted, the last day is counted to its end.",)


def _closes(explanation: Explanation) -> tuple[str, ...]:
    return (f"The last day is counted to {explanation.closing}.",) if explanation.closing else ()


def _anchored(anchor: Anchor, explanation: Explanation, zone: ZoneInfo) -> tuple[str, ...]:
    at = anchor.at if explanation.unit is Unit.HOUR else None
    day = instant_in_words(at, zone) if at else day_in_words(anchor.day)
    known = f"as known since {instant_in_words(anchor.known_at, zone)}"
    if anchor.times == 0:
        return (f"It is the first of a series and due on {day} itself, {known}.",)
    back = "back " if explanation.n < 0 else ""
    if anchor.times == 1 and _same_day(explanation):
        return (f"That day is {day}, {known}.",)
    if anchor.times == 1:
        return (f"It is counted {back}from {day}, {known}.",)
    return (f"It is counted {back}from {day}, {anchor.times} times over, so that the series does not drift.",)


def _compared(explanation: Explanation) -> tuple[str, ...]:
    if not explanation.compared:
        return ()
    others = ", ".join(amount(each.n, each.unit) for each in explanation.compared)
    return (f"Of several limits the earliest counts; the others were: {others}.",)


def _chosen(explanation: Explanation) -> tuple[str, ...]:
    if not explanation.settings:
        return ()
    return (f"The source gives no length here: it is the area's own choice ({', '.join(explanation.settings)}).",)


def _rolled(explanation: Explanation) -> tuple[str, ...]:
    if explanation.rolled_from is None:
        return ()
    return (f"{day_in_words(explanation.rolled_from)} is no working day: the limit moves to the nearest one.",)


def _at_once(explanation: Explanation, zone: ZoneInfo) -> tuple[str, ...]:
    if explanation.passed is None or explanation.anchor is None:
        return ()
    passed, known = (instant_in_words(at, zone) for at in (explanation.passed, explanation.anchor.known_at))
    return (f"That was {passed}, which had passed when it became known ({known}): due as soon as possible, that day.",)


def _stood_still(suspension: Suspension, zone: ZoneInfo) -> str:
    since = instant_in_words(suspension.since, zone)
    until = f"until {instant_in_words(suspension.until, zone)}" if suspension.until else "and still does"
    return f"The clock stood still from {since} {until}: {suspension.because.rstrip('.')}."


def _added(extension: Extension, unit: Unit, zone: ZoneInfo) -> str:
    when = instant_in_words(extension.at, zone)
    why = extension.because.rstrip(".")
    return f"{amount(extension.n, unit).capitalize()} added by {extension.by} on {when}: {why}."


def _agreed(day: date | None) -> tuple[str, ...]:
    return () if day is None else (f"Another date was agreed in its place: {day_in_words(day)}.",)


def _zone_of(calendar: str) -> str:
    return SHIPPED.named(calendar).timezone if calendar in SHIPPED.names else _UNITED_KINGDOM
