"""The report to the court, on the day, and those that a court requires later (003 L29, s1 L62, s2 L78)."""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.file import CourtFile, Requirement, changed
from domain.court_liaison.stages import FOLLOW_UP, REPORTED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "GiveManagementReport", "GiveReport", "ManagementReportGiven", "ReportGiven", "ReportRequired", "RequireReport",
    "give_management_report", "give_report", "management_report_given", "options_looked_for", "report_given",
    "report_required", "require_report",
]  # fmt: skip

_TEXT: Final = Field(default="", max_length=20_000)


class _Report(Message):
    """What the court was given: the words of the report and nothing else of the case."""

    form: Literal["written", "oral"]
    document: str = Field(default="", max_length=64, description="A written report: the document's reference")
    to: str = Field(default="", max_length=200, description="An oral report: to whom at court")
    note: str = Field(default="", max_length=8000, description="An oral report: what was said")
    recommendations: str = _TEXT
    advice: str = _TEXT
    recommends: tuple[Requirement, ...] = Field(default=(), description="Requirements that are recommended")
    alternatives: tuple[str, ...] = Field(
        default=(), max_length=20, description="Community justice, health and social care in place of custody or remand"
    )
    community: bool = Field(default=False, description="A community sentence or bail is recommended")
    shared_because: str = Field(
        default="", max_length=4000, description="Why the court is told although the person refused consent"
    )


class GiveReport(_Report, Advised):
    """Give the court the report, in writing or by word of mouth."""

    type: Literal["GiveReport"] = "GiveReport"


class ReportGiven(_Report, Event):
    """The court has the report; ``same_day``: on the day of the hearing."""

    type: Literal["ReportGiven"] = "ReportGiven"
    hearing_on: date | None = None
    same_day: bool = False


class Asked(Message):
    """For which hearing the court wants a report."""

    hearing_on: date | None = Field(default=None, description="Left out: the court named no day")
    words: str = Field(default="", max_length=4000)


class RequireReport(Asked, Advised):
    """Record that the court requires a report on somebody in offender management."""

    type: Literal["RequireReport"] = "RequireReport"


class ReportRequired(Asked, Event):
    """A report is owed to the court."""

    type: Literal["ReportRequired"] = "ReportRequired"


class GiveManagementReport(_Report, Advised):
    """Give the court the report that it required of offender management."""

    type: Literal["GiveManagementReport"] = "GiveManagementReport"


class ManagementReportGiven(_Report, Event):
    """The court has the report that it required."""

    type: Literal["ManagementReportGiven"] = "ManagementReportGiven"


def give_report(command: GiveReport, file: CourtFile, now: Circumstances) -> Ruling:
    """Whole, in the form that it was given in, with consent or a reason."""
    hearing = file.hearing_on
    over = "The court has decided: a report on these proceedings comes too late."
    return unless_refused(
        (unless(not file.disposed, "COURT-ONE-PROCEEDINGS", over), *_whole(command, file)),
        ReportGiven(**command.body(), hearing_on=hearing, same_day=hearing is not None and now.today <= hearing),
    )


def require_report(command: RequireReport, _: CourtFile, __: Circumstances) -> Ruling:
    """Owed from now on."""
    return (ReportRequired.model_validate(command.body()),)


def give_management_report(command: GiveManagementReport, file: CourtFile, _: Circumstances) -> Ruling:
    """Where one is owed."""
    words = "The court has required no report that is still owed."
    return unless_refused(
        (unless(file.report_required, "COURT-OM-REPORT", words), *_whole(command, file)),
        ManagementReportGiven.model_validate(command.body()),
    )


def options_looked_for(command: GiveReport, file: CourtFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """Alternatives to custody, problem-solving where custody or more offences are likely, other agencies asked."""
    diversion = "Name the community justice, health and social care options in place of custody or remand."
    likely = file.risk_of_custody or file.repeat_offending
    solving = "Custody or repeat offending is likely: recommend or advise problem-solving work in the community."
    liaison = "No contact with another agency is on record."
    return (
        unless(command.alternatives, "COURT-DIVERSION", diversion, "alternatives"),
        unless(command.community or not likely, "COURT-RISK-CUSTODY", solving, "community"),
        unless(file.agencies, "COURT-LIAISE", liaison),
    )


def _whole(command: _Report, file: CourtFile) -> tuple[Objection | None, ...]:
    both = "A report holds recommendations and advice."
    document = "A written report is kept: give the reference of the document."
    note = "Of an oral report a note is kept: what was said."
    to = "Of an oral report a note is kept: to whom it was given."
    consent = "The person refused consent: say why the court is told all the same."
    eligible = "The specified activity is recommended only once all four conditions are met."
    met = file.sar.state == "running" or "sar" not in command.recommends
    told = file.consent != "refused" or said(command.shared_because)
    return (
        unless(said(command.recommendations), "COURT-REPORT-CONTENT", both, "recommendations"),
        unless(said(command.advice), "COURT-REPORT-CONTENT", both, "advice"),
        unless(command.form != "written" or said(command.document), "COURT-REPORT-WRITTEN", document, "document"),
        unless(command.form != "oral" or said(command.note), "COURT-REPORT-ORAL", note, "note"),
        unless(command.form != "oral" or said(command.to), "COURT-REPORT-ORAL", to, "to"),
        unless(told, "COURT-CONSENT", consent, "shared_because"),
        unless(met, "COURT-SAR-ELIGIBLE", eligible, "recommends"),
    )


def report_given(file: CourtFile, _: ReportGiven) -> CourtFile:
    """The court has it."""
    return changed(file, stage=FOLLOW_UP if file.stage == FOLLOW_UP else REPORTED, reports=file.reports + 1)


def report_required(file: CourtFile, _: ReportRequired) -> CourtFile:
    """Owed."""
    return changed(file, report_required=True)


def management_report_given(file: CourtFile, _: ManagementReportGiven) -> CourtFile:
    """Given."""
    return changed(file, report_required=False)
