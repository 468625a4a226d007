"""What the API lets whom do with staff records and with the list of cases that nobody has in hand."""

from uuid import uuid4

import httpx

from api.allowed import allowed_commands
from api.security import may_read
from domain.kernel.register import Actor
from domain.registry import LIFECYCLES
from tests.api.conftest import Bearer, Headers
from tests.waiting import until


def test_line_managers_alone_read_staff_records() -> None:
    assert may_read(Actor(id="tess", roles=("TeamLeader",)), "worker")
    assert not may_read(Actor(id="sam", roles=("SocialWorker", "DSO")), "worker")
    assert may_read(Actor(id="sam", roles=("SocialWorker", "DSO")), "safeguarding")


def test_the_owner_of_the_list_is_offered_to_hand_cases_over() -> None:
    def offered(role: str, *, closed: bool = False) -> set[str]:
        caller = Actor(id="x", roles=(role,))
        found = allowed_commands(LIFECYCLES["safeguarding"], "TRIAGE", caller, closed=closed, open_duties=True)
        return {each.type for each in found}

    assert {"HandOverWork", "HandWorkBack"} <= offered("SeniorPractitioner")
    assert "HandOverWork" not in offered("DSO")
    assert "HandOverWork" not in offered("SeniorPractitioner", closed=True)


def test_who_received_a_case_is_offered_to_say_that_they_have_seen_it() -> None:
    caller = Actor(id="drew", roles=("DSO",))

    def offered(*, unseen: bool) -> set[str]:
        found = allowed_commands(
            LIFECYCLES["safeguarding"], "TRIAGE", caller, closed=False, open_duties=True, unseen=unseen
        )
        return {each.type for each in found}

    assert "AcknowledgeHandover" in offered(unseen=True)
    assert "AcknowledgeHandover" not in offered(unseen=False)


async def test_everybody_reads_their_own_staff_record_and_line_managers_all(
    http: httpx.AsyncClient, bearer: Bearer
) -> None:
    nora, record = f"nora-{uuid4().hex[:8]}", uuid4()
    url, manager, own = f"/v1/cases/worker/{record}", bearer("mia", "ServiceManager"), bearer(nora, "SocialWorker")
    await _appointed(http, url, nora, manager)
    declared = await http.post(
        f"{url}/commands", json={"command": {"type": "DeclareConflict", "person": str(uuid4())}},
        headers={**own, "Idempotency-Key": "conflict"},
    )  # fmt: skip
    assert declared.status_code == 200, declared.text
    facts = await _known(http, f"/v1/workers/{nora}", own, "conflicts")
    assert facts["record"] == str(record)
    for path in ("", "/duties", "/chronology", "/events", "/overview"):
        seen = [(await http.get(f"{url}{path}", headers=each)).status_code
                for each in (own, manager, bearer("sid", "SocialWorker"))]  # fmt: skip
        assert seen == [200, 200, 403], path
    colleague = await http.get(f"/v1/workers/{nora}", headers=bearer("sid", "SocialWorker"))
    assert colleague.json()["facts"]["conflicts"] == []


async def _appointed(http: httpx.AsyncClient, url: str, worker: str, manager: Headers) -> None:
    person = uuid4()
    await http.put(f"/v1/people/{person}", json={"born": "1990-02-03"}, headers=manager)
    command = {"type": "AppointWorker", "worker": worker, "person": str(person), "roles": ["SocialWorker"],
               "started": "2026-01-05"}  # fmt: skip
    answer = await http.put(url, json={"command": command}, headers={**manager, "Idempotency-Key": "appoint"})
    assert answer.status_code in {200, 201}, answer.text
    await _known(http, f"/v1/workers/{worker}", manager, "record")


async def _known(http: httpx.AsyncClient, url: str, who: Headers, fact: str) -> dict[str, object]:
    """What the register says, once it has followed the record."""
    answer = await until(
        lambda: http.get(url, headers=who), lambda answer: answer.status_code == 200 and answer.json()["facts"][fact]
    )
    return dict(answer.json()["facts"])
