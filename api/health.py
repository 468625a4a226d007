"""Whether the API lives, whether it can work, and what it counts."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from datetime import timedelta
from typing import Final, TypeVar

import structlog
from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.routing import StrictRoute
from api.services import Services, Wired
from infra.metrics import METRICS
from infra.migrations import MIGRATIONS
from infra.store.figures import read_figures
from infra.store.queries import query

__all__ = ["router"]

router = APIRouter(tags=["Operations"], route_class=StrictRoute)

T = TypeVar("T")

_WITHIN: Final = timedelta(seconds=3)
_APPLIED: Final = query("migrations_applied")
_KNOWN: Final = frozenset(path.name.partition("_")[0] for path in MIGRATIONS.glob("*.sql"))


class Live(BaseModel):
    """The process answers."""

    status: str = Field(examples=["live"])


class Ready(BaseModel):
    """What the API needs, each `ok` or what is wrong."""

    status: str = Field(examples=["ready"])
    postgresql: str
    migrations: str
    temporal: str


@router.get("/health/live", summary="Whether the process lives", description="Asks nobody else.")
async def live() -> Live:
    """Answer."""
    return Live(status="live")


@router.get(
    "/health/ready",
    summary="Whether requests can be served",
    description="PostgreSQL answers and is at this code's schema, and Temporal answers. 503 otherwise.",
    responses={503: {"model": Ready, "description": "Not ready"}},
)
async def ready(services: Wired, response: Response) -> Ready:
    """Ask both servers."""
    (postgresql, migrations), temporal = await asyncio.gather(_database(services), _temporal(services))
    good = (postgresql, migrations, temporal) == ("ok", "ok", "ok")
    response.status_code = 200 if good else 503
    status = "ready" if good else "not ready"
    return Ready(status=status, postgresql=postgresql, migrations=migrations, temporal=temporal)


@router.get(
    "/metrics",
    summary="Metrics for Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}, "description": "Prometheus exposition"}},
)
async def metrics(services: Wired) -> Response:
    """Codes and numbers only: never a case or a person. What is open is counted anew if PostgreSQL answers."""
    with suppress(Exception):  # its being away shows elsewhere; what this process counted is wanted all the more
        figures = await _in_time(read_figures(services.pool))
        METRICS.open_letters(figures.letters, figures.longest)
        METRICS.open_duties(figures.duties)
        METRICS.outbox(figures.outbox)
    text, media = METRICS.exposition()
    return Response(text, headers={"content-type": media})


async def _database(services: Services) -> tuple[str, str]:
    try:
        rows = await _in_time(services.pool.fetch(_APPLIED))
    except Exception as error:  # noqa: BLE001 -- whatever it is, the database did not answer
        structlog.get_logger().warning("database does not answer", exc_info=error)
        return "away", "unknown"
    missing = _KNOWN - {row["version"] for row in rows}
    return "ok", f"{len(missing)} missing: run `caseclock migrate`" if missing else "ok"


async def _temporal(services: Services) -> str:
    try:
        good = await _in_time(services.temporal.service_client.check_health())
    except Exception as error:  # noqa: BLE001 -- whatever it is, Temporal did not answer
        structlog.get_logger().warning("Temporal does not answer", exc_info=error)
        return "away"
    return "ok" if good else "away"


async def _in_time(asked: Awaitable[T]) -> T:
    async with asyncio.timeout(_WITHIN.total_seconds()):
        return await asked
