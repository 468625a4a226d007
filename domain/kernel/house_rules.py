"""Commands that the kernel answers itself: a duty's clock stopped, restarted, extended, reviewed; links."""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from domain.kernel.case import Case
from domain.kernel.case_events import CaseLinked
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import dates_in_area
from domain.kernel.codes import code_in_words, the_roles
from domain.kernel.commands import (
    AcceptLink,
    AcknowledgeHandover,
    ExtendDuty,
    HandOverWork,
    HandWorkBack,
    LinkCase,
    ResumeDuty,
    ReviewTimetable,
    SuspendDuty,
)
from domain.kernel.duty import Dates, Duty, DutyState, Extension
from domain.kernel.duty_events import DutyExtended, DutyResumed, DutyRetimed, DutySuspended
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import File, FollowUp, Lifecycle, Ruling
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Objection, Refusal
from domain.kernel.register import Actor
from domain.kernel.timetable import Ledger

__all__ = [
    "CASECLOCK", "HOUSE_COMMANDS", "SYSTEM", "decide_house_command", "for_the_system", "house_role_objection",
    "links_to_tell",
]  # fmt: skip

S = TypeVar("S", bound=File)

SYSTEM = "System"
"""The role of Caseclock itself when it delivers follow-ups and rolls out calendars."""
CASECLOCK = Actor(id="caseclock", roles=(SYSTEM,))
"""Who gives what no worker gives."""

HOUSE_COMMANDS = (
    SuspendDuty, ResumeDuty, ExtendDuty, ReviewTimetable, LinkCase, AcceptLink, HandOverWork, HandWorkBack,
    AcknowledgeHandover,
)  # fmt: skip
_FOR_THE_SYSTEM = (AcceptLink, ReviewTimetable)
_TIMED = (SuspendDuty, ResumeDuty, ExtendDuty)


def for_the_system(lifecycle: Lifecycle[S], command: type[Command]) -> bool:
    """Whether nobody who holds a token may give it: cases tell one another by it."""
    step = lifecycle.step(command)
    return command in _FOR_THE_SYSTEM or (step is not None and step.roles == {SYSTEM})


def house_role_objection(command: Command, case: Case[S], now: Circumstances) -> Objection | None:
    """Whether the actor may give this command at all; what a duty's own rule allows is asked later."""
    if isinstance(command, _FOR_THE_SYSTEM) and not now.by.has_role(SYSTEM):
        return Objection(rule="CASE-ROLE", words=f"{code_in_words(command.tag())}: only the system itself does this.")
    if isinstance(command, _TIMED) and command.duty not in case.docket.open:
        return Objection(rule="CASE-DUTY", words="No open duty of this case has this key.", field="duty")
    return None


def decide_house_command(command: Command, case: Case[S], now: Circumstances) -> Ruling:
    """Events, or why not."""
    match command:
        case SuspendDuty():
            return _suspend(case.docket.open[command.duty], command, now)
        case ResumeDuty():
            return _resume(case.docket.open[command.duty], now)
        case ExtendDuty():
            return _extend(case.docket.open[command.duty], command, now)
        case ReviewTimetable():
            return tuple(r for duty in case.docket.open.values() if (r := _review(duty, command, now)))
        case LinkCase() | AcceptLink():
            return _link(command, case, now.case_id)
        case _:
            raise TypeError(f"{command.tag()} is no command of the kernel")


def links_to_tell(lifecycle: Lifecycle[S], happened: Happened, here: UUID) -> tuple[FollowUp, ...]:
    """The other side of a link that was made from here."""
    event = happened.event
    if not isinstance(event, CaseLinked) or not event.asked_here:
        return ()
    told = AcceptLink(lifecycle=lifecycle.name, case=here, relation=event.relation)
    return (FollowUp(event.lifecycle, event.case, told),)


def _link(command: LinkCase | AcceptLink, case: Case[S], here: UUID) -> Ruling:
    asked_here = isinstance(command, LinkCase)
    if case.opened and (command.lifecycle, command.case) == (case.opened.lifecycle, here):
        return _refuse(Objection(rule="CASE-LINK", words="A case is not linked to itself.", field="case"))
    if any((link.lifecycle, link.case) == (command.lifecycle, command.case) for link in case.links):
        words = "These two cases are linked already."
        return () if not asked_here else _refuse(Objection(rule="CASE-LINK", words=words, field="case"))
    return (
        CaseLinked(lifecycle=command.lifecycle, case=command.case, relation=command.relation, asked_here=asked_here),
    )


def _suspend(duty: Duty, command: SuspendDuty, now: Circumstances) -> Ruling:
    if objection := _may_not_touch(duty, "suspend", now) or _standing_still(duty) or _counted_already(duty, now):
        return _refuse(objection)
    return (DutySuspended(**_of(duty), at=now.effective_at, because=command.because),)


def _resume(duty: Duty, now: Circumstances) -> Ruling:
    if duty.state is not DutyState.SUSPENDED:
        return _refuse(Objection(rule="CASE-DUTY", words="The clock of this duty is running.", field="duty"))
    if objection := _may_not_touch(duty, "suspend", now):
        return _refuse(objection)
    why = duty.dates.explanation
    *before, last = why.suspensions
    if now.effective_at < last.since:
        words = "The clock cannot have started again before it was stopped."
        return _refuse(Objection(rule="CASE-DUTY", words=words, field="effective_at"))
    suspensions = (*before, last.model_copy(update={"until": now.effective_at}))
    dates = _again(duty, replace(Ledger.of(why), suspensions=suspensions), now)
    return (DutyResumed(**_of(duty), at=now.effective_at, dates=dates),)


def _extend(duty: Duty, command: ExtendDuty, now: Circumstances) -> Ruling:
    if objection := _may_not_touch(duty, "extend", now):
        return _refuse(objection)
    why = duty.dates.explanation
    if why.agreed is not None:
        words = "A date was agreed in place of this budget: agree another date."
        return _refuse(Objection(rule="CASE-DUTY", words=words, field="duty"))
    added = Extension(n=command.n, because=command.because, by=now.by.id, at=now.effective_at)
    dates = _again(duty, replace(Ledger.of(why), extensions=(*why.extensions, added)), now)
    return (DutyExtended(**_of(duty), at=now.effective_at, extension=added, dates=dates),)


def _review(duty: Duty, command: ReviewTimetable, now: Circumstances) -> Event | None:
    """A duty whose dates a new calendar moves; one whose dates stay records nothing (DESIGN A5)."""
    dates = _again(duty, Ledger.of(duty.dates.explanation), now)
    if (dates.target, dates.rungs) == (duty.dates.target, duty.dates.rungs):
        return None
    return DutyRetimed(**_of(duty), at=now.recorded_at, because=command.because, old=duty.dates, dates=dates)


def _again(duty: Duty, ledger: Ledger, now: Circumstances) -> Dates:
    """The dates anew; a duty that runs keeps its dates if the area's choice behind them is no longer set."""
    return dates_in_area(duty.rule, duty.dates.explanation.origin, now, ledger) or duty.dates


def _may_not_touch(duty: Duty, what: str, now: Circumstances) -> Objection | None:
    limit = now.law.rule(duty.rule).limit
    roles: frozenset[str] = frozenset()
    if limit is not None:
        roles = limit.suspend_roles if what == "suspend" else limit.extend_roles
    if not roles:
        words = f"The source knows no way to {what} this clock."
        return Objection(rule=duty.rule, words=words, field="duty")
    if not now.by.has_role(*roles):
        return Objection(rule=duty.rule, words=f"Only {the_roles(roles)} may {what} this clock.", field="duty")
    return None


def _standing_still(duty: Duty) -> Objection | None:
    if duty.state is not DutyState.SUSPENDED:
        return None
    return Objection(rule="CASE-DUTY", words="The clock of this duty stands still already.", field="duty")


def _counted_already(duty: Duty, now: Circumstances) -> Objection | None:
    """A stretch before the clock first ran, or over one in which it stood still, would be counted twice."""
    why = duty.dates.explanation
    if now.effective_at >= max((why.origin, *(s.until for s in why.suspensions if s.until))):
        return None
    words = "The clock was not running at this instant: it can be stopped only after it last started."
    return Objection(rule="CASE-DUTY", words=words, field="effective_at")


def _of(duty: Duty) -> dict[str, str | None]:
    return {"duty": duty.duty, "rule": duty.rule, "subject": duty.subject}


def _refuse(objection: Objection) -> Refusal:
    return Refusal(objections=(objection,))
