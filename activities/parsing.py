"""From JSON to commands, and from what does not fit to objections that name the field."""

from functools import cache
from typing import Annotated, Any, Union

from pydantic import Field, TypeAdapter, ValidationError

from activities.messages import OutsideEvent
from domain.kernel.case import AnyLifecycle
from domain.kernel.house_rules import HOUSE_COMMANDS
from domain.kernel.message import Command
from domain.kernel.refusal import Objection
from domain.registry import LIFECYCLES

__all__ = ["commands_of", "malformed", "parse_command", "parse_outside"]


def commands_of(lifecycle: AnyLifecycle) -> tuple[type[Command], ...]:
    """Every command that a person may give to a case of this lifecycle, the kernel's own among them."""
    return (*(step.command for step in lifecycle.steps), *HOUSE_COMMANDS)


@cache
def _adapter(lifecycle: str) -> TypeAdapter[Command]:
    union: Any = Union[commands_of(LIFECYCLES[lifecycle])]  # noqa: UP007 -- made at run time
    return TypeAdapter(Annotated[union, Field(discriminator="type")])


def parse_command(lifecycle: AnyLifecycle, command: dict[str, Any]) -> Command:
    """The command of this JSON. Raises ValidationError, which ``malformed`` puts into words."""
    return _adapter(lifecycle.name).validate_python(command, strict=False)


def parse_outside(lifecycle: AnyLifecycle, event: OutsideEvent) -> Command | Objection:
    """The command that an outside event amounts to, or that no such event is taken. Raises ValidationError."""
    kind = lifecycle.outside_kind(event.type)
    if kind is None:
        known = ", ".join(kind.kind for kind in lifecycle.outside) or "none"
        words = f"{lifecycle.title} takes no such outside event; it takes: {known}."
        return Objection(rule="CASE-OUTSIDE-KIND", words=words, field="type")
    return kind.command(kind.data.model_validate(event.data))


def malformed(error: ValidationError, *, kept: bool = False) -> tuple[Objection, ...]:
    """One objection for each field that does not fit. The input itself is never repeated: it may be personal.

    The name of an unknown field is the sender's own word: it is told back, but left out of what is ``kept``.
    """
    return tuple(
        Objection(
            rule="CASE-FORM",
            words=_words(each["type"], each["msg"]),
            field=_field(each["type"], each["loc"], kept=kept),
        )
        for each in error.errors(include_url=False, include_context=False, include_input=False)
    )


def _words(kind: str, message: str) -> str:
    # Of all messages this one alone quotes the input.
    return "There is no such command here." if kind == "union_tag_invalid" else f"{message}."


def _field(kind: str, location: tuple[int | str, ...], *, kept: bool) -> str:
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return "type"
    return _path((*location[:-1], "(unknown)") if kept and kind == "extra_forbidden" else location)


def _path(location: tuple[int | str, ...]) -> str:
    # The first part of a union member's path is its tag, which the sender wrote as `type` already.
    parts = location[1:] if len(location) > 1 and str(location[0])[:1].isupper() else location
    return ".".join(str(part) for part in parts)
