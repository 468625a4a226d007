"""Outside events: passed on, taken once, or shown on a work list; never dropped."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.api.conftest import Bearer, Concern, Headers, fields, rules

NOBODY = "00000000-0000-4000-8000-00000000dead"
"""A case that nobody opens."""

STRUCTURED = {"Content-Type": "application/cloudevents+json"}


@pytest.fixture(scope="session")
def police(bearer: Bearer) -> Headers:
    return bearer("kent-police", "Service", team=None)


def envelope(concern: Concern | None = None, **more: Any) -> dict[str, Any]:
    event = {
        "specversion": "1.0", "id": uuid4().hex, "source": "/kent-police/athena", "type": "uk.police.crime-number.v1",
        "data": {"crime_number": "46/1234/26"}, **more,
    }  # fmt: skip
    return {**event, "subject": f"safeguarding/{concern.case}"} if concern else event


async def send(http: httpx.AsyncClient, police: Headers, url: str, event: dict[str, Any]) -> httpx.Response:
    return await http.post(url, json=event, headers={**police, **STRUCTURED})


async def listed(concern: Concern, status: str) -> dict[str, dict[str, Any]]:
    """The events on the work list, by id."""
    found: dict[str, dict[str, Any]] = {}
    query: dict[str, Any] = {"status": status, "limit": 3}
    while True:
        page = (await concern.http.get("/v1/outside-events", params=query, headers=concern.dana)).json()
        found |= {item["id"]: item for item in page["items"]}
        if page["next"] is None:
            return found
        query["cursor"] = page["next"]


async def test_an_event_for_a_case_becomes_a_command_once(opened: Concern, police: Headers) -> None:
    event = envelope()
    for _ in range(3):
        answer = await send(opened.http, police, f"{opened.url}/events", event)
        assert (answer.status_code, answer.json()["status"]) == (202, "passed on"), answer.text

    def brought(answer: httpx.Response) -> list[str]:
        return [each["type"] for each in answer.json()["events"] if each["by"].startswith("service:")]

    seen = await opened.until(lambda answer: bool(brought(answer)), "/events")
    other = await send(opened.http, police, f"{opened.url}/events", envelope())
    assert other.status_code == 202
    seen = await opened.until(lambda answer: len(brought(answer)) > len(brought(seen)), "/events")
    assert len(brought(seen)) == 2


async def test_an_event_finds_its_case_by_its_subject(opened: Concern, police: Headers) -> None:
    answer = await send(opened.http, police, "/v1/events", envelope(opened))
    assert answer.json() == {"status": "passed on", "case": opened.url}


async def test_binary_mode_says_the_same(opened: Concern, police: Headers) -> None:
    attributes = {"ce-specversion": "1.0", "ce-id": uuid4().hex, "ce-source": "/kent-police", "ce-type": "uk.x.v1"}
    answer = await opened.http.post(
        "/v1/events",
        json={"crime_number": "46/1"},
        headers={**police, **attributes, "ce-subject": f"safeguarding/{opened.case}"},
    )
    assert (answer.status_code, answer.json()["status"]) == (202, "passed on"), answer.text


@pytest.mark.parametrize("subject", [None, "safeguarding", f"safeguarding/{NOBODY}", f"parking/{NOBODY}", "x" * 36])
async def test_an_event_of_no_case_is_kept_as_unmatched(concern: Concern, police: Headers, subject: str | None) -> None:
    event = envelope(subject=subject, time="2026-04-08T10:00:00+01:00")
    for _ in range(2):
        answer = await send(concern.http, police, "/v1/events", event)
        assert (answer.status_code, answer.json()["status"]) == (202, "unmatched"), answer.text
    item = (await listed(concern, "unmatched"))[event["id"]]
    assert (item["source"], item["type"]) == (event["source"], event["type"])
    assert "crime_number" not in str(item)


async def test_a_refused_event_is_listed_with_the_rules_that_refused_it(opened: Concern, police: Headers) -> None:
    event = envelope(type="uk.police.unheard-of.v1")
    await send(opened.http, police, f"{opened.url}/events", event)
    await opened.until(lambda answer: "OutsideEventRefused" in answer.text, "/chronology")
    item = (await listed(opened, "refused"))[event["id"]]
    assert item["case"] == opened.url
    assert item["rules"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"specversion": "0.3"}, "specversion"),
        ({"id": ""}, "id"),
        ({"id": "a\0b"}, "id"),
        ({"source": "two words"}, "source"),
        ({"time": "2026-04-08T10:00:00"}, "time"),
        ({"data": "text"}, "data"),
        ({"datacontenttype": "text/xml"}, "datacontenttype"),
        ({"data_base64": "aGk="}, None),
        ({"data": {"deep": {"text": "a\0b"}}}, "data.deep.text"),
    ],
)
async def test_an_envelope_that_does_not_fit_names_its_field(
    http: httpx.AsyncClient, police: Headers, change: dict[str, Any], field: str | None
) -> None:
    answer = await send(http, police, "/v1/events", {**envelope(), **change})
    assert (answer.status_code, fields(answer)) == (422, [field])


async def test_extension_attributes_are_allowed(http: httpx.AsyncClient, police: Headers) -> None:
    answer = await send(http, police, "/v1/events", envelope(traceparent="00-1-1-00"))
    assert answer.status_code == 202


async def test_only_services_send_events(http: httpx.AsyncClient, bearer: Bearer) -> None:
    answer = await send(http, bearer("dana", "DSO"), "/v1/events", envelope())
    assert (answer.status_code, rules(answer)) == (403, [])


async def test_plain_json_is_no_event(http: httpx.AsyncClient, police: Headers) -> None:
    answer = await http.post("/v1/events", json=envelope(), headers=police)
    assert answer.status_code == 415


async def test_a_list_needs_its_status(http: httpx.AsyncClient, bearer: Bearer) -> None:
    answer = await http.get("/v1/outside-events", headers=bearer())
    assert (answer.status_code, fields(answer)) == (422, ["status"])
