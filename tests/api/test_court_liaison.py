"""Court liaison over HTTP: the court reads what it was given and nothing else; the figures of a period."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.api.conftest import Bearer

SECRET = "Hears voices at night (invented)"
ASSESSMENT = {
    "type": "CompleteAssessment", "findings": SECRET, "needs": ["mental_health"], "consent": "given",
    "cohorts": ["homeless"], "risk_of_custody": True, "repeat_offending": False,
}  # fmt: skip
REPORT = {
    "type": "GiveReport", "form": "oral", "to": "District judge (invented)", "note": "As said", "community": True,
    "recommendations": "A community order (invented)", "advice": "Mornings only", "alternatives": ["Invented charity"],
}  # fmt: skip
WORDS = {"words": "Invented"}
DAY = timedelta(days=1)


@pytest.fixture(scope="session")
async def reported(http: httpx.AsyncClient, bearer: Bearer) -> str:
    """The address of the case of an invented defendant on whom the court has a report."""
    return await report_on_somebody(http, bearer)


async def report_on_somebody(http: httpx.AsyncClient, bearer: Bearer) -> str:
    fay, cleo, otto = _who(bearer)
    person, url = str(uuid4()), f"/v1/cases/court-liaison/{uuid4()}"
    registered = await http.put(f"/v1/people/{person}", json={"born": "1990-02-03"}, headers=fay)
    today = datetime.now(UTC).date().isoformat()
    listed = {"type": "IdentifyPerson", "person": person, "through": "court_list", "hearing_on": today}
    opened = await http.put(url, json={"command": listed}, headers={**cleo, "Idempotency-Key": "list"})
    assert (registered.status_code, opened.status_code) == (201, 201), opened.text
    said: tuple[tuple[Mapping[str, str], dict[str, Any]], ...] = (
        (otto, {"type": "ReferDefendant", "agency": "police", "custody": "police_remand", **WORDS}),
        (fay, {"type": "FindNeed", "needs": ["mental_health"], **WORDS}),
        (fay, ASSESSMENT), (fay, {"type": "FindOtherNeed", **WORDS}), (fay, REPORT),
    )  # fmt: skip
    for who, command in said:
        answer = await http.post(
            f"{url}/commands", json={"command": command}, headers={**who, "Idempotency-Key": command["type"]}
        )
        assert answer.status_code == 200, answer.text
    return url


def _who(bearer: Bearer) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    return (
        bearer("fay", "ForensicMentalHealthPractitioner"), bearer("cleo", "CourtOfficer"),
        bearer("otto", "CourtAgency"),
    )  # fmt: skip


async def test_the_court_reads_the_report_and_nothing_else(
    http: httpx.AsyncClient, bearer: Bearer, reported: str
) -> None:
    fay, cleo, otto = _who(bearer)
    (given,) = (await http.get(f"{reported}/reports", headers=cleo)).json()["reports"]
    assert given["recommendations"] == REPORT["recommendations"]
    assert (given["given_by"], given["note"]) == ("fay", "As said")
    closed = ("", "/events", "/duties", "/chronology", "/overview")
    for path in (
        *(reported + part for part in closed),
        "/v1/worklists/all",
        "/v1/cases/safeguarding/" + reported[-36:],
    ):
        for who in (cleo, otto):
            answer = await http.get(path, headers=who)
            assert answer.status_code == 403, path
            assert SECRET not in answer.text
    assert SECRET in (await http.get(f"{reported}/events", headers=fay)).text


async def test_reports_are_for_the_court_of_the_area_and_the_reading_is_kept(
    http: httpx.AsyncClient, bearer: Bearer, reported: str, store: Any
) -> None:
    for who in (bearer("otto", "CourtAgency"), bearer("dana", "DSO"), bearer("cleo", "CourtOfficer", area="elsewhere")):
        assert (await http.get(f"{reported}/reports", headers=who)).status_code == 403
    unknown = f"/v1/cases/court-liaison/{uuid4()}/reports"
    assert (await http.get(unknown, headers=bearer("cleo", "CourtOfficer"))).status_code == 404
    await http.get(f"{reported}/reports", headers=bearer("cora", "CourtOfficer"))
    read = await store.access.of(reported.removeprefix("/v1/cases/"))
    assert ("cora", "court reports") in {(each.actor, each.what) for each in read}


async def test_who_tells_a_case_reads_the_answer_although_not_the_case(
    http: httpx.AsyncClient, bearer: Bearer, reported: str
) -> None:
    _, cleo, otto = _who(bearer)
    answer = await http.get(f"{reported}/commands/list", headers=cleo)
    assert (answer.status_code, answer.json()["events"][1:]) == (200, ["DefendantListed"])
    assert (await http.get(f"{reported}/commands/ReferDefendant", headers=otto)).status_code == 200
    assert (await http.get(f"{reported}/commands/unknown", headers=cleo)).status_code == 404
    for who in (bearer("dana", "DSO"), bearer("cleo", "CourtOfficer", area="elsewhere")):
        assert (await http.get(f"{reported}/commands/list", headers=who)).status_code == 403


async def test_how_it_stands_in_words(http: httpx.AsyncClient, bearer: Bearer, reported: str) -> None:
    told = (await http.get(f"{reported}/overview", headers=bearer("polly", "ProbationPractitioner"))).json()
    assert told["stage"] == "REPORTED"
    assert "First level assessment done (homeless); likely: custody." in [line["words"] for line in told["lines"]]


async def test_the_figures_are_counted_from_the_cases(http: httpx.AsyncClient, bearer: Bearer) -> None:
    """COURT-M-IDENTIFIED: over HTTP, for the service only; a period that ends before it begins is none."""
    today = datetime.now(UTC).date()
    asked = {"first": (today - DAY).isoformat(), "last": (today + DAY).isoformat()}
    path, fay = "/v1/court-liaison/figures", bearer("fay", "ForensicMentalHealthPractitioner")
    before = (await http.get(path, params=asked, headers=fay)).json()
    await report_on_somebody(http, bearer)
    after = (await http.get(path, params=asked, headers=fay)).json()
    remanded = "reactive police_remand"
    assert after["screened"][remanded] == before["screened"].get(remanded, 0) + 1
    assert after["first_level_done"]["met"] == before["first_level_done"]["met"] + 1
    backwards = await http.get(path, params={"first": asked["last"], "last": asked["first"]}, headers=fay)
    assert backwards.status_code == 422
    for role in ("DSO", "CourtOfficer"):
        assert (await http.get(path, params=asked, headers=bearer("x", role))).status_code == 403
