"""The event store: streams of encrypted, hash-chained events in PostgreSQL, and what is written with them.

It knows bytes and codes, no domain types. `EventStore` is the way in.

    StoreError
    +-- ErasedError           the person's key was destroyed
    +-- UnknownStreamError    nothing of this stream is in the store
"""

from infra.store.chain import GENESIS, digest
from infra.store.event_store import EventStore
from infra.store.pool import APP_ROLE, Pool, open_pool
from infra.store.projections import Folded, Staged, differing_projections, replace_projections, staged
from infra.store.records import (
    Access,
    Assumed,
    BrokenLink,
    Conflict,
    Cursor,
    DutyRow,
    ErasedError,
    Head,
    Held,
    NewAnswer,
    NewEvent,
    NewMessage,
    OpenStream,
    OutsideEvent,
    Page,
    Pending,
    Place,
    Registered,
    Run,
    Slice,
    Snapshot,
    StoredAnswer,
    StoredEvent,
    StoreError,
    UnknownStreamError,
    Verified,
    Write,
    Written,
)

__all__ = [
    "EventStore",
    "open_pool",
    "Pool",
    "APP_ROLE",
    "Held",
    "Write",
    "Assumed",
    "Written",
    "Conflict",
    "NewAnswer",
    "NewEvent",
    "NewMessage",
    "Head",
    "DutyRow",
    "Snapshot",
    "StoredAnswer",
    "StoredEvent",
    "Page",
    "Run",
    "OpenStream",
    "Pending",
    "Registered",
    "OutsideEvent",
    "Access",
    "Cursor",
    "Place",
    "Verified",
    "BrokenLink",
    "GENESIS",
    "digest",
    "Folded",
    "Slice",
    "Staged",
    "staged",
    "replace_projections",
    "differing_projections",
    "StoreError",
    "ErasedError",
    "UnknownStreamError",
]
