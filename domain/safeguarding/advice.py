"""Which advisory rules a command is asked about beside its guards: they warn, take a reason, and never stop it.

A part of the lifecycle hands its own table to ``advice_from``: by the name of a command, the functions that say
which rules of strength "warn" are not met. They are heard only when the command itself is taken.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from domain.kernel.circumstances import Circumstances
from domain.kernel.message import Command
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile

__all__ = ["AdviceTable", "Advising", "advice_from"]

Advising = Callable[[Any, SafeguardingFile, Circumstances], tuple[Objection | None, ...]]
AdviceTable = Mapping[str, tuple[Advising, ...]]


def advice_from(
    tables: tuple[AdviceTable, ...], command: Command, file: SafeguardingFile, now: Circumstances
) -> Iterator[Objection | None]:
    """What every advisory rule says that is asked of this command; None where one is met."""
    for table in tables:
        for ask in table.get(command.tag(), ()):
            yield from ask(command, file, now)
