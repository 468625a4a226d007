"""Letters, people and addresses over HTTP: what a designated senior officer does with them."""

import io
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pypdf import PdfReader

from activities.letter_messages import LetterRef
from api.settings import ApiSettings
from infra.letters.directory import Addressee
from tests.domain.safeguarding.regions.examples import FORM
from tests.serving import bearer_of, client_of, served

Bearer = Callable[..., dict[str, str]]


@pytest.fixture
def bearer(settings) -> Bearer:
    return partial(bearer_of, settings)


@pytest.fixture
async def http(letters, settings, pool, store, timeline, payload_codec) -> AsyncIterator[httpx.AsyncClient]:
    ours = settings.model_copy(update={"task_queue": letters.cases.task_queue})
    parts = {"pool": pool, "store": store, "temporal": timeline.client, "codec": payload_codec}
    async with (
        served(ours, ApiSettings(answer_seconds=60), **parts) as app,
        client_of(app, base_url="http://api") as client,
    ):
        yield client


def address(letters: Any, ref: Any) -> str:
    return f"/v1/cases/{letters.ref.stream}/letters/{ref.seq}/{ref.ordinal}"


async def test_a_letter_that_lacks_an_address_is_found_looked_at_completed_and_sent(letters, http, bearer) -> None:
    dana = bearer()
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    place = address(letters, ref)
    waiting = (await http.get("/v1/letters", params={"state": "waiting", "limit": 200}, headers=dana)).json()["items"]
    assert place in {each["letter"] for each in waiting}
    opened = (await http.get(place, headers=dana)).json()
    assert (opened["state"], opened["addressed"]) == ("needs_address", False)
    assert opened["fields"]["types_of_abuse"] == ["neglect"]
    assert (await http.get(f"{place}/document", headers=dana)).status_code == 404
    draft = await http.get(f"{place}/document", params={"draft": True}, headers=dana)
    assert draft.headers["content-type"] == "application/pdf"
    assert "DRAFT: NOT SENT" in PdfReader(io.BytesIO(draft.content)).pages[0].extract_text()
    addition = {"addressee": {"name": "A Reader (invented)", "email": "reader@partner.example"}}
    key = {"Idempotency-Key": "add-1"}
    for _ in range(2):  # the second is a request whose answer was lost
        added = await http.post(f"{place}/additions", json=addition, headers={**dana, **key})
        assert (added.status_code, added.json()["addition"]) == (200, 1), added.text
    await letters.stands(ref, "delivered")
    sent = await http.get(f"{place}/document", headers=dana)
    assert sent.content.startswith(b"%PDF")
    page = await http.get(f"{place}/document", params={"form": "html"}, headers=dana)
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    again = await http.post(f"{place}/additions", json={}, headers={**dana, "Idempotency-Key": "add-2"})
    assert again.status_code == 409
    other = await http.post(f"{place}/additions", json={}, headers={**dana, **key})
    assert (other.status_code, other.json()["type"]) == (422, "urn:caseclock:problem:key-reused")
    looks = [each.what for each in await letters.store.access.of(letters.ref.stream)]
    assert looks.count("letter") >= 6


async def test_an_address_in_the_parties_of_the_case_lets_its_letters_go(letters, http, bearer) -> None:
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    party = f"/v1/cases/{letters.ref.stream}/parties/commissioner:{letters.nowhere}"
    facts = {"name": "A Reader (invented)", "email": "reader@partner.example"}
    first = await http.put(party, json=facts, headers=bearer())
    assert (first.status_code, first.json()) == (201, {"version": 1})
    await letters.stands(ref, "delivered")
    same = await http.put(party, json=facts, headers=bearer())
    assert (same.status_code, same.json()) == (200, {"version": 1})
    moved = await http.put(party, json={**facts, "telephone": "01632 960 003"}, headers=bearer())
    assert (moved.status_code, moved.json()) == (200, {"version": 2})
    (seen,) = (await http.get(f"/v1/cases/{letters.ref.stream}/parties", headers=bearer())).json()["parties"]
    assert (seen["party"], seen["version"], seen["facts"]["telephone"]) == (
        f"commissioner:{letters.nowhere}", 2, "01632 960 003",
    )  # fmt: skip
    assert "parties" in {each.what for each in await letters.store.access.of(letters.ref.stream)}


async def test_parties_lie_sealed_and_go_with_the_person(letters, http, bearer, pool) -> None:
    await letters.notice()
    place = f"/v1/cases/{letters.ref.stream}/parties"
    await http.put(f"{place}/referrer", json={"name": "Referrer Invented"}, headers=bearer())
    bodies = await pool.fetch("select body from parties where stream = $1", letters.ref.stream)
    assert len(bodies) == 1
    assert b"Referrer" not in bodies[0]["body"]
    await letters.store.erase(letters.person)
    assert (await http.get(place, headers=bearer())).json() == {"parties": []}
    refused = await http.put(f"{place}/referrer", json={"name": "Referrer Invented"}, headers=bearer())
    assert refused.status_code == 409


async def test_an_administrator_keeps_the_book_of_addresses_and_letters_go(letters, http, bearer) -> None:
    ref = await letters.notice(f"body-{uuid4().hex[:6]}")
    row = await letters.stands(ref, "needs_address")
    entry = {"name": "Invented Body", "email": "body@partner.example"}
    forbidden = await http.put(f"/v1/addressees/{row.reader}", json=entry, headers=bearer())
    assert forbidden.status_code == 403
    admin = bearer("admin", "SystemAdministrator")
    kept = await http.put(f"/v1/addressees/{row.reader}", json=entry, headers=admin)
    assert (kept.status_code, kept.json()) == (201, {"version": 1})
    await letters.stands(ref, "delivered")
    book = (await http.get("/v1/addressees", headers=bearer())).json()["addressees"]
    assert row.reader in {each["reader"] for each in book}
    elsewhere = (await http.get("/v1/addressees", headers=bearer("eve", "DSO", area="elsewhere"))).json()
    assert row.reader not in {each["reader"] for each in elsewhere["addressees"]}


async def test_an_address_for_all_areas_gives_way_to_an_areas_own(letters, http, bearer) -> None:
    reader, admin = f"agency:a-{uuid4().hex[:6]}", bearer("admin", "SystemAdministrator")
    await http.put(f"/v1/addressees/{reader}?everywhere=true", json={"name": "For all"}, headers=admin)
    await http.put(f"/v1/addressees/{reader}", json={"name": "For Kent"}, headers=admin)
    names = {}
    for area in ("kent", "elsewhere"):
        book = (await http.get("/v1/addressees", headers=bearer("eve", "DSO", area=area))).json()["addressees"]
        names[area] = next(each["addressee"]["name"] for each in book if each["reader"] == reader)
    assert names == {"kent": "For Kent", "elsewhere": "For all"}


async def test_operations_see_letters_that_wait_and_that_left_as_numbers(letters, http, bearer) -> None:
    waits = await letters.notice(letters.nowhere)
    await letters.stands(waits, "needs_address")
    await letters.give("second", type="InformCommissioner", commissioner="reader")
    row = await letters.stands(LetterRef(stream=waits.stream, seq=waits.seq + 1, ordinal=0), "delivered")
    text = (await http.get("/metrics")).text
    assert f'caseclock_letters_open{{kind="{row.kind}",state="needs_address"}}' in text
    assert f'caseclock_letters_open_seconds{{kind="{row.kind}",state="needs_address"}}' in text
    assert f'caseclock_letters_total{{kind="{row.kind}",state="delivered"}}' in text
    assert 'caseclock_open_duties{lifecycle="safeguarding",rung="running"}' in text
    assert letters.nowhere not in text


async def test_letters_of_a_pathway_are_seen_by_those_who_read_it(letters, http, bearer) -> None:
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    fay = bearer("fay", "ForensicMentalHealthPractitioner")
    assert (await http.get(address(letters, ref), headers=fay)).status_code == 403
    assert (await http.get("/v1/letters", headers=fay)).json() == {"items": [], "next": None}


async def test_a_letter_of_another_area_is_not_seen(letters, http, bearer) -> None:
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    eve = bearer("eve", "DSO", area="elsewhere")
    place = address(letters, ref)
    for path in (place, f"{place}/document", f"/v1/cases/{letters.ref.stream}/letters"):
        assert (await http.get(path, headers=eve)).status_code == 403
    assert (await http.get("/v1/letters", headers=eve)).json() == {"items": [], "next": None}
    withdrawn = await http.post(
        f"{place}/additions", json={"withdrawn_because": "none of it"}, headers={**eve, "Idempotency-Key": "e"}
    )
    assert withdrawn.status_code == 403
    assert (await http.get(f"/v1/people/{letters.person}", headers=eve)).status_code == 403
    assert (await http.put(f"/v1/people/{letters.person}", json={}, headers=eve)).status_code == 403


async def test_a_letter_takes_no_fact_that_its_reader_may_not_see(letters, http, bearer) -> None:
    """EST-CQC-ANON: a notice has no field for a name."""
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    answer = await http.post(
        f"{address(letters, ref)}/additions", json={"fields": {"name": "Ms Invented"}},
        headers={**bearer(), "Idempotency-Key": "n"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Ms Invented" not in answer.text


async def test_a_letter_is_withdrawn_with_a_reason_and_leaves_the_list(letters, http, bearer) -> None:
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    headers = {**bearer(), "Idempotency-Key": "w"}
    reason = {"withdrawn_because": "they were told by telephone"}
    assert (await http.post(f"{address(letters, ref)}/additions", json=reason, headers=headers)).status_code == 200
    await letters.stands(ref, "withdrawn")
    page = (await http.get(f"/v1/cases/{letters.ref.stream}/letters", headers=bearer())).json()
    assert [each["state"] for each in page["items"]] == ["withdrawn"]
    assert page["next"] is None


async def test_a_person_is_known_by_name_and_gates_still_see_the_birth(letters, http, bearer) -> None:
    person = f"/v1/people/{uuid4()}"
    facts = {"born": "1950-02-03", "name": "Ms Invented Example", "write_by": "post", "preferred_format": "large_print"}
    assert (await http.put(person, json=facts, headers=bearer())).status_code == 201
    assert (await http.put(person, json=facts, headers=bearer())).json() == {"version": 1}
    seen = (await http.get(person, headers=bearer())).json()["facts"]
    assert {name: seen[name] for name in facts} == facts
    assert (await http.put(person, json={**facts, "email": "no address"}, headers=bearer())).status_code == 422


async def test_pages_of_letters_hold_each_once(letters, http, bearer) -> None:
    await letters.notice(letters.nowhere)
    for number in range(3):
        await letters.give(f"more-{number}", type="InformCommissioner", commissioner=f"nobody-{number}")
    place = f"/v1/cases/{letters.ref.stream}/letters"
    whole: list[Any] = []
    while len(whole) < 4:
        whole = (await http.get(place, headers=bearer())).json()["items"]
    paged, cursor = [], {}
    while True:
        page = (await http.get(place, params={"limit": 1, **cursor}, headers=bearer())).json()
        paged += page["items"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert [each["letter"] for each in paged] == [each["letter"] for each in whole]


async def test_a_dash_of_another_agency_goes_out_beside_the_marac_referral(letters, http, bearer, tmp_path) -> None:
    """DA-DASH-ALT, DA-MARAC-COMPLETE: it goes as the file that it is, once it stands in the record as a DASH."""
    await letters.notice(letters.nowhere, {"name": "Ms Invented", "address": "2 Invented Lane", "ethnicity": "Any"})
    case, dana = f"/v1/cases/{letters.ref.stream}", bearer()
    kept = {**dana, "Content-Type": "text/plain"}
    said = {"kind": "other", "others_data": "none"}
    await http.put(f"{case}/documents/dash.txt", content=b"An invented checklist.", params=said, headers=kept)
    (saved,) = (await http.get(f"{case}/documents", headers=dana)).json()["documents"]
    own = {"own_version": saved["document"], "total_yes": 17, "children_at_risk": False, "completed_on": "2026-03-01"}
    texts = dict.fromkeys(("other_factors", "weapons_access", "priorities"), "See the document")
    unknown = await http.post(
        f"{case}/commands", headers={**dana, "Idempotency-Key": "none"},
        json={"command": {"type": "CompleteDash", **own, **texts, "own_version": "upload/of-nobody"}},
    )  # fmt: skip
    assert (unknown.status_code, unknown.json()["rules"][0]["field"]) == (422, "command.own_version")
    await letters.give("dash", type="CompleteDash", **own, **texts)
    version = (await letters.give("marac", type="PrepareMaracReferral", **FORM)).version
    ref = LetterRef(stream=letters.ref.stream, seq=version, ordinal=0)
    row = await letters.stands(ref, "incomplete")
    assert ("DA-DASH-ALT", "dash_document") in {(gap["rule"], gap["field"]) for gap in row.gaps}

    as_dash = {"kind": "dash", "others_data": "none"}
    await http.put(f"{case}/documents/dash.txt", content=b"An invented checklist.", params=as_dash, headers=kept)
    assert (await http.get(address(letters, ref), headers=dana)).json()["enclosures"] == [saved["document"]]
    known = dict.fromkeys(("practitioner", "telephone", "email"), "Invented")
    perpetrator = {"name": "Mr Invented", "relationship_to_victim": "partner", "lado_considered": "no"}
    fields = {"referrer": known, "perpetrators": [perpetrator], "victim": {"born": "1950-02-03"}}
    await letters.mend(ref, fields=fields, addressee=Addressee(name="MARAC (invented)", email="marac@police.example"))
    await letters.stands(ref, "delivered")
    (enclosure,) = (tmp_path / "letters").glob("*.enclosure-1.txt")
    assert enclosure.read_bytes() == b"An invented checklist."
    screener = await http.get(f"{case}/documents", headers=bearer("scott", "Screener"))
    assert [each["address"] for each in screener.json()["documents"]] == [None, None]
