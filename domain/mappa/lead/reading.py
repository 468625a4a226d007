"""What other regions ask of the lead: which agency it is, whether somebody speaks for it, which area manages."""

from domain.kernel.register import Actor
from domain.mappa.file import MappaFile
from domain.mappa.roles import AGENCY_OF, Agency

__all__ = ["area_of", "lead_agency", "speaks_for"]


def lead_agency(file: MappaFile) -> Agency | None:
    """The lead agency; None until it is known."""
    return file.lead.agency


def area_of(file: MappaFile) -> str:
    """The MAPPA area that manages the case: the one that identified the offender until another is set."""
    return file.lead.area or file.area


def speaks_for(actor: Actor, agency: Agency) -> bool:
    """Whether one of the actor's roles speaks for this agency."""
    return any(AGENCY_OF.get(role) == agency for role in actor.roles)
