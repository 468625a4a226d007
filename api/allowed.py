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
from domain.kernel.lifecycle import Step
from domain.kernel.message import Command
from domain.kernel.register import Actor

__all__ = ["CommandAllowed", "allowed_commands"]

_ON_DUTIES: tuple[type[Command], ...] = (SuspendDuty, ResumeDuty, ExtendDuty)
_FROM_THE_LIST: tuple[type[Command], ...] = (HandOverWork, HandWorkBack)


class CommandAllowed(BaseModel):
    """A command that the stage and the caller's roles allow; a rule may still refuse it."""

    type: str
    words: str
    row: str = Field(description="Row of the state chart; empty for what any case takes")


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


def _takes(lifecycle: AnyLifecycle, step: Step, stage: str, caller: Actor) -> bool:
    if step.command is lifecycle.opening:
        return False
    return (not step.stages or stage in step.stages) and (not step.roles or caller.has_role(*step.roles))


def _allowed(command: type[Command], row: str) -> CommandAllowed:
    return CommandAllowed(type=command.tag(), words=(command.__doc__ or "").strip().splitlines()[0], row=row)
