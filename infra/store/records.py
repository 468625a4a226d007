"""What goes into the store and comes out of it: bytes and codes, no domain types.

All instants are timezone-aware UTC. A body is the plaintext JSON of an event; the store seals and opens it.
A body that reads as None is erased: its person's key was destroyed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from operator import attrgetter
from typing import Any
from uuid import UUID

import msgspec

from infra.keys import DataKey


class StoreError(Exception):
    """The store was asked for what it cannot do."""


class ErasedError(StoreError):
    """The person's key was destroyed: nothing more can be written about them under it."""


class UnknownStreamError(StoreError):
    """Nothing of this stream is in the store."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A decided event. `key` is another person's data key where the event is about that person alone."""

    type: str
    schema: int
    body: bytes = field(repr=False)
    effective_at: datetime
    recorded_at: datetime
    command_id: str
    actor: str
    law: str
    key: DataKey | None = None


class StoredEvent(msgspec.Struct, frozen=True):
    """An event as it stands in the store; `written_at` is when the database took it.

    A struct, because histories and the tail are read in thousands: a frozen dataclass of this size takes five times as
    long to make.
    """

    stream: str
    seq: int
    type: str
    schema: int
    body: bytes | None
    effective_at: datetime
    recorded_at: datetime
    command_id: str
    actor: str
    law: str
    hash: bytes
    written_at: datetime

    def __repr__(self) -> str:
        """Say where it stands; what stands in it is nobody's business in a log."""
        return f"StoredEvent({self.stream!r}, seq={self.seq}, type={self.type!r}, schema={self.schema})"


@dataclass(frozen=True, slots=True)
class Run:
    """Events of one stream that follow each other: of each what a fold needs, without proof and command.

    Column by column, as they are read: a value for each event would be one more thing to make. A body of None is
    erased.
    """

    stream: str
    seqs: Sequence[int]
    types: Sequence[str]
    schemas: Sequence[int]
    bodies: Sequence[bytes | None] = field(repr=False)
    effective: Sequence[datetime]
    recorded: Sequence[datetime]
    actors: Sequence[str]
    laws: Sequence[str]

    def __len__(self) -> int:
        """How many events."""
        return len(self.seqs)

    def then(self, more: "Run") -> "Run":
        """The events of both, where the other run follows this one in its stream."""
        mine, theirs = (attrgetter(*_COLUMNS)(run) for run in (self, more))
        return Run(self.stream, *(tuple(chain(*both)) for both in zip(mine, theirs, strict=True)))


_COLUMNS = ("seqs", "types", "schemas", "bodies", "effective", "recorded", "actors", "laws")


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """The answer to one command of a mailbox. The outcome holds no personal data."""

    command_id: str
    digest: bytes
    outcome: Mapping[str, Any]
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """The answer that a command already has; `version` is the stream's after it."""

    digest: bytes
    outcome: dict[str, Any]
    version: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of a fold that lists and watches read. Urgency 0 is the most urgent."""

    lifecycle: str
    stage: str
    closed: bool
    opened_at: datetime
    updated_at: datetime
    urgency: int
    next_alarm: datetime | None = None
    team: str | None = None
    worker: str | None = None
    area: str | None = None
    waits_for: str | None = None
    standing: tuple[Mapping[str, Any], ...] = ()
    """What stands of it for all teams: codes under kind, about, level, since."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty as it now stands. `rungs` counts the rungs of its ladder that were reported; nothing personal."""

    duty: str
    rule: str
    state: str
    holder_role: str
    arose_at: datetime
    explanation: str
    """JSON."""
    subject: str | None = None
    target_at: datetime | None = None
    due_at: datetime | None = None
    breach_at: datetime | None = None
    next_rung_at: datetime | None = None
    rungs: int = 0
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewMessage:
    """Something to deliver because of an event: `event` is its index in the write, from 0."""

    event: int
    kind: str
    body: bytes = field(repr=False)
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A fold up to `version`, made by the code with this hash."""

    version: int
    code: str
    state: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """All that deciding a mailbox of commands needs, as of one instant.

    `version` 0 and `lifecycle` None: there is no such stream yet. `key` is None when nobody's key was asked for,
    or when it was destroyed (`erased`). `events` are those after what the reader had folded, if the stream went
    through that (`known`), else after the snapshot, if there is one. `one_key`: all of them are sealed with `key`.
    `workers` and `registered` are those of the registers that were asked for.
    """

    stream: str
    version: int
    hash: bytes = field(repr=False)
    lifecycle: str | None
    person: UUID | None
    closed: bool
    snapshot: Snapshot | None
    events: tuple[StoredEvent, ...]
    answers: Mapping[str, StoredAnswer]
    key: DataKey | None
    erased: bool = False
    known: bool = False
    one_key: bool = True
    workers: Mapping[str, "Registered"] = field(default_factory=dict)
    registered: "Registered | None" = None


@dataclass(frozen=True, slots=True)
class Assumed:
    """What was held from earlier and not asked for again: if the write does not find it so, it is a `Conflict`.

    That the stream ends in the hash that was held, that its person's key is there, and that these workers stand in
    the register in these versions as of `at`; 0: nobody of this name.
    """

    at: datetime
    workers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Write:
    """What was decided on what was held. Without events only the answers are kept: a refusal opens no stream.

    `head` must be given with events. `duties` are those that changed. `assumed`: it was decided without a read.
    `alone`: it opens a case beside which the person may have no other open one of its lifecycle.
    """

    held: Held
    answers: tuple[NewAnswer, ...]
    events: tuple[NewEvent, ...] = ()
    head: Head | None = None
    duties: tuple[DutyRow, ...] = ()
    messages: tuple[NewMessage, ...] = ()
    snapshot: Snapshot | None = None
    assumed: Assumed | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """The write is in the store; `version` and `hash` are the stream's now."""

    version: int
    hash: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else was first, or what was assumed does not hold; nothing was written. Read and decide again."""


@dataclass(frozen=True, slots=True, order=True)
class Cursor:
    """A place in the log of all streams: transaction id, then position within it."""

    xid: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the events ordered by stream and sequence."""

    stream: str = ""
    seq: int = 0

    @classmethod
    def behind(cls, stream: str) -> "Place":
        """The place after every event of a stream."""
        return cls(stream, 2**62)


@dataclass(frozen=True, slots=True)
class Page:
    """Runs that are opened when they are asked for, how many events they hold, and the place after them.

    A run that is folded as soon as it is opened is still in the processor's cache.
    """

    runs: Iterator[Run]
    events: int
    reached: Place


@dataclass(frozen=True, slots=True)
class Slice:
    """Neighbouring streams that are read by themselves: after a place, up to a stream (None: to the end)."""

    after: Place = Place()
    until: str | None = None
    events: int = 0
    """How many there are, about."""


@dataclass(frozen=True, slots=True)
class Verified:
    """The chain holds to its head. `erased` bodies could be hashed but not opened."""

    version: int
    hash: bytes = field(repr=False)
    erased: int = 0


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first event that is not what was written, and why."""

    seq: int
    why: str


@dataclass(frozen=True, slots=True)
class OpenStream:
    """One open stream for those who walk over all of them."""

    stream: str
    lifecycle: str
    version: int
    stage: str
    next_alarm: datetime | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Pending:
    """A message that waits for delivery. A body of None is erased: nothing is left to deliver."""

    id: int
    stream: str
    seq: int
    ordinal: int
    kind: str
    target: str | None
    body: bytes | None = field(repr=False)
    created_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class Registered:
    """One version of a person or worker in its register. A person's body of None is erased."""

    id: str
    version: int
    body: dict[str, Any] | None = field(repr=False)
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class OutsideEvent:
    """An event that another service sent. Status: taken, refused or unmatched; objections as they were given."""

    source: str
    id: str
    type: str
    status: str
    received_at: datetime
    stream: str | None = None
    objections: list[dict[str, Any]] | None = None
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody looked at something."""

    at: datetime
    actor: str
    what: str
