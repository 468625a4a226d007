"""Bugs that a fault run must catch, each planted in the workers of the harness and nowhere else."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

import workers.build
from domain.kernel import decider
from infra.store.event_store import EventStore
from infra.store.records import Conflict, Held, Write, Written
from tests.faults.planted_workflows import ASecondEarly, WithoutInit

__all__ = ["BUGS", "NAIVE_TAIL", "PLANTED", "plant"]

PLANTED: Final = "FAULTS_BUG"
"""The variable that names the bug to plant in a worker."""
NAIVE_TAIL: Final = "naive-tail"
"""This one is planted in the reader of the tail, which runs in the harness itself."""

_read, _write = EventStore.read, EventStore.write


def plant(bug: str) -> None:
    """Plant a bug in this process."""
    BUGS[bug]()


def _no_dedupe_key() -> None:
    """The desk does not look whether a command was answered before."""

    async def read(self: EventStore, *args: Any, **kwargs: Any) -> Held:
        return replace(await _read(self, *args, **kwargs), answers={})

    async def write(self: EventStore, write: Write) -> Written | Conflict:
        return await _write(self, replace(write, answers=await _unanswered(self, write)))

    EventStore.read = read  # type: ignore[method-assign]
    EventStore.write = write  # type: ignore[method-assign]


def _checkpoint_apart() -> None:
    """The events are committed first, and what was answered in a second transaction."""

    async def write(self: EventStore, write: Write) -> Written | Conflict:
        written = await _write(self, replace(write, answers=()))
        if isinstance(written, Written) and write.answers:
            held = await _read(self, write.held.stream, [])
            await _write(self, Write(held=held, answers=await _unanswered(self, write)))
        return written

    EventStore.write = write  # type: ignore[method-assign]


def _a_second_early() -> None:
    """Time passes a second before it does."""
    pass_time = decider.pass_time

    def early(lifecycle: Any, case: Any, now: Any) -> Any:
        passed = pass_time(lifecycle, case, replace(now, recorded_at=now.recorded_at + timedelta(seconds=1)))
        return replace(passed, happened=tuple(h._replace(recorded_at=now.recorded_at) for h in passed.happened))

    decider.pass_time = early
    _workflow(ASecondEarly)


def _workflow(planted: Any) -> None:
    workers.build.CASE_WORKFLOWS = MappingProxyType({"safeguarding": planted})  # type: ignore[attr-defined]


async def _unanswered(store: EventStore, write: Write) -> tuple[Any, ...]:
    known = (await _read(store, write.held.stream, [answer.command_id for answer in write.answers])).answers
    return tuple(answer for answer in write.answers if answer.command_id not in known)


BUGS: Mapping[str, Callable[[], None]] = MappingProxyType({
    "no-dedupe-key": _no_dedupe_key,
    "checkpoint-apart": _checkpoint_apart,
    "second-early": _a_second_early,
    "no-init": lambda: _workflow(WithoutInit),
    NAIVE_TAIL: lambda: None,
})  # fmt: skip
