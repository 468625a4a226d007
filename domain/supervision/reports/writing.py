"""A report is written, quality assured with comments, and signed off (000 paras 7.4.3, 10.8; 001 s8; 004 para 26.28).

The social supervisor writes Parts A and B; the line manager gives them back or comments and signs. Who that is follows
from what the supervisor is (reading 12): the Service Manager signs for a Team Leader or Advanced Practitioner, the
Assistant Director for a Service Manager. What lacks the MAPPA status, or other agencies' part, goes back by itself.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.calendar.spans import add_months
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.four_eyes import Row, Signing, four_eyes, roles_of
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.law.rule import Setting, SettingKind
from domain.supervision.acting import by_supervisor
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.schedule import with_report
from domain.supervision.reports.state import Report
from domain.supervision.roles import ASSISTANT_DIRECTOR, LEADS, LINE_MANAGER, SERVICE_MANAGER

__all__ = [
    "ASK_ABSOLUTE", "SIGNERS", "DraftReport", "Key", "ReportDrafted", "ReportReturned", "ReportSignedOff",
    "ReturnReport", "SignOffReport", "asked_of", "draft_report", "drafted", "drafting_advice", "given_back",
    "incomplete",
    "known_objection", "report_of", "return_report", "sign_off_report", "signed_off", "signing_advice",
]  # fmt: skip

SIGNING: Final = Signing(
    "FOR-CDR-SIGNOFF",
    (
        Row(ASSISTANT_DIRECTOR, held_by=SERVICE_MANAGER),
        Row(SERVICE_MANAGER, held_by=LEADS),
        Row(LINE_MANAGER | LEADS),
    ),
    "SUP-REPORT-LM-SIGNOFF",
)
SIGNERS: Final = SIGNING.roles
ASK_ABSOLUTE: Final = Setting(
    "supervision_ask_absolute", "Whether every report says something of absolute discharge", SettingKind.YES_NO
)

_PERIOD: Final = 3
"""Months back from its due day that a report speaks of."""

Key = Field(pattern=r"^r[1-9][0-9]{0,3}$", description="The report, e.g. r1")


class Written(Message):
    """What the two parts say; each text as it stands on the form, or where the form is filed."""

    report: str = Key
    part_a: str = Field(default="", max_length=20000, description="Part A of the form")
    condition: str = Field(default="", max_length=20000, description="Part B: the person's condition")
    behaviour: str = Field(default="", max_length=20000, description="Part B: the person's behaviour in the community")
    other_agencies: str = Field(default="", max_length=20000, description="Which other agencies are involved, and how")
    mappa: Literal["not_eligible", "level_1", "level_2", "level_3"] | None = None
    absolute_discharge: Literal["not_considered", "not_recommended", "recommended"] = "not_considered"


class DraftReport(Written, Advised):
    """Complete Parts A and B: the report goes to the line manager."""

    type: Literal["DraftReport"] = "DraftReport"


class ReportDrafted(Written, Event):
    """Parts A and B are complete and wait for the line manager."""

    type: Literal["ReportDrafted"] = "ReportDrafted"
    version: int
    author: str


class ReturnReport(Advised):
    """Give a report back to the social supervisor."""

    type: Literal["ReturnReport"] = "ReturnReport"
    report: str = Key
    because: str = Field(min_length=3, max_length=8000)


class ReportReturned(Event):
    """A report went back; ``rule`` where it went back by itself for what it lacks."""

    type: Literal["ReportReturned"] = "ReportReturned"
    report: str
    version: int
    because: str
    rule: str = ""


class Assured(Message):
    """What the line manager says: the quality assurance, and the comments that stand on the form."""

    report: str = Key
    assured: str = Field(default="", max_length=8000, description="What the quality assurance looked at")
    comments: str = Field(default="", max_length=8000, description="The line manager's comments on the form")


class SignOffReport(Assured, Advised):
    """Comment on a report and sign it off."""

    type: Literal["SignOffReport"] = "SignOffReport"


class ReportSignedOff(Assured, Event):
    """The line manager commented and signed; ``authors`` are all who wrote at it."""

    type: Literal["ReportSignedOff"] = "ReportSignedOff"
    version: int
    signer: str
    authors: tuple[str, ...]


def draft_report(command: DraftReport, file: SupervisionFile, now: Circumstances) -> Ruling:
    """By the social supervisor who has the case, or who covers; both parts are complete."""
    report = report_of(file, command.report)
    taken = "This report is with the line manager, or further: it is given back first."
    return unless_refused(
        asked_of(
            file,
            command.report,
            by_supervisor(file, now, "FOR-CDR-PARTS"),
            unless(report.step in {"SCHEDULED", "DRAFT"}, "FOR-CDR-ORDER", taken, "report"),
            unless(said(command.part_a), "FOR-CDR-PARTS", "Complete Part A.", "part_a"),
            unless(said(command.condition), "SUP-REPORT-CONTENT", "Report on the person's condition.", "condition"),
            unless(said(command.behaviour), "SUP-REPORT-CONTENT", "Report on the behaviour.", "behaviour"),
        ),
        ReportDrafted.model_validate({**command.body(), "version": report.version + 1, "author": now.by.id}),
    )


def drafting_advice(
    command: DraftReport, file: SupervisionFile, now: Circumstances
) -> tuple[Objection | None, ...]:  # fmt: skip
    """What the record of the period is expected to show; a reason says why it was not done."""
    since = add_months(report_of(file, command.report).due_on, -_PERIOD)
    heard = {who for who, at in file.visits.liaison.items() if now.calendar.local_date(at) >= since}
    considered = command.absolute_discharge != "not_considered" or not now.area.chosen(ASK_ABSOLUTE.name, now.today)
    return (
        unless("clinical_supervisor" in heard, "SUP-CS-LIAISON", "Record the liaison with the clinical supervisor."),
        unless(heard >= {"family", "placement"}, "SUP-INFO-SOURCES", "Ask family and placement, or say why not."),
        unless("other_discipline" in heard, "SUP-JOINT-WORK", "Record the work with other disciplines."),
        unless(considered, "SUP-EX-ABS-RECOMMEND", "Consider absolute discharge.", "absolute_discharge"),
    )


def incomplete(event: ReportDrafted) -> Iterator[ReportReturned]:
    """What the Guidance says every report must tell: without it the report goes back at once."""
    lacks = [
        words for words, there in (
            ("the MAPPA status", event.mappa is not None), ("other agencies' involvement", said(event.other_agencies)),
        ) if not there
    ]  # fmt: skip
    if lacks:
        yield ReportReturned(
            report=event.report, version=event.version, because=f"Without {' and '.join(lacks)}.",
            rule="MDO-CD-REPORT-CONTENT",
        )  # fmt: skip


def return_report(command: ReturnReport, file: SupervisionFile, now: Circumstances) -> Ruling:
    """By whoever may sign it."""
    report = report_of(file, command.report)
    return unless_refused(
        asked_of(file, command.report, *_waits(report), *_signing(file, report, now)),
        ReportReturned(report=command.report, version=report.version, because=command.because),
    )


def sign_off_report(command: SignOffReport, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Quality assured, commented, and by the right signer, who wrote nothing of it."""
    report = report_of(file, command.report)
    assured, comments = "Say what the quality assurance looked at.", "Enter the line manager's comments."
    return unless_refused(
        asked_of(
            file,
            command.report,
            *_waits(report),
            *_signing(file, report, now),
            unless(said(command.assured), "FOR-CDR-QA", assured, "assured"),
            unless(said(command.comments), "FOR-CDR-LM-COMMENTS", comments, "comments"),
        ),
        ReportSignedOff.model_validate(
            {**command.body(), "version": report.version, "signer": now.by.id, "authors": report.authors}
        ),
    )


def signing_advice(command: SignOffReport, file: SupervisionFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """Its content was talked about in supervision before."""
    words = "Talk about the content of the report in supervision and note it there."
    return (unless(report_of(file, command.report).discussed, "SUP-REPORT-REFLECTION", words),)


def _waits(report: Report) -> tuple[Objection | None, ...]:
    words = "This report does not wait for the line manager: the social supervisor completes Parts A and B first."
    return (unless(report.step == "LM_QA", "FOR-CDR-ORDER", words, "report"),)


def _signing(file: SupervisionFile, report: Report, now: Circumstances) -> tuple[Objection | None, ...]:
    supervisors = file.supervisors
    named = now.acts_for(supervisors.line_manager)
    return (
        *four_eyes(
            SIGNING, now, authors=(*report.authors, supervisors.social),
            holder_roles=roles_of(supervisors.social, now),
        ),
        unless(named, "FOR-CDR-SIGNOFF", "This is signed by the line manager who is named on the case."),
    )  # fmt: skip


def report_of(file: SupervisionFile, key: str) -> Report:
    """The report of this key; one that was never scheduled stands as an empty one, and is refused beside it."""
    return file.reports.known.get(key) or Report(nth=0, due_on=date.max)


def known_objection(file: SupervisionFile, key: str, field: str = "report") -> Objection | None:
    """Unless a report of this key was scheduled, and not cancelled."""
    known = file.reports.known.get(key)
    there = known is not None and known.step != "CANCELLED"
    return unless(there, "SUP-REPORT-QUARTERLY", "No such report is owed on this case.", field)


def asked_of(file: SupervisionFile, key: str, *objections: Objection | None) -> tuple[Objection | None, ...]:
    """The objections to what is done to a report; of one that is not owed nothing else is worth saying."""
    unknown = known_objection(file, key)
    return (unknown,) if unknown else objections


def drafted(file: SupervisionFile, event: ReportDrafted) -> SupervisionFile:
    """With the line manager."""
    report = file.reports.known[event.report]
    authors = tuple(dict.fromkeys((*report.authors, event.author)))
    return with_report(
        file, event.report,
        report.model_copy(update={"step": "LM_QA", "version": event.version, "authors": authors}),
    )  # fmt: skip


def given_back(file: SupervisionFile, event: ReportReturned) -> SupervisionFile:
    """With the social supervisor; the version stays on record."""
    return with_report(file, event.report, file.reports.known[event.report].model_copy(update={"step": "DRAFT"}))


def signed_off(file: SupervisionFile, event: ReportSignedOff) -> SupervisionFile:
    """May be sent."""
    return with_report(file, event.report, file.reports.known[event.report].model_copy(update={"step": "SIGNED"}))
