"""Notices to regulators and commissioners (004 para 7.3; L1930): drafted, anonymised, sent as PDF by email, logged.

The case system the council has today sends nothing itself: a notice counts as sent from the day that is recorded.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import unless, unless_refused
from domain.safeguarding.regions.common import REFERENCE, region
from domain.safeguarding.regions.state import Notice

__all__ = [
    "ROUTES", "AnonymiseNotice", "Body", "DraftNotice", "LogNotice", "NoticeAnonymised", "NoticeDrafted",
    "NoticeLogged", "NoticeSent", "SendNotice", "addresses_of", "anonymise_notice", "draft_notice", "log_notice",
    "notice_arrived", "notice_reached", "notice_stands", "recipients_of", "send_notice",
]  # fmt: skip

Body = Literal[
    "cqc", "other_regulator", "adults_commissioning", "accommodation_solutions", "other_local_authority", "icb",
    "all_age_continuing_healthcare", "nhs_trust_lead", "nhs_england", "kent_community_nhs", "hcrg_north_kent",
]  # fmt: skip
ROUTES: Mapping[Body, frozenset[str]] = MappingProxyType({
    "cqc": frozenset({"cqc_safeguarding"}),
    "adults_commissioning": frozenset({"adults_commissioning"}),
    "icb": frozenset({"icb_safeguarding"}),
    "nhs_england": frozenset({"nhse_regional_1", "nhse_regional_2"}),
    "kent_community_nhs": frozenset({"kcht_safeguarding"}),
    "hcrg_north_kent": frozenset({"hcrg_safeguarding"}),
})  # fmt: skip
"""Every address that a notice goes to, by code (EST-CONTACTS); the addresses themselves are configuration."""
_NHSE_COMMISSIONED = "nhse_commissioned"
"""The third address, where NHS England commissions the establishment itself (EST-NHSE)."""
_ON_FORM = frozenset({"cqc", "adults_commissioning"})
"""Who gets the form of para 7.3, at the start and with the outcome (EST-CQC-FORM, EST-CQC-RESEND)."""
IcbTrigger = Literal["difficulty_or_dispute", "multiple_concerns_in_one_provider"]


class Drafting(Message):
    """A notice as drafted; ``on_form``: on the form of the safeguarding workstream."""

    notice: str = Field(pattern=REFERENCE)
    body: Body
    purpose: Literal["opening", "outcome"] = "opening"
    on_form: bool = False
    outcome_section: bool = Field(default=False, description="Completed, where the purpose is the outcome")
    document: str = Field(default="", max_length=200, description="Reference of the document")
    by_letter: bool = Field(default=False, description="Sent as a letter to every address once it is anonymised;"
                            " else by hand, with SendNotice")  # fmt: skip
    icb_because: IcbTrigger | None = Field(default=None, description="The only two reasons for telling the ICB")


class DraftNotice(Drafting, Command):
    """Draft a notice to one body."""

    type: Literal["DraftNotice"] = "DraftNotice"


class NoticeDrafted(Drafting, Event):
    """A notice waits to be anonymised."""

    type: Literal["NoticeDrafted"] = "NoticeDrafted"


class AnonymiseNotice(Command):
    """Take out whatever says who the people are: the reference number stays (EST-CQC-ANON)."""

    type: Literal["AnonymiseNotice"] = "AnonymiseNotice"
    notice: str = Field(pattern=REFERENCE)
    reference_number_only: bool = False


class NoticeAnonymised(Event):
    """Nobody can be recognised from the notice."""

    type: Literal["NoticeAnonymised"] = "NoticeAnonymised"
    notice: str


class Sent(Message):
    """It happened when it was emailed."""

    notice: str = Field(pattern=REFERENCE)
    recipients: tuple[str, ...] = Field(default=(), description="Codes of the addresses")


class SendNotice(Sent, Command):
    """Email the notice as PDF (EST-MANUAL-SEND)."""

    type: Literal["SendNotice"] = "SendNotice"
    as_pdf: bool = False


class NoticeSent(Sent, Event):
    """Every address of the body has the notice."""

    type: Literal["NoticeSent"] = "NoticeSent"
    body: Coded
    purpose: Literal["opening", "outcome"]


class LogNotice(Command):
    """Log it under the closure notifications (section 4)."""

    type: Literal["LogNotice"] = "LogNotice"
    notice: str = Field(pattern=REFERENCE)
    note: str = Field(default="", max_length=2000)


class NoticeLogged(Event):
    """The notice's way is complete."""

    type: Literal["NoticeLogged"] = "NoticeLogged"
    notice: str
    note: str = ""


def draft_notice(command: DraftNotice, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """To a body that is to be told, on its form; the ICB only for one of two reasons (reading 10)."""
    on_form = command.on_form or command.body not in _ON_FORM
    complete = command.outcome_section or command.purpose == "opening"
    icb = "Communicate with the trust's safeguarding lead or All Age Continuing Healthcare, not with the ICB."
    exception = "Name the dispute, or the several concerns in one provider, for which the ICB is told."
    to_icb = command.body == "icb"
    return unless_refused(
        (
            unless(command.notice not in file.regions.notices, "EST-CQC-FORM", "This notice is drafted already.",
                   "notice"),
            unless(on_form, "EST-CQC-FORM", "Use the form for the CQC and Adults Commissioning.", "on_form"),
            unless(complete, "EST-CQC-RESEND", "Complete the outcome section.", "outcome_section"),
            unless(not to_icb or command.icb_because, "EST-ICB", icb, "body"),
            unless(not to_icb or command.icb_because, "EST-ICB-EXC", exception, "icb_because"),
        ),
        NoticeDrafted.model_validate(command.model_dump(exclude={"type"})),
    )  # fmt: skip


def anonymise_notice(command: AnonymiseNotice, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """The reference number only, in the outcome copy too (reading 16)."""
    words = "Give the reference number only: no name, no date of birth, no address."
    return unless_refused(
        (
            _is(file, command.notice, {"drafted"}, "EST-CQC-ANON", "No such notice waits to be anonymised."),
            unless(command.reference_number_only, "EST-CQC-ANON", words, "reference_number_only"),
        ),
        NoticeAnonymised(notice=command.notice),
    )


def send_notice(command: SendNotice, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """As PDF, to every address of the body; the form only anonymised."""
    notice = file.regions.notices.get(command.notice)
    if notice is None or notice.state in {"sent", "logged"}:
        return unless_refused((unless(None, "EST-MANUAL-SEND", "No such notice waits to be sent.", "notice"),))
    ready = notice.state == "anonymised" or notice.body not in _ON_FORM
    missing = sorted(recipients_of(notice.body, file) - set(command.recipients))
    rule = "EST-NHSE" if notice.body == "nhs_england" else "EST-CONTACTS"
    return unless_refused(
        (
            unless(ready, "EST-CQC-ANON", "Anonymise the form before it is sent.", "notice"),
            unless(command.as_pdf, "EST-MANUAL-SEND", "Email it as a PDF; the system does not send it.", "as_pdf"),
            unless(command.recipients, "EST-CONTACTS", "Say to which addresses it went.", "recipients"),
            unless(not missing, rule, f"It also goes to: {', '.join(missing)}.", "recipients"),
        ),
        NoticeSent(notice=command.notice, recipients=command.recipients, body=notice.body, purpose=notice.purpose),
    )


def notice_arrived(name: str, address: str, file: SafeguardingFile) -> tuple[Event, ...]:
    """The delivery of one of a notice's letters: it counts as sent once every address of the body has it."""
    notice = file.regions.notices.get(name)
    if notice is None or notice.state != "anonymised":
        return ()
    reached = notice.delivered | {address}
    if not addresses_of(notice.body, file) <= reached:
        return ()
    recipients = tuple(sorted(reached))
    return (NoticeSent(notice=name, recipients=recipients, body=notice.body, purpose=notice.purpose),)


def notice_reached(file: SafeguardingFile, name: str, address: str) -> SafeguardingFile:
    """One more address has the notice."""
    notice = file.regions.notices.get(name)
    if notice is None:
        return file
    return _notice(file, name, notice.model_copy(update={"delivered": notice.delivered | {address}}))


def addresses_of(body: str, file: SafeguardingFile) -> frozenset[str]:
    """Where a notice to this body goes as a letter: its routes; a body without any is an address itself."""
    return recipients_of(body, file) or frozenset({body})


def log_notice(command: LogNotice, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """What was sent."""
    objection = _is(file, command.notice, {"sent"}, "EST-MANUAL-SEND", "Record first when the notice was sent.")
    return unless_refused((objection,), NoticeLogged(notice=command.notice, note=command.note))


def recipients_of(body: str, file: SafeguardingFile) -> frozenset[str]:
    """The addresses of a body for this establishment."""
    routes = frozenset().union(*(codes for name, codes in ROUTES.items() if name == body))
    commissions = "nhs_england" in file.regions.establishment.commissioned_by
    return routes | {_NHSE_COMMISSIONED} if body == "nhs_england" and commissions else routes


def notice_stands(file: SafeguardingFile, event: Event) -> SafeguardingFile:
    """Where the notice is on its way; who is told, once it is sent."""
    match event:
        case NoticeDrafted():
            return _notice(file, event.notice, Notice(body=event.body, purpose=event.purpose,
                                                     by_letter=event.by_letter))  # fmt: skip
        case NoticeAnonymised():
            return _moved(file, event.notice, "anonymised")
        case NoticeSent():
            told = file.told | _TOLD.get(event.body, frozenset({"commissioner"}))
            return _moved(changed(file, told=told), event.notice, "sent")
        case NoticeLogged():
            return _moved(file, event.notice, "logged")
        case _:
            return file


_TOLD: Mapping[str, frozenset[str]] = MappingProxyType({
    "cqc": frozenset({"regulator"}), "other_regulator": frozenset({"regulator"}),
    "nhs_trust_lead": frozenset(),
})  # fmt: skip
"""What a notice says of the obligations of row 5: a trust's own lead is neither regulator nor commissioner."""


def _is(file: SafeguardingFile, notice: str, states: set[str], rule: str, words: str) -> Objection | None:
    known = file.regions.notices.get(notice)
    return unless(known and known.state in states, rule, words, "notice")


def _moved(file: SafeguardingFile, name: str, state: str) -> SafeguardingFile:
    return _notice(file, name, file.regions.notices[name].model_copy(update={"state": state}))


def _notice(file: SafeguardingFile, name: str, notice: Notice) -> SafeguardingFile:
    return region(file, notices={**file.regions.notices, name: notice})
