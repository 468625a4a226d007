"""Commands over HTTP: done once, answered alike, refused with every rule that stands in the way."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest

from api.settings import ApiSettings
from infra.store import EventStore
from tests.api.conftest import Bearer, Concern, Connect, fields, rules


async def test_the_opening_command_opens_a_case_and_says_where_it_is(concern: Concern) -> None:
    answer = await concern.open()
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == concern.url
    assert answer.json()["stage"] == "TRIAGE"
    assert "ReferralReceived" in answer.json()["events"]


async def test_the_same_opening_again_is_answered_alike_and_opens_nothing(opened: Concern) -> None:
    before = (await opened.get()).json()
    again = await opened.open()
    assert again.status_code == 201
    assert (await opened.get()).json()["version"] == before["version"]


async def test_another_opening_of_the_same_case_is_refused(opened: Concern) -> None:
    answer = await opened.put({"command": opened.referral}, key="another")
    assert (answer.status_code, rules(answer)) == (409, ["CASE-ALREADY-OPEN"])


async def test_the_same_key_with_another_body_is_refused(opened: Concern) -> None:
    first = await opened.give("act", type="ActOnImmediateRisk", action="rang the home")
    other = await opened.give("act", type="ActOnImmediateRisk", action="visited the home")
    assert (first.status_code, other.status_code) == (200, 422), (first.text, other.text)
    assert rules(other) == ["CASE-KEY-REUSED"]


async def test_twenty_of_the_same_at_once_are_done_once(opened: Concern) -> None:
    version = (await opened.get()).json()["version"]
    command = {"type": "ActOnImmediateRisk", "action": "rang the home"}
    answers = await asyncio.gather(*(opened.give("once", **command) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert (await opened.get()).json()["version"] == version + 1


async def test_a_busy_case_answers_everybody(opened: Concern) -> None:
    answers = await asyncio.gather(
        *(opened.give(f"act-{n}", type="ActOnImmediateRisk", action=f"rang {n}") for n in range(30))
    )
    assert {answer.status_code for answer in answers} == {200}


async def test_a_refusal_names_the_rules_and_writes_no_event(opened: Concern) -> None:
    before = (await opened.get()).json()["version"]
    answer = await opened.give("too-early", type="ChangeIo", io="ian", because="leave of absence")
    assert answer.status_code in (409, 422), answer.text
    assert rules(answer)
    assert (await opened.get()).json()["version"] == before


async def test_a_command_of_another_stage_is_refused(opened: Concern) -> None:
    answer = await opened.give("late", type="ScreenReferralIn")
    assert (answer.status_code, rules(answer)) == (409, ["CASE-STAGE"])


async def test_a_command_of_another_role_is_refused(opened: Concern, bearer: Bearer) -> None:
    answer = await opened.give("no-role", bearer("ian", "IO"), type="ProgressConcern")
    assert answer.status_code in (409, 422)


async def test_a_command_to_a_case_that_does_not_exist_finds_none(concern: Concern) -> None:
    answer = await concern.give("nothing", type="ScreenReferralIn")
    assert (answer.status_code, rules(answer)) == (404, ["CASE-UNKNOWN"])


async def test_a_command_without_its_key_is_told_which_header_is_missing(opened: Concern) -> None:
    command = {"command": {"type": "ScreenReferralIn"}}
    answer = await opened.http.post(f"{opened.url}/commands", json=command, headers=opened.dana)
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["detail"]


@pytest.mark.parametrize("key", ["", "a b", "é", "x" * 201, '"'])
async def test_a_malformed_key_is_refused(opened: Concern, key: str) -> None:
    headers = {"Idempotency-Key": key.encode("latin-1")}
    answer = await opened.http.post(
        f"{opened.url}/commands",
        json={},
        headers={**opened.dana, **headers},  # type: ignore[dict-item]
    )
    assert answer.status_code == 400


async def test_a_quoted_key_is_the_same_key(opened: Concern) -> None:
    command = {"type": "ActOnImmediateRisk", "action": "rang the home"}
    version = (await opened.give("quoted", **command)).json()["version"]
    assert (await opened.give('"quoted"', **command)).json()["version"] == version
    assert (await opened.get()).json()["version"] == version


async def test_the_answer_stands_at_its_address_also_when_it_was_refused(opened: Concern) -> None:
    await opened.give("refused/one", type="ScreenReferralIn")
    answer = await opened.get("/commands/refused/one")
    assert answer.status_code == 200
    assert answer.json()["objections"][0]["rule"] == "CASE-STAGE"


async def test_nothing_is_known_of_a_key_that_was_never_sent(opened: Concern) -> None:
    assert (await opened.get("/commands/never")).status_code == 404


async def test_a_slow_answer_is_promised_and_stands_at_its_address_later(opened: Concern, connect: Connect) -> None:
    async with connect(ApiSettings(answer_seconds=0.0001)) as impatient:
        hurried = Concern(impatient, opened.dana, opened.case, opened.person)
        answer = await hurried.give("slow", type="ActOnImmediateRisk", action="rang the home")
        assert answer.status_code == 202, answer.text
        path = answer.headers["location"].removeprefix(opened.url)
        assert (await hurried.get(path)).status_code in (200, 202)
        found = await hurried.until(lambda each: each.status_code == 200, path)
        assert found.json()["events"] == ["ImmediateRiskActed"]


async def test_too_many_waiting_on_one_case_are_sent_away_and_nothing_of_theirs_is_done(
    opened: Concern, connect: Connect
) -> None:
    async with connect(ApiSettings(answer_seconds=60, waiting=8)) as narrow:
        crowd = Concern(narrow, opened.dana, opened.case, opened.person)
        keys = [f"crowd-{n}" for n in range(40)]
        command = {"type": "ActOnImmediateRisk", "action": "rang the home"}
        answers = dict(zip(keys, await asyncio.gather(*(crowd.give(key, **command) for key in keys)), strict=True))
        assert {answer.status_code for answer in answers.values()} == {200, 503}
        for key, answer in answers.items():
            assert (await crowd.get(f"/commands/{key}")).status_code == (200 if answer.status_code == 200 else 404)


async def test_the_actor_comes_from_the_token_never_from_the_body(opened: Concern) -> None:
    body = {"command": {"type": "ScreenReferralIn"}, "by": {"id": "eve", "roles": ["Screener"]}}
    answer = await opened.post(body)
    assert (answer.status_code, fields(answer)) == (422, ["by"])


async def test_another_area_may_not_command(opened: Concern, bearer: Bearer) -> None:
    answer = await opened.give("far", bearer("eve", "DSO", area="elsewhere"), type="ScreenReferralIn")
    assert answer.status_code == 403


async def test_what_the_store_holds_is_what_was_answered(opened: Concern, store: EventStore) -> None:
    answer = (await opened.give("kept", type="ActOnImmediateRisk", action="rang the home")).json()
    assert (await opened.get("/commands/kept")).json() == answer
    events = await store.events(f"safeguarding/{opened.case}")
    assert [event.actor for event in events if event.command_id == "kept"] == ["dana"]


async def test_an_opening_may_be_told_late(concern: Concern) -> None:
    received = (datetime.now(UTC) - timedelta(days=5)).replace(microsecond=0)
    answer = await concern.open(effective_at=received.isoformat())
    assert answer.status_code == 201, answer.text
    seen = (await concern.get()).json()
    assert datetime.fromisoformat(seen["opened_at"]) == received
    assert seen["updated_at"] > seen["opened_at"]


async def test_an_unknown_lifecycle_has_no_address(http: httpx.AsyncClient, bearer: Bearer) -> None:
    answer = await http.put(f"/v1/cases/parking/{uuid4()}", json={}, headers=bearer())
    assert (answer.status_code, rules(answer)) == (404, [])


async def test_a_method_that_no_route_takes_is_a_problem(opened: Concern) -> None:
    answer = await opened.http.delete(opened.url, headers=opened.dana)
    assert (answer.status_code, rules(answer)) == (405, [])
