"""What stands of cases for all teams: kept in the head, listed over cases, rebuilt."""

from infra.store import Folded, differing_projections, replace_projections
from infra.store.standing import StandsPlace, WhatStands
from tests.store.test_projections import listed

LEVEL_3 = {"kind": "adult_protection", "about": "home-x", "level": 3, "since": "2026-03-02T09:00:00Z"}
CONCERN = {"kind": "concern", "about": "home-x", "level": 0, "since": None}


async def page(pool, **wanted):
    return await WhatStands(pool).page("north", StandsPlace(), 50, **wanted)


async def test_what_stands_is_listed_over_cases_and_goes_when_it_stands_no_more(case, another_case, words, pool):
    await case.take("c1", words.event(), head=words.head(area="north", standing=(CONCERN, LEVEL_3)))
    await another_case.take("c1", words.event(), head=words.head(area="north", standing=(CONCERN,)))
    assert len(await page(pool, about="home-x")) == 3
    (sanction,) = await page(pool, kinds=["adult_protection"])
    assert (sanction.stream, sanction.level, sanction.since) == (case.stream, 3, words.nine)
    await case.take("c2", words.event("c2"), head=words.head(area="north", closed=True))
    assert [each.stream for each in await page(pool, about="home-x")] == [another_case.stream]


async def test_another_area_or_another_service_sees_nothing_of_it(case, words, pool):
    await case.take("c1", words.event(), head=words.head(area="north", standing=(LEVEL_3,)))
    assert await page(pool, about="home-y") == ()
    assert await WhatStands(pool).page("south", StandsPlace(), 50) == ()


async def test_pages_follow_one_another(case, words, pool):
    kinds = [{**CONCERN, "about": "home-p", "kind": kind} for kind in ("a", "b", "c")]
    await case.take("c1", words.event(), head=words.head(area="west", standing=tuple(kinds)))
    first = await WhatStands(pool).page("west", StandsPlace(), 2)
    place = StandsPlace(first[-1].about, first[-1].stream, first[-1].kind)
    rest = await WhatStands(pool).page("west", place, 2)
    assert [each.kind for each in (*first, *rest)] == ["a", "b", "c"]


async def test_what_is_damaged_differs_and_is_put_right(case, words, pool, owner):
    head = words.head(area="north", standing=(LEVEL_3,))
    await case.take("c1", words.event(), head=head)
    await owner.execute("update streams set standing = null where stream = $1", case.stream)
    folded = Folded(case.stream, 1, head, ())
    assert await differing_projections(owner, listed(folded)) == (case.stream,)
    await replace_projections(owner, listed(folded))
    assert await differing_projections(owner, listed(folded)) == ()
    assert case.stream in {each.stream for each in await page(pool)}
