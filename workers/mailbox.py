"""The forensic service's mailbox: every mail becomes a referral, received or returned, and none is lost.

Each mail gives ``EmailReferral`` to the case whose id follows from its Message-ID (from all of it, where that is
missing or broken), under a key that follows from it too: the same mail twice is one referral. It happened when it was
delivered first. A mail that is not on the form, or from nobody who may refer, is returned by the case itself; its
sender gets the reasons and the four routes as a reply, which lies in the folder ``replies`` until the mail server sends
it. A refused one is on the work list of outside events. What cannot be told to the case now stays in the inbox, and
keeps no other mail waiting.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID, uuid5

import structlog
from temporalio.client import Client

from activities.books import Books
from activities.messages import Answer, CaseRef, Order
from domain.forensic.referral import ROUTES, EmailReferral
from domain.forensic.stages import RETURNED
from domain.kernel.register import Actor
from infra.mail.form import ReferralForm, Senders, automatic, form_of, message_id_of, sender_of
from infra.mail.maildir import Arrived, Maildir, Outcome, name_in_logs
from infra.metrics import METRICS
from infra.settings import Settings
from infra.store.event_store import EventStore
from infra.store.records import OutsideEvent
from workflows.client import CaseClient

__all__ = ["AT_ONCE", "Mailbox", "case_of", "watched"]

log = structlog.get_logger()

AT_ONCE = 8
"""Mails under way at once."""
_WITHIN = timedelta(seconds=30)
_KEY_REUSED = "CASE-KEY-REUSED"
_NAMES = UUID("3f9b2c52-6f0d-5d7a-9b57-0f6f5b0a4b11")
"""The namespace in which a mail's Message-ID names its case and, where the form does not, its person."""


def case_of(message_id: str) -> CaseRef:
    """The case of a mail."""
    return CaseRef(lifecycle="forensic", case=uuid5(_NAMES, message_id))


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The mailbox at work; ``area`` is the council's area whose service it is."""

    maildir: Maildir
    store: EventStore
    cases: CaseClient
    senders: Senders = Senders()  # noqa: RUF009 -- it never changes
    area: str = "kent"

    async def watch(self, every: timedelta) -> None:
        """Take what arrives, again and again, until cancelled. Nothing that goes wrong ends it."""
        while True:
            try:
                await self.take_all()
            except Exception as away:  # noqa: BLE001 -- a mailbox that nobody watches any more would be seen by nobody
                log.warning("mailbox waits", error=type(away).__name__)
            await asyncio.sleep(every.total_seconds())

    async def take_all(self) -> int:
        """Deal with everything that lies in the inbox; how many mails that were."""
        gate, inbox = asyncio.Semaphore(AT_ONCE), self.maildir.inbox()

        async def one(path: Path) -> None:
            async with gate:
                await self._take(path)

        async with asyncio.TaskGroup() as under_way:
            for path in inbox:
                under_way.create_task(one(path))
        return len(inbox)

    async def _take(self, path: Path) -> None:
        try:
            # A thread, because a large mail takes its time, and the cases of this worker would wait.
            if arrived := await asyncio.to_thread(self.maildir.read, path):
                await self._deal_with(arrived)
        except Exception as wrong:  # noqa: BLE001 -- this mail stays in the inbox; no other waits for it
            METRICS.mail("waits")
            log.warning("mail waits", source=name_in_logs(path), error=type(wrong).__name__)

    async def _deal_with(self, arrived: Arrived) -> None:
        name, form = message_id_of(arrived.mail) or arrived.digest, form_of(arrived.mail)
        command = self._command(arrived.mail, name, form)
        if form is not None:
            await self._register(command.person, form)
        answer = await self._told(name, arrived.at, command)
        if answer is None:
            METRICS.mail("waits")
            return  # it stays in the inbox, and is asked again under the same key
        outcome = _outcome(answer)
        if outcome == "refused":
            await self._list(name, answer)
        if outcome == "returned" and not automatic(arrived.mail) and (sender := sender_of(arrived.mail)):
            self.maildir.reply(_reply(arrived.mail, sender), f"returned-{_digest(name)}")
        self.maildir.put_away(arrived, outcome)
        METRICS.mail(outcome)
        log.info("mail dealt with", case=case_of(name).stream, result=outcome)

    async def _told(self, name: str, at: datetime, command: EmailReferral) -> Answer | None:
        """The answer of the case; a mail that was delivered a second time happened when it came first."""
        answer = await self._instruct(name, at, command)
        if answer is None or _KEY_REUSED not in {objection.rule for objection in answer.objections}:
            return answer
        first = next(iter(await self.store.events(case_of(name).stream)), None)
        return await self._instruct(name, first.effective_at, command) if first else answer

    async def _instruct(self, name: str, at: datetime, command: EmailReferral) -> Answer | None:
        return await self.cases.instruct(case_of(name), self._order(name, at, command), _WITHIN)

    async def _list(self, name: str, answer: Answer) -> None:
        """A refused mail is on the work list of outside events: somebody looks at what lies in the folder."""
        objections = [objection.model_dump(mode="json") for objection in answer.objections]
        await self.store.outside.record(OutsideEvent(
            "mailbox", _digest(name), "uk.caseclock.forensic.mail.v1", "refused", datetime.now(UTC),
            stream=case_of(name).stream, objections=objections,
        ))  # fmt: skip

    def _command(self, mail: EmailMessage, name: str, form: ReferralForm | None) -> EmailReferral:
        group = self.senders.group(sender_of(mail), form.group if form else None)
        if form is None:
            person = uuid5(_NAMES, f"person/{name}")
            return EmailReferral.model_validate({"person": person, "sender": group, "on_service_form": False})
        return EmailReferral.model_validate(
            {
                **form.model_dump(include={"referrer", "summary", "admitted_on", "restricted", "previous_case"}),
                "person": form.person.id or uuid5(_NAMES, f"person/{name}"),
                "sender": group,
                "on_service_form": True,
            }
        )

    async def _register(self, person: UUID, form: ReferralForm) -> None:
        """A person whom the register does not know yet is registered with the form's date of birth."""
        now = datetime.now(UTC)
        if await self.store.people.at(person, now) is None:
            await self.store.people.record(person, {"born": form.person.born.isoformat()}, now, "service:mailbox")

    def _order(self, name: str, at: datetime, command: EmailReferral) -> Order:
        said = {"type": command.tag(), **command.model_dump(mode="json", exclude={"type"}, exclude_defaults=True)}
        by = Actor(id="service:mailbox", roles=("Service",), area=self.area)
        return Order(id=f"mail/{_digest(name)}", by=by, command=said, effective_at=at)


@asynccontextmanager
async def watched(settings: Settings, store: EventStore, client: Client) -> AsyncIterator[None]:
    """The mailbox of the settings, watched meanwhile; nothing where none is set."""
    if settings.mailbox_folder is None:
        yield
        return
    box = Mailbox(
        Maildir(settings.mailbox_folder), store, CaseClient(client, settings.task_queue),
        Senders.read(settings.mailbox_senders), next(iter(Books.of_areas(settings.areas).areas)),
    )  # fmt: skip
    watching = asyncio.create_task(box.watch(timedelta(seconds=settings.mailbox_every_seconds)))
    try:
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:40]


def _outcome(answer: Answer) -> Outcome:
    if answer.refused:
        return "refused"
    return "returned" if answer.stage == RETURNED and "ReferralReturned" in answer.events else "done"


def _reply(mail: EmailMessage, sender: Address) -> EmailMessage:
    """Why it came back, and by which routes it may come again. Nothing of what was referred is repeated."""
    reply, answered = EmailMessage(), message_id_of(mail)
    reply["To"] = str(sender)
    if answered:
        reply["In-Reply-To"] = answered
        reply["Message-ID"] = f"<returned-{_digest(answered)}@caseclock.invalid>"  # sent twice, it is one mail
    reply["Auto-Submitted"] = "auto-replied"
    reply["Subject"] = "Your referral to the community forensic social work service was returned"
    lines = ["It was not sent on the service's referral form, or not by one of those who may refer:", "", *ROUTES]
    reply.set_content("\n".join([*lines, "", "Please send it again, on the form, by one of these routes."]) + "\n")
    return reply
