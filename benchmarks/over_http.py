"""Commands over HTTP: the API as it is served, a bearer token on every request, payloads encrypted."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from uuid import UUID, uuid4

import httpx

from benchmarks.bench import Running
from benchmarks.cases import DANA, acting, opening, registered
from domain.kernel.register import Actor
from infra.servers import free_port
from infra.settings import Settings
from infra.store import EventStore
from infra.tokens import Identity, mint

__all__ = ["Caller"]


@dataclass
class Caller:
    """A client with a token and connections that stay open."""

    http: httpx.AsyncClient
    store: EventStore
    settings: Settings
    tokens: dict[str, str] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def opened(cls, settings: Settings, store: EventStore) -> AsyncIterator["Caller"]:
        """Serve the API in a process of its own."""
        settings = settings.model_copy(update={"api_port": free_port()})
        headers = {"Authorization": _bearer(settings, DANA)}
        address = f"http://{settings.api_host}:{settings.api_port}"
        async with (
            Running.kept("api", settings) as running,
            httpx.AsyncClient(base_url=address, headers=headers, timeout=60) as http,
        ):
            await _serves(http, running)
            yield cls(http, store, settings)

    @asynccontextmanager
    async def case(self) -> AsyncIterator[Callable[[], Awaitable[object]]]:
        """A case of its own, and what gives it one more command."""
        case, numbers = uuid4(), count(1)
        opened = opening("", await registered(self.store)).command
        await self._sent("PUT", f"/v1/cases/safeguarding/{case}", f"{case}-open", opened)
        command = acting("").command
        yield lambda: self._sent("POST", f"/v1/cases/safeguarding/{case}/commands", f"{case}-{next(numbers)}", command)

    async def give(self, case: UUID, key: str, by: Actor, command: dict[str, object]) -> None:
        """A command of anybody, opening or not, with a token of their own."""
        opens = command["type"] == "ReceiveReferral"
        method, path = ("PUT", "") if opens else ("POST", "/commands")
        address = f"/v1/cases/safeguarding/{case}{path}"
        await self._sent(method, address, key, command, Authorization=self._token(by))

    def _token(self, by: Actor) -> str:
        return self.tokens.setdefault(by.id, _bearer(self.settings, by))

    async def _sent(self, method: str, path: str, key: str, command: object, **more: str) -> None:
        content = json.dumps({"command": command})
        headers = {"Idempotency-Key": key, "Content-Type": "application/json", **more}
        answer = await self.http.request(method, path, content=content, headers=headers)
        while answer.status_code == 202:  # a busy machine: it is promised, and asked for until it is there
            await asyncio.sleep(0.01)
            answer = await self.http.get(answer.json()["location"], headers=headers)
        assert answer.status_code in {200, 201}, answer.text


def _bearer(settings: Settings, by: Actor) -> str:
    who = Identity(worker=by.id, roles=frozenset(by.roles), team=by.team, area=by.area)
    return f"Bearer {mint(settings, who, now=datetime.now(UTC))}"


async def _serves(http: httpx.AsyncClient, running: Running) -> None:
    async with asyncio.timeout(40):
        while running.process.returncode is None:
            try:
                (await http.get("/health/live")).raise_for_status()
            except httpx.HTTPError:
                await asyncio.sleep(0.1)
            else:
                return
    raise RuntimeError("the API did not start")
