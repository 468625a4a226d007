"""The console walked in Chromium: ``make browser``. Every page is examined by axe-core and at the width of a telephone.

What no test over HTTP can see: whether the policy lets our own files through, what the keyboard reaches, what a double
click does, whether the one script presses its button, and whether everything works with scripts switched off.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

import httpx
import pytest
import uvicorn

from console.reports import REPORTS
from tests.api.conftest import Bearer, Concern
from tests.api.console.test_questions import accepted_referral
from tests.api.test_court_liaison import report_on_somebody
from tests.api.test_documents import PLAIN
from tests.api.test_providers import PROGRESS, about, done
from tests.api.test_supervision import Supervised

pytestmark = pytest.mark.slow

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = 320
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """The browser: named by CASECLOCK_CHROMIUM, or the machine's own."""
    named = os.environ.get("CASECLOCK_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    assert named, "no Chromium on this machine: install it (apt install chromium) or name it in CASECLOCK_CHROMIUM"
    return named


@pytest.fixture(scope="session")
async def address(application: Any) -> AsyncIterator[str]:
    """The console behind a real HTTP server."""
    server = uvicorn.Server(uvicorn.Config(application, port=0, lifespan="off", log_config=None))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 -- uvicorn has no event to wait for
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/console"
    server.should_exit = True
    await serving


@pytest.fixture(scope="session")
async def engine() -> AsyncIterator[Any]:
    """Chromium. As root it has no sandbox to stand in."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield browser
        await browser.close()


class Walker:
    """Somebody before a screen; whatever the page complains of is kept."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address, self.complaints = page, address, []
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._stays)

    def _says(self, said: Any) -> None:
        if said.type in {"error", "warning"}:
            self.complaints.append(said.text)

    def _stays(self, request: Any) -> None:
        if not request.url.startswith(self.address):
            self.complaints.append(f"asks elsewhere: {request.url}")

    async def to(self, path: str) -> None:
        await self.page.goto(self.address + path)

    async def press(self, button: str) -> None:
        async with self.page.expect_navigation():
            await self.page.get_by_role("button", name=button, exact=True).click()

    async def follow(self, link: str) -> None:
        async with self.page.expect_navigation():
            await self.page.get_by_role("link", name=link, exact=True).first.click()

    async def examined(self) -> None:
        """Nothing on this page keeps anybody out, in a wide window and on a telephone."""
        from axe_playwright_python.async_playwright import Axe

        for details in await self.page.query_selector_all("details"):
            await details.evaluate("each => each.open = true")
        found = await Axe().run(self.page, options={"runOnly": STANDARDS})
        assert not found.response["violations"], (self.page.url, found.generate_report())
        size = self.page.viewport_size
        await self.page.set_viewport_size({"width": NARROW, "height": 800})
        wide = await self.page.evaluate("document.documentElement.scrollWidth")
        await self.page.set_viewport_size(size)
        assert wide <= NARROW, (self.page.url, wide)


@pytest.fixture
async def walker(engine: Any, address: str) -> AsyncIterator[Walker]:
    context = await engine.new_context(viewport={"width": 1200, "height": 900})
    walker = Walker(await context.new_page(), address)
    yield walker
    await context.close()
    assert not walker.complaints


async def as_dana(walker: Walker) -> None:
    await walker.to("/sign-in")
    await walker.press("Dana")


async def played(walker: Walker, worker: str, *roles: str) -> None:
    """Signed in as somebody who is not on the list."""
    await walker.to("/sign-in")
    await walker.page.get_by_text("Somebody else").click()
    await walker.page.get_by_label("Worker").fill(worker)
    await walker.page.get_by_label("Roles").fill(" ".join(roles))
    await walker.press("Play this person")


async def test_every_page_can_be_used_by_everybody(walker: Walker, opened: Concern) -> None:
    await walker.to("/sign-in")
    await walker.examined()
    await as_dana(walker)
    case = f"/cases/safeguarding/{opened.case}"
    for path in (
        "/work/mine", "/work/all", "/caseload/all", case, f"{case}/duties", f"{case}/chronology",
        f"{case}/chronology?as_at=2026-01-01T10:00", f"{case}/do/CloseConcern", f"{case}/do/CompleteDash",
        f"{case}/do/SuspendDuty", "/new", "/new/safeguarding", f"/new/safeguarding?person={opened.person}", "/people",
        "/people/new", f"/people/{opened.person}", f"/people/{opened.person}/change", "/outside/refused",
        "/outside/unmatched", "/outside/waiting", "/letters/all", f"{case}/letters", f"{case}/chronology?latest=1",
        f"{case}/parties", f"{case}/parties/one", f"{case}/documents", f"{case}/documents/upload", "/workers",
        "/workers/dana", "/addresses", f"{case}/asked/officers", f"{case}/asked/feedback",
        f"{case}/asked/earlier-concerns", "/over", "/over/sanctions", "/over/patterns?at_least=1", "/over/provider",
        "/over/provider?service=home-42",
    ):  # fmt: skip
        await walker.to(path)
        await walker.examined()
    await walker.to(f"{case}/do/CloseConcern")
    await walker.page.get_by_label("Criteria not met").first.check()
    await walker.press("Close concern")
    assert "Nothing was done" in await walker.page.inner_text("main")
    await walker.examined()
    walker.complaints.clear()  # a browser complains of every status that is no success, as of this 409


async def test_registers_meetings_and_figures_can_be_used_by_everybody(walker: Walker, concern: Concern) -> None:
    every = {role for report in REPORTS for role in report.roles}
    await played(walker, "ada", "SystemAdministrator", "MappaCoordinator", *every)
    for path in (
        "/workers", "/workers/dana", "/workers/dana/change", "/workers/nobody-yet/change", "/addresses",
        "/addresses/one", "/book", "/figures", *(f"/figures/{each.code}" for each in REPORTS),
    ):  # fmt: skip
        await walker.to(path)
        await walker.examined()
    await walker.to("/addresses/one")
    await walker.press("Record it")
    await walker.examined()
    walker.complaints.clear()  # of the 422


async def test_the_reports_of_a_supervision_can_be_used_by_everybody(
    walker: Walker, http: httpx.AsyncClient, bearer: Bearer
) -> None:
    case = await Supervised(http, bearer("tess", "TeamLeader")).discharged(bearer)
    await played(walker, "sam", "SocialSupervisor")
    await walker.to(f"/cases/supervision/{case.case}/asked/reports")
    await walker.examined()


async def test_what_one_pathway_asks_can_be_used_by_everybody(
    walker: Walker, http: httpx.AsyncClient, bearer: Bearer, opened: Concern
) -> None:
    service, referral = f"home-{uuid4().hex[:8]}", await accepted_referral(http, bearer)
    await about(opened, service)
    await done(opened, type="ProgressConcern", **PROGRESS)
    await done(opened, type="PlaceSanction", service=service, level=2, rationale="Invented", action_plan="Invented")
    second = Concern(http, opened.dana)
    await second.open()
    await about(second, service)
    court = (await report_on_somebody(http, bearer)).removeprefix("/v1")
    proposal = f"/cases/forensic/{referral.case}/asked/allocation-proposal"
    await played(walker, "tess", "TeamLeader", "DSO", "ForensicMentalHealthPractitioner")
    for path in (
        f"/cases/safeguarding/{second.case}/asked/earlier-concerns", "/over/sanctions", "/over/patterns",
        f"/over/provider?service={service}", "/over/joint-meeting", proposal, f"{proposal}?skills=arson",
        f"/cases/forensic/{referral.case}/do/AllocateWorker", f"{court}/asked/court-reports", "/over/court-reports",
    ):  # fmt: skip
        await walker.to(path)
        await walker.examined()
    await walker.to(f"{proposal}?location={'x' * 100}")
    await walker.examined()
    walker.complaints.clear()  # of the 422


async def test_a_file_is_chosen_and_uploaded_without_script(engine: Any, address: str, opened: Concern) -> None:
    context = await engine.new_context(java_script_enabled=False)
    walker = Walker(await context.new_page(), address)
    await as_dana(walker)
    await walker.to(f"/cases/safeguarding/{opened.case}")
    await walker.follow("Documents")
    await walker.follow("Upload a document")
    await walker.page.get_by_label("File").set_input_files(
        {"name": "x.pdf", "mimeType": "application/pdf", "buffer": PLAIN}
    )
    await walker.page.get_by_label("Its name in the record").fill("provider-report")
    await walker.page.get_by_label("Kind").select_option("provider_report")
    await walker.press("Upload")
    assert "Remove what the document says of other people" in await walker.page.inner_text("main")
    walker.complaints.clear()  # of the 409
    await walker.page.get_by_label("None").first.check()
    await walker.page.get_by_label("File").set_input_files(
        {"name": "x.pdf", "mimeType": "application/pdf", "buffer": PLAIN}
    )
    await walker.press("Upload")
    async with walker.page.expect_download() as loading:
        await walker.page.get_by_role("link", name="provider-report.pdf").click()
    assert (await loading.value).suggested_filename == "provider-report.pdf"
    await context.close()
    assert not walker.complaints


async def test_the_keyboard_reaches_the_content_first(walker: Walker, opened: Concern) -> None:
    await as_dana(walker)
    await walker.page.keyboard.press("Tab")
    assert await walker.page.evaluate("document.activeElement.textContent") == "Skip to the content"
    await walker.page.keyboard.press("Enter")
    assert walker.page.url.endswith("#main")


async def test_a_double_click_is_one_command(walker: Walker, opened: Concern) -> None:
    await as_dana(walker)
    await walker.to(f"/cases/safeguarding/{opened.case}/do/ActOnImmediateRisk")
    await walker.page.get_by_label("Action").fill("rang the home")
    await walker.page.get_by_role("button", name="Act on immediate risk").dblclick()
    await walker.page.wait_for_url("**?done=*")
    assert "Immediate risk acted" in await walker.page.inner_text("main")
    events = (await opened.get("/events")).json()["events"]
    assert [event["type"] for event in events].count("ImmediateRiskActed") == 1


async def test_what_is_under_way_is_asked_for_again_by_itself(
    walker: Walker, opened: Concern, application: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await as_dana(walker)
    await walker.to(f"/cases/safeguarding/{opened.case}/do/ActOnImmediateRisk")
    await walker.page.get_by_label("Action").fill("rang the home")
    cases = type(application.state.services.cases)
    instruct = cases.instruct

    async def without_an_answer(self: Any, *order: Any) -> None:
        monkeypatch.setattr(cases, "instruct", instruct)
        with suppress(TimeoutError):
            await instruct(self, *order)

    monkeypatch.setattr(cases, "instruct", without_an_answer)
    await walker.press("Act on immediate risk")
    assert "Under way" in await walker.page.title()
    await walker.page.wait_for_url("**?done=*")
    assert "Immediate risk acted" in await walker.page.inner_text("main")


async def test_without_script_a_person_is_registered_a_case_opened_and_worked_on(engine: Any, address: str) -> None:
    context = await engine.new_context(java_script_enabled=False)
    walker, name = Walker(await context.new_page(), address), f"Invented {uuid4().hex[:6]}"
    await as_dana(walker)
    await walker.follow("New case")
    await walker.follow("Adult safeguarding")
    await walker.follow("Somebody new: register them first")
    await walker.page.get_by_label("Name", exact=True).fill(name)
    await walker.page.get_by_label("Born", exact=True).fill("1950-02-03")
    await walker.press("Record it")
    await walker.page.get_by_label("KASC").first.check()
    await walker.page.get_by_label("Neglect", exact=True).check()
    await walker.press("Receive referral")
    assert name in await walker.page.inner_text("h1")
    await walker.follow("Close concern")
    async with walker.page.expect_navigation():
        await walker.page.get_by_role("button", name="Add one to Bodies").click()
    assert walker.page.url.endswith("#f-feedback-bodies")
    assert await walker.page.get_by_label("Which").count() == 1
    await context.close()
    assert not walker.complaints
