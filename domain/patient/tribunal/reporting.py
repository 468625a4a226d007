"""The social circumstances report: what it says of MAPPA, and what it never quotes (26.53 to 26.55)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.planning.state import Level

__all__ = [
    "AgencyViewsSent", "ReportSubmitted", "SendAgencyViews", "SubmitSocialCircumstances", "report_submitted",
    "send_agency_views", "submit_social_circumstances", "views_advice",
]  # fmt: skip


class Known(Message):
    """The five particulars of MAPPA that a report states."""

    subject_to_mappa: bool
    known_to: tuple[Literal["police", "probation", "yot", "nobody"], ...] = ()
    known_why_and_where: str = Field(default="", max_length=2000)
    level: Level | None = None
    chair: str = Field(default="", max_length=200, description="Chair of a MAPPA meeting about the patient; or none")
    lead_representative: str = Field(default="", max_length=200)


class FromMeeting(Message):
    """One piece of information that was shared at a Level 2 or 3 meeting."""

    agency: str = Field(min_length=2, max_length=80)
    approved: bool = Field(description="The agency that gave it agreed to its use")
    attributed: bool = Field(description="The report names the agency")
    wording_agreed: bool = Field(description="Its representative at the meeting agreed the words")


class SubmitSocialCircumstances(Advised):
    """Send the social circumstances report to the Tribunal."""

    type: Literal["SubmitSocialCircumstances"] = "SubmitSocialCircumstances"
    mappa: Known
    from_meetings: tuple[FromMeeting, ...] = ()
    quotes_meeting: bool = Field(default=False, description="A MAPPA meeting is named as a source")
    risk_complete: bool = Field(description="All relevant information about risk is presented")


class ReportSubmitted(Event):
    """The Tribunal has the report."""

    type: Literal["ReportSubmitted"] = "ReportSubmitted"
    level: Level | None
    agencies: tuple[str, ...]


class SendAgencyViews(Advised):
    """Bring a MAPPA agency's views before the Tribunal."""

    type: Literal["SendAgencyViews"] = "SendAgencyViews"
    agency: str = Field(min_length=2, max_length=80)
    route: Literal["social_circumstances_report", "clinician_report", "secretary_of_state_statement"]
    because: str = Field(default="", max_length=2000, description="Why the reports cannot carry it")
    convictions_added: bool = Field(default=False, description="The record of convictions is with it")


class AgencyViewsSent(Event):
    """The views went this way."""

    type: Literal["AgencyViewsSent"] = "AgencyViewsSent"
    agency: str
    route: Coded


def submit_social_circumstances(command: SubmitSocialCircumstances, file: PatientFile, _: Circumstances) -> Ruling:
    """With all that the practice direction asks, and nothing that belongs to a meeting."""
    quoted = "A report never names a MAPPA meeting as its source."
    risk = "The lead agency sees to it that all relevant information about risk is presented."
    words = "Nothing is before the Tribunal."
    return unless_refused(
        (
            unless(file.tribunal.pending, "MDO-TRIB-REVIEW", words),
            *_fields(command),
            unless(not command.quotes_meeting, "MDO-TRIB-NOQUOTE", quoted, "quotes_meeting"),
            *_from_meetings(command),
            unless(command.risk_complete, "MDO-TRIB-EVIDENCE", risk, "risk_complete"),
        ),
        ReportSubmitted(
            level=command.mappa.level, agencies=tuple(each.agency for each in command.from_meetings),
        ),
    )  # fmt: skip


def _fields(command: SubmitSocialCircumstances) -> tuple[Objection | None, ...]:
    rule, told = "MDO-TRIB-REPORT-FIELDS", command.mappa
    somebody = set(told.known_to) - {"nobody"}
    level = "Say the MAPPA level, or that the patient is not subject to MAPPA."
    why = "Say why and in which area the patient is known to police, probation or youth team."
    return (
        unless(told.known_to, rule, "Say whether police, probation or a youth team know the patient.", "mappa"),
        unless(not somebody or said(told.known_why_and_where), rule, why, "mappa"),
        unless(not told.subject_to_mappa or told.level, rule, level, "mappa"),
        unless(said(told.chair), rule, "Name the Chair of the MAPPA meeting, or say that there was none.", "mappa"),
        unless(said(told.lead_representative), rule, "Name the lead agency's representative.", "mappa"),
    )


def _from_meetings(command: SubmitSocialCircumstances) -> tuple[Objection | None, ...]:
    words = "What an agency told a meeting is used with its approval, under its name, in words that it agreed."
    agreed = all(each.approved and each.attributed and each.wording_agreed for each in command.from_meetings)
    return (unless(agreed, "MDO-TRIB-ATTRIB", words, "from_meetings"),)


def send_agency_views(command: SendAgencyViews, _: PatientFile, __: Circumstances) -> Ruling:
    """By a report; by the casework section's statement only with the reason why no report can carry it."""
    words = "Say why neither report can carry it."
    by_report = command.route != "secretary_of_state_statement"
    return unless_refused(
        (unless(by_report or said(command.because), "MDO-TRIB-ROUTE", words, "because"),),
        AgencyViewsSent(agency=command.agency, route=command.route),
    )


def views_advice(command: SendAgencyViews, _: PatientFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The police add the record of convictions where it matters."""
    words = "Where it matters, the police add the record of convictions."
    asked = command.agency == "police" and command.route == "secretary_of_state_statement"
    return (unless(not asked or command.convictions_added, "MDO-TRIB-PNC", words, "convictions_added"),)


def report_submitted(file: PatientFile, _: ReportSubmitted) -> PatientFile:
    """Sent."""
    return changed(file, tribunal=file.tribunal.model_copy(update={"report_sent": True}))
