"""Registers, health, metrics, the codec of the Web UI, and the log."""

import base64
from uuid import uuid4

import httpx
import pytest
import structlog
from pydantic import SecretStr
from structlog.testing import capture_logs
from temporalio.api.common.v1 import Payload

from api.app import create_app
from api.settings import ApiSettings
from infra.codec import EncryptingCodec
from infra.servers import free_port
from infra.settings import Settings
from tests.api.conftest import Bearer, Concern, Connect, fields, rules

SECRET = b'{"summary": "An invented secret"}'


async def test_a_person_is_registered_in_versions(concern: Concern) -> None:
    url = f"/v1/people/{concern.person}"

    async def put(born: str | None) -> tuple[int, int]:
        answer = await concern.http.put(url, json={"born": born}, headers=concern.dana)
        return answer.status_code, answer.json()["version"]

    assert await put("1950-02-03") == (201, 1)
    assert await put("1950-02-03") == (200, 1)
    assert await put("1951-02-03") == (200, 2)
    seen = (await concern.http.get(url, headers=concern.dana)).json()
    assert (seen["version"], seen["recorded_by"], seen["facts"]["born"]) == (2, "dana", "1951-02-03")


async def test_a_worker_is_registered_by_an_administrator(http: httpx.AsyncClient, bearer: Bearer) -> None:
    url, admin = f"/v1/workers/w-{uuid4().hex[:8]}", bearer("admin", "SystemAdministrator")
    facts = {"roles": ["IO"], "grade": "KR9", "team": "Thanet"}
    assert (await http.put(url, json=facts, headers=admin)).status_code == 201
    assert (await http.get(url, headers=bearer())).json()["facts"] | facts == (
        await http.get(url, headers=bearer())
    ).json()["facts"]


async def test_a_worker_with_a_staff_record_is_changed_there_only(http: httpx.AsyncClient, bearer: Bearer) -> None:
    url, admin = f"/v1/workers/w-{uuid4().hex[:8]}", bearer("admin", "SystemAdministrator")
    facts = {"roles": ["IO"], "record": str(uuid4())}
    assert (await http.put(url, json=facts, headers=admin)).status_code == 201
    assert (await http.put(url, json=facts, headers=admin)).status_code == 200
    refused = await http.put(url, json={**facts, "roles": ["DSO"]}, headers=admin)
    assert refused.status_code == 409
    assert "staff record" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("body", "field"), [({"born": "yesterday"}, "born"), ({"born": 5}, "born"), ({"nickname": "S"}, "nickname")]
)
async def test_a_person_that_does_not_fit_is_refused(concern: Concern, body: dict[str, object], field: str) -> None:
    url = f"/v1/people/{concern.person}"
    answer = await concern.http.put(url, json=body, headers=concern.dana)
    assert (answer.status_code, fields(answer)) == (422, [field])
    assert (await concern.http.get(url, headers=concern.dana)).status_code == 404


async def test_the_api_lives_and_is_ready(http: httpx.AsyncClient) -> None:
    assert (await http.get("/health/live")).json() == {"status": "live"}
    ready = await http.get("/health/ready")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready"), ready.text


async def test_it_is_not_ready_while_temporal_is_away_and_still_reads(
    settings: Settings, database_url: str, keyring: object, bearer: Bearer, opened: Concern
) -> None:
    away = settings.model_copy(
        update={"database_url": SecretStr(database_url), "temporal_address": "127.0.0.1:1", "keyring": keyring._path}  # type: ignore[attr-defined]
    )
    app = create_app(away, ApiSettings(answer_seconds=0.5))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://api", timeout=60) as http:
            ready = await http.get("/health/ready")
            assert (ready.status_code, ready.json()["temporal"], ready.json()["postgresql"]) == (503, "away", "ok")
            assert (await http.get(opened.url, headers=opened.dana)).status_code == 200
            lost = Concern(http, opened.dana, opened.case)
            answer = await lost.give("lost", type="ActOnImmediateRisk", action="rang the home")
            assert answer.status_code in (202, 503)


async def test_metrics_count_commands_and_refusals_without_naming_anybody(opened: Concern) -> None:
    await opened.give("refused", type="ScreenReferralIn")
    text = (await opened.http.get("/metrics")).text
    assert 'caseclock_refusals_total{lifecycle="safeguarding",rule="CASE-STAGE"}' in text
    assert 'caseclock_command_seconds_count{lifecycle="safeguarding",result="refused"}' in text
    assert str(opened.case) not in text


@pytest.fixture
async def sealed(payload_codec: EncryptingCodec) -> dict[str, object]:
    """One encrypted payload, as the Web UI sends it."""
    (payload,) = await payload_codec.encode([Payload(metadata={"encoding": b"json/plain"}, data=SECRET)])
    metadata = {name: base64.b64encode(value).decode() for name, value in payload.metadata.items()}
    return {"payloads": [{"metadata": metadata, "data": base64.b64encode(payload.data).decode()}]}


async def test_operations_see_payloads_in_the_web_ui(
    http: httpx.AsyncClient, bearer: Bearer, sealed: dict[str, object]
) -> None:
    answer = await http.post("/codec/decode", json=sealed, headers=bearer("olga", "Operations"))
    assert answer.status_code == 200, answer.text
    assert base64.b64decode(answer.json()["payloads"][0]["data"]) == SECRET


async def test_nobody_else_sees_payloads(http: httpx.AsyncClient, bearer: Bearer, sealed: dict[str, object]) -> None:
    assert (await http.post("/codec/decode", json=sealed)).status_code == 401
    assert (await http.post("/codec/decode", json=sealed, headers=bearer("dana", "DSO"))).status_code == 403


async def test_an_open_codec_needs_no_token(connect: Connect, sealed: dict[str, object]) -> None:
    async with connect(ApiSettings(codec_open=True)) as http:
        assert (await http.post("/codec/decode", json=sealed)).status_code == 200


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"payloads": 5}'])
async def test_what_is_no_payload_is_a_problem(http: httpx.AsyncClient, bearer: Bearer, body: bytes) -> None:
    headers = {**bearer("olga", "Operations"), "Content-Type": "application/json"}
    answer = await http.post("/codec/decode", content=body, headers=headers)
    assert (answer.status_code, rules(answer)) == (422, [])


@pytest.mark.parametrize(("origin", "allowed"), [("http://localhost:8233", True), ("https://evil.example", False)])
async def test_only_the_web_ui_may_ask_from_a_browser(http: httpx.AsyncClient, origin: str, allowed: bool) -> None:
    preflight = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,x-namespace",
    }
    answer = await http.options("/codec/decode", headers=preflight)
    assert (answer.headers.get("access-control-allow-origin") == origin) is allowed


async def test_a_request_is_one_line_in_the_log_that_names_nobody_and_no_case(opened: Concern) -> None:
    with structlog.testing.capture_logs() as lines:
        await opened.give("act", type="ActOnImmediateRisk", action="An invented secret")
        await opened.get("/events", as_at="2026-01-01T00:00:00Z")
        await opened.get("/health/live")
    told = [line for line in lines if line["event"] == "request"]
    assert [(line["method"], line["route"], line["status"]) for line in told] == [
        ("POST", "give_command", 200), ("GET", "events", 200), ("GET", "none", 404),
    ]  # fmt: skip
    for hidden in ("secret", "2026-01-01", str(opened.case), str(opened.person), "dana"):
        assert hidden not in str(told)


async def test_an_api_that_finds_no_database_says_in_its_log_what_is_wrong(settings: Settings) -> None:
    nowhere = SecretStr(f"postgresql://nobody@127.0.0.1:{free_port()}/nothing")
    away = create_app(settings.model_copy(update={"database_url": nowhere, "temporal_address": "127.0.0.1:1"}))
    with capture_logs() as logs, pytest.raises(ConnectionRefusedError):
        async with away.router.lifespan_context(away):
            pass
    assert [line["event"] for line in logs] == ["the API cannot start"]
