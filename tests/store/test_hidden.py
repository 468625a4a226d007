"""Lists leave out what whoever asks does not read before they count a page, so that no gap in a page tells of it."""

from infra.store.records import OutsideEvent
from infra.store.team import TeamReads
from infra.store.worklists import CaseloadPlace, DueFirst, OutsidePlace, UrgentFirst, Wanted, Worklists

VICTIMS = ("mappa-victim",)
SEEN, ALL = Wanted(hidden=VICTIMS), Wanted()


async def two(case, another_case, words, area):
    """A victim's record, which comes first in every order, and a case that everybody reads."""
    record = words.head(area=area, lifecycle="mappa-victim", urgency=0)
    early, late = words.duty(due_at=words.nine), words.duty()
    await case.take("c1", words.event(), head=record, duties=(early,))
    await another_case.take("c1", words.event(), head=words.head(area=area), duties=(late,))


async def test_a_caseload_of_one_is_full_although_a_hidden_case_comes_first(case, another_case, words, pool):
    await two(case, another_case, words, "apart-1")
    lists = Worklists(pool)
    assert [row.stream for row in await lists.caseload("apart-1", CaseloadPlace(), 1, SEEN)] == [another_case.stream]
    assert len(await lists.caseload("apart-1", CaseloadPlace(), 5, ALL)) == 2


async def test_so_is_a_work_list_in_either_order(case, another_case, words, pool):
    await two(case, another_case, words, "apart-2")
    for start in (UrgentFirst(), DueFirst()):
        lists = Worklists(pool)
        assert [row.stream for row in await lists.page("apart-2", start, 1, SEEN)] == [another_case.stream]
        assert len(await lists.page("apart-2", start, 5, ALL)) == 2


async def test_what_waits_for_other_cases_is_hidden_with_its_case(case, words, pool):
    asked = words.message(event=0, kind="follow_up", body=b"{}", target="mappa/0")
    await case.take("c1", words.event(), head=words.head(area="apart-3", lifecycle="mappa-victim"), messages=(asked,))
    team = TeamReads(pool)
    assert await team.follow_ups("apart-3", hidden=VICTIMS) == ()
    assert [row.stream for row in await team.follow_ups("apart-3")] == [case.stream]


async def test_outside_events_of_a_hidden_case_are_hidden_too(case, words, pool, store):
    await case.take("c1", words.event(), head=words.head(area="apart-4", lifecycle="mappa-victim"))
    about = OutsideEvent("invented", case.stream, "uk.invented.v1", "refused", words.nine, stream=case.stream)
    await store.outside.record(about)
    lists = Worklists(pool)
    hidden = await lists.outside("refused", "apart-4", OutsidePlace(), 500, VICTIMS)
    shown = await lists.outside("refused", "apart-4", OutsidePlace(), 500)
    assert [row.stream for row in shown if row not in hidden] == [case.stream]
