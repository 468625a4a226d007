"""What comes and goes before a meeting: papers, the prison's MAPPA F, the offender's views (13a.33, 15.26)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.accounts import action_passed_on, passed_on
from domain.mappa.meetings.asking import asked, known, told, with_meeting
from domain.mappa.meetings.bodies import PRISONS, Body, kind_of
from domain.mappa.meetings.state import Id

__all__ = [
    "MappaFReceived", "OffenderViewsSought", "PapersSent", "PrisonReportAdded", "PrisonerMoveTold", "ReceiveMappaF",
    "SeekOffenderViews", "SendPapers", "TellPrisonerMove", "mappa_f_received", "offender_views_sought",
    "prisoner_move_told", "receive_mappa_f", "seek_offender_views", "send_papers", "tell_prisoner_move",
]  # fmt: skip

Text = Field(default="", max_length=4000)


class Papers(Message):
    """What goes out before a meeting: referral papers first, later the background document and the minutes."""

    meeting: Id
    referral_information: bool = False
    background_document: bool = False
    previous_minutes: bool = False
    chair_has_all: bool = False


class SendPapers(Papers, Advised):
    """Send the papers by secure email."""

    type: Literal["SendPapers"] = "SendPapers"


class PapersSent(Papers, Event):
    """The attendees and the Chair have the papers."""

    type: Literal["PapersSent"] = "PapersSent"


class MappaF(Message):
    """What the prison says of the offender (MAPPA F; 15.26 to 15.28, DA-MAPPA-F)."""

    meeting: Id
    prison: Body
    author: Literal["pom", "duty_pom", "nominated_pom", "mctc_officer"] = "pom"
    remand: bool = False
    countersigned: bool = Field(default=False, description="By the Head of Offender Management Delivery, or cover")
    security_intelligence: str = Text
    relationships: str = Text
    victim_concerns: str = Text


class ReceiveMappaF(MappaF, Advised):
    """The prison's report came in."""

    type: Literal["ReceiveMappaF"] = "ReceiveMappaF"


class MappaFReceived(MappaF, Event):
    """The Co-ordinator has the prison's report."""

    type: Literal["MappaFReceived"] = "MappaFReceived"


class PrisonReportAdded(MappaF, Event):
    """Another prison reports too; the one that was invited first still owes its own."""

    type: Literal["PrisonReportAdded"] = "PrisonReportAdded"


class PrisonerMove(Message):
    """A prisoner was moved after the invitations went out (15.27, 15.29)."""

    meeting: Id
    sending: Body
    receiving: Body
    level_told: bool = Field(default=False, description="The receiving prison knows the level")
    invitation_forwarded: bool = False
    only_sender_can_do: tuple[Id, ...] = Field(default=(), description="Actions that stay with the sending prison")


class TellPrisonerMove(PrisonerMove, Advised):
    """The Co-ordinator tells the receiving prison."""

    type: Literal["TellPrisonerMove"] = "TellPrisonerMove"


class PrisonerMoveTold(PrisonerMove, Event):
    """The receiving prison is invited and owns the prison's actions; the sender still owes its MAPPA F."""

    type: Literal["PrisonerMoveTold"] = "PrisonerMoveTold"


class SeekOffenderViews(Advised):
    """Ask the offender for a contribution, written or spoken, by the lead agency (12.29, 13a.28)."""

    type: Literal["SeekOffenderViews"] = "SeekOffenderViews"
    meeting: Id
    how: Literal["written", "spoken", "declined", "not_asked"]
    because: str = Text


class OffenderViewsSought(Event):
    """The offender's views come to the meeting in writing or through the lead agency, never in person."""

    type: Literal["OffenderViewsSought"] = "OffenderViewsSought"
    meeting: str
    how: Coded
    because: str = ""


def send_papers(command: SendPapers, file: MappaFile, _: Circumstances) -> Ruling:
    """The referral's papers before the first meeting; the background document and the minutes before later ones."""
    if objection := known(file, command.meeting, "planned", "invited"):
        return unless_refused((objection,))
    first = file.meetings.held == 0
    return unless_refused(
        (
            unless(not first or command.referral_information, "MAPPA-MTG-PAPERS",
                   "Before the first meeting the referral information goes out.", "referral_information"),
            unless(first or command.background_document, "MAPPA-MTG-PAPERS",
                   "Before a later meeting the background document goes out.", "background_document"),
            unless(first or command.previous_minutes, "MAPPA-MTG-MINUTES-BEFORE",
                   "The minutes of the meeting before go out by secure email.", "previous_minutes"),
            unless(command.chair_has_all, "MAPPA-MTG-PAPERS", "The Chair has all papers.", "chair_has_all"),
        ),
        PapersSent.model_validate(command.body()),
    )  # fmt: skip


_F_PARTS = (
    ("countersigned", "MAPPA-CUS-MAPPA-F-COUNTERSIGN", "The Head of Offender Management Delivery countersigns."),
    ("security_intelligence", "MAPPA-CUS-MAPPA-F-INTEL", "The prison's security gives its assessment of intelligence."),
    ("relationships", "DA-MAPPA-F", "Say what is known of relationships, or that nothing is."),
    ("victim_concerns", "DA-MAPPA-F", "Say what is known of concerns for victims, or that nothing is."),
)


def receive_mappa_f(command: ReceiveMappaF, file: MappaFile, _: Circumstances) -> Ruling:
    """By the offender manager in prison; for a remand prisoner by the duty or nominated one."""
    if objection := known(file, command.meeting, "planned", "invited"):
        return unless_refused((objection,))
    meeting = file.meetings.current[command.meeting]
    right = command.author != "pom" if command.remand else command.author in {"pom", "mctc_officer"}
    who = "the duty or nominated one" if command.remand else "the prisoner's own"
    invited = kind_of(command.prison) in PRISONS and command.prison in meeting.invited
    return unless_refused(
        (
            unless(invited, "MAPPA-CUS-MAPPA-F-ALL", "A MAPPA F comes from a prison that was invited.", "prison"),
            unless(right, "MAPPA-CUS-MAPPA-F-WHO", f"The Prison Offender Manager completes it: {who}.", "author"),
            *(() if command.author == "mctc_officer" else asked(command, _F_PARTS)),
        ),
        (MappaFReceived if command.prison == meeting.prison else PrisonReportAdded).model_validate(command.body()),
    )


def tell_prisoner_move(command: TellPrisonerMove, file: MappaFile, _: Circumstances) -> Ruling:
    """Between invitation and meeting: the receiver knows the level and is invited."""
    if objection := known(file, command.meeting, "invited"):
        return unless_refused((objection,))
    meeting, rule = file.meetings.current[command.meeting], "MAPPA-CUS-TRANSFER-NOTIFY"
    was = "The sending prison was invited to this meeting."
    return unless_refused(
        (
            unless(command.sending in meeting.invited, "MAPPA-CUS-TRANSFER-F", was, "sending"),
            unless(command.level_told, rule, "Tell the receiving prison the level.", "level_told"),
            unless(command.invitation_forwarded, rule, "Forward the invitation.", "invitation_forwarded"),
        ),
        PrisonerMoveTold.model_validate(command.body()),
        *passed_on(file, command.sending, command.receiving, command.only_sender_can_do),
    )


def seek_offender_views(command: SeekOffenderViews, file: MappaFile, _: Circumstances) -> Ruling:
    """Actively; where nobody asked, say why."""
    asked_or_why = command.how != "not_asked" or told(command.because)
    return unless_refused(
        (
            known(file, command.meeting, "planned", "invited"),
            unless(asked_or_why, "MAPPA-RMP-OFFENDER-INPUT", "Say why the offender was not asked.", "because"),
        ),
        OffenderViewsSought(meeting=command.meeting, how=command.how, because=command.because),
    )


def mappa_f_received(file: MappaFile, event: MappaFReceived | PrisonReportAdded) -> MappaFile:
    """Whose report is in."""
    meeting = file.meetings.current.get(event.meeting)
    return with_meeting(file, event.meeting, mappa_f=(meeting.mappa_f if meeting else frozenset()) | {event.prison})


def prisoner_move_told(file: MappaFile, event: PrisonerMoveTold) -> MappaFile:
    """The receiver is invited too and takes over the sender's actions, save those only the sender can do."""
    meeting = file.meetings.current.get(event.meeting)
    if meeting is None:
        return file
    # The events that follow say it one by one; a history from before they were is folded as it was.
    for taken in passed_on(file, event.sending, event.receiving, event.only_sender_can_do):
        file = action_passed_on(file, taken)
    return with_meeting(file, event.meeting, invited=meeting.invited | {event.receiving})


def offender_views_sought(file: MappaFile, event: OffenderViewsSought) -> MappaFile:
    """That they were sought."""
    meeting = file.meetings.current.get(event.meeting)
    features = (meeting.features if meeting else frozenset()) | {"views_sought"}
    return with_meeting(file, event.meeting, features=features)
