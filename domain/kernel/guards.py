"""What every command is asked before its lifecycle is: the instant, the stage, the role.

The rules are the system's own, not the sources', and stand in ``domain/kernel/law.py``.
"""

from datetime import timedelta
from typing import TypeVar

from domain.kernel.case import Case, is_closed
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import code_in_a_sentence, code_in_words, the_roles
from domain.kernel.commands import AcceptLink, LinkCase
from domain.kernel.cover import cover_objection
from domain.kernel.duty import Docket
from domain.kernel.duty_events import DutyMet
from domain.kernel.happened import Happened
from domain.kernel.house_rules import HOUSE_COMMANDS, house_role_objection
from domain.kernel.lifecycle import File, Lifecycle, Step
from domain.kernel.message import Command
from domain.kernel.refusal import Objection

__all__ = ["common_objections", "order_objections"]

S = TypeVar("S", bound=File)

SKEW = timedelta(minutes=2)
"""How far ahead of ours the clock of whoever sends a command may go."""


def common_objections(
    lifecycle: Lifecycle[S], command: Command, case: Case[S], now: Circumstances
) -> tuple[Objection, ...]:
    """Every objection that needs no knowledge of the lifecycle's own rules."""
    return (*_of_time(lifecycle, case, now), *_of_stage_and_role(lifecycle, command, case, now))


def order_objections(docket: Docket, happened: tuple[Happened, ...]) -> tuple[Objection, ...]:
    """What meets duties cannot have happened before all of them arose: then the instant given is a slip of the pen.

    One that arose earlier is enough: a fact learned late may meet the duty of its day, and with it a reminder that
    arose since. Duties that merely fall away say nothing about when it happened.
    """
    met = [each.event for each in happened if isinstance(each.event, DutyMet) and each.event.duty in docket.open]
    early = [event.rule for event in met if event.at < docket.open[event.duty].arose_at]
    if not early or len(early) < len(met):
        return ()
    words = "It cannot have happened before what it answers to: {} arose later than the instant given."
    return tuple(_time("CASE-TIME-ORDER", words.format(rule)) for rule in early)


def _of_time(lifecycle: Lifecycle[S], case: Case[S], now: Circumstances) -> tuple[Objection, ...]:
    if now.effective_at > now.recorded_at + SKEW:
        return (_time("CASE-TIME-FUTURE", "It cannot have happened yet: the instant given lies in the future."),)
    if now.effective_at < now.recorded_at - lifecycle.latest_learning:
        days = lifecycle.latest_learning.days
        return (_time("CASE-TIME-ANCIENT", f"The instant given is more than {days} days ago: check the date."),)
    if case.opened_at is not None and now.effective_at < case.opened_at:
        return (_time("CASE-TIME-BEFORE-OPENING", "It cannot have happened before the case was opened."),)
    return ()


def _of_stage_and_role(
    lifecycle: Lifecycle[S], command: Command, case: Case[S], now: Circumstances
) -> tuple[Objection, ...]:
    if isinstance(command, lifecycle.opening) and case.opened is not None:
        return (Objection(rule="CASE-ALREADY-OPEN", words="This case is already open; give a new case a new id."),)
    if not isinstance(command, lifecycle.opening) and case.opened is None:
        words = f"There is no such case; one is opened by: {code_in_words(lifecycle.opening.tag())}."
        return (Objection(rule="CASE-UNKNOWN", words=words),)
    if isinstance(command, HOUSE_COMMANDS):
        return _of_house_command(lifecycle, command, case, now)
    step = lifecycle.step(type(command))
    if step is None:
        words = f"{command.tag()} is not a command of {lifecycle.title}."
        return (Objection(rule="CASE-COMMAND", words=words, field="type"),)
    return tuple(o for o in (_of_stage(step, case), _of_role(step, now), _of_another(lifecycle, command, now)) if o)


def _of_another(lifecycle: Lifecycle[S], command: Command, now: Circumstances) -> Objection | None:
    """Another case of this person that is open, where a person has one; it is named, so that it can be gone to."""
    if not lifecycle.one_open or not isinstance(command, lifecycle.opening):
        return None
    others = [case for case in now.open_cases.get(lifecycle.subject(command), ()) if case != now.case_id]
    if not others:
        return None
    words = f"This person has an open case already: record it there ({lifecycle.name}/{others[0]})."
    return Objection(rule="CASE-ONE-OPEN", words=words, field="person")


def _of_house_command(
    lifecycle: Lifecycle[S], command: Command, case: Case[S], now: Circumstances
) -> tuple[Objection, ...]:
    if is_closed(lifecycle, case):
        words = f"The case is closed ({code_in_a_sentence(case.file.stage)}); nothing is owed on it."
        return (Objection(rule="CASE-STAGE", words=words),)
    apart = _kept_apart(lifecycle, command)
    objection = apart or house_role_objection(command, case, now) or cover_objection(lifecycle, command, case, now)
    return (objection,) if objection else ()


def _kept_apart(lifecycle: Lifecycle[S], command: Command) -> Objection | None:
    """A link is told to the other side: where two people's records are kept apart, none is made."""
    if not isinstance(command, (LinkCase, AcceptLink)) or command.lifecycle not in lifecycle.never_links:
        return None
    words = "These records are kept apart: no link may show one in the other."
    return Objection(rule="CASE-LINK", words=words, field="lifecycle")


def _of_stage(step: Step, case: Case[S]) -> Objection | None:
    if not step.stages or case.file.stage in step.stages:
        return None
    stages = " or ".join(code_in_a_sentence(stage) for stage in sorted(step.stages))
    stands = code_in_a_sentence(case.file.stage)
    words = f"{code_in_words(step.command.tag())}: done at {stages}; this case is at {stands}."
    return Objection(rule="CASE-STAGE", words=words)


def _of_role(step: Step, now: Circumstances) -> Objection | None:
    if not step.roles or now.by.has_role(*step.roles):
        return None
    words = f"{code_in_words(step.command.tag())}: this is for {the_roles(step.roles)}."
    return Objection(rule=step.role_rule, words=words)


def _time(rule: str, words: str) -> Objection:
    return Objection(rule=rule, words=words, field="effective_at")
