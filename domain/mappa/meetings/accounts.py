"""Every action of an earlier meeting is accounted for: done, let go with a reason, or carried over (13a.36)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.actions import set_action
from domain.mappa.meetings.asking import sits, told, with_meetings
from domain.mappa.meetings.state import Action, Id, Meeting

__all__ = [
    "AccountForActions", "Accounted", "ActionCarriedOver", "ActionEnded", "ActionLetGo", "ActionPassedOn",
    "ActionsAccountedFor", "account_for_actions", "action_carried_over", "action_ended", "action_passed_on",
    "passed_on", "unaccounted",
]  # fmt: skip


class Accounted(Message):
    """What became of one action of an earlier meeting."""

    id: Id
    outcome: Literal["done", "not_done", "carried_over"]
    words: str = Field(default="", max_length=4000)
    by: date | None = Field(default=None, description="The new date of one that is carried over")


class AccountForActions(Advised):
    """Account for the actions of earlier meetings, each with its outcome (13a.36)."""

    type: Literal["AccountForActions"] = "AccountForActions"
    meeting: Id
    outcomes: tuple[Accounted, ...] = Field(max_length=400)


class ActionsAccountedFor(Event):
    """The outcomes stand in the minutes."""

    type: Literal["ActionsAccountedFor"] = "ActionsAccountedFor"
    meeting: str
    outcomes: tuple[Accounted, ...]


class ActionEnded(Event):
    """The meeting heard that the action is done."""

    type: Literal["ActionEnded"] = "ActionEnded"
    id: str
    agency: Coded


class ActionLetGo(Event):
    """The meeting let the action go; why stands in the account."""

    type: Literal["ActionLetGo"] = "ActionLetGo"
    id: str
    agency: Coded


class ActionPassedOn(Event):
    """Another agency owes the action by the same date: the prison that received the prisoner (15.27)."""

    type: Literal["ActionPassedOn"] = "ActionPassedOn"
    id: str
    agency: Coded
    by: date


class ActionCarriedOver(Event):
    """The same action, by a new date."""

    type: Literal["ActionCarriedOver"] = "ActionCarriedOver"
    id: str
    agency: Coded
    by: date


def account_for_actions(command: AccountForActions, file: MappaFile, now: Circumstances) -> Ruling:
    """Each known, each with its outcome in words, each carried over with a new date."""
    today, rule = now.calendar.local_date(now.effective_at), "MAPPA-MTG-AGENDA-RMP"
    unknown = [each.id for each in command.outcomes if each.id not in file.meetings.actions]
    silent = [each.id for each in command.outcomes if not told(each.words)]
    undated = [each.id for each in command.outcomes
               if each.outcome == "carried_over" and (each.by is None or each.by < today)]  # fmt: skip
    objections = (
        *sits(file, command.meeting, now),
        unless(not unknown, rule, f"No open action has this id: {', '.join(unknown)}.", "outcomes"),
        unless(not silent, rule, f"Say what came of {', '.join(silent)}.", "outcomes"),
        unless(not undated, "MAPPA-RMP-ACTION-DATE", f"Give a new date to {', '.join(undated)}.", "outcomes"),
    )
    if any(objections):
        return unless_refused(objections)
    accounted = ActionsAccountedFor(meeting=command.meeting, outcomes=command.outcomes)
    return (accounted, *(_ends(each, file.meetings.actions[each.id]) for each in command.outcomes))


def _ends(outcome: Accounted, action: Action) -> Event:
    if outcome.outcome == "carried_over" and outcome.by:
        return ActionCarriedOver(id=outcome.id, agency=action.agency, by=outcome.by)
    return (ActionEnded if outcome.outcome == "done" else ActionLetGo)(id=outcome.id, agency=action.agency)


def unaccounted(meeting: Meeting, file: MappaFile) -> tuple[str, ...]:
    """Actions of earlier meetings that this one has not accounted for yet."""
    return tuple(name for name, action in file.meetings.actions.items() if action.meeting != meeting.id)


def action_ended(file: MappaFile, event: ActionEnded | ActionLetGo) -> MappaFile:
    """Gone from the list."""
    return with_meetings(file, actions={k: v for k, v in file.meetings.actions.items() if k != event.id})


def action_carried_over(file: MappaFile, event: ActionCarriedOver) -> MappaFile:
    """Owed by a new date, and accounted for at this meeting."""
    meeting = file.meetings.sitting
    return set_action(file, event.id, by=event.by, state="accepted", meeting=meeting.id if meeting else "")


def passed_on(file: MappaFile, sending: str, receiving: str, staying: tuple[str, ...]) -> tuple[ActionPassedOn, ...]:
    """The open actions of one agency that another one owes from now on, save those that stay."""
    return tuple(
        ActionPassedOn(id=name, agency=receiving, by=action.by)
        for name, action in file.meetings.actions.items()
        if action.agency == sending and action.state in {"proposed", "accepted"} and name not in staying
    )


def action_passed_on(file: MappaFile, event: ActionPassedOn) -> MappaFile:
    """Owed by the other agency."""
    return set_action(file, event.id, agency=event.agency)
