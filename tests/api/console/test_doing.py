"""Commands given from a page."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from activities.messages import CaseRef
from api.settings import ApiSettings
from console.app import attach
from tests.api.conftest import Concern, Connect
from tests.api.console.conftest import Browse, Browser, console_of, read
from tests.api.console.html import Form, Page

ACTED = "ActOnImmediateRisk"


async def asked(browser: Browser, concern: Concern, command: str) -> Form:
    return (await browser.get(f"{console_of(concern)}/do/{command}")).form(f"/do/{command}")


async def after(browser: Browser, answer: httpx.Response) -> Page:
    """The page to which a command that was done leads."""
    assert answer.status_code == 303, read(answer).text
    return await browser.get(answer.headers["location"].removeprefix("/console"))


async def kinds(concern: Concern) -> list[str]:
    return [each["type"] for each in (await concern.get("/events")).json()["events"]]


async def test_a_command_is_done_and_its_page_says_what_it_brought(dana: Browser, opened: Concern) -> None:
    form = await asked(dana, opened, ACTED)
    page = await after(dana, await dana.send(form, form.filled(action="rang the home")))
    assert "Done Immediate risk acted" in page.text
    (event,) = (e for e in (await opened.get("/events")).json()["events"] if e["type"] == "ImmediateRiskActed")
    assert (event["body"]["action"], event["by"]) == ("rang the home", "dana")


async def test_a_form_that_is_sent_twice_is_one_command(dana: Browser, opened: Concern) -> None:
    form = await asked(dana, opened, ACTED)
    filled = form.filled(action="rang the home")
    first, second = await dana.send(form, filled), await dana.send(form, filled)
    assert first.headers["location"] == second.headers["location"]
    assert (await kinds(opened)).count("ImmediateRiskActed") == 1
    again = await asked(dana, opened, ACTED)
    await dana.send(again, again.filled(action="rang the home"))
    assert (await kinds(opened)).count("ImmediateRiskActed") == 2


async def test_a_refusal_names_the_rule_at_its_field_and_keeps_what_was_typed(dana: Browser, opened: Concern) -> None:
    form = await asked(dana, opened, "CloseConcern")
    filled = form.filled(reason="criteria_not_met", rationale="")
    answer = await dana.send(form, [*filled, ("records_reviewed", "All of <b>1998</b>")])
    assert answer.status_code == 409
    page = read(answer)
    assert "Nothing was done; every rule that stands in the way is named." in page.text
    again = page.form("/do/CloseConcern")
    assert ("reason", "criteria_not_met") in again.values
    assert ("records_reviewed", "All of <b>1998</b>") in again.values
    assert dict(again.values)["command-key"] != dict(form.values)["command-key"]
    assert any(address.startswith("#f-") for address in page.addresses)
    refused = await opened.give("same", type="CloseConcern", reason="criteria_not_met", records_reviewed="All of it")
    for rule in {each["rule"] for each in refused.json()["rules"]}:
        assert rule in page.text
    assert "ConcernClosed" not in await kinds(opened)


async def test_what_does_not_fit_stands_at_its_field(dana: Browser, opened: Concern) -> None:
    form = await asked(dana, opened, ACTED)
    answer = await dana.send(form, form.filled(effective_at="last tuesday", action=""))
    page = read(answer)
    assert answer.status_code == 422
    assert {"#f-effective_at", "#f-action"} <= set(page.addresses)
    assert "This field is required." in page.text
    assert "Input should be" not in page.text
    assert ("effective_at", "last tuesday") in page.form("/do/ActOnImmediateRisk").values


async def test_it_happened_when_the_form_says(dana: Browser, concern: Concern) -> None:
    received = datetime.now(UTC) - timedelta(days=2)
    await concern.open(effective_at=received.isoformat())
    form = await asked(dana, concern, ACTED)
    at = (received + timedelta(hours=3)).replace(second=0, microsecond=0)
    london = at.astimezone(ZoneInfo("Europe/London"))
    await after(dana, await dana.send(form, form.filled(action="rang", effective_at=f"{london:%Y-%m-%dT%H:%M}")))
    (event,) = (e for e in (await concern.get("/events")).json()["events"] if e["type"] == "ImmediateRiskActed")
    assert datetime.fromisoformat(event["effective_at"]) == at


async def test_one_more_row_is_added_without_sending_anything(dana: Browser, opened: Concern) -> None:
    form = await asked(dana, opened, "CloseConcern")
    page = read(await dana.send(form, [*form.filled(rationale="typed"), ("add", "feedback.bodies")]))
    again = page.form("/do/CloseConcern")
    assert {"feedback.bodies.0.key", "feedback.bodies.0.value"} <= again.names
    assert ("rationale", "typed") in again.values
    assert "ConcernClosed" not in await kinds(opened)


async def test_codes_that_the_case_has_used_are_offered(dana: Browser, opened: Concern) -> None:
    page = await dana.get(f"{console_of(opened)}/do/SuspendDuty")
    assert "S42-TRIAGE-1WD" in page.offered["f-duty-known"]


async def test_commands_that_there_are_not_have_no_form(dana: Browser, opened: Concern) -> None:
    for name in ("PassTime", "AcceptLink", "ReviewTimetable", "ReceiveReferral", "Nonsense"):
        await dana.get(f"{console_of(opened)}/do/{name}", 404)


async def test_nobody_of_another_area_sees_or_sends_a_form(browse: Browse, dana: Browser, opened: Concern) -> None:
    form = await asked(dana, opened, ACTED)
    eve = await browse("eve", "DSO", area="elsewhere")
    await eve.get(f"{console_of(opened)}/do/{ACTED}", 403)
    marked = [(name, value) for name, value in form.filled(action="x") if name != "form-mark"]
    mark = dict((await eve.get("/work/all")).form("/sign-out").values)["form-mark"]
    assert (await eve.send(form, [*marked, ("form-mark", mark)])).status_code == 403
    assert "ImmediateRiskActed" not in await kinds(opened)


async def test_a_form_sent_after_the_token_ended_waits_for_the_sign_in(dana: Browser, opened: Concern) -> None:
    form = await asked(dana, opened, ACTED)
    session = dana.client.cookies["caseclock-session"]
    dana.client.cookies.delete("caseclock-session")
    answer = await dana.send(form, form.filled(action="typed before"))
    waiting = read(answer).form(f"/do/{ACTED}", "Send it now")
    assert (answer.status_code, dict(waiting.values)["action"]) == (401, "typed before")
    dana.client.cookies.set("caseclock-session", session)
    await after(dana, await dana.send(waiting))
    assert (await kinds(opened)).count("ImmediateRiskActed") == 1


async def test_what_takes_long_is_under_way_and_asked_again(
    connect: Connect, dana: Browser, opened: Concern, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine is waited for in vain once; the same form then brings the answer of the same command."""
    form = await asked(dana, opened, ACTED)
    async with connect(ApiSettings(answer_seconds=60)) as hasty:
        attach(hasty.app)
        hasty.cookies = dana.client.cookies
        cases = hasty.app.state.services.cases
        instruct = type(cases).instruct

        async def slowly(self: Any, ref: CaseRef, *more: Any) -> None:
            await instruct(self, ref, *more)

        monkeypatch.setattr(type(cases), "instruct", slowly)
        browser = Browser(hasty)
        answer = await browser.send(form, form.filled(action="rang"))
        waiting = read(answer).form(f"/do/{ACTED}", "Ask again")
        assert answer.status_code == 202
        monkeypatch.undo()
        await after(browser, await browser.send(waiting))
    assert (await kinds(opened)).count("ImmediateRiskActed") == 1


async def test_advice_is_told_after_the_command(dana: Browser, opened: Concern) -> None:
    given = await opened.give("early", type=ACTED, action="rang")
    warned = given.json().get("warnings", [])
    page = await dana.get(console_of(opened), done="early")
    assert ("Think of this" in page.text) == bool(warned)
    assert "Done" in page.text
    refused = await opened.give("late", type="CloseConcern", reason="criteria_not_met")
    assert refused.status_code == 409
    assert "Refused" in (await dana.get(console_of(opened), done="late")).text
