"""Who must have a ViSOR record, who makes it and by when; and what must be put into it (chapter 8).

Chapter 8 is older than Category 4: police own the record of who must notify, Probation (the NSD) any other.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from domain.kernel.message import Event
from domain.mappa.eligibility.answer import assess
from domain.mappa.file import MappaFile, changed
from domain.mappa.roles import Agency
from domain.mappa.visor.state import Need, Owner

__all__ = [
    "VisorPartnersOwed", "VisorRecordNotOwed", "VisorRecordOwed", "brings", "level_of", "missing_partners",
    "need_of", "not_owed", "owed", "owner_of", "partners_owed", "visor",
]  # fmt: skip

_ACTIVE = frozenset({2, 3})
_CUSTODY = frozenset({"remand", "custody", "recalled_fixed", "recalled_standard"})
_SUPERVISED = frozenset({"community_order", "suspended", "supervision_order"})


class VisorRecordOwed(Event):
    """A record is needed: for this category, by this owner."""

    type: Literal["VisorRecordOwed"] = "VisorRecordOwed"
    category: Literal[1, 2, 3, 4]
    owner: Owner
    sentenced_on: date | None = None
    release_on: date | None = None


class VisorRecordNotOwed(Event):
    """No record is needed any more: the offender left MAPPA, or is in Category 2 at Level 1."""

    type: Literal["VisorRecordNotOwed"] = "VisorRecordNotOwed"


class VisorPartnersOwed(Event):
    """These agencies are still to be made partners of the record; none: it has all that it needs (8.13, 8.15)."""

    type: Literal["VisorPartnersOwed"] = "VisorPartnersOwed"
    partners: tuple[Agency, ...]


def visor(file: MappaFile, **changes: object) -> MappaFile:
    """The file with these facts of the ViSOR record changed."""
    return changed(file, visor=file.visor.model_copy(update=changes))


def level_of(file: MappaFile) -> int | None:
    """The level that the level region has set."""
    found = getattr(file.level, "number", None)
    return found if isinstance(found, int) else None


def need_of(file: MappaFile) -> Need | None:
    """Every Category 1 offender, and every other at Level 2 or 3, in custody too (8.11, 8.14)."""
    category = file.eligibility.category
    if category is None or (category != 1 and level_of(file) not in _ACTIVE):
        return None
    release = getattr(file.place, "release_on", None) if category == 2 else None  # noqa: PLR2004 -- the category
    return Need(
        category=category, owner=owner_of(file), sentenced_on=_sentenced(file) if category == 1 else None,
        release_on=release,
    )  # fmt: skip


def owner_of(file: MappaFile) -> Owner:
    """Police for Category 1, Probation for Category 2; the others by who supervises, and by how they notify."""
    match file.eligibility.category:
        case 2:
            return "probation"
        case 3:
            return "probation" if _supervised(file) else "police"
        case 4:
            return "police" if _notifies(file) else "probation"
        case _:
            return "police"


def missing_partners(file: MappaFile) -> tuple[Agency, ...]:
    """Which partners the record still needs: all three at Level 2 and 3 (MAPPA-VIS-L23-PARTNERS), the prison while it
    holds the offender (MAPPA-VIS-CAT1-PRISON-PARTNER).
    """
    if file.visor.standing != "live" or file.visor.owner is None:
        return ()
    owner = file.visor.owner
    wanted: set[Agency] = {"police", "probation", "prison"} if level_of(file) in _ACTIVE else set()
    if getattr(file.place, "kind", None) in _CUSTODY:
        wanted.add("prison")
    return tuple(sorted(wanted - file.visor.partners - {owner}))


def brings(file: MappaFile, event: Event) -> tuple[Event, ...]:
    """A record becomes owed, its dates move, or it is owed no more; asked after whatever happens."""
    if isinstance(event, (VisorRecordOwed, VisorRecordNotOwed, VisorPartnersOwed)):
        return ()
    missing = missing_partners(file)
    partners = frozenset(missing) != file.visor.partners_owed
    return (*_changes(file, need_of(file)), *((VisorPartnersOwed(partners=missing),) if partners else ()))


def owed(file: MappaFile, event: VisorRecordOwed) -> MappaFile:
    """Owed."""
    return visor(file, need=Need.model_validate(event.model_dump(exclude={"type"})))


def partners_owed(file: MappaFile, event: VisorPartnersOwed) -> MappaFile:
    """Owed, or none any more."""
    return visor(file, partners_owed=frozenset(event.partners))


def not_owed(file: MappaFile, _: VisorRecordNotOwed) -> MappaFile:
    """Not owed."""
    return visor(file, need=None)


def _changes(file: MappaFile, need: Need | None) -> Iterator[Event]:
    """Once the record is live only the end of the need is told."""
    held = file.visor.need
    if need is None and held is not None:
        yield VisorRecordNotOwed()
    elif need is not None and need != held and file.visor.standing != "live":
        yield VisorRecordOwed.model_validate(need.model_dump())


def _sentenced(file: MappaFile) -> date | None:
    """The day of the newest outcome's sentence, of the outcome itself where the category began with it, or of the
    order that brought an older outcome into the category: nobody owes a record of a day before.
    """
    days = [each.sentence.on if each.sentence else each.on for each in file.eligibility.facts.outcomes.values()]
    since = [file.eligibility.since] if file.eligibility.since else []
    return max((*days, *since), default=None)


def _supervised(file: MappaFile) -> bool:
    """Under Probation's supervision, or registered straight from a licence that Probation managed (8.12, 8.17)."""
    day = file.eligibility.since
    outcomes = file.eligibility.facts.outcomes.values()
    orders = [each.sentence for each in outcomes if each.sentence and each.sentence.kind in _SUPERVISED]
    running = any(day is None or order.until is None or order.until >= day for order in orders)
    return running or _came_from_licence(file)


def _came_from_licence(file: MappaFile) -> bool:
    day = file.eligibility.since
    spells = assess(file.eligibility.facts, day).spells if day else ()
    before = [spell for spell in spells if spell.until is not None and day and (day - spell.until).days == 1]
    return any(spell.category == 2 for spell in before)  # noqa: PLR2004 -- the category's own number


def _notifies(file: MappaFile) -> bool:
    return any(each.regime == "cta_part_4" for each in file.eligibility.facts.requirements.values())
