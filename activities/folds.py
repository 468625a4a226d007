"""Cases as they were last folded in this process, so that a command reads and folds only what is new.

A fold is kept with the version and the hash that it reached. The store is told both, and says whether the stream went
through that very event: what is not so is folded anew. Nothing depends on a fold's being kept.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from activities.books import Books
from domain.kernel.case import AnyCase, AnyLifecycle, fold, new_case
from domain.kernel.codebook import Codebook
from domain.kernel.happened import Happened, all_happened
from domain.kernel.snapshot import thaw
from infra.store.event_store import EventStore
from infra.store.records import Held, Run, StoredEvent, Written

__all__ = ["Folds", "decoded", "decoded_run"]

KEPT: Final = 1000
"""Cases kept folded in one process; the one that was longest not asked for is let go first."""


@dataclass(frozen=True, slots=True)
class _Kept:
    case: AnyCase
    held: Held
    """What the store would say to who has folded this case and asks for nothing else."""


class Folds:
    """Reads cases from the store and folds them.

    Only what is sealed with the key of the case's own person is kept: the store says at each read whether that key
    is still there, so that nobody is remembered here who was erased there.
    """

    def __init__(self, store: EventStore, books: Books, kept: int = KEPT) -> None:
        self._store = store
        self._books = books
        self._size = kept
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def in_hand(self, stream: str) -> tuple[Held, AnyCase] | None:
        """The case as it was last folded here, and what was held then: it may be old."""
        kept = self._kept.get(stream)
        return (kept.held, kept.case) if kept else None

    async def read(
        self,
        lifecycle: AnyLifecycle,
        stream: str,
        command_ids: Sequence[str] = (),
        *,
        person: UUID | None = None,
        workers: Sequence[str] = (),
        at: datetime | None = None,
    ) -> tuple[Held, AnyCase]:
        """What the store holds, as `EventStore.read` says, and the case. Raises as `decoded`."""
        kept = self._kept.get(stream)
        held = await self._store.read(
            stream, command_ids, person=person, snapshot_code=self._books.folding_code,
            folded=(kept.held.version, kept.held.hash) if kept else None, workers=workers, at=at,
        )  # fmt: skip
        if held.erased and held.known:
            self._kept.pop(stream, None)
            return await self.read(lifecycle, stream, command_ids, person=person, workers=workers, at=at)
        case = self._folded(lifecycle, held, kept.case if kept and held.known else None)
        self.keep(held, case, Written(held.version, held.hash))
        return held, case

    def keep(self, held: Held, case: AnyCase, at: Written) -> None:
        """Remember the case as it stands at this version, after a read or after a write."""
        if at.version == 0 or held.erased or not held.one_key:
            self._kept.pop(held.stream, None)
            return
        self._kept[held.stream] = _Kept(case, _nothing_new(held, at))
        self._kept.move_to_end(held.stream)
        while len(self._kept) > self._size:
            self._kept.popitem(last=False)

    def _folded(self, lifecycle: AnyLifecycle, held: Held, kept: AnyCase | None) -> AnyCase:
        start = kept or (thaw(lifecycle, held.snapshot.state) if held.snapshot else new_case(lifecycle))
        codebook = self._books.codebook(lifecycle.name)
        return fold(lifecycle, (decoded(event, codebook) for event in held.events), start)


def _nothing_new(held: Held, at: Written) -> Held:
    key = replace(held.key, fresh=False) if held.key and held.key.fresh else held.key
    return replace(
        held, version=at.version, hash=at.hash, snapshot=None, events=(), answers={}, key=key, known=True, workers={},
        registered=None,
    )  # fmt: skip


def decoded(stored: StoredEvent, codebook: Codebook) -> Happened:
    """A stored event as it happened. Raises UnknownEventError, and LookupError when its person was erased."""
    if stored.body is None:
        raise LookupError(f"event {stored.seq} of a case whose person was erased cannot be read")
    event = codebook.decode(stored.type, stored.schema, stored.body)
    return Happened(event, stored.effective_at, stored.recorded_at, stored.actor, stored.law)


def decoded_run(run: Run, codebook: Codebook) -> tuple[Happened, ...] | None:
    """The events of a run as they happened; None if one of them is erased. Raises UnknownEventError."""
    bodies = [body for body in run.bodies if body is not None]
    if len(bodies) < len(run):
        return None
    events = codebook.decode_all(run.types, run.schemas, bodies)
    return all_happened(events, run.effective, run.recorded, run.actors, run.laws)
