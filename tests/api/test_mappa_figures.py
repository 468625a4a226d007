"""An area's MAPPA figures over HTTP: counted from the cases that stand in the database, for the board alone."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx

from tests.api.conftest import Bearer

FIGURES = "/v1/mappa/figures"
LISTS = ("cja2003-sch15-1", "soa2003-sch3", "cja2003-sch19za", "cta2008-s41-42")


async def _figures(http: httpx.AsyncClient, who: dict[str, str]) -> Any:
    day = datetime.now(ZoneInfo("Europe/London")).date().isoformat()
    answer = await http.get(FIGURES, params={"first": day, "last": day}, headers=who)
    assert answer.is_success, answer.text
    return answer.json()


async def test_an_offender_of_today_is_counted_by_category(http: httpx.AsyncClient, bearer: Bearer) -> None:
    """MAPPA-ID-COUNTS: one more than before; nothing that tells who."""
    polly, board = bearer("polly", "ProbationPractitioner"), bearer("sam", "StrategicManagementBoard")
    before, person, url = await _figures(http, board), str(uuid4()), f"/v1/cases/mappa/{uuid4()}"
    day, where = date.today().isoformat(), "category-2 level-not-set"  # noqa: DTZ011 -- any day that is not ahead
    attested = {name: {"listed": name == LISTS[0], "source": "Read"} for name in LISTS}
    await http.put(f"/v1/people/{person}", json={"born": "1980-02-03"}, headers=polly)
    for command in (
        {"type": "IdentifyOffender", "person": person, "agency": "probation", "area": "kent"},
        {"type": "RecordOutcome", "outcome": "o1", "kind": "conviction", "offence": "oapa1861-s20", "on": day,
         "attested": attested},
        {"type": "RecordSentence", "outcome": "o1",
         "sentence": {"on": day, "kind": "imprisonment", "term": {"months": 60}, "until": "2041-03-01"}},
    ):  # fmt: skip
        opens = command["type"] == "IdentifyOffender"
        send = http.put if opens else http.post
        headers = {**polly, "Idempotency-Key": str(uuid4())}
        answer = await send(url if opens else f"{url}/commands", json={"command": command}, headers=headers)
        assert answer.is_success, answer.text
    after = await _figures(http, board)
    assert after["cases"][where] == before["cases"].get(where, 0) + 1
    assert [each["rule"] for each in after["indicators"]] == [f"MAPPA-KPI-{n}" for n in (1, 2, 3, 4, 6, 7, 8, 9)]
    assert person not in str(after)


async def test_the_figures_are_for_the_board_and_the_unit(http: httpx.AsyncClient, bearer: Bearer) -> None:
    period = {"first": "2026-04-01", "last": "2026-06-30"}
    for role, status in (("MappaCoordinator", 200), ("SmbChair", 200), ("PoliceOffenderManager", 403)):
        assert (await http.get(FIGURES, params=period, headers=bearer("x", role))).status_code == status, role
    backwards = {"first": period["last"], "last": period["first"]}
    told = await http.get(FIGURES, params=backwards, headers=bearer("x", "MappaCoordinator"))
    assert told.status_code == 422
