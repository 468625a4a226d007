"""Meetings prepared, and the actions that come of them: each owed by an agency, by a date (004 para 4.1.1, 6.6)."""

from collections.abc import Iterable
from datetime import date, time
from typing import Literal

from pydantic import Field

from domain.calendar.spans import Span, Unit
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.law.rule import Escalation, Lead, Limit, Rule
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.parties import key_decision

__all__ = [
    "ACTION_CLOCK", "ACTION_RULE", "ActionAgreed", "ActionCompleted", "ActionDropped", "AgreedAction",
    "CompleteAction", "DropAction", "InviteToMeeting", "MeetingInvited", "action_agreed", "action_ended", "agreed",
    "complete_action", "drop_action", "invite_to_meeting", "open_actions", "unclear_actions",
]  # fmt: skip

_ID = r"^[A-Za-z0-9._-]{1,40}$"


class AgreedAction(Message):
    """One action of a meeting: what, which agency owes it, by when."""

    id: str = Field(pattern=_ID)
    words: str = Field(min_length=3, max_length=4000)
    agency: str = Field(min_length=1, max_length=80)
    by: date


class ActionAgreed(AgreedAction, Event):
    """An agency owes this action by its date."""

    type: Literal["ActionAgreed"] = "ActionAgreed"


class CompleteAction(Advised):
    """An agency has done what it owed."""

    type: Literal["CompleteAction"] = "CompleteAction"
    id: str = Field(pattern=_ID)
    how: str = Field(min_length=3, max_length=4000)


class ActionCompleted(Event):
    """The action is done."""

    type: Literal["ActionCompleted"] = "ActionCompleted"
    id: str
    how: str


class DropAction(Advised):
    """The DSO lets an action go, or carries it over into a plan, for a reason."""

    type: Literal["DropAction"] = "DropAction"
    id: str = Field(pattern=_ID)
    because: str = Field(min_length=3, max_length=4000)


class ActionDropped(Event):
    """The action is owed no more."""

    type: Literal["ActionDropped"] = "ActionDropped"
    id: str
    because: str


class Invitation(Message):
    """Who is invited, and how the adult comes to take part."""

    on: date
    invited: tuple[str, ...] = Field(default=(), description="Roles or agencies, no names of people")
    adult_invited: bool = False
    adult_supported_by: str = Field(default="", max_length=200, description="Advocate or representative, by role")
    safe_place: str = Field(default="", max_length=400)
    at: str = Field(default="", max_length=40, description="The time of day, for the invitation")
    place: str = Field(default="", max_length=400, description="Where it is held or how to join; left out: safe_place")
    harmful_because: str = Field(default="", max_length=4000, description="Trauma-informed view, if not invited")
    other_way: str = Field(default="", max_length=4000, description="How the adult is heard instead")


class InviteToMeeting(Invitation, Advised):
    """Prepare a multi-agency meeting."""

    type: Literal["InviteToMeeting"] = "InviteToMeeting"


class MeetingInvited(Invitation, Event):
    """The invitations to a multi-agency meeting are decided."""

    type: Literal["MeetingInvited"] = "MeetingInvited"


ACTION_RULE = Rule(
    "S42-DSO-TIMELY", "DSO ensures timely completion", "004 para 4.1.1",
    "Every agreed action has its date and is finished by it; the source gives no length of its own.",
    limit=Limit(due=Span(0, Unit.CALENDAR_DAY), lead=Lead(2, time(9)),
                escalations=(Escalation("CommunityTeamManager", 0, time(9)),)),
)  # fmt: skip


def _subject(event: ActionAgreed | ActionCompleted | ActionDropped) -> str:
    return event.id


ACTION_CLOCK = Clock(
    rule="S42-DSO-TIMELY", holder="agency", starts_on=(ActionAgreed,), met_by=(ActionCompleted,),
    lapses_on=(ActionDropped,), subject=_subject, agreed=lambda event: getattr(event, "by", None),
)  # fmt: skip


def agreed(actions: Iterable[AgreedAction]) -> tuple[ActionAgreed, ...]:
    """An event for each action."""
    return tuple(ActionAgreed.model_validate(action.model_dump()) for action in actions)


def unclear_actions(
    actions: tuple[AgreedAction, ...], file: SafeguardingFile, now: Circumstances
) -> tuple[Objection | None, ...]:
    """Each action has an id of its own and a date that can be met."""
    ids = [action.id for action in actions]
    own = len(set(ids)) == len(ids) and file.casework.actions.keys().isdisjoint(ids)
    today = now.calendar.local_date(now.effective_at)
    ahead = all(action.by >= today for action in actions)
    return (
        unless(own, "S42-DSO-TIMELY", "Give each action an id that no open action has.", "actions"),
        unless(ahead, "S42-DSO-TIMELY", "The date of an action lies in the past.", "actions"),
    )


def open_actions(file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """No enquiry closes over an action that is still owed."""
    return tuple(
        unless(None, "S42-DSO-TIMELY", f"Action {name} of {agency} is open: have it done, or let it go with a reason.")
        for name, agency in file.casework.actions.items()
    )


def complete_action(command: CompleteAction, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Of an action that is owed."""
    return unless_refused((_known(command.id, file),), ActionCompleted(id=command.id, how=command.how))


def drop_action(command: DropAction, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """The DSO's own decision."""
    return key_decision(file, now, (_known(command.id, file),), ActionDropped(id=command.id, because=command.because))


def invite_to_meeting(command: InviteToMeeting, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """The adult comes, in a safe place; or it would harm them, and they are heard in another way."""
    harmful = "Invite the adult, or say why attending would be harmful or out of proportion."
    safe = "Say where the adult can take part safely."
    other = "Say how the adult is heard, and agencies held to account, without their coming."
    out = not command.adult_invited
    return key_decision(
        file,
        now,
        (
            unless(command.invited, "S42-MEET-CHAIR", "Say whom the DSO invites.", "invited"),
            unless(not out or said(command.harmful_because), "S42-MEET-ADULT", harmful, "harmful_because"),
            unless(not out or said(command.other_way), "S42-MEET-ALT", other, "other_way"),
            unless(out or said(command.safe_place), "S42-MEET-ADULT", safe, "safe_place"),
        ),
        MeetingInvited.model_validate(command.body()),
    )


def action_agreed(file: SafeguardingFile, event: ActionAgreed) -> SafeguardingFile:
    """Owed."""
    return _with(file, {**file.casework.actions, event.id: event.agency})


def action_ended(file: SafeguardingFile, event: ActionCompleted | ActionDropped) -> SafeguardingFile:
    """Owed no more."""
    return _with(file, {name: agency for name, agency in file.casework.actions.items() if name != event.id})


def _with(file: SafeguardingFile, actions: dict[str, str]) -> SafeguardingFile:
    return changed(file, casework=file.casework.model_copy(update={"actions": actions}))


def _known(action: str, file: SafeguardingFile) -> Objection | None:
    return unless(action in file.casework.actions, "S42-DSO-TIMELY", "No open action has this id.", "id")
