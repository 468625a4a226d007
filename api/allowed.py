"""What somebody may do now: the rows of the state chart that take this stage and these roles."""

from pydantic import BaseModel, Field

from domain.kernel.case import AnyLifecycle
from domain.kernel.commands import (
    AcknowledgeHandover,
    ExtendDuty,
    HandOverWork,
    HandWorkBack,
    LinkCase,
    ResumeDuty,
    SuspendDuty,
)
from domain.kernel.house_rules import for_the_system
from domain.kernel.lifecycle import Step
from domain.kernel.message import Command
from domain.kernel.register import Actor

__all__ = ["CommandAllowed", "CommandClosed", "allowed_commands", "closed_commands"]

_ON_DUTIES: tuple[type[Command], ...] = (SuspendDuty, ResumeDuty, ExtendDuty)
_FROM_THE_LIST: tuple[type[Command], ...] = (HandOverWork, HandWorkBack)


class CommandAllowed(BaseModel):
    """A command that the stage and the caller's roles allow; a rule may still refuse it."""

    type: str
    words: str
    row: str = Field(description="Row of the state chart; empty for what any case takes")


class CommandClosed(BaseModel):
    """A command that the stage or the caller's roles do not allow, and why."""

    type: str
    words: str
    row: str
    stages: tuple[str, ...] = Field(description="Where it is taken; empty: this stage takes it")
    roles: tuple[str, ...] = Field(description="Who gives it; empty: the caller's roles do")


def allowed_commands(
    lifecycle: AnyLifecycle, stage: str, caller: Actor, *, closed: bool, open_duties: bool, unseen: bool = False
) -> tuple[CommandAllowed, ...]:
    """Commands in the order of the chart, then those that any case takes; ``unseen``: it came to the caller."""
    steps = [step for step in lifecycle.steps if _takes(lifecycle, step, stage, caller)]
    owner: tuple[type[Command], ...] = _FROM_THE_LIST if caller.has_role(lifecycle.list_owner) else ()
    seen: tuple[type[Command], ...] = (AcknowledgeHandover,) if unseen else ()
    duties = _ON_DUTIES if open_duties else ()
    house: tuple[type[Command], ...] = () if closed else (*seen, LinkCase, *duties, *owner)
    return (
        *(_allowed(step.command, step.row) for step in steps),
        *(_allowed(command, "") for command in house),
    )


def closed_commands(lifecycle: AnyLifecycle, stage: str, caller: Actor) -> tuple[CommandClosed, ...]:
    """The rest of the chart, in its order; what only Caseclock itself gives is nobody's to know."""
    given = (step for step in lifecycle.steps if not for_the_system(lifecycle, step.command))
    return tuple(
        CommandClosed(
            type=step.command.tag(), words=_words(step.command), row=step.row,
            stages=() if _at(step, stage) else tuple(each for each in lifecycle.stages if each in step.stages),
            roles=() if _by(step, caller) else tuple(sorted(step.roles)),
        )
        for step in given
        if step.command is not lifecycle.opening and not _takes(lifecycle, step, stage, caller)
    )  # fmt: skip


def _takes(lifecycle: AnyLifecycle, step: Step, stage: str, caller: Actor) -> bool:
    if step.command is lifecycle.opening:
        return False
    return _at(step, stage) and _by(step, caller)


def _at(step: Step, stage: str) -> bool:
    return not step.stages or stage in step.stages


def _by(step: Step, caller: Actor) -> bool:
    return not step.roles or caller.has_role(*step.roles)


def _allowed(command: type[Command], row: str) -> CommandAllowed:
    return CommandAllowed(type=command.tag(), words=_words(command), row=row)


def _words(command: type[Command]) -> str:
    return (command.__doc__ or "").strip().splitlines()[0]
