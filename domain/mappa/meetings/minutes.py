"""Minutes: drafted, approved by the Chair, sent to those who came and those who were asked, filed (chapter 13b)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import chairs, known, told, with_meeting
from domain.mappa.meetings.bodies import PRISONS, Body, kind_of
from domain.mappa.meetings.state import Id, Meeting

__all__ = [
    "ApproveMinutes", "ConfirmMinutesReceipt", "CorrectMinutes", "DistributeMinutes", "MeetingStoredOnVisor",
    "MinutesApproved", "MinutesCorrected", "MinutesDistributed", "MinutesReceiptConfirmed", "StoreMeetingOnVisor",
    "approve_minutes", "confirm_minutes_receipt", "correct_minutes", "distribute_minutes", "meeting_stored_on_visor",
    "minutes_approved", "minutes_corrected", "minutes_distributed", "minutes_receipt_confirmed",
    "store_meeting_on_visor",
]  # fmt: skip

Text = Field(default="", max_length=8000)


class Contents(Message):
    """What the minutes must hold (13b.1, 14.25); each field says where, or that there was nothing."""

    identity_and_sentence: str = Text
    assessments: str = Text
    victims_and_safeguarding: str = Text
    action_outcomes: str = Text
    agency_information: str = Text
    discussion: str = Text
    viewpoints: str = Field(default="", max_length=8000, description="All viewpoints, also those that did not carry")
    decisions_and_reasons: str = Text
    agreed_risk: str = Text
    agreed_plan: str = Text
    disclosure: str = Field(default="", max_length=8000, description="The decision, with method and date")
    media: str = Text
    level_and_why: str = Text
    human_rights: str = Text


class Approval(Message):
    """The minutes that the Chair approves."""

    meeting: Id
    document: str = Field(default="", max_length=200, description="Reference of the document, never its text")
    form: Literal["mappa_c", "local"] = "mappa_c"
    local_form_approved_because: str = Field(default="", max_length=4000, description="By the board, with its reason")
    held_in: Literal["visor", "agency_secure", "ndelius"] = "visor"


class ApproveMinutes(Approval, Advised):
    """The Chair approves the minutes for distribution."""

    type: Literal["ApproveMinutes"] = "ApproveMinutes"
    contents: Contents = Contents()


class MinutesApproved(Approval, Event):
    """The minutes may go out; the recording goes, ViSOR is brought up to date."""

    type: Literal["MinutesApproved"] = "MinutesApproved"
    level: Literal[2, 3] = 2
    recording: Literal["none", "held", "paused", "deleted"] = "none"


class Withheld(Message):
    """A body that does not get the minutes, or gets the actions alone; the Chair's decision."""

    body: Body
    actions_only: bool = False
    because: str = Field(default="", max_length=2000)


class Distribution(Message):
    """To whom the minutes go."""

    meeting: Id
    to: tuple[Body, ...] = Field(default=(), max_length=200)
    by_mailbox: tuple[Body, ...] = Field(default=(), description="Those reached by a functional mailbox: prisons")
    secure: bool = False
    withheld: tuple[Withheld, ...] = ()
    others_because: dict[str, str] = Field(default={}, description="By body that was not invited: why it gets them")
    printed: bool = False
    copies_numbered: bool = False
    printed_in_secure_place: bool = False


class DistributeMinutes(Distribution, Advised):
    """Send the approved minutes."""

    type: Literal["DistributeMinutes"] = "DistributeMinutes"


class MinutesDistributed(Distribution, Event):
    """Those who came and those who were asked have the minutes."""

    type: Literal["MinutesDistributed"] = "MinutesDistributed"


class ConfirmMinutesReceipt(Advised):
    """A recipient confirms safe receipt."""

    type: Literal["ConfirmMinutesReceipt"] = "ConfirmMinutesReceipt"
    meeting: Id
    agency: Body


class MinutesReceiptConfirmed(Event):
    """They arrived safely."""

    type: Literal["MinutesReceiptConfirmed"] = "MinutesReceiptConfirmed"
    meeting: str
    agency: Coded


class CorrectMinutes(Advised):
    """The Chair approves an amendment that an attendee asked for; only then ViSOR changes (13b.4, 13b.6)."""

    type: Literal["CorrectMinutes"] = "CorrectMinutes"
    meeting: Id
    asked_by: Body
    correction: str = Text


class MinutesCorrected(Event):
    """The minutes are amended."""

    type: Literal["MinutesCorrected"] = "MinutesCorrected"
    meeting: str
    asked_by: Coded
    correction: str


class StoreMeetingOnVisor(Advised):
    """Store the minutes on ViSOR and bring the record up to date (13a.36, 13b.6)."""

    type: Literal["StoreMeetingOnVisor"] = "StoreMeetingOnVisor"
    meeting: Id
    minutes_stored: bool = False
    record_updated: bool = False


class MeetingStoredOnVisor(Event):
    """ViSOR holds the minutes and what is new."""

    type: Literal["MeetingStoredOnVisor"] = "MeetingStoredOnVisor"
    meeting: str


def approve_minutes(command: ApproveMinutes, file: MappaFile, now: Circumstances) -> Ruling:
    """By the Chair; on MAPPA C, complete; never kept on nDelius."""
    if objection := known(file, command.meeting, "closed"):
        return unless_refused((objection,))
    meeting = file.meetings.current[command.meeting]
    event = MinutesApproved.model_validate({
        **command.model_dump(exclude={"type", "reasons", "contents"}), "level": meeting.level,
        "recording": meeting.recording,
    })  # fmt: skip
    rule = "MAPPA-MIN-L3-5WD" if meeting.level == 3 else "MAPPA-MIN-L2-10WD"  # noqa: PLR2004 -- Level 3
    form = command.form == "mappa_c" or told(command.local_form_approved_because)
    return unless_refused(
        (
            unless(chairs(meeting, now), rule, "The Chair of the meeting approves its minutes."),
            unless(told(command.document), "MAPPA-MIN-MAPPA-C", "Give the reference of the document.", "document"),
            unless(form, "MAPPA-MIN-MAPPA-C", "Use MAPPA C, or say why the board approved another form.", "form"),
            unless(
                command.held_in != "ndelius", "MAPPA-MIN-NOT-NDELIUS", "Minutes are not kept on nDelius.", "held_in"
            ),
            *_complete(command.contents),
        ),
        event,
    )


_MINUTED = ("discussion", "viewpoints", "decisions_and_reasons")


def _complete(contents: Contents) -> Iterator[Objection | None]:
    for part in Contents.model_fields:
        rule = "MAPPA-MIN-CONTENT" if part in _MINUTED else "MAPPA-FORM-MINUTE-FIELDS"
        words = f"The minutes say nothing of: {part.replace('_', ' ')}."
        yield unless(told(getattr(contents, part)), rule, words, f"contents.{part}")


def distribute_minutes(command: DistributeMinutes, file: MappaFile, now: Circumstances) -> Ruling:
    """To all who came and all who were asked; anything else is the Chair's decision with its reason."""
    if objection := known(file, command.meeting, "approved"):
        return unless_refused((objection,))
    meeting = file.meetings.current[command.meeting]
    changed_list = command.withheld or command.others_because
    return unless_refused(
        (
            unless(command.secure, "MAPPA-MIN-DISTRIBUTE", "Send them by secure email.", "secure"),
            *_reached(command, meeting),
            unless(not changed_list or chairs(meeting, now), "MAPPA-MIN-WITHHOLD",
                   "Only the Chair sends them to others, or leaves somebody out.",
                   "withheld" if command.withheld else "others_because"),
            *_printed(command),
        ),
        MinutesDistributed.model_validate(command.body()),
    )  # fmt: skip


def _reached(command: DistributeMinutes, meeting: Meeting) -> Iterator[Objection | None]:
    held_back = {each.body: each for each in command.withheld}
    asked = meeting.present | meeting.invited
    missed = sorted(asked - set(command.to) - held_back.keys())
    words = f"Send them to {', '.join(missed)} too: who came, and who was asked and did not come."
    yield unless(not missed, "MAPPA-MIN-DISTRIBUTE", words, "to")
    prisons = {body for body in command.to if kind_of(body) in PRISONS}
    words = "A prison gets them by its functional mailbox."
    yield unless(prisons <= set(command.by_mailbox), "MAPPA-MIN-DISTRIBUTE", words, "by_mailbox")
    reasons = all(told(each.because) for each in command.withheld)
    yield unless(reasons, "MAPPA-MIN-WITHHOLD", "Say why each of them does not get the minutes.", "withheld")
    others = [body for body in command.to if body not in asked and not told(command.others_because.get(body))]
    yield unless(not others, "MAPPA-MIN-WITHHOLD", f"Say why {', '.join(others)} gets them.", "others_because")


def _printed(command: DistributeMinutes) -> Iterator[Objection | None]:
    if command.printed:
        rule = "MAPPA-MIN-PRINT"
        yield unless(command.printed_in_secure_place, rule, "Print in a secure place only.", "printed_in_secure_place")
        yield unless(command.copies_numbered, rule, "Number the copies and collect them again.", "copies_numbered")


def confirm_minutes_receipt(command: ConfirmMinutesReceipt, file: MappaFile, _: Circumstances) -> Ruling:
    """By somebody to whom they were sent."""
    if objection := known(file, command.meeting, "distributed"):
        return unless_refused((objection,))
    sent = command.agency in file.meetings.current[command.meeting].to_receive
    words = "The minutes did not go to this body, or it has confirmed them before."
    return unless_refused(
        (unless(sent, "MAPPA-MIN-RECEIPT", words, "agency"),),
        MinutesReceiptConfirmed(meeting=command.meeting, agency=command.agency),
    )


def correct_minutes(command: CorrectMinutes, file: MappaFile, now: Circumstances) -> Ruling:
    """Approved by the Chair, before ViSOR is changed."""
    if objection := known(file, command.meeting, "approved", "distributed"):
        return unless_refused((objection,))
    meeting, rule = file.meetings.current[command.meeting], "MAPPA-MIN-AMENDMENT"
    return unless_refused(
        (
            unless(chairs(meeting, now), rule, "The Chair approves an amendment."),
            unless(told(command.correction), rule, "Say what is amended.", "correction"),
        ),
        MinutesCorrected(meeting=command.meeting, asked_by=command.asked_by, correction=command.correction),
    )


def store_meeting_on_visor(command: StoreMeetingOnVisor, file: MappaFile, _: Circumstances) -> Ruling:
    """Minutes and news, both."""
    words = "Store the minutes on ViSOR."
    return unless_refused(
        (
            known(file, command.meeting, "approved", "distributed"),
            unless(command.minutes_stored, "MAPPA-MIN-VISOR-STORE", words, "minutes_stored"),
            unless(command.record_updated, "MAPPA-VIS-UPDATE-3WD", "Add what is new or amended.", "record_updated"),
        ),
        MeetingStoredOnVisor(meeting=command.meeting),
    )


def minutes_approved(file: MappaFile, event: MinutesApproved) -> MappaFile:
    """Approved."""
    return with_meeting(file, event.meeting, state="approved", visor="due")


def minutes_distributed(file: MappaFile, event: MinutesDistributed) -> MappaFile:
    """Who has them now."""
    return with_meeting(file, event.meeting, state="distributed", to_receive=frozenset(event.to))


def minutes_receipt_confirmed(file: MappaFile, event: MinutesReceiptConfirmed) -> MappaFile:
    """One confirmation less to wait for."""
    meeting = file.meetings.current.get(event.meeting)
    left = (meeting.to_receive if meeting else frozenset()) - {event.agency}
    return with_meeting(file, event.meeting, to_receive=left)


def minutes_corrected(file: MappaFile, event: MinutesCorrected) -> MappaFile:
    """ViSOR has to follow."""
    return with_meeting(file, event.meeting, visor="due")


def meeting_stored_on_visor(file: MappaFile, event: MeetingStoredOnVisor) -> MappaFile:
    """ViSOR is up to date."""
    return with_meeting(file, event.meeting, visor="updated")
