"""A list of offences that is imported while a worker runs counts from that worker's next command on."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from activities.books import Books
from activities.desk import Desk
from activities.messages import CaseRef, Mailbox, Order
from activities.references import ReferenceFolder, add_reference
from domain.kernel.reference import ReferenceList
from domain.kernel.register import Actor

POLLY = Actor(id="polly", roles=("ProbationPractitioner",))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LIST = ReferenceList(
    name="cja2003-sch15-1", version="invented-1", in_force_from=date(2005, 4, 4), source="An invented Act",
    rows={"invented-s1": {}},
)  # fmt: skip
SENTENCE = {"on": "2026-03-02", "kind": "imprisonment", "term": {"months": 12}, "until": "2027-03-01"}


async def test_an_import_needs_no_restart_of_the_worker(store, tmp_path):
    desk, ref, person = Desk(store, Books(references=ReferenceFolder(tmp_path))), _offender(), uuid4()
    await store.people.record(person, {"born": "1990-02-03"}, NOON - timedelta(days=9), POLLY.id)

    async def said(minute, command):
        order = Order(id=f"k{minute}", by=POLLY, command=command)
        outcome = await desk.execute(Mailbox(case=ref, at=NOON + timedelta(minutes=minute), orders=(order,)))
        return outcome.answers[0]

    opening = {"type": "IdentifyOffender", "person": str(person), "agency": "probation", "area": "kent"}
    fact = {"outcome": "o1", "kind": "conviction", "offence": "invented-s1", "on": "2026-03-02"}
    await said(1, opening)
    await said(2, {"type": "RecordOutcome", **fact})
    assert (await said(3, {"type": "RecordSentence", "outcome": "o1", "sentence": SENTENCE})).stage == "SCREENING"
    assert (await said(4, {"type": "MatchOffenceAgain", "outcome": "o1"})).refused

    add_reference(tmp_path, LIST)

    again = await said(5, {"type": "MatchOffenceAgain", "outcome": "o1"})
    assert (again.objections, again.stage) == ((), "MANAGED")


def _offender():
    return CaseRef(lifecycle="mappa", case=uuid4())
