"""``decide`` for any lifecycle: time passes, guards of time, stage and role are asked, then the lifecycle.

What the lifecycle decides is followed by what its clocks, its consequences and its final stages bring
with them. Time passes before the command, so that whatever was due first is recorded first, and after it,
so that a duty recorded late climbs at once to where it stands.
"""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from domain.calendar.working_days import CalendarHorizonError
from domain.kernel.case import Case, evolve
from domain.kernel.case_events import CaseOpened
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock, lapse_all, tick_clocks
from domain.kernel.commands import AcknowledgeHandover, HandOverWork, HandWorkBack, PassTime
from domain.kernel.cover import cover_clocks, decide_cover, taken_up
from domain.kernel.duty import Rung, RungKind
from domain.kernel.duty_events import DutyApproaching, DutyBreached, DutyDueAtOnce, DutyEscalated, DutyFellDue
from domain.kernel.guards import common_objections, order_objections
from domain.kernel.happened import Happened
from domain.kernel.house_rules import HOUSE_COMMANDS, decide_house_command, links_to_tell
from domain.kernel.lifecycle import Errand, File, FollowUp, Lifecycle, Ruling
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Objection, Refusal
from domain.kernel.register import CLOCK

__all__ = ["Decision", "decide", "pass_time", "refuse_outside_event"]

S = TypeVar("S", bound=File)

_RUNG_EVENTS: dict[RungKind, type[DutyApproaching | DutyFellDue | DutyBreached]] = {
    RungKind.APPROACHING: DutyApproaching,
    RungKind.DUE: DutyFellDue,
    RungKind.BREACHED: DutyBreached,
}


@dataclass(frozen=True, slots=True)
class Decision(Generic[S]):
    """What a command brought: the case after it, the events in order, or why it is refused.

    A refused command brings no event of its own; rungs that time had reached before it are recorded all the same.
    """

    case: Case[S]
    happened: tuple[Happened, ...] = ()
    refusal: Refusal | None = None
    follow_ups: tuple[FollowUp | Errand, ...] = ()

    def then(self, other: "Decision[S]") -> "Decision[S]":
        """A decision followed by another one on the case it left."""
        return replace(other, happened=self.happened + other.happened, follow_ups=self.follow_ups + other.follow_ups)


def decide(lifecycle: Lifecycle[S], command: Command, case: Case[S], now: Circumstances) -> Decision[S]:
    """What happens when this command is given to this case under these circumstances."""
    if isinstance(command, PassTime):
        return pass_time(lifecycle, case, now)
    try:
        passed = pass_time(lifecycle, case, now)
        answered = _answer(lifecycle, command, passed.case, now)
        caught_up = pass_time(lifecycle, answered.case, now)
    except CalendarHorizonError as beyond:
        return Decision(case, refusal=_beyond(beyond))
    return replace(passed.then(answered).then(caught_up), refusal=answered.refusal)


def pass_time(lifecycle: Lifecycle[S], case: Case[S], now: Circumstances) -> Decision[S]:
    """Climb every rung that lies at or before now, earliest first, each at its own instant.

    Raises CalendarHorizonError when a consequence starts a clock beyond the calendar: nothing is guessed, and
    the waking is tried again until the years are loaded.
    """
    decision = Decision(case)
    while (ahead := decision.case.docket.next_rung()) and ahead[1].at <= now.recorded_at:
        duty, rung = ahead
        reached = _rung_event(duty.duty, duty.rule, duty.subject, rung)
        brought = (reached, *lifecycle.consequences(decision.case.file, reached))
        then = replace(now, effective_at=rung.at, by=CLOCK)
        decision = decision.then(_apply(lifecycle, decision.case, brought, then))
    return decision


def refuse_outside_event(lifecycle: Lifecycle[S], case: Case[S], event: Event, now: Circumstances) -> Decision[S]:
    """Record that an outside service's event could not be taken."""
    return _apply(lifecycle, case, (event,), now)


def _answer(lifecycle: Lifecycle[S], command: Command, case: Case[S], now: Circumstances) -> Decision[S]:
    if objections := common_objections(lifecycle, command, case, now):
        return Decision(case, refusal=Refusal(objections=objections))
    try:
        ruling = _rule(lifecycle, command, case, now)
        if isinstance(ruling, Refusal):
            return Decision(case, refusal=ruling)
        applied = _apply(lifecycle, case, (*_opening(lifecycle, command, case, now), *ruling), now)
    except CalendarHorizonError as beyond:
        return Decision(case, refusal=_beyond(beyond))
    if objections := order_objections(case.docket, applied.happened):
        return Decision(case, refusal=Refusal(objections=objections))
    return applied


def _rule(lifecycle: Lifecycle[S], command: Command, case: Case[S], now: Circumstances) -> Ruling:
    if isinstance(command, AcknowledgeHandover | HandOverWork | HandWorkBack):
        return decide_cover(lifecycle, command, case, now)
    if isinstance(command, HOUSE_COMMANDS):
        return decide_house_command(command, case, now)
    return lifecycle.decide(command, case.file, replace(now, covers=case.covers) if case.covers else now)


def _opening(lifecycle: Lifecycle[S], command: Command, case: Case[S], now: Circumstances) -> tuple[Event, ...]:
    if case.opened is not None:
        return ()
    person = lifecycle.subject(command)
    return (CaseOpened(lifecycle=lifecycle.name, person=person, area=now.area.name, calendar=now.calendar.name),)


def _apply(lifecycle: Lifecycle[S], case: Case[S], events: tuple[Event, ...], now: Circumstances) -> Decision[S]:
    """Fold the events in, each with the clocks it starts and stops, and what a final stage brings."""
    decision = Decision(case)
    for event in events:
        decision = decision.then(_happens(lifecycle, decision.case, event, now))
        for tick in tick_clocks(_clocks(lifecycle), decision.case.docket, event, now):
            decision = decision.then(_happens(lifecycle, decision.case, tick, now))
            if isinstance(tick, DutyDueAtOnce):
                urgent = lifecycle.consequences(decision.case.file, tick)
                decision = decision.then(_apply(lifecycle, decision.case, urgent, now))
    if up := taken_up(lifecycle, case, decision.case):
        decision = decision.then(_apply(lifecycle, decision.case, up, now))
    stage = decision.case.file.stage
    if stage in lifecycle.final and stage != case.file.stage:
        for lapse in lapse_all(decision.case.docket, now.effective_at, stage, now.law):
            decision = decision.then(_happens(lifecycle, decision.case, lapse, now))
    return decision


def _clocks(lifecycle: Lifecycle[S]) -> tuple[Clock, ...]:
    return (*lifecycle.clocks, *cover_clocks(lifecycle))


def _happens(lifecycle: Lifecycle[S], case: Case[S], event: Event, now: Circumstances) -> Decision[S]:
    happened = Happened(event, now.effective_at, now.recorded_at, now.by.id, now.law.id)
    after = evolve(lifecycle, case, happened)
    return Decision(after, (happened,), follow_ups=_follow_ups(lifecycle, after, happened, now))


def _follow_ups(
    lifecycle: Lifecycle[S], case: Case[S], happened: Happened, now: Circumstances
) -> tuple[FollowUp | Errand, ...]:
    return (
        *links_to_tell(lifecycle, happened, now.case_id),
        *lifecycle.tells(case.file, happened, now.case_id),
        *lifecycle.follow_ups(case.file, happened),
    )


def _rung_event(duty: str, rule: str, subject: str | None, rung: Rung) -> Event:
    if rung.kind is RungKind.ESCALATED:
        return DutyEscalated(duty=duty, rule=rule, subject=subject, at=rung.at, role=rung.role or "")
    return _RUNG_EVENTS[rung.kind](duty=duty, rule=rule, subject=subject, at=rung.at)


def _beyond(beyond: CalendarHorizonError) -> Refusal:
    words = (
        f"The calendar {beyond.calendar} ({beyond.version}) holds no bank holidays for {beyond.year}: load them first."
    )
    return Refusal(objections=(Objection(rule="CASE-CALENDAR-HORIZON", words=words),))
