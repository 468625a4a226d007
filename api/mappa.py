"""What the MAPPA board asks over all cases of its area: indicators and statistics (004 chapters 28, 31, 32)."""

from fastapi import APIRouter, Depends

from activities.mappa_figures import mappa_figures_of
from api.periods import Period
from api.problems import Kind, responses
from api.routing import StrictRoute
from api.security import Caller, area_of, needs_role
from api.services import Wired
from domain.mappa.figures.counted import MappaFigures

__all__ = ["READERS", "router"]

READERS = ("MappaCoordinator", "MappaAdministrator", "StrategicManagementBoard", "SmbChair")
"""The figures stay inside the area (31.12): for the board and for who works for it."""

router = APIRouter(
    prefix="/mappa",
    tags=["MAPPA offender"],
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE),
)


@router.get(
    "/figures",
    summary="The figures of a period",
    description="The key performance indicators of 31.21 with what is below its target and by which agency; offenders "
    "by category and level, in the community too; disclosures, recalls, further offences; how each limit was kept; "
    "and when figures of that year may be given out. For the board and the Co-ordination Unit of the area.",
    dependencies=[Depends(needs_role(*READERS))],
)
async def period_figures(caller: Caller, services: Wired, period: Period) -> MappaFigures:
    """Counted from what the area's cases recorded."""
    return await mappa_figures_of(services.allocating, area_of(caller, services), *period, services.now())
