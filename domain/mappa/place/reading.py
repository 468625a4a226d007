"""What other regions ask of the place."""

from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.mappa.file import MappaFile
from domain.mappa.place.state import CUSTODY
from domain.mappa.roles import Agency

__all__ = ["held_here", "holder_to_ask", "in_community", "in_custody", "in_hospital"]


def in_custody(file: MappaFile) -> bool:
    """Whether a prison, a youth establishment or the military centre holds the offender."""
    return file.place.kind in CUSTODY


def held_here(file: MappaFile, rule: str) -> tuple[Objection | None, Objection | None]:
    """That a prison holds the offender, and not by law only: nobody who is at large is moved or let out."""
    return (
        unless(in_custody(file), rule, "Nobody is in custody here."),
        unless(not file.place.at_large, rule, "The offender is at large: record the return first."),
    )


def in_hospital(file: MappaFile) -> bool:
    """Whether the offender is detained in hospital."""
    return file.place.kind == "hospital"


def in_community(file: MappaFile) -> bool:
    """Whether the meetings' 16 and 8 weeks run: not in custody, not in hospital, not recalled (13a.37, 7.29)."""
    return not in_custody(file) and not in_hospital(file)


def holder_to_ask(file: MappaFile) -> Agency | None:
    """Who must be heard before a level is set, for where the offender is (7.9, 15.19, 16.10)."""
    if in_hospital(file):
        return "mental_health"
    if not in_custody(file):
        return None
    return {"prison": "prison", "youth_custody": "youth_custody", "mctc": "mctc"}[file.place.regime]  # type: ignore[return-value]  # the values are agencies
