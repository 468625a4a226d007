"""Commands over HTTP: the API as it is served, a bearer token on every request, payloads encrypted."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from uuid import UUID, uuid4

from aiohttp import ClientError, ClientSession

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

    http: ClientSession
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
            ClientSession(address, headers=headers) as http,
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
        status, answer = await self._answered(method, path, content, headers)
        while status == 202:  # a busy machine: it is promised, and asked for until it is there
            await asyncio.sleep(0.01)
            status, answer = await self._answered("GET", json.loads(answer)["location"], None, headers)
        assert status in {200, 201}, answer

    async def _answered(self, method: str, path: str, content: str | None, headers: dict[str, str]) -> tuple[int, str]:
        """aiohttp, because httpx would take as long as the API does (1.1 of 13 ms beside it, in turn)."""
        async with self.http.request(method, path, data=content, headers=headers) as answer:
            return answer.status, await answer.text()


def _bearer(settings: Settings, by: Actor) -> str:
    who = Identity(worker=by.id, roles=frozenset(by.roles), team=by.team, area=by.area)
    return f"Bearer {mint(settings, who, now=datetime.now(UTC))}"


async def _serves(http: ClientSession, running: Running) -> None:
    async with asyncio.timeout(40):
        while running.process.returncode is None:
            try:
                async with http.get("/health/live", raise_for_status=True):
                    return
            except ClientError:
                await asyncio.sleep(0.1)
    raise RuntimeError("the API did not start")
