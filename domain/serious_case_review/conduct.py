"""What the author works through between the first panel and the draft (20.15, 20.18, 20.24, 20.27)."""

from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import said, unless, unless_refused
from domain.serious_case_review.file import ReviewFile, changed
from domain.serious_case_review.owed import ReviewTaskArose, done_by
from domain.serious_case_review.people import author_objection
from domain.serious_case_review.victims import cleared_objection

__all__ = [
    "METHOD", "AgreeMediaLead", "DecideVisorAccess", "HoldInterview", "InterviewHeld", "LegalAdviceTaken",
    "MediaInterestNoted", "MediaLeadAgreed", "MethodWorkedThrough", "NoteMediaInterest", "O2Recorded", "RecordO2",
    "TakeLegalAdvice", "VisorAccessDecided", "WorkThroughMethod", "agree_media_lead", "decide_visor_access",
    "hold_interview", "method_worked_through", "note_media_interest", "o2_recorded", "record_o2", "take_legal_advice",
    "visor_access_decided", "work_through_method",
]  # fmt: skip

MethodStep = Literal[
    "recent_minutes", "visor_record", "mappa_f_h_i", "information_from_agencies", "protected_characteristics",
    "interviewees", "interviews", "agency_findings", "other_reports", "meetings_with_victims",
]  # fmt: skip
METHOD: Final[tuple[str, ...]] = MethodStep.__args__  # type: ignore[attr-defined]  # a Literal's values


class _Access(Message):
    """How the author sees the ViSOR record."""

    how: Literal["read_with_the_police", "extract", "own_access"]


class DecideVisorAccess(_Access, Advised):
    """Decide how the author is given sight of the ViSOR record."""

    type: Literal["DecideVisorAccess"] = "DecideVisorAccess"


class VisorAccessDecided(_Access, Event):
    """The author sees the ViSOR record so."""

    type: Literal["VisorAccessDecided"] = "VisorAccessDecided"


class _Method(Message):
    """Steps of the method that the guidance suggests."""

    steps: tuple[MethodStep, ...] = Field(min_length=1)


class WorkThroughMethod(_Method, Advised):
    """Record steps of the suggested method as done."""

    type: Literal["WorkThroughMethod"] = "WorkThroughMethod"


class MethodWorkedThrough(_Method, Event):
    """These steps are done."""

    type: Literal["MethodWorkedThrough"] = "MethodWorkedThrough"


class _Interview(Message):
    """An interview: with whom, by kind only."""

    interviewee: Literal["staff", "manager", "material_witness", "offender", "other"]
    cleared_with: Literal["", "prosecutor", "senior_investigating_officer"] = Field(
        default="", description="Of a material witness, while proceedings run: who agreed to the timing"
    )


class HoldInterview(_Interview, Advised):
    """Record that somebody was interviewed for the review."""

    type: Literal["HoldInterview"] = "HoldInterview"


class InterviewHeld(_Interview, Event):
    """Somebody was interviewed for the review."""

    type: Literal["InterviewHeld"] = "InterviewHeld"


class _O2(Message):
    """That MAPPA O2 is filled in; what stands in it is for analysis only, and not kept here."""

    offender: bool = Field(default=False, description="Protected characteristics and vulnerabilities of the offender")
    victims: bool = Field(default=False, description="Those of the victims, as far as they are known")


class RecordO2(_O2, Advised):
    """Record that MAPPA O2 is filled in."""

    type: Literal["RecordO2"] = "RecordO2"


class O2Recorded(_O2, Event):
    """MAPPA O2 is filled in."""

    type: Literal["O2Recorded"] = "O2Recorded"


class _Advice(Message):
    """On what legal advice was taken."""

    on: str = Field(min_length=3, max_length=400, description="The question; nothing personal")


class TakeLegalAdvice(_Advice, Advised):
    """Record legal advice that the board took for the author."""

    type: Literal["TakeLegalAdvice"] = "TakeLegalAdvice"


class LegalAdviceTaken(_Advice, Event):
    """The board took legal advice for the author."""

    type: Literal["LegalAdviceTaken"] = "LegalAdviceTaken"


class NoteMediaInterest(Advised):
    """Record that the media ask about the case or the review."""

    type: Literal["NoteMediaInterest"] = "NoteMediaInterest"


class MediaInterestNoted(Event):
    """The media ask."""

    type: Literal["MediaInterestNoted"] = "MediaInterestNoted"


class _MediaLead(Message):
    """Who speaks to the media, and who knows."""

    led_by: Literal["ministry_of_justice", "lead_agency"]
    lead_agency_consulted: bool = False
    national_team_told: bool = False
    press_office_told: bool = Field(default=False, description="The press office of the Ministry of Justice knows")


class AgreeMediaLead(_MediaLead, Advised):
    """Agree who tells the media what."""

    type: Literal["AgreeMediaLead"] = "AgreeMediaLead"


class MediaLeadAgreed(_MediaLead, Event):
    """It is agreed who tells the media what."""

    type: Literal["MediaLeadAgreed"] = "MediaLeadAgreed"


def decide_visor_access(command: DecideVisorAccess, file: ReviewFile, _: Circumstances) -> Ruling:
    """Where there is a record."""
    none = unless(file.visor_record, "SCR-VISOR-ACCESS", "There is no ViSOR record of the offender.")
    return unless_refused((none,), VisorAccessDecided(how=command.how))


def work_through_method(command: WorkThroughMethod, file: ReviewFile, now: Circumstances) -> Ruling:
    """The author's own."""
    return unless_refused((author_objection(file, now),), MethodWorkedThrough(steps=command.steps))


def hold_interview(command: HoldInterview, file: ReviewFile, now: Circumstances) -> Ruling:
    """A material witness is spoken with when those who lead the proceedings agree."""
    witness = command.interviewee == "material_witness"
    cleared = cleared_objection(command.cleared_with, file) if witness else ()
    return unless_refused((author_objection(file, now), *cleared), InterviewHeld.model_validate(command.body()))


def record_o2(command: RecordO2, file: ReviewFile, now: Circumstances) -> Ruling:
    """Of the offender and of the victims."""
    rule = "SCR-O2"
    return unless_refused(
        (
            author_objection(file, now),
            unless(command.offender, rule, "Fill it in for the offender, as far as it is known.", "offender"),
            unless(command.victims, rule, "Fill it in for the victims, as far as it is known.", "victims"),
        ),
        O2Recorded.model_validate(command.body()),
    )


def take_legal_advice(command: TakeLegalAdvice, _: ReviewFile, __: Circumstances) -> Ruling:
    """The board may."""
    rule = "SCR-LEGAL"
    return unless_refused(
        (unless(said(command.on), rule, "Say what was asked.", "on"),), LegalAdviceTaken(on=command.on)
    )  # fmt: skip


def note_media_interest(_: NoteMediaInterest, file: ReviewFile, __: Circumstances) -> Ruling:
    """Then it is owed to agree who speaks."""
    owed = () if "media_lead" in file.owed else (ReviewTaskArose.of("media_lead", "the media ask"),)
    return (MediaInterestNoted(), *owed)


def agree_media_lead(command: AgreeMediaLead, file: ReviewFile, _: Circumstances) -> Ruling:
    """The Ministry of Justice where Probation leads, else the lead agency by its own policy."""
    rule, probation = "SCR-MEDIA", file.lead_agency == "probation"
    leads = (command.led_by == "ministry_of_justice") == probation
    who = "the Ministry of Justice" if probation else "the lead agency, by its own policy"
    return unless_refused(
        (
            unless(leads, rule, f"The media are answered by {who}.", "led_by"),
            unless(command.lead_agency_consulted, rule, "Consult the lead agency.", "lead_agency_consulted"),
            unless(command.national_team_told, rule, "Tell the National MAPPA Team.", "national_team_told"),
            unless(command.press_office_told, rule, "Tell the press office of the Ministry of Justice.",
                   "press_office_told"),
        ),
        MediaLeadAgreed.model_validate(command.body()),
        *done_by(file, "media_lead"),
    )  # fmt: skip


def visor_access_decided(file: ReviewFile, _: VisorAccessDecided) -> ReviewFile:
    """Decided."""
    return changed(file, visor_access=True)


def method_worked_through(file: ReviewFile, event: MethodWorkedThrough) -> ReviewFile:
    """These steps are done."""
    return changed(file, method=file.method.union(event.steps))


def o2_recorded(file: ReviewFile, _: O2Recorded) -> ReviewFile:
    """Filled in."""
    return changed(file, o2=True)
