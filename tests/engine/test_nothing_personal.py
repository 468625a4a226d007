"""Nothing personal outside the sealed bodies: planted words are looked for wherever they must not be (DESIGN A11)."""

import io
import json
from datetime import UTC, datetime

import pytest

from activities.messages import OutsideEvent
from infra.logging import configure_logging
from infra.metrics import METRICS

PLANTED = "Zzyzx"
"""An invented name that stands in every free text of this test."""


@pytest.fixture
async def told(file):
    """A case with the planted word in every text that a person can write, and in what is refused."""
    await file.store.people.record(
        file.person, {"born": "1950-02-03", "name": f"{PLANTED} Invented"}, datetime.now(UTC), "dana"
    )
    referral = {"person": str(file.person), "channel": "KASC", "content": ["neglect"], "summary": f"{PLANTED} was seen"}
    await file.give("open", type="ReceiveReferral", **referral)
    await file.act("call", f"rang {PLANTED}")
    await file.give("odd", type=f"Ask {PLANTED} again", note=PLANTED)
    await file.give("wrong", type="ActOnImmediateRisk", action=[PLANTED])
    await file.give("more", type="ActOnImmediateRisk", action="rang", **{PLANTED: PLANTED})
    crime = {"source": "police", "id": "2", "type": "uk.police.crime-number.v1", "data": {PLANTED: PLANTED}}
    await file.cases.notify(file.ref, OutsideEvent.model_validate(crime))
    await file.cases.notify(
        file.ref, OutsideEvent(source="police", id="1", type=f"about {PLANTED}", data={PLANTED: PLANTED})
    )
    await file.until(lambda events: events.count("OutsideEventRefused") == 2)
    return file


async def test_not_in_what_temporal_holds(told):
    history = await told.handle.fetch_history()
    assert PLANTED.encode() not in b"".join(event.SerializeToString() for event in history.events)
    described = await told.handle.describe()
    assert PLANTED not in str(described.raw_description)


async def test_not_in_any_column_of_the_database(told, pool):
    for table in await pool.fetch(
        "select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'"
    ):
        rows = await pool.fetch(f'select t::text as row from "{table["tablename"]}" t')  # noqa: S608 -- names of tables
        found = [row["row"] for row in rows if PLANTED in row["row"] or PLANTED.encode().hex() in row["row"]]
        assert found == [], table["tablename"]


async def test_not_in_logs_or_metrics(file):
    stream = io.StringIO()
    configure_logging("debug", "json", stream=stream)
    await file.open(summary=f"{PLANTED} was seen")
    await file.act("call", f"rang {PLANTED}")
    await file.give("early", type="CompleteIoWork", summary=PLANTED)
    await file.give("link", type="ExtendDuty", duty=PLANTED, n=1, because=PLANTED)
    lines = [json.loads(line) for line in stream.getvalue().splitlines() if line.startswith("{")]
    assert any(line.get("event") == "command refused" for line in lines), "the log says nothing at all"
    assert PLANTED not in stream.getvalue()
    assert PLANTED.encode() not in METRICS.exposition()[0]


async def test_yet_those_who_may_read_it_find_it(told):
    events = await told.store.events(told.ref.stream)
    assert any(event.body and PLANTED.encode() in event.body for event in events)
