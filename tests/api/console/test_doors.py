"""The way in, and what keeps others out."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from api.settings import ApiSettings
from console.app import attach
from infra.settings import Settings
from infra.tokens import Identity, mint
from tests.api.conftest import Concern, Connect
from tests.api.console.conftest import BASE, Browse, Browser, console_of, read


async def test_a_stranger_is_asked_who_they_are_and_then_goes_where_they_wanted(
    stranger: Browser, opened: Concern, token: Callable[..., str]
) -> None:
    refused = await stranger.client.get(f"{BASE}/console{console_of(opened)}")
    assert refused.status_code == 303
    asked = read(await stranger.client.get(f"{BASE}{refused.headers['location']}"))
    form = asked.form("/sign-in", "Sign in")
    answer = await stranger.send(form, form.filled(token=token()))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/console{console_of(opened)}")
    assert "Adult safeguarding" in (await stranger.get(console_of(opened))).title


async def test_the_address_without_a_slash_is_the_console_too(stranger: Browser) -> None:
    answer = await stranger.client.get(f"{BASE}/console")
    assert (answer.status_code, answer.headers["location"]) == (308, "/console/")


@pytest.mark.parametrize("wanted", ["//evil.example/", "https://evil.example/", "/\\evil.example", "/a\nb"])
async def test_the_sign_in_leads_nowhere_else(stranger: Browser, token: Callable[..., str], wanted: str) -> None:
    form = (await stranger.get("/sign-in", next=wanted)).form("/sign-in", "Sign in")
    answer = await stranger.send(form, form.filled(token=token(), next=wanted))
    assert answer.headers["location"] == "/console/"


async def test_a_token_that_is_not_good_says_why(stranger: Browser, settings: Settings) -> None:
    who = Identity(worker="dana", roles=frozenset({"DSO"}))
    old = mint(settings, who, now=datetime.now(UTC) - timedelta(days=2), lasts=timedelta(hours=1))
    for token, words in ((old, "expired"), ("nonsense", "well formed")):
        answer = await stranger.sign_in(token)
        assert answer.status_code == 401
        assert words in read(answer).text
        assert "caseclock-session" not in stranger.client.cookies


async def test_a_token_that_no_browser_would_keep_is_refused_in_words(
    stranger: Browser, token: Callable[..., str]
) -> None:
    roles = [f"Role{n}{'x' * 50}" for n in range(60)]
    answer = await stranger.sign_in(token("dana", "DSO", *roles))
    assert (answer.status_code, "too long" in read(answer).text) == (413, True)
    assert "caseclock-session" not in stranger.client.cookies


async def test_the_cookie_is_for_this_browser_and_this_site_only(stranger: Browser, token: Callable[..., str]) -> None:
    answer = await stranger.sign_in(token())
    (cookie,) = (each for each in answer.headers.get_list("set-cookie") if each.startswith("caseclock-session="))
    assert {"HttpOnly", "Path=/console", "SameSite=strict"} <= set(cookie.split("; "))
    assert "Secure" not in cookie.split("; ")


async def test_elsewhere_than_on_this_machine_cookies_need_a_secure_line(stranger: Browser) -> None:
    answer = await stranger.client.get("http://console.example/console/sign-in")
    assert all("Secure" in each.split("; ") for each in answer.headers.get_list("set-cookie"))
    assert answer.headers.get_list("set-cookie")


async def test_a_proxy_may_hand_the_token_over_with_each_request(
    stranger: Browser, opened: Concern, token: Callable[..., str]
) -> None:
    stranger.client.headers["Authorization"] = f"Bearer {token('ian', 'IO')}"
    assert "ian" in (await stranger.get(console_of(opened))).text


async def test_the_api_takes_no_cookie(dana: Browser, opened: Concern) -> None:
    answer = await dana.client.get(f"{BASE}{opened.url}")
    assert answer.status_code == 401


async def test_who_signs_out_is_a_stranger_again(dana: Browser) -> None:
    answer = await dana.send((await dana.get("/work/all")).form("/sign-out"))
    assert answer.status_code == 303
    assert (await dana.client.get(f"{BASE}/console/work/all")).status_code == 303


async def test_anybody_can_be_played_on_this_machine_where_the_installation_is_open(stranger: Browser) -> None:
    form = (await stranger.get("/sign-in")).form("/sign-in", "Dana")
    assert (await stranger.send(form)).status_code == 303
    assert "dana" in (await stranger.get("/work/all")).text
    odd = [(name, "DSO Wizard" if name == "roles" else value) for name, value in form.values]
    answer = await stranger.send(form, odd)
    assert (answer.status_code, "Wizard" in read(answer).text) == (422, True)


async def test_nobody_is_played_from_another_machine(stranger: Browser) -> None:
    form = (await stranger.get("/sign-in")).form("/sign-in", "Dana")
    host = {"Host": "console.example"}
    assert "Dana" not in (await stranger.client.get(f"{BASE}/console/sign-in", headers=host)).text
    answer = await stranger.send(form, None, **host)
    assert answer.status_code == 403


async def test_nobody_is_played_where_an_issuer_is_named_or_the_installation_is_not_open(
    connect: Connect, stranger: Browser
) -> None:
    form = (await stranger.get("/sign-in")).form("/sign-in", "Dana")
    async with connect(ApiSettings()) as closed:
        attach(closed.app)
        page = await closed.get(f"{BASE}/console/sign-in")
        assert "Dana" not in page.text
        closed.cookies = stranger.client.cookies
        answer = await closed.post(f"{BASE}{form.action}", data=dict(form.values))
        assert answer.status_code == 403


async def test_a_form_without_our_mark_does_nothing_and_keeps_what_was_typed(stranger: Browser) -> None:
    form = (await stranger.get("/sign-in")).form("/sign-in", "Sign in")
    forged = [(name, "x" if name == "form-mark" else value) for name, value in form.filled(token="typed text")]
    answer = await stranger.send(form, forged)
    assert answer.status_code == 403
    again = read(answer).form("/sign-in", "Send it now")
    assert ("token", "typed text") in again.values
    assert ("form-mark", "x") not in again.values


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)  # fmt: skip
async def test_a_form_from_another_site_does_nothing(dana: Browser, headers: dict[str, str]) -> None:
    form = (await dana.get("/work/all")).form("/sign-out")
    answer = await dana.send(form, None, **headers)
    assert (answer.status_code, "another site" in read(answer).text) == (403, True)
    assert (await dana.send(form, None, Origin=BASE)).status_code == 303


async def test_what_is_no_form_is_refused(dana: Browser) -> None:
    for kind, body in (("application/json", b"{}"), ("application/x-www-form-urlencoded", b"a=%ff%fe")):
        answer = await dana.client.post(
            f"{BASE}/console/sign-out", content=body, headers={"Content-Type": kind, "Origin": BASE}
        )
        assert answer.status_code in {415, 422}
        read(answer)


async def test_what_is_not_there_and_what_is_not_for_them_is_told_in_words(
    dana: Browser, browse: Browse, opened: Concern
) -> None:
    assert "nothing here" in (await dana.get("/nowhere", 404)).text
    assert "no such case" in (await dana.get("/cases/safeguarding/nonsense", 404)).text
    assert "no such case" in (await dana.get(f"/cases/knitting/{opened.case}", 404)).text
    eve = await browse("eve", "DSO", area="elsewhere")
    assert "another area" in (await eve.get(console_of(opened), 403)).text
    olga = await browse("olga", "Operations")
    assert "no role" in (await olga.get("/work/all", 403)).text


async def test_styles_are_served_and_may_be_kept(stranger: Browser) -> None:
    for name, kind in (("console.css", "text/css; charset=utf-8"), ("icon.svg", "image/svg+xml")):
        answer = await stranger.client.get(f"{BASE}/console/static/{name}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
        assert "max-age" in answer.headers["cache-control"]


async def test_a_fault_of_ours_is_a_page_too(dana: Browser, opened: Concern, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: Any) -> httpx.Response:
        raise ZeroDivisionError

    monkeypatch.setattr("api.overview.overview", broken)
    assert "Something went wrong here" in (await dana.get(console_of(opened), 500)).text
