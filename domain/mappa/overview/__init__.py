"""How an offender's case stands, in words: category with its reasons, level, place, meetings, what is still owed."""

from domain.kernel.overview import Now, Told, owed_by_rule, part_by_part
from domain.mappa.file import MappaFile
from domain.mappa.overview.category import category
from domain.mappa.overview.complaints import complaints
from domain.mappa.overview.level import lead, level, transfer
from domain.mappa.overview.meetings import actions, meetings
from domain.mappa.overview.place import place
from domain.mappa.overview.plan import disclosure, flags, plan, visor

__all__ = ["overview"]

_PARTS = (category, level, place, lead, transfer, meetings, actions, plan, disclosure, flags, visor, complaints)


def overview(file: MappaFile, now: Now) -> tuple[Told, ...]:
    """Region by region; last what an agency owes without a date."""
    return (*part_by_part(_PARTS, file, now), *owed_by_rule(file.owed.owed, now))
