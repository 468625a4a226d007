"""What the board asks beside its serious case reviews: the figures that it audits (20.30)."""

from typing import Final

from fastapi import APIRouter, Depends

from activities.reviews import review_figures_of
from api.periods import Period
from api.problems import Kind, responses
from api.routing import StrictRoute
from api.security import Caller, area_of, needs_role
from api.services import Wired
from domain.serious_case_review.figures import ReviewFigures
from domain.serious_case_review.roles import CHAIR, COORDINATOR, SMB

__all__ = ["FIGURES_FOR", "router"]

FIGURES_FOR: Final = tuple(sorted(CHAIR | SMB | COORDINATOR))

router = APIRouter(
    prefix="/serious-case-reviews",
    tags=["MAPPA serious case review"],
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE),
)


@router.get(
    "/figures",
    summary="The audit of a period",
    description="For each stage of 20.16 how many were in time of those whose last day lies in the period; reviews "
    "commissioned, rejected, discontinued; how far open action plans are, and their reviews that are overdue. For the "
    "Chair, the board and the Co-ordinator, over the reviews of their area.",
    dependencies=[Depends(needs_role(*FIGURES_FOR))],
)
async def period_figures(caller: Caller, services: Wired, period: Period) -> ReviewFigures:
    """Counted from what the reviews recorded by the end of the period."""
    return await review_figures_of(services.allocating, area_of(caller, services), *period)
