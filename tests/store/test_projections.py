"""Projections out of a rebuild: compared, or put in the place of the live ones."""

from infra.store import Folded, differing_projections, replace_projections, staged
from infra.store.worklists import CaseReads


async def listed(*folded):
    yield staged(folded)


async def test_projections_that_are_what_they_should_be_do_not_differ(case, words, owner):
    duties = (words.duty("a"), words.duty("b", ended_at=words.nine))
    await case.take("c1", words.event(), duties=duties)
    assert await differing_projections(owner, listed(Folded(case.stream, 1, words.head(), duties))) == ()


async def test_a_damaged_head_or_duty_differs_and_is_put_right(case, another_case, words, owner):
    for each in (case, another_case):
        await each.take("c1", words.event(), duties=(words.duty("a"), words.duty("b")))
    await owner.execute("update streams set stage = 'wrong' where stream = $1", case.stream)
    await owner.execute("delete from duties where stream = $1 and duty = 'a'", another_case.stream)
    await owner.execute("update duties set due_at = null where stream = $1", another_case.stream)
    folded = [Folded(each.stream, 1, words.head(), (words.duty("a"), words.duty("b"))) for each in (case, another_case)]
    assert set(await differing_projections(owner, listed(*folded))) == {case.stream, another_case.stream}
    assert await replace_projections(owner, listed(*folded)) == ()
    assert await differing_projections(owner, listed(*folded)) == ()
    assert await owner.fetchval("select stage from streams where stream = $1", case.stream) == "triage"


async def test_a_stream_that_moved_on_keeps_its_live_rows(case, words, owner):
    await case.take("c1", words.event(), duties=(words.duty("a"),))
    await case.take("c2", words.event("c2"), head=words.head(stage="enquiry"), duties=(words.duty("b"),))
    old = Folded(case.stream, 1, words.head(), (words.duty("a"),))
    assert await replace_projections(owner, listed(old)) == (case.stream,)
    assert await owner.fetchval("select stage from streams where stream = $1", case.stream) == "enquiry"
    assert await owner.fetchval("select count(*) from duties where stream = $1", case.stream) == 2


async def test_what_a_case_waits_for_is_kept_in_its_head_and_changed_with_it(case, words, pool):
    """From the first event on, and anew with each that follows."""
    reads = CaseReads(pool)
    await case.take("c1", words.event(), head=words.head(waits_for="agency"))
    first = await reads.head(case.stream)
    await case.take("c2", words.event("c2"), head=words.head())
    second = await reads.head(case.stream)
    assert (first.waits_for, second.waits_for) == ("agency", None)


async def test_a_damaged_waiting_differs_and_is_put_right(case, words, owner):
    await case.take("c1", words.event(), head=words.head(waits_for="agency"))
    await owner.execute("update streams set waits_for = null where stream = $1", case.stream)
    folded = Folded(case.stream, 1, words.head(waits_for="agency"), ())
    assert await differing_projections(owner, listed(folded)) == (case.stream,)
    await replace_projections(owner, listed(folded))
    assert await differing_projections(owner, listed(folded)) == ()
