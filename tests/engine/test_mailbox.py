"""A maildir beside the real engine: every mail becomes a referral once, and none is lost."""

import asyncio
import json
import mailbox
import os
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from infra.mail.form import FORM, Senders
from infra.mail.maildir import Maildir
from infra.store import EventStore
from workers.mailbox import Mailbox, case_of
from workflows.client import CaseClient

FORM_SAYS: dict[str, Any] = {
    "form": FORM, "group": "secure_psychiatric_service", "person": {"born": "1981-05-06"}, "summary": "Invented",
}  # fmt: skip


def mail(form: dict[str, Any] | None = FORM_SAYS, sender: str = "ward@trust.example", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "mailbox@council.example", "Referral"
    made["Message-ID"] = f"<{uuid4()}@trust.example>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content("Please find the form attached.")
    if form is not None:
        made.add_attachment(json.dumps(form).encode(), maintype="application", subtype="json", filename="form.json")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "maildir"


@pytest.fixture
def box(folder: Path, store: EventStore, cases: CaseClient) -> Mailbox:
    return Mailbox(Maildir(folder), store, cases)


def deliver(folder: Path, *mails: EmailMessage, at: datetime | None = None) -> None:
    inbox = mailbox.Maildir(folder)
    for each in mails:
        key = inbox.add(each)
        if at is not None:
            path = folder / inbox._lookup(key)
            os.utime(path, (at.timestamp(), at.timestamp()))


def counts(box: Mailbox) -> dict[str, int]:
    folders = ("done", "returned", "refused", "replies")
    return {"inbox": box.maildir.count(), **{name: box.maildir.count(name) for name in folders}}


async def events(store: EventStore, sent: EmailMessage) -> list[str]:
    return [event.type for event in await store.events(case_of(str(sent["message-id"])).stream)]


async def test_a_referral_on_the_form_opens_a_case_when_it_was_delivered(box, folder, store) -> None:
    sent, at = mail(), datetime.now(UTC).replace(microsecond=0) - timedelta(days=2)
    deliver(folder, sent, at=at)
    assert await box.take_all() == 1
    stored = await store.events(case_of(str(sent["message-id"])).stream)
    assert [event.type for event in stored][:4] == ["CaseOpened", "ReferralEmailed", "ReceiptFixed", "DutyArose"]
    assert {event.effective_at for event in stored[:4]} == {at}
    assert counts(box) == {"inbox": 0, "done": 1, "returned": 0, "refused": 0, "replies": 0}


async def test_the_same_mail_delivered_twice_is_one_referral(box, folder, store) -> None:
    sent = mail()
    at = datetime.now(UTC).replace(microsecond=0)
    deliver(folder, sent, at=at)
    await box.take_all()
    before = await events(store, sent)
    deliver(folder, sent, at=at)
    await box.take_all()
    assert await events(store, sent) == before
    assert counts(box)["done"] == 2


async def test_a_mail_without_the_form_is_returned_with_the_routes_and_kept(box, folder, store) -> None:
    sent = mail(None)
    deliver(folder, sent)
    await box.take_all()
    assert (await events(store, sent))[-1] == "ReferralReturned"
    assert counts(box) == {"inbox": 0, "done": 0, "returned": 1, "refused": 0, "replies": 1}
    (reply,) = mailbox.Maildir(folder).get_folder("replies")
    assert reply["to"] == "ward@trust.example"
    assert reply["in-reply-to"] == sent["message-id"]
    assert "The social supervisor refers." in reply.get_payload(decode=True).decode()


@pytest.mark.parametrize("form", [
    {**FORM_SAYS, "form": "another/1"}, {**FORM_SAYS, "group": "gp"}, {**FORM_SAYS, "person": {}}, {"hello": "world"},
])  # fmt: skip
async def test_what_is_no_form_is_returned(box, folder, store, form) -> None:
    sent = mail(form)
    deliver(folder, sent)
    await box.take_all()
    assert (await events(store, sent))[-1] == "ReferralReturned"


async def test_a_sender_whom_nobody_knows_is_returned_whatever_the_form_claims(folder, store, cases) -> None:
    known = Senders({"@trust.example": "secure_psychiatric_service", "nina@nhs.example": "nhs_england_case_manager"})
    box = Mailbox(Maildir(folder), store, cases, known)
    good, stranger, claims = mail(sender="Ward 4 <ward4@Trust.example>"), mail(sender="x@else.example"), mail(
        {**FORM_SAYS, "group": "social_supervisor"})  # fmt: skip
    deliver(folder, good, stranger, claims)
    await box.take_all()
    assert counts(box) == {"inbox": 0, "done": 1, "returned": 2, "refused": 0, "replies": 2}
    assert "DutyArose" in await events(store, good)


async def test_an_automatic_mail_gets_no_reply(box, folder) -> None:
    deliver(folder, mail(None, Auto_Submitted="auto-replied"))
    await box.take_all()
    assert counts(box)["replies"] == 0
    assert counts(box)["returned"] == 1


async def test_a_mail_of_two_years_ago_is_refused_and_kept_apart(box, folder) -> None:
    deliver(folder, mail(), at=datetime.now(UTC) - timedelta(days=730))
    await box.take_all()
    assert counts(box) == {"inbox": 0, "done": 0, "returned": 0, "refused": 1, "replies": 0}


async def test_while_the_engine_is_away_a_mail_stays_and_then_it_is_taken_once(folder, store, cases) -> None:
    class Away:
        async def instruct(self, *_: Any) -> None:
            return None

    sent = mail()
    deliver(folder, sent)
    await Mailbox(Maildir(folder), store, Away()).take_all()
    box = Mailbox(Maildir(folder), store, cases)
    assert counts(box)["inbox"] == 1
    await box.take_all()
    assert counts(box)["done"] == 1
    assert (await events(store, sent)).count("ReferralEmailed") == 1


async def test_it_watches(box, folder, store) -> None:
    watching = asyncio.create_task(box.watch(timedelta(milliseconds=20)))
    sent = mail()
    deliver(folder, sent)
    for _ in range(1000):
        if counts(box)["done"]:
            break
        await asyncio.sleep(0.02)
    watching.cancel()
    assert "ReceiptFixed" in await events(store, sent)


async def test_a_known_person_keeps_what_the_register_knows(box, folder, store) -> None:
    person = uuid4()
    await store.people.record(person, {"born": "1970-01-02"}, datetime.now(UTC), "ada")
    deliver(folder, mail({**FORM_SAYS, "person": {"id": str(person), "born": "1981-05-06"}}))
    await box.take_all()
    found = await store.people.at(person, datetime.now(UTC))
    assert (found.version, found.body["born"]) == (1, "1970-01-02")
