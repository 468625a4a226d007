"""What becomes of a recording and of copies: deleted on the day of approval; passed on with the Chair (13a.43, 13b)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.house_rules import SYSTEM
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import known, told, with_meeting
from domain.mappa.meetings.state import Id

__all__ = [
    "DeleteRecording", "MinutesBreachLogged", "MinutesPassedOn", "MinutesQuoted", "LogMinutesBreach", "PassOnMinutes",
    "PauseRecordingDeletion", "QuoteMinutes", "RecordingDeleted", "RecordingDeletionPaused",
    "RecordingDeletionResumed", "ResumeRecordingDeletion", "delete_recording", "log_minutes_breach",
    "pass_on_minutes", "pause_recording_deletion", "quote_minutes", "recording_deleted", "recording_deletion_paused",
    "recording_deletion_resumed", "resume_recording_deletion",
]  # fmt: skip


class DeleteRecording(Advised):
    """The minute-taker deletes the recording and keeps proof of it."""

    type: Literal["DeleteRecording"] = "DeleteRecording"
    meeting: Id
    proof: str = Field(default="", max_length=200, description="Reference of the audit of the deletion")


class RecordingDeleted(Event):
    """No recording is left."""

    type: Literal["RecordingDeleted"] = "RecordingDeleted"
    meeting: str
    proof: str


class PauseRecordingDeletion(Advised):
    """Somebody asked for what is held about them while a recording is held: nothing is deleted without advice."""

    type: Literal["PauseRecordingDeletion"] = "PauseRecordingDeletion"
    meeting: Id
    request: str = Field(default="", max_length=80, description="Reference of the subject access request")
    national_team_asked: bool = False


class RecordingDeletionPaused(Event):
    """The recording stays until the National MAPPA Team has advised."""

    type: Literal["RecordingDeletionPaused"] = "RecordingDeletionPaused"
    meeting: str
    request: str


class ResumeRecordingDeletion(Advised):
    """The National MAPPA Team advised: the recording may go."""

    type: Literal["ResumeRecordingDeletion"] = "ResumeRecordingDeletion"
    meeting: Id
    advice: str = Field(default="", max_length=4000)


class RecordingDeletionResumed(Event):
    """The recording is to be deleted; ``approved``: the minutes are approved, so it is owed at once."""

    type: Literal["RecordingDeletionResumed"] = "RecordingDeletionResumed"
    meeting: str
    advice: str
    approved: bool = False


class PassOnMinutes(Advised):
    """An agency passes minutes on, inside or outside itself (13b.9)."""

    type: Literal["PassOnMinutes"] = "PassOnMinutes"
    meeting: str = Field(max_length=40)
    to: Literal["own_agency", "own_agency_routinely", "outside", "court_bundle", "national_mappa_team"]
    necessary_because: str = Field(default="", max_length=4000)
    chair_agreed: bool = False


class MinutesPassedOn(Event):
    """Somebody else has the minutes too, lawfully."""

    type: Literal["MinutesPassedOn"] = "MinutesPassedOn"
    meeting: str
    to: Coded
    necessary_because: str
    chair_agreed: bool


class LogMinutesBreach(Advised):
    """Minutes were passed on against the rules: a data loss (13b.9)."""

    type: Literal["LogMinutesBreach"] = "LogMinutesBreach"
    meeting: str = Field(max_length=40)
    what: str = Field(default="", max_length=4000)
    incident: str = Field(default="", max_length=80, description="Reference in the agency's log of data losses")
    ico: Literal["referred", "not_referred", "not_considered"] = "not_considered"
    ico_because: str = Field(default="", max_length=4000)


class MinutesBreachLogged(Event):
    """The data loss is in the log, and whether the Information Commissioner hears of it is decided."""

    type: Literal["MinutesBreachLogged"] = "MinutesBreachLogged"
    meeting: str
    what: str
    incident: str
    ico: Coded
    ico_because: str


class QuoteMinutes(Advised):
    """A report for a recall, a court or the Parole Board uses what a meeting heard (13b.33, 13b.34)."""

    type: Literal["QuoteMinutes"] = "QuoteMinutes"
    report: Literal["recall", "court", "parole_board", "other"]
    attributed_to: str = Field(default="", max_length=80, description="The agency that gave the information")
    agency_approved: bool = False
    content_agreed_with_attendee: bool = False
    names_minutes: bool = Field(default=False, description="Whether the text quotes or names the minutes")
    explains_mappa: bool = False
    chair_cleared: bool = Field(default=False, description="A third party's report: the Chair cleared it")


class MinutesQuoted(Event):
    """The report stands on the agency's own information, not on the minutes."""

    type: Literal["MinutesQuoted"] = "MinutesQuoted"
    report: Coded
    attributed_to: str


def delete_recording(command: DeleteRecording, file: MappaFile, _: Circumstances) -> Ruling:
    """After approval, unless it is paused; with proof."""
    if objection := known(file, command.meeting, "approved", "distributed"):
        return unless_refused((objection,))
    recording, rule = file.meetings.current[command.meeting].recording, "MAPPA-MTG-RECORDING-DELETE"
    paused = "Somebody asked for it: nothing is deleted before the National MAPPA Team has advised."
    return unless_refused(
        (
            unless(recording != "paused", "MAPPA-SAR-WHILE-RECORDING", paused, "meeting"),
            unless(recording in {"held", "paused"}, rule, "No recording of this meeting is held.", "meeting"),
            unless(told(command.proof), rule, "Give the reference of the audit of the deletion.", "proof"),
        ),
        RecordingDeleted(meeting=command.meeting, proof=command.proof),
    )


def pause_recording_deletion(command: PauseRecordingDeletion, file: MappaFile, now: Circumstances) -> Ruling:
    """While a recording is held. A request's own record stops the deletion first, and sees to the asking itself."""
    if objection := known(file, command.meeting, "held", "closed", "approved", "distributed"):
        return unless_refused((objection,))
    recording, rule = file.meetings.current[command.meeting].recording, "MAPPA-SAR-WHILE-RECORDING"
    asks_itself = now.by.has_role(SYSTEM)
    if asks_itself and recording == "paused":
        return ()
    asked_them = command.national_team_asked or asks_itself
    return unless_refused(
        (
            unless(recording == "held", rule, "No recording of this meeting is held.", "meeting"),
            unless(told(command.request), rule, "Give the reference of the request.", "request"),
            unless(asked_them, rule, "Ask the National MAPPA Team for advice.", "national_team_asked"),
        ),
        RecordingDeletionPaused(meeting=command.meeting, request=command.request),
    )


def resume_recording_deletion(command: ResumeRecordingDeletion, file: MappaFile, _: Circumstances) -> Ruling:
    """With the advice that was given."""
    if objection := known(file, command.meeting, "held", "closed", "approved", "distributed"):
        return unless_refused((objection,))
    meeting, rule = file.meetings.current[command.meeting], "MAPPA-SAR-WHILE-RECORDING"
    return unless_refused(
        (
            unless(meeting.recording == "paused", rule, "The deletion is not paused.", "meeting"),
            unless(told(command.advice), rule, "Say what the National MAPPA Team advised.", "advice"),
        ),
        RecordingDeletionResumed(
            meeting=command.meeting, advice=command.advice, approved=meeting.state in {"approved", "distributed"}
        ),
    )


def pass_on_minutes(command: PassOnMinutes, _: MappaFile, __: Circumstances) -> Ruling:
    """Inside the own agency where it is necessary; anywhere else only with the Chair's agreement."""
    rules = {
        "own_agency_routinely": "MAPPA-MIN-ONWARD-INTERNAL", "outside": "MAPPA-MIN-ONWARD-EXTERNAL",
        "court_bundle": "MAPPA-MIN-COURT-BUNDLE",
    }  # fmt: skip
    rule = rules.get(command.to)
    necessary = told(command.necessary_because)
    return unless_refused(
        (
            unless(
                rule is None or command.chair_agreed, rule or "", "The Chair of the meeting must agree.", "chair_agreed"
            ),
            unless(necessary, "MAPPA-MIN-ONWARD-INTERNAL", "Say why it is necessary.", "necessary_because"),
        ),
        MinutesPassedOn.model_validate(command.body()),
    )


def log_minutes_breach(command: LogMinutesBreach, _: MappaFile, __: Circumstances) -> Ruling:
    """In the agency's log, the Information Commissioner considered."""
    rule, decided = "MAPPA-MIN-BREACH", command.ico != "not_considered" and told(command.ico_because)
    return unless_refused(
        (
            unless(told(command.what), rule, "Say what happened.", "what"),
            unless(told(command.incident), rule, "Log it as a data loss and give its reference.", "incident"),
            unless(decided, rule, "Decide whether the Information Commissioner is told, and say why.", "ico"),
        ),
        MinutesBreachLogged.model_validate(command.body()),
    )


def quote_minutes(command: QuoteMinutes, _: MappaFile, __: Circumstances) -> Ruling:
    """The agency that gave the information approves, its attendee agrees the words; the minutes are not quoted."""
    rule, own = "MAPPA-MIN-REPORT-NO-QUOTE", command.agency_approved and command.content_agreed_with_attendee
    words = "The agency that gave it approves, and its attendee agrees the content."
    return unless_refused(
        (
            unless(told(command.attributed_to), rule, "Name the agency that gave the information.", "attributed_to"),
            unless(own, rule, words, "agency_approved"),
            unless(not command.names_minutes, rule, "Attribute it to the agency, not to the minutes.", "names_minutes"),
            unless(command.chair_cleared or command.report != "other", "MAPPA-MIN-REPORT-CLEAR",
                   "The Chair clears a third party's report before it is published.", "chair_cleared"),
            unless(command.explains_mappa, "MAPPA-MIN-REPORT-EXPLAIN",
                   "Explain MAPPA and its part in managing the risk.", "explains_mappa"),
        ),
        MinutesQuoted(report=command.report, attributed_to=command.attributed_to),
    )  # fmt: skip


def recording_deleted(file: MappaFile, event: RecordingDeleted) -> MappaFile:
    """Gone."""
    return with_meeting(file, event.meeting, recording="deleted")


def recording_deletion_paused(file: MappaFile, event: RecordingDeletionPaused) -> MappaFile:
    """It stays for now."""
    return with_meeting(file, event.meeting, recording="paused")


def recording_deletion_resumed(file: MappaFile, event: RecordingDeletionResumed) -> MappaFile:
    """It goes as before."""
    return with_meeting(file, event.meeting, recording="held")
