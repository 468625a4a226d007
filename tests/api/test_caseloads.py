"""Caseloads and the filters of work lists: what waits, what nobody has in hand; pages of long reads."""

from datetime import datetime
from typing import Any

from tests.api.conftest import Bearer, Concern


async def _items(concern: Concern, address: str, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor: dict[str, Any] = {}
    while True:
        answer = await concern.http.get(address, params={**query, **cursor}, headers=concern.dana)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        if answer.json()["next"] is None:
            return found
        cursor = {"cursor": answer.json()["next"]}


async def test_a_case_that_waits_for_bodies_to_be_told_is_found_by_that(opened: Concern) -> None:
    still = Concern(opened.http, opened.dana)
    await still.open()
    raised = await opened.give("raise", type="RaiseObligation", obligation="regulator", because="it is a care home")
    assert raised.status_code == 200, raised.text
    for address in ("/v1/caseloads/all", "/v1/worklists/all"):
        waiting = await _items(opened, address, waits_for="to_be_told", limit=3)
        assert opened.url in {item["case"] for item in waiting}
        assert still.url not in {item["case"] for item in waiting}
        assert all("to_be_told" in item["waits_for"] for item in waiting)
    assert (await opened.get()).json()["waits_for"] == ["to_be_told"]


async def test_what_nobody_has_in_hand_is_a_list_of_its_own_until_somebody_takes_it(
    opened: Concern, bearer: Bearer
) -> None:
    unowned = await _items(opened, "/v1/caseloads/all", unowned=True, limit=200)
    assert opened.url in {item["case"] for item in unowned}
    assert {item["worker"] for item in unowned} == {None}
    given = await opened.give(
        "change", bearer("sue", "SeniorPractitioner"), type="ChangeDso", dso="dana", because="first contact"
    )
    assert given.status_code == 200, given.text
    for address in ("/v1/caseloads/all", "/v1/worklists/all"):
        assert opened.url not in {item["case"] for item in await _items(opened, address, unowned=True, limit=200)}
        assert opened.url in {item["case"] for item in await _items(opened, address, unowned=False, limit=200)}


async def test_a_caseload_counts_the_duties_of_each_case(opened: Concern) -> None:
    duties = (await opened.get("/duties")).json()["duties"]
    (item,) = [each for each in await _items(opened, "/v1/caseloads/all", limit=200) if each["case"] == opened.url]
    assert (item["open_duties"], item["overdue"], item["stage"]) == (1, 0, "TRIAGE")
    assert item["next_due"] == duties[0]["due"]


async def test_pages_of_a_caseload_hold_every_case_once_in_order(opened: Concern) -> None:
    for _ in range(3):
        await Concern(opened.http, opened.dana).open()
    whole = await _items(opened, "/v1/caseloads/all", limit=200)
    assert await _items(opened, "/v1/caseloads/all", limit=2) == whole
    places = [(item["urgency"], datetime.fromisoformat(item["opened_at"]), item["case"]) for item in whole]
    assert places == sorted(places)


async def test_another_area_has_an_empty_caseload(opened: Concern, bearer: Bearer) -> None:
    answer = await opened.http.get("/v1/caseloads/all", headers=bearer("eve", "DSO", area="elsewhere"))
    assert answer.json() == {"items": [], "next": None}


async def test_a_stage_chooses_cases(opened: Concern) -> None:
    assert opened.url in {each["case"] for each in await _items(opened, "/v1/caseloads/all", stage="TRIAGE", limit=200)}
    assert await _items(opened, "/v1/caseloads/all", stage="ENQUIRY_OF_NOBODY") == []


async def test_the_chronology_and_the_events_come_in_pages_that_miss_nothing(opened: Concern) -> None:
    for number in range(4):
        await opened.give(f"act-{number}", type="ActOnImmediateRisk", action="rang the home")
    for path, name in (("/chronology", "entries"), ("/events", "events")):
        whole = (await opened.get(path)).json()
        assert whole["next"] is None
        paged: list[Any] = []
        cursor: dict[str, Any] = {}
        while True:
            page = (await opened.get(path, limit=2, **cursor)).json()
            paged += page[name]
            assert len(page[name]) <= 2
            if page["next"] is None:
                break
            cursor = {"cursor": page["next"]}
        assert paged == whole[name]
        assert len(paged) >= 6
