"""Providers as all teams may see them: sanctions in force over all cases (004 para 7.4), and earlier concerns (4.1.4).

Nothing personal: codes of services, addresses of cases. Who may open a case is asked when it is opened.
"""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from api.cursors import decoded, encoded
from api.lists import Cursor, Limit
from api.problems import Kind, responses
from api.routing import StrictRoute
from api.security import Caller, area_of
from api.services import Services, Wired
from domain.safeguarding.regions.common import SERVICE
from domain.safeguarding.regions.linked import SANCTIONS
from domain.safeguarding.regions.sanction_approval import HIGHEST
from domain.safeguarding.regions.state import SanctionKind
from infra.store.standing import Stands, StandsPlace

__all__ = ["router"]

router = APIRouter(
    tags=["Work lists"],
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE),
)

_PAGE = 200


class SanctionInForce(BaseModel):
    """One sanction, by the case that decided on it."""

    provider: str = Field(description="Code of the service")
    kind: SanctionKind
    level: int
    no_new_placements: bool = Field(description="Level 3: the council places nobody there")
    since: datetime | None
    case: str = Field(description="Address of the case that decided on it")
    team: str | None


class SanctionPage(BaseModel):
    """One page; `next` is null on the last one."""

    items: tuple[SanctionInForce, ...]
    next: str | None


class ConcernAbout(BaseModel):
    """One case about this provider, open or closed."""

    case: str
    stage: str
    closed: bool
    opened_at: datetime
    team: str | None
    whole_establishment: bool = Field(description="It is an enquiry about the establishment, over several adults")


class ProviderStanding(BaseModel):
    """What is known of a provider over all cases of the area; the oldest concern first."""

    provider: str
    no_new_placements: bool
    sanctions: tuple[SanctionInForce, ...]
    concerns: tuple[ConcernAbout, ...]
    open_concerns: int


@router.get(
    "/sanctions",
    summary="Sanctions in force",
    description="Every sanction on a provider that is in force in your area, whichever case decided on it: look here "
    "before support is arranged. By provider; read on with `cursor`.",
)
async def sanctions(caller: Caller, services: Wired, limit: Limit = 50, cursor: Cursor = None) -> SanctionPage:
    """One page of sanctions in force."""
    area, after = area_of(caller, services), decoded(StandsPlace, cursor)
    rows = await services.stands.page(area, after, limit + 1, kinds=SANCTIONS)
    page = rows[:limit]
    last = page[-1] if len(rows) > limit else None
    place = encoded(StandsPlace(last.about, last.stream, last.kind)) if last else None
    return SanctionPage(items=tuple(_sanction(row) for row in page), next=place)


@router.get(
    "/providers/{service}",
    summary="A provider over all cases",
    description="Its sanctions in force, and every case of your area in which it was identified, for a pattern over "
    "earlier concerns. A provider that no case knows has neither.",
)
async def provider(
    service: Annotated[str, Path(pattern=SERVICE, description="Code of the service")], caller: Caller, services: Wired
) -> ProviderStanding:
    """Sanctions and concerns about one provider."""
    rows = [row async for row in _all_about(services, area_of(caller, services), service)]
    in_force = tuple(_sanction(row) for row in rows if row.kind in SANCTIONS)
    concerns = sorted((_concern(row) for row in rows if row.kind not in SANCTIONS), key=lambda c: (c.opened_at, c.case))
    return ProviderStanding(
        provider=service,
        no_new_placements=any(each.no_new_placements for each in in_force),
        sanctions=in_force,
        concerns=tuple(concerns),
        open_concerns=sum(not each.closed for each in concerns),
    )


async def _all_about(services: Services, area: str, service: str) -> AsyncIterator[Stands]:
    after = StandsPlace()
    while rows := await services.stands.page(area, after, _PAGE, about=service):
        for row in rows:
            yield row
        after = StandsPlace(rows[-1].about, rows[-1].stream, rows[-1].kind)


def _sanction(row: Stands) -> SanctionInForce:
    return SanctionInForce.model_validate({
        "provider": row.about, "kind": row.kind, "level": row.level, "no_new_placements": row.level == HIGHEST,
        "since": row.since, "case": f"/v1/cases/{row.stream}", "team": row.team,
    })  # fmt: skip


def _concern(row: Stands) -> ConcernAbout:
    return ConcernAbout(
        case=f"/v1/cases/{row.stream}", stage=row.stage, closed=row.closed, opened_at=row.opened_at, team=row.team,
        whole_establishment=row.kind == "enquiry",
    )  # fmt: skip
