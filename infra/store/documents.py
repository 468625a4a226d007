"""Documents of cases: sealed with the person's key, kept once, never changed."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from infra.keys import seal
from infra.store import chain
from infra.store.keychain import Ciphers, KeyChain, opened
from infra.store.pool import Pool
from infra.store.queries import Columns, query
from infra.store.records import StoreError

__all__ = ["Document", "Documents"]

_KEEP = query("keep_document")
_ONE = query("document")
_BELOW = query("documents_below")
_IS_KEPT = query("document_is_kept")
_OF = query("documents_of")
_PERSON = query("person_of_stream")


@dataclass(frozen=True, slots=True)
class Document:
    """One document. A body of None was not asked for, or its person was erased."""

    id: str
    stream: str
    media_type: str
    stored_at: datetime
    stored_by: str
    body: bytes | None = field(repr=False)
    size: int = 0


class Documents:
    """The store of documents."""

    def __init__(self, pool: Pool, keys: KeyChain) -> None:
        self._pool = pool
        self._keys = keys

    async def keep(self, document: Document) -> bool:
        """Keep a document of a case; False if there is one of this id, which then stays as it is.

        Raises StoreError for a case that nobody opened, ErasedError for one whose person was erased.
        """
        if document.body is None:
            raise StoreError("a document has a body")
        key = await self._keys.key_of(await self.person(document.stream))
        sealed = seal(key.cipher, document.body, _place(document.id, document.stream, document.media_type))
        kept = await self._pool.fetchval(
            _KEEP, document.id, document.stream, document.media_type, len(document.body), key.key_id, sealed,
            document.stored_at, document.stored_by,
        )  # fmt: skip
        return kept is not None

    async def read(self, id_: str) -> Document | None:
        """A document with its body."""
        row = await self._pool.fetchrow(_ONE, id_)
        return None if row is None else _document(row, await self._keys.ciphers([row]))

    async def is_kept(self, id_: str) -> bool:
        """Whether there is a document of this id."""
        return bool(await self._pool.fetchval(_IS_KEPT, id_))

    async def below(self, stream: str, prefix: str) -> tuple[Document, ...]:
        """The case's documents whose ids begin so, in order, with their bodies."""
        rows = await self._pool.fetch(_BELOW, stream, prefix)
        ciphers = await self._keys.ciphers(rows)
        return tuple(_document(row, ciphers) for row in rows)

    async def of(self, stream: str) -> tuple[Document, ...]:
        """What documents a case has, without their bodies."""
        return tuple(Document(**dict(row), body=None) for row in await self._pool.fetch(_OF, stream))

    async def person(self, stream: str) -> UUID:
        """Whose case it is. Raises StoreError for one that nobody opened."""
        person: UUID | None = await self._pool.fetchval(_PERSON, stream)
        if person is None:
            raise StoreError("a document belongs to a case that was opened for somebody")
        return person


def _place(id_: str, stream: str, media_type: str) -> bytes:
    return chain.framed("document", id_, stream, media_type)


def _document(row: Columns, ciphers: Ciphers) -> Document:
    id_, stream, media_type = row["id"], row["stream"], row["media_type"]
    body = opened(ciphers, row["key_id"], row["body"], _place(id_, stream, media_type))
    return Document(id_, stream, media_type, row["stored_at"], row["stored_by"], body, row["size"])
