"""Documents in the record of a case: uploaded and then named by an event. What no event names is nobody's to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.safeguarding.regions.records import DocumentSaved
from infra.store.event_store import EventStore

__all__ = ["NEED_TO_KNOW", "SavedDocument", "may_read", "saved_documents"]

NEED_TO_KNOW: Final = ("DSO", "IO", "SeniorPractitioner", "CommunityTeamManager")
"""Who reads what was shared for one purpose with those at the table."""
_NARROW: Final = frozenset({"marac_minutes", "marac_referral", "mappa_minutes", "dash"})
"""Kinds that were shared so (22.24, 27.32; META-UPLOAD-EXTRACT), and a victim's DASH."""


@dataclass(frozen=True, slots=True)
class SavedDocument:
    """One document of the record, by the event that saved it."""

    said: DocumentSaved
    at: datetime
    by: str


async def saved_documents(store: EventStore, stream: str) -> tuple[SavedDocument, ...]:
    """What was saved in the record of a case, in order; nothing of a person who was erased."""
    events = [each for each in await store.events(stream) if each.type == DocumentSaved.tag()]
    return tuple(
        SavedDocument(DocumentSaved.model_validate_json(each.body), each.effective_at, each.actor)
        for each in events
        if each.body is not None
    )


def may_read(document: str, record: Iterable[SavedDocument], roles: Iterable[str]) -> bool:
    """Whether somebody with these roles, who may see the case, may read this document of its record.

    What was saved twice, as two kinds, is read by whom the narrower one allows.
    """
    narrow = any(each.said.document == document and each.said.kind in _NARROW for each in record)
    return not narrow or not set(NEED_TO_KNOW).isdisjoint(roles)
