"""Uploads into the record: refused until nothing of others is left, kept sealed, seen by who needs to know."""

from typing import Any

import httpx

from infra.store import EventStore, Pool
from tests.api.conftest import Bearer, Concern, fields, rules
from tests.letters.samples import pdf

PLAIN = pdf()


async def upload(
    concern: Concern, name: str = "report.pdf", body: bytes | None = None, media: str = "application/pdf", **said: Any
) -> httpx.Response:
    return await concern.http.put(
        f"{concern.url}/documents/{name}", params={"kind": "provider_report", **said},
        content=PLAIN if body is None else body, headers={**concern.dana, "Content-Type": media},
    )  # fmt: skip


async def test_a_document_with_other_peoples_data_is_refused_until_it_is_confirmed_as_removed(
    opened: Concern, pool: Pool
) -> None:
    """META-UPLOAD-REDACT."""
    for said in ({}, {"others_data": "still_there"}):
        refused = await upload(opened, **said)
        assert (refused.status_code, rules(refused)) == (409, ["META-UPLOAD-REDACT"])
    assert await pool.fetchval("select count(*) from documents where id like 'upload/' || $1 || '%'", "safeguarding/"
                               + str(opened.case)) == 0  # fmt: skip
    kept = await upload(opened, others_data="removed")
    assert (kept.status_code, kept.json()["events"]) == (200, ["DocumentSaved"]), kept.text
    again = await upload(opened, others_data="removed")
    assert again.json()["version"] == kept.json()["version"]
    (seen,) = (await opened.get("/documents")).json()["documents"]
    assert (seen["kind"], seen["media_type"], seen["saved_by"]) == ("provider_report", "application/pdf", "dana")
    read = await opened.http.get(seen["address"], headers=opened.dana)
    assert (read.status_code, read.content) == (200, PLAIN)
    assert read.headers["content-disposition"] == 'attachment; filename="report.pdf"'


async def test_every_reason_against_an_upload_is_named_at_once(opened: Concern) -> None:
    """META-UPLOAD-PASSWORD, META-UPLOAD-EXTRACT, META-UPLOAD-ESTMEETING."""
    refused = await upload(opened, body=pdf("invented"), kind="marac_minutes", several_people=True)
    assert set(rules(refused)) == {
        "META-UPLOAD-REDACT", "META-UPLOAD-PASSWORD", "META-UPLOAD-ESTMEETING", "META-UPLOAD-EXTRACT",
    }  # fmt: skip


async def test_what_was_refused_by_the_case_may_be_said_better(opened: Concern) -> None:
    """DA-MARAC-MINUTES: MAPPA minutes need the permission of that meeting's chair."""
    refused = await upload(opened, kind="mappa_minutes", others_data="none")
    assert (refused.status_code, rules(refused)) == (409, ["DA-MARAC-MINUTES"])
    assert (await opened.get("/documents")).json() == {"documents": []}
    saved = await upload(opened, kind="mappa_minutes", others_data="none", chair_permits=True)
    assert saved.status_code == 200, saved.text


async def test_minutes_of_marac_are_read_by_who_needs_to_know(
    opened: Concern, bearer: Bearer, store: EventStore
) -> None:
    await upload(opened, kind="marac_minutes", others_data="none", only_this_person=True)
    screener = bearer("scott", "Screener")
    (seen,) = (await opened.get("/documents", screener)).json()["documents"]
    assert seen["address"] is None
    (ours,) = (await opened.get("/documents")).json()["documents"]
    assert (await opened.http.get(ours["address"], headers=screener)).status_code == 403
    assert (await opened.http.get(ours["address"], headers=bearer("eve", "DSO", area="elsewhere"))).status_code == 403
    assert (await opened.http.get(ours["address"], headers=bearer("ian", "IO"))).status_code == 200
    looks = [each.what for each in await store.access.of(f"safeguarding/{opened.case}")]
    assert "document" in looks


async def test_documents_lie_sealed(opened: Concern, pool: Pool) -> None:
    await upload(opened, others_data="none")
    bodies = await pool.fetch("select body from documents where stream = $1", f"safeguarding/{opened.case}")
    assert len(bodies) == 1
    assert b"%PDF" not in bodies[0]["body"]


async def test_what_is_no_document_is_not_taken(opened: Concern) -> None:
    answer = await upload(opened, body=b"<script>", media="text/html", others_data="none")
    assert (answer.status_code, answer.json()["type"]) == (415, "urn:caseclock:problem:no-document")
    assert (await upload(opened, name=".other", others_data="none")).status_code == 422


async def test_a_command_that_names_an_upload_of_nobody_is_malformed(opened: Concern) -> None:
    other = Concern(opened.http, opened.dana)
    await other.open()
    await upload(other, others_data="none")
    (theirs,) = (await other.get("/documents")).json()["documents"]
    for document in ("upload/safeguarding/nothing/x", theirs["document"]):
        answer = await opened.give(
            f"save-{len(document)}", type="SaveDocument", document=document, kind="other", password_removed=True
        )
        assert (answer.status_code, fields(answer)) == (422, ["command.document"])


async def test_the_officers_are_proposed_with_their_reasons(
    concern: Concern, bearer: Bearer, store: EventStore
) -> None:
    """S42-TEAM-EST, S42-TEAM-IO, WORK-DSO-KR10: who, from which team, why, and what stands against each."""
    referral = {**concern.referral, "setting": "care_home", "setting_team": "TeamX", "home_team": "TeamY"}
    await concern.http.put(f"/v1/people/{concern.person}", json={"born": "1950-02-03"}, headers=concern.dana)
    assert (await concern.put({"command": referral})).status_code == 201
    admin = bearer("admin", "SystemAdministrator")
    facts = {
        "x-eleven": {"roles": ["DSO"], "grade": "KR11", "team": "TeamX"},
        "x-ten": {"roles": ["DSO"], "grade": "KR10", "team": "TeamX"},
        "x-left": {"roles": ["DSO"], "grade": "KR12", "team": "TeamX", "left": "2020-01-01"},
        "y-officer": {"roles": ["IO"], "grade": "KR9", "team": "TeamY", "conflicts": [str(concern.person)]},
    }
    for worker, each in facts.items():
        assert (await concern.http.put(f"/v1/workers/{worker}", json=each, headers=admin)).is_success
    seen = (await concern.get("/officers")).json()
    assert (seen["dso_team"], seen["io_team"]) == ("TeamX", "TeamY")
    assert {each["rule"] for each in seen["why"]} >= {"S42-TEAM-EST", "S42-TEAM-IO"}
    against = {each["worker"]: [o["rule"] for o in each["against"]] for each in seen["dso_candidates"]}
    assert against == {"x-eleven": [], "x-ten": ["WORK-DSO-KR10"]}
    assert [o["rule"] for o in seen["io_candidates"][0]["against"]] == ["S42-CO-CONFLICT"]


async def test_the_feedback_says_who_must_hear_the_outcome(opened: Concern) -> None:
    """S42-FB-WHO: before the closing nobody has."""
    await opened.give("tell", type="InformCommissioner", commissioner="Adults Commissioning")
    seen = (await opened.get("/feedback")).json()["hearings"]
    assert [(each["who"], each["heard"]) for each in seen] == [
        ("adult", False), ("referrer", False), ("commissioner", False),
    ]  # fmt: skip
