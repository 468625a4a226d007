"""The API on the real engine, asked over HTTP as a caseworker's software would."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from temporalio.testing import WorkflowEnvironment

from api.app import create_app
from api.services import Services, wired
from api.settings import ApiSettings
from infra.codec import EncryptingCodec
from infra.settings import Settings
from infra.store import EventStore, Pool
from infra.store.announcing import Listener
from infra.tokens import Identity, TokenVerifier, mint

Headers = Mapping[str, str]
Bearer = Callable[..., Headers]
Connect = Callable[[ApiSettings], Any]


@pytest.fixture(scope="session")
def bearer(settings: Settings) -> Bearer:
    """The Authorization header of an invented worker."""

    def header(worker: str = "dana", *roles: str, team: str | None = "Thanet", area: str | None = "kent") -> Headers:
        who = Identity(worker=worker, roles=frozenset(roles or ("DSO",)), team=team, area=area)
        return {"Authorization": f"Bearer {mint(settings, who, now=datetime.now(UTC))}"}

    return header


@pytest.fixture(scope="session")
def connect(
    settings: Settings,
    pool: Pool,
    store: EventStore,
    timeline: WorkflowEnvironment,
    worker: None,
    payload_codec: EncryptingCodec,
    database_url: str,
) -> Connect:
    """A client of an API with these limits, on the session's servers."""

    @asynccontextmanager
    async def opening(settings: Settings, limits: ApiSettings) -> AsyncIterator[Services]:
        verifier = TokenVerifier(settings)
        async with Listener.listening(database_url) as listener:
            yield wired(
                settings, limits, pool=pool, store=store, temporal=timeline.client, verifier=verifier,
                codec=payload_codec, listener=listener,
            )  # fmt: skip
        await verifier.aclose()

    @asynccontextmanager
    async def connected(limits: ApiSettings) -> AsyncIterator[httpx.AsyncClient]:
        app: FastAPI = create_app(settings, limits, opening)
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://api", timeout=60) as client:
                client.app = app  # type: ignore[attr-defined]
                yield client

    return connected


@pytest.fixture(scope="session")
async def http(connect: Connect) -> AsyncIterator[httpx.AsyncClient]:
    async with connect(ApiSettings(answer_seconds=60)) as client:
        yield client


@dataclass
class Concern:
    """One invented concern, worked over HTTP by dana."""

    http: httpx.AsyncClient
    dana: Headers
    case: UUID = field(default_factory=uuid4)
    person: UUID = field(default_factory=uuid4)

    @property
    def url(self) -> str:
        return f"/v1/cases/safeguarding/{self.case}"

    @property
    def referral(self) -> dict[str, Any]:
        return {"type": "ReceiveReferral", "person": str(self.person), "channel": "KASC", "content": ["neglect"]}

    async def open(self, key: str = "open", **more: Any) -> httpx.Response:
        born = await self.http.put(f"/v1/people/{self.person}", json={"born": "1950-02-03"}, headers=self.dana)
        assert born.is_success, born.text
        return await self.put({"command": self.referral, **more}, key)

    async def put(self, body: Any, key: str = "open", headers: Headers | None = None) -> httpx.Response:
        return await self.http.put(
            self.url, json=body, headers={**self.dana, "Idempotency-Key": key, **(headers or {})}
        )

    async def give(self, key: str, headers: Headers | None = None, **command: Any) -> httpx.Response:
        return await self.post({"command": command}, key, headers)

    async def post(self, body: Any, key: str = "k", headers: Headers | None = None) -> httpx.Response:
        everything = {**self.dana, "Idempotency-Key": key, **(headers or {})}
        if isinstance(body, bytes):
            everything["Content-Type"] = everything.get("Content-Type", "application/json")
            return await self.http.post(f"{self.url}/commands", content=body, headers=everything)
        return await self.http.post(f"{self.url}/commands", json=body, headers=everything)

    async def get(self, path: str = "", headers: Headers | None = None, **query: Any) -> httpx.Response:
        return await self.http.get(f"{self.url}{path}", params=query, headers=headers or self.dana)

    async def until(self, holds: Callable[[httpx.Response], bool], path: str, **query: Any) -> httpx.Response:
        """Ask again until the answer is as said, with a deadline."""
        end = asyncio.get_running_loop().time() + 60
        while not holds(answer := await self.get(path, **query)):
            assert asyncio.get_running_loop().time() < end, f"still {answer.status_code} {answer.text}"
            await asyncio.sleep(0.05)
        return answer


@pytest.fixture(scope="session")
async def registered(http: httpx.AsyncClient, bearer: Bearer) -> None:
    """Dana stands in the register of workers."""
    facts = {"roles": ["DSO"], "grade": "KR11", "team": "Thanet"}
    answer = await http.put("/v1/workers/dana", json=facts, headers=bearer("admin", "SystemAdministrator"))
    assert answer.is_success, answer.text


@pytest.fixture
def concern(http: httpx.AsyncClient, bearer: Bearer, registered: None) -> Concern:
    return Concern(http, bearer())


@pytest.fixture
async def opened(concern: Concern) -> Concern:
    """A concern on the KASC, received just now: at TRIAGE."""
    answer = await concern.open()
    assert answer.status_code == 201, answer.text
    return concern


def rules(answer: httpx.Response) -> list[str]:
    """The rules that a problem names."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert {"type", "title", "detail", "instance"} <= problem.keys()
    return [each["rule"] for each in problem["rules"]]


def fields(answer: httpx.Response) -> list[str]:
    """The fields that a problem names."""
    rules(answer)
    return [each["field"] for each in answer.json()["rules"]]
