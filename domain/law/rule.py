"""One rule of a law pack and, if it is a time limit, how its days are counted and who is told when.

A rule says whose word it is (basis) and what it does (strength); the two are never mixed: local policy
may block, and a statute may only be reported on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from domain.calendar.spans import Span

__all__ = ["Basis", "Escalation", "Lead", "Limit", "Roll", "Rule", "Setting", "SettingKind", "Strength"]


class Basis(StrEnum):
    """Whose word a rule is (DESIGN A3): only a statute's limit may be called a breach of law."""

    STATUTE = "statute"
    STATUTORY_GUIDANCE = "statutory guidance"
    LOCAL_POLICY = "local policy"
    GOOD_PRACTICE = "good practice"
    KERNEL = "the system's own"


class Strength(StrEnum):
    """What a rule does when it is not met."""

    BLOCK = "block"
    WARN = "warn"
    REMIND = "remind"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Lead:
    """When "approaching" is said: ``at`` local time, ``working_days`` before the due day (0 = that day)."""

    working_days: int
    at: time


@dataclass(frozen=True, slots=True)
class Escalation:
    """Who is told after a breach: ``at`` local time on the n-th working day after the breach instant's day.

    0 working days = the first instant at or after the breach that reads ``at`` on a working day.
    """

    role: str
    working_days: int
    at: time


class SettingKind(StrEnum):
    """What an area chooses: a length of time, a number, a yes or no, a word."""

    TIME = "time"
    NUMBER = "number"
    YES_NO = "yes or no"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the source leaves open and each area chooses: off until it is set, and never a default sold as law."""

    name: str
    words: str
    kind: SettingKind = SettingKind.TIME


class Roll(StrEnum):
    """Where a limit goes that would end on a day off: to a working day before it, after it, or of its week."""

    BACK = "back"
    FORWARD = "forward"
    WITHIN_WEEK = "within its week"
    """Forward; back where no working day of the week is left. A week without a working day: to the next one after."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit as a budget (DESIGN A2, A3).

    ``due`` is what people are reminded of; ``breach``, if it is counted otherwise (bare "days": remind on
    calendar days, breach on working days), is what a miss is judged by; ``target`` is a service target and
    never shown as a limit. Days end at 23:59:59 local time of the area; hours are exact. ``cut_off``: an
    origin after this local time counts from the next working day. ``closing``: the local time at which the last day is
    over, where that is earlier than midnight (17:00 in the forensic service); that very second is in time.

    A negative span is counted back from the clock's anchor. ``plus`` is added to the day that ``due`` reaches
    ("7 months and 15 days"). ``earliest_of`` are further lengths: the earliest end of all counts. A ``Setting``
    stands where the source gives no length: no clock runs until the area has chosen one. A ``timer`` is no debt: at
    its end time itself acts (the lifecycle's consequence of "due"), nothing is breached, and it is always met in time.
    """

    due: Span | Setting
    breach: Span | None = None
    target: Span | None = None
    cut_off: time | None = None
    closing: time | None = None
    lead: Lead | None = None
    escalations: tuple[Escalation, ...] = ()
    suspend_roles: frozenset[str] = frozenset()
    extend_roles: frozenset[str] = frozenset()
    survives_closure: bool = False
    plus: Span | None = None
    earliest_of: tuple[Span | Setting, ...] = ()
    roll: Roll | None = None
    timer: bool = False
    chosen: tuple[str, ...] = ()
    """The settings that were put in; filled by ``put_in`` only."""

    @property
    def settings(self) -> Iterator[Setting]:
        """What this limit leaves to the area."""
        return (each for each in (self.due, *self.earliest_of) if isinstance(each, Setting))

    def put_in(self, chosen: Callable[[str], Span | None]) -> "Limit | None":
        """The limit with what the area chose; None while nothing says how long it is."""
        asked = [each.name for each in self.settings]
        if not asked:
            return self
        each = ((each.name, chosen(each.name)) if isinstance(each, Setting) else ("", each) for each in self._all())
        found = [(name, span) for name, span in each if span is not None]
        if not found:
            return None
        (_, due), *others = found
        names = tuple(name for name, _ in found if name)
        return replace(self, due=due, earliest_of=tuple(span for _, span in others), chosen=names)

    def _all(self) -> tuple[Span | Setting, ...]:
        return (self.due, *self.earliest_of)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue: ``id`` is the catalogue's, ``citation`` names document and paragraph."""

    id: str
    title: str
    citation: str
    words: str
    basis: Basis = Basis.LOCAL_POLICY
    strength: Strength = Strength.BLOCK
    in_force_from: date = date(2015, 4, 1)
    in_force_to: date | None = None
    limit: Limit | None = None

    def in_force(self, day: date) -> bool:
        """Whether the rule applies to a trigger of this local date."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)
