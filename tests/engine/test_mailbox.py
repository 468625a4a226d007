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
from infra.mail.maildir import Maildir, name_in_logs
from infra.store import EventStore
from workers.mailbox import Mailbox, case_of
from workflows.client import CaseClient

FORM_SAYS: dict[str, Any] = {
    "form": FORM, "group": "secure_psychiatric_service", "person": {"born": "1981-05-06"}, "summary": "Invented",
}  # fmt: skip


def mail(form: dict[str, Any] | None = FORM_SAYS, sender: str = "ward@trust.example", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "mailbox@council.example", "Referral"
    for name, value in {"Message_ID": f"<{uuid4()}@trust.example>", **headers}.items():
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
    await _until_done(box)
    watching.cancel()
    assert "ReceiptFixed" in await events(store, sent)


async def test_a_known_person_keeps_what_the_register_knows(box, folder, store) -> None:
    person = uuid4()
    await store.people.record(person, {"born": "1970-01-02"}, datetime.now(UTC), "ada")
    deliver(folder, mail({**FORM_SAYS, "person": {"id": str(person), "born": "1981-05-06"}}))
    await box.take_all()
    found = await store.people.at(person, datetime.now(UTC))
    assert (found.version, found.body["born"]) == (1, "1970-01-02")


BROKEN: dict[str, bytes] = {
    "nothing": b"",
    "bytes": bytes(range(256)) * 20,
    "from": b"From: =?utf-8?q?=FF?= <<<@@>>>\nMessage-ID: <\nSubject: x\n\nhi",
    "message id": b"From: a@[\nMessage-ID: <[@>\n\nx",
    "message id of bytes": b"From: a@b.example\nMessage-ID: <\xff\xfe@x>\n\nx",
    "sender": b'From: "\n\nx',
    "base64": b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/json\n"
    b"Content-Transfer-Encoding: base64\n\n!!!!",
    "deep": b"From: a@b.example\n"
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)),
}
"""Mails for which the standard library's parser raises, or has nothing to say; each broke the watch once, or could."""


async def test_broken_mails_are_returned_and_kept_and_keep_no_other_waiting(box, folder, store) -> None:
    sent = mail()
    inbox = mailbox.Maildir(folder)
    for raw in BROKEN.values():
        inbox.add(raw)
    deliver(folder, sent)
    await box.take_all()
    assert counts(box)["inbox"] == 0
    assert (counts(box)["returned"], counts(box)["done"]) == (len(BROKEN), 1)
    kept = {path.read_bytes() for path in (folder / ".returned" / "cur").iterdir()}
    assert kept == set(BROKEN.values()), "to the byte"


async def test_of_a_huge_mail_the_headers_are_read_and_all_of_it_is_kept(box, folder, store, monkeypatch) -> None:
    monkeypatch.setattr("infra.mail.maildir.LARGEST", 100_000)
    sent = mail()
    sent.add_attachment(bytes(200_000), maintype="application", subtype="pdf", filename="scan.pdf")
    deliver(folder, sent)
    (path,) = (folder / "new").iterdir()
    before = path.read_bytes()
    await box.take_all()
    assert (await events(store, sent))[-1] == "ReferralReturned"
    (kept,) = (folder / ".returned" / "cur").iterdir()
    assert kept.read_bytes() == before


async def test_the_same_mail_delivered_again_later_is_the_same_referral(box, folder, store) -> None:
    sent, at = mail(), datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)
    deliver(folder, sent, at=at)
    await box.take_all()
    before = await events(store, sent)
    deliver(folder, sent, at=at + timedelta(hours=1))
    await box.take_all()
    assert await events(store, sent) == before
    assert counts(box) == {"inbox": 0, "done": 2, "returned": 0, "refused": 0, "replies": 0}


async def test_another_mail_under_the_same_message_id_is_refused_kept_and_on_the_work_list(box, folder, store) -> None:
    sent = mail()
    deliver(folder, sent)
    await box.take_all()
    deliver(folder, mail({**FORM_SAYS, "summary": "Another"}, Message_ID=str(sent["message-id"])))
    await box.take_all()
    assert (counts(box)["done"], counts(box)["refused"]) == (1, 1)
    listed = [each for each in await store.outside.work_list(limit=1000) if each.source == "mailbox"]
    assert case_of(str(sent["message-id"])).stream in {each.stream for each in listed}


async def test_a_worker_killed_before_the_mail_was_moved_leaves_one_referral_and_one_reply(box, folder, store) -> None:
    class KilledError(BaseException):
        """As a kill: no handler of the code sees it."""

    good, bad = mail(), mail(None)
    deliver(folder, good, bad)

    def killed(*_: Any) -> None:
        raise KilledError

    dying = Maildir(folder)
    dying.put_away = killed  # type: ignore[method-assign]  # dies between the answer and the move
    with pytest.raises(BaseExceptionGroup):
        await Mailbox(dying, store, box.cases).take_all()
    assert counts(box)["inbox"] == 2
    await box.take_all()
    assert counts(box) == {"inbox": 0, "done": 1, "returned": 1, "refused": 0, "replies": 1}
    assert (await events(store, good)).count("ReferralEmailed") == 1
    assert (await events(store, bad)).count("ReferralReturned") == 1


async def test_two_workers_that_watch_one_folder_deal_with_each_mail_once(box, folder, store) -> None:
    sent = [mail() for _ in range(6)]
    deliver(folder, *sent)
    await asyncio.gather(box.take_all(), Mailbox(Maildir(folder), store, box.cases).take_all())
    assert counts(box) == {"inbox": 0, "done": 6, "returned": 0, "refused": 0, "replies": 0}
    assert [(await events(store, each)).count("ReferralEmailed") for each in sent] == [1] * 6


async def test_the_watch_outlives_whatever_goes_wrong(box, folder, store) -> None:
    """A folder that cannot be listed, a mail that cannot be told: the next look finds it again."""

    class Wrong:
        looks = 0

        def inbox(self) -> list[Path]:
            self.looks += 1
            if self.looks == 1:
                raise LookupError("nobody thought of this")
            return Maildir(folder).inbox()

        def read(self, path: Path) -> Any:
            if self.looks == 2:
                raise ValueError("nor of this")
            return Maildir(folder).read(path)

        def put_away(self, *said: Any) -> None:
            Maildir(folder).put_away(*said)

    deliver(folder, mail())
    watching = asyncio.create_task(Mailbox(Wrong(), store, box.cases).watch(timedelta(milliseconds=5)))
    await _until_done(box)
    watching.cancel()


async def _until_done(box: Mailbox) -> None:
    for _ in range(3000):
        if counts(box)["done"]:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(counts(box))


def test_only_names_that_a_mail_server_gives_stand_in_logs() -> None:
    made = ("1763798400.M20046P2137.mail01.kent.invalid", "1763798400.V801I4.host,S=3412:2,RS")
    assert [name_in_logs(Path("new") / name) for name in made] == list(made)
    assert name_in_logs(Path("new/care leaver J.eml")) == "(a name that no mail server gave)"
