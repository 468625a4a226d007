"""Cases tell each other through the outbox (DESIGN A7, D19)."""

import asyncio


async def test_a_link_made_from_one_case_is_known_to_both(file, other):
    await file.open()
    await other.open()
    linked = await file.give(
        "link", type="LinkCase", lifecycle="safeguarding", case=str(other.ref.case), relation="same_establishment"
    )
    assert linked.events == ("CaseLinked",)
    assert (await other.until(lambda events: "CaseLinked" in events)).count("CaseLinked") == 1
    await _until_delivered(file)


async def test_a_follow_up_to_a_case_that_is_not_there_is_answered_and_kept_visible(file, other, pool):
    await file.open()
    await file.give(
        "link", type="LinkCase", lifecycle="safeguarding", case=str(other.ref.case), relation="same_establishment"
    )
    await _until_delivered(file)
    error = await pool.fetchval("select last_error from outbox where stream = $1", file.ref.stream)
    assert error == "refused: CASE-UNKNOWN"


async def test_a_second_delivery_changes_nothing(file, other, pool):
    await file.open()
    await other.open()
    await file.give(
        "link", type="LinkCase", lifecycle="safeguarding", case=str(other.ref.case), relation="same_establishment"
    )
    await _until_delivered(file)
    await pool.execute("update outbox set delivered_at = null where stream = $1", file.ref.stream)
    await file.cases.renew(file.ref)
    await _until_delivered(file)
    assert (await other.events()).count("CaseLinked") == 1


async def _until_delivered(file):
    for _ in range(1200):
        if not await file.store.outbox.pending(file.ref.stream):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the outbox did not empty")


async def test_a_follow_up_to_a_pathway_that_does_not_exist_yet_waits_and_says_so(file, pool):
    await file.open()
    await file.give("link", type="LinkCase", lifecycle="not-yet-built", case=str(file.person), relation="same_person")
    for _ in range(1200):
        row = await pool.fetchrow("select delivered_at, last_error from outbox where stream = $1", file.ref.stream)
        if row["last_error"]:
            break
        await asyncio.sleep(0.05)
    assert tuple(row) == (None, "no such pathway yet")
    assert not (await file.act("call")).refused
