"""A referral reaches the mailbox: who may refer, on which form, when it counts as received (000 para 6.1 to 6.3).

``ReferralEmailed`` happens when the mail arrived; ``ReceiptFixed`` says when it counts as received. A referral by
somebody who is not among the four groups, not on the service's form, or not sent to the mailbox is returned in the
same breath: its receipt is kept for audit, no clock starts, nothing is on any work list (reading 2, scenario 7).
"""

from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.forensic.file import ForensicFile, Referred, changed, referred
from domain.forensic.stages import RECEIVED, RETURNED
from domain.kernel.advice import Advised
from domain.kernel.case_events import CaseLinked
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "CLOSES", "FAULT_RULES", "PERMITTED", "ROUTES", "EmailReferral", "ReceiptFixed", "ReferralEmailed",
    "ReferralReturned", "ReturnReferral", "Sender", "email_referral", "receipt_fixed", "referral_emailed",
    "referral_returned", "return_referral",
]  # fmt: skip

OPENS, CLOSES = time(9), time(17)
"""The mailbox's hours (6.3); at 17:00 exactly a mail is in time."""
ADULT_AGE = 18

Sender = Literal[
    "secure_psychiatric_service", "social_supervisor", "cmht_social_worker", "nhs_england_case_manager",
    "gp", "person", "prison", "parole_board", "carer", "other",
]  # fmt: skip
PERMITTED = frozenset(
    {"secure_psychiatric_service", "social_supervisor", "cmht_social_worker", "nhs_england_case_manager"}
)
ROUTES = (
    "A secure psychiatric service refers.", "The social supervisor refers.",
    "A social worker of a community mental health team refers.", "The NHS England case manager refers.",
)  # fmt: skip
"""What a sender who may not refer is told (FOR-REF-WHO)."""

Fault = Literal["sender_not_permitted", "not_the_service_form", "not_to_the_mailbox"]
FAULT_RULES: dict[str, str] = {
    "sender_not_permitted": "FOR-REF-WHO",
    "not_the_service_form": "FOR-REF-FORM",
    "not_to_the_mailbox": "FOR-REF-MAILBOX",
}
"""Why a referral goes back, and the rule that says so."""


class Referral(Message):
    """What a referral says, in the command as in the event."""

    person: UUID
    sender: Sender
    on_service_form: bool = Field(description="Whether it is on the service's referral form")
    channel: Literal["mailbox", "another_address", "post", "telephone"] = "mailbox"
    referrer: str = Field(default="", max_length=200, description="Who refers, for the reply")
    summary: str = Field(default="", max_length=20_000)
    admitted_on: date | None = Field(default=None, description="First day of the unbroken detention")
    restricted: bool = Field(default=False, description="The form says: restricted under s.41")
    previous_case: UUID | None = Field(default=None, description="A re-referral: the case that was closed before")


class EmailReferral(Referral, Advised):
    """A referral came in; this opens the case, or is returned. It happens when the mail arrived."""

    type: Literal["EmailReferral"] = "EmailReferral"


class ReferralEmailed(Referral, Event):
    """A referral arrived; ``eighteen_on``: the person's eighteenth birthday, if the register knows it."""

    type: Literal["ReferralEmailed"] = "ReferralEmailed"
    eighteen_on: date | None = None


class ReceiptFixed(Event):
    """When the referral counts as received, beside when it arrived (FOR-REF-HOURS); the screening clock starts."""

    type: Literal["ReceiptFixed"] = "ReceiptFixed"
    arrived_at: datetime
    received_at: datetime
    received_on: date
    for_screening: bool = True


class ReturnReferral(Advised):
    """The Team Leader sends it back: only for the sender or the form, never in place of screening (FOR-SCREEN-ALL)."""

    type: Literal["ReturnReferral"] = "ReturnReferral"
    faults: tuple[Fault, ...]
    words: str = Field(default="", max_length=4000)


class ReferralReturned(Event):
    """The referral went back with its reasons and the routes by which it may come again: as a new referral."""

    type: Literal["ReferralReturned"] = "ReferralReturned"
    faults: tuple[Fault, ...]
    rules: tuple[str, ...]
    routes: tuple[str, ...] = ROUTES
    words: str = ""


def email_referral(command: EmailReferral, _: ForensicFile, now: Circumstances) -> Ruling:
    """Received, and the privacy notice owed; or received and returned, whoever it is about."""
    facts, faults = now.person(command.person), _faults(command)
    born = facts.born if facts else None
    emailed = ReferralEmailed(**command.body(), eighteen_on=_birthday(born, ADULT_AGE) if born else None)
    fixed = _receipt(now, for_screening=not faults)
    if faults:
        return (emailed, fixed, _returned(faults, ""))
    words = "Register the person first: the case needs to know whom it is about, and when they were born."
    return unless_refused((unless(born, "CASE-PERSON", words, "person"),), emailed, fixed, *_linked(command))


def return_referral(command: ReturnReferral, _: ForensicFile, __: Circumstances) -> Ruling:
    """With at least one of the reasons that the source knows."""
    words = "Every referral is screened: it goes back only for its sender, its form or its address. Name which."
    return unless_refused(
        (unless(command.faults, "FOR-SCREEN-ALL", words, "faults"),), _returned(command.faults, command.words)
    )


def referral_emailed(file: ForensicFile, event: ReferralEmailed) -> ForensicFile:
    """The facts of the referral."""
    return changed(
        file, stage=RECEIVED, person=event.person, eighteen_on=event.eighteen_on, restricted=event.restricted,
        referral=Referred(sender=event.sender, referrer=event.referrer),
    )  # fmt: skip


def receipt_fixed(file: ForensicFile, event: ReceiptFixed) -> ForensicFile:
    """From this day on the time for screening is counted."""
    return referred(file, received_on=event.received_on)


def referral_returned(file: ForensicFile, event: ReferralReturned) -> ForensicFile:
    """Nothing more is owed here: who may refer sends a new one."""
    return referred(changed(file, stage=RETURNED, owed={}), faults=event.faults)


def _faults(command: EmailReferral) -> tuple[Fault, ...]:
    found: tuple[tuple[bool, Fault], ...] = (
        (command.sender not in PERMITTED, "sender_not_permitted"),
        (not command.on_service_form, "not_the_service_form"),
        (command.channel != "mailbox", "not_to_the_mailbox"),
    )
    return tuple(fault for wrong, fault in found if wrong)


def _returned(faults: tuple[Fault, ...], words: str) -> ReferralReturned:
    return ReferralReturned(faults=faults, rules=tuple(FAULT_RULES[fault] for fault in faults), words=words)


def _receipt(now: Circumstances, *, for_screening: bool) -> ReceiptFixed:
    """Within the hours of a working day at once, else at 09:00 of the day that counts (reading 1)."""
    day = now.calendar.day_zero(now.effective_at, CLOSES).day
    opened, closed = now.calendar.at_local(day, OPENS), now.calendar.at_local(day, CLOSES)
    received = now.effective_at if opened <= now.effective_at <= closed else opened
    return ReceiptFixed(arrived_at=now.effective_at, received_at=received, received_on=day, for_screening=for_screening)


def _linked(command: EmailReferral) -> tuple[Event, ...]:
    if command.previous_case is None:
        return ()
    # The earlier case is closed and takes no links any more: the new one knows of it.
    return (CaseLinked(lifecycle="forensic", case=command.previous_case, relation="re_referral", asked_here=False),)


def _birthday(born: date, years: int) -> date:
    """The day on which this age is reached; born on 29 February, on 1 March of a year without one."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
