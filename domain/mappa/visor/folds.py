"""What each event changes in the region visor: folding, no rules."""

from domain.mappa.file import MappaFile
from domain.mappa.visor.needing import visor
from domain.mappa.visor.record import (
    PoliceContacted,
    VisorPartnersAdded,
    VisorRecordArchived,
    VisorRecordCreated,
    VisorRecordReactivated,
    VisorRecordRestricted,
    VisorRecordReviewed,
)

__all__ = [
    "police_contacted",
    "visor_partners_added",
    "visor_record_archived",
    "visor_record_created",
    "visor_record_reactivated",
    "visor_record_restricted",
    "visor_record_reviewed",
]


def visor_record_created(file: MappaFile, event: VisorRecordCreated) -> MappaFile:
    """Live."""
    return visor(file, standing="live", reference=event.reference, owner=event.owner, manager=event.manager)


def visor_partners_added(file: MappaFile, event: VisorPartnersAdded) -> MappaFile:
    """Partners."""
    return visor(file, partners=file.visor.partners | set(event.partners))


def visor_record_restricted(file: MappaFile, _: VisorRecordRestricted) -> MappaFile:
    """Restricted."""
    return visor(file, restricted=True)


def visor_record_archived(file: MappaFile, _: VisorRecordArchived) -> MappaFile:
    """Archived; its partners end with it."""
    return visor(file, standing="archived", partners=frozenset())


def visor_record_reactivated(file: MappaFile, event: VisorRecordReactivated) -> MappaFile:
    """Live again."""
    return visor(file, standing="live", owner=event.owner)


def visor_record_reviewed(file: MappaFile, event: VisorRecordReviewed) -> MappaFile:
    """Removed, or kept."""
    return visor(file, standing="removed") if event.removed else file


def police_contacted(file: MappaFile, _: PoliceContacted) -> MappaFile:
    """In contact."""
    return visor(file, police_contacted=True)
