"""The co-ordinator's book over HTTP: for those who run the area, and for nobody else."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import httpx

from tests.api.conftest import Bearer, Concern

BOOK = "/v1/mappa/book"


async def _give(http: httpx.AsyncClient, case: str, who: Any, **command: Any) -> None:
    url = f"/v1/cases/mappa/{case}"
    address = url if command["type"] == "IdentifyOffender" else f"{url}/commands"
    send = http.put if command["type"] == "IdentifyOffender" else http.post
    answer = await send(address, json={"command": command}, headers={**who, "Idempotency-Key": str(uuid4())})
    assert answer.status_code in {200, 201}, answer.text


async def test_a_meeting_that_is_set_stands_in_the_calendar(concern: Concern, bearer: Bearer) -> None:
    http, case, area = concern.http, str(uuid4()), "kent"
    admin = bearer("adam", "SystemAdministrator")
    person, day = str(uuid4()), date.today() + timedelta(days=30)  # noqa: DTZ011 -- any day that lies ahead
    polly, carl = bearer("polly", "ProbationPractitioner"), bearer("carl", "MappaCoordinator")
    await http.put(f"/v1/people/{person}", json={"born": "1980-02-03"}, headers=polly)
    chair = {"roles": ["MappaChair"], "employer": "probation"}
    await http.put("/v1/workers/cher", json=chair, headers=admin)
    await _give(http, case, polly, type="IdentifyOffender", person=person, agency="probation", area=area)
    await _give(http, case, carl, type="PlanMeeting", meeting="m1", on=str(day), level=2, chair="cher",
                minute_taker="carl", remote=True)  # fmt: skip
    seen = (await http.get(BOOK, headers=carl)).json()
    ours = [each for each in seen["meetings"] if each["stream"] == f"mappa/{case}"]
    assert [(each["meeting"], each["state"], each["level"]) for each in ours] == [("m1", "planned", 2)]
    assert {(each["day"], each["capacity"], each["over"]) for each in seen["days"]} >= {(str(day), None, False)}
    url = f"/v1/cases/mappa/{case}/overview"
    told = (await http.get(url, headers=polly)).json()
    asked = {line["by"] for line in told["lines"] if line["code"] == "to_invite"}
    assert (told["stage"], told["person"], asked) == ("SCREENING", person, {"police", "probation"})
    assert (await http.get(url, headers=bearer("eve", "MappaCoordinator", area="elsewhere"))).status_code == 403
    later = {"from": str(day + timedelta(days=1))}
    assert not [m for m in (await http.get(BOOK, params=later, headers=carl)).json()["meetings"] if m in ours]


async def test_the_book_is_for_those_who_run_the_area(opened: Concern, bearer: Bearer) -> None:
    assert (await opened.http.get(BOOK, headers=opened.dana)).status_code == 403
    assert (await opened.http.get(BOOK, headers=bearer("smb", "StrategicManagementBoard"))).status_code == 200
