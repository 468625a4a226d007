"""What people read of a case, and the work lists."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from infra.store import EventStore
from tests.api.conftest import Bearer, Concern, fields


async def test_a_case_says_how_it_stands_and_what_may_be_done(opened: Concern) -> None:
    seen = (await opened.get()).json()
    assert (seen["stage"], seen["closed"], seen["area"]) == ("TRIAGE", False, "kent")
    assert [duty["rule"] for duty in seen["duties"]] == ["S42-TRIAGE-1WD"]
    allowed = {each["type"] for each in seen["commands"]}
    assert {"ProgressConcern", "CloseConcern", "LinkCase"} <= allowed
    assert not {"ReceiveReferral", "ScreenReferralIn", "SignOffClosure"} & allowed
    told = (await opened.get("/overview")).json()
    assert (told["stage"], told["person"]) == ("TRIAGE", str(opened.person))
    said = {(line["topic"], line["code"]): line for line in told["lines"]}
    assert said["risk", "nature"]["words"] == "Concern: neglect."
    assert (said["who", "no_team"]["by"], said["who", "no_team"]["rule"]) == ("AreaReferralService", "S42-TRIAGE-ROUTE")


async def test_what_may_be_done_depends_on_the_role(opened: Concern, bearer: Bearer) -> None:
    seen = (await opened.get(headers=bearer("ian", "IO"))).json()
    assert "CloseConcern" not in {each["type"] for each in seen["commands"]}
    stranger = bearer("petra", "PrisonOffenderManager")
    assert (await opened.get("/overview", headers=stranger)).status_code == 403


async def test_a_duty_tells_why_its_date_is_what_it_is(opened: Concern) -> None:
    (duty,) = (await opened.get("/duties")).json()["duties"]
    assert (duty["rule"], duty["state"], duty["ended_at"]) == ("S42-TRIAGE-1WD", "running", None)
    assert duty["due"]
    assert duty["breach"] >= duty["due"]
    assert len(duty["why"]) >= 3
    assert all(isinstance(line, str) and line for line in duty["why"])


async def test_a_link_is_seen_from_the_case(opened: Concern) -> None:
    other = Concern(opened.http, opened.dana)
    await other.open()
    answer = await opened.give(
        "link", type="LinkCase", lifecycle="safeguarding", case=str(other.case), relation="same_establishment"
    )
    assert answer.status_code == 200, answer.text
    assert [link["case"] for link in (await opened.get()).json()["links"]] == [str(other.case)]


async def test_the_chronology_is_in_the_order_of_happening_and_in_words(concern: Concern) -> None:
    received = datetime.now(UTC) - timedelta(hours=5)
    await concern.open(effective_at=received.isoformat())
    await concern.give("second", type="ActOnImmediateRisk", action="rang the home")
    early = (received + timedelta(hours=1)).isoformat()
    late = await concern.post(
        {"command": {"type": "ActOnImmediateRisk", "action": "called"}, "effective_at": early}, "3"
    )
    assert late.status_code == 200, late.text
    told = (await concern.get("/chronology")).json()["entries"]
    assert [each["happened_at"] for each in told] == sorted(each["happened_at"] for each in told)
    assert [each["what"] for each in told if each["event"] == "ReferralReceived"] == ["Referral received"]
    acted = [each["seq"] for each in told if each["event"] == "ImmediateRiskActed"]
    assert acted == sorted(acted, reverse=True)
    assert any(each["about"].endswith(" (S42-TRIAGE-1WD)") for each in told if each["about"])
    assert all(each["recorded_at"] >= each["happened_at"] for each in told)


async def test_events_as_at_tell_what_was_true_and_what_was_known(concern: Concern) -> None:
    received = datetime.now(UTC) - timedelta(hours=5)
    await concern.open(effective_at=received.isoformat())
    between = datetime.now(UTC).isoformat()
    early = (received + timedelta(hours=1)).isoformat()
    await concern.post({"command": {"type": "ActOnImmediateRisk", "action": "called"}, "effective_at": early}, "late")

    def types(answer: httpx.Response) -> set[str]:
        assert answer.status_code == 200, answer.text
        return {event["type"] for event in answer.json()["events"]}

    everything = types(await concern.get("/events"))
    assert "ImmediateRiskActed" in everything
    was_known = await concern.get("/events", known=between)
    assert types(was_known) == everything - {"ImmediateRiskActed"}
    assert was_known.json()["stage"] == "TRIAGE"
    was_true = types(await concern.get("/events", as_at=(received + timedelta(hours=2)).isoformat()))
    assert "ImmediateRiskActed" in was_true
    assert types(await concern.get("/events", as_at=(received - timedelta(hours=1)).isoformat())) == set()


async def test_the_events_hold_their_content_for_who_may_see_it(opened: Concern) -> None:
    await opened.give("act", type="ActOnImmediateRisk", action="rang the home")
    event = (await opened.get("/events")).json()["events"][-1]
    assert (event["type"], event["by"], event["command"]) == ("ImmediateRiskActed", "dana", "act")
    assert event["body"]["action"] == "rang the home"


async def test_a_case_that_does_not_exist_is_not_found(concern: Concern) -> None:
    for path in ("", "/duties", "/chronology", "/events"):
        assert (await concern.get(path)).status_code == 404


async def _all_pages(concern: Concern, address: str, **query: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor: dict[str, Any] = {}
    while True:
        answer = await concern.http.get(address, params={**query, **cursor}, headers=concern.dana)
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        if answer.json()["next"] is None:
            return items
        cursor = {"cursor": answer.json()["next"]}


async def test_pages_of_a_work_list_hold_every_duty_once_in_order(opened: Concern) -> None:
    for _ in range(4):
        await Concern(opened.http, opened.dana).open()
    for order, key in (("urgency", ("urgency", "due", "case", "duty")), ("due", ("due", "case", "duty"))):
        whole = await _all_pages(opened, "/v1/worklists/all", order=order, limit=200)
        paged = await _all_pages(opened, "/v1/worklists/all", order=order, limit=2)
        assert paged == whole
        assert len(whole) >= 5
        places = [tuple(item[name] for name in key) for item in whole]
        assert places == sorted(places)


async def test_a_work_list_shows_the_overdue_and_they_leave_it_when_they_are_done(concern: Concern) -> None:
    await concern.open(effective_at=(datetime.now(UTC) - timedelta(days=20)).isoformat())
    seen = await concern.until(lambda each: each.json()["duties"][0]["state"] == "escalated", "")
    assert seen.json()["next_alarm"] is None
    overdue = await _all_pages(concern, "/v1/worklists/all", standing="overdue", limit=200)
    assert concern.url in {item["case"] for item in overdue}
    assert concern.url not in {
        item["case"] for item in await _all_pages(concern, "/v1/worklists/all", standing="approaching", limit=200)
    }


async def test_mine_is_what_i_hold_and_team_what_my_team_holds(
    opened: Concern, bearer: Bearer, store: EventStore
) -> None:
    """The case changes hands without its duty being touched: the lists follow."""
    dora = f"dora-{uuid4().hex[:6]}"
    facts = {"roles": ["DSO"], "grade": "KR11", "team": "Dover"}
    await store.workers.record(dora, facts, datetime.now(UTC) - timedelta(days=1), "admin")
    answer = await opened.give(
        "change", bearer("sue", "SeniorPractitioner"), type="ChangeDso", dso=dora, because="leave of absence"
    )
    assert answer.status_code == 200, answer.text
    mine = await opened.http.get("/v1/worklists/mine", headers=bearer(dora, "DSO"))
    assert [item["case"] for item in mine.json()["items"]] == [opened.url]


async def test_a_team_list_needs_a_team(opened: Concern, bearer: Bearer) -> None:
    answer = await opened.http.get("/v1/worklists/team", headers=bearer("dana", "DSO", team=None))
    assert answer.status_code == 403


async def test_another_area_has_an_empty_list(opened: Concern, bearer: Bearer) -> None:
    answer = await opened.http.get("/v1/worklists/all", headers=bearer("eve", "DSO", area="elsewhere"))
    assert answer.json() == {"items": [], "next": None}


async def test_a_cursor_that_was_not_given_is_refused(opened: Concern) -> None:
    await Concern(opened.http, opened.dana).open()
    by_due = await opened.http.get("/v1/worklists/all?order=due&limit=1", headers=opened.dana)
    forged = base64.urlsafe_b64encode(b'{"urgency":9999999,"due_at":"2026-01-01T00:00:00Z","stream":"","duty":""}')
    for cursor in ("x", "e30", "bnVsbA", "W10", "é", by_due.json()["next"], forged.decode().rstrip("=")):
        answer = await opened.http.get("/v1/worklists/all", params={"cursor": cursor}, headers=opened.dana)
        assert (answer.status_code, fields(answer)) == (422, ["cursor"]), cursor
