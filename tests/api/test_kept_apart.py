"""A victim's name and address are kept as the victim's record is: no register gives them to who does not read it."""

from uuid import uuid4

import httpx
import pytest

from infra.store import EventStore
from tests.api.conftest import Bearer

CANARY = {"born": "1980-01-02", "name": "Canary Wren", "address": "9 Invented Lane"}


@pytest.fixture(scope="session")
async def victim(http: httpx.AsyncClient, bearer: Bearer) -> str:
    """The id of a person who has a victim's record in Kent, and nothing else."""
    person, vera = str(uuid4()), bearer("vera", "VictimLiaisonOfficer")
    registered = await http.put(f"/v1/people/{person}", json=CANARY, headers=vera)
    command = {"type": "IdentifyVictim", "person": person, "offender_case": str(uuid4())}
    opened = await http.put(f"/v1/cases/mappa-victim/{uuid4()}", json={"command": command},
                            headers={**vera, "Idempotency-Key": "identify"})  # fmt: skip
    assert (registered.status_code, opened.status_code) == (201, 201), opened.text
    return person


@pytest.mark.parametrize("role", ["PrisonOffenderManager", "DutyToCooperateAgency", "ChildrensServices", "DSO"])
async def test_who_reads_no_victims_record_neither_reads_nor_changes_the_name(
    http: httpx.AsyncClient, bearer: Bearer, store: EventStore, victim: str, role: str
) -> None:
    url, paul = f"/v1/people/{victim}", bearer("paul", role)
    for answer in (await http.get(url, headers=paul), await http.put(url, json={}, headers=paul)):
        assert answer.status_code == 403
        assert "victim" not in answer.text.lower()
        assert "Canary" not in answer.text
    assert "paul" not in {each.actor for each in await store.access.of(f"people/{victim}") if each.what == "person"}
    assert (await http.get(f"{url}/cases", headers=paul)).json() == {"cases": []}
    vera = bearer("vera", "VictimLiaisonOfficer")
    (known,) = (await http.get(f"{url}/cases", headers=vera)).json()["cases"]
    stands = f"{known['case']}/overview"
    assert (await http.get(stands, headers=paul)).status_code == 403
    told = (await http.get(stands, headers=vera)).json()["lines"]
    owed = {each["code"] for each in told if each["topic"] == "to be done"}
    assert owed == {"contact", "check", "assess", "tell_how"}


@pytest.mark.parametrize("role", ["VictimLiaisonOfficer", "ProbationPractitioner", "MappaCoordinator"])
async def test_who_reads_the_record_reads_the_name(
    http: httpx.AsyncClient, bearer: Bearer, victim: str, role: str
) -> None:
    answer = await http.get(f"/v1/people/{victim}", headers=bearer("olive", role))
    assert answer.json()["facts"]["name"] == CANARY["name"]
    known = (await http.get(f"/v1/people/{victim}/cases", headers=bearer("olive", role))).json()["cases"]
    assert [(each["lifecycle"], each["stage"], each["closed"]) for each in known] == [
        ("mappa-victim", "IDENTIFIED", False)
    ]
    elsewhere = await http.get(f"/v1/people/{victim}", headers=bearer("olive", role, area="elsewhere"))
    assert elsewhere.status_code == 403
