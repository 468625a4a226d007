"""A letter's way on real servers: never lost, never sent twice, and the case hears what became of it."""

import json
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError
from temporalio.client import WorkflowExecutionStatus
from temporalio.testing import ActivityEnvironment

from activities.letter_additions import Addition, NotWaitingError, add
from activities.letter_messages import LetterRef
from activities.upkeep import Upkeep
from infra.letters.directory import Addressee
from tests.letters.conftest import READER


async def test_a_letter_goes_to_the_folder_once_and_the_case_hears_that_it_arrived(letters, tmp_path):
    ref = await letters.notice()
    row = await letters.stands(ref, "delivered")
    assert (row.kind, row.reader, row.round) == ("provider_concern_notice", "commissioner:reader", 0)
    (told,) = await letters.events(1)
    assert '"outcome":"delivered"' in told
    assert '"kind":"provider_concern_notice"' in told
    assert len(list((tmp_path / "letters").glob("*.pdf"))) == 1
    kept = {document.id.rsplit("/", 1)[-1]: document for document in await letters.store.documents.of(ref.stream)}
    assert set(kept) == {"pdf", "html", "json"}
    sent = next((tmp_path / "letters").glob("*.pdf")).read_bytes()
    assert (await letters.store.documents.read(f"{ref.id}/0/pdf")).body == sent


async def test_documents_lie_sealed_and_the_list_holds_codes_only(letters, pool):
    ref = await letters.notice(facts={"name": "Ms Invented Somebody"})
    await letters.stands(ref, "delivered")
    bodies = [row["body"] for row in await pool.fetch("select body from documents where stream = $1", ref.stream)]
    assert len(bodies) == 3
    assert not any(b"%PDF" in body or b"reader" in body or b"<html" in body for body in bodies)
    row = dict(await pool.fetchrow("select * from letters where stream = $1", ref.stream))
    assert "reader@" not in str(row)


async def test_a_letter_without_an_address_waits_and_goes_when_there_is_one(letters, tmp_path):
    ref = await letters.notice("somewhere-else")
    await letters.stands(ref, "needs_address")
    assert ref.stream in {row.stream for row in await letters.store.letters.page(["needs_address"])}
    await letters.mend(ref, addressee=READER)
    assert (await letters.stands(ref, "delivered")).round == 1
    (slip,) = (tmp_path / "letters").glob("*.json")
    assert json.loads(slip.read_text())["email"] == "reader@partner.example"


async def test_an_anonymised_letter_that_names_the_adult_is_held_and_can_be_withdrawn(letters, tmp_path):
    """EST-CQC-ANON: the setting is called like the adult."""
    ref = await letters.notice(facts={"name": "Neglect Invented"})
    row = await letters.stands(ref, "not_anonymous")
    assert [gap["rule"] for gap in row.gaps] == ["EST-CQC-ANON"]
    assert not (tmp_path / "letters").exists()
    await letters.mend(ref, withdrawn_because="told them by telephone")
    await letters.stands(ref, "withdrawn")
    assert '"outcome":"withdrawn"' in (await letters.events(1))[0]


async def test_a_carrier_that_is_away_gets_the_letter_once_it_is_back(letters, notify):
    notify.unavailable = 2
    ref = await letters.notice()
    await letters.stands(ref, "delivered")
    assert (notify.asked, len(notify.taken)) == (3, 1)


async def test_an_answer_that_is_lost_does_not_send_the_letter_twice(letters, notify):
    notify.silent = 1
    ref = await letters.notice()
    await letters.stands(ref, "delivered")
    assert (notify.asked, len(notify.taken)) == (1, 1)


async def test_a_letter_that_comes_back_is_listed_told_to_the_case_and_goes_to_another_address(letters, notify):
    notify.status["reader@partner.example"] = "permanent-failure"
    ref = await letters.notice()
    row = await letters.stands(ref, "failed")
    assert row.code == "permanent-failure"
    assert '"outcome":"failed"' in (await letters.events(1))[0]
    await letters.mend(ref, addressee=Addressee(name="Another (invented)", email="other@partner.example"))
    await letters.stands(ref, "delivered")
    assert '"outcome":"delivered"' in (await letters.events(2))[1]
    assert [len(notify.sent_to(a)) for a in ("reader@partner.example", "other@partner.example")] == [1, 1]


async def test_a_refused_address_fails_at_once_and_is_not_tried_again(letters, notify):
    notify.refuses = "reader@partner.example"
    ref = await letters.notice()
    assert (await letters.stands(ref, "failed")).code == "ValidationError"
    assert notify.asked == 1


async def test_a_second_delivery_of_the_outbox_starts_no_second_letter(letters, notify, pool):
    ref = await letters.notice()
    await letters.stands(ref, "delivered")
    await letters.events(1)
    await pool.execute("update outbox set delivered_at = null where stream = $1", ref.stream)
    await letters.cases.renew(letters.ref)
    assert await letters.client.start(ref) is False
    assert len(notify.taken) == 1


async def test_a_letter_whose_workflow_is_lost_is_seen_through_by_another_and_not_sent_again(letters, notify):
    notify.status["reader@partner.example"] = "sending"
    ref = await letters.notice()
    await letters.stands(ref, "sent")
    await letters.handle(ref).terminate("lost")
    notify.status.clear()
    assert await letters.client.start(ref) is True
    await letters.stands(ref, "delivered")
    assert len(notify.taken) == 1


async def test_the_watch_starts_a_letter_that_was_under_way_and_lost_its_workflow(letters, notify, pool):
    notify.status["reader@partner.example"] = "sending"
    ref = await letters.notice()
    await letters.stands(ref, "sent")
    await letters.handle(ref).terminate("lost")
    upkeep = Upkeep(letters.store, letters.cases, letters.client.start)
    await ActivityEnvironment().run(upkeep.repair)
    ended = (await letters.handle(ref).describe()).status
    assert ended == WorkflowExecutionStatus.TERMINATED, "it is young: not yet"
    notify.status.clear()
    await pool.execute("update letters set state_at = state_at - interval '1 hour' where stream = $1", ref.stream)
    await ActivityEnvironment().run(upkeep.repair)
    await letters.stands(ref, "delivered")
    assert len(notify.taken) == 1


async def test_nothing_can_be_added_to_a_letter_that_has_gone_nor_what_its_reader_may_not_see(letters):
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    with pytest.raises(ValidationError):
        await letters.mend(ref, fields={"adult": {"name": "Ms Invented"}})
    await letters.mend(ref, addressee=READER)
    row = await letters.stands(ref, "delivered")
    with pytest.raises(NotWaitingError):
        await add(letters.store, ref, Addition(), "dana", row.state_at)


async def test_a_letter_about_somebody_who_was_erased_ends_without_a_word(letters):
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    await letters.store.erase(letters.person)
    await letters.client.mended(ref)
    await letters.stands(ref, "erased")
    assert await letters.handle(ref).result() == "erased"


async def test_an_address_in_the_cases_parties_is_enough_for_a_letter_to_leave(letters):
    """The nearest address counts: the party of the case before the book of the area."""
    far = {"name": "The book (invented)", "email": "book@partner.example"}
    for body in (letters.nowhere, "nearby"):
        await letters.store.addressees.record("kent", f"commissioner:{body}", far, datetime.now(UTC), "admin")
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "delivered")
    near = {"name": "A Reader (invented)", "email": "party@partner.example"}
    await letters.store.parties.record(letters.ref.stream, "commissioner:nearby", near, datetime.now(UTC), "dana")
    answer = await letters.give("again", type="InformCommissioner", commissioner="nearby")
    second = LetterRef(stream=letters.ref.stream, seq=answer.version, ordinal=0)
    await letters.stands(second, "delivered")
    slips = [json.loads(path.read_text()) for path in letters.sender._folder.glob("*.json")]
    assert {slip["email"] for slip in slips} == {"book@partner.example", "party@partner.example"}
