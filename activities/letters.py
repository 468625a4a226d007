"""Letters on their way: completed, typeset, kept sealed, handed over once, followed until they arrive.

A letter's content lies sealed in the outbox, its documents sealed beside the case; histories and the list of letters
hold codes. Every step reads how the letter stands before it acts, so each may be called again.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from temporalio import activity

from activities.case_documents import saved_documents
from activities.letter_content import LetterContent, LetterContents
from activities.letter_messages import ENDED, LetterRef, Standing
from activities.messages import CaseRef, OutsideEvent
from domain.letters.due import LetterDue
from domain.letters.letter import Gap, Letter
from domain.letters.redaction import identifying
from domain.letters.reference import reference_of
from infra.letters.directory import Directory
from infra.letters.rendering import html_of, pdf_of
from infra.letters.sending import Enclosed, Parcel, RejectedError, Sender
from infra.letters.sheet import Sheet, sheet_of
from infra.letters.uploads import ENDINGS
from infra.metrics import METRICS
from infra.store.documents import Document
from infra.store.event_store import EventStore
from infra.store.letters import LetterRow

__all__ = ["LETTER_OUTCOME", "SERVICE_ID", "LetterDesk", "Notifier"]

Notifier = Callable[[CaseRef, OutsideEvent], Awaitable[None]]
"""Hands an outside event to a case."""

LETTER_OUTCOME: Final = "uk.caseclock.letter-outcome.v1"
SERVICE_ID: Final = "caseclock/letters"
_IN_HAND: Final = frozenset({"sending", "sent"})
_GIVEN_BACK: Final = frozenset({"failed", "unconfirmed"})
PDF, HTML, SHEET = "application/pdf", "text/html", "application/json"


class LetterDesk:
    """The steps of a letter's way."""

    def __init__(self, store: EventStore, directory: Directory, sender: Sender, notifier: Notifier) -> None:
        self._store = store
        self._contents = LetterContents(store, directory)
        self._sender = sender
        self._notify = notifier

    @activity.defn(name="prepare_letter")
    async def prepare(self, ref: LetterRef) -> Standing:
        """Complete and typeset a letter, or say what it still needs."""
        row = await self._row(ref)
        content = await self._contents.of(ref)
        if row is None or content is None:
            return await self._erased(row)
        if row.state in ENDED | _IN_HAND or (row.round == content.round and row.state in _GIVEN_BACK):
            return _standing(row)  # a run that was lost goes on where it stood; nothing leaves twice in one round
        return await self._stands(await self._prepared(ref, replace(row, round=content.round), content))

    @activity.defn(name="send_letter")
    async def send(self, ref: LetterRef) -> Standing:
        """Hand the letter over, once: a carrier that may have it already is asked first."""
        row = await self._known(ref)
        if row.state not in {"ready", "sending"}:
            return _standing(row)
        reference = f"{ref.id}/{row.round}"
        try:
            receipt = await self._sender.find(reference) if row.state == "sending" else None
            await self._stands(replace(row, state="sending"))
            receipt = receipt or await self._sender.send(await self._parcel(ref, reference, row.round))
        except RejectedError as rejected:
            return await self._stands(replace(row, state="failed", code=rejected.code))
        return await self._stands(replace(row, state="sent", code=None, receipt=receipt))

    @activity.defn(name="follow_letter")
    async def follow(self, ref: LetterRef) -> Standing:
        """Ask the carrier what became of the letter."""
        row = await self._known(ref)
        if row.state != "sent" or row.receipt is None:
            return _standing(row)
        outcome = await self._sender.outcome(row.receipt)
        state = "sent" if outcome.state == "on_its_way" else outcome.state
        return await self._stands(replace(row, state=state, code=outcome.code))

    @activity.defn(name="give_up_letter")
    async def give_up(self, ref: LetterRef) -> Standing:
        """The carrier never said what became of it: somebody has to look."""
        row = await self._known(ref)
        return await self._stands(replace(row, state="unconfirmed")) if row.state == "sent" else _standing(row)

    @activity.defn(name="tell_of_letter")
    async def tell(self, ref: LetterRef) -> None:
        """Tell the case what became of its letter: the same outside event however often it is told."""
        row = await self._known(ref)
        reader, _, code = row.reader.partition(":")
        event = OutsideEvent(
            source=SERVICE_ID, id=f"{ref.id}/{row.round}/{row.state}", type=LETTER_OUTCOME, time=row.state_at,
            data={"letter": ref.id, "kind": row.kind, "reader": reader, "reader_code": code, "outcome": row.state,
                  "because": row.code, "document": _document_id(ref, row.round, PDF),
                  "subject": await self._subject(ref)},
        )  # fmt: skip
        await self._notify(CaseRef.of(ref.stream), event)

    async def _prepared(self, ref: LetterRef, row: LetterRow, content: LetterContent) -> LetterRow:
        if content.withdrawn:
            return replace(row, state="withdrawn", gaps=())
        if gaps := (*content.due.letter.gaps(), *await self._not_enclosed(ref.stream, content.due.letter)):
            return replace(row, state="incomplete", gaps=_as_rows(gaps))
        case = CaseRef.of(ref.stream)
        number = reference_of(case.lifecycle, case.case)
        if gaps := identifying(content.due, number, content.names):
            return replace(row, state="not_anonymous", gaps=_as_rows(gaps))
        addressee = content.envelope.addressee
        if addressee is None or not addressee.reachable:
            return replace(row, state="needs_address", gaps=())
        sheet = sheet_of(content.due, content.envelope, number, large_print=content.large_print)
        await self._keep(ref, content.round, sheet)
        return replace(row, state="ready", gaps=(), code=None, receipt=None)

    async def _keep(self, ref: LetterRef, round_: int, sheet: Sheet) -> None:
        """Keep what goes out. What was kept first stays: a second typesetting changes nothing."""
        pdf, html = await pdf_of(sheet), html_of(sheet).encode()
        for media_type, body in ((PDF, pdf), (HTML, html), (SHEET, sheet.model_dump_json().encode())):
            id_ = _document_id(ref, round_, media_type)
            await self._store.documents.keep(Document(id_, ref.stream, media_type, _now(), SERVICE_ID, body))

    async def _parcel(self, ref: LetterRef, reference: str, round_: int) -> Parcel:
        pdf, html, kept = [await self._body(_document_id(ref, round_, each)) for each in (PDF, HTML, SHEET)]
        sheet = Sheet.model_validate_json(kept)
        enclosed = tuple([await self._enclosed(n, each) for n, each in enumerate(sheet.enclosed, 1)])
        return Parcel(reference, sheet.paper.title, sheet.addressee, pdf, html.decode(), enclosed)

    async def _enclosed(self, number: int, id_: str) -> Enclosed:
        document = await self._store.documents.read(id_)
        if document is None or document.body is None:
            raise RejectedError("erased")
        ending = ENDINGS.get(document.media_type, "")
        return Enclosed(f"enclosure-{number}{ending}", document.media_type, document.body)

    async def _not_enclosed(self, stream: str, letter: Letter) -> tuple[Gap, ...]:
        """Every enclosure that does not stand in the record of this case as what it is said to be."""
        if not (wanted := letter.enclosures()):
            return ()
        kept = {each.id for each in await self._store.documents.of(stream)}
        saved = {(s.said.document, s.said.kind) for s in await saved_documents(self._store, stream)}
        return tuple(
            Gap(rule=each.rule, field=each.field, words=each.words)
            for each in wanted
            if each.document not in kept or (each.document, each.kind) not in saved
        )

    async def _body(self, id_: str) -> bytes:
        document = await self._store.documents.read(id_)
        if document is None or document.body is None:
            raise RejectedError("erased")
        return document.body

    async def _subject(self, ref: LetterRef) -> str:
        message = await self._store.outbox.message(ref.stream, ref.seq, ref.ordinal)
        return LetterDue.model_validate_json(message.body).subject if message and message.body else ""

    async def _row(self, ref: LetterRef) -> LetterRow | None:
        """How the letter stands; as owed just now if nobody looked at it yet."""
        if row := await self._store.letters.one(ref.stream, ref.seq, ref.ordinal):
            return row
        message = await self._store.outbox.message(ref.stream, ref.seq, ref.ordinal)
        if message is None or message.body is None:
            return None
        due = LetterDue.model_validate_json(message.body)
        return LetterRow(
            ref.stream, ref.seq, ref.ordinal, due.letter.kind, due.reader.key, "ready", 0, message.created_at, _now()
        )

    async def _known(self, ref: LetterRef) -> LetterRow:
        row = await self._store.letters.one(ref.stream, ref.seq, ref.ordinal)
        if row is None:
            raise LookupError(f"{ref.id} was never prepared")
        return row

    async def _stands(self, row: LetterRow) -> Standing:
        before = await self._store.letters.one(row.stream, row.seq, row.ordinal)
        await self._store.letters.stands(replace(row, state_at=_now()))
        if before is None or (before.state, before.round) != (row.state, row.round):
            METRICS.letter(row.kind, row.state)
        return _standing(row)

    async def _erased(self, row: LetterRow | None) -> Standing:
        if row is not None:
            return await self._stands(replace(row, state="erased", gaps=()))
        return Standing(kind="", state="erased")


def _standing(row: LetterRow) -> Standing:
    return Standing(kind=row.kind, state=row.state, round=row.round)


def _as_rows(gaps: tuple[Gap, ...]) -> tuple[dict[str, Any], ...]:
    return tuple(gap.model_dump() for gap in gaps)


def _document_id(ref: LetterRef, round_: int, media_type: str) -> str:
    return f"{ref.id}/{round_}/{media_type.rpartition('/')[2]}"


def _now() -> datetime:
    return datetime.now(UTC)
