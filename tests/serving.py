"""The API as tests ask it: over HTTP, in this process, on the servers of the tests; and who asks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
from fastapi import FastAPI

from api.app import create_app
from api.services import Services, wired
from api.settings import ApiSettings
from infra.settings import Settings
from infra.tokens import Identity, TokenVerifier, mint


def token_of(
    settings: Settings, worker: str = "dana", *roles: str, team: str | None = "Thanet", area: str | None = "kent"
) -> str:
    """The token of an invented worker: a DSO of Thanet, unless other roles are named."""
    who = Identity(worker=worker, roles=frozenset(roles or ("DSO",)), team=team, area=area)
    return mint(settings, who, now=datetime.now(UTC))


def bearer_of(settings: Settings, *who: str, **more: Any) -> dict[str, str]:
    """The Authorization header of an invented worker."""
    return {"Authorization": f"Bearer {token_of(settings, *who, **more)}"}


@asynccontextmanager
async def served(settings: Settings, limits: ApiSettings, **parts: Any) -> AsyncIterator[FastAPI]:
    """The application with these limits, on the session's servers: pool, store, temporal, codec, listener."""

    @asynccontextmanager
    async def opening(settings: Settings, limits: ApiSettings) -> AsyncIterator[Services]:
        verifier = TokenVerifier(settings)
        yield wired(settings, limits, verifier=verifier, **parts)
        await verifier.aclose()

    app = create_app(settings, limits, opening)
    async with app.router.lifespan_context(app):
        yield app


def client_of(app: FastAPI, **more: Any) -> httpx.AsyncClient:
    """Who asks it over HTTP: an error of the application is an answer, as it is to everybody else."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, timeout=60, **more)
