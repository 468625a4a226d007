"""The forensic team over HTTP: a proposal with its reasons, the joint meeting's agenda, other pathways told."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from activities import deliver
from domain.forensic.links import mappa_case, supervision_case
from domain.registry import LIFECYCLES
from tests.api.conftest import Bearer, Concern

TESS = {"roles": ["TeamLeader"], "team": "forensic"}
SOCIAL_WORKER = {
    "roles": ["SocialWorker"], "team": "forensic", "qualifications": ["social_work"], "registered_until": "2090-01-01",
    "trained": {"social_supervisor": "2020-02-03"},
}  # fmt: skip
FINDINGS: dict[str, Any] = {
    "resident_in_kent_before_admission": True, "admitted_on": "2019-03-04", "ward": {"kind": "low_secure"},
    "severe_and_enduring_mental_illness": True, "autism": False, "learning_disability": False,
    "risk": {"significant": True, "assessor": "Invented", "assessed_on": "2025-11-03", "rationale": "Invented"},
    "legal": {"route": "RESTRICTED", "s37_and_s41": True},
}  # fmt: skip


class Referral(Concern):
    """One invented referral, worked over HTTP."""

    @property
    def url(self) -> str:
        return f"/v1/cases/forensic/{self.case}"

    @property
    def referral(self) -> dict[str, Any]:
        return {"type": "EmailReferral", "person": str(self.person), "sender": "social_supervisor",
                "on_service_form": True}  # fmt: skip

    async def accepted(self) -> "Referral":
        opened = await self.open()
        assert opened.status_code == 201, opened.text
        for key, command in {
            "start": {"type": "StartScreening"},
            "va": {"type": "ApplyVulnerableAdultsProtocol", "applies": False, "why": "Invented"},
            "accept": {"type": "AcceptReferral", "findings": FINDINGS, "response": "Invented"},
        }.items():
            answer = await self.give(key, **command)
            assert answer.status_code == 200, answer.text
        return self


@pytest.fixture(scope="session")
async def team(http, bearer: Bearer) -> None:
    admin = bearer("admin", "SystemAdministrator")
    for worker, facts in {
        "tess": TESS, "sid": {**SOCIAL_WORKER, "skills": ["arson"]}, "sue": SOCIAL_WORKER,
        "una": {"roles": ["SocialWorker"], "team": "forensic"},
    }.items():  # fmt: skip
        answer = await http.put(f"/v1/workers/{worker}", json=facts, headers=admin)
        assert answer.is_success, answer.text


@pytest.fixture
async def referral(http, bearer: Bearer, team: None) -> Referral:
    return await Referral(http, bearer("tess", "TeamLeader")).accepted()


async def test_a_proposal_says_who_and_why_and_who_not(referral: Referral) -> None:
    found = (await referral.get("/allocation-proposal", skills="arson")).json()
    workers = [each["worker"] for each in found["candidates"]]
    assert workers.index("sid") < workers.index("sue")
    assert {"question": "skills", "words": "1 of 1 wanted skills and languages: arson.", "for_it": True} in (
        found["candidates"][workers.index("sid")]["reasons"]
    )
    left_out = {each["worker"]: [o["rule"] for o in each["objections"]] for each in found["left_out"]}
    assert left_out["una"] == ["FOR-ALLOC-IS-SW", "WORK-SS-TRAINED-FIRST"]


async def test_whoever_held_the_person_before_is_proposed_first_and_loads_are_counted(
    referral: Referral, bearer: Bearer
) -> None:
    given = await referral.give("allocate", type="AllocateWorker", worker="sue")
    assert given.status_code == 200, given.text
    again = Referral(referral.http, referral.dana, person=referral.person)
    found = (await (await again.accepted()).get("/allocation-proposal", skills="arson")).json()
    first = found["candidates"][0]
    assert first["worker"] == "sue"
    assert first["cases"] >= 1
    assert first["reasons"][0]["for_it"]


async def test_a_proposal_is_for_those_who_allocate(referral: Referral, bearer: Bearer) -> None:
    for who in (bearer("dana", "DSO"), bearer("sid", "SocialWorker")):
        assert (await referral.get("/allocation-proposal", headers=who)).status_code == 403
    elsewhere = bearer("tess", "TeamLeader", area="medway")
    assert (await referral.get("/allocation-proposal", headers=elsewhere)).status_code == 403
    nothing = Referral(referral.http, referral.dana)
    assert (await nothing.get("/allocation-proposal")).status_code == 404


async def test_the_agenda_holds_what_was_accepted_until_it_was_discussed(referral: Referral) -> None:
    async def agenda(**query: Any) -> set[str]:
        answer = await referral.http.get("/v1/forensic/joint-meeting", params=query, headers=referral.dana)
        assert answer.status_code == 200, answer.text
        return {item["case"] for item in answer.json()["items"]}

    assert referral.url in await agenda()
    assert referral.url not in await agenda(until="2026-01-01")
    today = datetime.now(UTC).date().isoformat()
    given = await referral.give("d", type="DiscussAtJointMeeting", meeting_on=today, with_fols=True)
    assert given.status_code == 200, given.text
    assert referral.url not in await agenda()
    assert referral.url not in await agenda(until=date(2090, 1, 1).isoformat())
    told = (await referral.get("/overview")).json()["lines"]
    assert {"unallocated", "restricted", "referrer_told", "discussed", "social_supervisor"} <= {
        line["code"] for line in told
    }
    assert (told[-1]["topic"], told[-1]["rule"]) == ("referral", "FOR-PROFILE-ROUTES")


async def test_a_concern_opens_a_real_safeguarding_case_and_both_know_of_each_other(
    referral: Referral, bearer: Bearer
) -> None:
    case = uuid4()
    given = await referral.give(
        "raise", type="RaiseSafeguardingConcern", case=str(case), content=["financial"], summary="Invented"
    )
    assert given.status_code == 200, given.text
    other = Concern(referral.http, bearer("dana", "DSO"), case=case)
    seen = (await other.until(lambda a: a.status_code == 200 and a.json()["links"], "")).json()
    assert (seen["lifecycle"], seen["stage"]) == ("safeguarding", "RECEIVED")
    assert [(link["lifecycle"], link["case"]) for link in seen["links"]] == [("forensic", str(referral.case))]
    own = (await referral.get()).json()["links"]
    assert ("safeguarding", str(case)) in [(link["lifecycle"], link["case"]) for link in own]


async def test_acceptance_opens_the_cases_of_mappa_and_of_social_supervision(
    referral: Referral, bearer: Bearer
) -> None:
    who = {"mappa": bearer("mona", "MappaCoordinator"), "supervision": bearer("sue", "SocialSupervisor")}

    async def stage(lifecycle: str, case: UUID) -> str:
        class Opened(Concern):
            @property
            def url(self) -> str:
                return f"/v1/cases/{lifecycle}/{self.case}"

        opened = Opened(referral.http, who[lifecycle], case=case)
        seen = await opened.until(lambda answer: answer.status_code == 200, "")
        return str(seen.json()["stage"])

    assert await stage("mappa", mappa_case(referral.person)) == "SCREENING"
    assert await stage("supervision", supervision_case(referral.person)) == "ALLOCATION_PENDING"


@pytest.fixture
def before_social_supervision(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release that does not have that pathway yet."""
    monkeypatch.setattr(
        deliver, "LIFECYCLES", {name: each for name, each in LIFECYCLES.items() if name != "supervision"}
    )


async def test_what_is_asked_of_a_pathway_that_does_not_exist_yet_waits_visibly(
    before_social_supervision: None, referral: Referral
) -> None:
    target = f"supervision/{supervision_case(referral.person)}"

    async def waiting() -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        query: dict[str, Any] = {"limit": 2}
        while True:
            answer = (await referral.http.get("/v1/follow-ups", params=query, headers=referral.dana)).json()
            found |= {item["target"]: item for item in answer["items"]}
            if answer["next"] is None:
                return found
            query["cursor"] = answer["next"]

    for _ in range(200):
        if (item := (await waiting()).get(target)) and item["because"]:
            break
    assert (item["case"], item["because"]) == (referral.url, "no such pathway yet")
    assert f"mappa/{mappa_case(referral.person)}" not in await waiting()


async def test_the_figures_of_a_month_are_for_those_who_manage(referral: Referral, bearer: Bearer) -> None:
    month = datetime.now(UTC).date().replace(day=1)

    async def told() -> dict[str, Any]:
        query = {"month": f"{month:%Y-%m}"}
        answer = await referral.http.get("/v1/forensic/figures", params=query, headers=referral.dana)
        found: dict[str, Any] = answer.json()
        return found

    before = await told()
    where = {"kind": "secure_hospital", "footprint": False, "since": month.isoformat()}
    placed = await referral.give("p", type="RecordPlacement", **where)
    assert placed.status_code == 200, placed.text
    after = await told()
    assert after["out_of_area"] == before["out_of_area"] + 1
    assert after["still_detained"] == before["still_detained"] + 1
    dana = bearer("dana", "DSO")
    refused = await referral.http.get("/v1/forensic/figures", params={"month": "2026-03"}, headers=dana)
    assert refused.status_code == 403


class StaffRecord(Concern):
    """One invented worker's record, kept by the Service Manager."""

    @property
    def url(self) -> str:
        return f"/v1/cases/worker/{self.case}"

    @property
    def referral(self) -> dict[str, Any]:
        return {"type": "AppointWorker", "worker": f"w-{self.case.hex[:12]}", "person": str(self.person),
                "service": "forensic", "roles": ["SocialWorker"], "started": "2020-01-06"}  # fmt: skip


async def test_the_figures_of_the_workforce_are_counted_from_staff_records(
    http, bearer: Bearer, referral: Referral
) -> None:
    """WORK-M-PRACTISING, WORK-M-EMPLOYER: one supervisor more, seen by managers only."""
    today = datetime.now(UTC).date()

    async def told(who: dict[str, str]) -> Any:
        return await http.get("/v1/forensic/worker-figures", params={"month": f"{today:%Y-%m}"}, headers=who)

    before = (await told(referral.dana)).json()
    record = StaffRecord(http, bearer("stella", "ServiceManager"))
    opened = await record.open()
    assert opened.status_code == 201, opened.text
    done: dict[str, dict[str, Any]] = {
        "course": {"type": "RecordTraining", "course": "social_supervisor", "completed": today.isoformat()},
        "nurse": {"type": "RecordQualification", "qualification": "nursing"},
        "grant": {"type": "GrantStanding", "standing": "SocialSupervisor", "since": today.isoformat()},
    }  # fmt: skip
    for key, command in done.items():
        answer = await record.give(key, **command)
        assert answer.status_code == 200, answer.text
    after = (await told(referral.dana)).json()
    assert after["practising"] == before["practising"] + 1
    assert after["by_employer"]["KCC"] == before["by_employer"].get("KCC", 0) + 1
    assert after["by_qualification"]["nurse"] == before["by_qualification"].get("nurse", 0) + 1
    assert (await told(bearer("dana", "DSO"))).status_code == 403
