"""Providers over all cases: any team of the area sees the sanctions in force and the earlier concerns."""

from typing import Any
from uuid import uuid4

from tests.api.conftest import Bearer, Concern
from tests.domain.safeguarding.conftest import CONDITIONS, TRIAGE
from tests.domain.safeguarding.regions.examples import TABLE

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


async def test_a_pattern_over_one_providers_concerns_is_found_without_a_link(opened: Concern, bearer: Bearer) -> None:
    """S42-TEAM-PATTERN, EST-QIC-TABLE: what the review of earlier concerns asks is found over all teams' cases."""
    service, others = f"home-{uuid4().hex[:8]}", [Concern(opened.http, opened.dana) for _ in range(2)]
    unknown = (await opened.get("/earlier-concerns")).json()
    assert (unknown["provider"], unknown["concerns"]) == (None, 0)
    for each in others:
        await each.open()
        await about(each, service)
    await done(others[1], type="ReviewEarlierConcerns", period_months=12, concerns=1, findings="Invented")
    await done(
        others[1], type="DecideEstablishmentResponse", response="quality_in_care", considerations=TABLE,
        judgement="Invented", worked_with_commissioning="Invented", worked_with_team="Invented",
    )  # fmt: skip
    await about(opened, service)
    seen = (await opened.http.get(f"{opened.url}/earlier-concerns", params={"months": 6}, headers=opened.dana)).json()
    assert (seen["provider"], seen["period_months"], seen["concerns"], seen["open_concerns"]) == (service, 6, 2, 2)
    assert [each["case"].rsplit("/", 1)[1] for each in seen["items"]] == [str(each.case) for each in others]
    assert (seen["sanctions"], seen["no_new_placements"]) == ([], False)
    assert (seen["quality_in_care"], [each["quality_in_care"] for each in seen["items"]]) == (1, [False, True])

    found = await patterns_of(opened, bearer("pia", "Practitioner", team="Dover"), at_least=3)
    assert (found[service]["concerns"], found[service]["quality_in_care"]) == (3, 1)
    assert service not in await patterns_of(opened, opened.dana, at_least=4)
    assert service not in await patterns_of(opened, bearer("eve", "DSO", area="elsewhere"), at_least=1)


async def patterns_of(case: Concern, headers: dict[str, str], at_least: int) -> dict[str, Any]:
    """All pages, two providers a page."""
    found, cursor = {}, {}
    while True:
        answer = await case.http.get(
            "/v1/providers", params={"at_least": at_least, "limit": 2, **cursor}, headers=headers
        )
        page = answer.json()
        found |= {each["provider"]: each for each in page["items"]}
        if page["next"] is None:
            return found
        cursor = {"cursor": page["next"]}


async def test_a_provider_that_no_case_knows_has_nothing(opened: Concern) -> None:
    seen = (await opened.http.get("/v1/providers/home-unknown", headers=opened.dana)).json()
    assert (seen["sanctions"], seen["concerns"], seen["no_new_placements"]) == ([], [], False)
    assert (await opened.http.get("/v1/providers/Not a code", headers=opened.dana)).status_code == 422
