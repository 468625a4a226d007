"""Providers over all cases: any team of the area sees the sanctions in force and the earlier concerns."""

from uuid import uuid4

from tests.api.conftest import Bearer, Concern
from tests.domain.safeguarding.conftest import CONDITIONS, TRIAGE

HOME = {"kind": "nursing_home", "regulated_by": "CQC", "commissioned_by": ["kent_county_council"]}
PROGRESS = {"enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE}


async def done(case: Concern, **command: object) -> None:
    answer = await case.give(str(uuid4()), **command)
    assert answer.status_code == 200, answer.text


async def about(case: Concern, service: str) -> None:
    await done(case, type="IdentifyEstablishment", service=service, **HOME)


async def test_a_sanction_of_one_case_is_seen_by_every_team(opened: Concern, bearer: Bearer) -> None:
    service = f"home-{uuid4().hex[:8]}"
    await about(opened, service)
    await done(opened, type="ProgressConcern", **PROGRESS)
    await done(opened, type="PlaceSanction", service=service, level=2, rationale="Invented", action_plan="Invented")
    other = bearer("pia", "Practitioner", team="Dover")
    seen = (await opened.http.get(f"/v1/providers/{service}", headers=other)).json()
    assert [(each["kind"], each["level"]) for each in seen["sanctions"]] == [("adult_protection", 2)]
    assert (seen["no_new_placements"], seen["open_concerns"]) == (False, 1)
    listed = (await opened.http.get("/v1/sanctions", params={"limit": 200}, headers=other)).json()["items"]
    assert service in {each["provider"] for each in listed}


async def test_concerns_about_one_provider_stand_together_whoever_holds_them(opened: Concern, bearer: Bearer) -> None:
    service, second = f"home-{uuid4().hex[:8]}", Concern(opened.http, opened.dana)
    await second.open()
    for case in (opened, second):
        await about(case, service)
    seen = (await opened.http.get(f"/v1/providers/{service}", headers=bearer("ian", "IO", team="Dover"))).json()
    assert [each["case"].rsplit("/", 1)[1] for each in seen["concerns"]] == [str(opened.case), str(second.case)]
    assert seen["sanctions"] == []


async def test_a_provider_that_no_case_knows_has_nothing(opened: Concern) -> None:
    seen = (await opened.http.get("/v1/providers/home-unknown", headers=opened.dana)).json()
    assert (seen["sanctions"], seen["concerns"], seen["no_new_placements"]) == ([], [], False)
    assert (await opened.http.get("/v1/providers/Not a code", headers=opened.dana)).status_code == 422
