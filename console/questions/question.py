"""A question that the API answers beside the pages of every case, declared for one page: no page is made by hand."""

import inspect
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, Literal, get_type_hints
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from activities.messages import CaseRef
from api.security import CASEWORKERS, may_read
from console.tables import Facts, Table
from domain.kernel.message import Command
from domain.kernel.register import Actor

__all__ = ["Ask", "NotAskedSoError", "Question", "Told"]

Told = Iterator[Facts | Table]
_DAYS: Final = "date"


class NotAskedSoError(ValueError):
    """Something was typed that the question does not take; ``name`` is its field."""

    def __init__(self, ask: "Ask") -> None:
        super().__init__(ask.hint)
        self.name = ask.name


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that the question is asked with: a parameter of the route's function, its label, and how to fill it."""

    name: str
    label: str
    hint: str
    kind: Literal["text", "number", "date", "codes"] = "text"
    needed: bool = False

    def plain(self, typed: str) -> str:
        """As the route takes it: of codes that people type with blanks between, what a machine would send."""
        if self.kind != "codes":
            return typed
        return ",".join("_".join(each.lower().split()) for each in typed.split(",") if each.strip())


@dataclass(frozen=True, slots=True)
class Question:
    """A page: its address and words, the route's function that answers it, and how the answer is told.

    ``of`` names the pathway whose cases it is asked of; without one it is asked over all cases. ``roles`` are those
    that the route asks for; without any it is for who reads the pathway's cases, or does casework at all.
    ``before`` are the commands for which somebody looks at it first.
    """

    code: str
    title: str
    what: str
    answer: Callable[..., Awaitable[Any]]
    told: Callable[[Any, ZoneInfo], Told]
    of: str = ""
    tab: str = ""
    roles: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    before: tuple[type[Command], ...] = ()
    paged: bool = False

    def is_for(self, caller: Actor) -> bool:
        """Whether the caller may ask it."""
        if self.roles:
            return caller.has_role(*self.roles)
        return may_read(caller, self.of) if self.of else caller.has_role(*CASEWORKERS)

    def address(self, ref: CaseRef) -> str:
        """Its page in the console, for this case where it is asked of one."""
        return f"/cases/{ref.stream}/asked/{self.code}" if self.of else f"/over/{self.code}"

    def asked(self, typed: dict[str, str]) -> dict[str, Any]:
        """What was typed, as the route's own types read it. Raises NotAskedSoError for the first that does not fit."""
        return {ask.name: self._read(ask, typed[ask.name]) for ask in self.asks if typed.get(ask.name)}

    def usual(self) -> dict[str, str]:
        """What is asked where nothing is typed, as the route says: a number of months."""
        parameters = inspect.signature(self.answer).parameters
        defaults = {ask.name: parameters[ask.name].default for ask in self.asks}
        return {name: str(each) for name, each in defaults.items() if isinstance(each, int)}

    def _read(self, ask: Ask, typed: str) -> Any:
        try:
            day = date.fromisoformat(typed) if ask.kind == _DAYS else None
            return _adapter(self.answer, ask.name).validate_python(day or ask.plain(typed))
        except (ValidationError, ValueError):
            raise NotAskedSoError(ask) from None


@cache
def _adapter(answer: Callable[..., Awaitable[Any]], name: str) -> TypeAdapter[Any]:
    """The type of one parameter of a route's function, with its limits."""
    return TypeAdapter(get_type_hints(answer, include_extras=True)[name])
