"""What facts oblige an agency to, in eligibility and ViSOR, where no scenario shows it: only when they say so."""

from datetime import date

import pytest

from domain.kernel.message import Event
from domain.mappa.eligibility.owes import ELIGIBILITY_OWES
from domain.mappa.eligibility.state import Eligibility, Notice
from domain.mappa.file import MappaFile
from domain.mappa.lead.areas import MappaAreaSet
from domain.mappa.lead.state import Lead
from domain.mappa.owed.obligations import ObligationArose, bringing
from domain.mappa.place.custody import ReleaseDateSet
from domain.mappa.place.holding import TemporaryReleaseDecided
from domain.mappa.visor.owes import VISOR_OWES
from domain.mappa.visor.state import Visor

_LIVE = MappaFile(visor=Visor(standing="live", owner="police"))
_CHILD_IN_CATEGORY_2 = MappaFile(eligibility=Eligibility(category=2), lead=Lead(agency="yot"))
_NOTIFIED = MappaFile(eligibility=Eligibility(notices={"mappa_i": Notice(area="kent", on=date(2026, 3, 2))}))
_MOVED = MappaAreaSet.model_construct(area="essex")
_RELEASE = ReleaseDateSet.model_construct(release_on=date(2027, 3, 2))


@pytest.mark.parametrize(
    ("rule", "file", "event"),
    [
        ("MAPPA-VIS-ROTL-RECORD", _LIVE, TemporaryReleaseDecided(granted=True)),
        ("MAPPA-ID-OFFICER-ON-VISOR", _LIVE, _MOVED),
        ("MAPPA-VIS-YOT-MH-CAT2-INFORM", _CHILD_IN_CATEGORY_2, _RELEASE),
        ("MAPPA-ID-H-I-UPDATE", _NOTIFIED, _MOVED),
    ],
)
def test_it_arises_from_its_facts_and_not_without_them(rule: str, file: MappaFile, event: Event) -> None:
    table = (*ELIGIBILITY_OWES, *VISOR_OWES)
    assert rule in _arising(table, file, event)
    assert rule not in _arising(table, MappaFile(), event)


def test_a_temporary_release_that_is_not_granted_is_not_entered() -> None:
    assert not _arising(VISOR_OWES, _LIVE, TemporaryReleaseDecided(granted=False))


def _arising(table: tuple[object, ...], file: MappaFile, event: Event) -> set[str]:
    brought = bringing(table)(file, event)  # type: ignore[arg-type]  # both regions' tables together
    return {each.rule for each in brought if isinstance(each, ObligationArose)}
