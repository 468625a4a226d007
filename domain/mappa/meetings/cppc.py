"""A referral as a critical public protection case that a Level 3 meeting agreed: its paperwork in a week (12.27)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import told, with_meetings
from domain.mappa.meetings.state import Id

__all__ = [
    "CompleteCppcPaperwork", "CppcOutcomeReceived", "CppcPaperworkCompleted", "RecordCppcOutcome",
    "complete_cppc_paperwork", "cppc_outcome_received", "cppc_paperwork_completed", "record_cppc_outcome",
]  # fmt: skip


class CompleteCppcPaperwork(Advised):
    """The lead agency completes the paperwork of the referral."""

    type: Literal["CompleteCppcPaperwork"] = "CompleteCppcPaperwork"
    meeting: Id
    document: str = Field(default="", max_length=200)


class CppcPaperworkCompleted(Event):
    """The referral is on its way."""

    type: Literal["CppcPaperworkCompleted"] = "CppcPaperworkCompleted"
    meeting: str
    document: str


class RecordCppcOutcome(Advised):
    """What became of the referral; the next meeting hears it."""

    type: Literal["RecordCppcOutcome"] = "RecordCppcOutcome"
    accepted: bool
    words: str = Field(default="", max_length=4000)


class CppcOutcomeReceived(Event):
    """The decision on the referral is known."""

    type: Literal["CppcOutcomeReceived"] = "CppcOutcomeReceived"
    accepted: bool
    words: str


def complete_cppc_paperwork(command: CompleteCppcPaperwork, file: MappaFile, _: Circumstances) -> Ruling:
    """Of a referral that a meeting agreed."""
    rule, agreed = "MAPPA-RMP-CPPC-PAPERWORK", file.meetings.cppc == command.meeting
    return unless_refused(
        (
            unless(agreed, rule, "This meeting agreed no referral whose paperwork is open.", "meeting"),
            unless(told(command.document), rule, "Give the reference of the paperwork.", "document"),
        ),
        CppcPaperworkCompleted(meeting=command.meeting, document=command.document),
    )


def record_cppc_outcome(command: RecordCppcOutcome, file: MappaFile, _: Circumstances) -> Ruling:
    """Of a referral that was sent."""
    rule = "MAPPA-RMP-CPPC-OUTCOME"
    return unless_refused(
        (
            unless(file.meetings.cppc == "sent", rule, "No referral of this case waits for its outcome."),
            unless(told(command.words), rule, "Say what was decided and why.", "words"),
        ),
        CppcOutcomeReceived(accepted=command.accepted, words=command.words),
    )


def cppc_paperwork_completed(file: MappaFile, _: CppcPaperworkCompleted) -> MappaFile:
    """It waits for its outcome."""
    return with_meetings(file, cppc="sent")


def cppc_outcome_received(file: MappaFile, _: CppcOutcomeReceived) -> MappaFile:
    """The next meeting must hear it."""
    return with_meetings(file, cppc="decided")
