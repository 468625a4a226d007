"""A rebuild by several processes: cases of the real desk, folded in slices, against what the desk itself wrote."""

from uuid import uuid4

import pytest

from activities.books import Books
from activities.desk import Desk
from activities.messages import Mailbox, Order
from benchmarks.cases import acting, populated, utc_now
from cli import folders as folding
from cli import rebuild
from cli.rebuild import fold_all
from domain.kernel.register import Actor
from infra.keys import UnknownKeyError
from infra.migrations import migrate
from infra.settings import Settings
from infra.store import EventStore, differing_projections, open_pool, replace_projections

CASES = 30


@pytest.fixture(scope="module")
async def owner(postgres):
    url = postgres.create_database(f"caseclock_{uuid4().hex[:8]}")
    migrate(url)
    async with await open_pool(url, role=None) as pool:
        yield pool, url


@pytest.fixture(scope="module")
async def book(owner, keyring):
    pool, _ = owner
    store = EventStore(pool, keyring)
    desk = Desk(store)
    for ref in await populated(desk, CASES, utc_now()):
        await desk.execute(Mailbox(case=ref, at=utc_now(), orders=(acting(f"{ref.case}-1"),)))
    return store


@pytest.fixture
def settings(owner, keyring, tmp_path):
    return Settings(data_dir=tmp_path, database_url=owner[1], keyring=keyring._path)


async def test_slices_hold_every_event_once_and_the_last_has_no_end(book, owner):
    slices = await book.slices(7)
    seen = []
    for part in slices:
        events, _ = await book.read_all(part.after, 10_000, part.until)
        assert len(events) == part.events
        seen += [(event.stream, event.seq) for event in events]
    there = await owner[0].fetch("select stream, seq from events")
    assert len(seen) == len(there)
    assert set(seen) == {tuple(row) for row in there}
    assert len(slices) == 7
    assert slices[-1].until is None


async def test_a_slice_is_read_to_its_end_in_pages_and_no_further(book):
    part = (await book.slices(3))[1]
    place, seen = part.after, []
    while page := (await book.read_all(place, 2, part.until))[0]:
        seen += page
        place = type(place)(page[-1].stream, page[-1].seq)
    assert len(seen) == part.events
    assert all(part.after.stream < event.stream <= part.until for event in seen)


async def test_processes_fold_what_one_folds_and_what_the_desk_wrote(book, owner, settings, monkeypatch):
    monkeypatch.setattr(folding, "WORTH", 1)
    pool, _ = owner
    done = []
    with folding.folders(settings, book, 2) as several:
        parts = [rows async for rows in several.folded(done.append)]
        assert len(parts) > 2, "the streams went out in slices"
        alone = [rows async for rows in fold_all(book, Books(), lambda _: None)]
        assert _all(parts) == _all(alone)
        assert await differing_projections(pool, several.folded(done.append)) == ()
        await pool.execute("update streams set stage = 'wrong', waits_for = 'x', standing = '[]' where lifecycle <> ''")
        await pool.execute("delete from duties")
        assert len(await differing_projections(pool, several.folded(done.append))) == CASES
        assert await replace_projections(pool, several.folded(done.append)) == ()
        assert await differing_projections(pool, fold_all(book, Books(), done.append)) == ()
    assert sum(done) == 5 * await pool.fetchval("select count(*) from events")


async def test_what_is_right_already_is_not_written_again(book, owner):
    pool, _ = owner
    await replace_projections(pool, fold_all(book, Books(), lambda _: None))
    await pool.execute("update duties set state = 'wrong' where stream = (select min(stream) from duties)")
    before = await _versions(pool)
    assert await replace_projections(pool, fold_all(book, Books(), lambda _: None)) == ()
    assert len(set(before) - set(await _versions(pool))) == 1, "the row that was wrong, and no other"
    assert await differing_projections(pool, fold_all(book, Books(), lambda _: None)) == ()


async def _versions(pool):
    """Every row by the place where its newest version stands."""
    rows = await pool.fetch(
        "select stream, ctid::text from streams union all select stream || duty, ctid::text from duties"
    )
    return [tuple(row) for row in rows]


async def test_streams_that_a_page_cuts_are_folded_whole(book, owner, monkeypatch):
    monkeypatch.setattr(rebuild, "PAGE", 2)
    assert await differing_projections(owner[0], fold_all(book, Books(), lambda _: None)) == ()


async def test_a_fault_in_a_process_is_the_fault_of_the_rebuild_and_nothing_is_swapped(
    book, owner, settings, monkeypatch
):
    monkeypatch.setattr(folding, "WORTH", 1)
    pool, _ = owner
    broken = settings.model_copy(update={"keyring": settings.data_dir / "another.json"})
    await pool.execute("update streams set stage = 'wrong'")
    with folding.folders(broken, book, 2) as several, pytest.raises(UnknownKeyError, match="is not in the key file"):
        await replace_projections(pool, several.folded(lambda _: None))
    assert await pool.fetchval("select count(*) from streams where stage = 'wrong'") == CASES


def _all(parts):
    return (sorted(row for rows in parts for row in rows.streams), sorted(row for rows in parts for row in rows.duties))


async def test_for_whom_others_hold_a_case_is_rebuilt_and_checked(postgres, keyring):
    migrate(url := postgres.create_database(f"caseclock_{uuid4().hex[:8]}"))
    async with await open_pool(url, role=None) as pool:
        store = EventStore(pool, keyring)
        (ref,) = await populated(Desk(store), 1, utc_now())
        await _handed_over(store, ref)
        assert await store.hands.taken_over("dora") == (ref.stream,)
        await pool.execute("update streams set standing = null, worker = null")
        assert await differing_projections(pool, fold_all(store, Books(), lambda _: None)) == (ref.stream,)
        await replace_projections(pool, fold_all(store, Books(), lambda _: None))
        assert await store.hands.taken_over("dora") == (ref.stream,)
        assert await store.hands.in_hand("drew") == (ref.stream,)


async def _handed_over(store, ref):
    """From Dora, who is away, to Drew."""
    for worker in ("dora", "drew"):
        await store.workers.record(worker, {"roles": ["DSO"], "grade": "KR11"}, utc_now(), "admin")
    rita = Actor(id="rita", roles=("SeniorPractitioner",), area="kent")
    named = {"type": "ChangeDso", "dso": "dora", "because": "Invented"}
    over = {"type": "HandOverWork", "worker": "dora", "to": "drew", "because": "leave"}
    orders = (Order(id="dso", by=rita, command=named),
              Order(id="over", by=Actor(id="caseclock", roles=("System",)), command=over))  # fmt: skip
    outcome = await Desk(store).execute(Mailbox(case=ref, at=utc_now(), orders=orders))
    assert "WorkHandedOver" in outcome.answers[1].events
