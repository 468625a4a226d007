"""Proposals over a big book of cases and many workers, and a day's mailbox.

A proposal stands beside the rows that it is made from, fetched and thrown away; the mailbox beside the same referrals
given as commands by a client that has them ready.
"""

import json
import mailbox
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import asyncpg

from activities.allocating import Allocating, propose_for
from activities.books import Books
from activities.desk import Desk
from activities.messages import CaseRef, Mailbox, Order
from benchmarks.bare import inserting
from benchmarks.bench import Bench, Running
from benchmarks.cases import gathered, registered, utc_now
from benchmarks.measuring import Result, alone, compared, interleaved, timed
from domain.forensic.proposal import Proposal, Wanted
from domain.kernel.register import Actor
from infra.mail.form import FORM
from infra.mail.maildir import Maildir
from infra.store import EventStore, open_pool
from infra.store.queries import query
from infra.store.team import TeamReads
from workers.mailbox import AT_ONCE
from workers.mailbox import Mailbox as Watched
from workflows.client import CaseClient

CASES, WORKERS, MAILS = 5_000, 200, 500
TESS = Actor(id="tess", roles=("TeamLeader", "AdministrationOfficer"), area="kent")
LOADS, REGISTER = query("caseloads"), query("workers_at")
FINDINGS = {
    "resident_in_kent_before_admission": True, "admitted_on": "2019-03-04", "ward": {"kind": "low_secure"},
    "severe_and_enduring_mental_illness": True, "autism": False, "learning_disability": False,
    "risk": {"significant": True, "assessor": "Invented", "assessed_on": "2025-11-03", "rationale": "Invented"},
    "legal": {"route": "RESTRICTED", "s37_and_s41": True},
}  # fmt: skip


async def measure(bench: Bench) -> list[Result]:
    """Proposals, then mails."""
    return [*await _proposals(bench), *await _mails(bench)]


async def _proposals(bench: Bench) -> list[Result]:
    settings = bench.settings(bench.database())
    cases, workers = bench.rounds(500, CASES), bench.rounds(50, WORKERS)
    url = settings.require_database_url()
    async with await open_pool(url, max_size=4, role=None) as pool, bench.store(settings) as store:
        await pool.execute(inserting.sql("open_cases"), cases, workers)
        await _staff(store, workers)
        ref = await _accepted(store)
        desk = Allocating(store, TeamReads(pool), Books())
        found = await propose_for(desk, ref, Wanted(skills=("arson",)), utc_now())
        assert len(found.candidates) == workers, found.left_out[:1]
        figures = await interleaved(bench.rounds(3, 9), {
            "ours": lambda: _median([lambda: _proposed(desk, ref)] * 20),
            "bare": lambda: _median([lambda: _fetched(pool)] * 20),
        })  # fmt: skip
    note = f"{cases} open cases, {workers} workers: case folded, register and loads read, ranked with reasons"
    return [compared("one proposal beside its rows", "ms (p50)", figures["ours"], figures["bare"], note=note)]


async def _staff(store: EventStore, workers: int) -> None:
    facts = {"roles": ["SocialWorker"], "team": "forensic", "qualifications": ["social_work"], "caseload_limit": 40,
             "registered_until": "2090-01-01", "trained": {"social_supervisor": "2020-01-06"}}  # fmt: skip
    for n in range(workers):
        skilled = {**facts, "skills": ["arson"] if n % 7 == 0 else []}
        await store.workers.record(f"w{n}", skilled, utc_now(), "admin")


async def _accepted(store: EventStore) -> CaseRef:
    """An accepted referral, by the desk itself."""
    ref, person = CaseRef(lifecycle="forensic", case=uuid4()), await registered(store)
    commands = (
        _referral(person), {"type": "StartScreening"},
        {"type": "ApplyVulnerableAdultsProtocol", "applies": False, "why": "Invented"},
        {"type": "AcceptReferral", "findings": FINDINGS, "response": "Invented"},
    )  # fmt: skip
    orders = tuple(Order(id=f"o{n}", by=TESS, command=command) for n, command in enumerate(commands))
    outcome = await Desk(store).execute(Mailbox(case=ref, at=utc_now(), orders=orders))
    assert not any(answer.refused for answer in outcome.answers), outcome.answers
    return ref


async def _proposed(desk: Allocating, ref: CaseRef) -> Proposal:
    return await propose_for(desk, ref, Wanted(skills=("arson",)), utc_now())


async def _fetched(pool: asyncpg.Pool) -> None:
    await pool.fetch(LOADS, "kent")
    await pool.fetch(REGISTER, None, utc_now())


async def _median(work: Sequence[Callable[[], Awaitable[object]]]) -> float:
    return median([1000 * await timed(each()) for each in work])


async def _mails(bench: Bench) -> list[Result]:
    settings, count = bench.settings(bench.database()), bench.rounds(40, MAILS)
    async with bench.store(settings) as store, Running.ready("benchmarks.worker", settings, "--encrypted"):
        cases = CaseClient(await bench.client(settings, encrypted=True), settings.task_queue)
        figures = await interleaved(bench.rounds(1, 3), {
            "ours": lambda: _mailbox(store, cases, count), "bare": lambda: _commands(store, cases, count),
        })  # fmt: skip
    note = f"{count} mails with the form, read, registered, told to their case, moved; {AT_ONCE} at once"
    day = [count / each for each in figures["ours"]]
    return [
        compared("a mailbox beside its referrals as commands", "mails/s", figures["ours"], figures["bare"], note=note),
        alone(f"a day's mailbox of {count} referrals", "s", day),
    ]


async def _mailbox(store: EventStore, cases: CaseClient, count: int) -> float:
    with TemporaryDirectory(prefix="caseclock-bench-") as name:
        folder = Path(name) / "maildir"
        inbox = mailbox.Maildir(folder)
        for _ in range(count):
            inbox.add(_mail())
        box = Watched(Maildir(folder), store, cases)
        took = await timed(box.take_all())
        assert (box.maildir.count("done"), box.maildir.count()) == (count, 0)
    return count / took


async def _commands(store: EventStore, cases: CaseClient, count: int) -> float:
    people = [await registered(store) for _ in range(count)]

    async def one(person: UUID) -> None:
        ref = CaseRef(lifecycle="forensic", case=uuid4())
        answer = await cases.instruct(ref, Order(id="open", by=TESS, command=_referral(person)), timedelta(minutes=2))
        assert answer is not None
        assert not answer.refused, answer.objections

    return count / await timed(gathered([one(person) for person in people], AT_ONCE))


def _referral(person: UUID) -> dict[str, object]:
    return {"type": "EmailReferral", "person": str(person), "sender": "social_supervisor", "on_service_form": True}


def _mail() -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = "ward@trust.example", "team@council.example", f"<{uuid4()}@x>"
    mail.set_content("Please find the form attached.")
    form = {"form": FORM, "group": "social_supervisor", "person": {"born": "1981-05-06"}, "summary": "Invented " * 50}
    mail.add_attachment(json.dumps(form).encode(), maintype="application", subtype="json", filename="form.json")
    return mail
