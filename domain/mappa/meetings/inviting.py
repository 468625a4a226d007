"""Invitations: whom, by which way, with what in them (004 para 13a.28, 13a.29, 14.6, 15.24, 15.25, 22.7)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import known, told, with_meeting
from domain.mappa.meetings.bodies import PRISONS, Body, kind_of, shares_under_mappa
from domain.mappa.meetings.state import Id, Meeting
from domain.mappa.meetings.who import lacking, needs_of

__all__ = ["InvitesSent", "SendInvites", "invite_advice", "invites_sent", "send_invites"]

Text = Field(default="", max_length=4000)
Channel = Literal["secure_email", "functional_mailbox", "ordinary_email", "post"]
Capacity = Literal["body", "offender", "offender_representative", "victim", "victim_representative"]

_NEVER = frozenset({"offender", "offender_representative", "victim", "victim_representative"})


class Invitee(Message):
    """One invitation: to which body, by which way. People are never named here."""

    body: Body
    by: Channel = "secure_email"
    capacity: Capacity = "body"
    signed_agreement: bool = Field(default=True, description="Party to the information sharing agreement")
    restrictions_agreed: bool = Field(default=False, description="The Chair explained the restrictions; agreed (14.6)")


class Invites(Message):
    """The invitations to one meeting."""

    meeting: Id
    invitees: tuple[Invitee, ...] = Field(default=(), max_length=200)
    decided_with_line_manager: bool = Field(default=False, description="Who is required was decided with the manager")
    states_expectation: bool = Field(default=False, description="Review your own information; what if it is not shared")
    link: bool = Field(default=False, description="The link of a remote meeting is in it")
    calendar_name_only: bool = Field(default=False, description="Calendar entries hold the offender's name only")
    not_invited: dict[str, str] = Field(default={}, description="By body: why one of the table is not invited")


class SendInvites(Invites, Advised):
    """Invite those who are required; a later sending adds to the earlier one."""

    type: Literal["SendInvites"] = "SendInvites"


class InvitesSent(Invites, Event):
    """The invitations went out. ``prison``: the prison that owes its report (MAPPA F) before the day of the meeting."""

    type: Literal["InvitesSent"] = "InvitesSent"
    on: date | None = None
    prison: str = ""


def send_invites(command: SendInvites, file: MappaFile, now: Circumstances) -> Ruling:
    """Whoever the table names, securely; never the offender, a victim, or somebody who speaks for them."""
    if objection := known(file, command.meeting, "planned", "invited"):
        return unless_refused((objection,))
    meeting = file.meetings.current[command.meeting]
    return unless_refused(
        (
            unless(command.invitees, "MAPPA-MTG-INVITE-WHO", "Say who is invited.", "invitees"),
            unless(
                command.decided_with_line_manager, "MAPPA-MTG-INVITE-WHO", _WITH_MANAGER, "decided_with_line_manager"
            ),
            unless(command.states_expectation, "MAPPA-MTG-INVITE-TEXT", _EXPECTATION, "states_expectation"),
            unless(command.link or not meeting.remote, "MAPPA-MTG-INVITE-TEXT", "Give the link.", "link"),
            unless(command.calendar_name_only, "MAPPA-MTG-INVITE-CALENDAR", _NAME_ONLY, "calendar_name_only"),
            *(objection for each in command.invitees for objection in _may_be_invited(each)),
            *_all_invited(command, meeting, file, now),
        ),
        InvitesSent.model_validate({**command.body(), "on": meeting.on, "prison": _prison(command, meeting)}),
    )


def _prison(command: SendInvites, meeting: Meeting) -> str:
    """The prison that owes its report: the first one that is asked."""
    asked_now = (each.body for each in command.invitees if kind_of(each.body) in PRISONS)
    return meeting.prison or next(asked_now, "")


_WITH_MANAGER = "The referrer of the lead agency decides with the line manager who is required."
_EXPECTATION = "Say that everybody reviews what their agency holds, and what may follow if it is not shared."
_NAME_ONLY = "A calendar entry holds the offender's name only; other identifiers go by secure email."


def _may_be_invited(invitee: Invitee) -> tuple[Objection | None, ...]:
    prison = kind_of(invitee.body) in PRISONS
    secure = invitee.by == "functional_mailbox" or (invitee.by == "secure_email" and not prison)
    way = "A prison is invited by its functional mailbox." if prison else "Invite by secure email."
    bound = shares_under_mappa(invitee.body) and invitee.signed_agreement
    offender = invitee.capacity in {"offender", "offender_representative"}
    return (
        unless(not offender, "MAPPA-MTG-NO-OFFENDER", "An offender, or who speaks for one, never attends.", "invitees"),
        unless(offender or invitee.capacity not in _NEVER, "MAPPA-VIC-NO-ATTEND",
               "Victims, and who speaks for them in private, do not attend.", "invitees"),
        unless(secure, "MAPPA-MTG-INVITE-SECURE", way, "invitees"),
        unless(bound or invitee.restrictions_agreed, "MAPPA-FORM-NONSIGNATORY",
               "Who is not party to the sharing agreement agrees to the Chair's restrictions first.", "invitees"),
    )  # fmt: skip


def _all_invited(
    command: SendInvites, meeting: Meeting, file: MappaFile, now: Circumstances
) -> tuple[Objection | None, ...]:
    invited = meeting.invited | {each.body for each in command.invitees}
    missing = lacking(needs_of(meeting, file, now.calendar.local_date(now.effective_at)), invited,
                      "quorum", "must", "report")  # fmt: skip
    return tuple(
        unless(None, need.rule, f"Invite {need.body}: {need.words}.", "invitees")
        for need in missing
        if need.grade == "quorum" or not told(command.not_invited.get(need.body))
    )


def invite_advice(command: SendInvites, file: MappaFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """Bodies that should be asked."""
    meeting = file.meetings.current.get(command.meeting)
    if meeting is None:
        return ()
    invited = meeting.invited | {each.body for each in command.invitees}
    day = now.calendar.local_date(now.effective_at)
    return tuple(
        unless(None, need.rule, f"Ask {need.body} to come: {need.words}.", "invitees")
        for need in lacking(needs_of(meeting, file, day), invited, "invite")
    )


def invites_sent(file: MappaFile, event: InvitesSent) -> MappaFile:
    """Who was asked; the first prison among them owes its report."""
    meeting = file.meetings.current.get(event.meeting)
    if meeting is None:
        return file
    invited = meeting.invited | {each.body for each in event.invitees}
    return with_meeting(file, event.meeting, state="invited", invited=invited, prison=event.prison)
