"""The region visor put together: the duties about the ViSOR record, by reference only."""

from datetime import time
from typing import Final

from domain.calendar.spans import Span, Unit
from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.owing import laws_of
from domain.law.rule import Lead, Limit
from domain.mappa.basis import rule
from domain.mappa.file import unchanged
from domain.mappa.owed.obligations import bringing
from domain.mappa.roles import CTP, MENTAL_HEALTH, NSD, POLICE, PRACTITIONERS, PROBATION, SERVICE, YOT
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import STAGES
from domain.mappa.visor import folds, needing, record
from domain.mappa.visor.law import RECORD
from domain.mappa.visor.owes import VISOR_OWES

__all__ = ["VISOR"]

_ANY: Final = frozenset(STAGES)
_OWNERS: Final = POLICE | PROBATION | NSD | CTP

_LIMITS: Final = (
    rule("MAPPA-VIS-CAT1-CREATE", "Police create the Category 1 record about three days after sentence", "8.15, 8.12",
         "The nominal record is made three days after sentence, as best practice.",
         Limit(due=Span(3, Unit.CALENDAR_DAY), breach=Span(3, Unit.WORKING_DAY), lead=Lead(1, time(9)))),
    rule("MAPPA-VIS-CAT2-CREATE", "Probation creates the Category 2 record six months before release", "8.16, 8.12",
         "At Level 2 or 3 the record is made no later than six months before release, and owned by Probation.",
         Limit(due=Span(-6, Unit.MONTH), lead=Lead(10, time(9)))),
    rule("MAPPA-VIS-RETENTION-100", "An archived record is reviewed at the hundredth anniversary of birth", "8.22",
         "The record is kept, able to be taken up again, and then reviewed for removal.",
         Limit(due=Span(100, Unit.YEAR), survives_closure=True)),
)  # fmt: skip

_MADE: Final = (record.VisorRecordCreated, record.VisorRecordReactivated)
_CLOCKS: Final = (
    Clock("MAPPA-VIS-CAT1-CREATE", "PoliceOffenderManager", starts_on=(needing.VisorRecordOwed,), met_by=_MADE,
          lapses_on=(needing.VisorRecordNotOwed,), moved_by=(needing.VisorRecordOwed,),
          anchor=lambda event: event.sentenced_on, known_then=True),
    Clock("MAPPA-VIS-CAT2-CREATE", "ProbationPractitioner", starts_on=(needing.VisorRecordOwed,), met_by=_MADE,
          lapses_on=(needing.VisorRecordNotOwed,), moved_by=(needing.VisorRecordOwed,),
          anchor=lambda event: event.release_on),
    Clock("MAPPA-VIS-RETENTION-100", "RecordOwner", starts_on=(record.VisorRecordArchived,),
          met_by=(record.VisorRecordReviewed,), lapses_on=(record.VisorRecordReactivated,),
          anchor=lambda event: event.born),
)  # fmt: skip

_ROWS: Final = (
    Row("F", record.CreateVisorRecord, _ANY, _OWNERS, record.create_visor_record, "MAPPA-ID-VISOR-ENTRY"),
    Row("F", record.AddVisorPartners, _ANY, _OWNERS, record.add_visor_partners, "MAPPA-ID-VISOR-ENTRY"),
    Row("F", record.RestrictVisorRecord, _ANY, _OWNERS, record.restrict_visor_record, "MAPPA-ID-VISOR-ENTRY"),
    Row("F", record.ArchiveVisorRecord, _ANY, _OWNERS, record.archive_visor_record, "MAPPA-ID-VISOR-ENTRY"),
    Row("F", record.ReactivateVisorRecord, _ANY, _OWNERS, record.reactivate_visor_record, "MAPPA-ID-VISOR-ENTRY"),
    Row("F", record.ReviewForRemoval, _ANY, _OWNERS, record.review_for_removal, "MAPPA-ID-VISOR-ENTRY"),
    Row("F", record.ShareVisorData, _ANY, PRACTITIONERS | SERVICE, record.share_visor_data),
    Row("F", record.ContactPolice, _ANY, YOT | MENTAL_HEALTH, record.contact_police),
)  # fmt: skip

_owed = bringing(VISOR_OWES)

VISOR = MappaRegion(
    name="visor",
    rows=_ROWS,
    folds={
        needing.VisorRecordOwed: simply(needing.owed),
        needing.VisorRecordNotOwed: simply(needing.not_owed),
        needing.VisorPartnersOwed: simply(needing.partners_owed),
        record.VisorRecordCreated: simply(folds.visor_record_created),
        record.VisorPartnersAdded: simply(folds.visor_partners_added),
        record.VisorRecordRestricted: simply(folds.visor_record_restricted),
        record.VisorRecordArchived: simply(folds.visor_record_archived),
        record.VisorRecordReactivated: simply(folds.visor_record_reactivated),
        record.VisorRecordReviewed: simply(folds.visor_record_reviewed),
        record.VisorDataShared: simply(unchanged),
        record.PoliceContacted: simply(folds.police_contacted),
    },
    clocks=_CLOCKS,
    rules=(*RECORD, *_LIMITS, *laws_of(VISOR_OWES)),
    advice={record.CreateVisorRecord.tag(): (record.create_advice,)},
    brings=lambda file, event: (*needing.brings(file, event), *_owed(file, event)),
)
