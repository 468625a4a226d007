"""The forensic service's mailbox: every mail becomes a referral, received or returned, and none is lost.

Each mail gives ``EmailReferral`` to the case whose id follows from its Message-ID, under a key that follows from it
too: the same mail twice is one referral. It happened when the mail was delivered. A mail that is not on the form, or
from nobody who may refer, is returned by the case itself; its sender gets the reasons and the four routes as a reply,
which lies in the folder ``replies`` until the mail server sends it. What cannot be told to the case now stays in the
inbox.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from uuid import UUID, uuid5

import structlog
from temporalio.client import Client
from temporalio.service import RPCError

from activities.books import Books
from activities.messages import Answer, CaseRef, Order
from domain.forensic.referral import ROUTES, EmailReferral
from domain.forensic.stages import RETURNED
from domain.kernel.register import Actor
from infra.mail.form import ReferralForm, Senders, form_of, message_id_of, sender_of
from infra.mail.maildir import Arrived, Maildir, Outcome
from infra.settings import Settings
from infra.store.event_store import EventStore
from workflows.client import CaseClient

__all__ = ["AT_ONCE", "Mailbox", "case_of", "watched"]

log = structlog.get_logger()

AT_ONCE = 8
"""Mails under way at once."""
_WITHIN = timedelta(seconds=30)
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
        """Take what arrives, again and again, until cancelled."""
        while True:
            try:
                await self.take_all()
            except (RPCError, OSError) as away:
                log.warning("mailbox waits", error=type(away).__name__)
            await asyncio.sleep(every.total_seconds())

    async def take_all(self) -> int:
        """Deal with everything that lies in the inbox; how many mails that were."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(arrived: Arrived) -> None:
            async with gate:
                await self._take(arrived)

        arrived = list(self.maildir.arrived())
        await asyncio.gather(*(one(each) for each in arrived))
        return len(arrived)

    async def _take(self, arrived: Arrived) -> None:
        message_id, form = message_id_of(arrived.mail), form_of(arrived.mail)
        command = self._command(arrived.mail, message_id, form)
        if form is not None:
            await self._register(command.person, form)
        answer = await self.cases.instruct(case_of(message_id), self._order(message_id, arrived, command), _WITHIN)
        if answer is None:
            return  # it stays in the inbox, and is asked again under the same key
        outcome = _outcome(answer)
        if outcome == "returned" and not _automatic(arrived.mail):
            self.maildir.reply(_reply(arrived.mail))
        self.maildir.put_away(arrived, outcome)
        log.info("mail dealt with", case=case_of(message_id).stream, outcome=outcome)

    def _command(self, mail: EmailMessage, message_id: str, form: ReferralForm | None) -> EmailReferral:
        group = self.senders.group(sender_of(mail), form.group if form else None)
        if form is None:
            person = uuid5(_NAMES, f"person/{message_id}")
            return EmailReferral.model_validate({"person": person, "sender": group, "on_service_form": False})
        return EmailReferral.model_validate(
            {
                **form.model_dump(include={"referrer", "summary", "admitted_on", "restricted", "previous_case"}),
                "person": form.person.id or uuid5(_NAMES, f"person/{message_id}"),
                "sender": group,
                "on_service_form": True,
            }
        )

    async def _register(self, person: UUID, form: ReferralForm) -> None:
        """A person whom the register does not know yet is registered with the form's date of birth."""
        now = datetime.now(UTC)
        if await self.store.people.at(person, now) is None:
            await self.store.people.record(person, {"born": form.person.born.isoformat()}, now, "service:mailbox")

    def _order(self, message_id: str, arrived: Arrived, command: EmailReferral) -> Order:
        said = {"type": command.tag(), **command.model_dump(mode="json", exclude={"type"}, exclude_defaults=True)}
        by = Actor(id="service:mailbox", roles=("Service",), area=self.area)
        return Order(id=f"mail/{_digest(message_id)}", by=by, command=said, effective_at=arrived.at)


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


def _digest(message_id: str) -> str:
    return hashlib.sha256(message_id.encode()).hexdigest()[:40]


def _outcome(answer: Answer) -> Outcome:
    if answer.refused:
        return "refused"
    return "returned" if answer.stage == RETURNED and "ReferralReturned" in answer.events else "done"


def _automatic(mail: EmailMessage) -> bool:
    """Whether a machine sent it: two machines would answer each other for ever."""
    return str(mail["auto-submitted"] or "no").strip().lower() != "no"


def _reply(mail: EmailMessage) -> EmailMessage:
    """Why it came back, and by which routes it may come again. Nothing of what was referred is repeated."""
    reply = EmailMessage()
    sender = sender_of(mail)
    if sender is not None:
        reply["To"] = str(sender)
    if mail["message-id"]:
        reply["In-Reply-To"] = str(mail["message-id"])
    reply["Subject"] = "Your referral to the community forensic social work service was returned"
    lines = ["It was not sent on the service's referral form, or not by one of those who may refer:", "", *ROUTES]
    reply.set_content("\n".join([*lines, "", "Please send it again, on the form, by one of these routes."]) + "\n")
    return reply
