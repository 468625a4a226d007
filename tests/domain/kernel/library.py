"""A lending library: a lifecycle that no practitioner needs, so that the kernel can be seen to know none.

Its clocks have every shape that a rule can give them: working days with a cut-off, a target and a whole
ladder (LIB-RETURN); calendar days whose miss is judged in working days, told apart by subject (LIB-SCAN);
hours (LIB-NOTICE); a week that a consequence starts (LIB-REMINDER); a month that outlives the loan (LIB-FEE).
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field

from domain.calendar import ENGLAND_AND_WALES, Calendar
from domain.calendar.spans import Span, Unit
from domain.kernel.case import AnyCase, new_case
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.commands import AcceptLink, PassTime
from domain.kernel.decider import Decision, decide
from domain.kernel.duty import Duty
from domain.kernel.duty_events import DutyBreached
from domain.kernel.happened import Happened
from domain.kernel.law import KERNEL_RULES
from domain.kernel.lifecycle import Charge, File, FollowUp, Lifecycle, OutsideKind, Ruling, Step
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection, Refusal
from domain.kernel.register import CLOCK, Actor, Register
from domain.law.pack import pack_of
from domain.law.rule import Escalation, Lead, Limit, Rule

LONDON, UTC = ZoneInfo("Europe/London"), ZoneInfo("UTC")
CASE, READER = UUID(int=0xB00C), UUID(int=0xADA)
OTHER = UUID(int=0x07E)
ON_LOAN, LOST, RETURNED, WRITTEN_OFF = "ON_LOAN", "LOST", "RETURNED", "WRITTEN_OFF"


class Borrow(Command):
    type: Literal["Borrow"] = "Borrow"
    reader: UUID = READER
    until: date | None = None


class Renew(Command):
    type: Literal["Renew"] = "Renew"
    until: date | None = None


class AskForChapter(Command):
    type: Literal["AskForChapter"] = "AskForChapter"
    chapter: str = "1"


class SendChapter(Command):
    type: Literal["SendChapter"] = "SendChapter"
    chapter: str = "1"


class ReportLost(Command):
    type: Literal["ReportLost"] = "ReportLost"


class TellOwner(Command):
    type: Literal["TellOwner"] = "TellOwner"


class ReturnBook(Command):
    type: Literal["ReturnBook"] = "ReturnBook"
    damaged: bool = False


class PayFee(Command):
    type: Literal["PayFee"] = "PayFee"


class Borrowed(Event):
    type: Literal["Borrowed"] = "Borrowed"
    until: date | None = None


class Renewed(Event):
    type: Literal["Renewed"] = "Renewed"
    until: date | None = None


class ChapterAsked(Event):
    type: Literal["ChapterAsked"] = "ChapterAsked"
    chapter: str


class ChapterSent(Event):
    type: Literal["ChapterSent"] = "ChapterSent"
    chapter: str


class LostReported(Event):
    type: Literal["LostReported"] = "LostReported"


class OwnerTold(Event):
    type: Literal["OwnerTold"] = "OwnerTold"


class Returned(Event):
    type: Literal["Returned"] = "Returned"
    damaged: bool = False


class FeePaid(Event):
    type: Literal["FeePaid"] = "FeePaid"


class ReminderSent(Event):
    """What a breach brings with it: of a lifecycle's own event a clock of its own."""

    type: Literal["ReminderSent"] = "ReminderSent"


class LoanWrittenOff(Event):
    type: Literal["LoanWrittenOff"] = "LoanWrittenOff"


class LoanFile(File):
    """Facts of every kind that a snapshot has to carry."""

    reader: UUID | None = None
    since: datetime | None = None
    until: date | None = None
    chapters: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    counts: dict[str, int] = Field(default_factory=dict)


NINE = time(9)
_TO_ALL = (Escalation("Librarian", 0, NINE), Escalation("Director", 1, NINE))
_MAY = {"suspend_roles": frozenset({"Librarian"}), "extend_roles": frozenset({"Director"})}
_THREE_DAYS = Limit(
    due=Span(3, Unit.WORKING_DAY), target=Span(2, Unit.WORKING_DAY), cut_off=time(17), lead=Lead(1, NINE),
    escalations=_TO_ALL, **_MAY,
)  # fmt: skip


def _rule(rule: str, limit: Limit | None) -> Rule:
    return Rule(rule, rule.lower(), f"House rules, {rule}", "As the library's house rules say.", limit=limit)


RULES = (
    _rule("LIB-RETURN", _THREE_DAYS),
    _rule("LIB-SCAN", Limit(due=Span(14, Unit.CALENDAR_DAY), breach=Span(12, Unit.WORKING_DAY), lead=Lead(2, NINE),
                            escalations=_TO_ALL[:1], **_MAY)),
    _rule("LIB-NOTICE", Limit(due=Span(24, Unit.HOUR), **_MAY)),
    _rule("LIB-REMINDER", Limit(due=Span(1, Unit.WEEK))),
    _rule("LIB-FEE", Limit(due=Span(1, Unit.MONTH), survives_closure=True)),
    _rule("LIB-READERS", None),
)  # fmt: skip

CLOCKS = (
    Clock("LIB-RETURN", "Reader", (Borrowed,), (Returned,), (LostReported,), (Renewed,), agreed=lambda e: e.until),
    Clock("LIB-SCAN", "Librarian", (ChapterAsked,), (ChapterSent,), subject=lambda e: e.chapter),
    Clock("LIB-NOTICE", "Librarian", (LostReported,), (OwnerTold,)),
    Clock("LIB-REMINDER", "Reader", (ReminderSent,), (Returned,), (LostReported,)),
    Clock("LIB-FEE", "Reader", (Returned,), (FeePaid,), only_if=lambda e: e.damaged),
)


_BRINGS: dict[type[Command], type[Event]] = {
    Borrow: Borrowed, Renew: Renewed, AskForChapter: ChapterAsked, SendChapter: ChapterSent,
    ReportLost: LostReported, TellOwner: OwnerTold, ReturnBook: Returned, PayFee: FeePaid,
}  # fmt: skip


def _decide(command: Command, file: LoanFile, now: Circumstances) -> Ruling:
    if isinstance(command, AskForChapter) and command.chapter == "forbidden":
        return Refusal(objections=(Objection(rule="LIB-READERS", words="Not this one.", field="chapter"),))
    return (_BRINGS[type(command)].model_validate(command.model_dump(exclude={"type", "reader"})),)


def _evolve(file: LoanFile, happened: Happened) -> LoanFile:
    name = happened.event.tag()
    changes: dict[str, Any] = {"counts": {**file.counts, name: file.counts.get(name, 0) + 1}}
    match happened.event:
        case Borrowed() as borrowed:
            changes |= {"stage": ON_LOAN, "reader": READER, "since": happened.effective_at, "until": borrowed.until}
        case ChapterAsked() as asked:
            changes |= {"chapters": file.chapters | {asked.chapter}}
        case LostReported():
            changes |= {"stage": LOST}
        case Returned():
            changes |= {"stage": RETURNED}
        case LoanWrittenOff():
            changes |= {"stage": WRITTEN_OFF}
        case ReminderSent():
            changes |= {"told": (*file.told, "reader")}
    return file.model_copy(update=changes)


def _consequences(file: LoanFile, event: Event) -> tuple[Event, ...]:
    match event:
        case DutyBreached(rule="LIB-RETURN"):
            return (ReminderSent(),)
        case DutyBreached(rule="LIB-REMINDER"):
            return (LoanWrittenOff(),)
        case _:
            return ()


def _follow_ups(file: LoanFile, happened: Happened) -> tuple[FollowUp, ...]:
    if isinstance(happened.event, Returned | ReminderSent):
        return (FollowUp("binding", OTHER, AcceptLink(lifecycle="loan", case=CASE, relation="same_book")),)
    return ()


_READERS = frozenset({"Reader", "Librarian"})
_STAFF = frozenset({"Librarian"})
_STEPS = (
    Step(Borrow, frozenset(), _READERS),
    Step(Renew, frozenset({ON_LOAN}), _READERS),
    Step(AskForChapter, frozenset({ON_LOAN, LOST}), _READERS),
    Step(SendChapter, frozenset({ON_LOAN, LOST}), _STAFF, "LIB-READERS"),
    Step(ReportLost, frozenset({ON_LOAN}), _READERS),
    Step(TellOwner, frozenset({LOST}), _STAFF),
    Step(ReturnBook, frozenset({ON_LOAN, LOST}), _READERS),
    Step(PayFee, frozenset({RETURNED}), _READERS),
)


class _Scan(Message):
    chapter: str


LOAN: Lifecycle[LoanFile] = Lifecycle(
    name="loan", workflow="Loan", title="A loan", file=LoanFile, stages=(ON_LOAN, LOST, RETURNED, WRITTEN_OFF),
    final=frozenset({RETURNED, WRITTEN_OFF}), opening=Borrow, subject=lambda borrow: borrow.reader, steps=_STEPS,
    events=(Borrowed, Renewed, ChapterAsked, ChapterSent, LostReported, OwnerTold, Returned, FeePaid, ReminderSent,
            LoanWrittenOff),
    clocks=CLOCKS, rules=RULES, decide=_decide, evolve=_evolve, charge=lambda _: Charge(), consequences=_consequences,
    follow_ups=_follow_ups,
    outside=(OutsideKind("org.example.scan", _Scan, lambda data: SendChapter(chapter=data.chapter), "A scan came"),),
)  # fmt: skip

LAW = pack_of("house-2026", date(2020, 1, 1), KERNEL_RULES, RULES)

RITA = Actor(id="rita", roles=("Reader",))
LIB = Actor(id="lib", roles=("Librarian",))
DORA = Actor(id="dora", roles=("Director", "Librarian"))
SYSTEM = Actor(id="caseclock", roles=("System",))


def instant(local: str) -> datetime:
    """A wall time of London as a UTC instant."""
    return datetime.fromisoformat(local).replace(tzinfo=LONDON).astimezone(UTC)


class Loan:
    """One loan as it is told. Every act keeps what it brought in ``last``; ``happened`` is the whole stream."""

    def __init__(self, lifecycle: Lifecycle[Any] = LOAN, calendar: Calendar = ENGLAND_AND_WALES) -> None:
        self.lifecycle, self.calendar = lifecycle, calendar
        self.case: AnyCase = new_case(lifecycle)
        self.happened: list[Happened] = []
        self.last: Decision[Any] = Decision(self.case)
        self.now = instant("2026-03-02T09:00")

    def circumstances(self, by: Actor = LIB, effective: datetime | None = None) -> Circumstances:
        return Circumstances(
            case_id=CASE, effective_at=effective or self.now, recorded_at=self.now, by=by, law=LAW,
            calendar=self.calendar, area=Area(), register=Register(),
        )  # fmt: skip

    def at(self, when: str | datetime) -> "Loan":
        self.now = instant(when) if isinstance(when, str) else when
        return self

    def give(self, command: Command, by: Actor = LIB, effective: str | datetime | None = None) -> "Loan":
        """Give a command, whatever the answer is."""
        when = instant(effective) if isinstance(effective, str) else effective
        self.last = decide(self.lifecycle, command, self.case, self.circumstances(by, when))
        self.case = self.last.case
        self.happened += self.last.happened
        return self

    def do(self, command: Command, by: Actor = LIB, effective: str | datetime | None = None) -> "Loan":
        """Give a command that must be taken."""
        self.give(command, by, effective)
        assert self.last.refusal is None, self.last.refusal
        return self

    def passes(self, when: str | datetime | timedelta) -> "Loan":
        """Let time pass up to an instant."""
        return self.at(self.now + when if isinstance(when, timedelta) else when).give(PassTime(), CLOCK)

    def with_calendar(self, calendar: Calendar) -> "Loan":
        self.calendar = calendar
        return self

    @property
    def refused(self) -> tuple[str, ...]:
        return self.last.refusal.rules if self.last.refusal else ()

    @property
    def words(self) -> str:
        return " ".join(o.words for o in self.last.refusal.objections) if self.last.refusal else ""

    @property
    def fields(self) -> tuple[str | None, ...]:
        return tuple(o.field for o in self.last.refusal.objections) if self.last.refusal else ()

    @property
    def brought(self) -> list[str]:
        """Names of the events of the last act."""
        return [each.event.tag() for each in self.last.happened]

    @property
    def names(self) -> list[str]:
        return [each.event.tag() for each in self.happened]

    def duty(self, key: str) -> Duty:
        return self.case.docket.open[key]

    def events(self, *kinds: type[Event]) -> list[Any]:
        return [each.event for each in self.happened if isinstance(each.event, kinds)]

    @property
    def rungs(self) -> list[tuple[str, str]]:
        """All rungs climbed so far: event and local wall time."""
        return [rung_of(each) for each in self.happened if each.by == CLOCK.id and hasattr(each.event, "at")]

    @property
    def ladder(self) -> list[tuple[str, str]]:
        """The rungs of the last act."""
        return [rung_of(each) for each in self.last.happened if each.by == CLOCK.id and hasattr(each.event, "at")]


def rung_of(happened: Happened) -> tuple[str, str]:
    event: Any = happened.event
    name = f"{event.tag()} {event.role}" if hasattr(event, "role") else event.tag()
    return name, local(event.at)


def local(at: datetime | None) -> str:
    return f"{at.astimezone(LONDON):%a %d %b %H:%M:%S}" if at else ""


def borrowed(
    when: str | datetime = "2026-03-02T09:00", until: date | None = None, calendar: Calendar | None = None
) -> Loan:
    """A book borrowed on Monday 2 March 2026 at 09:00, unless told otherwise."""
    return Loan(calendar=calendar or ENGLAND_AND_WALES).at(when).do(Borrow(until=until), RITA)


def with_holidays(calendar: Calendar, version: str, **days: str) -> Calendar:
    """The calendar with more bank holidays: ``name="2026-03-04"``."""
    more = {date.fromisoformat(day): name for name, day in days.items()}
    return replace(calendar, version=version, holidays={**calendar.holidays, **more})
