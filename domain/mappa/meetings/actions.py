"""Actions of a meeting: each specific, owed by a named agency that accepts it, by a date, accounted for (12.6 to 12.9).

An agency that is not there hears of its action through somebody who is, with whom to answer and by when (13a.25). No
agency can be made to do what its own law forbids: it may decline, with what else was considered (1.3, 12.6).
"""

from datetime import date
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
from domain.mappa.meetings.asking import sits, told, with_meetings
from domain.mappa.meetings.bodies import Body
from domain.mappa.meetings.owning import owner_objection
from domain.mappa.meetings.state import Action, Id, Meeting

__all__ = [
    "AcceptAction", "ActionAccepted", "ActionAgreed", "ActionCompleted", "ActionDeclined", "ActionRelayed",
    "AgreeActions", "CompleteAction", "DeclineAction", "RelayAction", "accept_action", "action_accepted",
    "action_agreed", "action_completed", "action_declined", "action_relayed", "agree_actions", "complete_action",
    "decline_action", "relay_action", "set_action",
]  # fmt: skip

_SMART = "MAPPA-RMP-SMART"


class ProposedAction(Message):
    """One action of the plan: specific, owed by a named agency, against a named risk, with a firm date."""

    id: Id
    words: str = Field(default="", max_length=4000)
    agency: Body
    person: str = Field(default="", max_length=64, description="Worker id, where possible")
    risk: str = Field(default="", max_length=400, description="The risk it manages, as the risk summary names it")
    by: date | None = Field(default=None, description="When it is done; of an ongoing one its next milestone")
    accepted: bool = Field(default=False, description="The agency is at the table and accepts")
    intercepts: bool = Field(default=False, description="It needs interception, or restricted visits")
    necessary_because: str = Field(
        default="", max_length=4000, description="Of such a one: necessary and proportionate"
    )
    relayed_by: Body | None = Field(default=None, description="The attendee who tells an agency that is not there")
    answer_to: str = Field(default="", max_length=200, description="Whom that agency answers")
    answer_by: date | None = None


class AgreeActions(Advised):
    """Agree actions at the meeting."""

    type: Literal["AgreeActions"] = "AgreeActions"
    meeting: Id
    actions: tuple[ProposedAction, ...] = Field(max_length=200)


class ActionAgreed(Event):
    """An agency owes this action; accepted, or to be accepted when the agency hears of it."""

    type: Literal["ActionAgreed"] = "ActionAgreed"
    meeting: str
    id: str
    words: str
    agency: Coded
    by: date
    risk: str = ""
    person: str = ""
    accepted: bool = False
    relayed_by: str | None = None
    answer_to: str = ""
    answer_by: date | None = None
    intercepts: bool = False
    necessary_because: str = ""


class AcceptAction(Advised):
    """The owning agency accepts."""

    type: Literal["AcceptAction"] = "AcceptAction"
    id: Id


class ActionAccepted(Event):
    """The agency must do it now (12.6)."""

    type: Literal["ActionAccepted"] = "ActionAccepted"
    id: str
    agency: Coded


class DeclineAction(Advised):
    """The owning agency cannot do it."""

    type: Literal["DeclineAction"] = "DeclineAction"
    id: Id
    because: str = Field(default="", max_length=4000)
    alternatives: str = Field(default="", max_length=4000)


class ActionDeclined(Event):
    """It is not done by this agency; why, and what else was considered, goes into the minutes."""

    type: Literal["ActionDeclined"] = "ActionDeclined"
    id: str
    agency: Coded
    because: str
    alternatives: str


class RelayAction(Advised):
    """The named attendee told the agency that was not there."""

    type: Literal["RelayAction"] = "RelayAction"
    id: Id


class ActionRelayed(Event):
    """The absent agency knows what it is asked to do."""

    type: Literal["ActionRelayed"] = "ActionRelayed"
    id: str
    agency: Coded


class CompleteAction(Advised):
    """The agency has done what it owed."""

    type: Literal["CompleteAction"] = "CompleteAction"
    id: Id
    how: str = Field(default="", max_length=4000)


class ActionCompleted(Event):
    """It is done; the next meeting hears how."""

    type: Literal["ActionCompleted"] = "ActionCompleted"
    id: str
    agency: Coded
    how: str


def agree_actions(command: AgreeActions, file: MappaFile, now: Circumstances) -> Ruling:
    """Every action as the guidance wants it; an agency at the table says yes or no there and then."""
    if any(objections := sits(file, command.meeting, now)):
        return unless_refused(objections)
    meeting, today = file.meetings.current[command.meeting], now.calendar.local_date(now.effective_at)
    ids = [action.id for action in command.actions]
    own = len(set(ids)) == len(ids) and file.meetings.actions.keys().isdisjoint(ids)
    return unless_refused(
        (
            unless(own, _SMART, "Give each action an id that no open action has.", "actions"),
            *(o for n, action in enumerate(command.actions) for o in _smart(action, meeting, today, f"actions.{n}")),
        ),
        *(_agreed(command.meeting, action) for action in command.actions if action.by),
    )


def _agreed(meeting: str, action: ProposedAction) -> ActionAgreed:
    return ActionAgreed.model_validate({"meeting": meeting, **action.model_dump()})


def _smart(action: ProposedAction, meeting: Meeting, today: date, at: str) -> tuple[Objection | None, ...]:
    dated = action.by is not None and action.by >= today
    return (
        unless(told(action.words), _SMART, "Say exactly what is to be done.", f"{at}.words"),
        unless(told(action.risk), _SMART, "Name the risk that it manages.", f"{at}.risk"),
        unless(dated, "MAPPA-RMP-ACTION-DATE", "Give a date that lies ahead: no blank, no 'as soon as possible'.",
               f"{at}.by"),
        unless(told(action.necessary_because) or not action.intercepts, "MAPPA-AF-INTERCEPT", _INTERCEPT,
               f"{at}.necessary_because"),
        *(_heard(action, at) if action.agency in meeting.present else _absent(action, meeting, at)),
    )  # fmt: skip


_INTERCEPT = "Say what the senior person wrote: why interception is necessary and proportionate."


def _heard(action: ProposedAction, at: str) -> tuple[Objection | None, ...]:
    words = "The agency is at the table: it accepts the action, or it is not agreed."
    return (unless(action.accepted, "MAPPA-RMP-ACTION-ACCEPT", words, f"{at}.accepted"),)


def _absent(action: ProposedAction, meeting: Meeting, at: str) -> tuple[Objection | None, ...]:
    rule = "MAPPA-MTG-ABSENT-ACTION"
    return (
        unless(not action.accepted, "MAPPA-RMP-ACTION-ACCEPT", "Who is not there cannot accept.", f"{at}.accepted"),
        unless(
            action.relayed_by in meeting.present, rule, "Name an attendee who tells the agency.", f"{at}.relayed_by"
        ),
        unless(told(action.answer_to), rule, "Say whom the agency answers.", f"{at}.answer_to"),
        unless(action.answer_by, rule, "Say by when the agency answers.", f"{at}.answer_by"),
    )


def accept_action(command: AcceptAction, file: MappaFile, now: Circumstances) -> Ruling:
    """Of an action that waits for its agency."""
    action, refused = _open(command.id, file)
    if action is None:
        return unless_refused((refused,))
    words = "This action was answered before."
    waits = unless(action.state == "proposed", "MAPPA-RMP-ACTION-ACCEPT", words, "id")
    return unless_refused((owner_objection(action, now), waits), ActionAccepted(id=command.id, agency=action.agency))


def decline_action(command: DeclineAction, file: MappaFile, now: Circumstances) -> Ruling:
    """Before it is accepted; once accepted the agency must complete it."""
    action, refused = _open(command.id, file)
    if action is None:
        return unless_refused((refused,))
    rule = "MAPPA-RMP-ACTION-ACCEPT"
    return unless_refused(
        (
            owner_objection(action, now),
            unless(action.state == "proposed", rule, "An action that was accepted is completed.", "id"),
            unless(told(command.because), "MAPPA-GOV-AGENCY-AUTONOMY", "Say why the agency cannot do it.", "because"),
            unless(told(command.alternatives), rule, "Say what else was considered.", "alternatives"),
        ),
        ActionDeclined(id=command.id, agency=action.agency, because=command.because, alternatives=command.alternatives),
    )


def relay_action(command: RelayAction, file: MappaFile, _: Circumstances) -> Ruling:
    """Of an action whose agency was not there."""
    action, refused = _open(command.id, file)
    if action is None:
        return unless_refused((refused,))
    words = "The agency of this action knows of it."
    return unless_refused(
        (unless(not action.relayed, "MAPPA-MTG-ABSENT-ACTION", words, "id"),),
        ActionRelayed(id=command.id, agency=action.agency),
    )


def complete_action(command: CompleteAction, file: MappaFile, now: Circumstances) -> Ruling:
    """Of an action that is owed."""
    action, refused = _open(command.id, file)
    if action is None:
        return unless_refused((refused,))
    owed = action.state in {"accepted", "proposed"}
    return unless_refused(
        (
            owner_objection(action, now),
            unless(owed, "MAPPA-MTG-AGENDA-RMP", "This action is not owed any more.", "id"),
            unless(told(command.how), "MAPPA-MTG-AGENDA-RMP", "Say how it was done.", "how"),
        ),
        ActionCompleted(id=command.id, agency=action.agency, how=command.how),
    )


def _open(action: str, file: MappaFile) -> tuple[Action | None, Objection | None]:
    found = file.meetings.actions.get(action)
    return found, unless(found, "MAPPA-MTG-AGENDA-RMP", "No open action has this id.", "id")


def action_agreed(file: MappaFile, event: ActionAgreed) -> MappaFile:
    """Owed."""
    action = Action(
        agency=event.agency, by=event.by, meeting=event.meeting, state="accepted" if event.accepted else "proposed",
        relayed=event.relayed_by is None,
    )  # fmt: skip
    return _with(file, event.id, action)


def action_accepted(file: MappaFile, event: ActionAccepted) -> MappaFile:
    """Accepted; it has heard of it, too."""
    return set_action(file, event.id, state="accepted", relayed=True)


def action_declined(file: MappaFile, event: ActionDeclined) -> MappaFile:
    """The next meeting must account for it: a risk is without its action."""
    return set_action(file, event.id, state="declined", relayed=True)


def action_relayed(file: MappaFile, event: ActionRelayed) -> MappaFile:
    """Heard of."""
    return set_action(file, event.id, relayed=True)


def action_completed(file: MappaFile, event: ActionCompleted) -> MappaFile:
    """Done, until the next meeting has heard of it."""
    return set_action(file, event.id, state="done")


def set_action(file: MappaFile, action: str, **changes: object) -> MappaFile:
    """The file with one action changed; one that is gone stays gone."""
    found = file.meetings.actions.get(action)
    return file if found is None else _with(file, action, found.model_copy(update=changes))


def _with(file: MappaFile, action: str, value: Action) -> MappaFile:
    return with_meetings(file, actions={**file.meetings.actions, action: value})
