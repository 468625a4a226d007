"""Bad input: a clear problem that names the field, and nothing written."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.problems import form_of
from domain.people.party import PARTY_KEY
from domain.people.person import EMAIL
from tests.api.conftest import Bearer, Concern, fields, rules

ACT = {"type": "ActOnImmediateRisk", "action": "rang the home"}


@pytest.fixture
async def untouched(opened: Concern) -> AsyncIterator[Concern]:
    """A concern that is the same after the test as before."""
    before = (await opened.get()).json()["version"]
    yield opened
    assert (await opened.get()).json()["version"] == before


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "command"),
        ({"command": {}}, "command"),
        ({"command": "ScreenReferralIn"}, "command"),
        ({"command": {"type": "DoWhatYouLike"}}, "command"),
        ({"command": {"type": "AcceptLink", "lifecycle": "safeguarding"}}, "command"),
        ({"command": {"type": "PassTime"}}, "command"),
        ({"command": {"type": "IdentifyOffender"}}, "command"),
        ({"command": {"type": "ActOnImmediateRisk"}}, "command.action"),
        ({"command": {**ACT, "action": 5}}, "command.action"),
        ({"command": {**ACT, "action": None}}, "command.action"),
        ({"command": {**ACT, "hurry": True}}, "command.hurry"),
        ({"command": ACT, "urgent": True}, "urgent"),
        ({"command": {"type": "ExtendDuty", "duty": "S42-TRIAGE-1WD", "n": "5", "because": "x" * 9}}, "command.n"),
        ({"command": ACT, "effective_at": "2026-04-02T16:45:00"}, "effective_at"),
        ({"command": ACT, "effective_at": "2026-04-02"}, "effective_at"),
        ({"command": ACT, "effective_at": "yesterday"}, "effective_at"),
        ({"command": ACT, "effective_at": "2026-02-30T10:00:00Z"}, "effective_at"),
        ({"command": ACT, "effective_at": "0001-01-01T00:00:00+14:00"}, "effective_at"),
        ({"command": ACT, "effective_at": 1775000000}, "effective_at"),
        ({"command": ACT, "effective_at": "1775000000"}, "effective_at"),
        ({"command": {**ACT, "action": "rang\0the home"}}, "command.action"),
        ([], None),
        ("text", None),
    ],
)
async def test_a_body_that_does_not_fit_names_its_field(untouched: Concern, body: Any, field: str | None) -> None:
    answer = await untouched.post(body)
    assert (answer.status_code, set(rules(answer)), fields(answer)) == (422, {"CASE-FORM"}, [field]), answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"{",
        b"\xff\xfe",
        b'{"command": {"type": "ActOnImmediateRisk", "action": "\\ud800"}}',
        b'{"command": {"type": "ActOnImmediateRisk", "action": NaN}}',
        b'{"command": {"type": "ActOnImmediateRisk", "action": Infinity}}',
        b'{"command": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"command": ' + b"9" * 100_000 + b"}",
        b'{"command": "a\nb"}',
    ],
    ids=["empty", "null", "open", "bytes", "surrogate", "nan", "infinity", "deep", "long number", "control"],
)
async def test_bytes_that_are_no_json_are_a_problem(untouched: Concern, body: bytes) -> None:
    answer = await untouched.post(body)
    assert (answer.status_code, set(rules(answer))) == (422, {"CASE-FORM"})


async def test_every_wrong_field_is_named_at_once(untouched: Concern) -> None:
    body = {"command": {"type": "ActOnImmediateRisk", "action": 5, "hurry": 1}, "effective_at": "soon"}
    answer = await untouched.post(body)
    assert set(fields(answer)) == {"command.action", "command.hurry", "effective_at"}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"^[a-z0-9][a-z0-9-]{1,40}$", "A code of small letters, digits, dashes is asked for, without spaces."),
        (
            r"^[a-z][a-z_]{1,60}$",
            "A code of small letters, underscores is asked for, beginning with a small letter, without spaces.",
        ),
        (
            PARTY_KEY,
            "A code of small letters, capitals, digits, dashes, underscores, full stops is asked for, "
            "beginning with a small letter.",
        ),
        (r"^\s*\S[\s\S]+\S\s*$", "Say it in words; blanks are not enough."),
        (EMAIL, "It does not have the form that is asked for."),
    ],
)
def test_a_code_that_does_not_fit_is_answered_without_a_regular_expression(pattern: str, words: str) -> None:
    assert form_of(pattern) == words


async def test_what_was_sent_is_not_repeated(untouched: Concern) -> None:
    answer = await untouched.post({"command": {**ACT, "action": 5, "told": "Mrs Secret"}, "effective_at": "Mr Secret"})
    assert "Secret" not in answer.text


@pytest.mark.parametrize(
    ("away", "rule"),
    [
        (timedelta(hours=1), "CASE-TIME-FUTURE"),
        (timedelta(days=-4000), "CASE-TIME-ANCIENT"),
        (timedelta(days=-1), "CASE-TIME-BEFORE-OPENING"),
    ],
)
async def test_an_instant_that_cannot_be_is_refused(untouched: Concern, away: timedelta, rule: str) -> None:
    answer = await untouched.post({"command": ACT, "effective_at": (datetime.now(UTC) + away).isoformat()})
    assert (answer.status_code, rules(answer), fields(answer)) == (409, [rule], ["effective_at"])


@pytest.mark.parametrize("megabytes", [1.1, 5])
async def test_a_body_too_large_is_refused_before_it_is_read(untouched: Concern, megabytes: float) -> None:
    answer = await untouched.post({"command": {**ACT, "action": "x" * int(megabytes * 1e6)}})
    assert (answer.status_code, rules(answer)) == (413, [])


async def test_a_body_too_large_is_refused_also_when_it_does_not_say_how_large_it_is(untouched: Concern) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(50):
            yield b" " * 100_000

    headers = {**untouched.dana, "Idempotency-Key": "k", "Content-Type": "application/json"}
    answer = await untouched.http.post(f"{untouched.url}/commands", content=parts(), headers=headers)
    assert (answer.status_code, rules(answer)) == (413, [])


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", ""])
async def test_a_body_that_says_it_is_something_else_is_refused(untouched: Concern, kind: str) -> None:
    answer = await untouched.post(json.dumps({"command": ACT}).encode(), headers={"Content-Type": kind})
    assert (answer.status_code, rules(answer)) == (415, [])


async def test_json_with_a_charset_is_json(opened: Concern) -> None:
    body = json.dumps({"command": ACT}).encode()
    answer = await opened.post(body, headers={"Content-Type": "application/json; charset=utf-8"})
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["", "/duties", "/chronology", "/events", "/commands/open"])
async def test_a_query_parameter_that_nobody_knows_is_refused(opened: Concern, path: str) -> None:
    answer = await opened.get(path, filter="all")
    assert (answer.status_code, fields(answer)) == (422, ["filter"])


async def test_a_query_parameter_given_twice_is_refused(opened: Concern) -> None:
    answer = await opened.http.get("/v1/worklists/all?limit=1&limit=2", headers=opened.dana)
    assert (answer.status_code, fields(answer)) == (422, ["limit"])


@pytest.mark.parametrize("name", ["as_at", "known"])
async def test_an_instant_without_a_zone_is_refused_in_an_address(opened: Concern, name: str) -> None:
    answer = await opened.get("/events", **{name: "2026-04-02T16:45:00"})
    assert (answer.status_code, fields(answer)) == (422, [name])
    assert "offset" in answer.json()["rules"][0]["words"]


@pytest.mark.parametrize("case", ["not-a-uuid", "1", "..%2F..", "%00"])
async def test_an_id_that_is_none_is_refused(opened: Concern, case: str) -> None:
    answer = await opened.http.get(f"/v1/cases/safeguarding/{case}", headers=opened.dana)
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_an_opening_must_name_its_command(concern: Concern) -> None:
    answer = await concern.put({"command": {**concern.referral, "type": None}})
    assert (answer.status_code, fields(answer)) == (422, ["command.type"])
    unnamed = {name: value for name, value in concern.referral.items() if name != "type"}
    answer = await concern.put({"command": unnamed})
    assert (answer.status_code, fields(answer)) == (422, ["command"])


@pytest.mark.parametrize("year", ["0001", "0861", "9999"])
async def test_an_opening_at_an_instant_that_cannot_be_is_refused(concern: Concern, year: str) -> None:
    answer = await concern.open(effective_at=f"{year}-10-22T12:58:08+00:00")
    assert (answer.status_code, fields(answer)) == (409, ["effective_at"])
    assert (await concern.get()).status_code == 404


async def test_a_wrong_role_names_the_rule_of_the_chart(untouched: Concern, bearer: Bearer) -> None:
    answer = await untouched.give("k", bearer("ian", "IO"), type="CloseConcern", reason="already_resolved")
    assert answer.status_code == 409
    assert rules(answer)[0] in {"CASE-ROLE", "S42-DSO-DECISIONS"}


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("ScreenReferalIn", "No such type here; did you mean ScreenReferralIn?"),
        ("Ring_01632_960000", "No such type here."),
    ],
)
async def test_a_command_nobody_knows_is_answered_with_the_nearest_and_never_repeated(
    opened: Concern, tag: str, words: str
) -> None:
    answer = await opened.post({"command": {"type": tag}})
    assert [each["words"] for each in answer.json()["rules"]] == [words]
    assert tag not in answer.text
