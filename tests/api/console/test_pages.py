"""Work lists and the page of a case."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from infra.store import EventStore
from tests.api.conftest import Concern
from tests.api.console.conftest import Browse, Browser, console_of


async def test_everybody_begins_with_their_own_work(dana: Browser) -> None:
    answer = await dana.client.get("http://127.0.0.1/console/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/work/mine")
    await dana.get("/work/mine")


async def test_a_work_list_says_in_words_what_was_missed(browse: Browse, concern: Concern) -> None:
    team = f"T{uuid4().hex[:8]}"
    await concern.open(effective_at=(datetime.now(UTC) - timedelta(days=20)).isoformat())
    await concern.until(lambda each: each.json()["duties"][0]["state"] == "escalated", "")
    dana = await browse("dana", "DSO", team=team)
    page = await dana.get("/work/all", standing="overdue", lifecycle="safeguarding", order="due")
    assert "Missed, and passed on" in page.text
    assert f"/console{console_of(concern)}#duty-S42-TRIAGE-1WD" in page.addresses
    later = await dana.get("/work/all", standing="approaching")
    assert f"/console{console_of(concern)}#duty-S42-TRIAGE-1WD" not in later.addresses
    assert "Nothing is owed here" in (await dana.get("/work/team")).text


async def test_lists_are_read_on_page_by_page(dana: Browser, opened: Concern) -> None:
    for _ in range(51):
        await Concern(opened.http, opened.dana).open()
    for kind in ("work", "caseload"):
        seen: list[str] = []
        address = f"/{kind}/all?lifecycle=safeguarding"
        while True:
            page = await dana.get(address)
            seen += [link for link in page.addresses if "/cases/safeguarding/" in link]
            if "Next page" not in page.links:
                break
            address = page.links["Next page"].removeprefix("/console")
        assert len({link.partition("#")[0] for link in seen}) >= 52


async def test_without_a_team_there_is_no_list_of_a_team(browse: Browse) -> None:
    alone = await browse("una", "DSO", team=None)
    for kind in ("work", "caseload"):
        assert "names no team" in (await alone.get(f"/{kind}/team")).text


async def test_a_filter_that_there_is_not_is_no_filter(dana: Browser) -> None:
    for query in ("standing=gone", "order=x", "lifecycle=knitting", "unowned=perhaps", "waits_for=A%20B", "cursor=é"):
        await dana.get(f"/work/all?{query}", 422)
    await dana.get("/work/all?standing=&order=&lifecycle=&unowned=&waits_for=")
    await dana.get("/work/nobody", 422)


async def test_a_case_says_how_it_stands_what_is_owed_and_why_then(
    dana: Browser, opened: Concern, store: EventStore
) -> None:
    page = await dana.get(console_of(opened))
    assert ("h1", "Case " + str(opened.case)[-6:]) in page.headings
    assert ("h2", "How it stands") in page.headings
    assert "Concern: neglect." in page.text
    assert "Area referral service" in page.text
    assert "Triage within one working day" in page.text
    assert "The clock started on" in page.text
    assert "born 3 February 1950" in page.text
    assert page.links["Progress concern"] == f"/console{console_of(opened)}/do/ProgressConcern"
    looked = {each.what for each in await store.access.of(f"safeguarding/{opened.case}")}
    assert {"case", "overview", "chronology"} <= looked
    assert "person" in {each.what for each in await store.access.of(f"people/{opened.person}")}


async def test_what_is_not_open_says_at_which_stage_and_for_whom(
    dana: Browser, browse: Browse, opened: Concern
) -> None:
    page = await dana.get(console_of(opened))
    assert "Sign off closure" in page.text
    assert "Sign off closure" not in page.links
    assert "Taken at Closure review" in page.text
    ian = await browse("ian", "IO")
    page = await ian.get(console_of(opened))
    assert "Close concern" not in page.links
    assert "For DSO" in page.text


async def test_all_duties_are_shown_also_those_that_ended(dana: Browser, opened: Concern) -> None:
    assert "No duty has ended yet" in (await dana.get(f"{console_of(opened)}/duties")).text


async def test_the_chronology_tells_in_words_what_was_recorded_and_when(dana: Browser, opened: Concern) -> None:
    await opened.give("act", type="ActOnImmediateRisk", action="rang the <home>")
    page = await dana.get(f"{console_of(opened)}/chronology")
    assert "Immediate risk acted" in page.text
    assert "rang the <home>" in page.text
    assert "Triage within one working day" in page.text
    assert "Lifecycle Safeguarding" in page.text
    assert "Holder DSO" in page.text
    assert "Rungs" not in page.text


async def test_the_case_as_at_an_instant_shows_only_what_was_true_and_known_then(
    dana: Browser, concern: Concern
) -> None:
    received = datetime.now(UTC) - timedelta(hours=5)
    await concern.open(effective_at=received.isoformat())
    await concern.give("act", type="ActOnImmediateRisk", action="rang")
    zone = ZoneInfo("Europe/London")
    hour = f"{(received + timedelta(hours=1)).astimezone(zone):%Y-%m-%dT%H:%M}"
    before = f"{(received - timedelta(hours=1)).astimezone(zone):%Y-%m-%dT%H:%M}"
    page = await dana.get(f"{console_of(concern)}/chronology", as_at=hour)
    assert "The case stood at Triage" in page.text
    assert "Immediate risk acted" not in page.text
    assert "There was no such case yet" in (await dana.get(f"{console_of(concern)}/chronology", as_at=before)).text
    assert "There was no such case yet" in (await dana.get(f"{console_of(concern)}/chronology", known=hour)).text
    await dana.get(f"{console_of(concern)}/chronology", 422, known="once")


async def test_a_long_chronology_is_read_page_by_page_from_either_end(
    dana: Browser, opened: Concern, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened.give("act", type="ActOnImmediateRisk", action="rang the home")
    known = len((await opened.get("/events")).json()["events"])
    monkeypatch.setattr("console.chronology._PAGE", 1)
    told = {}
    for order in ("", "?latest=1"):
        told[order], address = [], f"{console_of(opened)}/chronology{order}"
        while address:
            page = await dana.get(address)
            told[order] += [words for words in page.words if words.startswith(" of ")]
            assert ("First page" in page.links) == ("cursor" in address)
            address = page.links.get("Next page", "").removeprefix("/console")
    assert len(told[""]) == known
    assert told["?latest=1"] == told[""][::-1]


async def test_a_command_is_found_by_a_word(dana: Browser, opened: Concern) -> None:
    page = await dana.get(console_of(opened), find="CLOSE")
    assert "Close concern" in page.links
    assert "Progress concern" not in page.text
    assert "has this word" in (await dana.get(console_of(opened), find="knitting")).text
