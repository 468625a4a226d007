"""The case workflow on a real Temporal server and a real PostgreSQL."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.testing import WorkflowEnvironment

from activities.messages import Answer, CaseRef, Order
from domain.kernel.register import Actor
from infra.store import EventStore
from workflows.client import CaseClient

DSO = Actor(id="dana", roles=("DSO",), team="Thanet", area="kent")

async def test_cost(cases, store, timeline):
    case = CaseRef(lifecycle="safeguarding", case=uuid4())
    person = uuid4()
    await store.people.record(person, {"born": "1950-02-03"}, datetime.now(UTC), "dana")
    async def give(key, **command):
        answer = await cases.instruct(case, Order(id=key, by=DSO, command=command), timedelta(seconds=30))
        assert answer is not None
        return answer
    print(await give("open", type="ReceiveReferral", person=str(person), channel="KASC", content=["neglect"]))
    handle = timeline.client.get_workflow_handle(case.stream)
    async def hist():
        h = await handle.fetch_history()
        return Counter(EventType.Name(e.event_type)[11:] for e in h.events), sum(e.ByteSize() for e in h.events)
    print(await hist())
    import time
    await store.workers.record("dana", {"roles": ["DSO"], "grade": "KR11", "team": "Thanet"}, datetime.now(UTC), "dana")
    ts=[]
    for i in range(30):
        t=time.perf_counter()
        a = await give(f"risk{i}", type="ActOnImmediateRisk", action="rang the home")
        ts.append(time.perf_counter()-t)
    print(a); ts.sort(); print("p50", ts[15], ts[28])
    c, b = await hist(); print(c, b, sum(c.values()))
    t=time.perf_counter()
    rs = await asyncio.gather(*(give(f"p{i}", type="ActOnImmediateRisk", action="rang the home") for i in range(100)))
    print("100 in", time.perf_counter()-t)
    c, b = await hist(); print(c, b, sum(c.values()))
    print(await handle.query("known_case"))
    print((await handle.describe()).typed_search_attributes)
