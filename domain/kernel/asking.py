"""How a step asks for much at once: tables of what a command must say, each part with its rule and its words."""

from collections.abc import Iterator
from typing import Any

from domain.kernel.message import Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless

__all__ = ["Part", "asked", "told"]

Part = tuple[str, str, str]
"""Field (dotted), rule, words."""


def told(value: Any) -> bool:
    """Whether a field says anything: text that is not blank, a list that is not empty, a yes."""
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def asked(command: Message, parts: tuple[Part, ...]) -> Iterator[Objection | None]:
    """One objection for every part that says nothing."""
    for field, rule, words in parts:
        yield unless(told(_read(command, field)), rule, words, field)


def _read(command: Any, field: str) -> Any:
    for name in field.split("."):
        command = getattr(command, name, None)
    return command
