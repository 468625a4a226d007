"""The category follows from the facts: after every fact, and at midnight after the last day of an eligibility.

Nothing here decides: ``category_follows`` adds to the events of a command what the engine says of the facts after them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from domain.kernel.circumstances import Circumstances
from domain.kernel.duty_events import DutyFellDue
from domain.kernel.message import Event
from domain.mappa.eligibility.answer import Assessment, assess
from domain.mappa.eligibility.consider import Prompt
from domain.mappa.eligibility.state import Eligibility
from domain.mappa.eligibility.timeline import Spell
from domain.mappa.eligibility.verdict import Category, Line
from domain.mappa.file import MappaFile, changed
from domain.mappa.stages import EXITED, FINAL, MANAGED

__all__ = [
    "TIMER", "CategoryComputed", "EligibilityEnded", "FactFolds", "at_midnight", "category_computed",
    "category_follows", "eligibility", "eligibility_ended", "today",
]  # fmt: skip

TIMER = "MAPPA-CAT-FALLBACK"
"""The rule under which the system waits for the day on which the category changes."""
_DAY = timedelta(days=1)

FactFolds = Mapping[type[Event], Callable[[MappaFile, Any], MappaFile]]


class CategoryComputed(Event):
    """What follows from the facts: the one category in force, the known stretches, and the answer's lines.

    ``last_day`` is the last day before something known changes; the next category follows at 00:00 after it. ``lines``
    are those that carry the answer, leave it open, or are about the fact that was just recorded.
    """

    type: Literal["CategoryComputed"] = "CategoryComputed"
    category: Category | None = None
    discretionary: bool = False
    since: date | None = None
    until: date | None = None
    last_day: date | None = None
    ends_by: str | None = None
    spells: tuple[Spell, ...] = ()
    lines: tuple[Line, ...] = ()
    consider: tuple[Prompt, ...] = ()


class EligibilityEnded(Event):
    """The eligibility under a category is over; ``then`` is the category met next, None: no other is (6.3, 6.38)."""

    type: Literal["EligibilityEnded"] = "EligibilityEnded"
    category: Category
    rule: str
    ended_on: date
    then: Category | None = None


def today(now: Circumstances) -> date:
    """The local day on which something is recorded: what holds now is what the category must say."""
    return now.calendar.local_date(now.recorded_at)


def eligibility(file: MappaFile, **changes: Any) -> MappaFile:
    """The file with these facts of the eligibility changed."""
    return changed(file, eligibility=file.eligibility.model_copy(update=changes))


def category_follows(
    file: MappaFile, now: Circumstances, folds: FactFolds, *events: Event, about: str = ""
) -> tuple[Event, ...]:
    """The events, and what follows for the category when they are known; nothing if nothing changes.

    Nothing follows any more of somebody who has died and is managed no longer: the facts are kept, the case stays shut.
    """
    if file.stage in FINAL and file.eligibility.facts.died_on is not None:
        return events
    after = file
    for event in events:
        after = folds[type(event)](after, event) if type(event) in folds else after
    return (*events, *_following(file.eligibility, after.eligibility, today(now), about))


def at_midnight(file: MappaFile, event: Event) -> tuple[Event, ...]:
    """The day after the last day of an eligibility has begun: what follows from the same facts now (6.3)."""
    last_day = file.eligibility.last_day
    if not isinstance(event, DutyFellDue) or event.rule != TIMER or last_day is None:
        return ()
    return _following(file.eligibility, file.eligibility, last_day + _DAY, always=True)


def category_computed(file: MappaFile, event: CategoryComputed) -> MappaFile:
    """The category in force; a case that has one is managed."""
    gaps = tuple(dict.fromkeys(line.rule for line in event.lines if line.says == "cannot_say"))
    file = eligibility(
        file, computed=True, category=event.category, discretionary=event.discretionary, since=event.since,
        until=event.until, last_day=event.last_day, gaps=gaps, consider=event.consider,
        waiting=any(line.says == "not_yet" for line in event.lines),
    )  # fmt: skip
    return file if event.category is None else changed(file, stage=MANAGED)


def eligibility_ended(file: MappaFile, event: EligibilityEnded) -> MappaFile:
    """With nothing else met the offender leaves MAPPA that instant: no missing record holds the case (6.38)."""
    if event.then is not None:
        return file
    file = eligibility(file, category=None, discretionary=False, ended=event.category)
    return changed(file, stage=EXITED)


def _following(
    before: Eligibility, after: Eligibility, day: date, about: str = "", *, always: bool = False
) -> tuple[Event, ...]:
    told = assess(after.facts, day, possible_abuse=after.possible_abuse)
    computed = _computed(told, about)
    new = always or bool(about) or not before.computed or _differs(before, computed)
    return (*_ended(before, told), *((computed,) if new else ()))


def _ended(before: Eligibility, told: Assessment) -> Iterable[Event]:
    """What was in force is over when no ground carries it any more; one that is only covered by a higher one is not."""
    was = before.category
    if was is None or any(ground.category == was and ground.covers(told.day) for ground in told.grounds):
        return
    last = [ground for ground in told.grounds if ground.category == was and ground.until and ground.until < told.day]
    ended_on = max((ground.until for ground in last if ground.until), default=told.day - _DAY)
    rule = max(last, key=lambda ground: ground.until or date.min).ends_by if last else "MAPPA-CAT-FALLBACK"
    superseded = was == 3 and told.category is not None  # noqa: PLR2004 -- the category's own number
    rule = "MAPPA-CAT3-SUPERSEDED" if superseded else rule
    yield EligibilityEnded(category=was, rule=rule, ended_on=ended_on, then=told.category)


def _computed(told: Assessment, about: str) -> CategoryComputed:
    spell = told.now
    open_lines = [line for line in told.lines if line.says in {"cannot_say", "not_yet"}]
    return CategoryComputed(
        category=told.category, discretionary=spell.discretionary if spell else False,
        since=spell.since if spell else None, until=spell.until if spell else None,
        ends_by=spell.ends_by if spell else None, last_day=_last_day(told), consider=told.consider,
        spells=tuple(each for each in told.spells if each.until is None or each.until >= told.day),
        lines=tuple(line for line in told.lines if line.says == "yes" or line in open_lines or line.fact == about),
    )  # fmt: skip


def _last_day(told: Assessment) -> date | None:
    """The last day before the first change that is known: an end, or a beginning that lies ahead."""
    ends = [spell.until for spell in told.spells if spell.until is not None and spell.until >= told.day]
    starts = [spell.since - _DAY for spell in told.spells if spell.since > told.day]
    return min((*ends, *starts), default=None)


def _differs(before: Eligibility, computed: CategoryComputed) -> bool:
    held = (before.category, before.discretionary, before.since, before.until, before.consider)
    return held != (computed.category, computed.discretionary, computed.since, computed.until, computed.consider)
