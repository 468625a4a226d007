"""The API on the real engine, asked over HTTP as a caseworker's software would."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from temporalio.testing import WorkflowEnvironment

from api.settings import ApiSettings
from infra.codec import EncryptingCodec
from infra.settings import Settings
from infra.store import EventStore, Pool
from infra.store.announcing import Listener
from tests.serving import bearer_of, client_of, served
from tests.waiting import until

Headers = Mapping[str, str]
Bearer = Callable[..., Headers]
Connect = Callable[[ApiSettings], Any]


@pytest.fixture(scope="session")
def bearer(settings: Settings) -> Bearer:
    """The Authorization header of an invented worker."""

    def header(worker: str = "dana", *roles: str, team: str | None = "Thanet", area: str | None = "kent") -> Headers:
        return bearer_of(settings, worker, *roles, team=team, area=area)

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
    async def connected(limits: ApiSettings) -> AsyncIterator[httpx.AsyncClient]:
        parts = {"pool": pool, "store": store, "temporal": timeline.client, "codec": payload_codec}
        async with (
            Listener.listening(database_url) as listener,
            served(settings, limits, **parts, listener=listener) as app,
            client_of(app, base_url="http://api") as client,
        ):
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
        return await until(lambda: self.get(path, **query), holds)


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
