"""Cases tell each other through the outbox (DESIGN A7, D19)."""

from tests.waiting import until


async def test_a_link_made_from_one_case_is_known_to_both(file, other):
    await file.open()
    await other.open()
    linked = await file.give(
        "link", type="LinkCase", lifecycle="safeguarding", case=str(other.ref.case), relation="same_establishment"
    )
    assert linked.events == ("CaseLinked",)
    assert (await other.until(lambda events: "CaseLinked" in events)).count("CaseLinked") == 1
    await file.until_delivered()


async def test_a_follow_up_to_a_case_that_is_not_there_is_answered_and_kept_visible(file, other, pool):
    await file.open()
    await file.give(
        "link", type="LinkCase", lifecycle="safeguarding", case=str(other.ref.case), relation="same_establishment"
    )
    await file.until_delivered()
    error = await pool.fetchval("select last_error from outbox where stream = $1", file.ref.stream)
    assert error == "refused: CASE-UNKNOWN"


async def test_a_second_delivery_changes_nothing(file, other, pool):
    await file.open()
    await other.open()
    await file.give(
        "link", type="LinkCase", lifecycle="safeguarding", case=str(other.ref.case), relation="same_establishment"
    )
    await file.until_delivered()
    await pool.execute("update outbox set delivered_at = null where stream = $1", file.ref.stream)
    await file.cases.renew(file.ref)
    await file.until_delivered()
    assert (await other.events()).count("CaseLinked") == 1


async def test_a_follow_up_to_a_pathway_that_does_not_exist_yet_waits_and_says_so(file, pool):
    await file.open()
    await file.give("link", type="LinkCase", lifecycle="not-yet-built", case=str(file.person), relation="same_person")
    asked = "select delivered_at, last_error from outbox where stream = $1"
    row = await until(lambda: pool.fetchrow(asked, file.ref.stream), lambda row: row["last_error"])
    assert tuple(row) == (None, "no such pathway yet")
    assert not (await file.act("call")).refused
