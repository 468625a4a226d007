"""Being away: the named cover, leave from its first instant to its last, and leaving the post.

Time itself begins and ends a leave (``CASE-LEAVE``) and ends a post (``CASE-LEAVING``); what then becomes of the
worker's cases is asked of each of them (``domain/kernel/cover.py``), so that it holds over all lifecycles.
"""

from datetime import date, timedelta
from typing import Literal

from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.duty_events import DutyFellDue
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Objection
from domain.kernel.register import Period
from domain.kernel.saying import unless, unless_refused
from domain.workforce.record import IN_POST, LEFT, Leave, Name, WorkerFile, WorkerRegion, changed, known
from domain.workforce.roles import LINE_MANAGERS

__all__ = ["AWAY", "LeaveBegan", "LeaveEnded", "WorkerLeft"]

_HERE = frozenset({IN_POST})
_DAY = timedelta(days=1)


class NameCover(Command):
    """Who stands in whenever the worker is away."""

    type: Literal["NameCover"] = "NameCover"
    cover: Name


class CoverNamed(Event):
    """Somebody stands in whenever the worker is away."""

    type: Literal["CoverNamed"] = "CoverNamed"
    cover: str


class PlanLeave(Command):
    """Leave from a first to a last day; who stands in, if it is another than the usual cover."""

    type: Literal["PlanLeave"] = "PlanLeave"
    since: date
    until: date
    cover: Name | None = None


class LeavePlanned(Event):
    """The worker will be away; ``begun``: is away already."""

    type: Literal["LeavePlanned"] = "LeavePlanned"
    since: date
    until: date
    cover: str | None
    begun: bool = False


class CancelLeave(Command):
    """A leave that has not begun does not take place."""

    type: Literal["CancelLeave"] = "CancelLeave"
    since: date


class LeaveCancelled(Event):
    """The leave does not take place."""

    type: Literal["LeaveCancelled"] = "LeaveCancelled"
    since: date


class LeaveBegan(Event):
    """The worker is away: the work goes to the cover, or, without one, onto an owned list."""

    type: Literal["LeaveBegan"] = "LeaveBegan"
    since: date
    cover: str | None


class ReturnFromLeave(Command):
    """The worker is back before the last day of the leave."""

    type: Literal["ReturnFromLeave"] = "ReturnFromLeave"


class LeaveEnded(Event):
    """The worker is back; ``last`` was the last day away."""

    type: Literal["LeaveEnded"] = "LeaveEnded"
    since: date
    last: date


class RecordLeaving(Command):
    """The worker leaves the post after this day."""

    type: Literal["RecordLeaving"] = "RecordLeaving"
    last_day: date


class LeavingRecorded(Event):
    """The last day in post is known; ``over``: it lies behind."""

    type: Literal["LeavingRecorded"] = "LeavingRecorded"
    last_day: date
    over: bool = False


class WorkerLeft(Event):
    """The worker has left: nothing stays in their hands."""

    type: Literal["WorkerLeft"] = "WorkerLeft"
    last_day: date


def name_cover(command: NameCover, file: WorkerFile, now: Circumstances) -> Ruling:
    """Somebody else, who is in post."""
    return unless_refused(_fit("cover", command.cover, file, now), CoverNamed(cover=command.cover))


def plan_leave(command: PlanLeave, file: WorkerFile, now: Circumstances) -> Ruling:
    """Not beside another leave; one that begins today begins now."""
    cover = command.cover or file.facts.cover
    begun = command.since <= now.today
    planned = LeavePlanned(since=command.since, until=command.until, cover=cover, begun=begun)
    begins = (LeaveBegan(since=command.since, cover=cover),) if begun else ()
    return unless_refused(
        (
            unless(now.today <= command.until, "CASE-LEAVE", "This leave is over already.", "until"),
            unless(command.since <= command.until, "CASE-LEAVE", "The last day lies before the first.", "until"),
            unless(not _beside(file, command), "CASE-LEAVE", "Another leave lies in these days.", "since"),
            *(_fit("cover", command.cover, file, now) if command.cover else ()),
        ),
        planned,
        *begins,
    )


def cancel_leave(command: CancelLeave, file: WorkerFile, _: Circumstances) -> Ruling:
    """Only what has not begun."""
    planned = any(leave.period.since == command.since and not leave.begun for leave in file.leave)
    words = "No leave that is still ahead begins on this day."
    return unless_refused((unless(planned, "CASE-LEAVE", words, "since"),), LeaveCancelled(since=command.since))


def return_from_leave(_: ReturnFromLeave, file: WorkerFile, now: Circumstances) -> Ruling:
    """Yesterday was the last day away."""
    away = next((leave for leave in file.leave if leave.begun), None)
    if away is None:
        return unless_refused((unless(False, "CASE-LEAVE", "The worker is not on leave."),))
    return (LeaveEnded(since=away.period.since, last=now.today - _DAY),)


def record_leaving(command: RecordLeaving, _: WorkerFile, now: Circumstances) -> Ruling:
    """A day that is over ends the post at once."""
    over = command.last_day < now.today
    left = (WorkerLeft(last_day=command.last_day),) if over else ()
    return (LeavingRecorded(last_day=command.last_day, over=over), *left)


def _fit(field: str, cover: str, file: WorkerFile, now: Circumstances) -> tuple[Objection | None, ...]:
    facts = now.worker(cover)
    return (
        unless(cover != file.worker, "CASE-HANDOVER", "Nobody stands in for themselves.", field),
        unless(facts and facts.in_post(now.today), "CASE-HANDOVER", "The register knows nobody in post there.", field),
    )


def _beside(file: WorkerFile, command: PlanLeave) -> bool:
    asked = Period(since=command.since, until=command.until)
    return any(_overlap(asked, leave.period) for leave in file.leave)


def _overlap(one: Period, other: Period) -> bool:
    return one.covers(other.since) or other.covers(one.since)


def leave_planned(file: WorkerFile, event: LeavePlanned) -> WorkerFile:
    """The nearest leave is what the register says."""
    leave = Leave(period=Period(since=event.since, until=event.until), cover=event.cover)
    return _with_leave(file, (*file.leave, leave))


def leave_began(file: WorkerFile, event: LeaveBegan) -> WorkerFile:
    """From now on."""
    return _with_leave(file, tuple(
        leave.model_copy(update={"begun": True}) if leave.period.since == event.since else leave for leave in file.leave
    ))  # fmt: skip


def leave_over(file: WorkerFile, event: LeaveCancelled | LeaveEnded) -> WorkerFile:
    """It is off the file."""
    return _with_leave(file, tuple(leave for leave in file.leave if leave.period.since != event.since))


def _with_leave(file: WorkerFile, leave: tuple[Leave, ...]) -> WorkerFile:
    ordered = tuple(sorted(leave, key=lambda each: each.period.since))
    return known(changed(file, leave=ordered), on_leave=ordered[0].period if ordered else None)


def _passes(file: WorkerFile, event: Event) -> tuple[Event, ...]:
    """Time begins a leave, ends it, and ends a post."""
    if not isinstance(event, DutyFellDue):
        return ()
    if event.rule == "CASE-LEAVING" and file.leaving:
        return (WorkerLeft(last_day=file.leaving),)
    if event.rule != "CASE-LEAVE" or not event.subject:
        return ()
    what, _, since = event.subject.partition("/")
    leave = next((each for each in file.leave if each.period.since == date.fromisoformat(since)), None)
    if leave is None:
        return ()
    if what == "begins":
        return (LeaveBegan(since=leave.period.since, cover=leave.cover),)
    return (LeaveEnded(since=leave.period.since, last=leave.period.until or leave.period.since),)


def _leave_clock(what: str, anchor: str) -> Clock:
    """A timer for the end of the day that the anchor names: the day before leave begins, its last day."""
    days = _DAY if what == "begins" else timedelta(0)
    return Clock(
        rule="CASE-LEAVE", holder="Clock", starts_on=(LeavePlanned,),
        met_by=(LeaveBegan,) if what == "begins" else (LeaveEnded,), lapses_on=(LeaveCancelled,),
        subject=lambda event: f"{what}/{event.since}",
        only_if=lambda event: what == "ends" or not event.begun,
        anchor=lambda event: getattr(event, anchor) - days,
    )  # fmt: skip


CLOCKS = (
    _leave_clock("begins", "since"),
    _leave_clock("ends", "until"),
    Clock(
        rule="CASE-LEAVING", holder="Clock", starts_on=(LeavingRecorded,), met_by=(WorkerLeft,),
        anchor=lambda event: event.last_day, moved_by=(LeavingRecorded,), only_if=lambda event: not event.over,
    ),
)  # fmt: skip

AWAY = WorkerRegion(
    name="away",
    rows=(
        Row("cover", NameCover, _HERE, LINE_MANAGERS, name_cover),
        Row("leave", PlanLeave, _HERE, LINE_MANAGERS, plan_leave),
        Row("leave", CancelLeave, _HERE, LINE_MANAGERS, cancel_leave),
        Row("leave", ReturnFromLeave, _HERE, LINE_MANAGERS, return_from_leave),
        Row("left", RecordLeaving, _HERE, LINE_MANAGERS, record_leaving),
    ),
    folds={
        CoverNamed: simply(lambda file, event: known(file, cover=event.cover)),
        LeavePlanned: simply(leave_planned),
        LeaveCancelled: simply(leave_over),
        LeaveBegan: simply(leave_began),
        LeaveEnded: simply(leave_over),
        LeavingRecorded: simply(lambda file, event: known(changed(file, leaving=event.last_day), left=event.last_day)),
        WorkerLeft: simply(lambda file, event: changed(known(file, left=event.last_day), stage=LEFT)),
    },
    clocks=CLOCKS,
    brings=_passes,
)
