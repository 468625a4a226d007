"""Writes of our store of a given size, one after the other on one stream."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import uuid4

from infra.store import DutyRow, EventStore, Head, Held, NewAnswer, NewEvent, NewMessage, Write, Written

__all__ = ["DUTY", "OUTCOME", "Stream", "Wanted"]

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BODY = b'{"action":"' + b"x" * 359 + b'"}'
HEAD = Head(
    lifecycle="safeguarding", stage="TRIAGE", closed=False, opened_at=NINE, updated_at=NINE, urgency=2,
    next_alarm=NINE + timedelta(days=1), team="Thanet", worker="worker-1", area="kent",
)  # fmt: skip
DUTY = DutyRow(
    duty="S42-TRIAGE-1WD", rule="S42-TRIAGE-1WD", state="running", holder_role="DSO", arose_at=NINE,
    due_at=NINE + timedelta(days=1), breach_at=NINE + timedelta(days=1), next_rung_at=NINE + timedelta(hours=3),
    explanation=json.dumps({
        "rule": "S42-TRIAGE-1WD", "citation": "004 para 4.1.3", "calendar": "england-and-wales",
        "origin": "2026-03-02T09:00:00Z", "day_zero": "2026-03-02", "unit": "working_day", "n": 1, "skipped": [],
    }),
)  # fmt: skip
OUTCOME = {"id": "command-1", "version": 12, "stage": "TRIAGE", "events": ["ImmediateRiskActed"]}


@dataclass(frozen=True)
class Wanted:
    """What one write holds."""

    events: int
    commands: int = 1
    duty: bool = False
    message: bool = False


@dataclass
class Stream:
    """A stream and what was last known of it: as a desk that nobody disturbs would know it from its read."""

    store: EventStore
    held: Held

    @classmethod
    async def begun(cls, store: EventStore) -> "Stream":
        """A stream of an invented person, with its first event."""
        stream, person = f"safeguarding/{uuid4()}", uuid4()
        begun = cls(store, await store.read(stream, [], person=person))
        await begun.writing(Wanted(1))()
        return cls(store, await store.read(stream, []))

    def writing(self, wanted: Wanted) -> Callable[[], Awaitable[None]]:
        """One write after the other, each with ids of its own."""
        names = (f"{uuid4()}-{number}" for number in count())

        async def one() -> None:
            written = await self.store.write(_write(self.held, [next(names) for _ in range(wanted.commands)], wanted))
            assert isinstance(written, Written)
            self.held = replace(self.held, version=written.version, hash=written.hash)

        return one


def _write(held: Held, commands: list[str], wanted: Wanted) -> Write:
    per = wanted.events // wanted.commands
    return Write(
        held=held,
        answers=tuple(NewAnswer(command, bytes(32), OUTCOME, NINE) for command in commands),
        events=tuple(_event(command) for command in commands for _ in range(per)),
        head=HEAD,
        duties=(DUTY,) if wanted.duty else (),
        messages=(NewMessage(0, "follow_up", BODY, target=held.stream),) if wanted.message else (),
    )


def _event(command: str) -> NewEvent:
    return NewEvent("ImmediateRiskActed", 1, BODY, NINE, NINE, command, "worker-1", "2026-01")
