"""What the modules of this region share."""

from datetime import date
from typing import Any

from domain.kernel.circumstances import Circumstances
from domain.kernel.message import Message
from domain.mappa.file import MappaFile, changed
from domain.mappa.flags.reading import has, is_child
from domain.mappa.place.state import Regime, SentenceType

__all__ = ["CustodyFacts", "facts_of", "replace_place", "today"]


class CustodyFacts(Message):
    """What decides which clocks run before a release; copied into the events that set a date."""

    regime: Regime = "prison"
    sentence: SentenceType = "determinate"
    child: bool = False
    early: bool = False
    with_com: bool = False
    terrorism: bool = False
    work_restricted: bool = False
    homelessness: bool = False
    recalled: bool = False
    release_on: date | None = None
    parole_on: date | None = None
    already: tuple[str, ...] = ()
    """Rules of this custody that are met: a new date does not ask for them again."""


def today(now: Circumstances) -> date:
    """The local day on which it happened."""
    return now.calendar.local_date(now.effective_at)


def replace_place(file: MappaFile, **changes: Any) -> MappaFile:
    """The file with these facts of the place changed."""
    return changed(file, place=file.place.model_copy(update=changes))


def facts_of(file: MappaFile, day: date, **other: Any) -> dict[str, Any]:
    """The facts as the file has them on this day, with ``other`` in their place."""
    place = file.place
    known = {
        "regime": place.regime, "sentence": place.sentence, "child": is_child(file, day),
        "early": place.early != "no", "with_com": place.served_with_com,
        "terrorism": has(file, "terrorism_act", "terrorism_connected"),
        "work_restricted": has(file, "work_restricted"), "homelessness": has(file, "homelessness_risk"),
        "recalled": place.kind.startswith("recalled"),
        "release_on": place.release_on, "parole_on": place.parole_on, "already": tuple(sorted(place.met)),
    }  # fmt: skip
    return {**known, **other}
