"""What the routes work with: opened once when the API starts, closed when it stops."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

import structlog
from fastapi import Depends, Request
from temporalio.client import Client
from temporalio.service import RPCError

from activities.allocating import Allocating
from activities.books import Books
from activities.letter_content import LetterContents
from activities.messages import Answer
from api.gate import Gate
from api.problems import unavailable
from api.settings import ApiSettings
from domain.registry import LIFECYCLES
from infra.codec import EncryptingCodec
from infra.keys import FileKeyRing
from infra.letters.directory import Directory
from infra.metrics import METRICS
from infra.settings import Settings
from infra.store import EventStore, Pool, open_pool
from infra.store.announcing import Listener
from infra.store.standing import WhatStands
from infra.store.team import TeamReads
from infra.store.worklists import CaseHead, CaseReads, Worklists
from infra.temporal import connect, payload_codec
from infra.tokens import TokenVerifier
from workflows.client import CaseClient
from workflows.letter_client import LetterClient

__all__ = ["Services", "Wired", "opened", "temporal_needed", "wired"]


AREAS_KEPT = 50_000


@dataclass(frozen=True)
class Services:
    """The API's connections and what it decides by."""

    settings: Settings
    limits: ApiSettings
    pool: Pool
    store: EventStore
    temporal: Client
    cases: CaseClient
    verifier: TokenVerifier
    codec: EncryptingCodec
    reads: CaseReads
    worklists: Worklists
    stands: WhatStands
    team: TeamReads
    gate: Gate
    books: Books
    letters: LetterClient
    contents: LetterContents
    _areas: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    @property
    def allocating(self) -> Allocating:
        """What counts over all cases, and proposes who could hold one."""
        return Allocating(self.store, self.team, self.books)

    @property
    def home_area(self) -> str:
        """The area of a token that names none: an installation with one area need not name it."""
        return next(iter(self.books.areas))

    async def areas_of_case(self, stream: str) -> frozenset[str] | None:
        """The areas that may see a case and work on it; None if there is no such case.

        Where a case stays in its area for good, the area is remembered: this is asked before every command.
        """
        if (known := self._areas.get(stream)) is None and (head := await self.reads.head(stream)):
            known = self.areas_of(head)
            lifecycle = LIFECYCLES.get(head.lifecycle)
            if lifecycle is not None and lifecycle.held is None:
                self._remember(stream, known)
        return known

    def areas_of(self, head: CaseHead) -> frozenset[str]:
        """The area that has the case in hand, and one to which it is offered."""
        return frozenset((head.area or self.home_area, *head.offered_to))

    def _remember(self, stream: str, areas: frozenset[str]) -> None:
        self._areas[stream] = areas
        if len(self._areas) > AREAS_KEPT:
            del self._areas[next(iter(self._areas))]

    def count(self, lifecycle: str, answer: Answer | None, began: datetime) -> None:
        """Count a command by what became of it, and how long it took."""
        result = "waiting" if answer is None else _result(answer)
        METRICS.command(lifecycle, result, self.now() - began)
        for objection in answer.objections if answer else ():
            METRICS.refusal(lifecycle, objection.rule)

    def now(self) -> datetime:
        """The present, UTC."""
        return datetime.now(UTC)


@asynccontextmanager
async def opened(settings: Settings, limits: ApiSettings) -> AsyncIterator[Services]:
    """Connect to PostgreSQL and Temporal. Temporal may be away at first: reads work without it."""
    verifier = TokenVerifier(settings)
    try:
        url = settings.require_database_url()
        async with await open_pool(url, max_size=settings.database_pool) as pool, Listener.listening(url) as listener:
            store = EventStore(pool, FileKeyRing(settings.keyring_path))
            codec = payload_codec(settings)
            temporal = await connect(settings, codec=codec, lazy=True)
            services = wired(
                settings, limits, pool=pool, store=store, temporal=temporal, verifier=verifier, codec=codec,
                listener=listener,
            )  # fmt: skip
            yield services
            # What was answered with 202 was promised: let it arrive.
            await services.cases.finish_late(limits.answer_within)
    finally:
        await verifier.aclose()


def wired(
    settings: Settings,
    limits: ApiSettings,
    *,
    pool: Pool,
    store: EventStore,
    temporal: Client,
    verifier: TokenVerifier,
    codec: EncryptingCodec,
    listener: Listener | None = None,
) -> Services:
    """Bind connections that are open already."""
    return Services(
        settings=settings,
        limits=limits,
        pool=pool,
        store=store,
        temporal=temporal,
        cases=CaseClient(temporal, settings.task_queue, listener),
        verifier=verifier,
        codec=codec,
        reads=CaseReads(pool),
        worklists=Worklists(pool),
        stands=WhatStands(pool),
        team=TeamReads(pool),
        gate=Gate(limits.waiting),
        books=Books.of_areas(settings.areas),
        letters=LetterClient(temporal, settings.task_queue),
        contents=LetterContents(store, Directory.read(settings.letters_directory)),
    )


@contextmanager
def temporal_needed() -> Iterator[None]:
    """Around a call to Temporal: that it is away is a 503 problem, and the same request may be sent again."""
    try:
        yield
    except (RPCError, RuntimeError) as away:  # a client that never reached a server raises a bare RuntimeError
        structlog.get_logger().warning("Temporal is away", exc_info=away)
        raise unavailable("Temporal is away: it may be done or not. Send the same again, it is done once.") from None


def _result(answer: Answer) -> str:
    if answer.repeated:
        return "duplicate"
    return "refused" if answer.refused else "accepted"


# Every dependency is a coroutine, although most wait for nothing: FastAPI runs others in a thread, and each such hop
# costs more than all that the dependency does.
async def _services(request: Request) -> Services:
    found: Services = request.app.state.services
    return found


Wired = Annotated[Services, Depends(_services)]
"""The services, for a route's signature."""
