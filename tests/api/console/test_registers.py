"""Parties and documents of a case, the registers of workers and addresses."""

from uuid import uuid4

import httpx
import pytest

from api.settings import ApiSettings
from infra.store import EventStore
from tests.api.conftest import Bearer, Concern
from tests.api.console.conftest import BASE, Browse, Browser, console_of, read
from tests.api.test_documents import PLAIN, pdf
from tests.api.test_supervision import Supervised


async def test_a_party_is_recorded_changed_and_taken_back(
    dana: Browser, browse: Browse, opened: Concern, store: EventStore
) -> None:
    place = f"{console_of(opened)}/parties"
    assert "Nobody is recorded yet" in (await dana.get(place)).text
    form = (await dana.get(f"{place}/one")).form("/parties/one")
    child = form.filled(party="child:1", name="A Child (invented)", address="1 Invented Street\nInventown")
    assert (await dana.send(form, child)).status_code == 303
    page = await dana.get(place)
    assert ("h2", "A Child (invented)") in page.headings
    assert "1 Invented Street, Inventown" in page.text
    twice = await dana.send(form, child)
    assert (twice.status_code, "#f-party" in read(twice).addresses) == (422, True)
    known = await dana.get(f"{place}/one", party="child:1")
    change = known.form("/parties/one", "Record it")
    assert dict(change.values)["address"] == "1 Invented Street\nInventown"
    assert (await dana.send(change, change.filled(telephone="01632 960000"))).status_code == 303
    assert "Version 2" in (await dana.get(place)).text
    back = known.form("/parties/one", "Take back")
    assert (await dana.send(back, [*back.values, ("taken-back", "1")])).status_code == 303
    assert "Nobody is recorded yet" in (await dana.get(place)).text
    assert "parties" in {each.what for each in await store.access.of(f"safeguarding/{opened.case}")}
    eve = await browse("eve", "DSO", area="elsewhere")
    await eve.get(place, 403)
    assert (await eve.send(form, child)).status_code in {401, 403}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"party": "A Child", "name": "Invented"}, "#f-party"),
        ({"party": "child:1"}, "#f-name"),
        ({"party": "child:1", "email": "no address"}, "#f-email"),
    ],
)
async def test_a_party_that_does_not_fit_is_typed_anew(
    dana: Browser, opened: Concern, typed: dict[str, str], field: str
) -> None:
    form = (await dana.get(f"{console_of(opened)}/parties/one")).form("/parties/one")
    answer = await dana.send(form, form.filled(**typed))
    assert (answer.status_code, field in read(answer).addresses) == (422, True)
    assert "Nobody is recorded yet" in (await dana.get(f"{console_of(opened)}/parties")).text


async def upload(
    browser: Browser, concern: Concern, body: bytes = PLAIN, media: str = "application/pdf", **said: str
) -> httpx.Response:
    form = (await browser.get(f"{console_of(concern)}/documents/upload")).form("/upload")
    values = dict(form.values) | said
    return await browser.client.post(f"{BASE}{form.action}", data=values, files={"file": ("x.pdf", body, media)})


async def test_a_document_is_uploaded_listed_and_read(dana: Browser, browse: Browse, opened: Concern) -> None:
    place = f"{console_of(opened)}/documents"
    assert "no documents yet" in (await dana.get(place)).text
    assert place.replace("/documents", "/documents") in "".join((await dana.get(console_of(opened))).addresses)
    answer = await upload(dana, opened, name="provider-report", kind="provider_report", others_data="none")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/console{place}")
    page = await dana.get(place)
    saved = await dana.client.get(f"{BASE}{page.links['provider-report.pdf']}")
    assert (saved.status_code, saved.content) == (200, PLAIN)
    assert saved.headers["content-disposition"] == 'attachment; filename="provider-report.pdf"'
    assert saved.headers["cache-control"] == "no-store"
    await upload(dana, opened, name="minutes", kind="marac_minutes", others_data="none", only_this_person="true")
    scott = await browse("scott", "Screener")
    assert "Not for your roles" in (await scott.get(place)).text
    eve = await browse("eve", "DSO", area="elsewhere")
    assert (await eve.client.get(f"{BASE}{page.links['provider-report.pdf']}")).status_code == 403


async def test_every_reason_against_an_upload_stands_at_its_field(dana: Browser, opened: Concern) -> None:
    answer = await upload(dana, opened, pdf("invented"), name="minutes", kind="marac_minutes", several_people="true")
    page = read(answer)
    assert answer.status_code == 409
    assert {"#f-file", "#f-others_data-1", "#f-only_this_person-1", "#f-others_anonymised-1"} <= set(page.addresses)
    assert dict(page.form("/upload").values)["name"] == "minutes"
    assert "no documents yet" in (await dana.get(f"{console_of(opened)}/documents")).text


@pytest.mark.parametrize(
    ("said", "status", "field"),
    [
        ({"name": "a report of somebody", "kind": "other"}, 422, "#f-name"),
        ({"name": "report", "kind": ""}, 422, "#f-kind"),
        ({"name": "report", "kind": "other", "media": "text/html"}, 415, ""),
        ({"name": "report", "kind": "other", "form-mark": "stale"}, 403, ""),
    ],
)
async def test_what_is_no_document_is_not_taken(
    dana: Browser, opened: Concern, said: dict[str, str], status: int, field: str
) -> None:
    answer = await upload(dana, opened, others_data="none", **said)
    assert answer.status_code == status
    page = read(answer)
    assert not field or field in page.addresses
    assert page.form("/upload", "Upload")


async def test_an_upload_without_a_file_or_of_another_form_is_refused(dana: Browser, opened: Concern) -> None:
    form = (await dana.get(f"{console_of(opened)}/documents/upload")).form("/upload")
    values = {name: (None, value) for name, value in form.values}
    answer = await dana.client.post(f"{BASE}{form.action}", files=values)
    assert (answer.status_code, "#f-file" in read(answer).addresses) == (422, True)
    assert (await dana.client.post(f"{BASE}{form.action}", data=dict(form.values))).status_code == 415
    stranger = {"origin": "https://elsewhere.example"}
    assert (await dana.client.post(f"{BASE}{form.action}", files=values, headers=stranger)).status_code == 403
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert (await dana.client.post(f"{BASE}{form.action}", content=b"--y", headers=broken)).status_code == 422
    large = b"0" * (ApiSettings().largest_document + 1)
    answer = await upload(dana, opened, large, name="report", kind="other", others_data="none")
    assert answer.status_code == 413


async def test_who_was_signed_out_signs_in_and_chooses_the_file_again(stranger: Browser, opened: Concern) -> None:
    place = f"/console{console_of(opened)}/documents/upload"
    answer = await stranger.client.post(f"{BASE}{place}", files={"file": ("x.pdf", PLAIN, "application/pdf")})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/console/sign-in?next=")


async def test_pathways_without_documents_have_no_page_for_them(browse: Browse) -> None:
    sue = await browse("sue", "SocialSupervisor")
    await sue.get(f"/cases/supervision/{uuid4()}/documents", 404)


async def test_reports_of_a_supervision_are_listed_and_read_as_a_form(
    http: httpx.AsyncClient, bearer: Bearer, browse: Browse
) -> None:
    case = await Supervised(http, bearer("tess", "TeamLeader")).discharged(bearer)
    sue, place = await browse("sam", "SocialSupervisor"), f"/cases/supervision/{case.case}"
    assert "Nothing is written yet" in (await sue.get(f"{place}/asked/reports")).text
    draft = {"type": "DraftReport", "report": "r1", "part_a": "Lives at Invented House", "condition": "Stable",
             "behaviour": "Keeps to it", "other_agencies": "Housing", "mappa": "level_1"}  # fmt: skip
    assert (await case.post({"command": draft}, "draft", bearer("sam", "SocialSupervisor"))).is_success
    page = await sue.get(f"{place}/asked/reports")
    html, pdf = [await sue.client.get(f"{BASE}{each}") for each in page.addresses if "/r1/document" in each]
    assert "Lives at Invented House" in html.text
    assert "default-src 'none'; style-src 'unsafe-inline'" in html.headers["content-security-policy"]
    assert pdf.content.startswith(b"%PDF")
    assert f"/console{place}/asked/reports" in (await sue.get(place)).addresses
    dana = await browse()
    await dana.get(f"/cases/safeguarding/{uuid4()}/asked/reports", 404)


async def test_the_register_of_workers_is_read_by_caseworkers_and_changed_by_administrators(
    dana: Browser, browse: Browse
) -> None:
    admin = await browse("ada", "SystemAdministrator")
    new = f"w{uuid4().hex[:8]}"
    assert "No such worker" in (await dana.get(f"/workers/{new}", 404)).title
    form = (await admin.get(f"/workers/{new}/change")).form("/change")
    filled = form.filled(roles="DSO\nTeamLeader", team="Thanet", registered_until="2030-01-01")
    filled += [("standings.0.key", "AMHP"), ("standings.0.value.since", "2026-01-01"), ("conflicts", str(uuid4()))]
    assert (await admin.send(form, filled)).status_code == 303
    found = await dana.client.get(f"{BASE}/console/workers", params={"worker": f" {new} "})
    assert found.headers["location"] == f"/console/workers/{new}"
    seen = await dana.get(f"/workers/{new}")
    assert "DSO, Team leader" in seen.text
    assert "Conflicts" not in seen.text
    assert "Conflicts" in (await admin.get(f"/workers/{new}")).text
    assert "Change what is registered" not in seen.links
    odd = await admin.send(form, form.filled(caseload_limit="-1"))
    assert (odd.status_code, "#f-caseload_limit" in read(odd).addresses) == (422, True)
    await dana.get(f"/workers/{new}/change", 403)
    assert "#worker" in (await dana.get("/workers", 422, worker="No Id")).addresses
    olga = await browse("olga", "Operations")
    for path in ("/workers", f"/workers/{new}", "/addresses", "/book", "/figures"):
        await olga.get(path, 403)


async def test_the_address_book_is_read_by_caseworkers_and_changed_by_administrators(
    dana: Browser, browse: Browse
) -> None:
    admin, key = await browse("ada", "SystemAdministrator"), f"agency:a-{uuid4().hex[:8]}"
    form = (await admin.get("/addresses/one")).form("/addresses/one")
    filled = form.filled(reader=key, name="Invented Care Ltd", email="office@care.example")
    assert (await admin.send(form, filled)).status_code == 303
    assert key in (await dana.get("/addresses")).text
    known = (await admin.get("/addresses/one", reader=key)).form("/addresses/one")
    assert dict(known.values)["email"] == "office@care.example"
    for odd, field in (({"email": "none"}, "#f-email"), ({"name": ""}, "#f-name")):
        answer = await admin.send(known, known.filled(**odd))
        assert (answer.status_code, field in read(answer).addresses) == (422, True)
    answer = await admin.send(form, form.filled(reader="No Key", name="Invented"))
    assert (answer.status_code, "#f-reader" in read(answer).addresses) == (422, True)
    await dana.get("/addresses/one", 403)
    assert "Record another body" not in (await dana.get("/addresses")).links
