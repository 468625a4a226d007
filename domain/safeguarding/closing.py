"""Closing at any stage: the DSO decides, and where the source asks for it a manager signs off.

"DSO, then sign-off by the Community Team Manager" (rows 7, 12, 21) works in two commands. The DSO's
closing command is checked in full; if a sign-off is needed it brings ``ClosureSentForSignOff`` and the case
stays where it is, its clocks running. ``SignOffClosure``, by a manager who is not that DSO, brings
``ClosureSignedOff`` and the closing event itself; ``ReturnClosure`` gives it back with a reason.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.safeguarding.checklists import Item, checklist_objections
from domain.safeguarding.file import Checklist, Closing, Feedback, PendingClosure, SafeguardingFile, changed
from domain.safeguarding.guards import said, unless
from domain.safeguarding.parties import key_decision
from domain.safeguarding.regions.standing import owed_by_regions

__all__ = [
    "ClosingCommand", "ClosingEvent", "ClosingStep", "ClosureReturned", "ClosureSentForSignOff", "ClosureSignedOff",
    "ReturnClosure", "SignOffClosure", "close", "closed", "closure_returned", "closure_sent", "delay_advice",
    "delay_evidence", "feedback_objections",
]  # fmt: skip


class ClosingCommand(Advised):
    """What every closing command says beside its reason."""

    rationale: str = Field(default="", max_length=20_000)
    checklist: Checklist = Checklist()
    feedback: Feedback = Feedback()
    delay: str = Field(default="", max_length=4000, description="Why a limit was missed: police, health, other")


class ClosingEvent(Event):
    """What every closing event keeps; ``signed_off_by`` is None where no sign-off is asked for."""

    closing: Closing
    signed_off_by: str | None = None


class SignOffClosure(Advised):
    """The manager agrees: the case closes as the DSO decided."""

    type: Literal["SignOffClosure"] = "SignOffClosure"
    note: str = Field(default="", max_length=4000)


class ReturnClosure(Advised):
    """The manager does not agree: the case stays open and goes back to the DSO."""

    type: Literal["ReturnClosure"] = "ReturnClosure"
    because: str = Field(min_length=3, max_length=4000)


class ClosureSentForSignOff(Event):
    """The DSO decided to close; ``closes_with`` names the event that a sign-off brings."""

    type: Literal["ClosureSentForSignOff"] = "ClosureSentForSignOff"
    closes_with: Coded
    closing: Closing
    sent_by: str


class ClosureSignedOff(Event):
    """The manager signed the closure off; the closing event follows."""

    type: Literal["ClosureSignedOff"] = "ClosureSignedOff"
    note: str = ""


class ClosureReturned(Event):
    """The manager gave the closure back."""

    type: Literal["ClosureReturned"] = "ClosureReturned"
    because: str


@dataclass(frozen=True, slots=True)
class ClosingStep:
    """One way to close: the event it ends with, the rule of its sign-off, its checklist.

    ``still`` asks what the case itself must have reached; it is asked again at the sign-off, since
    something may have come to light in between.
    """

    event: type[ClosingEvent]
    sign_off: str
    checklist: tuple[Item, ...]
    still: Callable[[SafeguardingFile], tuple[Objection | None, ...]] = lambda _: ()

    def standing(self, closing: Closing, file: SafeguardingFile) -> tuple[Objection | None, ...]:
        """What stands in the way on the file's side: the facts, and checklist answers that they contradict."""
        checklist = checklist_objections(self.checklist, closing.checklist, file)
        return (*self.still(file), *owed_by_regions(file), *checklist)


def close(
    step: ClosingStep, closing: Closing, file: SafeguardingFile, now: Circumstances,
    objections: Iterable[Objection | None], *, needs_sign_off: bool,
) -> Ruling:  # fmt: skip
    """Close at once, or send the closure to the manager; every failing rule and checklist item is named."""
    waits = "This closure waits for the manager's sign-off already."
    asked = (
        unless(file.pending is None, step.sign_off, waits),
        *objections,
        *feedback_objections(closing.feedback),
        *step.standing(closing, file),
    )
    name = step.event.tag()
    sent = ClosureSentForSignOff(closes_with=name, closing=closing, sent_by=now.by.id)
    return key_decision(file, now, asked, sent if needs_sign_off else step.event(closing=closing))


def delay_advice(command: ClosingCommand, file: SafeguardingFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """A case that missed a limit says why when it closes (L2088, L2142)."""
    missed = ", ".join(sorted(file.casework.breached))
    words = f"Limits were missed ({missed}): record the cause of the delay."
    return (unless(not missed or said(command.delay), "S42-DELAY", words, "delay"),)


def delay_evidence(command: ClosingCommand) -> dict[str, str]:
    """The cause of a delay as evidence of the closing."""
    return {"delay": command.delay} if said(command.delay) else {}


def feedback_objections(feedback: Feedback) -> tuple[Objection | None, ...]:
    """The referrer is always told, unless that is unsafe or impossible for a stated reason (reading 14)."""
    told = feedback.letter is not None or said(feedback.not_given_because)
    words = "Tell the referrer why, by letter, or record why that would be unsafe or cannot be done."
    blank = feedback.letter in {"criteria_met", "criteria_not_met"} and not said(feedback.text)
    rule = "S42-FB-MET" if feedback.letter == "criteria_met" else "S42-FB-NOTMET"
    return (
        unless(told, "S42-CLOSE-FEEDBACK", words, "feedback"),
        unless(not blank, rule, "The rationale in this letter is mandatory.", "feedback.text"),
    )


def closure_sent(file: SafeguardingFile, event: ClosureSentForSignOff) -> SafeguardingFile:
    """The closure waits for the manager."""
    pending = PendingClosure(closes_with=event.closes_with, closing=event.closing, by=event.sent_by)
    return changed(file, pending=pending)


def closure_returned(file: SafeguardingFile, _: ClosureReturned) -> SafeguardingFile:
    """The closure waits no more."""
    return changed(file, pending=None)


def closed(file: SafeguardingFile, stage: str) -> SafeguardingFile:
    """The final stage."""
    return changed(file, stage=stage, pending=None)
