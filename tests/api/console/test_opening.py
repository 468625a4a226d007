"""People are registered and cases opened from a page; and what came from outside and was not taken."""

from uuid import uuid4

from tests.api.conftest import Bearer, Concern
from tests.api.console.conftest import Browse, Browser, read
from tests.api.test_outside_events import NOBODY, STRUCTURED, envelope


async def test_somebody_new_is_registered_and_their_case_opened_once(dana: Browser) -> None:
    choice = await dana.get("/new")
    assert choice.links["Adult safeguarding"] == "/console/new/safeguarding"
    assert "MAPPA offender" not in choice.links
    whom = await dana.get("/new/safeguarding")
    register = await dana.get(whom.links["Somebody new: register them first"].removeprefix("/console"))
    person = register.form("/change")
    filled = person.filled(name="Invented Person", born="1950-02-03", interpreter="no")
    first = await dana.send(person, filled)
    assert first.status_code == 303
    assert (await dana.send(person, filled)).headers["location"] == first.headers["location"]
    page = await dana.get(first.headers["location"].removeprefix("/console"))
    form = page.form("/new/safeguarding")
    opened = [await dana.send(form, form.filled(channel="KASC", content="neglect")) for _ in range(2)]
    assert {answer.status_code for answer in opened} == {303}
    (address,) = {answer.headers["location"] for answer in opened}
    case = await dana.get(address.removeprefix("/console"))
    assert ("h1", "Invented Person") in case.headings
    assert "Referral received" in case.text
    again = await dana.get(first.headers["location"].removeprefix("/console"))
    assert "This person has cases already" in again.text
    shown = await dana.get(case.links["Invented Person"].removeprefix("/console"))
    assert "Born 3 February 1950" in shown.text
    assert "Interpreter No" in shown.text


async def test_what_opens_no_case_says_why_and_keeps_the_case_that_would_be(dana: Browser) -> None:
    form = (await dana.get("/new/safeguarding", person=str(uuid4()))).form("/new/safeguarding")
    answer = await dana.send(form, form.filled(channel="KASC", effective_at="2001-01-01T10:00"))
    assert answer.status_code == 409
    page = read(answer)
    assert "check the date" in page.text
    again = dict(page.form("/new/safeguarding").values)
    assert (again["case-id"], again["person"]) == (dict(form.values)["case-id"], dict(form.values)["person"])
    assert again["command-key"] != dict(form.values)["command-key"]


async def test_a_case_about_nobody_is_about_a_reference_that_is_made(browse: Browse) -> None:
    manager = await browse("una", "ServiceManager")
    whom = await manager.get("/new/service")
    page = await manager.get(whom.links["Go on under a new reference, and register later"].removeprefix("/console"))
    assert {"service", "team"} <= page.form("/new/service").names


async def test_what_is_known_of_a_person_is_changed_on_the_same_form(dana: Browser, opened: Concern) -> None:
    page = await dana.get(f"/people/{opened.person}/change")
    form = page.form("/change")
    assert dict(form.values)["born"] == "1950-02-03"
    odd = await dana.send(form, form.filled(email="no address"))
    assert odd.status_code == 422
    assert "#f-email" in read(odd).addresses
    answer = await dana.send(form, form.filled(name="Now Named", preferred_format="braille"))
    shown = await dana.get(answer.headers["location"].removeprefix("/console"))
    assert "Version 2" in shown.text
    assert "Braille" in shown.text
    assert (await dana.get(f"/cases/safeguarding/{opened.case}")).links["Now Named"]


async def test_a_person_is_found_by_their_reference_by_whom_they_concern(
    dana: Browser, browse: Browse, opened: Concern
) -> None:
    await dana.get("/people")
    found = await dana.client.get("http://127.0.0.1/console/people", params={"reference": f" {opened.person} "})
    assert found.headers["location"] == f"/console/people/{opened.person}"
    await dana.get("/people", 422, reference="Invented Person")
    await dana.get(f"/people/{uuid4()}", 404)
    eve = await browse("eve", "DSO", area="elsewhere")
    await eve.get(f"/people/{opened.person}", 403)
    await eve.get(f"/people/{opened.person}/change", 403)
    olga = await browse("olga", "Operations")
    for path in ("/people", "/people/new", "/new", "/new/safeguarding"):
        await olga.get(path, 403)
    await dana.get("/new/knitting", 404)


async def test_outside_events_that_were_not_taken_are_shown_with_the_reason(
    dana: Browser, opened: Concern, bearer: Bearer
) -> None:
    police = {**bearer("kent-police", "Service", team=None), **STRUCTURED}
    nobodys = {**envelope(), "subject": f"safeguarding/{NOBODY}"}
    await opened.http.post("/v1/events", json=nobodys, headers=police)
    assert await _listed(dana, "unmatched", nobodys["id"])
    odd = envelope(opened, data={"crime_number": 7})
    await opened.http.post("/v1/events", json=odd, headers=police)
    await opened.until(lambda answer: "OutsideEventRefused" in answer.text, "/events")
    assert await _listed(dana, "refused", odd["id"])
    await dana.get("/outside/waiting")
    await dana.get("/outside/other", 422)


async def _listed(browser: Browser, kind: str, event: str) -> bool:
    address = f"/outside/{kind}"
    while True:
        page = await browser.get(address)
        if event in page.text:
            return True
        if "Next page" not in page.links:
            return False
        address = page.links["Next page"].removeprefix("/console")
