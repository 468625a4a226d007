"""Screening: by the Team Leader alone, every referral, decided in five working days (000 para 6.4).

Information that is asked for does not stop the clock. Three decisions end it (``decisions.py``); each needs the answer
on the vulnerable adults protocol first.
"""

from typing import Literal

from pydantic import Field

from domain.asking import day_of
from domain.forensic.file import ForensicFile, changed, referred
from domain.forensic.owed import no_longer_owed
from domain.forensic.stages import AWAITING_INFO, SCREENING
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "ApplyVulnerableAdultsProtocol", "GivePrivacyNotice", "InformationReceived", "MoreInformationRequested",
    "PrivacyNoticeGiven", "ReceiveInformation", "RequestMoreInformation", "ResumeScreening", "ScreeningResumed",
    "ScreeningStarted", "StartScreening", "VulnerableAdultsProtocolApplied", "apply_protocol", "ask_information",
    "give_privacy_notice", "information_asked", "information_came", "privacy_given", "protocol_applied",
    "receive_information", "resume_screening", "start_screening", "started",
]  # fmt: skip


class StartScreening(Advised):
    """The Team Leader takes the referral up."""

    type: Literal["StartScreening"] = "StartScreening"


class ScreeningStarted(Event):
    """The referral is being screened."""

    type: Literal["ScreeningStarted"] = "ScreeningStarted"


class RequestMoreInformation(Advised):
    """Ask the referrer or others for what is missing; the clock goes on."""

    type: Literal["RequestMoreInformation"] = "RequestMoreInformation"
    of: str = Field(min_length=2, max_length=200, description="Who is asked")
    about: str = Field(min_length=3, max_length=4000)


class MoreInformationRequested(Event):
    """Information was asked for."""

    type: Literal["MoreInformationRequested"] = "MoreInformationRequested"
    of: str
    about: str


class Information(Message):
    """What came back, in the command as in the event."""

    words: str = Field(min_length=3, max_length=20_000)
    source: str = Field(default="", max_length=200)


class ReceiveInformation(Information, Advised):
    """What was asked for came in."""

    type: Literal["ReceiveInformation"] = "ReceiveInformation"


class InformationReceived(Information, Event):
    """What was asked for is here; screening goes on."""

    type: Literal["InformationReceived"] = "InformationReceived"


class ResumeScreening(Advised):
    """Go on without what was asked for: the clock has not waited, and nobody else can move the case on."""

    type: Literal["ResumeScreening"] = "ResumeScreening"
    because: str = Field(min_length=3, max_length=4000)


class ScreeningResumed(Event):
    """Screening goes on without the information."""

    type: Literal["ScreeningResumed"] = "ScreeningResumed"
    because: str


class Protocol(Message):
    """Whether the council's vulnerable adults joint working protocol applies, and why."""

    applies: bool
    why: str = Field(min_length=3, max_length=8000)


class ApplyVulnerableAdultsProtocol(Protocol, Advised):
    """Record the answer on the vulnerable adults protocol."""

    type: Literal["ApplyVulnerableAdultsProtocol"] = "ApplyVulnerableAdultsProtocol"


class VulnerableAdultsProtocolApplied(Protocol, Event):
    """The answer on the vulnerable adults protocol; if it applies, following it is owed."""

    type: Literal["VulnerableAdultsProtocolApplied"] = "VulnerableAdultsProtocolApplied"


class Notice(Message):
    """How the person got the privacy notice."""

    how: str = Field(min_length=2, max_length=400)
    version: str = Field(default="", max_length=80, description="Which edition of the notice")


class GivePrivacyNotice(Notice, Advised):
    """Record that the person was given the general privacy notice: owed to everyone referred."""

    type: Literal["GivePrivacyNotice"] = "GivePrivacyNotice"


class PrivacyNoticeGiven(Notice, Event):
    """The person has the privacy notice."""

    type: Literal["PrivacyNoticeGiven"] = "PrivacyNoticeGiven"


def start_screening(_: StartScreening, __: ForensicFile, ___: Circumstances) -> Ruling:
    """Whoever may screen may start."""
    return (ScreeningStarted(),)


def ask_information(command: RequestMoreInformation, _: ForensicFile, __: Circumstances) -> Ruling:
    """The clock keeps running."""
    return (MoreInformationRequested(of=command.of, about=command.about),)


def receive_information(command: ReceiveInformation, _: ForensicFile, __: Circumstances) -> Ruling:
    """Back to screening."""
    return (InformationReceived.model_validate(command.body()),)


def resume_screening(command: ResumeScreening, _: ForensicFile, __: Circumstances) -> Ruling:
    """Back to screening without an answer."""
    return (ScreeningResumed(because=command.because),)


def apply_protocol(command: ApplyVulnerableAdultsProtocol, _: ForensicFile, __: Circumstances) -> Ruling:
    """At any point of screening; a later answer takes the place of an earlier one."""
    return (VulnerableAdultsProtocolApplied.model_validate(command.body()),)


def give_privacy_notice(command: GivePrivacyNotice, file: ForensicFile, _: Circumstances) -> Ruling:
    """To everyone referred, accepted or not, at any time: once."""
    words = "The person has the privacy notice already."
    return unless_refused(
        (unless(not file.privacy_notice, "FOR-PRIVACY-NOTICE", words),),
        PrivacyNoticeGiven.model_validate(command.body()),
    )


def started(file: ForensicFile, _: ScreeningStarted) -> ForensicFile:
    """Taken up."""
    return changed(file, stage=SCREENING)


def information_asked(file: ForensicFile, event: MoreInformationRequested, happened: Happened) -> ForensicFile:
    """Waiting, while the clock runs."""
    asked = referred(file, asked=event.of, asked_about=event.about, asked_on=day_of(happened))
    return changed(asked, stage=AWAITING_INFO)


def information_came(file: ForensicFile, _: Event) -> ForensicFile:
    """Screening again."""
    return changed(referred(file, asked="", asked_about="", asked_on=None), stage=SCREENING)


def protocol_applied(file: ForensicFile, event: VulnerableAdultsProtocolApplied) -> ForensicFile:
    """Answered."""
    return changed(file, va_protocol=event.applies)


def privacy_given(file: ForensicFile, _: PrivacyNoticeGiven) -> ForensicFile:
    """Not owed any more."""
    return changed(no_longer_owed(file, "privacy_notice"), privacy_notice=True)
