"""Which advisory rules a command is asked about beside its guards: they warn, take a reason, and never stop it.

A part of the lifecycle adds its own table to ``_ASKED``: by command, the functions that say which rules of
strength "warn" are not met. They are only asked when the command itself is taken.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from domain.kernel.circumstances import Circumstances
from domain.kernel.message import Command
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile

__all__ = ["Advising", "advice_on"]

Advising = Callable[[Any, SafeguardingFile, Circumstances], tuple[Objection | None, ...]]
Table = Mapping[type[Command], tuple[Advising, ...]]

_TABLES: tuple[Table, ...] = ()


def advice_on(command: Command, file: SafeguardingFile, now: Circumstances) -> Iterator[Objection | None]:
    """What every advisory rule says that is asked of this command; None where one is met."""
    for table in _TABLES:
        for ask in table.get(type(command), ()):
            yield from ask(command, file, now)
