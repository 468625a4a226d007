"""What must be put into the ViSOR record, or told to whoever keeps it, where no time is given (8.20, 15.7, 15.35)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.mappa.file import MappaFile
from domain.mappa.lead.areas import MappaAreaSet
from domain.mappa.owed.obligations import owes
from domain.mappa.place.custody import ReleaseDateChanged, ReleaseDateSet
from domain.mappa.place.holding import TemporaryReleaseDecided
from domain.mappa.place.leaving import OffenderReleased
from domain.mappa.visor.record import VisorRecordArchived, VisorRecordCreated

__all__ = ["VISOR_OWES"]


def _live(file: MappaFile, _: Any) -> bool:
    return file.visor.standing == "live"


def _granted(file: MappaFile, event: Any) -> bool:
    return _live(file, event) and bool(event.granted)


def _category_2_elsewhere(file: MappaFile, _: Any) -> bool:
    return file.eligibility.category == 2 and file.lead.agency in {"yot", "mental_health"}  # noqa: PLR2004 -- the category


VISOR_OWES: Final[tuple[Owed, ...]] = (
    owes("MAPPA-VIS-RELEASE-RECORD", "Release information on ViSOR", "15.7, 15.38",
         "Record the day of release, its change, or the release itself.",
         "prison", ReleaseDateSet, ReleaseDateChanged, OffenderReleased, when=_live, ends=(VisorRecordArchived,)),
    owes("MAPPA-VIS-ROTL-RECORD", "Temporary release on ViSOR", "15.35",
         "Record the days and times outside the prison.",
         "prison", TemporaryReleaseDecided, when=_granted, ends=(VisorRecordArchived,)),
    owes("MAPPA-ID-OFFICER-ON-VISOR", "Managing officer, agency and area shown on ViSOR", "6.33",
         "Show officer, agency and area, and update them when the area changes.",
         "other", MappaAreaSet, VisorRecordCreated, when=_live, ends=(VisorRecordArchived,)),
    owes("MAPPA-VIS-YOT-MH-CAT2-INFORM", "Keep the Co-ordinator informed in Category 2", "8.20",
         "Tell the Co-ordinator of the significant change.",
         "other", ReleaseDateSet, ReleaseDateChanged, OffenderReleased, when=_category_2_elsewhere),
)  # fmt: skip
