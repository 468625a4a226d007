"""Providers as all teams may see them: sanctions in force over all cases (004 para 7.4), and earlier concerns (4.1.4).

Nothing personal: codes of services, addresses of cases. Who may open a case is asked when it is opened.
"""

from collections.abc import AsyncIterator
from datetime import datetime, time
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from api.cursors import decoded, encoded
from api.lists import Cursor, Limit
from api.problems import Kind, responses
from api.routing import StrictRoute
from api.security import Caller, area_of
from api.services import Services, Wired
from domain.calendar.local_time import local_time
from domain.calendar.spans import add_months
from domain.safeguarding.letters import LONDON
from domain.safeguarding.regions.common import SERVICE
from domain.safeguarding.regions.linked import SANCTIONS
from domain.safeguarding.regions.sanction_approval import HIGHEST
from domain.safeguarding.regions.state import SanctionKind
from infra.store.standing import ProviderPattern, Stands, StandsPlace

__all__ = [
    "ConcernAbout", "Months", "PatternPage", "ProviderStanding", "SanctionInForce", "SanctionPage", "months_before",
    "router", "standing_of",
]  # fmt: skip

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
    quality_in_care: bool = Field(description="It was answered as a matter of quality in care")


class Pattern(BaseModel):
    """A provider about which there were several concerns; numbers of the months that were asked for."""

    provider: str
    concerns: int
    open_concerns: int
    quality_in_care: int = Field(description="Of these: answered as a matter of quality in care")
    enquiries: int = Field(description="Of these: enquiries about the whole establishment")
    latest: datetime = Field(description="When the latest case about it was opened")
    sanction_level: int = Field(description="The highest sanction in force; 0: none")
    no_new_placements: bool


class PatternPage(BaseModel):
    """One page; `next` is null on the last one."""

    items: tuple[Pattern, ...]
    next: str | None


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
    return await standing_of(services, area_of(caller, services), service)


async def standing_of(services: Services, area: str, service: str) -> ProviderStanding:
    """What is known of a provider over all cases of an area."""
    rows = [row async for row in _all_about(services, area, service)]
    in_force = tuple(_sanction(row) for row in rows if row.kind in SANCTIONS)
    found = (_concern(row) for row in rows if row.kind not in SANCTIONS)
    concerns = tuple(sorted(found, key=lambda each: (each.opened_at, each.case)))
    return ProviderStanding(
        provider=service,
        no_new_placements=any(each.no_new_placements for each in in_force),
        sanctions=in_force,
        concerns=concerns,
        open_concerns=sum(not each.closed for each in concerns),
    )


Months = Annotated[int, Query(ge=1, le=600, description="How many months back")]


@router.get(
    "/providers",
    summary="Patterns over providers",
    description="Providers about which there were several concerns lately, whichever team has the cases, open or "
    "closed: look here for a pattern. By code; read on with `cursor`.",
)
async def patterns(
    *,
    caller: Caller,
    services: Wired,
    months: Months = 12,
    at_least: Annotated[int, Query(ge=1, le=1000, description="Fewest concerns")] = 2,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PatternPage:
    """One page of providers."""
    area, after = area_of(caller, services), decoded(StandsPlace, cursor).about
    since = months_before(services.now(), months)
    rows = await services.stands.patterns(area, since, at_least, after=after, limit=limit + 1)
    more = encoded(StandsPlace(rows[limit - 1].about)) if len(rows) > limit else None
    return PatternPage(items=tuple(_pattern(row) for row in rows[:limit]), next=more)


def months_before(now: datetime, months: int) -> datetime:
    """The beginning of the local day so many calendar months ago."""
    day = add_months(local_time(now, LONDON).date(), -months)
    return datetime.combine(day, time.min, LONDON)


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
        whole_establishment=row.kind == "enquiry", quality_in_care=row.kind == "quality_in_care",
    )  # fmt: skip


def _pattern(row: ProviderPattern) -> Pattern:
    return Pattern(
        provider=row.about, concerns=row.concerns, open_concerns=row.open_concerns,
        quality_in_care=row.quality_in_care, enquiries=row.enquiries, latest=row.latest,
        sanction_level=row.sanction_level, no_new_placements=row.sanction_level == HIGHEST,
    )  # fmt: skip
