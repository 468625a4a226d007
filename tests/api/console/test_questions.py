"""What is asked of the cases of one pathway alone, and over all cases."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

import api
import console
from api.safeguarding import Feedback, HearingSeen, LetterHeard
from console.menu import menu_of, pages_of_case
from console.questions import QUESTIONS
from console.tables import Link, Said
from domain.forensic.proposal import Candidate, Proposal, Reason
from domain.kernel.register import Actor
from domain.registry import LIFECYCLES
from tests.api.conftest import Bearer, Concern
from tests.api.console.conftest import BASE, Browse, Browser, console_of
from tests.api.test_court_liaison import REPORT, SECRET, report_on_somebody
from tests.api.test_forensic import TESS, Referral
from tests.api.test_providers import PROGRESS, about, done

ROOT = Path(console.__file__).parent
DOCUMENT = (ROOT.parent / "docs" / "console.md").read_text()


def reads() -> Iterator[tuple[str, str]]:
    """Path, and module and name of the function, of every read of the API."""
    for module in iter_modules(api.__path__, "api."):
        if module.name == "api.__main__":
            continue
        for each in vars(import_module(module.name)).values():
            for route in each.routes if isinstance(each, APIRouter) else ():
                if isinstance(route, APIRoute) and "GET" in route.methods:
                    yield route.path.replace(":path", ""), f"{route.endpoint.__module__}.{route.endpoint.__name__}"


def test_every_read_of_the_api_has_a_page_or_is_said_to_have_none() -> None:
    source = "".join(each.read_text() for each in ROOT.rglob("*.py"))
    found = set(reads())
    assert len(found) > 35
    without = {path for path, function in found if not re.search(rf"\b{re.escape(function)}\b", source)}
    assert without == {path for path, _ in found if f"| `{path}` |" in DOCUMENT}


def test_each_is_offered_to_those_who_may_ask_it() -> None:
    def offered(*roles: str) -> set[str]:
        caller = Actor(id="anna", roles=roles)
        shown = {words for lifecycle in LIFECYCLES for _, words in pages_of_case(lifecycle, caller)}
        shown |= {words for _, words, _ in menu_of(caller)}
        return shown & {"Over all cases", *(each.tab for each in QUESTIONS)}

    assert offered("DSO") == {"Over all cases", "Officers", "Earlier concerns", "Feedback"}
    assert offered("TeamLeader") >= {"Over all cases", "Who could hold it"}
    assert "Who could hold it" not in offered("SocialWorker")
    assert offered("CourtOfficer") == {"Over all cases", "Reports to the court"}
    assert offered("CourtAgency") == offered("Operations") == offered("SystemAdministrator") == set()


def told(code: str, found: Any) -> Any:
    """The one table in which an answer is told first."""
    question = next(each for each in QUESTIONS if each.code == code)
    return next(iter(question.told(found, ZoneInfo("Europe/London"))))


def test_reasons_for_and_against_a_worker_stand_apart() -> None:
    reasons = (Reason(question="load", words="Holds 2 cases.", for_it=True),
               Reason(question="location", words="Works elsewhere.", for_it=False))  # fmt: skip
    able = tuple(Candidate(worker="sid", cases=2, limit=each, reasons=reasons) for each in (5, None))
    limited, free = told("allocation-proposal", Proposal(candidates=able, left_out=())).rows
    assert limited == (Link("/workers/sid", "sid"), "2 of 5", ("Holds 2 cases.",), ("Works elsewhere.",))
    assert free[1] == 2


def test_who_heard_the_outcome_by_a_letter_has_a_link_to_it() -> None:
    place = f"/cases/safeguarding/{uuid4()}/letters/7/0"
    letter = LetterHeard(letter=f"/v1{place}", kind="outcome_for_adult", state="delivered")
    heard = HearingSeen(who="agency:invented-care", rule="S42-FB-WHO", told=None, letters=(letter,), heard=True)
    (row,) = told("feedback", Feedback(hearings=(heard,))).rows
    assert row[:2] == (Said("Agency invented-care", "S42-FB-WHO"), "Yes")
    assert row[3] == (Link(place, "Outcome for adult: delivered"),)


async def test_the_officers_and_the_feedback_of_a_concern(dana: Browser, browse: Browse, opened: Concern) -> None:
    case = console_of(opened)
    assert {f"/console{case}/asked/officers", f"/console{case}/asked/feedback"} <= set((await dana.get(case)).addresses)
    page = await dana.get(f"{case}/asked/officers")
    assert ("h2", "Who could be DSO") in page.headings
    assert "DSO from team Not known" in page.text
    assert "S42-TEAM-IO" not in page.text
    lived = Concern(opened.http, opened.dana)
    await opened.http.put(f"/v1/people/{lived.person}", json={"born": "1950-02-03"}, headers=opened.dana)
    assert (await lived.put({"command": {**lived.referral, "home_team": "Thanet"}})).status_code == 201
    page = await dana.get(f"{console_of(lived)}/asked/officers")
    assert "S42-TEAM-IO" in page.text
    assert page.links["dana"] == "/console/workers/dana"
    heard = await dana.get(f"{case}/asked/feedback")
    assert "Not yet" in heard.text
    assert "Referrer" in heard.text
    form = await dana.get(f"{case}/do/ProgressConcern")
    assert form.links["Who ought to be DSO and IO"] == f"/console{case}/asked/officers"
    ada = await browse("ada", "SystemAdministrator")
    await ada.get(f"{case}/asked/officers", 403)
    eve = await browse("eve", "DSO", area="elsewhere")
    await eve.get(f"{case}/asked/officers", 403)
    await dana.get(f"{case}/asked/allocation-proposal", 404)
    await dana.get(f"/cases/safeguarding/{uuid4()}/asked/officers", 404)


async def test_a_provider_is_seen_over_all_cases(dana: Browser, browse: Browse, opened: Concern) -> None:
    service, second = f"home-{uuid4().hex[:8]}", Concern(opened.http, opened.dana)
    place = f"{console_of(opened)}/asked/earlier-concerns"
    assert "has not identified its establishment yet" in (await dana.get(place)).text
    await second.open()
    for case in (opened, second):
        await about(case, service)
    await done(second, type="ProgressConcern", **PROGRESS)
    await done(second, type="PlaceSanction", service=service, level=2, rationale="Invented", action_plan="Invented")
    page = await dana.get(place, months="6")
    assert "One adult" in page.text
    assert "Adult protection" in page.text
    assert f"/console{console_of(second)}" in page.addresses
    assert page.links[service] == f"/console/over/provider?service={service}"
    (again,) = page.forms[1:]
    assert dict(again.values)["months"] == "6"
    assert "#months" in (await dana.get(place, 422, months="many")).addresses
    known = await dana.get("/over/provider", service=service)
    assert "Concerns 2 Still open 2" in known.text
    assert (await dana.get("/over/provider")).form("/over/provider", "Show").names == {"service"}
    assert "#service" in (await dana.get("/over/provider", 422, service="No Code")).addresses
    pia = await browse("pia", "Practitioner", team="Dover")
    assert service in await listed(pia, "/over/sanctions")
    assert service in await listed(pia, "/over/patterns?at_least=2&months=3")
    assert service not in await listed(pia, "/over/patterns?at_least=3")
    await pia.get("/over/sanctions", 422, cursor="é" * 3000)


async def listed(browser: Browser, address: str) -> set[str]:
    """The words of every link of a list, from its first page to its last."""
    found: set[str] = set()
    while address:
        page = await browser.get(address)
        found |= page.links.keys()
        address = page.links.get("Next page", "").removeprefix("/console")
    return found


async def accepted_referral(http: httpx.AsyncClient, bearer: Bearer) -> Referral:
    """A forensic case without a worker; tess leads the team, uma may not hold it yet."""
    for worker, facts in {"tess": TESS, "uma": {"roles": ["SocialWorker"], "team": "forensic"}}.items():
        answer = await http.put(f"/v1/workers/{worker}", json=facts, headers=bearer("admin", "SystemAdministrator"))
        assert answer.is_success, answer.text
    return await Referral(http, bearer("tess", "TeamLeader")).accepted()


async def test_a_forensic_case_its_proposal_and_the_agenda(
    browse: Browse, http: httpx.AsyncClient, bearer: Bearer
) -> None:
    case = await accepted_referral(http, bearer)
    place, tess = f"/cases/forensic/{case.case}", await browse("tess", "TeamLeader")
    assert f"/console{place}/asked/allocation-proposal" in (await tess.get(place)).addresses
    page = await tess.get(f"{place}/asked/allocation-proposal", skills="Arson, fire setting")
    assert page.links["uma"] == "/console/workers/uma"
    assert "WORK-SS-TRAINED-FIRST" in page.text
    assert "#location" in (await tess.get(f"{place}/asked/allocation-proposal", 422, location="x" * 100)).addresses
    form = await tess.get(f"{place}/do/DiscussAtJointMeeting")
    assert form.links["The joint meeting's agenda"] == "/console/over/joint-meeting"
    sid = await browse("sid", "SocialWorker")
    assert f"/console{place}" in (await sid.get("/over/joint-meeting")).addresses
    assert f"/console{place}" not in (await sid.get("/over/joint-meeting", until="2026-01-01")).addresses
    assert "#until" in (await sid.get("/over/joint-meeting", 422, until="soon")).addresses
    await sid.get(f"{place}/asked/allocation-proposal", 403)
    await (await browse()).get("/over/joint-meeting", 403)


async def test_the_court_reads_what_it_was_given_and_nothing_else(
    browse: Browse, http: httpx.AsyncClient, bearer: Bearer
) -> None:
    url = await report_on_somebody(http, bearer)
    place, cleo = url.replace("/v1", ""), await browse("cleo", "CourtOfficer")
    form = (await cleo.get("/over/court-reports")).form("/over/court-reports", "Show")
    assert "#case" in (await cleo.get("/over/court-reports", 422, case="4711")).addresses
    found = await cleo.client.get(f"{BASE}{form.action}", params=dict(form.filled(case=place[-36:])))
    assert found.headers["location"] == f"/console{place}/asked/court-reports"
    page = await cleo.get(f"{place}/asked/court-reports")
    assert REPORT["recommendations"] in page.text
    assert SECRET not in page.text
    assert not [each for each in page.addresses if each.endswith(("/duties", "/chronology"))]
    await cleo.get(place, 403)
    fay = await browse("fay", "ForensicMentalHealthPractitioner")
    assert f"/console{place}/asked/court-reports" in (await fay.get(place)).addresses
    await (await browse("otto", "CourtAgency")).get(f"{place}/asked/court-reports", 403)


@pytest.mark.parametrize(("who", "status"), [(("dana", "DSO"), 404), (("olga", "Operations"), 403)])
async def test_questions_that_there_are_not(browse: Browse, who: Any, status: int) -> None:
    somebody = await browse(*who)
    await somebody.get("/over/knitting", 404)
    await somebody.get("/over", 200 if status == 404 else 403)
