"""Who asks: a good token, and every kind of bad one."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from infra.settings import Settings
from infra.store import EventStore
from infra.tokens import Identity, mint
from tests.api.conftest import Bearer, Concern, rules

WHO = Identity(worker="dana", roles=frozenset({"DSO"}), team="Thanet", area="kent")


@pytest.fixture(scope="session")
def expired(settings: Settings) -> str:
    return mint(settings, WHO, now=datetime.now(UTC) - timedelta(days=2), lasts=timedelta(hours=1))


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Bearer a.b.c", "Basic ZGFuYTpkYW5h", "Bearer é"])
async def test_without_a_good_token_nobody_is_let_in(opened: Concern, header: str) -> None:
    headers = {"Authorization": header.encode("latin-1")}
    answer = await opened.http.get(opened.url, headers=headers)  # type: ignore[arg-type]
    assert (answer.status_code, rules(answer)) == (401, [])
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_an_expired_token_says_so(opened: Concern, expired: str) -> None:
    answer = await opened.get(headers={"Authorization": f"Bearer {expired}"})
    assert answer.status_code == 401
    assert "expired" in answer.json()["detail"]


async def test_a_token_of_another_installation_is_refused(
    opened: Concern, settings: Settings, tmp_path: object
) -> None:
    stranger = settings.model_copy(update={"data_dir": tmp_path})
    token = mint(stranger, WHO, now=datetime.now(UTC))
    answer = await opened.get(headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


@pytest.mark.parametrize("role", ["Clock", "System"])
async def test_no_token_may_act_as_the_system_itself(opened: Concern, bearer: Bearer, role: str) -> None:
    answer = await opened.get(headers=bearer("eve", "DSO", role))
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["", "/duties", "/chronology", "/events", "/commands/open"])
async def test_who_does_no_casework_sees_no_case(opened: Concern, bearer: Bearer, path: str) -> None:
    answer = await opened.get(path, bearer("olga", "Operations", "SystemAdministrator"))
    assert (answer.status_code, rules(answer)) == (403, [])


@pytest.mark.parametrize("path", ["", "/duties", "/chronology", "/events", "/commands/open"])
async def test_another_area_sees_no_case(opened: Concern, bearer: Bearer, path: str) -> None:
    answer = await opened.get(path, bearer("eve", "DSO", area="elsewhere"))
    assert answer.status_code == 403


async def test_every_read_of_a_case_is_in_the_access_log(opened: Concern, store: EventStore) -> None:
    for path in ("", "/duties", "/chronology", "/events", "/commands/open"):
        await opened.get(path)
    logged = [(each.actor, each.what) for each in await store.access.of(f"safeguarding/{opened.case}")]
    assert logged == [("dana", what) for what in ("case", "duties", "chronology", "events", "answer")]


@pytest.mark.parametrize("method", ["get", "put"])
async def test_only_caseworkers_see_people_and_only_administrators_register_workers(
    http: httpx.AsyncClient, bearer: Bearer, concern: Concern, method: str
) -> None:
    body = {"json": {}} if method == "put" else {}
    people = f"/v1/people/{concern.person}"
    assert (await http.request(method, people, headers=bearer("olga", "Operations"), **body)).status_code == 403
    worker = await http.put("/v1/workers/ian", json={}, headers=bearer("dana", "DSO"))
    assert worker.status_code == 403


async def test_a_request_id_comes_back_and_an_odd_one_is_replaced(http: httpx.AsyncClient) -> None:
    given = await http.get("/health/live", headers={"X-Request-Id": "abc-1"})
    odd = await http.get("/health/live", headers={"X-Request-Id": "a b\tc"})
    assert given.headers["x-request-id"] == "abc-1"
    assert len(odd.headers["x-request-id"]) == 36
