"""The console on the real servers, used as a browser without script uses it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from api.settings import ApiSettings
from console.app import attach
from infra.settings import Settings
from tests.api.conftest import Concern, Connect
from tests.api.console.html import Form, Page
from tests.serving import client_of, token_of

BASE = "http://127.0.0.1"


@dataclass
class Browser:
    """One browser: it keeps cookies and does not follow by itself."""

    client: httpx.AsyncClient

    async def get(self, path: str, status: int = 200, **query: str) -> Page:
        """A page of the console, which is without fault."""
        answer = await self.client.get(f"{BASE}/console{path}", params=query or None)
        assert answer.status_code == status, (answer.status_code, answer.headers.get("location"), answer.text[:3000])
        return read(answer)

    async def send(self, form: Form, values: list[tuple[str, str]] | None = None, **headers: str) -> httpx.Response:
        """Send a form as a browser does."""
        data: dict[str, Any] = {}
        for name, value in form.values if values is None else values:
            data.setdefault(name, []).append(value)
        return await self.client.request(form.method, f"{BASE}{form.action}", data=data, headers=headers)

    async def sign_in(self, token: str) -> httpx.Response:
        form = (await self.get("/sign-in")).form("/sign-in", "Sign in")
        return await self.send(form, form.filled(token=token))


Browse = Callable[..., Any]


def read(answer: httpx.Response) -> Page:
    """The page of an answer; every page is kept from caches and other sites, and can be used by everybody."""
    assert answer.headers["content-type"] == "text/html; charset=utf-8", answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-frame-options"] == "DENY"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    page = Page(answer.text)
    assert list(page.faults()) == []
    return page


@pytest.fixture(scope="session")
async def application(connect: Connect) -> AsyncIterator[Any]:
    """The API's application with the console in it, open to be played with."""
    async with connect(ApiSettings(answer_seconds=60, console_open=True)) as client:
        attach(client.app)
        yield client.app


@pytest.fixture(scope="session")
def token(settings: Settings) -> Callable[..., str]:
    """The token of an invented worker."""

    def made(worker: str = "dana", *roles: str, team: str | None = "Thanet", area: str | None = "kent") -> str:
        return token_of(settings, worker, *roles, team=team, area=area)

    return made


@pytest.fixture
async def stranger(application: Any) -> AsyncIterator[Browser]:
    """A browser in which nobody has signed in."""
    async with client_of(application) as client:
        yield Browser(client)


@pytest.fixture
async def browse(application: Any, token: Callable[..., str]) -> AsyncIterator[Browse]:
    """Browsers in which somebody has signed in."""
    opened: list[httpx.AsyncClient] = []

    async def signed_in(*who: str, **more: Any) -> Browser:
        opened.append(client_of(application))
        browser = Browser(opened[-1])
        answer = await browser.sign_in(token(*who, **more))
        assert answer.status_code == 303, answer.text
        return browser

    yield signed_in
    for client in opened:
        await client.aclose()


@pytest.fixture
async def dana(browse: Browse, registered: None) -> Browser:
    return await browse()


def console_of(concern: Concern) -> str:
    """The case's page."""
    return f"/cases/safeguarding/{concern.case}"
